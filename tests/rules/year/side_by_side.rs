//! Tests of `src/domain/year/side_by_side.rs`.

use choucha::domain::book::times_drawn::{CountedDraw, TimesDrawn};
use choucha::domain::method::owners::Owners;
use choucha::domain::year::side_by_side::*;

/// What can be drawn of these objects, ascending, each with its owner or "".
fn drawable(objects: &[(&str, &str)]) -> Drawable {
    let mut owners = Owners::default();
    for (code, owner) in objects.iter().filter(|(_, owner)| !owner.is_empty()) {
        owners.push(code, owner);
    }
    let mut drawable = Drawable::default();
    for (code, _) in objects {
        drawable.push(code, &owners);
    }
    drawable
}

#[test]
fn enterprises_come_once_and_ascending() {
    let drawable = drawable(&[
        ("B", ""),
        ("D", ""),
        ("P1", "C"),
        ("P2", "D"),
        ("P3", "A"),
        ("P4", "C"),
    ]);
    assert_eq!(drawable.iter().collect::<Vec<_>>(), ["A", "B", "C", "D"]);
}

#[test]
fn rounds_meet_where_their_caps_do_not_allow_it() {
    let these = drawable(&[("A", ""), ("B", ""), ("P1", "C")]);
    let others = [
        (1, drawable(&[("B", ""), ("C", "")])),
        (2, drawable(&[("D", ""), ("Q1", "C")])),
        (1, drawable(&[("X", "")])),
    ];
    let mut times = TimesDrawn::default();
    let found = |cap, times: &TimesDrawn| {
        let twice = twice((cap, these.iter()), &others, times);
        (
            twice.enterprises,
            twice.others.into_iter().collect::<Vec<_>>(),
        )
    };
    assert_eq!(found(1, &times), (2, vec![0, 1]));
    // The least cap of those that meet counts.
    assert_eq!(found(5, &times), (2, vec![0, 1]));
    let loose = [(2, drawable(&[("B", "")]))];
    assert_eq!(twice((2, these.iter()), &loose, &times), Twice::default());
    // A visit so far counts, and so does its cap.
    let draw = CountedDraw {
        id: "T-1".into(),
        task: "T".into(),
        cap: 9,
    };
    times.add(draw, [("B", "B")].into_iter(), |_| None);
    assert_eq!(twice((2, these.iter()), &loose, &times).enterprises, 1);
    assert_eq!(
        twice((3, these.iter()), &[(3, drawable(&[("B", "")]))], &times).enterprises,
        0
    );
}
