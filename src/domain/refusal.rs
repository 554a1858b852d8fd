//! What choucha refuses, as data; the sentences are in the text floor, the stable codes are here.

use std::fmt;

use super::key::SeedFlaw;
use super::list_name::ListName;

/// One of the five texts of a draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextName {
    /// population.txt.
    Population,
    /// excluded.txt.
    Excluded,
    /// inspectors.txt.
    Inspectors,
    /// recusals.txt.
    Recusals,
    /// manifest.txt.
    Manifest,
}

impl TextName {
    /// The four lists, in the order of the manifest.
    pub const LISTS: [Self; 4] = [
        Self::Population,
        Self::Excluded,
        Self::Inspectors,
        Self::Recusals,
    ];

    /// The key in the manifest, and the file's name without `.txt`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Population => "population",
            Self::Excluded => "excluded",
            Self::Inspectors => "inspectors",
            Self::Recusals => "recusals",
            Self::Manifest => "manifest",
        }
    }

    /// The file's name.
    pub fn file(self) -> &'static str {
        match self {
            Self::Population => "population.txt",
            Self::Excluded => "excluded.txt",
            Self::Inspectors => "inspectors.txt",
            Self::Recusals => "recusals.txt",
            Self::Manifest => "manifest.txt",
        }
    }
}

/// What is wrong with a text of a draw; codes T01 to T22.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextFlaw {
    /// T01: not UTF-8.
    NotUtf8,
    /// T02: begins with a byte order mark.
    Bom,
    /// T03: a control or line-separating character.
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
        /// `<lines> sha256 <hex>` of the text.
        actual: String,
    },
    /// T14: a stratum without a take line, or a take line without a stratum, or out of order.
    Stratum(String),
    /// T15: an id that is not of its form, or ids that do not ascend.
    Id(String),
    /// T16: excluded.txt names a code that is not in the population, or its reason is malformed.
    ExcludedLine(String),
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
    /// T20: objects that no legal team can serve.
    Unservable(Vec<Unservable>),
    /// T21: an empty population.
    Empty,
    /// T22: more than 1,000 strata.
    TooManyStrata,
    /// T24: more lines than the method can number (2^32 − 1).
    TooManyLines,
}

/// An object that no legal team can serve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocked {
    /// Its line of population.txt, from 0.
    pub line: u32,
    /// Lines of the inspectors who are recused from it.
    pub recused: Vec<u32>,
    /// Inspectors left.
    pub left: usize,
    /// Qualified inspectors left.
    pub qualified_left: usize,
}

/// An object that cannot be served, by its code, and the certificates recused from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unservable {
    /// The object's code.
    pub code: String,
    /// Certificates recused from it.
    pub recused: Vec<String>,
    /// The numbers.
    pub blocked: Blocked,
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
            Self::ExcludedLine(_) => "T16",
            Self::RecusalLine(_) => "T17",
            Self::Group { .. } => "T18",
            Self::TooFewInspectors { .. } => "T19",
            Self::Unservable(_) => "T20",
            Self::Empty => "T21",
            Self::TooManyStrata => "T22",
            Self::TooManyLines => "T24",
        }
    }
}

/// A refusal: the input or a rule says no, and nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A text of a draw is not as the method wants it.
    Text {
        /// Which text.
        name: TextName,
        /// Its line, from 1, where there is one.
        line: Option<u64>,
        /// What is wrong.
        flaw: TextFlaw,
    },
    /// T23: the seed is no seed.
    Seed(SeedFlaw),
    /// C01: the folder is no case folder.
    NoCase(String),
    /// C02: the folder to make is not empty.
    NotEmpty(String),
    /// C03: choucha.toml cannot be read.
    Settings(String),
    /// C04: the lists have faults; how many.
    Lists(u64),
    /// C05: a list is not a table we read.
    Unreadable {
        /// The file.
        file: String,
        /// Why.
        why: Unreadable,
    },
    /// C06: another choucha is at work in the folder.
    Busy,
    /// C07: the library changed while it was read.
    Changed(String),
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
    /// D09: nothing of that name to void.
    NothingToVoid(String),
    /// D10: a reason, a name or a text for the book is empty or holds control characters.
    BookText {
        /// Which.
        what: BookText,
        /// The text.
        value: String,
    },
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
    /// C08: a list has no column of that name.
    NoColumn {
        /// The name asked for; empty when the condition has no `=` or `~`.
        name: String,
        /// The columns there are.
        known: Vec<String>,
    },
    /// V01 to V06: two versions of a list cannot be held against each other.
    Version(VersionFlaw),
    /// B01: the book does not hold together.
    Book(BookFlaw),
    /// B02: a file that the book names is gone or has changed.
    BookFile(String),
    /// B03: a folder that an act would write is there, and the book knows nothing of it.
    Stray(String),
}

/// Why two versions of a list cannot be held against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VersionFlaw {
    /// V01: no such draw, seal or version of the plan.
    NoVersion {
        /// The side as it was written.
        side: String,
        /// Those there are.
        known: Vec<String>,
    },
    /// V02: codes, where the list is not the object library.
    CodesOnly {
        /// The side as it was written.
        side: String,
        /// The list.
        list: ListName,
    },
    /// V03: keys that are empty or stand twice.
    Keys {
        /// The file.
        file: String,
        /// The first of them.
        rows: Vec<KeyFlaw>,
        /// All.
        total: u64,
    },
    /// V04: a header in which columns are missing or stand twice.
    Header {
        /// The file.
        file: String,
        /// The list.
        list: ListName,
        /// Keys of the missing columns.
        missing: Vec<String>,
        /// Keys of the columns that stand twice.
        twice: Vec<String>,
    },
    /// V05: the task of the draw is not in the plan any more.
    TaskGone {
        /// The side as it was written.
        side: String,
        /// The task.
        task: String,
        /// The tasks there are.
        known: Vec<String>,
    },
    /// V06: a file of codes that is not as it must be.
    Codes {
        /// The file.
        file: String,
        /// The line.
        line: u64,
    },
}

/// A row whose key is empty or stood in an earlier row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFlaw {
    /// The row as a spreadsheet counts it.
    pub row: u64,
    /// The key and the earlier row; nothing for an empty key.
    pub first: Option<(String, u64)>,
}

impl VersionFlaw {
    /// How many rows with bad keys are named.
    pub const NAMED: usize = 10;

    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoVersion { .. } => "V01",
            Self::CodesOnly { .. } => "V02",
            Self::Keys { .. } => "V03",
            Self::Header { .. } => "V04",
            Self::TaskGone { .. } => "V05",
            Self::Codes { .. } => "V06",
        }
    }
}

/// A text that goes into the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookText {
    /// A reason.
    Reason,
    /// A witness's name.
    Witness,
    /// Who did it.
    By,
}

/// Why a file is no table we read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// There is no such file; a workbook that lies in its place, if one does.
    Missing(Option<String>),
    /// A workbook (.xlsx, .xls) instead of a CSV.
    Workbook,
    /// UTF-16 ("Unicode text").
    Utf16,
    /// Neither UTF-8 nor GB18030; the byte offset of the first odd byte.
    Encoding(u64),
    /// No header row.
    NoHeader,
    /// Lines ended by a lone CR.
    LoneCr,
    /// A quote that does not close; the row where it opens.
    OpenQuote(u64),
    /// A quote inside a cell that is not in quotes, or text after a closing quote; the row.
    StrayQuote(u64),
    /// JSON that cannot be read, in the words of the reader.
    Json(String),
    /// A name that ends neither in .csv nor in .json or .jsonl.
    Extension,
    /// The file is too large for this many strata.
    TooLarge,
}

/// What is wrong with the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookFlaw {
    /// The line, from 1.
    pub line: u64,
    /// What.
    pub kind: BookFlawKind,
}

/// The ways in which a line of the book can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookFlawKind {
    /// There is no book, or nothing in it.
    Missing,
    /// It is no entry.
    Form,
    /// Its number does not follow.
    Sequence,
    /// Its `prev` is not the digest of the line before.
    Chain,
    /// The act cannot follow what the book says before (a round drawn twice, a void of nothing).
    Act,
}

impl Refusal {
    /// The stable code, listed in the README.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Text { flaw, .. } => flaw.code(),
            Self::Seed(_) => "T23",
            Self::NoCase(_) => "C01",
            Self::NotEmpty(_) => "C02",
            Self::Settings(_) => "C03",
            Self::Lists(_) => "C04",
            Self::Unreadable { .. } => "C05",
            Self::Busy => "C06",
            Self::Changed(_) => "C07",
            Self::NoColumn { .. } => "C08",
            Self::NoTask { .. } => "D01",
            Self::NoRound { .. } => "D02",
            Self::Drawn(_) => "D03",
            Self::Sealed { .. } => "D04",
            Self::SeedNeeded(_) => "D05",
            Self::SeedNotTaken => "D06",
            Self::SeedSpelling(_) => "D07",
            Self::SourceForm(_) => "D08",
            Self::NothingToVoid(_) => "D09",
            Self::BookText { .. } => "D10",
            Self::SealBroken(_) => "D11",
            Self::NoDraw(_) => "D12",
            Self::RehearsalSeed => "D13",
            Self::NotADraw(_) => "D14",
            Self::DrawRecord { .. } => "D15",
            Self::Version(flaw) => flaw.code(),
            Self::Book(_) => "B01",
            Self::BookFile(_) => "B02",
            Self::Stray(_) => "B03",
        }
    }

    /// A refusal of a text at a line.
    pub fn text(name: TextName, line: Option<u64>, flaw: TextFlaw) -> Self {
        Self::Text { name, line, flaw }
    }
}

/// For logs and error chains only; people are answered by the text floor.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code())
    }
}

impl std::error::Error for Refusal {}
