//! A year with a line of nearly every kind, from which each act of the campaign starts.

use std::path::Path;
use std::sync::OnceLock;

use crate::office::Office;

/// A draw of the plan that has visits in every state.
pub(super) const DRAW: &str = "AJ-2026-04-1";
/// The sealed round that waits.
pub(super) const SEALED: &str = "AJ-2026-01";
/// What the seal names.
pub(super) const SOURCE: &str =
    "event 2026-06-02 14/17721088 双色球第2026063期：红球六个由小到大各两位、蓝球两位，连写";
/// An outcome of it.
pub(super) const SEED: &str = "03081521263307";

/// A visit of the draw: its enterprise, an object of it, and its team.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) code: String,
    pub(super) team: Vec<String>,
}

/// The year and the visits of its draw.
pub(super) struct Year {
    office: Office,
    pub(super) visits: Vec<Place>,
}

fn done(office: &Office, args: &[&str]) {
    let ran = office.zh(args);
    assert_eq!(ran.code, 0, "{args:?}: {ran:?}");
}

/// The arguments that enter a result of a visit, completed on 10 June.
pub(super) fn result<'a>(place: &'a Place, day: &'a str) -> Vec<&'a str> {
    let (code, leader) = (place.code.as_str(), place.team[0].as_str());
    let what = ["record", "add", DRAW, code, "--completed", "2026-06-10"];
    let found = [
        "--method",
        "实地核查",
        "--clear",
        "AJ02,AJ13",
        "--code",
        "JG01",
    ];
    let signed = ["--signed", "赵某", "--entered-by", leader, "--today", day];
    [&what[..], &found[..], &signed[..]].concat()
}

/// The first visit is completed, and something was found.
fn first_visit(office: &Office, place: &Place) {
    let (code, leader) = (place.code.as_str(), place.team[0].as_str());
    let completed = ["--completed", "2026-06-10", "--entered-by", leader];
    let on = ["--today", "2026-06-12", "record"];
    let finished = [&on[..], &["done", DRAW, code], &completed[..]].concat();
    done(office, &finished);
    let method = ["--method", "实地核查", "--clear", "AJ02"];
    let found = ["--found", "AJ13=配电箱无警示标志", "--code", "JG04"];
    let signed = ["--signed", "赵某"];
    let add = [&on[..], &["add", DRAW, code], &completed[..]].concat();
    done(
        office,
        &[&add[..], &method[..], &found[..], &signed[..]].concat(),
    );
}

/// The year; made once.
pub(super) fn year() -> &'static Year {
    static YEAR: OnceLock<Year> = OnceLock::new();
    YEAR.get_or_init(|| {
        let office = Office::sample();
        let on_first = |args: &[&str]| done(&office, &[&["--today", "2026-06-01"], args].concat());
        let round = DRAW.trim_end_matches("-1");
        on_first(&["draw", round, "--seed", "1"]);
        on_first(&["draw", "AJ-2026-05", "--seed", "1"]);
        on_first(&["seal", SEALED, "--source", SOURCE]);
        let record = office.record(DRAW);
        let drawn = record["drawn"].as_array().unwrap();
        let place = |line: &serde_json::Value| Place {
            code: line["code"].as_str().unwrap().to_owned(),
            team: line["team"]
                .as_array()
                .unwrap()
                .iter()
                .map(|cert| cert.as_str().unwrap().to_owned())
                .collect(),
        };
        let visits: Vec<Place> = drawn.iter().map(place).collect();
        first_visit(&office, &visits[0]);
        done(&office, &["--today", "2026-06-13", "publish"]);
        Year { office, visits }
    })
}

impl Year {
    /// A copy of its own of the whole folder.
    pub(super) fn copy(&self) -> Office {
        let office = Office::empty();
        copy(&self.office.case(""), &office.case(""));
        office
    }
}

/// Copies a folder with everything in it.
pub(super) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let there = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &there);
        } else {
            std::fs::copy(&path, &there).unwrap();
        }
    }
}
