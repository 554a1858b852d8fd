//! Why a replacement, a recusal request or an expert is refused (第15条, 第七条).

use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::replacement::Ground;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::verify::Difference;
use crate::domain::visit::flaw::VisitFlaw;

/// What is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReplacementFlaw {
    /// R06: the certificate number is of nobody in the team.
    NotInTeam {
        /// Which visit.
        visit: VisitId,
        /// The certificate number.
        cert: String,
        /// The team now.
        team: Vec<String>,
    },
    /// R07: a ground for an inspector was given for an object, or the other way round.
    Ground {
        /// The ground.
        ground: Ground,
        /// Whether an inspector is to be replaced.
        of_inspector: bool,
    },
    /// R08: a request waits for its lot, and has to be finished first.
    Waits {
        /// The visit that it is about.
        visit: VisitId,
        /// Its line in the book.
        line: u64,
        /// Where its seed comes from; nothing for an object, which needs none.
        source: Option<String>,
    },
    /// R09: no request waits, and none was made.
    NothingWaits(VisitId),
    /// R10: nobody may take the seat; a decision is needed.
    NoCandidate {
        /// Which visit.
        visit: VisitId,
        /// Whose seat.
        leaver: String,
    },
    /// R11: a decision, although somebody can take the seat.
    NoDecision(VisitId),
    /// R12: the source of the request needs its seed.
    SeedNeeded(String),
    /// R12: none can be given, it is the operating system's.
    SeedNotTaken,
    /// R12: it comes up from this source after the request is in the book, and is given then.
    SeedTooEarly(String),
    /// R13: the expert is a member of the team.
    ExpertInTeam {
        /// Which visit.
        visit: VisitId,
        /// The name given.
        name: String,
    },
    /// R14: which object of the visit is lost is not said, or it was lost before.
    WhichObject {
        /// Which visit.
        visit: VisitId,
        /// Its objects that were not lost.
        objects: Vec<String>,
    },
    /// R18: candidates, lot or taker are not what the texts of the draw and the book give.
    Differs {
        /// Which visit.
        visit: VisitId,
        /// What differs.
        difference: Difference,
    },
    /// R02, R04: the visit has a result, or is not open.
    Visit(VisitFlaw),
    /// D07, D16 to D19: the source or the seed is refused as a draw's.
    Draw(DrawFlaw),
}

impl From<DrawFlaw> for ReplacementFlaw {
    fn from(flaw: DrawFlaw) -> Self {
        Self::Draw(flaw)
    }
}

impl From<VisitFlaw> for ReplacementFlaw {
    fn from(flaw: VisitFlaw) -> Self {
        Self::Visit(flaw)
    }
}

impl ReplacementFlaw {
    /// The stable code, listed in docs/codes.md.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotInTeam { .. } => "R06",
            Self::Ground { .. } => "R07",
            Self::Waits { .. } => "R08",
            Self::NothingWaits(_) => "R09",
            Self::NoCandidate { .. } => "R10",
            Self::NoDecision(_) => "R11",
            Self::SeedNeeded(_) | Self::SeedNotTaken | Self::SeedTooEarly(_) => "R12",
            Self::ExpertInTeam { .. } => "R13",
            Self::WhichObject { .. } => "R14",
            Self::Differs { .. } => "R18",
            Self::Visit(flaw) => flaw.code(),
            Self::Draw(flaw) => flaw.code(),
        }
    }

    /// The same with `name` in the place of certificate numbers of teams.
    #[must_use]
    pub fn naming(self, name: &dyn Fn(&str) -> String) -> Self {
        match self {
            Self::NotInTeam { visit, cert, team } => Self::NotInTeam {
                visit,
                cert: name(&cert),
                team: team.iter().map(|cert| name(cert)).collect(),
            },
            Self::Visit(flaw) => Self::Visit(flaw.naming(name)),
            other => other,
        }
    }
}
