//! Tests of `src/domain/acts/inspection.rs`.

use choucha::domain::acts::inspection::*;
use chrono::NaiveDate;

/// A day.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("date")
}

/// A result in which nothing was found, as it should be entered.
pub(crate) fn clear() -> Inspection {
    let answer = |item: &str| ItemAnswer {
        item: item.to_owned(),
        answer: Answer::Clear,
        text: String::new(),
    };
    Inspection {
        visit: VisitId {
            draw: "T-1".into(),
            enterprise: "X".into(),
        },
        completed: day("2026-06-10"),
        methods: vec!["实地核查".into()],
        objects: vec![ObjectAnswers {
            object: "X".into(),
            items: vec![answer("A1"), answer("A2")],
        }],
        codes: vec!["J1".into()],
        sign_off: SignOff::Signed {
            name: "甲".into(),
            date: day("2026-06-10"),
        },
        entered_by: "1".into(),
        deadline: day("2026-07-09"),
        provisional: false,
        late: None,
    }
}
