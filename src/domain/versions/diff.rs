//! Two versions of a list held against each other (第九条 清单动态管理; 第11条 名录库动态更新): which columns, rows and
//! values were added, removed, changed. Neither the order of rows nor that of columns matters, nor how a file was saved.

use std::borrow::Cow;
use std::cmp::Ordering;

use sha2::{Digest as _, Sha256};

use super::change::{Absence, CellChange};
use crate::domain::ground::cell::tidy;
use crate::domain::ground::date;
use crate::domain::lists::columns::Header;
use crate::domain::lists::heading::plain_name;
use crate::domain::lists::record::Cells;
use crate::domain::lists::row_key::{RowKey, tidy_key};

/// A column that both versions have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommonColumn {
    /// Its key, when the list knows it.
    pub known: Option<&'static str>,
    /// Its key, or its name in the later file.
    pub name: String,
    /// Where its cells stand, before and after.
    pub places: [usize; 2],
}

/// The columns of two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnDiff {
    /// Those of both.
    pub common: Vec<CommonColumn>,
    /// Those of the later one only.
    pub added: Vec<String>,
    /// Those of the earlier one only.
    pub removed: Vec<String>,
}

impl ColumnDiff {
    /// Holds two headers of one list against each other.
    pub fn of(before: &Header, after: &Header) -> Self {
        let (old, new) = (identities(before), identities(after));
        let mut common = Vec::new();
        let mut added = Vec::new();
        for (place, column) in new.iter().enumerate() {
            let name = after.key_at(place).trim().to_owned();
            match old.iter().position(|other| other == column) {
                Some(old) => common.push(CommonColumn {
                    known: column.0,
                    name,
                    places: [old, place],
                }),
                None => added.push(name),
            }
        }
        let gone = old.iter().enumerate();
        let removed = gone
            .filter(|(_, column)| !new.contains(column))
            .map(|(place, _)| before.key_at(place).trim().to_owned())
            .collect();
        Self {
            common,
            added,
            removed,
        }
    }

    /// What stands in the common columns of a row of side 0 (before) or 1 (after), in a few bytes.
    pub fn digest(&self, side: usize, cells: &impl Cells) -> RowDigest {
        let mut hash = Sha256::new();
        for column in &self.common {
            let cell = cells.cell(column.places[side]);
            let value = compared(column.known, &cell);
            hash.update((value.len() as u64).to_le_bytes());
            hash.update(value.as_bytes());
        }
        let mut digest = [0; 16];
        digest.copy_from_slice(&hash.finalize()[..16]);
        RowDigest(digest)
    }

    /// The common columns in which two rows differ.
    pub fn changes(&self, before: &impl Cells, after: &impl Cells) -> Vec<CellChange> {
        let mut changes = Vec::new();
        for column in &self.common {
            let (old, new) = (before.cell(column.places[0]), after.cell(column.places[1]));
            if compared(column.known, &old) != compared(column.known, &new) {
                changes.push(CellChange {
                    column: column.name.clone(),
                    before: tidy(&old).into_owned(),
                    after: tidy(&new).into_owned(),
                });
            }
        }
        changes
    }
}

/// What tells the columns of a header apart: the key, or the plain name and the how-manieth of that name it is.
fn identities(header: &Header) -> Vec<(Option<&'static str>, String, usize)> {
    let mut found: Vec<(Option<&'static str>, String, usize)> = Vec::new();
    for (place, name) in header.names.iter().enumerate() {
        let (known, name) = match header.known_at(place) {
            Some(key) => (Some(key), String::new()),
            None => (None, plain_name(name)),
        };
        let nth = found
            .iter()
            .filter(|(k, n, _)| *k == known && *n == name)
            .count();
        found.push((known, name, nth));
    }
    found
}

/// A value as far as it counts: codes and ids as the readers tidy them, dates however they are written, the rest without
/// white space at its ends.
pub fn compared<'a>(known: Option<&str>, cell: &'a str) -> Cow<'a, str> {
    match known {
        Some(key @ ("code" | "cert" | "owner" | "id")) => tidy_key(key, cell),
        Some("from" | "to" | "valid_to" | "declared" | "until" | "last") => {
            date::from_cell(cell).map_or_else(|| tidy(cell), |date| Cow::Owned(date.to_string()))
        }
        _ => match tidy(cell) {
            // A program that changes line ends changes those inside cells too.
            value if value.contains('\r') => Cow::Owned(value.replace("\r\n", "\n")),
            value => value,
        },
    }
}

/// The first 16 bytes of the SHA-256 of a row's common cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowDigest([u8; 16]);

/// A row as it is kept: its key, where it begins in its file, and what is to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyedRow<T> {
    /// The key.
    pub key: RowKey,
    /// Where the row begins; 0 where there is no row.
    pub offset: u64,
    /// What is to be compared.
    pub seen: T,
}

/// A key that one version has, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met<'a, T> {
    /// Only the earlier one.
    Before(&'a KeyedRow<T>),
    /// Only the later one.
    After(&'a KeyedRow<T>),
    /// Both.
    Both(&'a KeyedRow<T>, &'a KeyedRow<T>),
}

/// Walks over two versions, each ascending by key and without repeats, in the order of the keys.
pub fn meet<'a, T>(
    before: &'a [KeyedRow<T>],
    after: &'a [KeyedRow<T>],
) -> impl Iterator<Item = Met<'a, T>> {
    let mut before = before.iter().peekable();
    let mut after = after.iter().peekable();
    std::iter::from_fn(move || {
        let order = match (before.peek(), after.peek()) {
            (Some(old), Some(new)) => old.key.cmp(&new.key),
            (Some(_), None) => Ordering::Less,
            (None, _) => Ordering::Greater,
        };
        match order {
            Ordering::Less => before.next().map(Met::Before),
            Ordering::Greater => after.next().map(Met::After),
            Ordering::Equal => before
                .next()
                .zip(after.next())
                .map(|(b, a)| Met::Both(b, a)),
        }
    })
}

/// A code that counts on one side only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeChange<'a> {
    /// Whether it counts after, not before.
    pub added: bool,
    /// The code, on the side where it counts.
    pub entry: &'a KeyedRow<Option<Absence>>,
    /// Its row on the other side, where it is there and does not count.
    pub other: Option<&'a KeyedRow<Option<Absence>>>,
    /// Why the other side, being a list, does not count it.
    pub why: Option<Absence>,
}

/// Whether a code came or went, of rows seen to count or not to, for a reason; `lists` says of each side whether it is a
/// list, which can tell why.
pub fn code_change(met: Met<'_, Option<Absence>>, lists: [bool; 2]) -> Option<CodeChange<'_>> {
    let gone = |list: bool| list.then_some(Absence::Gone);
    let (added, entry, other, why) = match met {
        Met::Before(old) if old.seen.is_none() => (false, old, None, gone(lists[1])),
        Met::After(new) if new.seen.is_none() => (true, new, None, gone(lists[0])),
        Met::Both(old, new) => match (old.seen, new.seen) {
            (None, Some(why)) => (false, old, Some(new), Some(why)),
            (Some(why), None) => (true, new, Some(old), Some(why)),
            _ => return None,
        },
        Met::Before(_) | Met::After(_) => return None,
    };
    Some(CodeChange {
        added,
        entry,
        other,
        why,
    })
}
