//! What a line of the book says that is to be public (第5条, 第二十一条).

use crate::domain::acts::entry::{Act, Entry};
use crate::domain::ground::act_kind::ActKind;

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
    /// The list of a draw that was withheld and is not to be any more.
    List,
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
    /// A visit completed.
    Done,
    /// A version of the signers.
    Signers,
    /// A line signed.
    Signed,
    /// A witness's text.
    Witnessed,
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

/// What these lines, each with the day that counts for it, say that is to be public, by kind; `kind_of` tells the kind of a line
/// by its number.
pub fn by_kind<'a>(
    lines: impl Iterator<Item = (&'a Entry, String)>,
    kind_of: impl Fn(u64) -> Option<ActKind>,
) -> Vec<NotPublic> {
    let mut kinds: Vec<NotPublic> = Vec::new();
    for (entry, since) in lines {
        let Some(what) = to_be_public(entry, &kind_of) else {
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
            Self::List => "list",
            Self::Seal => "seal",
            Self::Void => "void",
            Self::Replaced => "replaced",
            Self::Results(_) => "results",
            Self::Amended => "amended",
            Self::Handled => "handled",
            Self::Clock => "clock",
            Self::Done => "done",
            Self::Signers => "signers",
            Self::Signed => "sign",
            Self::Witnessed => "witness",
        }
    }
}

/// What a line of the book says that is to be public: whatever changes what a publication holds, besides number, time and digest
/// of every line. `kind_of` tells the kind of a line by its number: each publication may be signed and witnessed itself, which
/// the next one has, so that is not asked for.
pub fn to_be_public(
    entry: &Entry,
    kind_of: impl Fn(u64) -> Option<ActKind>,
) -> Option<Unpublished> {
    let of_publication = |line: u64| kind_of(line) == Some(ActKind::Publish);
    match &entry.act {
        Act::Plan(_) => Some(Unpublished::Plan),
        Act::Filed(_) => Some(Unpublished::Filed),
        Act::Rules(_) => Some(Unpublished::Rules),
        Act::Draw(_) => Some(Unpublished::Draw),
        Act::Seal(_) => Some(Unpublished::Seal),
        Act::Void { .. } => Some(Unpublished::Void),
        Act::Replaced(_) | Act::Decision(_) => Some(Unpublished::Replaced),
        Act::Done(_) => Some(Unpublished::Done),
        Act::Result(act) => Some(Unpublished::Results(act.results.len())),
        Act::Amend(_) => Some(Unpublished::Amended),
        Act::Handle(_) => Some(Unpublished::Handled),
        Act::Clock { .. } => Some(Unpublished::Clock),
        Act::Signers(_) => Some(Unpublished::Signers),
        Act::Sign(act) => (!of_publication(act.line)).then_some(Unpublished::Signed),
        Act::Witness(act) => (!of_publication(act.text.line)).then_some(Unpublished::Witnessed),
        // The first publication has it, and there is nothing of it before a plan.
        Act::Init(_)
        // A request is public by its outcome.
        | Act::Replace(_)
        // Who helps, and who was asked to stay away, is not public.
        | Act::Assist(_)
        | Act::Recusal(_)
        // Numbers of papers, and who approved a visit, are for the office and the inspected.
        | Act::Approve(_)
        | Act::Papers(_)
        // Nothing but the line itself.
        | Act::Tail(_)
        | Act::Publish(_) => None,
    }
}
