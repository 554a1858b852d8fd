//! Where a list lies: a file, and of a workbook (工作簿) which of its sheets.

use std::path::{Path, PathBuf};

use crate::domain::lists::columns::OwnHeadings;

/// How the names of workbooks end.
pub const WORKBOOKS: [&str; 8] = ["xlsx", "xls", "et", "ods", "xlsm", "xlsb", "ett", "wps"];

/// The file of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListFile {
    /// The file.
    pub path: PathBuf,
    /// The sheet (工作表) that was asked for, where the file is a workbook.
    pub sheet: Option<String>,
    /// The office's own headings, each with the key of its column.
    pub headings: OwnHeadings,
}

impl ListFile {
    /// The file that somebody names; behind a workbook's name `#` and a sheet may stand: `名录.xlsx#企业`. The first `#` that
    /// stands behind the name of a workbook parts them.
    pub fn named(name: &Path) -> Self {
        let text = name.to_string_lossy();
        let mut parted = text
            .match_indices('#')
            .map(|(place, _)| text.split_at(place));
        let found = parted.find(|(file, _)| has_workbooks_name(Path::new(file)));
        let sheet = found.map(|(file, sheet)| (file, &sheet[1..]));
        let (path, sheet) = match sheet {
            Some((file, sheet)) if !sheet.is_empty() => {
                (PathBuf::from(file), Some(sheet.to_owned()))
            }
            _ => (name.to_owned(), None),
        };
        Self {
            path,
            sheet,
            headings: OwnHeadings::new(),
        }
    }

    /// The same with the office's own headings.
    #[must_use]
    pub fn under(mut self, headings: Option<&OwnHeadings>) -> Self {
        self.headings = headings.cloned().unwrap_or_default();
        self
    }
}

/// Whether the file's name is one that workbooks have.
pub fn has_workbooks_name(path: &Path) -> bool {
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    extension.is_some_and(|extension| WORKBOOKS.contains(&extension.as_str()))
}
