//! Completion, results, handling and requests written into the book through the library, so that tests of what follows
//! from them need no other command.

use choucha::disk::ledger::{Hand, Ledger};
use choucha::domain::acts::entry::Act;
use choucha::domain::acts::handling::{HandleAct, Measure};
use choucha::domain::acts::inspection::{Answer, Inspection, ItemAnswer, SignOff, VisitId};
use choucha::domain::acts::replacement::{Ground, ReplaceAct, ReplacedAct};
use choucha::domain::acts::visit::{DoneAct, ResultAct};
use choucha::domain::ground::sha::Sha;
use chrono::NaiveDate;

use crate::office::Office;

/// A day.
pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The visit of the object at a place (from 0) of a draw, with its team.
#[derive(Debug, Clone)]
pub(crate) struct Drawn {
    pub(crate) visit: VisitId,
    pub(crate) team: Vec<String>,
}

impl Drawn {
    /// A result: completed on a day, with or without a finding, late for a reason or not.
    pub(crate) fn result(&self, completed: &str, found: bool, late: Option<&str>) -> Inspection {
        let (answer, text, code) = if found {
            (Answer::Found, "未建台账", "JG04")
        } else {
            (Answer::Clear, "", "JG01")
        };
        let items = vec![ItemAnswer {
            item: "AJ01".into(),
            answer,
            text: text.into(),
        }];
        Inspection {
            visit: self.visit.clone(),
            completed: date(completed),
            methods: vec!["实地核查".into()],
            items,
            codes: vec![code.into()],
            sign_off: SignOff::Signed {
                name: "甲".into(),
                date: date(completed),
            },
            entered_by: self.team[0].clone(),
            deadline: date(completed),
            provisional: false,
            late: late.map(str::to_owned),
        }
    }

    /// A correction ordered on a day.
    pub(crate) fn correction(&self, on: &str, due: &str) -> HandleAct {
        HandleAct {
            visit: self.visit.clone(),
            measure: Measure::Correction,
            date: date(on),
            text: "限期补建台账".into(),
            number: None,
            to: None,
            due: Some(date(due)),
            reinspected: None,
            closed: false,
        }
    }

    /// What closes it.
    pub(crate) fn corrected(&self, on: &str, due: &str) -> HandleAct {
        HandleAct {
            reinspected: Some(date(on)),
            closed: true,
            ..self.correction(on, due)
        }
    }
}

impl Office {
    /// Draws the rounds that are due on 1 June 2026.
    pub(crate) fn drawn_in_june() -> Self {
        let office = Self::sample();
        let ran = office.zh(&["--today", "2026-06-01", "plan", "run", "--seed", "583"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
        office
    }

    /// The visits of a draw as drawn.
    pub(crate) fn visits(&self, draw: &str) -> Vec<Drawn> {
        let record = self.record(draw);
        let rows = record["drawn"].as_array().unwrap().iter();
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        rows.map(|row| Drawn {
            visit: VisitId {
                draw: draw.to_owned(),
                object: text(&row["code"]),
            },
            team: row["team"].as_array().unwrap().iter().map(text).collect(),
        })
        .collect()
    }

    /// Writes an act into the book, on a declared day.
    pub(crate) fn act(&self, day: &str, act: Act) {
        let hand = Hand {
            by: "tester".into(),
            declared: Some(day.to_owned()),
        };
        let mut ledger = Ledger::lock(&self.case("")).unwrap();
        ledger.append(act, &hand).unwrap();
    }

    /// Notes completion.
    pub(crate) fn done(&self, drawn: &Drawn, completed: &str) {
        let act = DoneAct {
            visit: drawn.visit.clone(),
            completed: date(completed),
            by_cert: drawn.team[0].clone(),
        };
        self.act(completed, Act::Done(act));
    }

    /// Enters results.
    pub(crate) fn results(&self, day: &str, results: Vec<Inspection>) {
        let file_sha256 = None;
        self.act(
            day,
            Act::Result(ResultAct {
                results,
                file_sha256,
            }),
        );
    }

    /// Asks for an object to be replaced; gives the line of the request and its digest.
    pub(crate) fn ask(&self, day: &str, drawn: &Drawn) -> (u64, Sha) {
        let request = ReplaceAct {
            visit: drawn.visit.clone(),
            leaver: None,
            ground: Ground::Missing,
            reason: "登记地址查无此企业".into(),
            source: "2026-06-28 福彩3D 第2026169期，三位数字连写".into(),
        };
        self.act(day, Act::Replace(request));
        let book = choucha::disk::ledger::read(&self.case("")).unwrap().book;
        let pending = book.visits.pending(&drawn.visit).unwrap();
        (pending.seq, pending.sha)
    }

    /// Replaces it by another object.
    pub(crate) fn replace_object(&self, day: &str, (request, sha): (u64, Sha), object: &str) {
        let act = ReplacedAct {
            passed: Vec::new(),
            request,
            request_sha256: sha,
            seed: None,
            key: None,
            standing: None,
            object: Some(object.to_owned()),
            seats: Vec::new(),
            decision: None,
        };
        self.act(day, Act::Replaced(act));
    }
}
