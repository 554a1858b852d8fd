//! Tests of `src/domain/year/over_inspection.rs`.

use crate::year::plan::task;
use choucha::domain::book::fold::Book;
use choucha::domain::year::census::{Census, Class};
use choucha::domain::year::over_inspection::*;
use choucha::domain::year::planned_round::{rounds, to_come};

#[test]
fn only_differing_caps_let_an_object_be_drawn_too_often() {
    let (strict, _) = task(&[("id", "A"), ("times", "3")]);
    let (loose, _) = task(&[("id", "B"), ("cap", "2"), ("times", "3")]);
    let class = |strata: &[(u16, u16)]| Class {
        strata: strata.to_vec(),
        times: 0,
    };
    let census = Census {
        classes: [
            (class(&[(0, 0)]), 10),
            (class(&[(1, 0)]), 20),
            (class(&[(0, 0), (1, 0)]), 5),
        ]
        .into(),
        ..Census::default()
    };
    let tasks = [&strict, &loose];
    let today = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("date");
    let rounds = rounds(tasks, &Book::default(), today);
    let over = over_cap(&tasks, &census, &to_come(&rounds));
    assert_eq!(
        over,
        [OverCap {
            cap: 1,
            could: 2,
            objects: 5,
            tasks: [0, 1].into(),
        }]
    );
}
