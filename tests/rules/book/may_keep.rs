//! Lines that name files of the tool's own: one that names others is refused, so that none of these is read or taken away.

use std::collections::BTreeSet;

use choucha::domain::acts::entry::Act;
use choucha::domain::acts::files::Files;
use choucha::domain::acts::publication::{PublishAct, always, is_inside};
use choucha::domain::acts::tail::TailAct;
use choucha::domain::ground::drawn_public::DrawnPublic;
use choucha::domain::ground::sha::Sha;

use super::lines::Lines;

fn tail(file: &str, bytes: u64) -> Act {
    Act::Tail(TailAct {
        bytes,
        sha256: Sha::of(b"x"),
        file: file.to_owned(),
    })
}

fn publish(paths: &[&str]) -> Act {
    let paths = paths.iter().map(|path| (*path).to_owned());
    publication(paths.chain(always()))
}

fn publication(paths: impl Iterator<Item = String>) -> Act {
    let files: Files = paths.map(|path| (path, Sha::of(b"x"))).collect();
    Act::Publish(PublishAct {
        day: "2027-03-01".to_owned(),
        drawn: DrawnPublic::Now,
        withheld: BTreeSet::new(),
        files,
    })
}

#[test]
fn a_torn_line_is_kept_in_a_file_for_that_and_said_once() {
    for file in ["ledger.torn-0-1", "ledger.torn-1-1", "ledger.torn-1-12"] {
        let mut lines = Lines::begun();
        assert_eq!(lines.add(tail(file, 3)), Ok(2), "{file}");
        assert_eq!(lines.book.tails.len(), 1);
        assert_eq!(lines.add(tail(file, 3)), Err("B08".to_owned()), "{file}");
    }
    for file in [
        "",
        "objects.csv",
        "../ledger.torn-1-1",
        "draws/ledger.torn-1-1",
        "ledger.torn-1",
        "ledger.torn--1",
        "ledger.torn-1-",
        "ledger.torn-1-1/x",
        "ledger.torn-+1-1",
        "ledger.torn-1-1 ",
        // Behind a line that is not there yet.
        "ledger.torn-2-1",
    ] {
        let mut lines = Lines::begun();
        assert_eq!(lines.add(tail(file, 3)), Err("B08".to_owned()), "{file}");
    }
    assert_eq!(
        Lines::begun().add(tail("ledger.torn-1-1", 0)),
        Err("B08".to_owned())
    );
}

#[test]
fn a_publication_names_what_is_below_public_only() {
    let inside = [
        "public/index.html",
        "public/csv/items.csv",
        "public/draws/T1-1/population.txt",
    ];
    assert_eq!(Lines::begun().add(publish(&inside)), Ok(2));
    for path in [
        "",
        "public",
        "public/",
        "/public/x",
        "publicity/x",
        "objects.csv",
        "public/../objects.csv",
        "public/./x",
        "public//x",
        "public/..",
        "public/..\\objects.csv",
        "public/c:x",
    ] {
        assert!(!is_inside(path), "{path}");
        let paths = [inside[0], path];
        assert_eq!(
            Lines::begun().add(publish(&paths)),
            Err("B09".to_owned()),
            "{path}"
        );
    }
}

#[test]
fn a_publication_names_every_file_that_publications_have() {
    assert_eq!(Lines::begun().add(publication(always())), Ok(2));
    for gone in always() {
        let rest = always().filter(|path| *path != gone);
        let added = Lines::begun().add(publication(rest));
        assert_eq!(added, Err("B15".to_owned()), "{gone}");
    }
}
