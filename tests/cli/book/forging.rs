//! The book into which lines are forged: everything that they can contradict is in it.

use choucha::domain::acts::entry::{Act, Entry};
use choucha::domain::acts::handling::HandleAct;
use choucha::domain::acts::inspection::Inspection;
use choucha::domain::acts::line_salt::LineSalt;
use choucha::domain::acts::papers::{ApproveAct, NumberedPaper, PaperKind, PapersAct};
use choucha::domain::acts::plan_papers::FiledAct;
use choucha::domain::acts::replacement::{Ground, ReplaceAct, SeatRequest};
use choucha::domain::acts::visit::{DoneAct, ResultAct};
use choucha::domain::ground::sha::Sha;
use choucha::format::ledger_line;
use serde_json::Value;

use crate::acts::written::{Drawn, date};
use crate::office::Office;

/// The day on which the lines are forged.
pub(super) const DAY: &str = "2026-06-20";
/// What every forged line says somewhere, where it has words.
pub(super) const MARK: &str = "伪造的内容";
/// The draw whose visits they are about.
pub(super) const DRAW: &str = "AJ-2026-01-1";
/// A draw that was voided.
pub(super) const VOIDED: &str = "AJ-2026-04-1";

/// A book with everything that forged lines can contradict.
pub(super) struct Forging {
    pub(super) office: Office,
    /// Visits of [`DRAW`]: completed only; with a result, clear; with a finding; with one whose handling is closed; untouched; with
    /// a request that waits; with a member who was granted to stay away.
    pub(super) visits: Vec<Drawn>,
    /// A visit of [`VOIDED`].
    pub(super) voided: Drawn,
}

pub(super) const DONE: usize = 0;
pub(super) const CLEAR: usize = 1;
pub(super) const FOUND: usize = 2;
pub(super) const CLOSED: usize = 3;
pub(super) const OPEN: usize = 4;
pub(super) const WAITS: usize = 5;
pub(super) const RECUSED: usize = 6;

impl Forging {
    pub(super) fn begin() -> Self {
        let office = Office::drawn_in_june();
        let voided = office.visits(VOIDED).remove(0);
        let void = [
            "--today",
            "2026-06-02",
            "void",
            VOIDED,
            "--reason",
            "种子念错",
        ];
        assert_eq!(office.zh(&void).code, 0);
        let visits = office.visits(DRAW);
        office.done(&visits[DONE], "2026-06-05");
        let results = [
            visits[CLEAR].result("2026-06-05", false, None),
            visits[FOUND].result("2026-06-05", true, None),
            visits[CLOSED].result("2026-06-05", true, None),
        ];
        office.results("2026-06-10", results.into());
        office.handle(
            "2026-06-11",
            visits[CLOSED].correction("2026-06-11", "2026-06-12"),
        );
        office.handle(
            "2026-06-15",
            visits[CLOSED].corrected("2026-06-13", "2026-06-20"),
        );
        office.ask_for_leader("2026-06-10", &visits[WAITS]);
        let at = &visits[RECUSED];
        let recuse = [
            "--today",
            "2026-06-10",
            "recuse",
            DRAW,
            &at.visit.enterprise,
            &at.team[1],
            "--grant",
            "--grounds",
            "亲属",
            "--answer",
            "准予",
        ];
        let ran = office.zh(&recuse);
        assert_eq!(ran.code, 0, "{ran:?}");
        let first = numbered(&visits[CLEAR], 1);
        office.act("2026-06-12", Act::Papers(first));
        Self {
            office,
            visits,
            voided,
        }
    }

    /// A result of the untouched visit.
    pub(super) fn result(&self, change: impl FnOnce(&mut Inspection)) -> Act {
        let mut result = self.visits[OPEN].result("2026-06-05", false, None);
        change(&mut result);
        Act::Result(ResultAct {
            results: vec![result.into()],
            file_sha256: None,
        })
    }

    /// A notice of a visit with this number.
    pub(super) fn notice(&self, visit: usize, number: u32) -> PapersAct {
        numbered(&self.visits[visit], number)
    }

    /// An approval of a visit on a day.
    pub(super) fn approved(&self, visit: usize, on: &str) -> Act {
        let visit = &self.visits[visit].visit;
        Act::Approve(ApproveAct {
            draw: visit.draw.to_string(),
            enterprise: Some(visit.enterprise.to_string()),
            approver: MARK.into(),
            position: MARK.into(),
            on: date(on),
            reviewer: None,
            urgent: None,
        })
    }

    /// A filing of a version of the plan.
    pub(super) fn filed(version: u32, on: &str) -> Act {
        Act::Filed(FiledAct {
            version,
            with: MARK.into(),
            number: MARK.into(),
            on: date(on),
        })
    }

    /// A step of handling at the visit with a finding.
    pub(super) fn step(&self, change: impl FnOnce(&mut HandleAct)) -> Act {
        let mut step = self.visits[FOUND].correction("2026-06-12", "2026-06-30");
        step.text = MARK.into();
        change(&mut step);
        Act::Handle(step)
    }

    /// A request for the seat of the untouched visit's second member.
    pub(super) fn seat(&self, change: impl FnOnce(&mut SeatRequest)) -> Act {
        let at = &self.visits[OPEN];
        let mut seat = SeatRequest {
            visit: at.visit.clone(),
            leaver: at.team[1].clone(),
            ground: Ground::Unable,
            reason: MARK.into(),
            source: "os".into(),
            candidates: Vec::new(),
            struck: Vec::new(),
        };
        change(&mut seat);
        Act::Replace(ReplaceAct::Seat(seat))
    }

    /// Writes a line behind the book, on a declared day, and gives its number.
    pub(super) fn write(&self, act: Act, day: &str) -> u64 {
        self.write_at(act, None, Some(day.to_owned()))
    }

    /// Writes a line behind the book, at a time of the clock, else at that of the last line.
    pub(super) fn write_at(&self, act: Act, time: Option<&str>, declared: Option<String>) -> u64 {
        let mut book = self.office.read("ledger.jsonl");
        let last = book.split_inclusive('\n').next_back().unwrap();
        let before: Value = serde_json::from_str(last).unwrap();
        let seq = before["seq"].as_u64().unwrap() + 1;
        book += &ledger_line::write(&Entry {
            seq,
            time: time.map_or_else(
                || before["time"].as_str().unwrap().to_owned(),
                str::to_owned,
            ),
            declared,
            by: "forger".into(),
            act,
            salt: LineSalt([3; 16]),
            prev: Sha::of(last.as_bytes()),
        });
        self.office.write("ledger.jsonl", book);
        seq
    }
}

/// A completion of a visit.
pub(super) fn done(at: &Drawn, completed: &str) -> DoneAct {
    DoneAct {
        visit: at.visit.clone(),
        objects: at.objects.clone(),
        completed: date(completed),
        by_cert: at.team[0].clone(),
    }
}

fn numbered(of: &Drawn, number: u32) -> PapersAct {
    PapersAct {
        word: MARK.into(),
        papers: vec![NumberedPaper {
            kind: PaperKind::Notice,
            number,
            visits: vec![of.visit.clone()],
            tells: Vec::new(),
            instead_of: Vec::new(),
        }],
    }
}
