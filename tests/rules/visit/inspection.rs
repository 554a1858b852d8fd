//! Tests of `src/domain/visit/inspection.rs`.

use crate::acts::inspection::{clear, code, day};
use choucha::domain::acts::inspection::{Answer, Inspection, SignOff};
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
    assert_eq!(with(|i| i.methods.clear()), ["I02"]);
    assert_eq!(with(|i| i.methods.push("实地核查".into())), ["I02"]);
    assert_eq!(
        with(|i| i.objects[0].items[0].text = "未建台账".into()),
        ["I13"]
    );
    assert_eq!(with(|i| i.methods = vec!["猜测".into()]), ["I02"]);
    assert_eq!(with(|i| i.objects[0].items.truncate(1)), ["I03"]);
    assert_eq!(
        with(|i| i.objects[0].items[1].item = "A1".into()),
        ["I03", "I04"]
    );
    assert_eq!(with(|i| i.codes.clear()), ["I06"]);
    assert_eq!(with(|i| i.codes = vec![code("J1"), code("J1")]), ["I06"]);
    assert_eq!(with(|i| i.codes = vec![code("J8")]), ["I06"]);
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
        i.objects[0].items[0].answer = Answer::Found;
        i.objects[0].items[0].text = "未建台账".into();
    };
    assert_eq!(with(found), ["I07"]);
    assert_eq!(with(|i| i.codes = vec![code("J1"), code("J2")]), ["I07"]);
    assert_eq!(with(|i| i.codes = vec![code("J2")]), ["I07"]);
    let right = |i: &mut Inspection| {
        found(i);
        i.codes = vec![code("J2")];
    };
    assert!(with(right).is_empty());
    let wordless = |i: &mut Inspection| {
        right(i);
        i.objects[0].items[0].text.clear();
    };
    assert_eq!(with(wordless), ["I05"]);
    let shut = |i: &mut Inspection| i.objects[0].items[0].answer = Answer::Unchecked;
    assert_eq!(with(shut), ["I07"]);
    let said = |i: &mut Inspection| {
        shut(i);
        i.codes = vec![code("J7")];
    };
    assert!(with(said).is_empty());
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
