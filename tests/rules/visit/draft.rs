//! Tests of `src/domain/visit/draft.rs`.

use crate::acts::inspection::{clear, code, day};
use crate::visit::visits::visit_of;
use choucha::domain::acts::inspection::{Answer, Inspection, ItemAnswer, SignOff};
use choucha::domain::visit::draft::*;

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
        answers: of_all(clear().objects.remove(0).items.into_iter().rev()),
        codes: vec!["J1".into()],
        signing: Some(Signing {
            signed: true,
            signer: "甲".into(),
            ..Signing::default()
        }),
        entered_by: "1".into(),
        late: None,
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
    assert_eq!(corrected.objects[0].items, [items[0].clone(), found]);
    assert_eq!(
        (corrected.codes, corrected.methods),
        (vec![code("J2")], former.methods)
    );
    assert_eq!(
        (corrected.entered_by.as_str(), corrected.late),
        ("2", Some("忙".to_owned()))
    );
}
