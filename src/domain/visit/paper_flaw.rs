//! Why a paper gets no such number, and a visit no such approval (R20–R24).

use chrono::NaiveDate;

use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::papers::PaperKind;

/// What is wrong with a number or an approval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperFlaw {
    /// R20: the numbers of a kind run on without gap and repetition, and this is not the next.
    Number {
        /// The kind.
        kind: PaperKind,
        /// The number that is said.
        said: u32,
        /// The next one.
        next: u32,
    },
    /// R21: a paper of this kind, of these visits, has its number.
    Numbered {
        /// The kind.
        kind: PaperKind,
        /// The first of the visits.
        visit: VisitId,
        /// The number.
        number: u32,
    },
    /// R22: a paper of no visit, of visits that are not one, or that tells other lines or takes the place of others than the
    /// book has.
    Content {
        /// The kind.
        kind: PaperKind,
        /// The number.
        number: u32,
    },
    /// R23: approved before the draw, or on a day to come.
    ApprovalDay {
        /// The day of the approval.
        on: NaiveDate,
        /// The day of the draw.
        drawn: String,
        /// The day of the line.
        today: NaiveDate,
    },
    /// R24: approved after the visit, and nothing says why it was urgent.
    ApprovedAfter {
        /// Which visit.
        visit: VisitId,
        /// The day of its completion.
        completed: NaiveDate,
    },
}

impl PaperFlaw {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Number { .. } => "R20",
            Self::Numbered { .. } => "R21",
            Self::Content { .. } => "R22",
            Self::ApprovalDay { .. } => "R23",
            Self::ApprovedAfter { .. } => "R24",
        }
    }
}
