//! Tests of `src/domain/book/rules_line.rs` and `src/domain/book/in_force.rs`: rules, codes and settings by line.

use choucha::domain::acts::base_change::BaseChange;
use choucha::domain::acts::entry::{Act, DrawAct, ListNote, PlanAct, SealAct};
use choucha::domain::acts::in_force::{FindingInForce, InitAct, RulesAct, SettingsNote};
use choucha::domain::ground::coverage::Coverage;
use choucha::domain::ground::rules::Rules;
use choucha::domain::ground::sha::Sha;

use super::fold;
use super::lines::{Lines, time};
use crate::acts::in_force::{finding, note};

fn rules(days: u32) -> Rules {
    Rules {
        entry_working_days: days,
        ..Rules::default()
    }
}

fn changed(rules: Rules, findings: &[FindingInForce]) -> Act {
    Act::Rules(RulesAct {
        reason: "上级要求".into(),
        weaker: rules.weaker(),
        rules,
        findings: findings.to_vec(),
    })
}

fn plan(version: u32, findings: &[FindingInForce], settings: SettingsNote) -> Act {
    let coverage = Coverage {
        objects: 1,
        base: 1,
    };
    let sha = Sha([u8::try_from(version).unwrap(); 32]);
    let list = |key: &str| {
        let note = ListNote {
            vouched: None,
            file: format!("{key}.csv"),
            sha256: sha,
            rows: 1,
        };
        (key.to_owned(), note)
    };
    Act::Plan(PlanAct {
        version,
        plan: sha,
        approved: None,
        reason: if version > 1 {
            "增加任务".into()
        } else {
            String::new()
        },
        tasks: 1,
        base: 1,
        enterprises: 1,
        expected: [coverage, coverage],
        since_before: (version > 1).then(BaseChange::default),
        findings: findings.to_vec(),
        items: Vec::new(),
        settings,
        lists: ["items", "inspectors", "objects", "plan"].map(list).into(),
        files: ["plan.csv", "objects.txt", "classes.txt"]
            .map(|name| (format!("plans/{version}/{name}"), sha))
            .into(),
    })
}

#[test]
fn the_first_line_changes_and_plans_put_rules_and_codes_in_force() {
    let (old, new) = ([finding("01", "未发现问题")], [finding("02", "未发现问题")]);
    let mut lines = Lines::begun();
    assert_eq!(lines.book.year, 2027);
    assert_eq!(lines.book.rules, Rules::default());
    lines.add(plan(1, &old, note(1, &[], &[]))).unwrap();
    assert_eq!(lines.book.findings, old);
    lines.add(changed(rules(10), &old)).unwrap();
    assert_eq!(lines.book.rules, rules(10));
    // A plan that brings nothing new is none of these lines.
    lines.add(plan(2, &old, note(1, &[], &[]))).unwrap();
    lines.add(changed(rules(40), &new)).unwrap();
    let told: Vec<(u64, u32, &str)> = lines
        .book
        .rules_lines
        .iter()
        .map(|line| (line.seq, line.rules.entry_working_days, &*line.reason))
        .collect();
    let why = "上级要求";
    assert_eq!(told, [(1, 20, ""), (2, 20, ""), (3, 10, why), (5, 40, why)]);
    assert_eq!(lines.book.findings, new);
    for (line, days) in [(1, 20), (2, 20), (3, 10), (4, 10), (5, 40), (9, 40)] {
        assert_eq!(lines.book.rules_after(line), &rules(days), "{line}");
    }
}

#[test]
fn a_change_that_changes_nothing_or_hides_what_is_weaker_is_not_taken() {
    let mut lines = Lines::begun();
    assert!(lines.add(changed(Rules::default(), &[])).is_err());
    let Act::Rules(act) = changed(rules(200), &[]) else {
        panic!("rules")
    };
    let hidden = RulesAct {
        weaker: Vec::new(),
        ..act.clone()
    };
    assert!(lines.add(Act::Rules(hidden)).is_err());
    assert!(lines.add(Act::Rules(act.clone())).is_ok());
    assert!(lines.add(Act::Rules(act)).is_err(), "a second time");
}

#[test]
fn a_draw_is_held_against_the_settings_of_the_plan_before_its_seal_or_before_itself() {
    let sealed = |number: u32, note: SettingsNote| match fold::seal("T", number) {
        Act::Seal(act) => Act::Seal(SealAct {
            settings: note,
            ..act
        }),
        _ => panic!("a seal"),
    };
    let drawn =
        |lines: &Lines, seal: u32, note: SettingsNote| match fold::draw(&lines.book, "T", seal) {
            Act::Draw(act) => Act::Draw(DrawAct {
                settings: note,
                ..act
            }),
            _ => panic!("a draw"),
        };
    let (before, after) = (note(1, &[], &[]), note(2, &[], &["在建"]));
    for (seal, draw, told) in [
        (None, before.clone(), false),
        (None, after.clone(), true),
        // What was sealed is drawn whatever choucha.toml says by then.
        (Some(before.clone()), after.clone(), false),
        (Some(after.clone()), before.clone(), true),
    ] {
        let mut lines = Lines::begun();
        lines.add(plan(1, &[], before.clone())).unwrap();
        lines.time = time(10);
        let number = u32::from(seal.is_some());
        if let Some(seal) = seal {
            lines.add(sealed(1, seal)).unwrap();
        }
        lines.time = "2027-12-31T22:00:00+08:00".to_owned();
        let act = drawn(&lines, number, draw);
        lines.add(act).unwrap();
        let book = &lines.book;
        let change = book.settings_of(&book.draws[0]);
        assert_eq!(change.is_some(), told);
        if let Some(change) = change {
            assert_eq!((change.version, change.is_of_words()), (1, true));
            assert_eq!(change.not_taking_part.added, ["在建"]);
        }
    }
    // Before any plan there is nothing to hold it against.
    let mut lines = Lines::begun();
    let act = drawn(&lines, 0, after);
    lines.add(act).unwrap();
    assert_eq!(lines.book.settings_of(&lines.book.draws[0]), None);
    let Act::Init(InitAct { judge, .. }) = fold::init() else {
        panic!("init")
    };
    assert_eq!(judge, 1);
}
