//! What choucha refuses, as data; the sentences are in the text floor, the stable codes are here.

use std::fmt;

use chrono::NaiveDate;

use crate::domain::acts::handling::HandleFlaw;
use crate::domain::acts::inspection::{InspectionFlaw, VisitId};
use crate::domain::day::file::CalendarFlaw;
use crate::domain::lists::fault::Fault;
use crate::domain::method::key::SeedFlaw;
use crate::domain::method::text_flaw::{TextFlaw, TextName};
use crate::domain::replace::flaw::ReplacementFlaw;
use crate::domain::versions::flaw::VersionFlaw;

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
    /// P01: the task is in no published plan.
    NotPublished {
        /// The task.
        task: String,
        /// The version in force; 0 when none has been published.
        version: u32,
    },
    /// P02: the task is not any more what the published plan says.
    PlanChanged {
        /// The task.
        task: String,
        /// The version in force.
        version: u32,
    },
    /// P03: a task of the published plan is no 临时任务.
    NotAdhoc {
        /// The task.
        task: String,
        /// The version in force.
        version: u32,
    },
    /// P04: the plan cannot reach the rule's coverage, whatever is drawn.
    CoverageShort {
        /// The most it can reach.
        most: String,
        /// The rule.
        rule: String,
    },
    /// P05: the plan says the same as its version in force.
    SamePlan(u32),
    /// P06: a change of the published plan needs a reason.
    PlanReason(u32),
    /// P07: no plan has been published.
    NoPlan,
    /// P08: the file of a published version was changed or is missing.
    PlanBroken(String),
    /// P09: the case folder is of another year.
    OtherYear {
        /// The year asked for.
        asked: i32,
        /// The folder's.
        year: i32,
    },
    /// P10: a seed for a round whose seal names another source.
    OtherSource {
        /// The source given.
        given: String,
        /// The seal's.
        sealed: String,
    },
    /// P11: the round is sealed, and its seal says where its task comes from.
    AdhocSealed(String),
    /// P12: the list of seeds has none for a round that is due.
    NoSeedListed {
        /// The task.
        task: String,
        /// The round.
        round: u32,
    },
    /// P13: a day that has not come.
    FutureDay {
        /// The day asked for.
        day: NaiveDate,
        /// Today.
        today: NaiveDate,
    },
    /// C09: rows of a list that was handed in have faults; nothing of it was taken.
    Rows {
        /// The file.
        file: String,
        /// The first of them.
        faults: Vec<Fault>,
        /// How many there are.
        total: u64,
    },
    /// V01 to V06: two versions of a list cannot be held against each other.
    Version(VersionFlaw),
    /// D16: the draw has visits that are completed, entered or replaced, and cannot be voided any more.
    Visited(String),
    /// C13: papers are to be written among the records.
    AmongRecords(String),
    /// R01: the draw has no such visit.
    NoVisit(VisitId),
    /// R02: the visit has a result; a change is a correction.
    HasResult(VisitId),
    /// R03: the visit has no result yet.
    NoResult(VisitId),
    /// R04: the object was lost, or a replacement waits for its lot.
    NotOpen(VisitId),
    /// R05: the correction says the same as the result.
    SameResult(VisitId),
    /// I01 to I12: a result is not as it has to be; everything that is wrong with it.
    Inspection {
        /// Which visit.
        visit: VisitId,
        /// What is wrong.
        flaws: Vec<InspectionFlaw>,
    },
    /// H01 to H08: a step of handling is not as it has to be; everything that is wrong with it.
    Handling {
        /// Which visit.
        visit: VisitId,
        /// What is wrong.
        flaws: Vec<HandleFlaw>,
    },
    /// C10: flags without which a command cannot go on, where there is nobody to ask.
    MissingFlags(Vec<&'static str>),
    /// R06 to R13: a replacement, a recusal request or an expert.
    Replacement(ReplacementFlaw),
    /// C11: an inspector who is neither in the library nor in a team.
    NoInspector(String),
    /// C12: a file of that name is there; it is never written over.
    FileThere(String),
    /// B01: the book does not hold together.
    Book(BookFlaw),
    /// B02: a file that the book names is gone or has changed.
    BookFile(String),
    /// B03: a folder that an act would write is there, and the book knows nothing of it.
    Stray(String),
    /// W01: no calendar of that year is on hand.
    NoCalendar {
        /// The year asked for.
        year: i32,
        /// The first and last year on hand.
        covered: (i32, i32),
    },
    /// W02: a calendar file is not as it has to be.
    CalendarFile {
        /// The file, as named in the case folder: `calendar/2027.csv`.
        file: String,
        /// The row, as a spreadsheet counts it, where there is one.
        row: Option<u64>,
        /// What is wrong.
        why: CalendarFlaw,
    },
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
    /// 回避理由, as the company gives it.
    Grounds,
    /// The answer to it.
    Answer,
    /// 处理决定.
    Decision,
    /// An expert's name.
    Expert,
    /// An expert's unit.
    Unit,
    /// 处理内容: what was decided about a finding.
    Handling,
    /// 文书文号: the number of a decision.
    Number,
    /// 移交单位: to whom a finding was handed on.
    Recipient,
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
            Self::NotPublished { .. } => "P01",
            Self::PlanChanged { .. } => "P02",
            Self::NotAdhoc { .. } => "P03",
            Self::CoverageShort { .. } => "P04",
            Self::SamePlan(_) => "P05",
            Self::PlanReason(_) => "P06",
            Self::NoPlan => "P07",
            Self::PlanBroken(_) => "P08",
            Self::OtherYear { .. } => "P09",
            Self::OtherSource { .. } => "P10",
            Self::AdhocSealed(_) => "P11",
            Self::NoSeedListed { .. } => "P12",
            Self::FutureDay { .. } => "P13",
            Self::Rows { .. } => "C09",
            Self::NoInspector(_) => "C11",
            Self::FileThere(_) => "C12",
            Self::Version(flaw) => flaw.code(),
            Self::Visited(_) => "D16",
            Self::AmongRecords(_) => "C13",
            Self::NoVisit(_) => "R01",
            Self::HasResult(_) => "R02",
            Self::NoResult(_) => "R03",
            Self::NotOpen(_) => "R04",
            Self::SameResult(_) => "R05",
            Self::Inspection { flaws, .. } => flaws.first().map_or("I01", InspectionFlaw::code),
            Self::Handling { flaws, .. } => flaws.first().map_or("H01", |flaw| flaw.code()),
            Self::MissingFlags(_) => "C10",
            Self::Replacement(flaw) => flaw.code(),
            Self::Book(_) => "B01",
            Self::BookFile(_) => "B02",
            Self::Stray(_) => "B03",
            Self::NoCalendar { .. } => "W01",
            Self::CalendarFile { .. } => "W02",
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
