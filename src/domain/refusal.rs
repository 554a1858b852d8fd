//! What choucha refuses, as data: the flaws of every room, one type on top. The sentences are in the text floor.

use std::fmt;

use crate::domain::book::flaw::BookFlaw;
use crate::domain::book::line_flaw::LineFlaw;
use crate::domain::book::sign_flaw::SignFlaw;
use crate::domain::day::flaw::DayFlaw;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::lists::plan_flaw::PlanFlaw;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::key::SeedFlaw;
use crate::domain::method::text_flaw::{BadText, TextFlaw, TextName};
use crate::domain::public::flaw::PublicFlaw;
use crate::domain::replace::flaw::ReplacementFlaw;
use crate::domain::versions::flaw::VersionFlaw;
use crate::domain::visit::flaw::VisitFlaw;

/// Composes the refusals of the rooms: the enum, its codes, and the way from each room's flaw.
macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident($flaw:ty),)+) => {
        /// A refusal: the input or a rule says no, and nothing was written.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Refusal {
            $($(#[$doc])* $name($flaw),)+
        }

        impl Refusal {
            /// The stable code, listed in docs/codes.md.
            pub fn code(&self) -> &'static str {
                match self {
                    $(Self::$name(flaw) => flaw.code(),)+
                }
            }
        }

        $(impl From<$flaw> for Refusal {
            fn from(flaw: $flaw) -> Self {
                Self::$name(flaw)
            }
        })+
    };
}

refusals! {
    /// A text of a draw is not as the method wants it (T01 to T24).
    Text(BadText),
    /// The seed is no seed (T23).
    Seed(SeedFlaw),
    /// The case folder or a list of it (C01 to C18).
    Case(CaseFlaw),
    /// A draw or a seal (D01 to D08, D11 to D15).
    Draw(DrawFlaw),
    /// The book (B01 to B03, D09, D10, D20).
    Book(BookFlaw),
    /// The plan (P01 to P14).
    Plan(PlanFlaw),
    /// A visit and its result (R01 to R05, I01 to I13, H01 to H08).
    Visit(VisitFlaw),
    /// Working days (W01, W02).
    Day(DayFlaw),
    /// A replacement, a recusal request or an expert (R06 to R13).
    Replacement(ReplacementFlaw),
    /// Two versions of a list (V01 to V06).
    Version(VersionFlaw),
    /// What was published (B10 to B14, D22).
    Public(PublicFlaw),
    /// A signature, a witness's text or `signers` (S01 to S15).
    Sign(SignFlaw),
}

impl Refusal {
    /// A refusal of a text at a line.
    pub fn text(name: TextName, line: Option<u64>, flaw: TextFlaw) -> Self {
        BadText { name, line, flaw }.into()
    }
}

impl Refusal {
    /// That a line is not written, by the first thing that is wrong with it; what else is wrong with the same result or step is
    /// told together.
    pub fn of_line(first: LineFlaw, others: impl Iterator<Item = LineFlaw>) -> Self {
        match first {
            LineFlaw::Result { visit, flaw } => {
                let others = others.filter_map(|other| match other {
                    LineFlaw::Result { visit: of, flaw } if of == visit => Some(flaw),
                    _ => None,
                });
                let flaws = std::iter::once(flaw).chain(others).collect();
                VisitFlaw::Inspection { visit, flaws }.into()
            }
            LineFlaw::Handling { visit, flaw } => {
                let others = others.filter_map(|other| match other {
                    LineFlaw::Handling { flaw, .. } => Some(flaw),
                    _ => None,
                });
                let flaws = std::iter::once(flaw).chain(others).collect();
                VisitFlaw::Handling { visit, flaws }.into()
            }
            LineFlaw::Case(flaw) => flaw.into(),
            LineFlaw::Book(flaw) => flaw.into(),
            LineFlaw::Draw(flaw) => flaw.into(),
            LineFlaw::Plan(flaw) => flaw.into(),
            LineFlaw::Visit(flaw) => flaw.into(),
            LineFlaw::Replacement(flaw) => flaw.into(),
            LineFlaw::Sign(flaw) => flaw.into(),
        }
    }
}

/// For logs and error chains only; people are answered by the text floor.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code())
    }
}

impl std::error::Error for Refusal {}
