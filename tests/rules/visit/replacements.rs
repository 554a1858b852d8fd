//! Tests of `src/domain/visit/replacements.rs`.

use choucha::domain::acts::entry::{Act, Entry};
use choucha::domain::acts::inspection::VisitId;
use choucha::domain::acts::replacement::*;
use choucha::domain::acts::visit::{RecusalAct, ResultAct};
use choucha::domain::ground::sha::Sha;
use choucha::domain::visit::log::VisitLogs;
use choucha::domain::visit::replacements::*;

use crate::acts::counted::counted;
use crate::acts::inspection::clear;
use crate::visit::visits::{id, nothing};

/// Lines of a book on the visits of the draw T-1, from its tenth on.
#[derive(Default)]
pub(crate) struct Lines {
    pub(crate) logs: VisitLogs,
    count: u64,
}

/// The digest of every line.
pub(crate) const SHA: Sha = Sha([7; 32]);

impl Lines {
    /// The next line; what it says is noted apart.
    pub(crate) fn entry(&mut self) -> Entry {
        self.count += 1;
        nothing(9 + self.count)
    }

    /// A request; gives its line.
    pub(crate) fn ask(&mut self, request: &ReplaceAct) -> u64 {
        let entry = self.entry();
        let replacements = &mut self.logs.replacements;
        replacements.push_request(&counted(&entry), request, SHA);
        entry.seq
    }

    fn came(&mut self, outcome: &ReplacedAct) {
        let entry = self.entry();
        let replacements = &mut self.logs.replacements;
        assert!(replacements.takes_outcome(outcome));
        replacements.push_outcome(&counted(&entry), outcome);
    }

    /// An object is lost, and another takes its place or none.
    pub(crate) fn lose(&mut self, (at, lost): (&str, &str), taken: Option<&str>) {
        let request = self.ask(&object(at, lost));
        self.came(&ReplacedAct::Object(ObjectOutcome {
            request,
            request_sha256: SHA,
            object: taken.map(str::to_owned),
        }));
    }

    /// A seat changes hands.
    pub(crate) fn seat(&mut self, at: &str, leaver: &str, taker: &str) {
        let request = self.ask(&seat(at, leaver, &[taker]));
        self.came(&lot(request, taker));
    }

    /// A seat is given up.
    pub(crate) fn decide(&mut self, at: &str, leaver: &str) {
        let act = DecisionAct {
            visit: id(at),
            leaver: leaver.into(),
            ground: Ground::Left,
            reason: "调离".into(),
            decision: "由其余的人检查".into(),
            struck: Vec::new(),
        };
        let entry = self.entry();
        self.logs.replacements.push_decision(&counted(&entry), &act);
    }

    /// Somebody asks that an inspector stay away, and is answered.
    pub(crate) fn recuse(&mut self, at: &str, cert: &str, granted: bool) {
        let entry = self.entry();
        if let Act::Recusal(act) = Self::recusal(&id(at), cert, granted) {
            self.logs.push_recusal(&counted(&entry), &act);
        }
    }

    pub(crate) fn recusal(visit: &VisitId, cert: &str, granted: bool) -> Act {
        Act::Recusal(RecusalAct {
            visit: visit.clone(),
            cert: cert.into(),
            grounds: "亲属".into(),
            granted,
            answer: "属实".into(),
        })
    }

    /// The result of a visit.
    pub(crate) fn enter(&mut self, at: &str) {
        let entry = self.entry();
        if let Act::Result(act) = Self::result(&id(at)) {
            self.logs.push_results(&counted(&entry), &act);
        }
    }

    pub(crate) fn result(visit: &VisitId) -> Act {
        let mut result = clear();
        result.visit = visit.clone();
        Act::Result(ResultAct {
            results: vec![result.into()],
            file_sha256: None,
        })
    }
}

/// A request to replace an object.
pub(crate) fn object(at: &str, lost: &str) -> ReplaceAct {
    ReplaceAct::Object(ObjectRequest {
        visit: id(at),
        object: lost.into(),
        ground: Ground::Missing,
        reason: "查无".into(),
        passed: Vec::new(),
    })
}

/// A request to replace an inspector.
pub(crate) fn seat(at: &str, leaver: &str, candidates: &[&str]) -> ReplaceAct {
    let candidate = |cert: &&str| Candidate {
        cert: (*cert).to_owned(),
        visits: 0,
        qualified: false,
    };
    ReplaceAct::Seat(SeatRequest {
        visit: id(at),
        leaver: leaver.into(),
        ground: Ground::Unable,
        reason: "病".into(),
        source: "os".into(),
        candidates: candidates.iter().map(candidate).collect(),
        struck: Vec::new(),
    })
}

fn lot(request: u64, taker: &str) -> ReplacedAct {
    ReplacedAct::Seat(SeatOutcome {
        request,
        request_sha256: SHA,
        seed: "0a".repeat(32),
        key: SHA,
        beacon: None,
        taker: taker.into(),
    })
}

#[test]
fn changes_hold_from_their_own_line_on_in_the_order_of_these_lines() {
    let mut lines = Lines::default();
    let waits = lines.ask(&seat("X", "1", &["7"]));
    lines.lose(("Z", "Z"), Some("W"));
    lines.decide("Y", "5");
    lines.came(&lot(waits, "7"));
    let found = lines.logs.replacements.changes("T-1");
    let seqs: Vec<u64> = found.iter().map(|(seq, _)| *seq).collect();
    assert_eq!(seqs, [12, 13, 14]);
    let (x, y, z) = (id("X"), id("Y"), id("Z"));
    let seat = |at, leaver, taker| Change::Seat { at, leaver, taker };
    assert_eq!(
        found
            .into_iter()
            .map(|(_, change)| change)
            .collect::<Vec<_>>(),
        [
            Change::Object {
                at: &z,
                lost: "Z",
                taken: Some("W")
            },
            seat(&y, "5", None),
            seat(&x, "1", Some("7")),
        ]
    );
    assert!(lines.logs.replacements.changes("T-2").is_empty());
    assert!(lines.logs.replacements.has_any_of("T-1"));
    assert!(!lines.logs.replacements.has_any_of("T-2"));
}

#[test]
fn a_request_waits_until_its_own_outcome_comes() {
    let mut lines = Lines::default();
    let request = lines.ask(&seat("X", "1", &["7", "8"]));
    let replacements = &lines.logs.replacements;
    assert_eq!(replacements.pending(&id("X")).map(|r| r.seq), Some(request));
    assert!(replacements.pending(&id("Y")).is_none());
    assert!(!lines.logs.is_open(&id("X")) && lines.logs.is_open(&id("Y")));
    assert!(!lines.logs.takes_request(&seat("X", "2", &["7"])));
    assert!(lines.logs.takes_request(&seat("Y", "2", &["7"])));
    // A seat that nobody may take is decided, not asked for.
    assert!(!lines.logs.takes_request(&seat("Y", "2", &[])));
    let takes = |act: &ReplacedAct| replacements.takes_outcome(act);
    assert!(takes(&lot(request, "8")));
    assert!(!takes(&lot(request, "9")), "no candidate");
    assert!(!takes(&lot(request + 1, "8")), "another line");
    let mut other = lot(request, "8");
    if let ReplacedAct::Seat(outcome) = &mut other {
        outcome.request_sha256 = Sha([8; 32]);
    }
    assert!(!takes(&other), "another digest");
    let object = ReplacedAct::Object(ObjectOutcome {
        request,
        request_sha256: SHA,
        object: None,
    });
    assert!(!takes(&object), "of another kind");
    lines.came(&lot(request, "8"));
    assert!(lines.logs.is_open(&id("X")));
    assert!(
        !lines.logs.replacements.takes_outcome(&lot(request, "8")),
        "twice"
    );
}

#[test]
fn whoever_left_is_told_as_of_a_line() {
    let mut lines = Lines::default();
    lines.seat("X", "1", "7"); // lines 10 and 11
    lines.decide("X", "2"); // 12
    lines.decide("X", "7"); // 13
    lines.seat("X", "2", "8"); // 14 and 15
    let all = &lines.logs.replacements;
    let x = id("X");
    let left = |before| all.left(&x, before).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(left(11), [""; 0]);
    assert_eq!(left(12), ["1"]);
    assert_eq!(left(u64::MAX), ["1", "2", "7", "2"]);
    assert_eq!(all.left(&id("Y"), u64::MAX).count(), 0);
}

#[test]
fn objects_are_lost_and_come_on_the_day_of_the_outcome() {
    let mut lines = Lines::default();
    lines.lose(("X", "XA"), Some("W"));
    lines.lose(("Z", "Z"), None);
    let all = &lines.logs.replacements;
    let lost = |before| all.lost("T-1", before).collect::<Vec<_>>();
    assert_eq!(lost(11), []);
    assert_eq!(lost(12), [("XA", Some("W"))]);
    assert_eq!(lost(u64::MAX), [("XA", Some("W")), ("Z", None)]);
    let (how, day) = all.loss_of("T-1", "XA").unwrap();
    assert_eq!((how.seq, day), (10, "2026-06-20"));
    assert!(all.loss_of("T-1", "W").is_none() && all.loss_of("T-2", "XA").is_none());
    assert_eq!(all.came_on("T-1", "W"), Some("2026-06-20"));
    assert_eq!(
        (all.came_on("T-1", "XA"), all.came_on("T-2", "W")),
        (None, None)
    );
}

#[test]
fn what_was_granted_counts_for_the_enterprise_from_its_line_on() {
    let mut lines = Lines::default();
    lines.recuse("X", "1", true);
    lines.recuse("X", "2", false);
    lines.recuse("X", "3", true);
    let granted = |enterprise, before| {
        let certs = lines.logs.granted(enterprise, before);
        certs.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(granted("X", u64::MAX), ["1", "3"]);
    assert_eq!(granted("X", 12), ["1"]);
    assert_eq!(granted("X", 10), [""; 0]);
    assert_eq!(granted("Y", u64::MAX), [""; 0]);
}
