//! The office's own files in a folder: tables that look like a list of a case folder, and those that look like none.

use std::fs;
use std::path::Path;

use crate::domain::ground::list_name::ListName;
use crate::domain::lists::which_list::{self, Likeness};

use crate::disk::list_file::{self, ListFile};
use crate::disk::prepared::Prepared;
use crate::disk::{At, Trouble, workbook};

/// How the names of lists end that are no workbooks.
const TEXTS: [&str; 9] = [
    "csv", "txt", "tsv", "tab", "htm", "html", "json", "jsonl", "ndjson",
];
/// Rows that are looked at.
const ROWS: usize = 20;

/// A table of the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeTable {
    /// The file, and behind `#` the sheet where its workbook has several.
    pub file: String,
    /// The list that it looks like.
    pub like: Option<Likeness>,
}

/// The tables that lie in a folder, by name.
///
/// # Errors
/// The file system fails.
pub fn tables(folder: &Path) -> Result<Vec<OfficeTable>, Trouble> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).at(folder)? {
        let entry = entry.at(folder)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // Excel and LibreOffice put a lock beside what is open.
        let is_lock = name.starts_with(['.', '~']);
        if !is_lock && entry.path().is_file() {
            names.push(name);
        }
    }
    names.sort();
    let mut tables = Vec::new();
    for name in names {
        let path = folder.join(&name);
        let extension = path.extension().unwrap_or_default().to_string_lossy();
        let is_text = TEXTS.contains(&extension.to_lowercase().as_str());
        if !is_text && !list_file::has_workbooks_name(&path) {
            continue;
        }
        match of_file(&path, &name) {
            Ok(found) => tables.extend(found),
            // A file that cannot be read looks like none; what is wrong with it, `check` says.
            Err(Trouble::Refused(_)) => tables.push(OfficeTable {
                file: name,
                like: None,
            }),
            Err(trouble) => return Err(trouble),
        }
    }
    Ok(tables)
}

fn of_file(path: &Path, name: &str) -> Result<Vec<OfficeTable>, Trouble> {
    let table = |file: String, rows: &[Vec<String>]| OfficeTable {
        file,
        like: which_list::which(rows),
    };
    let Some(mut book) = workbook::open(path)? else {
        return Ok(vec![table(name.to_owned(), &of_text(path)?)]);
    };
    let mut tables = Vec::new();
    let mut seen = 0;
    let sheets = book.sheets().into_iter();
    for sheet in sheets.filter(|sheet| !sheet.hidden) {
        let rows = book.first_rows(&sheet.name);
        let rows = rows.map_err(|error| workbook::trouble(path, error))?;
        if !rows.is_empty() {
            seen += 1;
            tables.push(table(format!("{name}#{}", sheet.name), &rows));
        }
    }
    let whole = |table: &mut OfficeTable| name.clone_into(&mut table.file);
    if seen == 1 {
        tables.iter_mut().for_each(whole);
    }
    // A sheet beside lists may be anything; a workbook without any is named once.
    if tables.iter().all(|table| table.like.is_none()) {
        tables = vec![table(name.to_owned(), &[])];
    } else {
        tables.retain(|table| table.like.is_some());
    }
    Ok(tables)
}

/// The first rows of a list that is no workbook.
fn of_text(path: &Path) -> Result<Vec<Vec<String>>, Trouble> {
    let prepared = Prepared::open(&ListFile::named(path), ListName::Objects)?;
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(prepared.reader(0)?);
    let rows = reader.into_byte_records().take(ROWS).map_while(Result::ok);
    let text = |cell: &[u8]| {
        let text = String::from_utf8_lossy(cell);
        text.trim_start_matches('\u{feff}').to_owned()
    };
    Ok(rows.map(|row| row.iter().map(text).collect()).collect())
}
