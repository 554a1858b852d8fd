//! Tests of `src/domain/visit/inspection.rs`.

use std::sync::Arc;

use crate::acts::inspection::{clear, code, day};
use choucha::domain::acts::inspection::{Answer, Inspection, SignOff};
use choucha::domain::ground::moment::Moment;
use choucha::domain::visit::inspection::*;

fn flaws(inspection: &Inspection, entered: &str) -> Vec<&'static str> {
    let flaws = found(inspection, entered, false);
    flaws.iter().map(InspectionFlaw::code).collect()
}

fn found(inspection: &Inspection, entered: &str, unsure: bool) -> Vec<InspectionFlaw> {
    let against = Against {
        unsure,
        objects: &["X".into()],
        items: &["A1".into(), "A2".into()],
        findings: &["J1", "J2", "J7", "J9"].map(code),
        team: &["1".into(), "2".into()],
        drawn: day("2026-06-01"),
        entered: day(entered),
        now: Some(Moment::end_of(day(entered))),
        done: None,
        corrected: None,
    };
    inspection.flaws(&against)
}

fn with(change: impl Fn(&mut Inspection)) -> Vec<&'static str> {
    let mut inspection = clear();
    change(&mut inspection);
    flaws(&inspection, "2026-06-20")
}

#[test]
fn a_right_result_has_no_flaw_and_each_rule_finds_its_own() {
    assert!(with(|_| {}).is_empty());
    assert_eq!(with(|i| i.completed = day("2026-05-31")), ["I01"]);
    assert_eq!(with(|i| i.completed = day("2026-06-21")), ["I01", "I08"]);
    assert_eq!(with(|i| i.methods = [].into()), ["I02"]);
    assert_eq!(
        with(|i| i.methods = [&i.methods[..], &["实地核查".into()]].concat().into()),
        ["I02"]
    );
    assert_eq!(
        with(|i| Arc::make_mut(&mut i.objects[0].items)[0].text = "未建台账".into()),
        ["I13"]
    );
    assert_eq!(with(|i| i.methods = vec!["猜测".into()].into()), ["I02"]);
    assert_eq!(
        with(|i| i.objects[0].items = i.objects[0].items[..1].into()),
        ["I03"]
    );
    assert_eq!(
        with(|i| Arc::make_mut(&mut i.objects[0].items)[1].item = "A1".into()),
        ["I03", "I04"]
    );
    assert_eq!(with(|i| i.codes = [].into()), ["I06"]);
    assert_eq!(
        with(|i| i.codes = vec![code("J1"), code("J1")].into()),
        ["I06"]
    );
    assert_eq!(with(|i| i.codes = vec![code("J8")].into()), ["I06"]);
    assert_eq!(with(|i| i.entered_by = "3".into()), ["I09"]);
    assert_eq!(with(|i| i.late = Some("忙".into())), ["I11"]);
    let unsigned = |i: &mut Inspection| {
        i.sign_off = SignOff::Refused {
            reason: " ".into(),
            witness: None,
            reported_to: "本局执法科".into(),
        };
    };
    assert_eq!(with(unsigned), ["I08"]);
}

#[test]
fn codes_and_answers_may_not_contradict_each_other() {
    let found = |i: &mut Inspection| {
        Arc::make_mut(&mut i.objects[0].items)[0].answer = Answer::Found;
        Arc::make_mut(&mut i.objects[0].items)[0].text = "未建台账".into();
    };
    assert_eq!(with(found), ["I07"]);
    assert_eq!(
        with(|i| i.codes = vec![code("J1"), code("J2")].into()),
        ["I07"]
    );
    assert_eq!(with(|i| i.codes = vec![code("J2")].into()), ["I07"]);
    let right = |i: &mut Inspection| {
        found(i);
        i.codes = vec![code("J2")].into();
    };
    assert!(with(right).is_empty());
    let wordless = |i: &mut Inspection| {
        right(i);
        Arc::make_mut(&mut i.objects[0].items)[0].text.clear();
    };
    assert_eq!(with(wordless), ["I05"]);
    let shut =
        |i: &mut Inspection| Arc::make_mut(&mut i.objects[0].items)[0].answer = Answer::Unchecked;
    assert_eq!(with(shut), ["I07"]);
    let said = |i: &mut Inspection| {
        shut(i);
        i.codes = vec![code("J7")].into();
    };
    assert!(with(said).is_empty());
}

/// Answers that one of two items, or both, do not apply.
fn inapplicable(items: std::ops::Range<usize>) -> impl Fn(&mut Inspection) {
    move |inspection| {
        let answers = Arc::make_mut(&mut inspection.objects[0].items);
        for item in &mut answers[items.clone()] {
            item.answer = Answer::Inapplicable;
            item.text = "本单位没有特种作业".into();
        }
    }
}

#[test]
fn what_does_not_apply_has_its_reason_and_is_judged_away_from_the_others() {
    let one = inapplicable(1..2);
    let coded = |codes: &[&str]| {
        with(|i| {
            one(i);
            i.codes = codes.iter().map(|c| code(c)).collect();
        })
    };
    assert!(coded(&["J1"]).is_empty());
    // No business of the kind, though the other item was inspected: false, and it would be published.
    assert_eq!(coded(&["J9"]), ["I07"]);
    assert_eq!(coded(&["J2"]), ["I07"]);
    let no_reason = |i: &mut Inspection| {
        one(i);
        Arc::make_mut(&mut i.objects[0].items)[1].text = "不适用".into();
    };
    assert_eq!(with(no_reason), ["I20"]);
    for (answer, good) in [(Answer::Found, "J2"), (Answer::Unchecked, "J7")] {
        let beside = |codes: &str| {
            with(|i| {
                one(i);
                Arc::make_mut(&mut i.objects[0].items)[0].answer = answer;
                Arc::make_mut(&mut i.objects[0].items)[0].text = "文字".into();
                i.codes = vec![code(codes)].into();
            })
        };
        assert!(beside(good).is_empty());
        assert_eq!(beside("J1"), ["I07"]);
    }
}

#[test]
fn where_nothing_applies_only_one_public_value_is_true() {
    let all = inapplicable(0..2);
    let coded = |codes: &[&str]| {
        with(|i| {
            all(i);
            i.codes = codes.iter().map(|c| code(c)).collect();
        })
    };
    assert!(coded(&["J9"]).is_empty());
    for codes in [&["J1"][..], &["J2"], &["J7"], &["J9", "J7"]] {
        assert_eq!(coded(codes), ["I07"], "{codes:?}");
    }
}

#[test]
fn a_refusal_is_reported_to_somebody() {
    let refused = |to: &str| {
        with(|i| {
            i.sign_off = SignOff::Refused {
                reason: "不认可".into(),
                witness: None,
                reported_to: to.into(),
            };
        })
    };
    assert!(refused("本局执法科").is_empty());
    for nobody in ["", " ", "/", "无", "——"] {
        assert_eq!(refused(nobody), ["I21"], "{nobody}");
    }
}

#[test]
fn a_code_says_what_the_findings_in_force_say_of_it() {
    let hidden =
        |i: &mut Inspection| Arc::make_mut(&mut i.codes)[0].public = "发现问题已责令改正".into();
    assert_eq!(with(hidden), ["I22"]);
    assert_eq!(
        with(|i| Arc::make_mut(&mut i.codes)[0].name = "好".into()),
        ["I22"]
    );
    // What a correction leaves as it was entered stays, whatever the findings say now.
    let mut former = clear();
    hidden(&mut former);
    let items = Arc::make_mut(&mut former.objects[0].items);
    items[0].answer = Answer::Found;
    items[0].text = "未建台账".into();
    let held = |codes| {
        let flaws = former.flaws(&Against {
            unsure: false,
            objects: &["X".into()],
            items: &["A1".into(), "A2".into()],
            findings: &["J1", "J2"].map(code),
            team: &["1".into()],
            drawn: day("2026-06-01"),
            entered: day("2026-06-20"),
            now: Some(Moment::end_of(day("2026-06-30"))),
            done: None,
            corrected: Some(Correcting {
                day: day("2026-06-30"),
                was_late: false,
                codes,
            }),
        });
        flaws.iter().map(InspectionFlaw::code).collect::<Vec<_>>()
    };
    assert!(held(&former.codes).is_empty());
    assert_eq!(held(&[code("J1")]), ["I22"]);
}

#[test]
fn the_last_day_is_in_time_and_the_next_needs_a_reason() {
    let mut late = clear();
    assert!(flaws(&late, "2026-07-09").is_empty());
    assert_eq!(flaws(&late, "2026-07-10"), ["I10"]);
    late.late = Some("系统故障".into());
    assert!(flaws(&late, "2026-07-10").is_empty());
}

#[test]
fn nothing_is_in_time_while_the_clock_is_below_a_time_that_was_wrong() {
    let mut inspection = clear();
    let deadline = inspection.deadline;
    let late = |unsure| [InspectionFlaw::Late { deadline, unsure }];
    assert_eq!(found(&inspection, "2026-06-20", true), late(true));
    assert_eq!(found(&inspection, "2027-06-20", true), late(false));
    inspection.late = Some("时钟曾错".into());
    assert_eq!(found(&inspection, "2026-06-20", true), []);
    assert_eq!(flaws(&inspection, "2026-06-20"), ["I11"]);
}
