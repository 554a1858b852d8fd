//! Tests of `src/domain/ground/enumeration.rs`.

use choucha::domain::ground::enumeration::parts;
use proptest::prelude::*;

#[test]
fn numbered_parts_lose_their_numbers() {
    for (text, expected) in [
        ("1.安全培训\n2.消防设施", &["安全培训", "消防设施"][..]),
        ("1、安全培训；2、消防设施。", &["安全培训", "消防设施"]),
        ("（1）安全培训（2）消防设施", &["安全培训", "消防设施"]),
        ("①安全培训②消防设施", &["安全培训", "消防设施"]),
        ("1. AJ01\n2. AJ02\n3. AJ03", &["AJ01", "AJ02", "AJ03"]),
        ("1．安全培训", &["安全培训"]),
        // The numbers go on in order, and not within a word.
        ("1.甲类3.0检查\n2.乙", &["甲类3.0检查", "乙"]),
        ("1.甲A2.乙", &["甲A2.乙"]),
    ] {
        assert_eq!(parts(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn what_does_not_number_its_parts_is_left_alone() {
    for text in [
        "",
        "1",
        "1.",
        "1.2",
        "1、2、3",
        "1.1;1.2",
        "1;2",
        "2.消防设施",
        "安全培训\n2.消防设施",
        "11.甲",
        "1.甲\n2.",
        "AJ01;AJ02",
    ] {
        assert_eq!(parts(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn what_was_numbered_comes_out_again(
        words in proptest::collection::vec("[甲乙丙丁A-D]{1,6}", 1..20),
        mark in prop::sample::select(vec![".", "、", "）", "．"]),
    ) {
        let numbered = words.iter().zip(1..).map(|(word, n)| format!("{n}{mark}{word}\n"));
        let text: String = numbered.collect();
        let found = parts(&text).expect("parts");
        prop_assert_eq!(found, words);
    }
}
