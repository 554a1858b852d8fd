//! Tests of `src/domain/public/lines.rs`: what was published of a book held against what there is now.

use std::collections::BTreeMap;

use proptest::prelude::*;

use choucha::domain::acts::inspection::VisitId;
use choucha::domain::ground::sha::Sha;
use choucha::domain::public::lines::{
    Entered, PublicHead, PublicLine, Stated, ToldOfDraw, Vanished, entered, heads, lines, vanished,
};

use crate::book::lines::Lines;

fn line(seq: u64, digest: u8) -> PublicLine {
    PublicLine {
        seq,
        act: "draw".into(),
        time: "2026-06-01T10:00:00+08:00".into(),
        sha256: Sha([digest; 32]),
    }
}

fn head(line: u64, digest: u8) -> PublicHead {
    PublicHead {
        day: "2026-06-01".into(),
        line,
        sha256: Sha([digest; 32]),
    }
}

/// A book of five lines, published after the second and the fourth.
fn book() -> Stated {
    let visit = VisitId {
        draw: "T-1".into(),
        enterprise: "E".into(),
    };
    let entered = Entered {
        results: 2,
        handlings: 1,
    };
    Stated {
        lines: (1..=5)
            .map(|seq| line(seq, seq.try_into().unwrap()))
            .collect(),
        heads: vec![head(2, 2), head(4, 4)],
        plans: vec![("1".into(), Sha([9; 32]))],
        draws: vec![("T-1".into(), Sha([8; 32]))],
        lists: ["T-1".to_owned()].into(),
        withheld: BTreeMap::from([("W-1".into(), told())]),
        seals: vec![("T-1.s1".into(), Sha([8; 32]))],
        visits: BTreeMap::from([(visit, entered)]),
    }
}

fn told() -> ToldOfDraw {
    ToldOfDraw {
        window: ["2026-06-01".into(), "2026-08-30".into()],
        source: "os".into(),
        drawn_on: "2026-06-01".into(),
    }
}

#[test]
fn what_is_told_of_a_withheld_draw_stays_or_is_public() {
    let mut now = book();
    now.withheld.clear();
    assert_eq!(vanished(&book(), &now), []);
    let mut later = told();
    later.window[1] = "2026-12-30".into();
    now.withheld.insert("W-1".into(), later);
    let otherwise = [Vanished::Draw("W-1".into())];
    assert_eq!(vanished(&book(), &now), otherwise);
}

#[test]
fn a_book_goes_with_whatever_was_published_of_it() {
    let now = book();
    assert_eq!(vanished(&book(), &now), []);
    assert_eq!(vanished(&Stated::default(), &now), []);
    let older = Stated {
        lines: now.lines[..2].to_vec(),
        ..Stated::default()
    };
    assert_eq!(vanished(&older, &now), []);
}

#[test]
fn each_thing_is_missed_by_itself() {
    let was = book();
    let without = |change: fn(&mut Stated)| {
        let mut now = book();
        change(&mut now);
        vanished(&was, &now)
    };
    let gone = without(|now| now.lines.truncate(4));
    let missing = Vanished::Line {
        line: line(5, 5),
        count: 1,
    };
    assert_eq!(gone, [missing]);
    let gone = without(|now| now.lines[2] = line(3, 33));
    let other = Vanished::Line {
        line: line(3, 3),
        count: 1,
    };
    assert_eq!(gone, [other]);
    let gone = without(|now| now.lines[0] = line(1, 11));
    assert_eq!(gone, [Vanished::OtherBook]);
    let gone = without(|now| now.lines[1].time = "2026-06-01T10:00:01+08:00".into());
    assert!(matches!(&gone[..], [Vanished::Line { count: 1, .. }]));
    let gone = without(|now| drop(now.heads.remove(0)));
    assert_eq!(gone, [Vanished::Head(head(2, 2))]);
    let gone = without(|now| now.heads[1].day = "2026-06-02".into());
    assert_eq!(gone, [Vanished::Head(head(4, 4))]);
    let gone = without(|now| now.lines[3] = line(4, 44));
    assert_eq!(gone[1], Vanished::Head(head(4, 4)));
    assert_eq!(
        without(|now| now.plans[0].1 = Sha([0; 32])),
        [Vanished::Plan("1".into())]
    );
    assert_eq!(
        without(|now| now.draws.clear()),
        [Vanished::Draw("T-1".into())]
    );
    assert_eq!(
        without(|now| now.seals.clear()),
        [Vanished::Seal("T-1.s1".into())]
    );
    let visit = was.visits.keys().next().unwrap();
    let of_visit = [Vanished::Visit(visit.clone())];
    assert_eq!(without(|now| now.visits.clear()), of_visit);
    let fewer = |now: &mut Stated| now.visits.values_mut().for_each(|of| of.handlings = 0);
    assert_eq!(without(fewer), of_visit);
    let more = |now: &mut Stated| now.visits.values_mut().for_each(|of| of.results = 3);
    assert_eq!(without(more), []);
}

#[test]
fn lines_and_heads_are_those_of_the_book() {
    let mut begun = Lines::begun();
    let assist = begun.assist();
    let digest = |line: u64| begun.book.signatures.digest(line);
    let public = lines(&begun.entries, digest);
    assert_eq!(public.len() as u64, begun.book.lines);
    assert_eq!(public[0].act, "init");
    let last = public.last().unwrap();
    assert_eq!((last.seq, last.act.as_str()), (assist, "assist"));
    assert_eq!(Some(last.sha256), begun.book.head);
    assert_eq!(heads(&begun.entries), []);
    assert_eq!(entered(&begun.entries), BTreeMap::new());
    begun.entries[0].time = "=1+1\n".into();
    let digest = |line: u64| begun.book.signatures.digest(line);
    assert_eq!(lines(&begun.entries, digest)[0].time, "?");
}

proptest! {
    /// Whatever the book was when it was published: cut at any line and begun anew there, it is found out.
    #[test]
    fn any_change_of_a_published_line_is_found(count in 1_u64..40, at in 0_u64..40, cut in any::<bool>()) {
        let at = at % count;
        let lines = |other: Option<u64>| -> Vec<PublicLine> {
            (0..count).map(|n| line(n + 1, if other == Some(n) { 255 } else { 1 })).collect()
        };
        let was = Stated { lines: lines(None), ..Stated::default() };
        let mut now = Stated { lines: lines(Some(at)), ..Stated::default() };
        if cut {
            now.lines.truncate(at.try_into().unwrap());
        }
        let found = vanished(&was, &now);
        prop_assert_eq!(found.len(), 1);
        match &found[0] {
            Vanished::OtherBook => prop_assert_eq!(at, 0),
            Vanished::Line { line, count: gone } => {
                prop_assert_eq!(line.seq, at + 1);
                prop_assert_eq!(*gone, if cut { count - at } else { 1 });
            }
            other => prop_assert!(false, "{:?}", other),
        }
    }
}

#[test]
fn the_tables_of_a_publication_are_those_that_its_line_has_to_name() {
    let written = choucha::format::public_tables::TABLES.map(|(name, _)| name);
    assert_eq!(written, choucha::domain::acts::publication::EVERY_TABLE);
}
