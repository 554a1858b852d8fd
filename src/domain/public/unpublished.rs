//! What a line of the book says that is to be public (第5条, 第二十一条).

use crate::domain::acts::entry::{Act, Entry};

/// What was done since a publication and is to be public.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unpublished {
    /// A version of the plan.
    Plan,
    /// A filing of a version of the plan.
    Filed,
    /// A change of the rules.
    Rules,
    /// A draw.
    Draw,
    /// A seal: its commitment is for the public before its seed is known.
    Seal,
    /// A draw voided, or a seal.
    Void,
    /// An object or inspector replaced, or a seat given up.
    Replaced,
    /// Results entered; how many.
    Results(usize),
    /// A result corrected.
    Amended,
    /// A finding handled.
    Handled,
    /// The clock set right.
    Clock,
}

/// What waits to be published, of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotPublic {
    /// The kind.
    pub what: Unpublished,
    /// How many.
    pub count: usize,
    /// The line of the earliest.
    pub line: u64,
    /// Its day.
    pub since: String,
}

/// What these lines, each with the day that counts for it, say that is to be public, by kind.
pub fn by_kind<'a>(lines: impl Iterator<Item = (&'a Entry, String)>) -> Vec<NotPublic> {
    let mut kinds: Vec<NotPublic> = Vec::new();
    for (entry, since) in lines {
        let Some(what) = to_be_public(entry) else {
            continue;
        };
        let count = if let Unpublished::Results(count) = what {
            count
        } else {
            1
        };
        match kinds
            .iter_mut()
            .find(|kind| kind.what.word() == what.word())
        {
            Some(kind) => kind.count += count,
            None => kinds.push(NotPublic {
                what,
                count,
                line: entry.seq,
                since,
            }),
        }
    }
    kinds
}

impl Unpublished {
    /// The word that documents for scripts use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Filed => "filed",
            Self::Rules => "rules",
            Self::Draw => "draw",
            Self::Seal => "seal",
            Self::Void => "void",
            Self::Replaced => "replaced",
            Self::Results(_) => "results",
            Self::Amended => "amended",
            Self::Handled => "handled",
            Self::Clock => "clock",
        }
    }
}

/// What a line of the book says that is to be public.
pub fn to_be_public(entry: &Entry) -> Option<Unpublished> {
    match &entry.act {
        Act::Plan(_) => Some(Unpublished::Plan),
        Act::Filed(_) => Some(Unpublished::Filed),
        Act::Rules(_) => Some(Unpublished::Rules),
        Act::Draw(_) => Some(Unpublished::Draw),
        Act::Seal(_) => Some(Unpublished::Seal),
        Act::Void { .. } => Some(Unpublished::Void),
        Act::Replaced(_) | Act::Decision(_) => Some(Unpublished::Replaced),
        Act::Result(act) => Some(Unpublished::Results(act.results.len())),
        Act::Amend(_) => Some(Unpublished::Amended),
        Act::Handle(_) => Some(Unpublished::Handled),
        Act::Clock { .. } => Some(Unpublished::Clock),
        Act::Init(_)
        | Act::Replace(_)
        | Act::Assist(_)
        | Act::Recusal(_)
        | Act::Done(_)
        // The next publication has them; each publication may be signed and witnessed, so none is asked for.
        | Act::Signers(_)
        | Act::Sign(_)
        | Act::Witness(_)
        | Act::Tail(_)
        | Act::Publish(_) => None,
    }
}
