//! Tests of `src/domain/lists/key_check.rs` and of identity numbers: keys that are none.

use choucha::domain::lists::fault::Flaw;
use choucha::domain::lists::key_check::*;
use choucha::domain::lists::object_code::is_identity_number;

#[test]
fn an_office_s_own_keys_stand() {
    for (kind, key) in [
        (KeyKind::Code, "XM-2026-001"),
        (KeyKind::Code, "SB-90001"),
        (KeyKind::Code, "5E1"),
        (KeyKind::Code, "锅炉1号"),
        (KeyKind::Certificate, "鲁D-001"),
        (KeyKind::Certificate, "37049901001"),
        (KeyKind::Certificate, "0001"),
        (KeyKind::Result, "正常"),
        (KeyKind::Result, "0"),
        (KeyKind::Id, "1.0"),
        (KeyKind::Id, "AJ-2026-01"),
        (KeyKind::Id, "任务一"),
    ] {
        assert_eq!(flaw(kind, key), None, "{key}");
    }
}

#[test]
fn what_stands_for_none_or_was_spoilt_is_told_apart() {
    let code = |kind, key: &str| flaw(kind, key).map(|flaw: Flaw| flaw.code());
    for (kind, key, expected) in [
        (KeyKind::Certificate, "无", "L35"),
        (KeyKind::Certificate, "00000000", "L35"),
        (KeyKind::Certificate, "(待办)", "L35"),
        (KeyKind::Code, "N/A", "L35"),
        (KeyKind::Id, "NULL", "L35"),
        (KeyKind::Code, "1.2E+17", "L34"),
        (KeyKind::Certificate, "37049901001.0", "L34"),
        (KeyKind::Code, "3月1日", "L34"),
        (KeyKind::Code, "1-Feb", "L34"),
        (KeyKind::Code, "#VALUE!", "L38"),
        (KeyKind::Certificate, "########", "L38"),
        (KeyKind::Certificate, "执法证", "L36"),
        (KeyKind::Code, "ХМ-2026-001", "L37"),
        (KeyKind::Id, "①A", "L37"),
        (KeyKind::Id, "A B", "L17"),
    ] {
        assert_eq!(code(kind, key), Some(expected), "{key}");
    }
    let long = "9".repeat(65);
    assert_eq!(code(KeyKind::Code, &long), Some("L42"));
    assert_eq!(code(KeyKind::Code, &long[1..]), None);
}

#[test]
fn identity_numbers_are_known_by_day_and_check_character() {
    for number in ["11010519491231002X", "440524188001010014"] {
        // The second one, of 1880, is the other example of the standard; nobody born then is inspected.
        assert_eq!(
            is_identity_number(number),
            number.starts_with("110"),
            "{number}"
        );
    }
    for other in [
        "110105194912310021",
        "110105194913310020",
        "91370499MYXP2PM81A",
        "110105491231002",
        "",
    ] {
        assert!(!is_identity_number(other), "{other}");
    }
}
