//! Names of what was drawn: the rows of the drawn objects, fetched again from the library.

use std::collections::BTreeMap;
use std::sync::Arc;

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

/// Names of drawn objects, by their place in the draw order.
#[derive(Debug)]
pub struct Names {
    lists: Arc<Lists>,
    /// Ids of the items that the draw is about, as its texts have them.
    items: Vec<String>,
    /// Where each inspector stands in the list, by certificate number.
    inspectors: BTreeMap<String, usize>,
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
            library_rows::fetch(prepared, wanted, |index, row| {
                for (arena, column) in cells.iter_mut().zip(columns) {
                    if let Some(column) = column {
                        arena.set(index, row.cell(column).trim());
                    }
                }
            })?;
            Ok(cells)
        };
        let wanted = library_rows::in_file_order(places);
        // A file of its own for each reader; what was rewritten for reading has only one.
        let middle = if prepared.is_rewritten() {
            0
        } else {
            wanted.len() / 2
        };
        let (first, second) = rayon::join(|| part(&wanted[..middle]), || part(&wanted[middle..]));
        let mut cells = second?;
        for (arena, more) in cells.iter_mut().zip(&first?) {
            arena.fill_from(more);
        }
        prepared.check_unchanged()?;
        let inspectors = lists.inspectors.iter().zip(0..);
        Ok(Self {
            inspectors: inspectors
                .map(|((_, known), place)| (known.cert.clone(), place))
                .collect(),
            lists: lists.clone(),
            items: items.to_vec(),
            cells,
        })
    }

    /// The names for the drawn object at `index`.
    pub fn of(&self, index: usize, row: &DrawnRow<'_>) -> NamedRow {
        let [name, kind, region] = &self.cells;
        let people: Vec<&Inspector> = row.team().filter_map(|cert| self.inspector(cert)).collect();
        let person = |cert: &str| self.inspector(cert).map_or("", |i| &i.name).to_owned();
        let (name, kind) = (name.get(index), kind.get(index));
        let is_company = kind.is_empty() && !name.is_empty();
        NamedRow {
            name: name.to_owned(),
            kind: if is_company { COMPANY } else { kind }.to_owned(),
            region: region.get(index).to_owned(),
            team: row.team().map(person).collect(),
            assistance: self.lists.assistance(&self.items, &people),
        }
    }

    /// An inspector of the list, by certificate number.
    pub fn inspector(&self, cert: &str) -> Option<&Inspector> {
        let (_, known) = &self.lists.inspectors[*self.inspectors.get(cert)?];
        Some(known)
    }
}
