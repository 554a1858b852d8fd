//! Which list a table is, told by its header (表头): an office's files have names of their own.

use super::columns::{Header, OwnHeadings};
use super::header_row::KnownNames;
use crate::domain::ground::list_name::ListName;

/// A list that a table looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likeness {
    /// The list.
    pub list: ListName,
    /// How many of its columns the header has.
    pub columns: usize,
}

impl ListName {
    /// The columns without which a table is not taken for the list, whatever else it has.
    fn telling(self) -> &'static [&'static str] {
        match self {
            Self::Items => &["name", "basis"],
            Self::Objects => &["code", "name"],
            Self::Inspectors => &["cert", "name"],
            Self::Recusals => &["cert", "code"],
            Self::Plan => &["name", "items"],
            Self::Findings => &["code", "public"],
            Self::Results | Self::Seeds => &[],
        }
    }
}

/// The list whose columns a table has most of, by its first rows; nothing for a table that is no list of a case folder.
pub fn which(rows: &[Vec<String>]) -> Option<Likeness> {
    let like = ListName::ALL
        .into_iter()
        .filter_map(|list| likeness(list, rows));
    // Of two alike the first in the order of reading.
    like.rev().max_by_key(|like| like.columns)
}

fn likeness(list: ListName, rows: &[Vec<String>]) -> Option<Likeness> {
    let own = OwnHeadings::new();
    let found = KnownNames::new(list, &own).find(rows.iter().map(Vec::as_slice))?;
    let header = Header::find(list, rows[found.index].clone(), &own);
    let has = |key: &&str| header.place(key).is_some();
    let told = list.telling().iter().all(has);
    told.then(|| Likeness {
        list,
        columns: header.known().count(),
    })
}
