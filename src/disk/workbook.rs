//! Workbooks (工作簿) that lie in the place of a list: which sheet is the list, and what it holds as CSV in a temporary
//! file.

use std::fs::File;
use std::path::Path;

use crate::domain::ground::list_name::ListName;
use crate::domain::lists::case_flaw::{CaseFlaw, Unreadable};
use crate::domain::lists::header_row::KnownNames;
use crate::domain::lists::read_note::ReadNote;
use crate::format::workbook::Workbook;
use crate::format::workbook::sheet::{RewrittenCells, SheetName, WorkbookError};

use crate::disk::list_file::ListFile;
use crate::disk::{Trouble, temporary};

/// A sheet as CSV.
#[derive(Debug)]
pub struct SheetFile {
    /// The CSV, which vanishes with the program.
    pub csv: File,
    /// In a list of seeds, the cells that do not say what was entered there.
    pub rewritten: RewrittenCells,
    /// What was done to the sheet.
    pub said: Vec<ReadNote>,
}

/// The sheet that is the list, as CSV; nothing when the file is no workbook.
///
/// # Errors
/// [`CaseFlaw::Unreadable`], or the file system fails.
pub fn csv_of(file: &ListFile, list: ListName) -> Result<Option<SheetFile>, Trouble> {
    let path = file.path.as_path();
    let trouble = |error| trouble(path, error);
    let Some(mut book) = open(path)? else {
        return Ok(None);
    };
    let names = KnownNames::new(list, &file.headings);
    let sheets = looked_at(&mut book, &names).map_err(trouble)?;
    let chosen = chosen(&sheets, file.sheet.as_deref(), names.least());
    let chosen = chosen.map_err(|why| trouble(WorkbookError::Refused(why)))?;
    let mut said = note(&sheets, chosen);
    let header = chosen.header;
    let mut written = None;
    let csv = temporary::file(|out| {
        let done = book.write_sheet(&chosen.sheet.name, header, out);
        written = Some(done.map_err(trouble)?);
        Ok(())
    })?;
    let written = written.unwrap_or_default();
    let rewritten = match list {
        ListName::Seeds => book.rewritten_cells(&chosen.sheet.name).map_err(trouble)?,
        _ => RewrittenCells::default(),
    };
    said.extend(written.hidden.map(|rows| ReadNote::Hidden { rows }));
    if !written.hidden_columns.is_empty() {
        let columns = written.hidden_columns;
        said.push(ReadNote::HiddenColumns { columns });
    }
    let filled = written.filled.into_iter();
    said.extend(filled.map(|(column, cells)| ReadNote::Filled { column, cells }));
    Ok(Some(SheetFile {
        csv,
        rewritten,
        said,
    }))
}

/// Opens a workbook; nothing when the file is none.
///
/// # Errors
/// [`CaseFlaw::Unreadable`], or the file system fails.
pub fn open(path: &Path) -> Result<Option<Workbook<File>>, Trouble> {
    Workbook::open(|| File::open(path)).map_err(|error| trouble(path, error))
}

/// What a workbook could not be read for.
pub fn trouble(path: &Path, error: WorkbookError) -> Trouble {
    match error {
        WorkbookError::Refused(why) => {
            let file = path.file_name().unwrap_or(path.as_os_str());
            let file = file.to_string_lossy().into_owned();
            CaseFlaw::Unreadable { file, why }.into()
        }
        WorkbookError::Io(error) => Trouble::File {
            path: path.to_owned(),
            error,
        },
    }
}

/// A sheet with something in it, and what its first rows say.
struct Looked {
    sheet: SheetName,
    /// The row that looks like the list's header, where one does.
    header: Option<u32>,
    /// How many of the list's names it holds.
    names: usize,
}

fn looked_at(book: &mut Workbook<File>, names: &KnownNames) -> Result<Vec<Looked>, WorkbookError> {
    let mut looked = Vec::new();
    for sheet in book.sheets() {
        let rows = book.first_rows(&sheet.name)?;
        if rows.is_empty() {
            continue;
        }
        let found = names.find(rows.iter().map(Vec::as_slice));
        let found = found.filter(|found| found.names >= names.least());
        looked.push(Looked {
            sheet,
            header: found.and_then(|found| u32::try_from(found.index).ok()),
            names: found.map_or(0, |found| found.names),
        });
    }
    Ok(looked)
}

/// The sheet that was asked for; else the only one that has the list's header, those that are not hidden first; else the
/// first.
fn chosen<'s>(
    sheets: &'s [Looked],
    asked: Option<&str>,
    least: usize,
) -> Result<&'s Looked, Unreadable> {
    let names = |sheets: &mut dyn Iterator<Item = &Looked>| {
        sheets.map(|looked| looked.sheet.name.clone()).collect()
    };
    if let Some(asked) = asked {
        let called = [asked, unquoted(asked), unquoted(asked).trim()];
        let find = |name: &str| sheets.iter().find(|looked| looked.sheet.name == name);
        let bare = |name: &str| {
            sheets
                .iter()
                .find(|looked| looked.sheet.name.trim() == name)
        };
        let found = called.into_iter().find_map(find);
        return found
            .or_else(|| bare(called[2]))
            .ok_or_else(|| Unreadable::NoSheet(asked.to_owned(), names(&mut sheets.iter())));
    }
    for hidden in [false, true] {
        let fit = || {
            let these = sheets.iter().filter(|looked| looked.sheet.hidden == hidden);
            these.filter(|looked| looked.names >= least)
        };
        let best = fit().map(|looked| looked.names).max().unwrap_or(0);
        // A sheet that has much fewer of the names is another list.
        let mut alike = fit().filter(|looked| 3 * looked.names >= 2 * best);
        match (alike.next(), alike.next()) {
            (Some(_), Some(_)) => {
                let mut alike = fit().filter(|looked| 3 * looked.names >= 2 * best);
                return Err(Unreadable::SeveralSheets(names(&mut alike)));
            }
            (Some(only), None) => return Ok(only),
            _ => {}
        }
    }
    let shown = sheets.iter().find(|looked| !looked.sheet.hidden);
    shown.or(sheets.first()).ok_or(Unreadable::EmptyWorkbook)
}

/// The quotes that people put around the name of a sheet.
const QUOTES: [(char, char); 6] = [
    ('"', '"'),
    ('\'', '\''),
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('＂', '＂'),
];

/// A name without the quotes around it.
fn unquoted(name: &str) -> &str {
    let inside = |(begin, end): &(char, char)| name.strip_prefix(*begin)?.strip_suffix(*end);
    QUOTES.iter().find_map(inside).unwrap_or(name)
}

/// Which sheet was read is said where there is another, or where it is hidden.
fn note(sheets: &[Looked], chosen: &Looked) -> Vec<ReadNote> {
    let others = sheets.iter().map(|looked| &looked.sheet.name);
    let others: Vec<String> = others
        .filter(|name| **name != chosen.sheet.name)
        .cloned()
        .collect();
    if others.is_empty() && !chosen.sheet.hidden {
        return Vec::new();
    }
    vec![ReadNote::Sheet {
        name: chosen.sheet.name.clone(),
        hidden: chosen.sheet.hidden,
        others,
    }]
}
