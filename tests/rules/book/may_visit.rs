//! Tests of `src/domain/book/may_visit.rs`: books of completions, results, corrections and handling in any order, each line judged
//! beside a plain model of what may follow; and results that are spoilt in any combination.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use choucha::domain::acts::entry::{Act, DrawAct, Entry, PlanAct};
use choucha::domain::acts::handling::{HandleAct, Measure};
use choucha::domain::acts::in_force::{InitAct, JUDGE};
use choucha::domain::acts::inspection::{Answer, Inspection, Scan};
use choucha::domain::acts::line_salt::LineSalt;
use choucha::domain::acts::visit::{AmendAct, DoneAct, ResultAct};
use choucha::domain::book::facts::{
    BaseCounted, DrawFacts, DrawPeople, Facts, NotAtHand, PlanFacts,
};
use choucha::domain::book::fold::{Book, DrawnRound};
use choucha::domain::book::standing::Grounds;
use choucha::domain::day::calendar::Calendar;
use choucha::domain::ground::rules::Rules;
use choucha::domain::ground::sha::Sha;
use choucha::domain::method::drawn_rows::{DrawnRows, DrawnTeam};
use choucha::domain::method::frame::Grouping;
use choucha::domain::method::manifest::{Manifest, TextDigest};
use choucha::domain::method::owners::Owners;
use choucha::domain::method::source::Source;
use choucha::domain::visit::readiness::Apart;
use proptest::prelude::*;

use super::fold;
use crate::acts::inspection::{clear, code, day};
use crate::visit::due::calendar;

/// The draw T-1 of X and Y, each visited by 1 and 2, with the items A1 and A2.
pub(super) struct Drawn {
    calendar: Calendar,
    drawn: Rc<DrawFacts>,
}

impl Drawn {
    pub(super) fn new() -> Self {
        let mut rows = DrawnRows::default();
        for (place, object) in [(1, "X"), (2, "Y")] {
            let of_team = DrawnTeam::Visit {
                number: place,
                recused: 0,
            };
            rows.push(
                u64::from(place),
                object,
                0,
                "",
                of_team,
                ["1", "2"].into_iter(),
            );
        }
        let text = TextDigest {
            lines: 0,
            sha: Sha([0; 32]),
        };
        let manifest = Manifest {
            bureau: "局".into(),
            task: "T".into(),
            round: 1,
            seal: 0,
            source: Source::Os,
            items: vec!["A1".into(), "A2".into()],
            window: (day("2026-06-01"), day("2026-06-30")),
            texts: [text; 5],
            takes: Vec::new(),
            grouping: Grouping {
                group: 2,
                qualified: 0,
                teams: None,
                pool: None,
            },
        };
        Self {
            calendar: calendar(),
            drawn: Rc::new(DrawFacts::new("T-1", manifest, rows, Owners::default())),
        }
    }
}

fn gone<T>() -> Result<T, NotAtHand> {
    Err(NotAtHand("gone".into()))
}

impl Facts for Drawn {
    fn draw(&self, _act: &DrawAct) -> Result<Rc<DrawFacts>, NotAtHand> {
        Ok(Rc::clone(&self.drawn))
    }

    fn cites(&self, _act: &DrawAct) -> Result<Rc<BTreeSet<String>>, NotAtHand> {
        Ok(Rc::default())
    }

    fn apart(&self, _act: &DrawAct) -> Result<Rc<Apart>, NotAtHand> {
        gone()
    }

    fn people(&self, _act: &DrawAct) -> Result<Rc<DrawPeople>, NotAtHand> {
        gone()
    }

    fn plan(&self, _act: &PlanAct, _year: i32) -> Result<Rc<PlanFacts>, NotAtHand> {
        gone()
    }

    fn manifest(&self, _folder: &str, _sha: Sha) -> Result<Rc<Manifest>, NotAtHand> {
        gone()
    }

    fn base(&self, _act: &PlanAct, _year: i32) -> Result<Option<BaseCounted>, NotAtHand> {
        gone()
    }

    fn verifies_beacons(&self) -> bool {
        true
    }

    fn not_repeated(&self, _line: u64) -> Option<&str> {
        None
    }

    fn calendar(&self) -> Result<&Calendar, NotAtHand> {
        Ok(&self.calendar)
    }
}

/// A line of a day of June 2026 that comes next.
fn next(book: &Book, date: u32, act: Act) -> Entry {
    Entry {
        seq: book.lines + 1,
        time: format!("2026-06-{date:02}T09:00:00+08:00"),
        declared: None,
        by: "x".into(),
        act,
        salt: LineSalt([0; 16]),
        prev: book.head.unwrap_or(Sha([0; 32])),
    }
}

/// Adds a line; the codes of what is wrong with it.
pub(super) fn add(book: &mut Book, facts: &Drawn, date: u32, act: Act) -> Vec<&'static str> {
    let entry = next(book, date, act);
    let may = book.may(&entry, facts);
    let before = book.clone();
    let sha = Sha::of(&entry.seq.to_le_bytes());
    book.push(&entry, sha, facts)
        .expect("number and chain hold");
    let refused = book.refused.last().filter(|line| line.seq == entry.seq);
    let codes = refused
        .map(choucha::domain::book::line_flaw::RefusedLine::codes)
        .unwrap_or_default();
    // What `may` says, `push` does.
    assert_eq!(may.is_err(), refused.is_some());
    if refused.is_some() {
        // Nothing of what it says counts.
        assert_eq!((&book.visits, &book.draws), (&before.visits, &before.draws));
        assert_eq!(book.lines, before.lines + 1);
    }
    codes
}

/// A book in which T-1 was drawn on 1 June.
pub(super) fn drawn_book(facts: &Drawn) -> Book {
    let mut book = Book::default();
    let init = Act::Init(InitAct {
        bureau: "局".into(),
        year: 2026,
        tool: "t".into(),
        rehearsal: false,
        judge: JUDGE,
        rules: Rules::default(),
        findings: ["J1", "J2", "J7", "J9"].map(code).into(),
    });
    assert_eq!(add(&mut book, facts, 1, init), [""; 0]);
    let Act::Draw(act) = fold::draw(&book, "T", 0) else {
        panic!("a draw");
    };
    book.draws.push(DrawnRound {
        act,
        seq: 1,
        time: "2026-06-01T09:00:00+08:00".into(),
        day: "2026-06-01".into(),
        void: None,
        grounds: Grounds::default(),
    });
    book
}

/// A result of X or Y, completed on a day of June.
pub(super) fn result(at: &str, completed: u32, found: bool) -> Inspection {
    let mut result = clear();
    result.visit.enterprise = at.into();
    result.objects[0].object = at.into();
    result.completed = day(&format!("2026-06-{completed:02}"));
    let calendar = calendar();
    let deadline = calendar
        .add_working_days(result.completed, 20)
        .expect("2026");
    result.deadline = deadline.date;
    if found {
        Arc::make_mut(&mut result.objects[0].items)[0].answer = Answer::Found;
        Arc::make_mut(&mut result.objects[0].items)[0].text = "未建台账".into();
        result.codes = vec![code("J2")].into();
    }
    if let choucha::domain::acts::inspection::SignOff::Signed { date, .. } = &mut result.sign_off {
        *date = result.completed;
    }
    result
}

#[test]
fn what_was_scanned_after_its_line_is_refused() {
    let facts = Drawn::new();
    for (at, codes) in [
        ("2026-06-10T09:00:00", &[][..]),
        ("2026-06-10T09:00:01", &["I29"]),
    ] {
        let mut book = drawn_book(&facts);
        let mut result = result("X", 10, false);
        result.scan = Some(Box::new(Scan {
            number: Some("JC1".into()),
            at: Some(at.parse().expect("a time")),
            none: None,
        }));
        let act = Act::Result(ResultAct {
            results: vec![result.into()],
            file_sha256: None,
        });
        assert_eq!(add(&mut book, &facts, 10, act), codes, "{at}");
    }
}

/// Something that somebody does for a visit.
#[derive(Debug, Clone, Copy)]
enum Doing {
    Done { completed: u32 },
    Result { completed: u32, found: bool },
    Amend { completed: u32, found: bool },
    Handle { closed: bool, reinspected: bool },
}

/// What a plain model knows of a visit.
#[derive(Debug, Clone, Default)]
struct Model {
    done: Option<u32>,
    result: Option<(u32, bool)>,
    closed: bool,
}

impl Model {
    /// Whether it may follow on a day of June; it has happened then.
    fn takes(&mut self, today: u32, doing: Doing) -> bool {
        let possible = |completed: u32| (1..=today).contains(&completed);
        match doing {
            Doing::Done { completed } => {
                let earlier = self.done.is_none_or(|before| completed < before);
                let may = self.result.is_none() && possible(completed) && earlier;
                self.done = if may { Some(completed) } else { self.done };
                may
            }
            Doing::Result { completed, found } => {
                let as_noted = self.done.is_none_or(|noted| noted == completed);
                let may = self.result.is_none() && possible(completed) && as_noted;
                self.result = if may {
                    Some((completed, found))
                } else {
                    self.result
                };
                may
            }
            Doing::Amend { completed, found } => {
                // The day of completion is not later than the first entry, which the test makes no later than any correction.
                let another = self
                    .result
                    .is_some_and(|before| before != (completed, found));
                let may = another && possible(completed);
                self.result = if may {
                    Some((completed, found))
                } else {
                    self.result
                };
                may
            }
            Doing::Handle {
                closed,
                reinspected,
            } => {
                let found = self
                    .result
                    .is_some_and(|(completed, found)| found && completed <= today);
                let may = found && !self.closed && (!closed || reinspected);
                self.closed |= may && closed;
                may
            }
        }
    }
}

fn act(at: &str, today: u32, doing: Doing) -> Act {
    match doing {
        Doing::Done { completed } => Act::Done(DoneAct {
            visit: result(at, 1, false).visit,
            objects: vec![at.into()],
            completed: day(&format!("2026-06-{completed:02}")),
            by_cert: "2".into(),
        }),
        Doing::Result { completed, found } => Act::Result(ResultAct {
            results: vec![result(at, completed, found).into()],
            file_sha256: None,
        }),
        Doing::Amend { completed, found } => Act::Amend(AmendAct {
            result: result(at, completed, found).into(),
            reason: "笔误".into(),
        }),
        Doing::Handle {
            closed,
            reinspected,
        } => {
            let date = day(&format!("2026-06-{today:02}"));
            Act::Handle(HandleAct {
                visit: result(at, 1, false).visit,
                measure: Measure::Correction,
                date,
                text: "限期补建".into(),
                number: None,
                to: None,
                due: Some(day("2026-07-30")),
                reinspected: reinspected.then_some(date),
                unchecked: None,
                published: None,
                closed,
            })
        }
    }
}

fn doing() -> impl Strategy<Value = Doing> {
    prop_oneof![
        (1..12u32).prop_map(|completed| Doing::Done { completed }),
        (1..12u32, any::<bool>()).prop_map(|(completed, found)| Doing::Result { completed, found }),
        (1..12u32, any::<bool>()).prop_map(|(completed, found)| Doing::Amend { completed, found }),
        (any::<bool>(), any::<bool>()).prop_map(|(closed, reinspected)| Doing::Handle {
            closed,
            reinspected
        }),
    ]
}

/// A way to spoil a result, and the code that it has to be named by.
type Spoiler = (&'static str, fn(&mut Inspection));

const SPOILERS: [Spoiler; 9] = [
    ("I02", |result| {
        result.methods = [&result.methods[..], &["掷硬币".into()]].concat().into();
    }),
    ("I03", |result| {
        result.objects[0].items = result.objects[0].items[..1].into();
    }),
    ("I04", |result| {
        let mut twice = result.objects[0].items[0].clone();
        twice.item = "A9".into();
        let items = [&result.objects[0].items[..], &[twice]].concat();
        result.objects[0].items = items.into();
    }),
    ("I06", |result| {
        result.codes = [&result.codes[..], &[code("ZZ")]].concat().into();
    }),
    ("I08", |result| {
        result.sign_off = choucha::domain::acts::inspection::SignOff::Signed {
            name: " ".into(),
            date: result.completed,
        };
    }),
    ("I09", |result| result.entered_by = "3".into()),
    ("I11", |result| result.late = Some("忙".into())),
    ("I13", |result| {
        Arc::make_mut(&mut result.objects[0].items)[0].text = "渗漏".into();
    }),
    ("I15", |result| {
        result.deadline = result.deadline.succ_opt().expect("a day");
    }),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn lines_in_any_order_are_judged_as_a_plain_model_does(
        lines in prop::collection::vec((any::<bool>(), doing()), 1..24),
    ) {
        let facts = Drawn::new();
        let mut book = drawn_book(&facts);
        let mut models = [Model::default(), Model::default()];
        // Days of completion lie in the first eleven days; every line comes after them.
        for (place, (at_y, doing)) in (12u32..).zip(lines) {
            let today = place.min(26);
            let at = if at_y { "Y" } else { "X" };
            let expected = models[usize::from(at_y)].takes(today, doing);
            let codes = add(&mut book, &facts, today, act(at, today, doing));
            prop_assert_eq!(codes.is_empty(), expected, "{} {:?}: {:?}", at, doing, codes);
        }
    }

    #[test]
    fn everything_that_is_wrong_with_a_result_is_named(spoilt in prop::collection::btree_set(0..SPOILERS.len(), 0..5)) {
        let facts = Drawn::new();
        let mut book = drawn_book(&facts);
        let mut result = result("X", 5, false);
        for place in &spoilt {
            (SPOILERS[*place].1)(&mut result);
        }
        let act = Act::Result(ResultAct { results: vec![result.into()], file_sha256: None });
        let codes: BTreeSet<&str> = add(&mut book, &facts, 12, act).into_iter().collect();
        let expected: BTreeSet<&str> = spoilt.iter().map(|place| SPOILERS[*place].0).collect();
        prop_assert_eq!(codes, expected);
    }
}
