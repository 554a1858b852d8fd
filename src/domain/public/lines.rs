//! What is public of the book's lines: number, act, time and digest of each, no content; and every head that was published.
//! With an older copy of either, anybody can see whether the book still is the one that it was.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::domain::acts::entry::{Act, Entry};
use crate::domain::acts::inspection::VisitId;
use crate::domain::ground::date;
use crate::domain::ground::moment::Moment;
use crate::domain::ground::sha::Sha;

/// The file of the lines, below the publication's folder.
pub const LINES: &str = "lines.csv";
/// The file of the heads.
pub const HEADS: &str = "heads.csv";

/// A line of the book in public.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicHead {
    /// The day of the publication.
    pub day: String,
    /// How many lines the book had.
    pub line: u64,
    /// SHA-256 of the last.
    pub sha256: Sha,
}

/// A line of the book that is not accepted: what it says is not public, that it is there is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicRefused {
    /// Number of the line.
    pub line: u64,
    /// The word of its act.
    pub act: String,
    /// The codes of the rules that it breaks, each once.
    pub codes: Vec<String>,
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
        // A line written by hand may say anything.
        let day = date::from_record(&act.day).map_or_else(|| "?".to_owned(), |day| day.to_string());
        Some(PublicHead {
            day,
            line: entry.seq.saturating_sub(1),
            sha256: entry.prev,
        })
    };
    entries.iter().filter_map(head).collect()
}

/// How many results and corrections, and how many steps of handling, a visit has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entered {
    /// 检查结果, corrections among them.
    pub results: usize,
    /// 后续处理.
    pub handlings: usize,
}

/// What was entered of each visit of a book, in whatever line it stands.
pub fn entered(entries: &[Entry]) -> BTreeMap<VisitId, Entered> {
    let mut of: BTreeMap<VisitId, Entered> = BTreeMap::new();
    for entry in entries {
        if let Act::Result(act) = &entry.act {
            for result in &act.results {
                of.entry(result.visit.clone()).or_default().results += 1;
            }
        } else if let Act::Amend(act) = &entry.act {
            of.entry(act.result.visit.clone()).or_default().results += 1;
        } else if let Act::Handle(act) = &entry.act {
            of.entry(act.visit.clone()).or_default().handlings += 1;
        }
    }
    of
}

/// What is told of a draw whose list is withheld, and stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldOfDraw {
    /// First and last day of the round.
    pub window: [String; 2],
    /// Where the seed comes from.
    pub source: String,
    /// The day of the draw.
    pub drawn_on: String,
}

/// What was published of a book: by an earlier publication, or in a copy that somebody kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stated {
    /// Its lines.
    pub lines: Vec<PublicLine>,
    /// Heads.
    pub heads: Vec<PublicHead>,
    /// Versions of the plan, with their digests.
    pub plans: Vec<(String, Sha)>,
    /// Draws, by id with the digest of their manifests.
    pub draws: Vec<(String, Sha)>,
    /// Draws whose lists are public.
    pub lists: BTreeSet<String>,
    /// Draws whose lists are withheld, by id with what no later publication may say otherwise.
    pub withheld: BTreeMap<String, ToldOfDraw>,
    /// Seals, by id with their commitments.
    pub seals: Vec<(String, Sha)>,
    /// What was entered of visits.
    pub visits: BTreeMap<VisitId, Entered>,
}

/// What was published and is not in the book any more.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
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
    /// The lines before a publication, which is this line: they are not those whose list it published.
    Published(u64),
    /// A head, or the publication that had it.
    Head(PublicHead),
    /// A version of the plan, or the one with its number is another.
    Plan(String),
    /// A draw, or the one with its id has another manifest.
    Draw(String),
    /// The list of a draw, which is withheld now.
    List(String),
    /// A seal, or the one with its id has another commitment.
    Seal(String),
    /// Results, corrections or steps of handling of a visit.
    Visit(VisitId),
}

/// Holds what was published against what there is now: a newer list begins with the older, heads are those of publications,
/// plans, draws, seals and what was entered are there. Gives what vanished, in this order.
pub fn vanished(stated: &Stated, now: &Stated) -> Vec<Vanished> {
    let mut found = Vec::new();
    let line_now = |seq: u64| {
        let place = usize::try_from(seq.checked_sub(1)?).ok()?;
        now.lines.get(place)
    };
    let lines = stated.lines.iter();
    let gone: Vec<&PublicLine> = lines
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
    let heads: BTreeSet<&PublicHead> = now.heads.iter().collect();
    let is_there = |head: &PublicHead| {
        heads.contains(head) && line_now(head.line).is_some_and(|line| line.sha256 == head.sha256)
    };
    let of_heads = stated.heads.iter().filter(|head| !is_there(head));
    found.extend(of_heads.cloned().map(Vanished::Head));
    found.extend(missing(&stated.plans, &now.plans).map(Vanished::Plan));
    found.extend(missing(&stated.draws, &now.draws).map(Vanished::Draw));
    let lists = stated.lists.difference(&now.lists);
    let is_there = |draw: &&String| now.draws.iter().any(|(known, _)| known == *draw);
    found.extend(lists.filter(is_there).cloned().map(Vanished::List));
    let otherwise = stated.withheld.iter().filter(|(draw, told)| {
        let now = now.withheld.get(*draw);
        now.is_some_and(|now| now != *told)
    });
    found.extend(otherwise.map(|(draw, _)| Vanished::Draw(draw.clone())));
    found.extend(missing(&stated.seals, &now.seals).map(Vanished::Seal));
    let visits = stated.visits.iter().filter(|(visit, stated)| {
        let now = now.visits.get(visit).copied().unwrap_or_default();
        now.results < stated.results || now.handlings < stated.handlings
    });
    found.extend(visits.map(|(visit, _)| Vanished::Visit(visit.clone())));
    found
}

/// What was stated and is not there, or has another digest.
fn missing(stated: &[(String, Sha)], now: &[(String, Sha)]) -> impl Iterator<Item = String> {
    let now: BTreeSet<&(String, Sha)> = now.iter().collect();
    let gone = stated.iter().filter(|known| !now.contains(known));
    let gone: Vec<String> = gone.map(|(id, _)| id.clone()).collect();
    gone.into_iter()
}

/// The clock of the book was set right (时钟更正).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicClock {
    /// The line that says so.
    pub line: u64,
    /// Its time, by the clock as it is since.
    pub time: String,
    /// Until the clock has passed this time of China's nothing counts as in time.
    pub until: String,
    /// Why.
    pub reason: String,
}
