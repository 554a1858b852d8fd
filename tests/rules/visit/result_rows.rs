//! Tests of `src/domain/visit/result_rows.rs`: rows of one visit make one result, whatever objects they are of.

use std::sync::Arc;

use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::columns::{Header, OwnHeadings};
use choucha::domain::lists::record::Record;
use choucha::domain::visit::result_row::{Places, ResultRow};
use choucha::domain::visit::result_rows::*;

const HEADER: [&str; 10] = [
    "抽取编号",
    "企业代码",
    "对象代码",
    "事项编号",
    "完成日期",
    "检查方式",
    "检查情况",
    "结果代码",
    "签字情况",
    "录入人执法证号",
];

/// Rows with what they mean: every code is one, but `?`.
fn rows(cells: &[[&str; 4]]) -> Vec<(ResultRow, Places)> {
    let names = HEADER.map(str::to_owned).into();
    let header = Header::find(ListName::Results, names, &OwnHeadings::new());
    let row = |(place, [enterprise, object, item, answer]): (usize, &[&str; 4])| {
        let first = place == 0;
        let once = |cell: &'static str| if first { cell } else { "" };
        let cells = [
            "T-1",
            enterprise,
            object,
            item,
            once("2026-06-10"),
            once("实地核查"),
            answer,
            once("J1"),
            once("签字"),
            once("1"),
        ];
        let cells = cells.map(str::to_owned).to_vec();
        let (row, _) = ResultRow::read(Record::new(&header, place as u64 + 2, &cells));
        let code = |said: &str| Some(said.to_owned()).filter(|said| !matches!(&**said, "" | "?"));
        let places = Places {
            enterprise: code(&row.enterprise.given),
            object: code(&row.object.given),
        };
        (row, places)
    };
    cells.iter().enumerate().map(row).collect()
}

fn owner(_: &str, object: &str) -> Option<Arc<str>> {
    object
        .strip_suffix(['A', 'B'])
        .or(Some(object).filter(|code| *code != "?"))
        .map(Arc::from)
}

/// The enterprise of each visit, and the objects that its answers are of.
fn told(filled: &Filled) -> Vec<(String, Vec<String>)> {
    let visits = filled.visits.iter().map(|visit| {
        let said = visit.draft.answers.iter();
        let objects = said.map(|said| said.object.clone().unwrap_or_default());
        (visit.visit.enterprise.to_string(), objects.collect())
    });
    visits.collect()
}

#[test]
fn the_rows_of_one_enterprise_are_one_result() {
    let given = [
        ["X", "XA", "A1", "未发现"],
        ["X", "XB", "A1", "未发现"],
        ["X", "X", "A1", "未发现"],
    ];
    let found = filled(rows(&given), |_, _| None);
    let objects = ["XA", "XB", "X"].map(str::to_owned).to_vec();
    assert_eq!(told(&found), [("X".to_owned(), objects.clone())]);
    assert!(found.faults.is_empty() && found.visits[0].is_read());
    // Without the column the draw tells whose an object is.
    let unsaid = given.map(|[_, object, item, answer]| ["", object, item, answer]);
    assert_eq!(told(&filled(rows(&unsaid), owner)), told(&found));
}

#[test]
fn what_the_draw_does_not_know_is_a_visit_of_its_own() {
    let found = filled(rows(&[["", "?", "A1", "未发现"]]), owner);
    assert_eq!(told(&found), [("?".to_owned(), Vec::new())]);
    assert!(!found.visits[0].is_read());
}

#[test]
fn a_visit_is_blank_when_no_row_of_any_object_says_anything() {
    let mut cells = rows(&[["X", "XA", "A1", "未发现"], ["Y", "YA", "A1", ""]]);
    let half = rows(&[["", "XA", "A1", "未发现"], ["", "XB", "A1", ""]]);
    let found = filled(half, owner);
    assert_eq!((found.visits.len(), found.blank), (1, 0));
    let found = filled(std::mem::take(&mut cells), owner);
    assert_eq!((found.visits.len(), found.blank), (1, 1));
}
