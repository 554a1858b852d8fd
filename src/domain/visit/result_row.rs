//! A row of a list of results (录入表): one item at one object of a visit, and what concerns the whole visit on any of its
//! rows.

use std::collections::BTreeSet;

use super::draft::SaidExpert;
use super::flaw::{RowFlaw, VisitFlaw};
use super::naming::{Meant, Roster};
use super::result_words::{ANSWERS, RECORDED, SIGN_OFFS, answer, recorded, signed};
use super::scan::SaidTime;
use super::visit_name::VisitName;
use crate::domain::acts::inspection::{Answer, ItemAnswer};
use crate::domain::ground::cell::{self, parts, tidy_code, tidy_id};
use crate::domain::ground::date::{self, Edge};
use crate::domain::ground::none_word::is_none;
use crate::domain::ground::ways::methods;
use crate::domain::ground::word::word;
use crate::domain::lists::fault::{Fault, Flaw};
use crate::domain::lists::key_check::{self, KeyKind, spoilt_company_code};
use crate::domain::lists::record::Record;

/// The columns that concern the whole visit.
pub const OF_VISIT: [&str; 16] = [
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
    "late",
    "assisted",
    "scan_code",
    "scanned_at",
    "no_scan",
    "recorded",
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
        "recorded" => match recorded(value) {
            Some(true) => RECORDED[0].to_owned(),
            Some(false) => RECORDED[1].to_owned(),
            None => value.to_owned(),
        },
        // Of these one or the other is said, and 无 stands in the other.
        "scan_code" | "scanned_at" | "no_scan" if is_none(&word(value)) => String::new(),
        "scanned_at" => SaidTime::read(value).map_or_else(|| value.to_owned(), |at| at.to_string()),
        "methods" => methods(value).join(";"),
        "codes" => codes(value).join(";"),
        _ => value.to_owned(),
    }
}

/// Result codes of a cell, or their names.
pub fn codes(value: &str) -> Vec<String> {
    let codes = parts(value).into_iter();
    codes.map(|code| tidy_code(&code).into_owned()).collect()
}

/// A cell that concerns the whole visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitCell {
    /// Its column.
    pub key: &'static str,
    /// Its value, in the one spelling that rows of a visit are held against each other in.
    pub value: String,
    /// Its row.
    pub row: u64,
}

/// The cells that say which object or enterprise is meant.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct SaidParty {
    /// The code, as it stands.
    pub given: String,
    /// The name beside it.
    pub name: String,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultRow {
    /// Its number.
    pub row: u64,
    /// Id of the draw.
    pub draw: String,
    /// 企业代码, where it is given.
    pub enterprise: SaidParty,
    /// 对象代码.
    pub object: SaidParty,
    /// 事项编号.
    pub item: String,
    /// What stands in the cell of the item: its id or its name, or those of several.
    pub called: String,
    /// 检查情况, with 问题描述.
    pub answer: Option<ItemAnswer>,
    /// 问题描述.
    pub text: String,
    /// What concerns the whole visit.
    pub cells: Vec<VisitCell>,
    /// Columns whose cells could not be read, and needed ones that are not there.
    pub unread: BTreeSet<&'static str>,
}

/// The columns without which a row is none.
const OF_ROW: [&str; 4] = ["draw", "object", "item", "answer"];

impl ResultRow {
    /// Reads a row, and gives its faults; those of its codes are found when the draw is known.
    pub fn read(mut record: Record<'_>) -> (Self, Vec<Fault>) {
        let draw = needed_id(&mut record, "draw");
        let item = needed_id(&mut record, "item");
        let called = record.text("item").into_owned();
        let enterprise = party(&record, "enterprise", "enterprise_name");
        let object = party(&record, "object", "name");
        if object == SaidParty::default() && record.header.place("object").is_some() {
            record.fault("object", "", Flaw::Empty);
        }
        let said = answer(&record.word("answer"));
        let mut text = record.text("text").into_owned();
        if said == Some(Answer::Clear) && says_nothing(&text) {
            text.clear();
        }
        check(&mut record);
        let row = record.row;
        let cells = OF_VISIT.iter().map(|&key| VisitCell {
            key,
            value: plain(key, &record.text(key)),
            row,
        });
        let cells = cells.filter(|cell| !cell.value.is_empty()).collect();
        let (unread, faults) = unread(record);
        let answer = said.map(|answer| ItemAnswer {
            item: item.clone(),
            answer,
            text: text.clone(),
        });
        let read = Self {
            row,
            draw,
            enterprise,
            object,
            item,
            called,
            answer,
            text,
            cells,
            unread,
        };
        (read, faults)
    }

    /// Whether nothing has been filled in.
    pub fn is_blank(&self) -> bool {
        self.answer.is_none()
            && self.cells.is_empty()
            && self.text.is_empty()
            && !self.unread.contains("answer")
    }

    /// The enterprise and the object that the row means, by their codes; `names` are those of the draw. What is wrong with
    /// what it says comes with the column.
    pub fn places(&self, names: &Roster) -> (Places, Vec<(&'static str, RowFlaw)>) {
        let mut flaws = Vec::new();
        let mut code = |column: &'static str, said: &SaidParty| {
            let (code, flaw) = said.means(&self.draw, names);
            flaws.extend(flaw.map(|flaw| (column, flaw)));
            code
        };
        let given = self.enterprise != SaidParty::default();
        let places = Places {
            enterprise: given
                .then(|| code("enterprise", &self.enterprise))
                .flatten(),
            object: code("object", &self.object),
        };
        (places, flaws)
    }
}

impl ResultRow {
    /// The row for each of these items: an answer that is the same for several items may stand in one row. What was found is
    /// of one item.
    pub fn for_items(self, items: Vec<String>) -> Vec<Self> {
        let found = self
            .answer
            .as_ref()
            .is_some_and(|said| said.answer == Answer::Found);
        if found && items.len() > 1 {
            return vec![self];
        }
        let of_item = |item: String| {
            let answer = self.answer.clone().map(|answer| ItemAnswer {
                item: item.clone(),
                ..answer
            });
            Self {
                item,
                answer,
                ..self.clone()
            }
        };
        items.into_iter().map(of_item).collect()
    }
}

/// Which enterprise and which object a row means.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// The enterprise's code, where the row says it.
    pub enterprise: Option<String>,
    /// The object's code.
    pub object: Option<String>,
}

impl SaidParty {
    /// The code that is meant, as far as one can tell, and what is wrong with how it is said.
    fn means(&self, draw: &str, names: &Roster) -> (Option<String>, Option<RowFlaw>) {
        let by_name = || match names.meant(&self.name) {
            Meant::One(one) if !self.name.is_empty() => Some(one.code.clone()),
            _ => None,
        };
        let said = tidy_code(&self.given);
        if said.is_empty() {
            return match (self.name.is_empty(), names.meant(&self.name)) {
                (true, _) => (None, None),
                (false, Meant::One(one)) => (Some(one.code.clone()), None),
                (false, other) => (None, Some(unknown(draw, &self.name, other))),
            };
        }
        match names.meant(&said) {
            Meant::One(one) => (Some(one.code.clone()), None),
            other => {
                let spoilt = || spoilt_company_code(&said).map(Flaw::Spoilt);
                let flaw = key_check::flaw(KeyKind::Code, &said).or_else(spoilt);
                let code = by_name();
                let flaw = match flaw {
                    Some(flaw) => RowFlaw::Key {
                        flaw,
                        code: code.clone(),
                    },
                    None => unknown(draw, &cell::tidy(&self.given), other),
                };
                (code, Some(flaw))
            }
        }
    }
}

/// That nobody, or more than one, is called so.
fn unknown(draw: &str, said: &str, among: Meant<'_>) -> RowFlaw {
    let said = said.to_owned();
    RowFlaw::Visit(match among {
        Meant::Several(named) => VisitFlaw::Ambiguous { said, named },
        Meant::One(_) | Meant::Unknown(_) => VisitFlaw::NoneCalled {
            visit: VisitName {
                draw: draw.to_owned(),
                code: said,
            },
            near: match among {
                Meant::Unknown(near) => near,
                _ => Vec::new(),
            },
        },
    })
}

fn party(record: &Record<'_>, code: &str, name: &str) -> SaidParty {
    SaidParty {
        given: record.as_given(code).trim().to_owned(),
        name: record.text(name).into_owned(),
    }
}

/// Notes words and days that mean nothing, and what is no clean line: whatever goes into the book is one, whoever wrote it.
fn check(record: &mut Record<'_>) {
    let answered = record.word("answer");
    if !answered.is_empty() && answer(&answered).is_none() {
        record.fault("answer", &answered, Flaw::Choice(ANSWERS));
    }
    let sign = record.word("sign");
    if !sign.is_empty() && signed(&sign).is_none() {
        record.fault("sign", &sign, Flaw::Choice(SIGN_OFFS));
    }
    let recording = record.word("recorded");
    if !recording.is_empty() && recorded(&recording).is_none() {
        record.fault("recorded", &recording, Flaw::Choice(RECORDED));
    }
    let at = record.optional("scanned_at");
    if !at.is_empty() && SaidTime::read(&at).is_none() {
        record.fault("scanned_at", &at, Flaw::Choice(SaidTime::FORM));
    }
    for key in ["completed", "signed"] {
        record.optional_date(key, Edge::Neither);
    }
    let assisted = record.text("assisted").into_owned();
    if SaidExpert::list(&assisted).is_none() {
        record.fault("assisted", &assisted, Flaw::Choice(SaidExpert::FORM));
    }
    for key in OF_VISIT.iter().chain(&["text"]) {
        let value = record.text(key).into_owned();
        if !value.is_empty() && cell::check(&value).is_err() {
            record.fault(key, &value, Flaw::Characters);
        }
    }
}

/// The columns of a row that say nothing sure, with its faults: needed ones that are not there, and those with faults.
fn unread(record: Record<'_>) -> (BTreeSet<&'static str>, Vec<Fault>) {
    let needed = record.header.list.columns().iter();
    let missing = needed
        .filter(|column| column.required)
        .map(|column| column.key);
    let missing = missing.filter(|key| record.header.place(key).is_none());
    let mut unread: BTreeSet<&'static str> = missing.collect();
    let found = record.into_faults();
    let of_fault = |key: &&str| {
        let mut columns = found.iter().map(|fault| fault.column.as_deref());
        columns.any(|column| column == Some(*key))
    };
    let known = OF_VISIT.into_iter().chain(OF_ROW);
    unread.extend(known.filter(of_fault));
    (unread, found)
}

/// An id that must be there, where its column is.
fn needed_id(record: &mut Record<'_>, key: &'static str) -> String {
    if record.header.place(key).is_none() {
        return String::new();
    }
    tidy_id(&record.required(key))
}

/// Whether words beside “nothing found” say just that.
fn says_nothing(text: &str) -> bool {
    let said = word(text);
    answer(&said) == Some(Answer::Clear) || key_check::is_placeholder(&said)
}
