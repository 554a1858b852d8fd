//! Tests of `src/domain/acts/in_force.rs`.

use choucha::domain::acts::in_force::*;
use choucha::domain::ground::sha::Sha;

pub(crate) fn finding(code: &str, public: &str) -> FindingInForce {
    FindingInForce {
        code: code.into(),
        name: format!("结果{code}"),
        public: public.into(),
    }
}

pub(crate) fn note(sha: u8, taking_part: &[&str], not_taking_part: &[&str]) -> SettingsNote {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    SettingsNote {
        sha256: Sha([sha; 32]),
        bureau: "局".into(),
        taking_part: words(taking_part),
        not_taking_part: words(not_taking_part),
    }
}

#[test]
fn codes_differ_where_one_is_new_gone_or_means_something_else() {
    let (clear, found) = (
        finding("01", "未发现问题"),
        finding("02", "发现问题已责令改正"),
    );
    let both = [clear.clone(), found.clone()];
    assert!(FindingInForce::differing(&both, &[found.clone(), clear.clone()]).is_empty());
    assert_eq!(
        FindingInForce::differing(&both, std::slice::from_ref(&clear)),
        ["02"]
    );
    assert_eq!(FindingInForce::differing(&[], &both), ["01", "02"]);
    // A code whose public value was turned into a harmless one.
    let turned = [clear, finding("02", "未发现问题")];
    assert_eq!(FindingInForce::differing(&both, &turned), ["02"]);
}

#[test]
fn status_words_that_came_and_went_are_named() {
    let before = note(1, &["在册"], &["歇业"]);
    assert_eq!(before.since((2, &before)), None);
    let other = note(2, &["在册"], &["歇业"]).since((2, &before)).unwrap();
    assert_eq!((other.version, other.is_of_words()), (2, false));
    let turned = note(3, &["歇业", "在册"], &["停业整顿"]);
    let change = turned.since((2, &before)).unwrap();
    assert!(change.is_of_words());
    assert_eq!(change.taking_part.added, ["歇业"]);
    assert!(change.taking_part.removed.is_empty());
    assert_eq!(change.not_taking_part.added, ["停业整顿"]);
    assert_eq!(change.not_taking_part.removed, ["歇业"]);
}
