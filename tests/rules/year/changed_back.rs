//! Tests of `src/domain/year/changed_back.rs`: which changes are undone today.

use std::collections::BTreeMap;

use choucha::domain::acts::since_plan::ComparedCells;
use choucha::domain::year::changed_back::*;

/// An object that takes part, or not, with this status, in the scope of T under the first rule.
struct Of(bool, &'static str);

impl Today for Of {
    fn takes_part(&self) -> bool {
        self.0
    }

    fn cell(&self, version: u32, key: &str) -> Option<&str> {
        (version == 1 && key == "status").then_some(self.1)
    }

    fn rule_in(&self, task: &str) -> Option<u16> {
        (self.0 && task == "T").then_some(0)
    }
}

fn status(word: &str) -> ComparedCells {
    BTreeMap::from([("status".to_owned(), word.to_owned())])
}

fn change(before: Before, meanwhile: Meanwhile, seen_by: &str) -> Change {
    Change {
        code: "C".to_owned(),
        version: 1,
        before,
        meanwhile,
        seen_by: seen_by.to_owned(),
    }
}

#[test]
fn a_change_is_undone_when_the_cells_of_before_are_there_again() {
    let closed = change(
        Before::Cells(status("有效")),
        Meanwhile::Cells(status("停业")),
        "T-1",
    );
    assert!(closed.is_undone(&Of(true, "有效")));
    assert!(!closed.is_undone(&Of(false, "停业")));
    assert!(!closed.is_undone(&Of(true, "在营")));
    let other_version = Change {
        version: 2,
        ..closed
    };
    assert!(!other_version.is_undone(&Of(true, "有效")));
    // The word of choucha.toml was changed, and the cell was not.
    let word = change(
        Before::Cells(status("有效")),
        Meanwhile::Cells(status("有效")),
        "T-1",
    );
    assert!(word.is_undone(&Of(true, "有效")) && !word.is_undone(&Of(false, "有效")));
    let place = |task: &str, rule| Before::In {
        task: task.to_owned(),
        rule,
    };
    let out = |before| change(before, Meanwhile::Elsewhere, "T-1").is_undone(&Of(true, ""));
    assert!(out(place("T", 0)) && !out(place("T", 1)) && !out(place("U", 0)));
}

#[test]
fn who_saw_the_same_is_told_together() {
    let cells = |word| Before::Cells(status(word));
    let more = Before::Cells(ComparedCells::new());
    let changes = [
        change(cells("有效"), Meanwhile::Cells(status("停业")), "T-1"),
        change(cells("有效"), Meanwhile::Gone, "U-1"),
        change(cells("有效"), Meanwhile::Cells(status("停业")), "T-2"),
        change(more, Meanwhile::Gone, "V-1"),
        change(cells("注销"), Meanwhile::Gone, "W-1"),
    ];
    let found = undone(&changes, ("C", "甲厂"), &Of(true, "有效"));
    let seen: Vec<Vec<String>> = found.iter().map(|back| back.seen_by.clone()).collect();
    assert_eq!(seen, [["T-1", "T-2"], ["U-1", "V-1"]]);
    assert_eq!((&*found[0].code, &*found[0].name), ("C", "甲厂"));
}
