//! Why nothing can be entered for a visit (R01–R05, R15–R17, R20–R24, I01–I16, I20–I22, H01–H08, H13–H15, C09; 第17条, 第19条, 第二十一条).

use chrono::NaiveDate;

use super::inspection::InspectionFlaw;
use super::naming::Named;
use super::paper_flaw::PaperFlaw;
use super::visit_name::VisitName;
use crate::domain::acts::handling::HandleFlaw;
use crate::domain::acts::inspection::VisitId;
use crate::domain::day::flaw::DayFlaw;
use crate::domain::lists::fault::{Fault, Flaw};

/// A visit of which this cannot be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VisitFlaw {
    /// R01: the draw has no such visit.
    NoVisit(VisitName),
    /// R01: the draw has no visit of this code or name.
    NoneCalled {
        /// What was said.
        visit: VisitName,
        /// What comes nearest.
        near: Vec<Named>,
    },
    /// I25: a name that several have.
    Ambiguous {
        /// The name.
        said: String,
        /// Who or what has it.
        named: Vec<Named>,
    },
    /// R02: the visit has a result; a change is a correction.
    HasResult(VisitId),
    /// R03: the visit has no result yet.
    NoResult(VisitId),
    /// R04: the object was lost, or a replacement waits for its lot.
    NotOpen(VisitId),
    /// R15: members of the team are recused from the visit, and have to be replaced first.
    RecusedMembers {
        /// Which visit.
        visit: VisitId,
        /// Their certificate numbers.
        certs: Vec<String>,
    },
    /// R16: fewer than two people are left to make the visit.
    TooFew {
        /// Which visit.
        visit: VisitId,
        /// The team now.
        team: Vec<String>,
    },
    /// R17: completion was noted for an earlier day; the days for the result run from it.
    DoneBefore {
        /// Which visit.
        visit: VisitId,
        /// The day noted.
        completed: NaiveDate,
    },
    /// R05: the correction says the same as the result.
    SameResult(VisitId),
    /// H01 to H08, H13 to H15: a step of handling is not as it has to be; everything that is wrong with it.
    Handling {
        /// Which visit.
        visit: VisitId,
        /// What is wrong.
        flaws: Vec<HandleFlaw>,
    },
    /// I01 to I14, I20 to I22, I27 to I29: a result is not as it has to be; everything that is wrong with it.
    Inspection {
        /// Which visit.
        visit: VisitId,
        /// What is wrong.
        flaws: Vec<InspectionFlaw>,
    },
    /// C09: rows of a list of results have faults; nothing of it was taken.
    Rows {
        /// The file.
        file: String,
        /// The first of them.
        faults: Vec<Fault<RowFlaw>>,
        /// How many there are.
        total: u64,
    },
    /// W01: no deadline can be counted.
    Day(DayFlaw),
    /// R20 to R24: the number of a paper, or an approval.
    Paper(PaperFlaw),
}

/// What can be wrong with a row of a list of results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowFlaw {
    /// L01 to L32: the row is none that can be read.
    Row(Flaw),
    /// L34 to L38, L42: a code that was spoilt, or is none.
    Key {
        /// What is wrong with it.
        flaw: Flaw,
        /// The code that the name beside it stands for.
        code: Option<String>,
    },
    /// R01, R02, R04, R15, R16, I25: the visit takes no result, or nobody can tell which it is.
    Visit(VisitFlaw),
    /// I01 to I14, I20 to I22, I27 to I29: the result is not as it has to be.
    Inspection(InspectionFlaw),
}

impl RowFlaw {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Row(flaw) | Self::Key { flaw, .. } => flaw.code(),
            Self::Visit(flaw) => flaw.code(),
            Self::Inspection(flaw) => flaw.code(),
        }
    }
}

impl From<Flaw> for RowFlaw {
    fn from(flaw: Flaw) -> Self {
        Self::Row(flaw)
    }
}

impl From<DayFlaw> for VisitFlaw {
    fn from(flaw: DayFlaw) -> Self {
        Self::Day(flaw)
    }
}

impl From<PaperFlaw> for VisitFlaw {
    fn from(flaw: PaperFlaw) -> Self {
        Self::Paper(flaw)
    }
}

impl VisitFlaw {
    /// The stable code, listed in docs/codes.md.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoVisit(_) | Self::NoneCalled { .. } => "R01",
            Self::Ambiguous { .. } => "I25",
            Self::HasResult(_) => "R02",
            Self::NoResult(_) => "R03",
            Self::NotOpen(_) => "R04",
            Self::SameResult(_) => "R05",
            Self::RecusedMembers { .. } => "R15",
            Self::TooFew { .. } => "R16",
            Self::DoneBefore { .. } => "R17",
            Self::Handling { flaws, .. } => flaws.first().map_or("H01", |flaw| flaw.code()),
            Self::Inspection { flaws, .. } => flaws.first().map_or("I01", InspectionFlaw::code),
            Self::Rows { .. } => "C09",
            Self::Day(flaw) => flaw.code(),
            Self::Paper(flaw) => flaw.code(),
        }
    }

    /// The same with `name` in the place of certificate numbers of teams: sentences name people.
    #[must_use]
    pub fn naming(self, name: &dyn Fn(&str) -> String) -> Self {
        let all = |certs: Vec<String>| certs.iter().map(|cert| name(cert)).collect();
        match self {
            Self::RecusedMembers { visit, certs } => Self::RecusedMembers {
                visit,
                certs: all(certs),
            },
            Self::TooFew { visit, team } => Self::TooFew {
                visit,
                team: all(team),
            },
            Self::Inspection { visit, flaws } => Self::Inspection {
                visit,
                flaws: flaws.into_iter().map(|flaw| flaw.naming(name)).collect(),
            },
            other => other,
        }
    }
}
