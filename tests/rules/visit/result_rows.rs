//! Tests of `src/domain/visit/result_rows.rs`: rows of one visit make one result, whatever objects they are of.

use choucha::domain::acts::inspection::VisitId;
use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::columns::{Header, OwnHeadings};
use choucha::domain::lists::fault::Fault;
use choucha::domain::lists::record::Record;
use choucha::domain::visit::result_row::{Places, ResultRow, SaidVisit};
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

/// What rows say together: enterprise of each visit, the objects that its answers are of, and whether all of it could be read.
#[derive(Debug, Default, PartialEq)]
struct Told {
    visits: Vec<(String, Vec<String>, bool)>,
    blank: usize,
    faults: Vec<Fault>,
}

/// Puts rows together that say these four: every code means itself, but `?`, which means nothing.
fn told(
    rows: &[[&str; 4]],
    enterprise_of: impl for<'a> Fn(&'a str) -> Option<&'static str>,
) -> Told {
    let names = HEADER.map(str::to_owned).into();
    let header = Header::find(ListName::Results, names, &OwnHeadings::new());
    let cells = rows.iter().enumerate().map(|(place, row)| {
        let [enterprise, object, item, answer] = *row;
        let once = |cell: &'static str| if place == 0 { cell } else { "" };
        let (day, way, code) = (once("2026-06-10"), once("实地核查"), once("J1"));
        let (sign, by) = (once("签字"), once("1"));
        let cells = [
            "T-1", enterprise, object, item, day, way, answer, code, sign, by,
        ];
        cells.map(str::to_owned).to_vec()
    });
    let cells: Vec<Vec<String>> = cells.collect();
    let record = |place: usize| Record::new(&header, place as u64 + 2, &cells[place]);
    let said: Vec<SaidVisit<'_>> = (0..rows.len())
        .map(|place| SaidVisit::read(&record(place)))
        .collect();
    let code = |said: &'static str| Some(said).filter(|said| !matches!(*said, "" | "?"));
    let places: Vec<Places<'_>> = said
        .iter()
        .map(|said| Places {
            enterprise: code(known(&said.enterprise.given)),
            object: code(known(&said.object.given)),
        })
        .collect();
    let mut told = Told::default();
    let meant = said.iter().zip(places.iter().copied());
    for of in by_visit(meant, |_, object| enterprise_of(object)) {
        let rows = of.rows.iter().map(|&place| {
            let (row, _) = ResultRow::read(record(place), &said[place]);
            (row, places[place])
        });
        let id = VisitId {
            draw: of.draw.into(),
            enterprise: of.enterprise.into(),
        };
        match FilledVisit::of(id, &rows.collect::<Vec<_>>(), &mut told.faults) {
            None => told.blank += 1,
            Some(filled) => {
                let answers = filled.draft.answers.iter();
                let objects = answers.map(|said| said.object.clone().unwrap_or_default());
                let enterprise = filled.visit.enterprise.to_string();
                told.visits
                    .push((enterprise, objects.collect(), filled.is_read()));
            }
        }
    }
    told
}

/// One of the codes of these tests.
fn known(said: &str) -> &'static str {
    let codes = ["", "?", "X", "XA", "XB", "Y", "YA"];
    codes.into_iter().find(|code| *code == said).unwrap()
}

fn owner(object: &str) -> Option<&'static str> {
    let enterprise = object.strip_suffix(['A', 'B']).unwrap_or(object);
    Some(known(enterprise)).filter(|code| *code != "?")
}

fn objects(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

#[test]
fn the_rows_of_one_enterprise_are_one_result() {
    let given = [
        ["X", "XA", "A1", "未发现"],
        ["X", "XB", "A1", "未发现"],
        ["X", "X", "A1", "未发现"],
    ];
    let found = told(&given, |_| None);
    let all = objects(&["XA", "XB", "X"]);
    assert_eq!(found.visits, [("X".to_owned(), all, true)]);
    assert!(found.faults.is_empty());
    // Without the column the draw tells whose an object is.
    let unsaid = given.map(|[_, object, item, answer]| ["", object, item, answer]);
    assert_eq!(told(&unsaid, owner), found);
}

#[test]
fn rows_of_one_visit_need_not_stand_together() {
    let apart = [
        ["X", "XA", "A1", "未发现"],
        ["Y", "YA", "A1", "未发现"],
        ["", "XB", "A1", "未发现"],
    ];
    let found = told(&apart, owner);
    let enterprises = found
        .visits
        .iter()
        .map(|(code, objects, _)| (&**code, objects.len()));
    assert_eq!(enterprises.collect::<Vec<_>>(), [("X", 2), ("Y", 1)]);
}

#[test]
fn what_the_draw_does_not_know_is_a_visit_of_its_own() {
    let found = told(&[["", "?", "A1", "未发现"]], owner);
    assert_eq!(found.visits, [("?".to_owned(), Vec::new(), false)]);
}

#[test]
fn a_visit_is_blank_when_no_row_of_any_object_says_anything() {
    let half = [["", "XA", "A1", "未发现"], ["", "XB", "A1", ""]];
    let found = told(&half, owner);
    assert_eq!((found.visits.len(), found.blank), (1, 0));
    let found = told(&[["X", "XA", "A1", "未发现"], ["Y", "YA", "A1", ""]], owner);
    assert_eq!((found.visits.len(), found.blank), (1, 1));
}
