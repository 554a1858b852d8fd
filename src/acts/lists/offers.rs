//! The office's own files that may be the lists of a new case folder: which is which.

use std::collections::BTreeMap;

use crate::acts::Desk;
use crate::disk::office_files::{self, OfficeTable};
use crate::disk::{Trouble, durable};
use crate::domain::ground::list_name::ListName;

/// The workbook with a sheet for each list, for an office that would rather fill in a workbook (模板). Nothing reads it
/// before choucha.toml names it.
pub const TEMPLATE: &str = "模板.xlsx";

/// The files of some lists, by list.
pub type Files = BTreeMap<ListName, String>;

/// What the office's files may be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offers {
    /// The tables that look like each list, and how many of its columns each has; the most first.
    pub lists: BTreeMap<ListName, Vec<(String, usize)>>,
    /// The tables that look like none.
    pub unknown: Vec<String>,
}

/// Looks through the folder of the desk, which is made where there is none.
///
/// # Errors
/// The file system fails.
pub fn offers(desk: &Desk) -> Result<Offers, Trouble> {
    durable::private_folder(&desk.root)?;
    let mut offers = Offers::default();
    let tables = office_files::tables(&desk.root)?.into_iter();
    let own = |table: &OfficeTable| !table.file.starts_with(TEMPLATE);
    for OfficeTable { file, like } in tables.filter(own) {
        match like {
            Some(like) => {
                let tables = offers.lists.entry(like.list).or_default();
                tables.push((file, like.columns));
            }
            None => offers.unknown.push(file),
        }
    }
    for list in ListName::ALL {
        // A file that has a list's name is meant to be it.
        let name = format!("{}.csv", list.key());
        if !offers.lists.contains_key(&list) && offers.unknown.contains(&name) {
            offers.unknown.retain(|file| *file != name);
            offers.lists.insert(list, vec![(name, 0)]);
        }
    }
    for tables in offers.lists.values_mut() {
        tables.sort_by_key(|(_, columns)| std::cmp::Reverse(*columns));
    }
    Ok(offers)
}

impl Offers {
    /// The files that can be taken without asking: of each list the one that has most of its columns.
    pub fn plain(&self) -> Files {
        let lists = self.lists.iter();
        let plain = lists.filter_map(|(list, tables)| match tables.as_slice() {
            [(_, most), (_, next), ..] if most == next => None,
            [(file, _), ..] => Some((*list, file.clone())),
            [] => None,
        });
        plain.collect()
    }

    /// The lists that several tables look like, of which none was taken.
    pub fn unsure<'a>(
        &'a self,
        taken: &'a Files,
    ) -> impl Iterator<Item = (ListName, Vec<&'a str>)> {
        let lists = self.lists.iter();
        let open = lists.filter(|(list, _)| !taken.contains_key(list));
        open.map(|(list, tables)| {
            (
                *list,
                tables.iter().map(|(file, _)| file.as_str()).collect(),
            )
        })
    }
}
