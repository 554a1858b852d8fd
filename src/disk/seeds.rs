//! Reads a list of seeds that is handed to `plan run`.

use crate::domain::lists::case_flaw::CaseFlaw;
use std::path::Path;

use crate::domain::ground::list_name::ListName;
use crate::domain::lists::fault::{Fault, Faults, Flaw};
use crate::domain::lists::record::Record;
use crate::domain::refusal::Refusal;
use crate::domain::year::plan::Task;
use crate::domain::year::seed_list::ListedSeed;
use crate::format::small_list::Table;

use crate::disk::case::Case;
use crate::disk::prepared::Prepared;
use crate::disk::{Trouble, list_rows};

/// Reads the list; every row must be right.
///
/// # Errors
/// [`CaseFlaw::Rows`], [`CaseFlaw::Unreadable`], or the file system fails.
pub fn read(case: &Case, path: &Path, tasks: &[&Task]) -> Result<Vec<ListedSeed>, Trouble> {
    let list = ListName::Seeds;
    let prepared = Prepared::handed_in(&case.handed_in(path, list), list)?;
    let mut faults = Faults::default();
    let Table { header, rows, .. } = list_rows::table(&prepared, list, &mut faults)?;
    let mut seeds: Vec<(u64, ListedSeed)> = Vec::new();
    for (number, cells) in rows {
        let mut record = Record::new(&header, number, &cells);
        let place = header.place("seed");
        let is_number = place.is_some_and(|place| prepared.rewritten_cells.contains(place, number));
        let seed = ListedSeed::read(&mut record, tasks, is_number);
        let same = |(_, known): &&(u64, ListedSeed)| {
            (&known.task, known.round) == (&seed.task, seed.round)
        };
        if let Some(&(first, _)) = seeds.iter().find(same) {
            record.fault("task", &seed.task, Flaw::Twice { first });
        }
        faults.append(record.into_faults().into());
        seeds.push((number, seed));
    }
    if seeds.is_empty() && faults.is_empty() {
        faults.push(Fault::new(list, 0, None, "", Flaw::NoRows));
    }
    header.locate(&mut faults);
    if !faults.is_empty() {
        return Err(Refusal::Case(CaseFlaw::Rows {
            file: prepared.name,
            faults: faults.kept,
            total: faults.total,
        })
        .into());
    }
    Ok(seeds.into_iter().map(|(_, seed)| seed).collect())
}
