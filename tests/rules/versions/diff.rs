//! Tests of `src/domain/versions/diff.rs`.

use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::columns::{Header, OwnHeadings};
use choucha::domain::lists::row_key::RowKey;
use choucha::domain::versions::change::{Absence, CellChange};
use choucha::domain::versions::diff::*;
use proptest::collection::btree_map;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|&cell| cell.to_owned()).collect()
}

fn header(names: &[&str]) -> Header {
    Header::find(ListName::Findings, row(names), &OwnHeadings::new())
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
