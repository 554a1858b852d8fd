//! A row of a list of results (录入表): one item at one object of a visit, and what concerns the whole visit on any of its
//! rows.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::draft::SaidExpert;
use super::flaw::{RowFlaw, VisitFlaw};
use super::naming::{Meant, Roster};
use super::result_words::{ANSWERS, RECORDED, SIGN_OFFS, answer, recorded, signed};
use super::scan::SaidTime;
use super::visit_name::VisitName;
use crate::domain::acts::inspection::Answer;
use crate::domain::ground::cell::{self, parts, tidied, tidy_code, tidy_id};
use crate::domain::ground::date::{self, Edge};
use crate::domain::ground::none_word::is_none;
use crate::domain::ground::ways::{is_method, methods};
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
fn plain<'a>(key: &str, cell: Cow<'a, str>) -> Cow<'a, str> {
    if cell.is_empty() {
        return cell;
    }
    let said: Option<Cow<'a, str>> = match key {
        "completed" | "signed" if date::from_record(&cell).is_none() => {
            date::from_cell(&cell).map(|day| day.to_string().into())
        }
        "sign" => signed(&cell).map(|is| SIGN_OFFS[usize::from(!is)].into()),
        "recorded" => recorded(&cell).map(|is| RECORDED[usize::from(!is)].into()),
        // Of these one or the other is said, and 无 stands in the other.
        "scan_code" | "scanned_at" | "no_scan" if is_none(&word(&cell)) => Some("".into()),
        "scanned_at" => SaidTime::read(&cell).map(|at| at.to_string().into()),
        "methods" if !is_method(&cell) => Some(methods(&cell).join(";").into()),
        "codes" if !is_code(&cell) => Some(codes(&cell).join(";").into()),
        _ => None,
    };
    said.unwrap_or(cell)
}

/// Whether a cell is sure to hold one code as it is spelt.
fn is_code(cell: &str) -> bool {
    cell.bytes()
        .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// Result codes of a cell, or their names.
pub fn codes(value: &str) -> Vec<String> {
    let codes = parts(value).into_iter();
    codes.map(|code| tidy_code(&code).into_owned()).collect()
}

/// A cell that concerns the whole visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitCell<'a> {
    /// Its column.
    pub key: &'static str,
    /// Its value, in the one spelling that rows of a visit are held against each other in.
    pub value: Cow<'a, str>,
}

/// The cells that say which object or enterprise is meant.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct SaidParty<'a> {
    /// The code, as it stands.
    pub given: Cow<'a, str>,
    /// The name beside it.
    pub name: Cow<'a, str>,
}

/// What a row says of the visit that it is of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct SaidVisit<'a> {
    /// Id of the draw.
    pub draw: Cow<'a, str>,
    /// 企业代码, where it is given.
    pub enterprise: SaidParty<'a>,
    /// 对象代码.
    pub object: SaidParty<'a>,
}

impl<'a> SaidVisit<'a> {
    /// What this row says.
    pub fn read(record: &Record<'a>) -> Self {
        Self {
            draw: tidied(record.text("draw"), tidy_id),
            enterprise: party(record, "enterprise", "enterprise_name"),
            object: party(record, "object", "name"),
        }
    }

    /// The enterprise and the object that are meant, by their codes; `names` are those of the draw. What is wrong with what is
    /// said comes with the column.
    pub fn places<'n>(&self, names: &'n Roster) -> (Places<'n>, Vec<(&'static str, RowFlaw)>) {
        let mut flaws = Vec::new();
        let mut code = |column: &'static str, said: &SaidParty<'_>| {
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

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultRow<'a> {
    /// Its number.
    pub row: u64,
    /// Which visit it says that it is of.
    pub said: &'a SaidVisit<'a>,
    /// 事项编号.
    pub item: Cow<'a, str>,
    /// What stands in the cell of the item: its id or its name, or those of several.
    pub called: Cow<'a, str>,
    /// 检查情况.
    pub answer: Option<Answer>,
    /// 问题描述.
    pub text: Cow<'a, str>,
    /// What concerns the whole visit.
    pub cells: Vec<VisitCell<'a>>,
    /// Columns whose cells could not be read, and needed ones that are not there.
    pub unread: BTreeSet<&'static str>,
}

/// The columns without which a row is none.
const OF_ROW: [&str; 4] = ["draw", "object", "item", "answer"];

impl<'a> ResultRow<'a> {
    /// Reads a row of which `said` was read, and gives its faults; those of its codes are found when the draw is known.
    pub fn read(mut record: Record<'a>, said: &'a SaidVisit<'a>) -> (Self, Vec<Fault>) {
        record.required("draw");
        let called = record.required("item");
        if said.object == SaidParty::default() && record.header.place("object").is_some() {
            record.fault("object", "", Flaw::Empty);
        }
        let answered = record.word("answer");
        let answer = answer(&answered);
        if !answered.is_empty() && answer.is_none() {
            record.fault("answer", &answered, Flaw::Choice(ANSWERS));
        }
        let of_visit = OF_VISIT.map(|key| (key, record.text(key)));
        let text = record.text("text");
        check(&mut record, (&of_visit, &text));
        let given = of_visit.into_iter().map(|(key, cell)| VisitCell {
            key,
            value: plain(key, cell),
        });
        let mut cells = Vec::with_capacity(OF_VISIT.len());
        cells.extend(given.filter(|cell| !cell.value.is_empty()));
        let row = record.row;
        let read = Self {
            row,
            said,
            item: tidied(called.clone(), tidy_id),
            called,
            answer,
            text: if answer == Some(Answer::Clear) && !text.is_empty() && says_nothing(&text) {
                Cow::Borrowed("")
            } else {
                text
            },
            cells,
            unread: BTreeSet::new(),
        };
        let (unread, faults) = unread(record);
        (Self { unread, ..read }, faults)
    }

    /// Whether nothing has been filled in.
    pub fn is_blank(&self) -> bool {
        self.answer.is_none()
            && self.cells.is_empty()
            && self.text.is_empty()
            && !self.unread.contains("answer")
    }

    /// The row for each of these items: an answer that is the same for several items may stand in one row. What was found is
    /// of one item.
    pub fn for_items(self, items: Vec<String>) -> Vec<Self> {
        if self.answer == Some(Answer::Found) && items.len() > 1 {
            return vec![self];
        }
        let of_item = |item: String| Self {
            item: item.into(),
            ..self.clone()
        };
        let mut items = items.into_iter();
        let last = items.next_back();
        let mut rows: Vec<Self> = items.map(of_item).collect();
        rows.extend(last.map(|item| Self {
            item: item.into(),
            ..self
        }));
        rows
    }
}

/// Which enterprise and which object a row means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Places<'n> {
    /// The enterprise's code, where the row says it.
    pub enterprise: Option<&'n str>,
    /// The object's code.
    pub object: Option<&'n str>,
}

impl SaidParty<'_> {
    /// The code that is meant, as far as one can tell, and what is wrong with how it is said.
    fn means<'n>(&self, draw: &str, names: &'n Roster) -> (Option<&'n str>, Option<RowFlaw>) {
        let by_name = || match names.meant(&self.name) {
            Meant::One(one) if !self.name.is_empty() => Some(one.code.as_str()),
            _ => None,
        };
        let said = tidy_code(&self.given);
        if said.is_empty() {
            return match (self.name.is_empty(), names.meant(&self.name)) {
                (true, _) => (None, None),
                (false, Meant::One(one)) => (Some(one.code.as_str()), None),
                (false, other) => (None, Some(unknown(draw, &self.name, other))),
            };
        }
        match names.meant(&said) {
            Meant::One(one) => (Some(one.code.as_str()), None),
            other => {
                let spoilt = || spoilt_company_code(&said).map(Flaw::Spoilt);
                let flaw = key_check::flaw(KeyKind::Code, &said).or_else(spoilt);
                let code = by_name();
                let flaw = match flaw {
                    Some(flaw) => RowFlaw::Key {
                        flaw,
                        code: code.map(str::to_owned),
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

fn party<'a>(record: &Record<'a>, code: &str, name: &str) -> SaidParty<'a> {
    SaidParty {
        given: tidied(record.as_given(code), |cell| cell.trim().into()),
        name: record.text(name),
    }
}

/// Notes words and days that mean nothing, and what is no clean line: whatever goes into the book is one, whoever wrote it.
fn check(
    record: &mut Record<'_>,
    (of_visit, text): (&[(&'static str, Cow<'_, str>)], &Cow<'_, str>),
) {
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
    let assisted = record.text("assisted");
    if SaidExpert::list(&assisted).is_none() {
        record.fault("assisted", &assisted, Flaw::Choice(SaidExpert::FORM));
    }
    for (key, value) in of_visit.iter().chain([&("text", text.clone())]) {
        if !value.is_empty() && cell::check(value).is_err() {
            record.fault(key, value, Flaw::Characters);
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

/// Whether words beside “nothing found” say just that.
fn says_nothing(text: &str) -> bool {
    let said = word(text);
    answer(&said) == Some(Answer::Clear) || key_check::is_placeholder(&said)
}
