//! Tests of `src/domain/book/may_publish.rs`: which draws the line of a publication may withhold.

use std::collections::{BTreeMap, BTreeSet};

use choucha::domain::acts::entry::Act;
use choucha::domain::acts::inspection::VisitId;
use choucha::domain::acts::publication::{PUBLIC_OF_A_DRAW, PublishAct, always, draw_files};
use choucha::domain::acts::visit::{DoneAct, ResultAct};
use choucha::domain::book::fold::Book;
use choucha::domain::ground::drawn_public::DrawnPublic;
use choucha::domain::ground::sha::Sha;

use super::may_visit::{Drawn, add, drawn_book, result};
use crate::acts::inspection::day;

/// A publication of a day of June that withholds T-1, or shows it, or both.
fn publication(date: u32, withheld: bool, shown: bool) -> PublishAct {
    let of_draw = PUBLIC_OF_A_DRAW.map(|file| draw_files("T-1") + file);
    let of_draw = of_draw.into_iter().filter(|_| shown);
    let files = always().chain(of_draw).map(|path| (path, Sha::of(b"x")));
    let ids = withheld.then(|| "T-1".to_owned());
    PublishAct {
        day: format!("2026-06-{date:02}"),
        drawn: DrawnPublic::Visited,
        withheld: ids.into_iter().collect(),
        files: files.collect::<BTreeMap<_, _>>(),
    }
}

fn done(at: &str) -> Act {
    Act::Done(DoneAct {
        visit: VisitId {
            draw: "T-1".into(),
            enterprise: at.into(),
        },
        objects: vec![at.into()],
        completed: day("2026-06-05"),
        by_cert: "1".into(),
    })
}

fn codes(book: &mut Book, date: u32, act: PublishAct) -> Vec<&'static str> {
    add(book, &Drawn::new(), date, Act::Publish(act))
}

#[test]
fn a_draw_is_withheld_while_somebody_waits_and_its_days_last() {
    let facts = Drawn::new();
    let mut book = drawn_book(&facts);
    assert_eq!(codes(&mut book, 2, publication(2, true, false)), [""; 0]);
    assert_eq!(add(&mut book, &facts, 5, done("X")), [""; 0]);
    let mut last = book.clone();
    assert_eq!(codes(&mut last, 30, publication(30, true, false)), [""; 0]);
    // Completed or with its result, the last one settles it.
    let entered = Act::Result(ResultAct {
        results: vec![result("Y", 5, false).into()],
        file_sha256: None,
    });
    for settled in [done("Y"), entered] {
        let mut book = book.clone();
        assert_eq!(add(&mut book, &facts, 6, settled), [""; 0]);
        let shown = codes(&mut book.clone(), 7, publication(7, false, true));
        assert_eq!(shown, [""; 0]);
        assert_eq!(codes(&mut book, 7, publication(7, true, false)), ["B16"]);
    }
}

#[test]
fn what_nothing_lets_be_withheld_is_refused() {
    let book = || drawn_book(&Drawn::new());
    // Shown all the same, under the other setting, and neither withheld nor shown.
    assert_eq!(codes(&mut book(), 2, publication(2, true, true)), ["B16"]);
    let now = PublishAct {
        drawn: DrawnPublic::Now,
        ..publication(2, true, false)
    };
    assert_eq!(codes(&mut book(), 2, now), ["B16"]);
    assert_eq!(codes(&mut book(), 2, publication(2, false, false)), ["B15"]);
    // A draw that there is not.
    let strange = PublishAct {
        withheld: BTreeSet::from(["T-9".to_owned()]),
        ..publication(2, false, true)
    };
    assert_eq!(codes(&mut book(), 2, strange), ["B16"]);
    // What was public once, in the latest publication or before it.
    let mut shown = book();
    for date in [2, 3] {
        let again = codes(&mut shown, date, publication(date, false, true));
        assert_eq!(again, [""; 0]);
        let withheld = codes(&mut shown.clone(), date, publication(date, true, false));
        assert_eq!(withheld, ["B16"]);
    }
    // A voided draw waits for nobody.
    let mut voided = book();
    voided.draws[0].void = Some(1);
    assert_eq!(codes(&mut voided, 2, publication(2, true, false)), ["B16"]);
}
