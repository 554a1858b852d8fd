//! What a publication states of the book: its lines, published heads, plans, draws, seals.

use chrono::NaiveDate;

use crate::disk::book_read::BookRead;
use crate::domain::acts::entry::Act;
use crate::domain::public::lines::{self, PublicHead, PublicLine, Stated};

/// Every line of the book, without its content.
pub fn lines(read: &BookRead) -> Vec<PublicLine> {
    lines::lines(&read.entries, |line| read.book.signatures.digest(line))
}

/// Every head that was published, and the one that a publication of today has.
pub fn heads(read: &BookRead, today: NaiveDate) -> Vec<PublicHead> {
    let mut heads = lines::heads(&read.entries);
    heads.extend(read.book.head.map(|sha256| PublicHead {
        day: today.to_string(),
        line: read.book.lines,
        sha256,
    }));
    heads
}

/// What a publication of the book has to state, by its lines: one that breaks a rule is there too, and told as refused.
pub fn stated(read: &BookRead) -> Stated {
    let mut stated = Stated {
        lines: lines(read),
        heads: lines::heads(&read.entries),
        visits: lines::entered(&read.entries),
        ..Stated::default()
    };
    for entry in &read.entries {
        if let Act::Plan(plan) = &entry.act {
            stated.plans.push((plan.version.to_string(), plan.plan));
        } else if let Act::Draw(draw) = &entry.act {
            stated.draws.push((draw.draw.clone(), draw.manifest));
            stated.lists.insert(draw.draw.clone());
        } else if let Act::Seal(seal) = &entry.act {
            stated.seals.push((seal.id(), seal.manifest));
        }
    }
    stated
}
