//! A small case folder with visits of which results can be entered.

use serde_json::{Value, json};

use crate::flags::Flags;
use crate::office::{Office, Ran};
use crate::year::small_year::Row;

/// The draw of most tests: four objects, two items, teams of two of three inspectors.
pub(crate) const DRAW: &str = "T1-1";
/// Another draw of the same objects.
pub(crate) const OTHER: &str = "T2-1";
/// The day of both draws.
pub(crate) const DRAWN: &str = "2026-06-01";
/// The day on which a right result is completed.
pub(crate) const COMPLETED: &str = "2026-06-10";
/// The last day for entering it in time.
pub(crate) const DEADLINE: &str = "2026-07-09";
/// The day after.
pub(crate) const AFTER: &str = "2026-07-10";
/// The inspectors.
const CERTS: [&str; 3] = ["001", "002", "003"];

/// What is needed to enter results.
impl Office {
    /// A case folder with two draws of the objects P0 to P3.
    pub(crate) fn visited() -> Self {
        let rows = [
            Row::new("T1", "东", "100%").cap(2),
            Row::new("T2", "东", "100%").cap(2),
        ];
        let office = Self::small(&[("东", "A", 4)], &rows);
        office.write(
            "items.csv",
            "事项编号,检查项目,检查内容,检查依据,检查方式,事项类别,所需专业,生效日期,废止日期\n\
             A1,台账,内容,依据,实地核查,一般,,,\nA2,持证,内容,依据,实地核查,一般,,,\n",
        );
        office.write(
            "plan.csv",
            office.read("plan.csv").replace(",A1,", ",A1;A2,"),
        );
        office.publish();
        office.draw_fixed(DRAWN, "T1");
        office.draw_fixed(DRAWN, "T2");
        office
    }

    /// The team of a visit, leader first.
    pub(crate) fn team(&self, draw: &str, object: &str) -> Vec<String> {
        let record = self.record(draw);
        let drawn = record["drawn"].as_array().unwrap().iter();
        let mut found = drawn.filter(|line| line["code"] == object);
        let team = found.next().unwrap()["team"].as_array().unwrap();
        let certs = team.iter().map(|cert| cert.as_str().unwrap().to_owned());
        certs.collect()
    }

    /// An inspector who is not in the team of a visit.
    pub(crate) fn outsider(&self, draw: &str, object: &str) -> &'static str {
        let team = self.team(draw, object);
        let mut others = CERTS
            .into_iter()
            .filter(|cert| team.iter().all(|c| c != cert));
        others.next().unwrap()
    }

    /// A right result in which nothing was found, entered on the day of its completion.
    pub(crate) fn clear(&self, draw: &str, object: &str) -> Flags {
        Flags::of(&["record", "add", draw, object])
            .and("today", COMPLETED)
            .and("completed", COMPLETED)
            .and("method", "实地核查")
            .and("clear", "A1,A2")
            .and("code", "JG01")
            .and("signed", "王某")
            .and("entered-by", &self.team(draw, object)[0])
    }

    /// The same with something found in A2.
    pub(crate) fn found(&self, draw: &str, object: &str) -> Flags {
        self.clear(draw, object)
            .with("clear", "A1")
            .and("found", "A2=2 名电工未持证上岗")
            .with("code", "JG02")
    }

    /// A correction that says nothing yet.
    pub(crate) fn amend(&self, draw: &str, object: &str, day: &str) -> Flags {
        Flags::of(&["record", "amend", draw, object])
            .and("today", day)
            .and("reason", "笔误")
            .and("entered-by", &self.team(draw, object)[0])
    }

    /// Completion noted.
    pub(crate) fn done_flags(&self, draw: &str, object: &str, day: &str) -> Flags {
        Flags::of(&["record", "done", draw, object])
            .and("today", day)
            .and("completed", day)
            .and("entered-by", &self.team(draw, object)[0])
    }

    /// Runs a command that must be done.
    pub(crate) fn does(&self, flags: &Flags) -> Ran {
        let ran = self.zh(&flags.args());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{flags:?}");
        ran
    }

    /// The visits of an object, as `record show --json` has them.
    pub(crate) fn shown(&self, object: &str) -> Value {
        let ran = self.zh(&["record", "show", object, "--json"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{object}");
        serde_json::from_str(&ran.out).unwrap()
    }

    /// The results of a visit, the first and its corrections.
    pub(crate) fn shown_results(&self, draw: &str, object: &str) -> Vec<Value> {
        let shown = self.shown(object);
        let visits = shown["visits"].as_array().unwrap().iter();
        let mut found = visits.filter(|visit| visit["draw"] == draw);
        found.next().unwrap()["results"].as_array().unwrap().clone()
    }
}

/// Result codes as the book has them: with what the usual findings say of them.
pub(crate) fn coded(codes: &[&str]) -> Value {
    let usual = include_str!("../../../data/sample/findings.csv");
    let entry = |code: &&str| {
        let row = usual
            .lines()
            .find(|line| line.split(',').next() == Some(code));
        let cells: Vec<&str> = row.unwrap().split(',').collect();
        json!({ "code": cells[0], "name": cells[1], "public": cells[2] })
    };
    codes.iter().map(entry).collect()
}

/// The codes of a refusal with faults: those in brackets at the beginnings of lines.
pub(crate) fn codes_in(ran: &Ran) -> Vec<&str> {
    let lines = ran.err.lines().skip(1);
    let inner = lines.filter_map(|line| line.trim_start().strip_prefix('['));
    inner
        .filter_map(|line| line.split_once(']'))
        .map(|(code, _)| code)
        .collect()
}
