//! Columns of the office's plan list that no plan knows, for tables that ask for them.

use std::collections::BTreeMap;

use crate::domain::ground::list_name::ListName;
use crate::domain::lists::fault::Faults;
use crate::domain::lists::record::{Cells as _, Record};
use crate::domain::year::filed_as::OwnCells;
use crate::format::small_list::Table;

use crate::disk::Trouble;
use crate::disk::case::Case;
use crate::disk::list_rows;
use crate::disk::prepared::Prepared;

/// A task as a row of the list has it: its id, and its name as words are compared. In a list without ids a row may have moved.
pub type TaskNamed = (String, String);

/// The cells of each task in columns of these names, by the keys that the names stand for.
///
/// # Errors
/// The list cannot be read at all.
pub fn cells(
    case: &Case,
    wanted: &[(&'static str, Vec<&'static str>)],
) -> Result<BTreeMap<TaskNamed, OwnCells>, Trouble> {
    let list = ListName::Plan;
    let prepared = Prepared::open(&case.list(list), list)?;
    // What is wrong with the list as it is today is for `check` to say.
    let Table { header, rows, .. } = list_rows::table(&prepared, list, &mut Faults::default())?;
    let places = wanted.iter().map(|(key, names)| {
        let mut places: Vec<usize> = Vec::new();
        for place in names.iter().filter_map(|name| header.place_of_any(name)) {
            if header.known_at(place).is_none() && !places.contains(&place) {
                places.push(place);
            }
        }
        (*key, places)
    });
    let places: Vec<(&'static str, Vec<usize>)> = places.collect();
    let mut tasks = BTreeMap::new();
    for ((number, cells), nth) in rows.into_iter().zip(1..) {
        let mut record = Record::new(&header, number, &cells).nth(nth);
        let task = (record.id(), record.word("name").into_owned());
        let own = places.iter().map(|(key, places)| {
            let cells = places.iter().map(|place| cells.cell(*place).into_owned());
            (*key, cells.collect())
        });
        tasks.entry(task).or_insert_with(|| own.collect());
    }
    Ok(tasks)
}
