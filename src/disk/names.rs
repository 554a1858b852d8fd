//! Names of what was drawn: the rows of the drawn objects, fetched again from the library.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::iter::{
    IndexedParallelIterator, IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelIterator,
};

use crate::domain::ground::arena::Arena;
use crate::domain::lists::columns::Header;
use crate::domain::lists::inspector::Inspector;
use crate::domain::lists::object::COMPANY;
use crate::domain::lists::record::Cells;
use crate::domain::method::drawn_rows::{DrawnRow, DrawnRows};
use crate::domain::year::lists::Lists;
use crate::format::list_csv::NamedRow;

use crate::disk::prepared::Prepared;
use crate::disk::{Trouble, library_rows};

/// How many texts of a column are kept once.
const KNOWN: usize = 256;

/// In how many parts the rows are fetched, so that no core waits long for another.
const PARTS: usize = 16;

/// Names of drawn objects, by their place in the draw order.
#[derive(Debug)]
pub struct Names {
    lists: Arc<Lists>,
    /// Ids of the items that the draw is about, as its texts have them.
    items: Vec<String>,
    /// Whether any of those items needs a specialty.
    needs_specialty: bool,
    /// Where each inspector stands in the list, by certificate number.
    inspectors: HashMap<String, usize>,
    /// 名称, 对象类型, 区域 of each object.
    cells: [Arena; 3],
}

impl Names {
    /// Fetches the rows at `places`. An object that is no longer in the library has no name.
    ///
    /// # Errors
    /// The library changed meanwhile, or the file system fails.
    pub fn fetch(
        lists: &Arc<Lists>,
        items: &[String],
        header: &Header,
        prepared: &Prepared,
        places: &[Option<u64>],
    ) -> Result<Self, Trouble> {
        let columns = ["name", "kind", "region"].map(|key| header.place(key));
        let part = |wanted: &&[(u64, usize)]| -> Result<[Arena; 3], Trouble> {
            let mut cells = [(); 3].map(|()| Arena::new(wanted.len()));
            let wanted = wanted.iter().zip(0..);
            let wanted: Vec<(u64, usize)> = wanted.map(|((at, _), place)| (*at, place)).collect();
            // Kinds and regions are few, and mostly kept once; names are not.
            let mut known = [0, KNOWN, KNOWN].map(|most| (HashMap::<String, usize>::new(), most));
            library_rows::fetch(prepared, &wanted, |index, row| {
                for ((arena, column), (known, most)) in
                    cells.iter_mut().zip(columns).zip(&mut known)
                {
                    let Some(cell) = column.map(|column| row.cell(column)) else {
                        continue;
                    };
                    let text = cell.trim();
                    if let Some(other) = known.get(text) {
                        arena.set_as(index, *other);
                        continue;
                    }
                    arena.set(index, text);
                    if known.len() < *most {
                        known.insert(text.to_owned(), index);
                    }
                }
            })?;
            Ok(cells)
        };
        let wanted = library_rows::in_file_order(places);
        let parts: Vec<_> = wanted.chunks(wanted.len().div_ceil(PARTS).max(1)).collect();
        let fetched: Vec<Result<[Arena; 3], Trouble>> = parts.par_iter().map(part).collect();
        let fetched: Vec<[Arena; 3]> = fetched.into_iter().collect::<Result<_, Trouble>>()?;
        let mut cells = [(); 3].map(|()| Arena::new(places.len()));
        cells
            .par_iter_mut()
            .enumerate()
            .for_each(|(column, cells)| {
                for (wanted, fetched) in parts.iter().zip(&fetched) {
                    cells.fill_from(&fetched[column], wanted.iter().map(|(_, index)| *index));
                }
            });
        prepared.check_unchanged()?;
        let inspectors = lists.inspectors.iter().zip(0..);
        Ok(Self {
            inspectors: inspectors
                .map(|((_, known), place)| (known.cert.clone(), place))
                .collect(),
            needs_specialty: lists
                .items_of(items)
                .any(|item| !item.specialties.is_empty()),
            lists: lists.clone(),
            items: items.to_vec(),
            cells,
        })
    }

    /// The names for these drawn objects.
    pub fn of_draw<'n>(&'n self, drawn: &DrawnRows) -> NamesOfDraw<'n> {
        let certs = drawn.certs().iter();
        NamesOfDraw {
            names: self,
            people: certs.map(|cert| self.inspector(cert)).collect(),
        }
    }

    /// These drawn objects, each with its names.
    pub fn each<'n>(
        &'n self,
        drawn: &'n DrawnRows,
    ) -> impl Iterator<Item = (DrawnRow<'n>, NamedRow<'n>)> {
        let names = self.of_draw(drawn);
        let rows = drawn.iter().enumerate();
        rows.map(move |(index, row)| (row, names.of(index, &row)))
    }

    /// An inspector of the list, by certificate number.
    pub fn inspector(&self, cert: &str) -> Option<&Inspector> {
        let (_, known) = &self.lists.inspectors[*self.inspectors.get(cert)?];
        Some(known)
    }
}

/// Names for the objects of a draw.
#[derive(Debug)]
pub struct NamesOfDraw<'n> {
    names: &'n Names,
    /// The inspectors of the list, by the places of their certificate numbers in the draw.
    people: Vec<Option<&'n Inspector>>,
}

impl<'n> NamesOfDraw<'n> {
    /// Those for the drawn object at `index`.
    pub fn of(&self, index: usize, row: &DrawnRow<'_>) -> NamedRow<'n> {
        let [name, kind, region] = &self.names.cells;
        let people = row.seats.iter().map(|seat| self.people[*seat as usize]);
        let (name, kind) = (name.get(index), kind.get(index));
        let is_company = kind.is_empty() && !name.is_empty();
        NamedRow {
            name,
            kind: if is_company { COMPANY } else { kind },
            region: region.get(index),
            team: people
                .clone()
                .map(|of| of.map_or("", |of| &of.name))
                .collect(),
            assistance: self.assistance(people.flatten()),
        }
    }

    /// Items for which nobody of the team holds a specialty.
    fn assistance(&self, team: impl Iterator<Item = &'n Inspector>) -> Vec<String> {
        let names = self.names;
        if !names.needs_specialty {
            return Vec::new();
        }
        let team: Vec<&Inspector> = team.collect();
        names.lists.assistance(&names.items, &team)
    }
}
