//! Names of what was drawn: the rows of the drawn objects, fetched again from the library.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::domain::ground::arena::Arena;
use crate::domain::lists::columns::Header;
use crate::domain::lists::inspector::Inspector;
use crate::domain::lists::object::COMPANY;
use crate::domain::lists::record::Cells;
use crate::domain::method::drawn_rows::DrawnRow;
use crate::domain::year::lists::Lists;
use crate::format::list_csv::NamedRow;

use crate::disk::prepared::Prepared;
use crate::disk::{Trouble, library_rows};

/// How many texts of a column are kept once.
const KNOWN: usize = 256;

/// In how many parts the rows are fetched, so that no core waits long for another.
const PARTS: usize = 4;

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
        let part = |wanted: &[(u64, usize)]| -> Result<[Arena; 3], Trouble> {
            let mut cells = [(); 3].map(|()| Arena::new(places.len()));
            // Kinds and regions are few, and mostly kept once; names are not.
            let mut known = [0, KNOWN, KNOWN].map(|most| (HashMap::<String, usize>::new(), most));
            library_rows::fetch(prepared, wanted, |index, row| {
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
        // A file of its own for each reader; what was rewritten for reading has only one.
        let parts = if prepared.is_rewritten() { 1 } else { PARTS };
        let parts: Vec<_> = wanted.chunks(wanted.len().div_ceil(parts).max(1)).collect();
        let fetched: Vec<Result<[Arena; 3], Trouble>> = parts.into_par_iter().map(part).collect();
        let mut cells = [(); 3].map(|()| Arena::new(places.len()));
        for fetched in fetched {
            for (arena, more) in cells.iter_mut().zip(&fetched?) {
                arena.fill_from(more);
            }
        }
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

    /// The names for the drawn object at `index`.
    pub fn of(&self, index: usize, row: &DrawnRow<'_>) -> NamedRow<'_> {
        let [name, kind, region] = &self.cells;
        let person = |cert: &str| self.inspector(cert).map_or("", |i| &i.name);
        let (name, kind) = (name.get(index), kind.get(index));
        let is_company = kind.is_empty() && !name.is_empty();
        NamedRow {
            name,
            kind: if is_company { COMPANY } else { kind },
            region: region.get(index),
            team: row.team().map(person).collect(),
            assistance: self.assistance(row),
        }
    }

    /// Items for which nobody of the team holds a specialty.
    fn assistance(&self, row: &DrawnRow<'_>) -> Vec<String> {
        if !self.needs_specialty {
            return Vec::new();
        }
        let people: Vec<&Inspector> = row.team().filter_map(|cert| self.inspector(cert)).collect();
        self.lists.assistance(&self.items, &people)
    }

    /// An inspector of the list, by certificate number.
    pub fn inspector(&self, cert: &str) -> Option<&Inspector> {
        let (_, known) = &self.lists.inspectors[*self.inspectors.get(cert)?];
        Some(known)
    }
}
