//! Lines on plan, rules, seals, draws, voids and the clock written into the book by hand, each breaking one rule, number and chain
//! recomputed: every one is named by line and code, and nothing of what it says counts.

use serde_json::{Value, json};

use crate::method::sources::{EVE, LOTTERY, OUTCOME};
use crate::office::{Office, golden, sha};

/// What forged lines say somewhere, where they have words.
pub(super) const MARK: &str = "伪造的内容";
/// A task that is sealed, one that is drawn and visited, and one that is neither.
const SEALED: &str = "AJ-2026-04";
const DRAWN: &str = "AJ-2026-01";
const FREE: &str = "AJ-2026-03";

/// A book with a plan, a seal that waits, a draw with a completed visit, and a free round.
pub(super) struct Forging {
    pub(super) office: Office,
    /// The lines of the plan, the seal, the draw.
    pub(super) plan: Value,
    pub(super) seal: Value,
    pub(super) draw: Value,
}

impl Forging {
    fn begin() -> Self {
        let office = Office::sample();
        let does = |args: &[&str]| {
            let ran = office.zh(args);
            assert_eq!(ran.code, 0, "{ran:?}");
        };
        does(&["seal", SEALED, "--source", LOTTERY, "--today", EVE]);
        does(&["draw", DRAWN, "--seed", "583", "--today", EVE]);
        let visit = &office.visits(&format!("{DRAWN}-1"))[0];
        office.done(visit, "2026-06-05");
        let lines = lines(&office);
        let of = |act: &str| {
            let mut found = lines.iter().filter(|line| line["act"] == act);
            found.next().unwrap().clone()
        };
        let (plan, seal, draw) = (of("plan"), of("seal"), of("draw"));
        Self {
            office,
            plan,
            seal,
            draw,
        }
    }

    /// The line of the plan's next version, changed.
    fn plan(&self, change: impl FnOnce(&mut Value)) -> Value {
        let mut line = self.plan.clone();
        let data = &mut line["data"];
        data["version"] = 2.into();
        data["plan_sha256"] = "ab".repeat(32).into();
        let files = ["plan.csv", "objects.txt", "classes.txt"];
        let files = files.map(|name| (format!("plans/2/{name}"), "ab".repeat(32).into()));
        data["files"] = Value::Object(files.into_iter().collect());
        data["reason"] = MARK.into();
        data["since_before"] = json!({
            "left": { "total": 0, "objects": [] }, "left_undrawn": 0, "new": 0, "left_of_all": 0, "left_of_all_undrawn": 0,
        });
        change(data);
        line
    }

    /// A seal of the free round, changed.
    fn seal(&self, change: impl FnOnce(&mut Value)) -> Value {
        let mut line = self.seal.clone();
        let data = &mut line["data"];
        data["task"] = FREE.into();
        rename(
            data,
            &format!("seals/{SEALED}-1.s1"),
            &format!("seals/{FREE}-1.s1"),
        );
        change(data);
        line
    }

    /// A draw of the free round, changed.
    fn draw(&self, change: impl FnOnce(&mut Value)) -> Value {
        let mut line = self.draw.clone();
        let data = &mut line["data"];
        data["task"] = FREE.into();
        data["draw"] = format!("{FREE}-1").into();
        rename(
            data,
            &format!("draws/{DRAWN}-1"),
            &format!("draws/{FREE}-1"),
        );
        change(data);
        line
    }

    /// A draw from the seal that waits, changed.
    fn of_seal(&self, change: impl FnOnce(&mut Value)) -> Value {
        let seal = &self.seal["data"];
        let mut line = self.draw.clone();
        let data = &mut line["data"];
        for key in [
            "task",
            "seal",
            "source",
            "manifest_sha256",
            "origin",
            "cap",
            "since_plan",
        ] {
            data[key] = seal[key].clone();
        }
        data["draw"] = format!("{SEALED}-1").into();
        data["seed"] = OUTCOME.into();
        rename(
            data,
            &format!("draws/{DRAWN}-1"),
            &format!("draws/{SEALED}-1"),
        );
        data["files"][format!("draws/{SEALED}-1/manifest.txt")] = seal["manifest_sha256"].clone();
        line["declared"] = "2026-06-03".into();
        change(&mut line["data"]);
        line
    }

    fn void(&self, target: &str) -> Value {
        let mut line = self.draw.clone();
        line["act"] = "void".into();
        line["data"] = json!({ "target": target, "reason": MARK });
        line
    }

    /// Writes a line behind the book, and gives its number.
    pub(super) fn write(&self, mut line: Value) -> u64 {
        let mut book = self.office.read("ledger.jsonl");
        let last = book.split_inclusive('\n').next_back().unwrap();
        let before: Value = serde_json::from_str(last).unwrap();
        line["seq"] = (before["seq"].as_u64().unwrap() + 1).into();
        line["prev"] = sha(last).into();
        line["time"] = before["time"].clone();
        line["by"] = "forger".into();
        book += &(line.to_string() + "\n");
        self.office.write("ledger.jsonl", book);
        line["seq"].as_u64().unwrap()
    }

    /// A version of the plan with two tasks of one id, its folder and all.
    fn two_of_one_id(&self) -> Value {
        let plan = self.office.read("plans/1/plan.csv");
        let last = plan.lines().next_back().unwrap();
        let plan = format!("{plan}{last}\r\n");
        std::fs::create_dir(self.office.case("plans/2")).unwrap();
        self.office.write("plans/2/plan.csv", &plan);
        for name in ["objects.txt", "classes.txt"] {
            let text = self.office.read(&format!("plans/1/{name}"));
            self.office.write(&format!("plans/2/{name}"), text);
        }
        self.plan(|data| {
            data["plan_sha256"] = sha(&plan).into();
            for name in ["plan.csv", "objects.txt", "classes.txt"] {
                let text = self.office.read(&format!("plans/2/{name}"));
                data["files"][format!("plans/2/{name}")] = sha(text).into();
            }
            data["tasks"] = (data["tasks"].as_u64().unwrap() + 1).into();
        })
    }
}

pub(super) fn lines(office: &Office) -> Vec<Value> {
    let book = office.read("ledger.jsonl");
    let lines = book.lines().map(|line| serde_json::from_str(line).unwrap());
    lines.collect()
}

/// Moves the files that a line names into another folder.
fn rename(data: &mut Value, from: &str, to: &str) {
    let files = data["files"].as_object().unwrap().iter();
    let moved = files.map(|(name, sha)| (name.replace(from, to), sha.clone()));
    data["files"] = Value::Object(moved.collect());
}

/// Takes the digest of a file out of a line.
fn unname(data: &mut Value, name: &str) {
    let files = data["files"].as_object_mut().unwrap();
    let many = files.len();
    files.retain(|path, _| !path.ends_with(&format!("/{name}")));
    assert_eq!(files.len(), many - 1, "{name}");
}

fn other_status_words(data: &mut Value) {
    data["settings"]["taking_part"] = json!([MARK]);
}

fn other_rows(data: &mut Value) {
    data["lists"]["objects"]["rows"] = 9.into();
}

/// A code, and a line that breaks its rule.
type Forged = (&'static str, fn(&Forging) -> Value);

/// A line for every code that a line on plan, rules, seal, draw, void or clock can break.
const FORGED: &[Forged] = &[
    ("P01", |f| f.draw(|data| data["origin"] = Value::Null)),
    ("P01", |f| {
        f.seal(|data| {
            data["task"] = "ZZ-99".into();
            rename(data, &format!("seals/{FREE}-1.s1"), "seals/ZZ-99-1.s1");
        })
    }),
    ("B15", |f| f.draw(|data| unname(data, "draw.json"))),
    ("B15", |f| f.draw(|data| unname(data, "list.csv"))),
    ("B15", |f| f.draw(|data| unname(data, "SHA256SUMS"))),
    ("B15", |f| f.of_seal(|data| unname(data, "population.txt"))),
    ("B15", |f| f.seal(|data| unname(data, "salt.txt"))),
    ("B04", |f| f.seal(other_status_words)),
    ("B04", |f| f.seal(other_rows)),
    ("P02", |f| {
        f.draw(|data| data["origin"]["plan"]["sha256"] = "00".repeat(32).into())
    }),
    ("P02", |f| f.seal(|data| data["cap"] = 9.into())),
    ("P03", |f| {
        f.draw(|data| data["origin"] = json!({ "adhoc": { "reason": MARK } }))
    }),
    ("P04", |f| {
        f.plan(|data| {
            data["expected"][0]["objects"] = 0.into();
            data["expected"][1]["objects"] = 0.into();
        })
    }),
    ("P05", |f| {
        f.plan(|data| data["plan_sha256"] = f.plan["data"]["plan_sha256"].clone())
    }),
    ("P06", |f| f.plan(|data| data["reason"] = "".into())),
    ("P10", |f| f.of_seal(|data| data["source"] = "given".into())),
    ("P11", |f| {
        f.of_seal(|data| data["origin"] = json!({ "adhoc": { "reason": MARK } }))
    }),
    ("P14", |f| {
        let mut line = f.draw(|_| {});
        line["declared"] = "2027-01-04".into();
        line
    }),
    ("P14", |f| {
        let mut line = f.plan(|_| {});
        line["declared"] = "2027-01-04".into();
        line
    }),
    ("P16", |f| {
        f.plan(|data| {
            data.as_object_mut().unwrap().remove("since_before");
        })
    }),
    ("P17", |f| {
        f.draw(|data| data["settings"]["bureau"] = MARK.into())
    }),
    ("P17", |f| {
        f.plan(|data| data["settings"]["bureau"] = MARK.into())
    }),
    ("D02", |f| {
        f.seal(|data| {
            data["round"] = 99.into();
            rename(
                data,
                &format!("seals/{FREE}-1.s1"),
                &format!("seals/{FREE}-99.s1"),
            );
        })
    }),
    ("D03", |f| {
        f.draw(|data| {
            data["task"] = DRAWN.into();
            data["draw"] = format!("{DRAWN}-1.2").into();
        })
    }),
    ("D04", |f| {
        let mut line = f.seal.clone();
        line["data"]["seal"] = 2.into();
        line
    }),
    ("D04", |f| f.of_seal(|data| data["seal"] = 0.into())),
    ("D07", |f| f.of_seal(|data| data["seed"] = "583".into())),
    ("D08", |f| f.seal(|data| data["source"] = "os".into())),
    ("D09", |f| f.void(&format!("{FREE}-1"))),
    ("D10", |f| {
        let mut line = f.void(&format!("{SEALED}-1.s1"));
        line["data"]["reason"] = "".into();
        line
    }),
    ("D10", |f| f.draw(|data| data["witnesses"] = json!([""]))),
    ("D11", |f| {
        f.of_seal(|data| data["manifest_sha256"] = "00".repeat(32).into())
    }),
    ("D16", |f| {
        let mut line = f.seal(|_| {});
        line["declared"] = "2026-06-02".into();
        line
    }),
    ("D17", |f| {
        let mut line = f.of_seal(|_| {});
        line["declared"] = EVE.into();
        line
    }),
    ("D18", |f| {
        f.draw(|data| data["source"] = "drand quicknet 1000".into())
    }),
    ("D19", |f| {
        f.draw(|data| data["beacon"] = "ab".repeat(48).into())
    }),
    ("D20", |f| f.void(&format!("{DRAWN}-1"))),
    ("C04", Forging::two_of_one_id),
    ("C18", |f| {
        let first = &lines(&f.office)[0]["data"];
        let mut line = f.void("");
        line["act"] = "rules".into();
        line["data"] = json!({
            "reason": MARK, "rules": first["rules"], "findings": f.plan["data"]["findings"], "weaker": [],
        });
        line
    }),
    ("C19", |f| {
        let mut line = f.void("");
        line["act"] = "clock".into();
        line["data"] = json!({ "reason": MARK });
        line
    }),
    ("B04", |f| lines(&f.office)[0].clone()),
    ("B04", |f| f.plan(|data| data["version"] = 3.into())),
    ("B04", |f| f.plan(|data| data["lists"] = json!({}))),
    ("B04", |f| {
        f.plan(|data| {
            let files = data["files"].as_object_mut().unwrap();
            files.remove("plans/2/classes.txt");
        })
    }),
    ("B04", |f| f.seal(|data| data["seal"] = 2.into())),
    ("B04", |f| f.seal(|data| data["files"] = json!({}))),
    ("B04", |f| f.draw(|data| data["seal"] = 1.into())),
    ("B04", |f| {
        f.draw(|data| data["draw"] = format!("{FREE}-1.2").into())
    }),
    ("B04", |f| f.of_seal(|data| data["cap"] = 9.into())),
];

/// Codes of P and D that no line of the book can break, and why.
const ASKED: &[(&str, &str)] = &[
    ("P07", "no plan at all: see a_plan_that_there_is_not"),
    ("P08", "a file is gone: B02, the line is not judged by it"),
    ("P09", "choucha.toml, or a question, of another year"),
    ("P12", "a list of seeds that is handed in"),
    ("P15", "tested in tests/cli/year/base_left_forged.rs"),
    ("D01", "a task asked for; one that no plan has is P01"),
    ("D05", "whether a command is given a seed"),
    ("D06", "whether a command is given a seed"),
    ("D12", "a draw that is asked for"),
    ("D13", "a trial, which leaves no line"),
    ("D14", "a folder that is asked about"),
    ("D15", "a file of a folder"),
    ("D21", "a file of a publication"),
    ("D22", "a file of a publication"),
    ("D25", "the notice of a seal, which leaves no line"),
];

/// Whether a code of P or D has a forged line here, or a reason why it has none.
pub(super) fn has(code: &str) -> bool {
    FORGED.iter().any(|(of, _)| *of == code) || ASKED.iter().any(|(of, _)| *of == code)
}

/// The codes of the lines that are refused, by line.
pub(super) fn refused(office: &Office) -> Vec<(u64, Vec<String>)> {
    let verified = office.zh(&["ledger", "verify", "--json"]);
    assert_eq!(verified.code, 1, "{verified:?}");
    let told: Value = serde_json::from_str(&verified.out).unwrap();
    let told = told["lines_refused"].as_array().unwrap().iter();
    let codes = |of: &Value| {
        let codes = of["codes"].as_array().unwrap().iter();
        codes
            .map(|code| code.as_str().unwrap().to_owned())
            .collect()
    };
    told.map(|of| (of["line"].as_u64().unwrap(), codes(of)))
        .collect()
}

#[test]
fn every_forged_line_is_named_and_nothing_of_it_counts() {
    let forging = Forging::begin();
    let office = &forging.office;
    let before = office.zh(&["coverage", "--json", "--today", "2026-06-20"]);
    let mut expected = Vec::new();
    for (code, line) in FORGED {
        // What is refused changes nothing: one line after the other breaks its rule in the same book.
        expected.push((forging.write(line(&forging)), *code));
    }
    let found = refused(office);
    for ((line, code), (named, codes)) in expected.iter().zip(&found) {
        assert_eq!(line, named, "{code}: {found:?}");
        assert!(
            codes.iter().any(|of| of == code),
            "line {line}, {code}: {codes:?}"
        );
    }
    assert_eq!(found.len(), expected.len());
    let after = office.zh(&["coverage", "--json", "--today", "2026-06-20"]);
    assert_eq!((before.code, after.code), (0, 1));
    assert_eq!(counted(&before.out), counted(&after.out));
    assert!(
        after
            .out
            .contains(&format!("\"refused\": {}", expected.len()))
    );
    let published = office.zh(&["--today", "2026-06-20", "publish"]);
    assert_eq!(published.code, 1, "{published:?}");
    for (path, bytes) in crate::office::files_below(&office.case("public")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(MARK), "{}", path.display());
    }
}

/// A coverage, but for what it says of lines that are not accepted.
fn counted(out: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(out).unwrap();
    let kept = ["drawn", "base", "tasks", "by", "expected", "verdict"];
    kept.map(|key| all[key].clone()).into()
}

#[test]
fn a_plan_that_there_is_not() {
    let forging = Forging::begin();
    let office = Office::unpublished();
    let line = forging.draw(|_| {});
    let other = Forging { office, ..forging };
    let line = other.write(line);
    let (named, codes) = refused(&other.office).remove(0);
    assert_eq!(named, line);
    assert!(codes.contains(&"P07".to_owned()), "{codes:?}");
}

#[test]
fn a_forged_draw_is_told_in_both_languages() {
    let forging = Forging::begin();
    forging.write(forging.of_seal(|data| data["seed"] = "583".into()));
    for lang in ["zh", "en"] {
        let args = ["-C", "case", "--lang", lang, "ledger", "verify"];
        let verified = forging.office.run(&args);
        assert_eq!((verified.code, verified.err.as_str()), (1, ""));
        let told = crate::office::masked(&verified.out);
        golden(&format!("forged-draw.{lang}.txt"), &told);
    }
}
