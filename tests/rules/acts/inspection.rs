//! Tests of `src/domain/acts/inspection.rs`.

use choucha::domain::acts::in_force::FindingInForce;
use choucha::domain::acts::inspection::*;
use chrono::NaiveDate;

/// A day.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("date")
}

/// A code, as the findings of these tests have it: J1 nothing found, J2 corrected, J7 not reached, J9 no such business.
pub(crate) fn code(code: &str) -> FindingInForce {
    let public = match code {
        "J1" => "未发现问题",
        "J2" => "发现问题已责令改正",
        "J7" => "通过登记的住所（经营场所）无法联系",
        "J9" => "未发现开展本次抽查涉及的经营活动",
        _ => "",
    };
    FindingInForce {
        code: code.to_owned(),
        name: code.to_owned(),
        public: public.to_owned(),
    }
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
        methods: vec!["实地核查".into()].into(),
        objects: vec![ObjectAnswers {
            object: "X".into(),
            items: vec![answer("A1"), answer("A2")].into(),
        }],
        codes: vec![code("J1")].into(),
        sign_off: SignOff::Signed {
            name: "甲".into(),
            date: day("2026-06-10"),
        },
        entered_by: "1".into(),
        deadline: day("2026-07-09"),
        provisional: false,
        late: None,
        scan: None,
        recorded: None,
    }
}
