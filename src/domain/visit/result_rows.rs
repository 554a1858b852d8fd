//! Results as rows of a list (录入表): the rows of each visit put together, and what of a visit can be judged where some of
//! its cells could not be read.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use super::draft::{Draft, SaidAnswer, SaidExpert, Signing};
use super::inspection::{Against, InspectionFlaw, ItemPlace};
use super::result_row::{Places, ResultRow, SaidVisit, codes};
use super::result_words::{recorded, signed};
use super::scan::{SaidScan, SaidTime, ScanFlaw};
use super::visits::{Visit, VisitObject};
use crate::domain::acts::in_force::FindingInForce;
use crate::domain::acts::inspection::{ItemAnswer, VisitId};
use crate::domain::ground::date;
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::ways::methods;
use crate::domain::lists::fault::{Fault, Flaw};

/// The rows of one visit together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledVisit<'a> {
    /// Which visit.
    pub visit: VisitId,
    /// Whether its rows say so well that a visit that is not there is a fault of its own.
    pub known: bool,
    /// What they say.
    pub draft: Draft,
    /// The first of its rows.
    pub row: u64,
    /// Columns with cells that could not be read, or that say nothing where something is needed.
    unread: BTreeSet<&'static str>,
    /// Items whose answers could not be read.
    unanswered: BTreeSet<Cow<'a, str>>,
    /// The row of each cell that concerns the whole visit.
    cells: BTreeMap<&'static str, u64>,
    /// Object, item and row of each answer.
    items: Vec<(&'a str, Cow<'a, str>, u64)>,
}

/// Which rows are of one visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfVisit<'a> {
    /// Id of the draw.
    pub draw: &'a str,
    /// The enterprise's code.
    pub enterprise: &'a str,
    /// The places of its rows, ascending.
    pub rows: Vec<usize>,
}

/// Puts the rows of each visit together, by what each says and means: the visits in the order of their first rows.
/// `enterprise_of` gives the enterprise that an object of a draw is inspected at, for rows that do not name it.
pub fn by_visit<'a>(
    rows: impl IntoIterator<Item = (&'a SaidVisit<'a>, Places<'a>)>,
    enterprise_of: impl Fn(&str, &str) -> Option<&'a str>,
) -> Vec<OfVisit<'a>> {
    let mut visits: Vec<OfVisit<'a>> = Vec::new();
    let mut by_id: HashMap<(&str, &str), usize> = HashMap::new();
    let mut before: Option<(&SaidVisit<'_>, usize)> = None;
    for (row, (said, places)) in rows.into_iter().enumerate() {
        // Rows of one visit stand below each other.
        let same = before.filter(|(before, _)| *before == said);
        let place = same.map_or_else(
            || {
                let draw = said.draw.as_ref();
                let of_object = || enterprise_of(draw, places.object?);
                let enterprise = places.enterprise.or_else(of_object);
                let enterprise = enterprise.unwrap_or_else(|| match &*said.enterprise.given {
                    "" => places.object.unwrap_or(&said.object.given),
                    given => given,
                });
                *by_id.entry((draw, enterprise)).or_insert_with(|| {
                    visits.push(OfVisit {
                        draw,
                        enterprise,
                        rows: Vec::new(),
                    });
                    visits.len() - 1
                })
            },
            |(_, place)| place,
        );
        visits[place].rows.push(row);
        before = Some((said, place));
    }
    visits
}

fn fault(row: u64, key: &str, value: &str, flaw: Flaw) -> Fault {
    Fault::new(ListName::Results, row, Some(key), value, flaw)
}

impl<'a> FilledVisit<'a> {
    /// What the rows of a visit say together, each with what it means; nothing where nothing has been filled in. Rows that
    /// contradict each other, and cells that are missing, are noted.
    pub fn of(
        visit: VisitId,
        rows: &[(ResultRow<'a>, Places<'a>)],
        faults: &mut Vec<Fault>,
    ) -> Option<Self> {
        if rows.iter().all(|(row, _)| row.is_blank()) {
            return None;
        }
        let first = rows.first().map_or(0, |(row, _)| row.row);
        let mut together = Self {
            visit,
            known: rows.iter().all(|(row, places)| {
                !row.said.draw.is_empty()
                    && (places.enterprise.is_some() || places.object.is_some())
            }),
            draft: Draft::default(),
            row: first,
            unread: rows
                .iter()
                .flat_map(|(row, _)| &row.unread)
                .copied()
                .collect(),
            unanswered: BTreeSet::new(),
            cells: BTreeMap::new(),
            items: Vec::with_capacity(rows.len()),
        };
        for (row, places) in rows {
            // Words about an item that has no answer.
            let unread = row.unread.contains("answer");
            if row.answer.is_none() && !row.text.is_empty() && !unread {
                faults.push(fault(row.row, "answer", "", Flaw::Empty));
            }
            if row.answer.is_none() && (unread || !row.text.is_empty()) {
                together.unanswered.insert(row.item.clone());
            }
            if places.object.is_none() {
                together.unread.insert("object");
            }
            let object = places.object.unwrap_or_default();
            together.items.push((object, row.item.clone(), row.row));
        }
        let said = together.said(rows, faults);
        let answers = rows.iter().filter_map(|(row, places)| {
            let (object, answer) = (places.object?, row.answer?);
            let answer = ItemAnswer {
                item: row.item.clone().into_owned(),
                answer,
                text: row.text.clone().into_owned(),
            };
            let object = Some(object.to_owned());
            (!answer.item.is_empty()).then_some(SaidAnswer { object, answer })
        });
        together.draft = draft(&said, answers.collect());
        Some(together)
    }

    /// What concerns the whole visit, held against itself.
    fn said<'r>(
        &mut self,
        rows: &'r [(ResultRow<'a>, Places<'a>)],
        faults: &mut Vec<Fault>,
    ) -> Said<'r> {
        let mut said = Said::new();
        for (row, _) in rows {
            for cell in &row.cells {
                match said.get(cell.key) {
                    Some(known) if *known != cell.value => {
                        let first = self.cells.get(cell.key).copied().unwrap_or(self.row);
                        let flaw = Flaw::Differs { first };
                        faults.push(fault(row.row, cell.key, &cell.value, flaw));
                    }
                    Some(_) => {}
                    None => {
                        said.insert(cell.key, &*cell.value);
                        self.cells.insert(cell.key, row.row);
                    }
                }
            }
        }
        for key in ["completed", "sign", "by"] {
            if !said.contains_key(key) && self.unread.insert(key) {
                faults.push(fault(self.row, key, "", Flaw::Empty));
            }
        }
        said
    }

    /// Whether every cell could be read and none is missing.
    pub fn is_read(&self) -> bool {
        self.known && self.unread.is_empty() && self.unanswered.is_empty()
    }

    /// Where it says who enters it.
    pub fn by(&self) -> (u64, Option<&'static str>) {
        let row = self.cells.get("by").copied();
        (row.unwrap_or(self.row), Some("by"))
    }

    /// Where a flaw of the result stands in the file: row and column.
    pub fn place(&self, flaw: &InspectionFlaw) -> (u64, Option<&'static str>) {
        let key = column(flaw);
        let row = match at(flaw) {
            Some(at) => {
                let is_it = |(object, item, _): &&(&str, Cow<'_, str>, u64)| {
                    *item == at.item && at.object.as_ref().is_none_or(|of| of == object)
                };
                let rows = self.items.iter().filter(is_it);
                let first = rows.min_by_key(|(object, ..)| *object);
                first.map(|(.., row)| *row)
            }
            None => key.and_then(|key| self.cells.get(key).copied()),
        };
        (row.unwrap_or(self.row), key)
    }

    /// Whether a flaw follows from what could not be read, so that it is none yet.
    pub fn is_unsure(&self, flaw: &InspectionFlaw) -> bool {
        let unread = |key: &str| self.unread.contains(key);
        match flaw {
            InspectionFlaw::ItemMissing(at) => {
                unread("object") || unread("item") || self.unanswered.contains(at.item.as_str())
            }
            InspectionFlaw::ItemUnknown(_) => unread("item") || unread("object"),
            InspectionFlaw::Contradiction(_) => {
                let of_items = ["codes", "answer", "item", "object"].into_iter();
                !self.unanswered.is_empty() || of_items.into_iter().any(unread)
            }
            InspectionFlaw::SignOff | InspectionFlaw::NotReported => {
                let of_signing = [
                    "sign",
                    "signer",
                    "signed",
                    "refusal",
                    "witness",
                    "reported_to",
                ];
                of_signing.into_iter().any(unread)
            }
            InspectionFlaw::Late { .. } | InspectionFlaw::NotLate { .. } => {
                unread("completed") || unread("late")
            }
            InspectionFlaw::Object(_) | InspectionFlaw::ObjectMissing(_) => unread("object"),
            InspectionFlaw::Scan(ScanFlaw::Time { .. }) => {
                unread("scanned_at") || unread("completed")
            }
            InspectionFlaw::Scan(ScanFlaw::Number(_)) => unread("scan_code"),
            InspectionFlaw::Scan(_) => {
                let said = ["scan_code", "scanned_at", "no_scan"];
                said.into_iter().any(unread)
            }
            flaw => column(flaw).is_some_and(unread),
        }
    }

    /// What is wrong with what the rows say, whatever visit they are of: for those of which nobody can tell.
    pub fn flaws_of_words(
        &self,
        findings: &[FindingInForce],
        today: NaiveDate,
    ) -> Vec<InspectionFlaw> {
        let answers = || self.draft.answers.iter();
        let objects: BTreeSet<&String> =
            answers().filter_map(|said| said.object.as_ref()).collect();
        let objects: Vec<String> = objects.into_iter().cloned().collect();
        let items: BTreeSet<String> = answers().map(|said| said.answer.item.clone()).collect();
        let object = |code: &String| VisitObject {
            code: code.clone(),
            order: 0,
            stratum: String::new(),
            instead_of: None,
            lost: false,
        };
        let visit = Visit {
            id: self.visit.clone(),
            objects: objects.iter().map(object).collect(),
            team: vec![self.draft.entered_by.clone()],
            empty: Vec::new(),
        };
        let result = self.draft.result(&visit, findings);
        let mut flaws = result.flaws(&Against {
            objects: &objects,
            items: &items.into_iter().collect::<Vec<_>>(),
            findings,
            team: &visit.team,
            drawn: NaiveDate::MIN,
            entered: today,
            now: None,
            unsure: false,
            done: None,
            corrected: None,
        });
        flaws.retain(|flaw| {
            !matches!(
                flaw,
                InspectionFlaw::Completed { .. }
                    | InspectionFlaw::ItemMissing(_)
                    | InspectionFlaw::ItemUnknown(_)
                    | InspectionFlaw::Late { .. }
                    | InspectionFlaw::NotLate { .. }
                    | InspectionFlaw::Object(_)
                    | InspectionFlaw::Scan(ScanFlaw::Time { .. })
            )
        });
        flaws
    }
}

/// The item that a flaw is about.
fn at(flaw: &InspectionFlaw) -> Option<&ItemPlace> {
    match flaw {
        InspectionFlaw::ItemMissing(at)
        | InspectionFlaw::ItemUnknown(at)
        | InspectionFlaw::TextMissing(at)
        | InspectionFlaw::TextWithoutFinding(at)
        | InspectionFlaw::Inapplicable(at) => Some(at),
        _ => None,
    }
}

/// The column that a flaw is in.
fn column(flaw: &InspectionFlaw) -> Option<&'static str> {
    Some(match flaw {
        InspectionFlaw::Completed { .. }
        | InspectionFlaw::OtherDay(_)
        | InspectionFlaw::Deadline { .. } => "completed",
        InspectionFlaw::Method(_) => "methods",
        InspectionFlaw::ItemMissing(_) => "answer",
        InspectionFlaw::ItemUnknown(_) => "item",
        InspectionFlaw::TextMissing(_)
        | InspectionFlaw::TextWithoutFinding(_)
        | InspectionFlaw::Inapplicable(_) => "text",
        InspectionFlaw::Code(_)
        | InspectionFlaw::CodeValue(_)
        | InspectionFlaw::Contradiction(_) => "codes",
        InspectionFlaw::SignOff => "sign",
        InspectionFlaw::NotReported => "reported_to",
        InspectionFlaw::NotInTeam { .. } => "by",
        InspectionFlaw::Late { .. } | InspectionFlaw::NotLate { .. } => "late",
        InspectionFlaw::Scan(ScanFlaw::TimeAlone | ScanFlaw::Time { .. }) => "scanned_at",
        InspectionFlaw::Scan(ScanFlaw::Number(_)) => "scan_code",
        InspectionFlaw::Scan(_) => "no_scan",
        InspectionFlaw::Object(_) | InspectionFlaw::ObjectMissing(_) => return None,
    })
}

/// What the cells that concern the whole visit say, by column.
type Said<'a> = BTreeMap<&'static str, &'a str>;

fn draft(said: &Said<'_>, answers: Vec<SaidAnswer>) -> Draft {
    let cell = |key: &str| said.get(key).copied().unwrap_or_default();
    let text = |key: &str| cell(key).to_owned();
    let given = |key: &str| Some(text(key)).filter(|value| !value.is_empty());
    let day = |key: &str| date::from_cell(cell(key));
    Draft {
        completed: day("completed"),
        methods: methods(cell("methods")),
        answers,
        codes: codes(cell("codes")),
        signing: Some(Signing {
            signed: signed(cell("sign")).unwrap_or(true),
            signer: text("signer"),
            signed_on: day("signed"),
            refusal: text("refusal"),
            witness: given("witness"),
            reported_to: text("reported_to"),
        }),
        entered_by: text("by"),
        late: given("late"),
        scan: SaidScan {
            number: given("scan_code"),
            at: SaidTime::read(cell("scanned_at")),
            none: given("no_scan"),
        },
        recorded: recorded(cell("recorded")),
        experts: SaidExpert::list(cell("assisted")).unwrap_or_default(),
    }
}
