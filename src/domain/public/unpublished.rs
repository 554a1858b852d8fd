//! What a line of the book says that is to be public (第5条, 第二十一条).

use crate::domain::acts::entry::{Act, Entry};

/// What was done since a publication and is to be public.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unpublished {
    /// A version of the plan.
    Plan,
    /// A draw.
    Draw,
    /// A draw voided.
    Void,
    /// An object or inspector replaced, or a seat given up.
    Replaced,
    /// Results entered; how many.
    Results(usize),
    /// A result corrected.
    Amended,
    /// A finding handled.
    Handled,
}

impl Unpublished {
    /// The word that documents for scripts use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Draw => "draw",
            Self::Void => "void",
            Self::Replaced => "replaced",
            Self::Results(_) => "results",
            Self::Amended => "amended",
            Self::Handled => "handled",
        }
    }
}

/// What a line of the book says that is to be public.
pub fn to_be_public(entry: &Entry) -> Option<Unpublished> {
    match &entry.act {
        Act::Plan(_) => Some(Unpublished::Plan),
        Act::Draw(_) => Some(Unpublished::Draw),
        Act::Void { .. } => Some(Unpublished::Void),
        Act::Replaced(_) | Act::Decision(_) => Some(Unpublished::Replaced),
        Act::Result(act) => Some(Unpublished::Results(act.results.len())),
        Act::Amend(_) => Some(Unpublished::Amended),
        Act::Handle(_) => Some(Unpublished::Handled),
        Act::Init { .. }
        | Act::Seal(_)
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
