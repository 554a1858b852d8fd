//! Tests of `src/domain/acts/entry.rs`.

use choucha::domain::acts::entry::*;
use choucha::domain::acts::line_salt::LineSalt;
use choucha::domain::ground::sha::Sha;

#[test]
fn a_day_declared_before_the_clock_is_backdated() {
    let entry = |declared: Option<&str>| Entry {
        seq: 1,
        time: "2026-06-10T09:30:00+08:00".into(),
        declared: declared.map(str::to_owned),
        by: "x".into(),
        act: Act::Void {
            target: "T-1".into(),
            reason: "r".into(),
        },
        salt: LineSalt([0; 16]),
        prev: Sha([0; 32]),
    };
    let backdated = |declared| entry(declared).is_backdated();
    assert!(backdated(Some("2026-06-09")));
    assert!(!backdated(Some("2026-06-10")));
    assert!(!backdated(Some("2026-06-11")));
    assert!(!backdated(None));
}
