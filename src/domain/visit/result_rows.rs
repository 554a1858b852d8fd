//! Results as rows of a list (录入表): one row for each item at each object of a visit, what concerns the whole visit on any
//! of its rows.

use std::collections::BTreeMap;

use super::draft::{Draft, SaidAnswer, Signing};
use super::result_words::{ANSWERS, SIGN_OFFS, answer, signed};
use crate::domain::acts::inspection::{ItemAnswer, VisitId};
use crate::domain::ground::cell::{self, parts, tidy_code, tidy_id};
use crate::domain::ground::date::{self, Edge};
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::ways::methods;
use crate::domain::lists::fault::{Fault, Flaw};
use crate::domain::lists::record::Record;

/// A cell that concerns the whole visit: its column, its value and its row.
type VisitCell = (&'static str, String, u64);

/// The columns that concern the whole visit.
const OF_VISIT: [&str; 10] = [
    "completed",
    "methods",
    "codes",
    "sign",
    "signer",
    "signed",
    "refusal",
    "witness",
    "reported_to",
    "by",
];

/// A cell in the one spelling that rows of a visit are held against each other in.
fn plain(key: &str, value: &str) -> String {
    match key {
        "completed" | "signed" => {
            date::from_cell(value).map_or_else(|| value.to_owned(), |day| day.to_string())
        }
        "sign" => match signed(value) {
            Some(true) => SIGN_OFFS[0].to_owned(),
            Some(false) => SIGN_OFFS[1].to_owned(),
            None => value.to_owned(),
        },
        "by" => tidy_code(value).into_owned(),
        "methods" => methods(value).join(";"),
        "codes" => codes(value).join(";"),
        _ => value.to_owned(),
    }
}

/// Result codes of a cell, or their names.
fn codes(value: &str) -> Vec<String> {
    let codes = parts(value).into_iter();
    codes.map(|code| tidy_code(&code).into_owned()).collect()
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultRow {
    row: u64,
    draw: String,
    /// 企业代码, where it is given.
    enterprise: Option<String>,
    object: String,
    answer: Option<ItemAnswer>,
    /// 问题描述.
    text: String,
    cells: Vec<VisitCell>,
    /// Whether every cell could be read.
    sound: bool,
}

impl ResultRow {
    /// Reads a row; its faults stay with the record.
    pub fn read(record: &mut Record<'_>) -> Self {
        let draw = tidy_id(&record.required("draw"));
        let enterprise = match record.as_given("enterprise").trim() {
            "" => String::new(),
            _ => record.code("enterprise"),
        };
        let object = record.code("object");
        let item = tidy_id(&record.required("item"));
        let answered = record.word("answer");
        let said = answer(&answered);
        if said.is_none() && !answered.is_empty() {
            record.fault("answer", &answered, Flaw::Choice(ANSWERS));
        }
        let text = record.text("text").into_owned();
        let sign = record.word("sign");
        if !sign.is_empty() && signed(&sign).is_none() {
            record.fault("sign", &sign, Flaw::Choice(SIGN_OFFS));
        }
        for key in ["completed", "signed"] {
            record.optional_date(key, Edge::Neither);
        }
        // What goes into the book is a clean line, whoever wrote it.
        for key in OF_VISIT.iter().chain(&["late", "text"]) {
            let value = record.text(key).into_owned();
            if !value.is_empty() && cell::check(&value).is_err() {
                record.fault(key, &value, Flaw::Characters);
            }
        }
        let row = record.row;
        let cells = OF_VISIT.iter().chain(&["late"]);
        let cells = cells.map(|key| (*key, plain(key, &record.text(key)), row));
        let cells = cells.filter(|(_, value, _)| !value.is_empty()).collect();
        let answer = said.map(|answer| ItemAnswer {
            item,
            answer,
            text: text.clone(),
        });
        Self {
            row,
            draw,
            enterprise: Some(enterprise).filter(|code| !code.is_empty()),
            object,
            answer,
            text,
            cells,
            sound: record.is_sound(),
        }
    }

    /// Id of the draw.
    pub fn draw(&self) -> &str {
        &self.draw
    }

    /// The visit that it is of, where `enterprise_of` knows the enterprise that an object of a draw is inspected at.
    fn visit(&self, enterprise_of: &impl Fn(&str, &str) -> Option<String>) -> VisitId {
        let given = self.enterprise.clone();
        let enterprise = given.or_else(|| enterprise_of(&self.draw, &self.object));
        VisitId {
            draw: self.draw.clone(),
            enterprise: enterprise.unwrap_or_else(|| self.object.clone()),
        }
    }

    /// Whether nothing has been filled in.
    fn is_blank(&self) -> bool {
        self.answer.is_none() && self.cells.is_empty() && self.text.is_empty()
    }
}

/// The rows of one visit together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledVisit {
    /// Which visit.
    pub visit: VisitId,
    /// The first of its rows.
    pub row: u64,
    /// What they say.
    pub draft: Draft,
    /// Whether every cell could be read and none is missing, so that the result can be held against the rules.
    pub sound: bool,
}

/// What a list of results says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filled {
    /// Visits in the order of their first rows.
    pub visits: Vec<FilledVisit>,
    /// Visits of which nothing has been filled in.
    pub blank: u64,
    /// Rows of one visit that contradict each other, and cells that are missing.
    pub faults: Vec<Fault>,
}

/// Puts the rows of each visit together; `enterprise_of` gives the enterprise that an object of a draw is inspected at,
/// for rows that do not name it.
pub fn filled(
    rows: Vec<ResultRow>,
    enterprise_of: impl Fn(&str, &str) -> Option<String>,
) -> Filled {
    let mut order: Vec<VisitId> = Vec::new();
    let mut by_visit: BTreeMap<VisitId, Vec<ResultRow>> = BTreeMap::new();
    for row in rows {
        let visit = row.visit(&enterprise_of);
        let known = by_visit.entry(visit.clone()).or_default();
        if known.is_empty() {
            order.push(visit);
        }
        known.push(row);
    }
    let mut filled = Filled::default();
    for visit in order {
        let rows = by_visit.remove(&visit).unwrap_or_default();
        if rows.iter().all(ResultRow::is_blank) {
            filled.blank += 1;
        } else {
            let one = together(visit, rows, &mut filled.faults);
            filled.visits.push(one);
        }
    }
    filled
}

fn together(visit: VisitId, rows: Vec<ResultRow>, faults: &mut Vec<Fault>) -> FilledVisit {
    let first = rows.first().map_or(0, |row| row.row);
    let before = faults.len();
    let sound = rows.iter().all(|row| row.sound);
    let fault =
        |row, key, value: &str, flaw| Fault::new(ListName::Results, row, Some(key), value, flaw);
    // Words about an item that has no answer.
    let unanswered = rows.iter().filter(|row| row.answer.is_none());
    let worded = unanswered.filter(|row| !row.text.is_empty());
    faults.extend(worded.map(|row| fault(row.row, "answer", "", Flaw::Empty)));
    let mut said: BTreeMap<&'static str, (String, u64)> = BTreeMap::new();
    for (key, value, row) in rows.iter().flat_map(|row| &row.cells) {
        match said.get(key) {
            Some((known, first)) if known != value => {
                let flaw = Flaw::Differs { first: *first };
                faults.push(fault(*row, key, value, flaw));
            }
            Some(_) => {}
            None => {
                said.insert(key, (value.clone(), *row));
            }
        }
    }
    let text = |key: &str| {
        said.get(key)
            .map_or(String::new(), |(value, _)| value.clone())
    };
    let day = |key: &str| date::from_cell(&text(key));
    for key in ["completed", "sign", "by"] {
        if !said.contains_key(key) {
            faults.push(fault(first, key, "", Flaw::Empty));
        }
    }
    let given = |key: &str| Some(text(key)).filter(|value| !value.is_empty());
    let answers = rows.into_iter().filter_map(|row| {
        Some(SaidAnswer {
            object: Some(row.object),
            answer: row.answer?,
        })
    });
    let draft = Draft {
        completed: day("completed"),
        methods: methods(&text("methods")),
        answers: answers.collect(),
        codes: codes(&text("codes")),
        signing: Some(Signing {
            signed: signed(&text("sign")).unwrap_or(true),
            signer: text("signer"),
            signed_on: day("signed"),
            refusal: text("refusal"),
            witness: given("witness"),
            reported_to: text("reported_to"),
        }),
        entered_by: tidy_code(&text("by")).into_owned(),
        late: given("late"),
    };
    FilledVisit {
        visit,
        row: first,
        draft,
        sound: sound && faults.len() == before,
    }
}
