//! Tests of `src/domain/lists/doubt.rs`: what makes one doubt a list.

use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::doubt::*;
use proptest::prelude::*;

fn shape(words: &[&str]) -> Shape {
    let mut shape = Shape::default();
    for word in words {
        shape.add(word);
    }
    shape
}

#[test]
fn only_blocks_that_begin_with_their_value_look_merged() {
    let merged = |words: &[&str]| shape(words).looks_merged().is_some();
    assert!(merged(&["东", "", "", "西", "", "", "", "南", ""]));
    assert!(merged(&["东", "", "", "", "", ""]));
    // Blocks of one row among them.
    assert!(merged(&["东", "", "", "西", "南", "", "", "北", ""]));
    // The same at every township, one after the other.
    assert!(merged(&["A", "", "B", "", "A", "", "", "B", ""]));
    assert!(!merged(&["", "东", "", "", "西", "", ""]));
    assert!(!merged(&["", "", "", "", "", "", ""]));
    assert!(!merged(&["东", "东", "西", "西", "", "", "", ""]));
    assert!(!merged(&["A", "", "A", "", "", "B", "", "A"]));
    assert!(!merged(&["东", "西", "南", "北", "中", ""]));
    assert!(!merged(&["东", "", ""]));
}

#[test]
fn one_name_is_found_under_its_keys_and_no_other() {
    let rows = [
        (2, "临溪（示例）公司", "A"),
        (3, "临溪(示例)公司", "B"),
        (4, "临溪 示例 公司", "C"),
        (5, "另一家", "D"),
        (6, "另一家", "D"),
        (9, "临溪（示例）公司\u{200b}", "A"),
    ];
    let found = namesakes(ListName::Objects, rows.into_iter());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].rows.ranges(), [(2, 3), (9, 9)]);
    let keys = vec!["A".to_owned(), "B".to_owned()];
    assert_eq!(found[0].flaw, Doubt::OneName { keys });
}

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

proptest! {
    #[test]
    fn a_list_read_in_pieces_has_the_shape_of_the_whole(
        words in prop::collection::vec(prop::sample::select(vec!["", "", "A", "B", "C"]), 0..40),
        cuts in prop::collection::vec(0usize..40, 0..4),
    ) {
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(words.len())).collect();
        cuts.extend([0, words.len()]);
        cuts.sort_unstable();
        let mut pieces = Shape::default();
        for pair in cuts.windows(2) {
            pieces.append(shape(&words[pair[0]..pair[1]]));
        }
        prop_assert_eq!(pieces, shape(&words));
    }
}
