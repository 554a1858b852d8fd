//! What can be wrong with a text of a draw (T01–T22, T24–T26).

/// One of the texts of a draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextName {
    /// population.txt.
    Population,
    /// excluded.txt.
    Excluded,
    /// owners.txt.
    Owners,
    /// inspectors.txt.
    Inspectors,
    /// recusals.txt.
    Recusals,
    /// salt.txt.
    Salt,
    /// manifest.txt.
    Manifest,
}

impl TextName {
    /// The five lists, in the order of the manifest.
    pub const LISTS: [Self; 5] = [
        Self::Population,
        Self::Excluded,
        Self::Owners,
        Self::Inspectors,
        Self::Recusals,
    ];

    /// All texts of a draw, as files of its folder.
    pub const OF_A_DRAW: [Self; 7] = [
        Self::Population,
        Self::Excluded,
        Self::Owners,
        Self::Inspectors,
        Self::Recusals,
        Self::Salt,
        Self::Manifest,
    ];

    /// Whether the manifest has its digest salted: who may serve and who is recused is not public, and short enough to be
    /// guessed from a plain digest.
    pub fn is_salted(self) -> bool {
        matches!(self, Self::Inspectors | Self::Recusals)
    }

    /// The key in the manifest, and the file's name without `.txt`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Population => "population",
            Self::Excluded => "excluded",
            Self::Owners => "owners",
            Self::Inspectors => "inspectors",
            Self::Recusals => "recusals",
            Self::Salt => "salt",
            Self::Manifest => "manifest",
        }
    }

    /// The file's name.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Population => "population.txt",
            Self::Excluded => "excluded.txt",
            Self::Owners => "owners.txt",
            Self::Inspectors => "inspectors.txt",
            Self::Recusals => "recusals.txt",
            Self::Salt => "salt.txt",
            Self::Manifest => "manifest.txt",
        }
    }
}

/// What is wrong with a text of a draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextFlaw {
    /// T01: not UTF-8.
    NotUtf8,
    /// T02: begins with a byte order mark.
    Bom,
    /// T03: a control, line-separating or invisible character.
    Control(char),
    /// T04: the last line is not ended.
    NotEnded,
    /// T05: not in normalisation form C.
    NotNfc,
    /// T06: an empty cell, or white space at a cell's end.
    Edges,
    /// T07: the wrong number of cells, or a stratum on some lines only.
    CellCount {
        /// Cells the line should have.
        expected: usize,
        /// Cells it has.
        found: usize,
    },
    /// T07: the mark of an inspector is not `+`.
    Mark(String),
    /// T08: a line that does not ascend, or stands twice.
    NotAscending,
    /// T09: a key of the manifest missing, unknown, repeated or out of order.
    Key {
        /// The key that should stand here.
        expected: &'static str,
    },
    /// T10: a value of the manifest that is not of its form.
    Value {
        /// The key.
        key: String,
        /// The value as it stands.
        value: String,
    },
    /// T11: a ratio not in its shortest form, or outside 0 < r ≤ 100 %.
    RatioForm(String),
    /// T12: a take line whose N or n is not what the population and the ratio give.
    Take {
        /// The stratum, "" without strata.
        stratum: String,
        /// N and n as they should be.
        expected: (u64, u64),
        /// N and n as they stand.
        found: (u64, u64),
    },
    /// T13: a digest or a count of lines in the manifest that is not the text's.
    Digest {
        /// `<lines> sha256 <hex>` of the text, or `<lines> salted <hex>`.
        actual: String,
    },
    /// T14: a stratum without a take line, or a take line without a stratum, or out of order.
    Stratum(String),
    /// T15: an id that is not of its form, or ids that do not ascend.
    Id(String),
    /// T16: excluded.txt names a code that is not in the population, or its reason is malformed.
    ExcludedLine(String),
    /// T16: an enterprise of whose objects not all are excluded, by the same draws; its code.
    ExcludedInPart(String),
    /// T17: recusals.txt names a code or a certificate that is not in its text.
    RecusalLine(String),
    /// T18: fewer than two people in a team, or more qualified ones than people.
    Group {
        /// People per team.
        group: u32,
        /// Qualified ones among them.
        qualified: u32,
    },
    /// T19: the inspectors do not suffice for the teams.
    TooFewInspectors {
        /// People needed.
        needed: u64,
        /// People there are.
        have: u64,
        /// Qualified people needed.
        qualified_needed: u64,
        /// Qualified people there are.
        qualified_have: u64,
    },
    /// T20: enterprises that no legal team can serve.
    Unservable(Vec<Unservable>),
    /// T21: an empty population.
    Empty,
    /// T22: more than 1,000 strata.
    TooManyStrata,
    /// T24: more lines than the method can number (2^32 − 1).
    TooManyLines,
    /// T25: owners.txt names a code that is not in the population, or an owner that has an owner.
    Owner(String),
    /// T26: salt.txt is not one line of 64 hex digits.
    Salt,
}

/// An enterprise whose visit no legal team can make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocked {
    /// Line of population.txt, from 0, of its first object that a recusal names.
    pub line: u32,
    /// Lines of the inspectors who are recused from any of its objects.
    pub recused: Vec<u32>,
    /// Inspectors left.
    pub left: usize,
    /// Qualified inspectors left.
    pub qualified_left: usize,
}

/// An enterprise that cannot be served, by the code of its first object that a recusal names, and the certificates recused from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unservable {
    /// That object's code.
    pub code: String,
    /// Certificates recused from it.
    pub recused: Vec<String>,
    /// The numbers.
    pub blocked: Blocked,
}

/// A text of a draw that is not as the method wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadText {
    /// Which text.
    pub name: TextName,
    /// Its line, from 1, where there is one.
    pub line: Option<u64>,
    /// What is wrong.
    pub flaw: TextFlaw,
}

impl BadText {
    /// The stable code, listed in docs/codes.md.
    pub fn code(&self) -> &'static str {
        self.flaw.code()
    }
}

impl TextFlaw {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotUtf8 => "T01",
            Self::Bom => "T02",
            Self::Control(_) => "T03",
            Self::NotEnded => "T04",
            Self::NotNfc => "T05",
            Self::Edges => "T06",
            Self::CellCount { .. } | Self::Mark(_) => "T07",
            Self::NotAscending => "T08",
            Self::Key { .. } => "T09",
            Self::Value { .. } => "T10",
            Self::RatioForm(_) => "T11",
            Self::Take { .. } => "T12",
            Self::Digest { .. } => "T13",
            Self::Stratum(_) => "T14",
            Self::Id(_) => "T15",
            Self::ExcludedLine(_) | Self::ExcludedInPart(_) => "T16",
            Self::RecusalLine(_) => "T17",
            Self::Group { .. } => "T18",
            Self::TooFewInspectors { .. } => "T19",
            Self::Unservable(_) => "T20",
            Self::Empty => "T21",
            Self::TooManyStrata => "T22",
            Self::TooManyLines => "T24",
            Self::Owner(_) => "T25",
            Self::Salt => "T26",
        }
    }
}
