//! What was done to a list so that it could be read, for saying so: nothing is left out or changed in silence.

use super::no_row::NoRow;
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
    /// Totals among the rows (小计, 本页合计) were left out.
    Totals {
        /// Which.
        rows: Rows,
    },
    /// The header, which stands among the rows once more, was left out.
    Headers {
        /// Where.
        rows: Rows,
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
    /// Columns that the workbook hides were read like all others.
    HiddenColumns {
        /// Their headings.
        columns: Vec<String>,
    },
    /// Cells merged downwards (合并单元格) were filled.
    Filled {
        /// The column's heading.
        column: String,
        /// How many cells got the value of the first one.
        cells: u64,
    },
}

/// How much was left out of lists, and how much was read that workbooks hide.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PassedOver {
    /// Lines left out: totals, signatures, headers once more.
    pub left_out: u64,
    /// Hidden rows that were read.
    pub hidden_rows: u64,
    /// Hidden columns that were read.
    pub hidden_columns: usize,
}

impl PassedOver {
    /// By these notes.
    pub fn of<'n>(notes: impl Iterator<Item = &'n ReadNote>) -> Self {
        let mut sum = Self::default();
        for note in notes {
            match note {
                ReadNote::Total { .. } | ReadNote::Signature { .. } => sum.left_out += 1,
                ReadNote::Totals { rows } | ReadNote::Headers { rows } => {
                    sum.left_out += rows.count();
                }
                ReadNote::Hidden { rows } => sum.hidden_rows += rows.count(),
                ReadNote::HiddenColumns { columns } => sum.hidden_columns += columns.len(),
                ReadNote::TitleRows { .. }
                | ReadNote::Separator(_)
                | ReadNote::WebPage
                | ReadNote::Sheet { .. }
                | ReadNote::Filled { .. } => {}
            }
        }
        sum
    }
}

impl ReadNote {
    /// What was left out among the rows: each line's row, ascending, and what it is.
    pub fn left_out(lines: &[(u64, NoRow)]) -> Vec<Self> {
        let rows = |kind: NoRow| {
            Rows::of(
                lines
                    .iter()
                    .filter(|(_, of)| *of == kind)
                    .map(|(row, _)| *row),
            )
        };
        let totals = rows(NoRow::Total).map(|rows| Self::Totals { rows });
        let headers = rows(NoRow::Header).map(|rows| Self::Headers { rows });
        totals.into_iter().chain(headers).collect()
    }

    /// The word for scripts.
    pub fn word(&self) -> &'static str {
        match self {
            Self::TitleRows { .. } => "title-rows",
            Self::Total { .. } => "total",
            Self::Signature { .. } => "signature",
            Self::Totals { .. } => "totals",
            Self::Headers { .. } => "headers",
            Self::Separator(_) => "separator",
            Self::WebPage => "web-page",
            Self::Sheet { .. } => "sheet",
            Self::Hidden { .. } => "hidden",
            Self::HiddenColumns { .. } => "hidden-columns",
            Self::Filled { .. } => "filled",
        }
    }
}
