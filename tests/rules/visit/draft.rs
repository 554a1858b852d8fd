//! Tests of `src/domain/visit/draft.rs`.

use crate::acts::inspection::{clear, code, day};
use crate::visit::visits::visit_of;
use choucha::domain::acts::in_force::FindingInForce;
use choucha::domain::acts::inspection::{Answer, Inspection, ItemAnswer, SignOff};
use choucha::domain::visit::draft::*;
use choucha::domain::visit::scan::SaidScan;

/// Answers that say nothing of objects.
fn of_all(answers: impl IntoIterator<Item = ItemAnswer>) -> Vec<SaidAnswer> {
    let said = |answer| SaidAnswer {
        object: None,
        answer,
    };
    answers.into_iter().map(said).collect()
}

fn draft() -> Draft {
    Draft {
        completed: Some(day("2026-06-10")),
        methods: vec!["实地核查".into()],
        answers: of_all(clear().objects.remove(0).items.iter().cloned().rev()),
        codes: vec!["J1".into()],
        signing: Some(Signing {
            signed: true,
            signer: "甲".into(),
            ..Signing::default()
        }),
        experts: Vec::new(),
        entered_by: "1".into(),
        late: None,
        scan: SaidScan::default(),
        recorded: None,
    }
}

#[test]
fn a_draft_becomes_the_result_with_its_items_in_order() {
    let deadline = clear().deadline;
    let result = draft().result(&visit_of("X", &["X"]), &["J1"].map(code));
    assert_eq!(Inspection { deadline, ..result }, clear());
}

#[test]
fn signed_and_refused_at_once_is_no_sign_off() {
    let day = day("2026-06-10");
    let mut both = draft().signing.expect("signed");
    both.refusal = "不认可".into();
    let SignOff::Signed { name, .. } = both.sign_off(day) else {
        unreachable!("signed")
    };
    assert!(name.is_empty());
    both.signed = false;
    let SignOff::Refused { reason, .. } = both.sign_off(day) else {
        unreachable!("refused")
    };
    assert!(reason.is_empty());
}

#[test]
fn a_correction_changes_what_it_mentions_and_lateness_stays() {
    let mut former = clear();
    former.late = Some("忙".into());
    let found = ItemAnswer {
        item: "A2".into(),
        answer: Answer::Found,
        text: "漏记".into(),
    };
    let change = Draft {
        answers: of_all([found.clone()]),
        codes: vec!["J2".into()],
        entered_by: "2".into(),
        ..Draft::default()
    };
    let corrected = change.corrected(&former, &["J1", "J2"].map(code));
    let items = &former.objects[0].items;
    assert_eq!(corrected.objects[0].items, [items[0].clone(), found].into());
    assert_eq!(
        (corrected.codes, corrected.methods),
        ([code("J2")].into(), former.methods)
    );
    assert_eq!(
        (&*corrected.entered_by, corrected.late),
        ("2", Some("忙".to_owned()))
    );
}

#[test]
fn codes_are_meant_by_their_names_too_and_a_method_has_one_spelling() {
    let named = |code: &str, name: &str| FindingInForce {
        code: code.into(),
        name: name.into(),
        public: "未发现问题".into(),
    };
    let findings = [
        named("J1", "未发现问题"),
        named("J2", "甲"),
        named("J3", "甲"),
        named("甲乙", "丙"),
    ];
    let said = Draft {
        codes: ["未发现问题", "J2", "甲", "甲乙", "J9"]
            .map(str::to_owned)
            .into(),
        methods: ["现场检查", "信息比对", "看看"].map(str::to_owned).into(),
        ..draft()
    };
    let result = said.result(&visit_of("X", &["X"]), &findings);
    let unknown = |code: &str| FindingInForce {
        code: code.into(),
        name: String::new(),
        public: String::new(),
    };
    // A name that two codes have means neither.
    assert_eq!(
        result.codes,
        [
            findings[0].clone(),
            findings[1].clone(),
            unknown("甲"),
            findings[3].clone(),
            unknown("J9"),
        ]
        .into()
    );
    assert_eq!(*result.methods, ["实地核查", "信息比对", "看看"]);
}
