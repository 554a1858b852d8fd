//! A library whose places and strata have no room in one key is refused before it is read.

use choucha::disk::object_keys::KeyLayout;

#[test]
fn the_more_strata_there_are_the_smaller_a_library_has_to_be() {
    for (strata, longest) in [
        (1, (1 << 41) - 1),
        (255, (1 << 34) - 1),
        (1_000, (1 << 33) - 1),
    ] {
        assert!(KeyLayout::new(strata, longest).is_some(), "{strata}");
        assert_eq!(KeyLayout::new(strata, longest + 1), None, "{strata}");
    }
    // So many marks cannot be counted.
    assert_eq!(KeyLayout::new(usize::from(u16::MAX), 1), None);
}

#[test]
fn for_many_tasks_there_are_as_many_marks_as_the_length_leaves() {
    let marks = |length| KeyLayout::widest(length).map(KeyLayout::marks);
    assert_eq!(marks(1 << 20), Some(32_766));
    assert_eq!(marks((1 << 33) - 1), Some(1_022));
    assert_eq!(marks((1 << 41) - 1), Some(2));
    assert_eq!(marks(1 << 41), None);
}
