//! Tests of `src/domain/ground/cell.rs`.

use choucha::domain::ground::cell::*;

#[test]
fn cells_are_refused_for_their_first_flaw() {
    assert_eq!(check("A 类"), Ok(()));
    assert_eq!(check(""), Err(CellFlaw::Edges));
    assert_eq!(check("甲\u{3000}"), Err(CellFlaw::Edges));
    assert_eq!(check("a\u{85}b"), Err(CellFlaw::Control('\u{85}')));
    assert_eq!(check("e\u{301}"), Err(CellFlaw::NotNfc));
}

#[test]
fn what_shows_nothing_stands_in_no_cell() {
    // Soft hyphen, Arabic number sign, joiners, marks of direction, invisible operators, byte order mark, tags.
    for c in [
        '\u{ad}',
        '\u{600}',
        '\u{61c}',
        '\u{6dd}',
        '\u{70f}',
        '\u{180e}',
        '\u{200b}',
        '\u{200d}',
        '\u{200f}',
        '\u{202e}',
        '\u{2060}',
        '\u{2064}',
        '\u{2069}',
        '\u{feff}',
        '\u{fff9}',
        '\u{110bd}',
        '\u{1d173}',
        '\u{e0001}',
        '\u{e007f}',
    ] {
        assert!(is_invisible(c) && !is_control(c), "{c:?}");
        for cell in [format!("a{c}b"), format!("{c}a"), format!("甲{c}")] {
            assert_eq!(check(&cell), Err(CellFlaw::Control(c)), "{cell:?}");
        }
    }
    // What is seen, blank or not, is no such character.
    for c in [
        'a', ' ', '\u{a0}', '\u{3000}', '\u{2800}', '\u{3164}', '甲', '\u{fe0f}', '\u{34f}',
    ] {
        assert!(!is_invisible(c), "{c:?}");
    }
}

#[test]
fn ids_are_short_and_plain() {
    for good in ["AJ-2026.01_a", "任务一", "é", "1"] {
        assert!(is_id(good), "{good}");
    }
    let long = "任".repeat(22);
    for bad in [
        "",
        ".a",
        "a/b",
        "a b",
        "a:b",
        "e\u{301}",
        "a,b",
        long.as_str(),
    ] {
        assert!(!is_id(bad), "{bad}");
    }
}

#[test]
fn codes_typed_full_width_become_plain() {
    assert_eq!(
        tidy_code(" ９１350100m000100Y43\u{3000}"),
        "91350100M000100Y43"
    );
    assert_eq!(tidy_code("xm-001"), "XM-001");
    assert_eq!(tidy(" \u{feff}甲 乙\u{a0}"), "甲 乙");
    assert_eq!(
        parts("危险化学品；有限空间、 电气,"),
        ["危险化学品", "有限空间", "电气"]
    );
}
