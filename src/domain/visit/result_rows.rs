//! Results as rows of a list (录入表): the rows of each visit put together, and what of a visit can be judged where some of
//! its cells could not be read.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;

use super::draft::{Draft, SaidAnswer, SaidExpert, Signing};
use super::inspection::{Against, InspectionFlaw, ItemPlace};
use super::result_row::{Places, ResultRow, codes};
use super::result_words::{recorded, signed};
use super::scan::{SaidScan, SaidTime, ScanFlaw};
use super::visits::{Visit, VisitObject};
use crate::domain::acts::in_force::FindingInForce;
use crate::domain::acts::inspection::VisitId;
use crate::domain::ground::date;
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::ways::methods;
use crate::domain::lists::fault::{Fault, Flaw};

/// The rows of one visit together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledVisit {
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
    unanswered: BTreeSet<String>,
    /// The row of each cell that concerns the whole visit.
    cells: BTreeMap<&'static str, u64>,
    /// The row of each item, by object and item.
    items: BTreeMap<(String, String), u64>,
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

/// Puts the rows of each visit together, each with what it means; `enterprise_of` gives the enterprise that an object of a
/// draw is inspected at, for rows that do not name it.
pub fn filled(
    rows: Vec<(ResultRow, Places)>,
    enterprise_of: impl Fn(&str, &str) -> Option<Arc<str>>,
) -> Filled {
    let mut visits: Vec<(VisitId, Vec<(ResultRow, Places)>)> = Vec::new();
    let mut by_id: HashMap<VisitId, usize> = HashMap::new();
    for (row, places) in rows {
        let of_object = || enterprise_of(&row.draw, places.object.as_deref()?);
        let enterprise = places.enterprise.as_deref().map(Arc::from);
        let enterprise = enterprise.or_else(of_object);
        let said = || match row.enterprise.given.as_str() {
            "" => places
                .object
                .clone()
                .unwrap_or_else(|| row.object.given.clone()),
            given => given.to_owned(),
        };
        let visit = VisitId {
            draw: row.draw.clone().into(),
            enterprise: enterprise.unwrap_or_else(|| said().into()),
        };
        let place = *by_id.entry(visit).or_insert_with_key(|visit| {
            visits.push((visit.clone(), Vec::new()));
            visits.len() - 1
        });
        visits[place].1.push((row, places));
    }
    let mut filled = Filled::default();
    for (visit, rows) in visits {
        if rows.iter().all(|(row, _)| row.is_blank()) {
            filled.blank += 1;
        } else {
            let one = together(visit, rows, &mut filled.faults);
            filled.visits.push(one);
        }
    }
    filled
}

fn fault(row: u64, key: &str, value: &str, flaw: Flaw) -> Fault {
    Fault::new(ListName::Results, row, Some(key), value, flaw)
}

fn together(
    visit: VisitId,
    rows: Vec<(ResultRow, Places)>,
    faults: &mut Vec<Fault>,
) -> FilledVisit {
    let first = rows.first().map_or(0, |(row, _)| row.row);
    let mut together = FilledVisit {
        visit,
        known: rows.iter().all(|(row, places)| {
            !row.draw.is_empty() && (places.enterprise.is_some() || places.object.is_some())
        }),
        draft: Draft::default(),
        row: first,
        unread: rows
            .iter()
            .flat_map(|(row, _)| row.unread.clone())
            .collect(),
        unanswered: BTreeSet::new(),
        cells: BTreeMap::new(),
        items: BTreeMap::new(),
    };
    for (row, places) in &rows {
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
        let object = places.object.clone().unwrap_or_default();
        let place = together.items.entry((object, row.item.clone()));
        place.or_insert(row.row);
    }
    let said = together.said(&rows, faults);
    let answers = rows.into_iter().filter_map(|(row, places)| {
        Some(SaidAnswer {
            object: Some(places.object?),
            answer: row.answer.filter(|answer| !answer.item.is_empty())?,
        })
    });
    together.draft = draft(&said, answers.collect());
    together
}

/// What the cells that concern the whole visit say, by column.
type Said = BTreeMap<&'static str, String>;

impl FilledVisit {
    /// What concerns the whole visit, held against itself.
    fn said(&mut self, rows: &[(ResultRow, Places)], faults: &mut Vec<Fault>) -> Said {
        let mut said = Said::new();
        for cell in rows.iter().flat_map(|(row, _)| &row.cells) {
            match said.get(cell.key) {
                Some(known) if *known != cell.value => {
                    let first = self.cells.get(cell.key).copied().unwrap_or(self.row);
                    let flaw = Flaw::Differs { first };
                    faults.push(fault(cell.row, cell.key, &cell.value, flaw));
                }
                Some(_) => {}
                None => {
                    said.insert(cell.key, cell.value.clone());
                    self.cells.insert(cell.key, cell.row);
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
                let mut items = self.items.iter();
                let row = items.find(|((object, item), _)| {
                    *item == at.item && at.object.as_ref().is_none_or(|of| of == object)
                });
                row.map(|(_, row)| *row)
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
                unread("object") || unread("item") || self.unanswered.contains(&at.item)
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

fn draft(said: &Said, answers: Vec<SaidAnswer>) -> Draft {
    let text = |key: &str| said.get(key).cloned().unwrap_or_default();
    let given = |key: &str| Some(text(key)).filter(|value| !value.is_empty());
    let day = |key: &str| date::from_cell(&text(key));
    Draft {
        completed: day("completed"),
        methods: methods(&text("methods")),
        answers,
        codes: codes(&text("codes")),
        signing: Some(Signing {
            signed: signed(&text("sign")).unwrap_or(true),
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
            at: SaidTime::read(&text("scanned_at")),
            none: given("no_scan"),
        },
        recorded: recorded(&text("recorded")),
        experts: SaidExpert::list(&text("assisted")).unwrap_or_default(),
    }
}
