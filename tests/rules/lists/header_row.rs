//! Tests of `src/domain/lists/header_row.rs`.

use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::columns::OwnHeadings;
use choucha::domain::lists::header_row::{Found, KnownNames};

fn find(own: &[(&str, &str)], rows: &[&[&str]]) -> Option<Found> {
    let own: OwnHeadings = own
        .iter()
        .map(|(heading, name)| ((*heading).to_owned(), (*name).to_owned()))
        .collect();
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
        .collect();
    KnownNames::new(ListName::Objects, &own).find(rows.iter().map(Vec::as_slice))
}

#[test]
fn the_first_row_that_names_most_columns_is_the_header() {
    let title: &[&str] = &["某局检查对象名录（2026 年）"];
    let group: &[&str] = &["企业信息", "", "监管信息"];
    let header: &[&str] = &["统一社会信用代码", "企业名称", "状态"];
    let row: &[&str] = &["91370402MA3C", "甲厂", "有效"];
    for (rows, index, names) in [
        (&[header, row][..], 0, 3),
        (&[title, group, header, row], 2, 3),
        (&[title, header, row, header], 1, 3),
        (&[row, row], 0, 0),
    ] {
        assert_eq!(find(&[], rows), Some(Found { index, names }));
    }
    assert_eq!(find(&[], &[]), None);
    assert_eq!(find(&[], &[row; 25]), Some(Found { index: 0, names: 0 }));
    let late: Vec<&[&str]> = [title; 20].into_iter().chain([header]).collect();
    assert_eq!(find(&[], &late), Some(Found { index: 0, names: 0 }));
}

#[test]
fn the_offices_own_headings_count() {
    let rows: &[&[&str]] = &[&["2026"], &["商事主体", "名称"]];
    let found = find(&[("商事主体", "code")], rows);
    assert_eq!(found, Some(Found { index: 1, names: 2 }));
    assert_eq!(
        find(&[("商事主体", "none")], rows).map(|found| found.names),
        Some(1)
    );
}
