//! Tests of `src/domain/lists/object.rs`.

use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::columns::{Header, OwnHeadings};
use choucha::domain::lists::fault::Flaw;
use choucha::domain::lists::object::{Object, ObjectPlaces};
use choucha::domain::settings::Settings;

/// What is wrong with a company of this name.
fn flaws(name: &str) -> Vec<(&'static str, Flaw)> {
    let names = ["统一社会信用代码", "名称"].map(str::to_owned).to_vec();
    let header = Header::find(ListName::Objects, names, &OwnHeadings::new());
    let row = vec!["91350100M000100Y43".to_owned(), name.to_owned()];
    let mut flaws = Vec::new();
    let mut fault = |key, _: &str, flaw| flaws.push((key, flaw));
    let settings = Settings::new("样例", 2026);
    let _ = Object::read(&ObjectPlaces::new(&header), &row, &settings, &mut fault);
    flaws
}

/// A name of so many characters, ideographs and others.
fn name(length: usize) -> String {
    "临溪A（集团）·有限公司 1"
        .chars()
        .cycle()
        .take(length)
        .collect()
}

#[test]
fn a_control_character_anywhere_in_a_name_is_a_fault() {
    let controls = [
        '\0', '\t', '\u{b}', '\u{1f}', '\u{7f}', '\u{80}', '\u{85}', '\u{9f}',
    ];
    for control in controls.into_iter().chain(['\u{2028}', '\u{2029}']) {
        for length in [1, 2, 5, 6, 7, 15, 16, 17, 18, 31, 40] {
            for place in 0..length {
                let mut name: Vec<char> = name(length).chars().collect();
                name[place] = control;
                let name: String = name.into_iter().collect();
                let found = flaws(&name);
                assert!(
                    found.contains(&("name", Flaw::Characters)),
                    "{name:?}: {found:?}"
                );
            }
        }
    }
}

#[test]
fn characters_whose_bytes_are_like_those_of_controls_are_none() {
    let none = [
        '\u{a0}', 'Â', 'é', '。', '—', '…', '\u{2027}', '\u{202f}', '⠀', '\n', '\r',
    ];
    for c in none {
        for length in [2, 6, 16, 17, 40] {
            for place in 1..length {
                let mut name: Vec<char> = name(length).chars().collect();
                name[place] = c;
                let name: String = name.into_iter().collect();
                assert_eq!(flaws(&name), [], "{name:?}");
            }
        }
    }
}

#[test]
fn a_name_of_which_nothing_is_seen_is_empty() {
    for blank in [
        "",
        " ",
        "\u{3000}\u{a0}",
        "\u{200b}",
        "\u{feff} \u{3164}",
        "\u{fe0f}",
    ] {
        assert_eq!(flaws(blank), [("name", Flaw::Empty)], "{blank:?}");
    }
    for seen in [
        "临",
        "A",
        "（",
        "。",
        " 临",
        "\u{200b}A",
        "0",
        "\u{4dc0}",
        "ⅷ",
        "é",
    ] {
        assert_eq!(flaws(seen), [], "{seen:?}");
    }
}
