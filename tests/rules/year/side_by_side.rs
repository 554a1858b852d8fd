//! Tests of `src/domain/year/side_by_side.rs`.

use std::collections::BTreeSet;
use std::convert::Infallible;

use choucha::domain::book::times_drawn::{CountedDraw, TimesDrawn};
use choucha::domain::year::side_by_side::*;

type Code = Result<String, Infallible>;

/// What can be drawn of these objects, ascending, each with its owner or "".
fn drawable(objects: &[(&str, &str)]) -> Drawable<std::vec::IntoIter<Code>> {
    let own = objects.iter().filter(|(_, owner)| owner.is_empty());
    let own: Vec<Code> = own.map(|(code, _)| Ok((*code).to_owned())).collect();
    let owners = objects.iter().filter(|(_, owner)| !owner.is_empty());
    let owners = owners.map(|(_, owner)| (*owner).to_owned()).collect();
    Drawable::new(own.into_iter(), owners).unwrap()
}

#[test]
fn enterprises_come_once_and_ascending() {
    let all = |objects: &[(&str, &str)]| {
        let codes = drawable(objects).map(|code| code.unwrap());
        codes.collect::<Vec<String>>()
    };
    assert_eq!(
        all(&[
            ("B", ""),
            ("D", ""),
            ("P1", "C"),
            ("P2", "D"),
            ("P3", "A"),
            ("P4", "C")
        ]),
        ["A", "B", "C", "D"]
    );
    assert_eq!(all(&[("P1", "B"), ("P2", "A")]), ["A", "B"]);
    assert_eq!(all(&[("A", ""), ("P1", "B")]), ["A", "B"]);
    assert_eq!(all(&[]), Vec::<String>::new());
}

#[test]
fn rounds_meet_where_their_caps_do_not_allow_it() {
    let these = || drawable(&[("A", ""), ("B", ""), ("P1", "C")]);
    let others = || {
        vec![
            (1, drawable(&[("B", ""), ("C", "")])),
            (2, drawable(&[("D", ""), ("Q1", "C")])),
            (1, drawable(&[("X", "")])),
        ]
    };
    let mut times = TimesDrawn::default();
    let found = |cap, others, times: &TimesDrawn| twice((cap, these()), others, times).unwrap();
    let both = |enterprises| Twice {
        enterprises,
        others: BTreeSet::from([0, 1]),
    };
    assert_eq!(found(1, others(), &times), both(2));
    // The least cap of those that meet counts.
    assert_eq!(found(5, others(), &times), both(2));
    let loose = |cap| vec![(cap, drawable(&[("B", "")]))];
    assert_eq!(found(2, loose(2), &times), Twice::default());
    // A visit so far counts, and so does its cap.
    let draw = CountedDraw {
        id: "T-1".into(),
        task: "T".into(),
        cap: 9,
        adhoc: false,
    };
    times.add(draw, [("B", "B")].into_iter(), |_| None);
    assert_eq!(found(2, loose(2), &times).enterprises, 1);
    assert_eq!(found(3, loose(3), &times).enterprises, 0);
}

#[test]
fn what_cannot_be_read_is_no_answer() {
    let broken = vec![Ok("A".to_owned()), Err("torn")];
    let sound = vec![Ok::<_, &str>("A".to_owned()), Ok("B".to_owned())];
    let times = TimesDrawn::default();
    let one = twice(
        (1, broken.clone().into_iter()),
        vec![(1, sound.clone().into_iter())],
        &times,
    );
    assert_eq!(one, Err("torn"));
    let other = twice(
        (1, sound.into_iter()),
        vec![(1, broken.into_iter())],
        &times,
    );
    assert_eq!(other, Err("torn"));
}
