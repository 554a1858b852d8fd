//! Tests of `src/domain/replace/seated.rs`.

use choucha::domain::acts::visit::ResultAct;
use choucha::domain::replace::seated::*;
use choucha::domain::visit::log::VisitLogs;

use crate::acts::inspection::clear;
use crate::visit::visits::{id, nothing, owners, visit_of};

#[test]
fn the_seats_are_those_of_the_visit_that_the_object_joins() {
    let mut lost = visit_of("Z", &["Z"]);
    lost.team = vec!["3".into(), "4".into()];
    let visits = [visit_of("X", &["XA", "X"]), lost];
    let joined = Seated::with("XB", &visits, &visits[1], &owners());
    assert_eq!(joined.at, id("X"));
    assert_eq!(joined.objects, ["X", "XA", "XB"]);
    assert_eq!(joined.team, ["1", "2"]);
    let new = Seated::with("YB", &visits, &visits[1], &owners());
    assert_eq!((new.at, new.objects), (id("Y"), vec!["YB".to_owned()]));
    assert_eq!(new.team, ["3", "4"]);
    let of_inspector = Seated::of(&visits[0]);
    assert_eq!((of_inspector.at, of_inspector.objects.len()), (id("X"), 2));
}

#[test]
fn an_enterprise_whose_visit_has_its_result_is_settled() {
    let mut logs = VisitLogs::default();
    let settled = |logs: &VisitLogs, code| is_settled(code, "T-1", &owners(), logs);
    assert!(!settled(&logs, "XB"));
    let mut result = clear();
    result.visit = id("X");
    let act = ResultAct {
        results: vec![result],
        file_sha256: None,
    };
    logs.push_results(&nothing(3), &act);
    assert!(settled(&logs, "XB") && settled(&logs, "X"));
    assert!(!settled(&logs, "YA"));
    assert!(!is_settled("XB", "T-2", &owners(), &logs));
}
