//! `lists merge`: a list in which a code stands in several rows becomes one in which each stands once, in a new file.

use std::path::{Path, PathBuf};

use crate::domain::ground::list_name::ListName;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::lists::fault::Faults;
use crate::domain::versions::merge::{Merged, Merging};
use crate::format::csv_out::CsvOut;
use crate::format::small_list::Table;

use crate::disk::case::own_headings;
use crate::disk::list_file::ListFile;
use crate::disk::prepared::Prepared;
use crate::disk::{Trouble, durable, list_rows, paper_place};

/// What is to be merged.
#[derive(Debug)]
pub struct MergeRequest {
    /// The list.
    pub file: PathBuf,
    /// The column of the code, by any of its names.
    pub by: String,
    /// The file to be written, which must not be there.
    pub out: PathBuf,
}

/// Merges the rows of a list of objects, and writes the new list; the office's own headings are those of the case folder at `root`.
///
/// # Errors
/// A file that is there, a list that cannot be read, a column that it does not have, rows of one code that do not agree, or the
/// file system fails. Nothing is written then.
pub fn merge(root: &Path, request: &MergeRequest) -> Result<Merged, Trouble> {
    paper_place::new_file(&request.out)?;
    let list = ListName::Objects;
    let file = ListFile::named(&request.file).under(own_headings(root, list).as_ref());
    let prepared = Prepared::handed_in(&file, list)?;
    let refused = |faults: Faults| {
        let (file, total) = (prepared.name.clone(), faults.total);
        let faults = faults.sorted();
        Trouble::from(CaseFlaw::Rows {
            file,
            faults,
            total,
        })
    };
    let mut faults = Faults::default();
    let Table { header, rows, .. } = list_rows::table(&prepared, list, &mut faults)?;
    if !faults.is_empty() {
        header.locate(&mut faults);
        return Err(refused(faults));
    }
    let by = header.place_of_any(&request.by).ok_or_else(|| {
        let (name, known) = (request.by.clone(), header.names.clone());
        Trouble::from(CaseFlaw::NoColumn { name, known })
    })?;
    let mut merging = Merging::new(&header, by);
    for (row, cells) in rows {
        merging.add(row, cells);
    }
    let merged = merging.finish().map_err(refused)?;
    prepared.check_unchanged()?;
    write(&request.out, &header.names, &merged.rows)?;
    Ok(merged)
}

fn write(path: &Path, names: &[String], rows: &[Vec<String>]) -> Result<(), Trouble> {
    durable::create(path, |out| {
        let mut csv = CsvOut::new(out)?;
        csv.row(names.iter().map(String::as_str))?;
        for row in rows {
            csv.row(row.iter().map(String::as_str))?;
        }
        csv.finish().map(|_| ())
    })?;
    Ok(())
}
