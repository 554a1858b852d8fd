//! Searches a list, row by row, however long it is.

use crate::domain::ground::list_name::ListName;
use crate::domain::ground::word::without_text_marks;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::lists::columns::Header;
use crate::domain::lists::record::Cells;
use crate::domain::lists::search::Condition;
use crate::domain::year::object_year::{self, ObjectYears};
use crate::format::csv_cells::Row;

use crate::disk::book_read::BookRead;
use crate::disk::case::Case;
use crate::disk::list_rows::{each_row, sound_header};
use crate::disk::prepared::Prepared;
use crate::disk::{Trouble, lists, times_drawn};

/// The cells of some rows.
pub type ShownRows = Vec<Vec<String>>;

/// Where a condition looks.
#[derive(Clone, Copy)]
enum Place {
    /// A cell of the row.
    Cell(usize),
    /// A column that only the year knows.
    Year(usize),
}

/// Gives the columns' names, the first `limit` rows that meet all conditions, and how many rows do.
///
/// Objects have the columns of [`object_year::COLUMNS`] behind their own, from the book.
///
/// # Errors
/// [`CaseFlaw::NoColumn`] for a condition on no column, [`CaseFlaw::Lists`] for a header with faults, or a file cannot
/// be read.
pub fn search(
    case: &Case,
    list: ListName,
    conditions: &[Condition],
    read: &BookRead,
    limit: usize,
) -> Result<(Vec<String>, ShownRows, u64), Trouble> {
    let prepared = Prepared::open(&case.list(list), list)?;
    let header = sound_header(&prepared, list)?;
    let mut names = header.names.clone();
    let (mut tasks, mut drawn) = Default::default();
    if list == ListName::Objects {
        names.extend(object_year::COLUMNS.iter().map(|(zh, _)| (*zh).to_owned()));
        tasks = lists::read(case)?.0.plan;
        drawn = times_drawn::read(&read.facts, &read.book)?;
    }
    let of_plan = tasks.iter().map(|(_, task)| task);
    let year = (list == ListName::Objects)
        .then(|| ObjectYears::new(&header, &case.settings, of_plan, (&read.book, &drawn)));
    let places = places(conditions, &header, year.is_some(), &names)?;
    let holds = |row: &Row<'_>| {
        let mut conditions = conditions.iter().zip(&places);
        conditions.all(|(condition, place)| match (place, &year) {
            (Place::Cell(place), _) => condition.holds(&row.cell(*place)),
            (Place::Year(place), Some(year)) => condition.holds(&year.cell(*place, row)),
            (Place::Year(_), None) => false,
        })
    };
    let (mut rows, mut found) = (Vec::new(), 0);
    each_row(&prepared, &header, |row| {
        if holds(row) {
            found += 1;
            if rows.len() >= limit {
                return;
            }
            let cells = 0..header.names.len();
            let mut cells: Vec<String> = cells
                .map(|i| without_text_marks(row.cell(i).trim()).to_owned())
                .collect();
            cells.extend(year.iter().flat_map(|year| year.cells(row)));
            rows.push(cells);
        }
    })?;
    Ok((names, rows, found))
}

/// Where each condition looks.
fn places(
    conditions: &[Condition],
    header: &Header,
    with_year: bool,
    names: &[String],
) -> Result<Vec<Place>, Trouble> {
    let place = |condition: &Condition| {
        let name = condition.column.as_str();
        let own = header.place_of_any(name).map(Place::Cell);
        let of_year = || {
            object_year::place_of(name)
                .filter(|_| with_year)
                .map(Place::Year)
        };
        let place = own.or_else(of_year).filter(|_| !name.is_empty());
        place.ok_or_else(|| {
            let known = names.to_vec();
            let name = name.to_owned();
            CaseFlaw::NoColumn { name, known }.into()
        })
    };
    conditions.iter().map(place).collect()
}
