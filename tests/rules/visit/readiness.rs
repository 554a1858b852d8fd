//! Tests of `src/domain/visit/readiness.rs`.

use choucha::domain::visit::log::VisitLogs;
use choucha::domain::visit::readiness::*;

use super::replacements::Lines;
use super::visits::visit_of;

fn apart(pairs: &[(&str, &str)]) -> Apart {
    let pairs = pairs.iter();
    pairs
        .map(|(code, cert)| ((*code).to_owned(), (*cert).to_owned()))
        .collect()
}

#[test]
fn a_member_recused_from_an_object_that_is_there_must_leave() {
    let mut visit = visit_of("X", &["XA", "XB"]);
    let logs = VisitLogs::default();
    let recused = apart(&[("XA", "2"), ("XC", "1"), ("XB", "9")]);
    assert_eq!(visit.recused_members(&recused, &logs), ["2"]);
    let flaw = visit.check_ready(&recused, &logs).unwrap_err();
    assert_eq!(flaw.code(), "R15");
    visit.objects[0].lost = true;
    assert_eq!(visit.recused_members(&recused, &logs), [""; 0]);
    assert_eq!(visit.check_ready(&recused, &logs), Ok(()));
}

#[test]
fn a_member_who_was_granted_to_stay_away_must_leave() {
    let mut lines = Lines::default();
    lines.recuse("X", "2", true);
    lines.recuse("X", "1", false);
    lines.recuse("Y", "1", true);
    let visit = visit_of("X", &["X"]);
    let recused = visit.recused_members(&Apart::default(), &lines.logs);
    assert_eq!(recused, ["2"]);
    assert!(visit.check_ready(&Apart::default(), &lines.logs).is_err());
}

#[test]
fn one_person_alone_visits_nobody() {
    let mut visit = visit_of("X", &["X"]);
    let (apart, logs) = (Apart::default(), VisitLogs::default());
    assert_eq!(visit.check_ready(&apart, &logs), Ok(()));
    for left in [1, 0] {
        visit.team.truncate(left);
        let flaw = visit.check_ready(&apart, &logs).unwrap_err();
        assert_eq!(flaw.code(), "R16");
    }
}
