//! Tests of `src/domain/lists/look.rs`.

use choucha::domain::lists::look::look_into;

#[test]
fn a_word_is_seen_the_same_by_the_short_way_and_the_long() {
    let seen = |word: &str| {
        let mut seen = String::new();
        look_into(word, &mut seen);
        seen
    };
    for (one, other) in [
        ("临溪（示例）公司", "临溪(示例)公司"),
        ("Ａ 级", "a级"),
        ("东城 街道", "东城街道"),
        ("东城\u{200b}街道", "东城街道"),
        ("А级", "A级"),
        ("①号", "1号"),
    ] {
        assert_eq!(seen(one), seen(other), "{one}");
    }
    assert_ne!(seen("东城街道"), seen("西城街道"));
}
