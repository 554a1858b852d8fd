//! Lines written into the book by hand, each breaking one rule, number and chain recomputed: every one is named by line and
//! code, nothing of what it says is public, and whoever reads the book is told.
//!
//! [`FORGED`] has a line for every code of I, R, H, P and D that a line can break; [`ASKED`] has the others, with what they are
//! of. Whoever makes a rule with a new code adds it to one of them: the test of all codes fails until then.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use choucha::domain::acts::entry::Act;
use choucha::domain::acts::handling::Measure;
use choucha::domain::acts::inspection::{Answer, Scan, SignOff};
use choucha::domain::acts::publication::PublishAct;
use choucha::domain::acts::replacement::{
    Candidate, DecisionAct, Ground, ObjectOutcome, ObjectRequest, ReplaceAct, ReplacedAct,
};
use choucha::domain::acts::visit::{AmendAct, AssistAct, DoneAct, RecusalAct, ResultAct};
use choucha::domain::ground::drawn_public::DrawnPublic;
use choucha::domain::ground::sha::Sha;
use choucha::text::codes;
use serde_json::Value;

use super::forged_rounds;
use super::forging::{CLEAR, CLOSED, DAY, DONE, Forging, MARK, OPEN, RECUSED, WAITS, done};
use crate::acts::written::date;
use crate::office::{files_below, golden, masked};

/// A code, and a line that breaks its rule.
type Forged = (&'static str, fn(&Forging) -> Act);

/// A line for every code that a line can break.
const FORGED: &[Forged] = &[
    ("I01", |f| f.result(|r| r.completed = date("2020-01-01"))),
    ("I02", |f| {
        f.result(|r| r.methods = vec!["掷硬币".into()].into())
    }),
    ("I03", |f| f.result(|r| r.objects[0].items = [].into())),
    ("I04", |f| {
        f.result(|r| Arc::make_mut(&mut r.objects[0].items)[0].item = "ZZ99".into())
    }),
    ("I05", |f| {
        f.result(|r| {
            *r = f.visits[OPEN].result("2026-06-05", true, None);
            Arc::make_mut(&mut r.objects[0].items)[0].text.clear();
        })
    }),
    ("I06", |f| {
        f.result(|r| Arc::make_mut(&mut r.codes)[0].code = "ZZ99".into())
    }),
    ("I07", |f| {
        f.result(|r| {
            let found = f.visits[OPEN].result("2026-06-05", true, None);
            r.objects = found.objects;
        })
    }),
    ("I08", |f| {
        f.result(|r| {
            r.sign_off = SignOff::Signed {
                name: String::new(),
                date: r.completed,
            }
        })
    }),
    ("I09", |f| f.result(|r| r.entered_by = "99999999999".into())),
    ("I11", |f| f.result(|r| r.late = Some(MARK.into()))),
    ("I12", |f| {
        let result = f.visits[DONE].result("2026-06-06", false, None);
        Act::Result(ResultAct {
            results: vec![result.into()],
            file_sha256: None,
        })
    }),
    ("I13", |f| {
        f.result(|r| Arc::make_mut(&mut r.objects[0].items)[0].text = MARK.into())
    }),
    ("I14", |f| f.result(|r| r.objects[0].object = MARK.into())),
    ("I15", |f| f.result(|r| r.deadline = date("2099-01-01"))),
    ("I16", |f| {
        Act::Done(DoneAct {
            objects: Vec::new(),
            ..done(&f.visits[OPEN], "2026-06-05")
        })
    }),
    ("I20", |f| {
        f.result(|r| Arc::make_mut(&mut r.objects[0].items)[0].answer = Answer::Inapplicable)
    }),
    ("I21", |f| {
        f.result(|r| {
            r.sign_off = SignOff::Refused {
                reason: MARK.into(),
                witness: None,
                reported_to: String::new(),
            }
        })
    }),
    ("I22", |f| {
        f.result(|r| Arc::make_mut(&mut r.codes)[0].public = MARK.into())
    }),
    ("I27", |f| f.result(|r| r.scan = Some(Box::default()))),
    ("I28", |f| {
        f.result(|r| {
            r.scan = Some(Box::new(Scan {
                number: Some(MARK.repeat(13)),
                ..Scan::default()
            }));
        })
    }),
    ("I29", |f| {
        f.result(|r| {
            r.scan = Some(Box::new(Scan {
                number: Some(MARK.into()),
                at: date("2020-01-01").and_hms_opt(9, 30, 0),
                none: None,
            }));
        })
    }),
    ("R01", |f| Act::Done(done(&f.voided, "2026-06-05"))),
    ("R02", |f| {
        let again = f.visits[CLEAR].result("2026-06-05", true, None);
        Act::Result(ResultAct {
            results: vec![again.into()],
            file_sha256: None,
        })
    }),
    ("R03", |f| {
        Act::Amend(AmendAct {
            result: f.visits[OPEN].result("2026-06-05", false, None).into(),
            reason: MARK.into(),
        })
    }),
    ("R04", |f| Act::Done(done(&f.visits[WAITS], "2026-06-12"))),
    ("R05", |f| {
        Act::Amend(AmendAct {
            result: f.visits[CLEAR].result("2026-06-05", false, None).into(),
            reason: MARK.into(),
        })
    }),
    ("R06", |f| {
        Act::Recusal(RecusalAct {
            visit: f.visits[OPEN].visit.clone(),
            cert: "99999999999".into(),
            grounds: MARK.into(),
            granted: true,
            answer: MARK.into(),
        })
    }),
    ("R07", |f| f.seat(|seat| seat.ground = Ground::Moved)),
    ("R08", |f| {
        f.seat(|seat| {
            seat.visit = f.visits[WAITS].visit.clone();
            seat.leaver.clone_from(&f.visits[WAITS].team[1]);
        })
    }),
    ("R10", |f| f.seat(|_| {})),
    ("R11", |f| {
        Act::Decision(DecisionAct {
            visit: f.visits[OPEN].visit.clone(),
            leaver: f.visits[OPEN].team[1].clone(),
            ground: Ground::Unable,
            reason: MARK.into(),
            decision: MARK.into(),
            struck: Vec::new(),
        })
    }),
    ("R13", |f| {
        Act::Assist(AssistAct {
            visit: f.visits[OPEN].visit.clone(),
            name: f.visits[OPEN].team[1].clone(),
            unit: MARK.into(),
            reason: MARK.into(),
        })
    }),
    ("R14", |f| {
        Act::Replace(ReplaceAct::Object(ObjectRequest {
            visit: f.visits[OPEN].visit.clone(),
            object: MARK.into(),
            ground: Ground::Missing,
            reason: MARK.into(),
            passed: Vec::new(),
        }))
    }),
    ("R15", |f| Act::Done(done(&f.visits[RECUSED], "2026-06-12"))),
    ("R17", |f| Act::Done(done(&f.visits[DONE], "2026-06-15"))),
    ("R18", |f| {
        // One candidate, who is in the team, and nobody struck.
        f.seat(|seat| {
            seat.candidates = vec![Candidate {
                cert: f.visits[OPEN].team[0].clone(),
                visits: 0,
                qualified: true,
            }];
        })
    }),
    ("R20", |f| Act::Papers(f.notice(OPEN, 9))),
    ("R21", |f| Act::Papers(f.notice(CLEAR, 2))),
    ("R22", |f| {
        let mut act = f.notice(OPEN, 2);
        act.papers[0].instead_of = vec![1];
        Act::Papers(act)
    }),
    ("R23", |f| f.approved(OPEN, "2026-06-21")),
    ("R24", |f| f.approved(DONE, "2026-06-19")),
    ("R19", |_| {
        Act::Publish(PublishAct {
            day: "2026-06-01".into(),
            files: BTreeMap::new(),
            drawn: DrawnPublic::Now,
            withheld: BTreeSet::new(),
        })
    }),
    ("B16", |_| {
        // A draw that the book does not have.
        Act::Publish(PublishAct {
            day: DAY.into(),
            drawn: DrawnPublic::Visited,
            withheld: BTreeSet::from([MARK.to_owned()]),
            files: BTreeMap::new(),
        })
    }),
    ("H01", |f| {
        f.step(|step| step.visit = f.visits[CLEAR].visit.clone())
    }),
    ("H02", |f| f.step(|step| step.text.clear())),
    ("H03", |f| f.step(|step| step.measure = Measure::Penalty)),
    ("H04", |f| f.step(|step| step.measure = Measure::Transfer)),
    ("H05", |f| f.step(|step| step.due = None)),
    ("H06", |f| f.step(|step| step.closed = true)),
    ("H07", |f| f.step(|step| step.date = date("2020-01-01"))),
    ("H08", |f| {
        f.step(|step| step.visit = f.visits[CLOSED].visit.clone())
    }),
    ("H13", |f| {
        f.step(|step| step.published = Some(date("2026-06-15")))
    }),
    ("H14", |f| f.step(|step| step.unchecked = Some(MARK.into()))),
    ("H15", |f| {
        f.step(|step| {
            step.closed = true;
            step.unchecked = Some("无".into());
        })
    }),
    ("D08", |f| f.seat(|seat| seat.source = MARK.into())),
    ("D10", |f| {
        Act::Amend(AmendAct {
            result: f.visits[CLEAR].result("2026-06-08", false, None).into(),
            reason: String::new(),
        })
    }),
    ("D16", |f| {
        f.seat(|seat| {
            seat.source = "event 2026-06-18 14/17721088 双色球第2026063期".into();
        })
    }),
    ("P13", |_| Forging::filed(1, "2026-06-21")),
    ("P21", |_| Forging::filed(9, "2026-06-19")),
];

/// Codes of the same letters that no line of the book can break, and why.
const ASKED: &[(&str, &str)] = &[
    (
        "R09",
        "a lot is asked for where no request waits: an outcome without a request is B04",
    ),
    ("R12", "whether a command is given a seed"),
    ("P22", "tested in tests/cli/year/plan_papers.rs"),
    (
        "R16",
        "tested where a team has lost its people: tests/cli/replace/decision.rs",
    ),
    (
        "I25",
        "a name that several have, which a command is given: the line has codes",
    ),
    ("I26", "whether somebody at a terminal confirms"),
    (
        "I10",
        "tested with the deadline of a year: see late_without_a_reason",
    ),
];

#[test]
fn every_code_that_a_line_can_break_has_a_forged_line() {
    let mut missing = Vec::new();
    for code in codes::all().iter().map(|code| code.code) {
        let concerned = code.starts_with(['I', 'R', 'H', 'P', 'D']);
        let forged = FORGED.iter().any(|(of, _)| *of == code);
        let asked = ASKED.iter().any(|(of, _)| *of == code);
        assert!(!(forged && asked), "{code}");
        if concerned && !forged && !asked && !forged_rounds::has(code) {
            missing.push(code);
        }
    }
    assert_eq!(missing, [""; 0]);
}

#[test]
pub(crate) fn every_forged_line_is_named_and_nothing_of_it_is_public() {
    let forging = Forging::begin();
    let office = &forging.office;
    let mut expected: Vec<(u64, &str)> = Vec::new();
    for (code, act) in FORGED {
        // What is refused changes nothing: one line after the other breaks its rule in the same book.
        expected.push((forging.write(act(&forging), DAY), code));
    }
    let verified = office.zh(&["ledger", "verify", "--json"]);
    assert_eq!(verified.code, 1, "{verified:?}");
    let told: Value = serde_json::from_str(&verified.out).unwrap();
    let told = told["lines_refused"].as_array().unwrap();
    let codes_of = |line: u64| -> Vec<&str> {
        let of = told.iter().find(|of| of["line"] == line);
        let codes = of.map(|of| of["codes"].as_array().unwrap());
        let codes = codes.into_iter().flatten();
        codes.map(|code| code.as_str().unwrap()).collect()
    };
    for (line, code) in &expected {
        let codes = codes_of(*line);
        assert!(codes.contains(code), "line {line}, {code}: {codes:?}");
    }
    assert_eq!(told.len(), expected.len());
    let published = office.zh(&["--today", DAY, "publish", "--json"]);
    assert_eq!(published.code, 1, "{published:?}");
    let table = office.read("public/csv/refused.csv");
    for (line, code) in &expected {
        let row = table
            .lines()
            .find(|row| row.starts_with(&format!("{line},")));
        assert!(
            row.is_some_and(|row| row.contains(code)),
            "{line} {code}: {table}"
        );
    }
    for (path, bytes) in files_below(&office.case("public")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(MARK), "{}", path.display());
    }
    // The book that was judged is the book that is published: nothing of the year has changed.
    let results = office.read("public/csv/results.csv");
    assert!(
        !results.contains("2020-01-01") && !results.contains("掷硬币"),
        "{results}"
    );
}

#[test]
fn late_without_a_reason() {
    let forging = Forging::begin();
    let line = forging.write(forging.result(|_| {}), "2026-08-30");
    let verified = forging.office.en(&["ledger", "verify"]);
    assert_eq!(verified.code, 1, "{verified:?}");
    let named = format!("✗ line {line} (result) is not accepted [I10]: ");
    assert!(verified.out.contains(&named), "{}", verified.out);
}

#[test]
fn one_forged_line_is_told_in_both_languages_and_whoever_reads_is_told() {
    let forging = Forging::begin();
    let office = &forging.office;
    forging.write(
        forging.result(|result| {
            result.completed = date("2020-01-01");
            result.methods = vec!["掷硬币".into()].into();
            Arc::make_mut(&mut result.codes)[0].code = "ZZ99".into();
            result.objects[0].items = [].into();
            result.entered_by = "99999999999".into();
            result.deadline = date("2099-12-31");
        }),
        DAY,
    );
    for lang in ["zh", "en"] {
        let run = |args: &[&str]| {
            let before = ["-C", "case", "--lang", lang, "--today", DAY];
            office.run(&[&before[..], args].concat())
        };
        let verified = run(&["ledger", "verify"]);
        assert_eq!((verified.code, verified.err.as_str()), (1, ""));
        golden(&format!("forged-verify.{lang}.txt"), &masked(&verified.out));
        let due = run(&["due"]);
        golden(&format!("forged-due.{lang}.err.txt"), &due.err);
        let published = run(&["publish"]);
        assert_eq!(published.code, 1, "{published:?}");
        golden(
            &format!("forged-publish.{lang}.txt"),
            &masked(&published.out),
        );
        let checked = run(&["publish", "--check"]);
        assert_eq!(checked.code, 1, "{checked:?}");
        golden(&format!("forged-check.{lang}.txt"), &masked(&checked.out));
    }
    // Everybody else goes on.
    let code = &forging.visits[OPEN].visit.enterprise;
    let added = office.zh(&["--today", DAY, "record", "show", code]);
    assert_eq!(added.code, 0, "{added:?}");
    assert!(added.err.contains("I09"), "{added:?}");
    assert!(!added.out.contains("掷硬币"), "{added:?}");
}

#[test]
fn an_outcome_of_nothing_follows_nothing() {
    let forging = Forging::begin();
    let line = forging.write(
        Act::Replaced(ReplacedAct::Object(ObjectOutcome {
            request: 2,
            request_sha256: Sha([1; 32]),
            object: None,
        })),
        DAY,
    );
    let verified = forging.office.en(&["ledger", "verify"]);
    assert_eq!(verified.code, 1, "{verified:?}");
    let named = format!("✗ line {line} (replaced) is not accepted [B04]: ");
    assert!(verified.out.contains(&named), "{}", verified.out);
}
