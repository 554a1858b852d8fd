//! A library whose places and strata have no room in one key is refused before it is read.

use choucha::disk::object_keys::KeyLayout;

use crate::office::Office;

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

#[cfg(unix)]
#[test]
fn it_is_refused_before_it_is_read() {
    let office = Office::sample();
    let objects = || {
        let mut file = std::fs::File::options();
        file.append(true).open(office.case("objects.csv")).unwrap()
    };
    // Nine gigabytes of which nothing is on the disk: longer than a thousand strata leave room for, not longer than few do.
    objects().set_len(9 << 30).unwrap();
    let strata: Vec<String> = (0..900)
        .map(|n| format!("街道{n}={}%", 1 + n % 9))
        .collect();
    office.replace(
        "plan.csv",
        "信用等级: A=1%; B=4%; C=8%; D=100%; *=5%",
        &format!("区域: {}; *=5%", strata.join("; ")),
    );
    let draw = ["draw", "AJ-2026-01", "--dry-run", "--today", "2026-06-01"];
    let (zh, en) = (office.zh(&draw), office.en(&draw));
    assert_eq!((zh.code, en.code), (3, 3), "{zh:?}");
    assert!(
        zh.err
            .contains("objects.csv 过大，分层又多，超出可处理范围"),
        "{zh:?}"
    );
    assert!(
        en.err
            .contains("objects.csv is too large for this many strata"),
        "{en:?}"
    );
    // Without a task to be drawn, beyond three terabytes.
    if objects().set_len(3 << 40).is_ok() {
        let ran = office.zh(&["check"]);
        assert!(ran.err.starts_with("拒绝 [C05]"), "{ran:?}");
    }
}
