//! What was done to a list so that it could be read, for saying so: nothing is left out or changed in silence.

use super::rows::Rows;

/// One thing that was done to a list while it was read; rows are the file's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadNote {
    /// Rows above the header (标题, 填报单位, group captions) were passed over.
    TitleRows {
        /// How many; the header is the next one.
        rows: u64,
    },
    /// A line of totals at the end (合计) was left out.
    Total {
        /// Its row.
        row: u64,
    },
    /// A line of signatures or remarks at the end (填报人, 审核人, 注) was left out.
    Signature {
        /// Its row.
        row: u64,
    },
    /// The columns are parted by something else than a comma.
    Separator(char),
    /// It is a table of a web page, whatever its name ends in.
    WebPage,
    /// Of a workbook with several sheets (工作表), or with a hidden one, this one was read.
    Sheet {
        /// Its name.
        name: String,
        /// Whether the workbook hides it.
        hidden: bool,
        /// Those that were not read.
        others: Vec<String>,
    },
    /// Rows that the workbook hides were read like all others.
    Hidden {
        /// Which.
        rows: Rows,
    },
    /// Cells merged downwards (合并单元格) were filled.
    Filled {
        /// The column's heading.
        column: String,
        /// How many cells got the value of the first one.
        cells: u64,
    },
}

impl ReadNote {
    /// The word for scripts.
    pub fn word(&self) -> &'static str {
        match self {
            Self::TitleRows { .. } => "title-rows",
            Self::Total { .. } => "total",
            Self::Signature { .. } => "signature",
            Self::Separator(_) => "separator",
            Self::WebPage => "web-page",
            Self::Sheet { .. } => "sheet",
            Self::Hidden { .. } => "hidden",
            Self::Filled { .. } => "filled",
        }
    }
}
