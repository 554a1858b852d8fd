//! Two versions of a list held against each other (第九条 清单动态管理; 第11条 名录库动态更新): which columns, rows and
//! values were added, removed, changed. Neither the order of rows nor that of columns matters, nor how a file was saved.

use std::borrow::Cow;
use std::cmp::Ordering;

use sha2::{Digest as _, Sha256};

use super::change::{Absence, CellChange};
use crate::domain::ground::cell::tidy;
use crate::domain::ground::date;
use crate::domain::lists::columns::{Header, plain_name};
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
fn compared<'a>(known: Option<&str>, cell: &'a str) -> Cow<'a, str> {
    match known {
        Some(key @ ("code" | "cert" | "owner" | "id")) => tidy_key(key, cell),
        Some("from" | "to" | "valid_to" | "declared" | "until") => {
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::collection::btree_map;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::ground::list_name::ListName;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|&cell| cell.to_owned()).collect()
    }

    fn header(names: &[&str]) -> Header {
        Header::find(ListName::Findings, row(names)).expect("header")
    }

    fn entries<T: Copy>(model: &BTreeMap<String, T>) -> Vec<KeyedRow<T>> {
        let rows = model.iter().map(|(key, &seen)| KeyedRow {
            key: RowKey::new(key),
            offset: 0,
            seen,
        });
        rows.collect()
    }

    #[test]
    fn a_row_is_kept_in_few_bytes() {
        assert!(size_of::<KeyedRow<RowDigest>>() <= 48);
    }

    #[test]
    fn columns_are_known_by_any_of_their_names_in_any_order() {
        let before = header(&["结果代码", "结果名称", "公示结果", "备注", "备注", "旧栏"]);
        let after = header(&[" 备注 ", "public", "名称", "code", "New"]);
        let diff = ColumnDiff::of(&before, &after);
        let places = |column: &CommonColumn| (column.name.clone(), column.places);
        let common: Vec<_> = diff.common.iter().map(places).collect();
        let named = |name: &str, places| (name.to_owned(), places);
        assert_eq!(
            common,
            [
                named("备注", [3, 0]),
                named("public", [2, 1]),
                named("name", [1, 2]),
                named("code", [0, 3]),
            ]
        );
        assert_eq!(diff.added, ["New"]);
        assert_eq!(diff.removed, ["备注", "旧栏"]);
    }

    #[test]
    fn a_value_saved_in_another_way_is_no_change() {
        for (known, one, other) in [
            (None, " 甲\u{3000}", "甲"),
            (None, "甲\r\n乙", "甲\n乙"),
            (None, "e\u{301}", "é"),
            (Some("code"), "９1350100m000100Y43", "91350100M000100Y43"),
            (Some("id"), "ＡJ-1", "AJ-1"),
            (Some("valid_to"), "2029-03-01", "2029/3/1 0:00"),
            (Some("until"), " 不定 ", "不定"),
        ] {
            assert_eq!(compared(known, one), compared(known, other), "{one}");
        }
        assert_ne!(compared(None, "2029-03-01"), compared(None, "2029/3/1"));
        assert_ne!(compared(Some("id"), "aj-1"), compared(Some("id"), "AJ-1"));
    }

    #[test]
    fn changes_name_the_column_with_both_values() {
        let diff = ColumnDiff::of(
            &header(&["code", "name", "public"]),
            &header(&["public", "code", "name"]),
        );
        let (old, new) = (row(&["J1", "甲 ", "乙"]), row(&["丙", "J1", "甲"]));
        let changed = CellChange {
            column: "public".to_owned(),
            before: "乙".to_owned(),
            after: "丙".to_owned(),
        };
        assert_eq!(diff.changes(&old, &new), [changed]);
        assert_ne!(diff.digest(0, &old), diff.digest(1, &new));
        // Cells that run into each other are not the same row.
        let (one, other) = (row(&["J1", "ab", "c"]), row(&["J1", "a", "bc"]));
        assert_ne!(diff.digest(0, &one), diff.digest(0, &other));
    }

    #[test]
    fn a_code_that_does_not_count_any_more_is_told_why() {
        let at = |seen| KeyedRow {
            key: RowKey::new("X"),
            offset: 7,
            seen,
        };
        let (counts, status, scope) = (
            at(None),
            at(Some(Absence::Status)),
            at(Some(Absence::Scope)),
        );
        let why = |met, lists| code_change(met, lists).map(|c| (c.added, c.why, c.other.is_some()));
        let to_list = [false, true];
        for (met, lists, expected) in [
            (Met::Both(&counts, &counts), to_list, None),
            (
                Met::Both(&counts, &status),
                to_list,
                Some((false, Some(Absence::Status), true)),
            ),
            (
                Met::Both(&counts, &scope),
                to_list,
                Some((false, Some(Absence::Scope), true)),
            ),
            (
                Met::Before(&counts),
                to_list,
                Some((false, Some(Absence::Gone), false)),
            ),
            (Met::After(&counts), to_list, Some((true, None, false))),
            (Met::After(&status), to_list, None),
            (Met::Before(&scope), [true, false], None),
            (
                Met::Both(&scope, &counts),
                [true, false],
                Some((true, Some(Absence::Scope), true)),
            ),
            (
                Met::After(&counts),
                [true, false],
                Some((true, Some(Absence::Gone), false)),
            ),
            (
                Met::Before(&counts),
                [false, false],
                Some((false, None, false)),
            ),
        ] {
            assert_eq!(why(met, lists), expected, "{met:?} {lists:?}");
        }
    }

    type Model = BTreeMap<String, u8>;

    fn model() -> impl Strategy<Value = Model> {
        let key = "[A-C]{1,3}|91350100M000100Y43|11010800000001(6|7)|甲乙?";
        btree_map(key, 0..3u8, 0..24)
    }

    proptest! {
        #[test]
        fn versions_meet_as_their_models_do(before in model(), after in model()) {
            let (old, new) = (entries(&before), entries(&after));
            let mut found: [Vec<String>; 4] = Default::default();
            for met in meet(&old, &new) {
                let (place, entry) = match met {
                    Met::Before(old) => (0, old),
                    Met::After(new) => (1, new),
                    Met::Both(old, new) if old.seen != new.seen => (2, new),
                    Met::Both(old, _) => (3, old),
                };
                found[place].push(entry.key.text().into_owned());
            }
            let of = |model: &Model, keep: &dyn Fn(&str, u8) -> bool| -> Vec<String> {
                let kept = model.iter().filter(|(key, seen)| keep(key, **seen));
                kept.map(|(key, _)| key.clone()).collect()
            };
            prop_assert_eq!(&found[0], &of(&before, &|key, _| !after.contains_key(key)));
            prop_assert_eq!(&found[1], &of(&after, &|key, _| !before.contains_key(key)));
            let differs = |key: &str, seen| before.get(key).is_some_and(|&old| old != seen);
            prop_assert_eq!(&found[2], &of(&after, &differs));
            prop_assert_eq!(&found[3], &of(&after, &|key, seen| before.get(key) == Some(&seen)));
        }
    }
}
