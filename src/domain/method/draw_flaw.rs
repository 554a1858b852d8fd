//! Why a round is not sealed or drawn, or a draw cannot be verified (D01–D15).

/// A draw that cannot be made, found or read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DrawFlaw {
    /// D01: the plan has no such task.
    NoTask {
        /// The task asked for.
        task: String,
        /// The tasks there are.
        known: Vec<String>,
    },
    /// D02: the task has no such round.
    NoRound {
        /// The round asked for.
        round: u32,
        /// How often the task is drawn.
        times: u32,
    },
    /// D03: the round has been drawn.
    Drawn(String),
    /// D04: the round is sealed already.
    Sealed {
        /// The seal's manifest digest.
        manifest: String,
        /// Its source.
        source: String,
    },
    /// D05: the sealed source needs its seed.
    SeedNeeded(String),
    /// D06: the sealed source takes no seed.
    SeedNotTaken,
    /// D07: the seed is not spelt as its source gives it.
    SeedSpelling(String),
    /// D08: the source is no clean line, or a drand round that is none.
    SourceForm(String),
    /// D11: a sealed text has changed since the seal.
    SealBroken(String),
    /// D12: no such draw, and no such folder.
    NoDraw(String),
    /// D13: the sealed round is drawn from its seal; a rehearsal works on today's lists.
    RehearsalSeed,
    /// D14: the folder is no draw folder.
    NotADraw(String),
    /// D15: a record of a draw cannot be read.
    DrawRecord {
        /// The file.
        file: String,
        /// Why.
        why: String,
    },
}

impl DrawFlaw {
    /// The stable code, listed in docs/codes.md.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoTask { .. } => "D01",
            Self::NoRound { .. } => "D02",
            Self::Drawn(_) => "D03",
            Self::Sealed { .. } => "D04",
            Self::SeedNeeded(_) => "D05",
            Self::SeedNotTaken => "D06",
            Self::SeedSpelling(_) => "D07",
            Self::SourceForm(_) => "D08",
            Self::SealBroken(_) => "D11",
            Self::NoDraw(_) => "D12",
            Self::RehearsalSeed => "D13",
            Self::NotADraw(_) => "D14",
            Self::DrawRecord { .. } => "D15",
        }
    }
}
