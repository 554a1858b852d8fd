//! What is public of the book's lines: number, act, time and digest of each, no content; and every head that was published.
//! With an older copy of either, anybody can see whether the book still is the one that it was.

use serde::{Deserialize, Serialize};

use crate::domain::acts::entry::{Act, Entry};
use crate::domain::ground::moment::Moment;
use crate::domain::ground::sha::Sha;

/// The file of the lines, below the publication's folder.
pub const LINES: &str = "lines.csv";
/// The file of the heads.
pub const HEADS: &str = "heads.csv";

/// A line of the book in public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicLine {
    /// Number of the line, from 1.
    pub seq: u64,
    /// The word of its act.
    pub act: String,
    /// The clock's time.
    pub time: String,
    /// SHA-256 of its bytes, LF included.
    pub sha256: Sha,
}

/// A head that was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicHead {
    /// The day of the publication.
    pub day: String,
    /// How many lines the book had.
    pub line: u64,
    /// SHA-256 of the last.
    pub sha256: Sha,
}

/// The lines of a book; `digest` gives that of a line.
pub fn lines(entries: &[Entry], digest: impl Fn(u64) -> Option<Sha>) -> Vec<PublicLine> {
    let line = |entry: &Entry| {
        Some(PublicLine {
            seq: entry.seq,
            act: entry.act.kind().word().to_owned(),
            // A line written by hand may say anything.
            time: Moment::of_time(&entry.time)
                .map_or_else(|| "?".to_owned(), |_| entry.time.clone()),
            sha256: digest(entry.seq)?,
        })
    };
    entries.iter().filter_map(line).collect()
}

/// The heads that the publications of a book had: each stands in the `prev` of its line.
pub fn heads(entries: &[Entry]) -> Vec<PublicHead> {
    let head = |entry: &Entry| {
        let Act::Publish(act) = &entry.act else {
            return None;
        };
        Some(PublicHead {
            day: act.day.clone(),
            line: entry.seq.saturating_sub(1),
            sha256: entry.prev,
        })
    };
    entries.iter().filter_map(head).collect()
}

/// What was published of a book: by an earlier publication, or in a copy that somebody kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stated {
    /// Its lines.
    pub lines: Vec<PublicLine>,
    /// Heads.
    pub heads: Vec<PublicHead>,
    /// Draws, by id with the digest of their manifests.
    pub draws: Vec<(String, Sha)>,
    /// Seals, by id with their commitments.
    pub seals: Vec<(String, Sha)>,
}

/// What was published and is not in the book any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Vanished {
    /// The first line is another: it is the book of another case folder, or one that was begun anew.
    OtherBook,
    /// A line, the first of those that differ.
    Line {
        /// As published.
        line: PublicLine,
        /// How many of the published lines are not there any more.
        count: u64,
    },
    /// A head.
    Head(PublicHead),
    /// A draw, or the one with its id has another manifest.
    Draw(String),
    /// A seal, or the one with its id has another commitment.
    Seal(String),
}

/// Holds what was published against what there is now: a newer list begins with the older, heads are digests of lines, draws
/// and seals are there. Gives what vanished, in this order.
pub fn vanished(stated: &Stated, now: &Stated) -> Vec<Vanished> {
    let mut found = Vec::new();
    let line_now = |seq: u64| {
        let place = usize::try_from(seq.checked_sub(1)?).ok()?;
        now.lines.get(place)
    };
    let gone: Vec<&PublicLine> = stated
        .lines
        .iter()
        .filter(|line| line_now(line.seq) != Some(line))
        .collect();
    if let Some(first) = gone.first() {
        found.push(if first.seq == 1 {
            Vanished::OtherBook
        } else {
            Vanished::Line {
                line: (*first).clone(),
                count: gone.len() as u64,
            }
        });
    }
    let is_line =
        |head: &PublicHead| line_now(head.line).is_some_and(|line| line.sha256 == head.sha256);
    let heads = stated.heads.iter().filter(|head| !is_line(head));
    found.extend(heads.cloned().map(Vanished::Head));
    let missing = |stated: &[(String, Sha)], now: &[(String, Sha)]| -> Vec<String> {
        let gone = stated.iter().filter(|known| !now.contains(known));
        gone.map(|(id, _)| id.clone()).collect()
    };
    let draws = missing(&stated.draws, &now.draws).into_iter();
    found.extend(draws.map(Vanished::Draw));
    let seals = missing(&stated.seals, &now.seals).into_iter();
    found.extend(seals.map(Vanished::Seal));
    found
}
