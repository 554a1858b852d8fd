//! Names of what was drawn: the rows of the drawn objects, fetched again from the library.

use crate::domain::inspector::Inspector;
use crate::domain::lists::Lists;
use crate::domain::plan::Task;
use crate::domain::record::Cells;
use crate::domain::verify::DrawnLine;
use crate::format::list_csv::Named;

use super::Trouble;
use super::library::{self, Library};

/// The names for each drawn object, in draw order. An object that is no longer in the library has none.
///
/// # Errors
/// The library changed meanwhile, or the file system fails.
pub fn find(
    lists: &Lists,
    task: &Task,
    library: Library,
    drawn: &[DrawnLine],
) -> Result<Vec<Named>, Trouble> {
    let codes: Vec<&str> = drawn.iter().map(|line| line.code.as_str()).collect();
    let places = library.places(&codes);
    let Library {
        header, prepared, ..
    } = library;
    let column = |key: &str| header.place(key);
    let (name, kind, region) = (column("name"), column("kind"), column("region"));
    let mut named: Vec<Named> = drawn.iter().map(|line| team(lists, task, line)).collect();
    library::fetch(&prepared, &places, |index, row| {
        let cell = |place: Option<usize>| {
            place.map_or(String::new(), |place| row.cell(place).trim().to_owned())
        };
        let found = &mut named[index];
        found.name = cell(name);
        found.kind = cell(kind);
        found.region = cell(region);
    })?;
    Ok(named)
}

fn team(lists: &Lists, task: &Task, line: &DrawnLine) -> Named {
    let inspector = |cert: &String| {
        lists
            .inspectors
            .iter()
            .map(|(_, i)| i)
            .find(|i| i.cert == *cert)
    };
    let people: Vec<&Inspector> = line.team.iter().filter_map(inspector).collect();
    Named {
        team: line
            .team
            .iter()
            .map(|cert| inspector(cert).map_or(String::new(), |i| i.name.clone()))
            .collect(),
        assistance: lists.assistance(task, &people),
        ..Named::default()
    }
}
