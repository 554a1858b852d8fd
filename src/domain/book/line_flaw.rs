//! Why a line of the book is refused: what it says breaks a rule. Its number and its chain hold; so the book goes on, without
//! what the line says.

use super::flaw::BookFlaw;
use super::sign_flaw::SignFlaw;
use crate::domain::acts::handling::HandleFlaw;
use crate::domain::acts::inspection::VisitId;
use crate::domain::ground::act_kind::ActKind;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::lists::plan_flaw::PlanFlaw;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::replace::flaw::ReplacementFlaw;
use crate::domain::visit::flaw::VisitFlaw;
use crate::domain::visit::inspection::InspectionFlaw;

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineFlaw {
    /// C15 to C19: declared days, rules.
    Case(CaseFlaw),
    /// B04, B15, D09, D10, D20: its order, its files, a text, a void.
    Book(BookFlaw),
    /// P01 to P14: the plan.
    Plan(PlanFlaw),
    /// D01 to D24: a draw or a seal.
    Draw(DrawFlaw),
    /// R01 to R05, R15 to R17, R20 to R24: the visit takes no such entry.
    Visit(VisitFlaw),
    /// I01 to I24: the result, or the completion, of a visit.
    Result {
        /// Which visit.
        visit: VisitId,
        /// What is wrong with it.
        flaw: InspectionFlaw,
    },
    /// H01 to H15: a step of handling.
    Handling {
        /// Of which visit.
        visit: VisitId,
        /// What is wrong with it.
        flaw: HandleFlaw,
    },
    /// R06 to R14: a replacement, a recusal request, an expert.
    Replacement(ReplacementFlaw),
    /// S01 to S15: a signature, a witness's text or `signers`.
    Sign(SignFlaw),
}

impl LineFlaw {
    /// The stable code, listed in docs/codes.md.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Case(flaw) => flaw.code(),
            Self::Book(flaw) => flaw.code(),
            Self::Plan(flaw) => flaw.code(),
            Self::Draw(flaw) => flaw.code(),
            Self::Visit(flaw) => flaw.code(),
            Self::Result { flaw, .. } => flaw.code(),
            Self::Handling { flaw, .. } => flaw.code(),
            Self::Replacement(flaw) => flaw.code(),
            Self::Sign(flaw) => flaw.code(),
        }
    }
}

/// A line that is refused: the book is read as if it were not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedLine {
    /// Its number.
    pub seq: u64,
    /// Its act.
    pub act: ActKind,
    /// What is wrong with it, in the order in which it is judged.
    pub flaws: Vec<LineFlaw>,
}

impl RefusedLine {
    /// The codes of what is wrong with it, each once.
    pub fn codes(&self) -> Vec<&'static str> {
        let mut codes = Vec::new();
        for code in self.flaws.iter().map(LineFlaw::code) {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }
}

/// A line that could not be judged wholly: what it rests on is gone or was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnjudgedLine {
    /// Its number.
    pub seq: u64,
    /// Its act.
    pub act: ActKind,
    /// The file.
    pub file: String,
}

macro_rules! from {
    ($($variant:ident($flaw:ty),)+) => {
        $(impl From<$flaw> for LineFlaw {
            fn from(flaw: $flaw) -> Self {
                Self::$variant(flaw)
            }
        })+
    };
}

from! {
    Case(CaseFlaw),
    Book(BookFlaw),
    Draw(DrawFlaw),
    Plan(PlanFlaw),
    Sign(SignFlaw),
}

/// One flaw for each thing that is wrong.
#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "every other flaw is a line's as it is"
)]
impl From<VisitFlaw> for Vec<LineFlaw> {
    fn from(flaw: VisitFlaw) -> Self {
        match flaw {
            VisitFlaw::Inspection { visit, flaws } => {
                let each = flaws.into_iter().map(|flaw| LineFlaw::Result {
                    visit: visit.clone(),
                    flaw,
                });
                each.collect()
            }
            VisitFlaw::Handling { visit, flaws } => {
                let each = flaws.into_iter().map(|flaw| LineFlaw::Handling {
                    visit: visit.clone(),
                    flaw,
                });
                each.collect()
            }
            other => vec![LineFlaw::Visit(other)],
        }
    }
}

#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "every other flaw is a line's as it is"
)]
impl From<ReplacementFlaw> for Vec<LineFlaw> {
    fn from(flaw: ReplacementFlaw) -> Self {
        match flaw {
            ReplacementFlaw::Visit(flaw) => flaw.into(),
            ReplacementFlaw::Draw(flaw) => vec![LineFlaw::Draw(flaw)],
            other => vec![LineFlaw::Replacement(other)],
        }
    }
}

macro_rules! one {
    ($($flaw:ty),+) => {
        $(impl From<$flaw> for Vec<LineFlaw> {
            fn from(flaw: $flaw) -> Self {
                vec![flaw.into()]
            }
        })+
    };
}

one!(CaseFlaw, BookFlaw, DrawFlaw, PlanFlaw);
