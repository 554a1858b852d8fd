//! What can be wrong with a case folder and its lists as a whole (C01–C18, C20–C22, C25–C26, C35–C37).

use std::io::ErrorKind;

use super::fault::Fault;
use super::json_flaw::JsonFlaw;
use super::settings_flaw::SettingsFlaw;
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::rules::RuleChange;

/// A case folder, or a list in it, that cannot be worked with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseFlaw {
    /// C01: the folder is no case folder.
    NoCase(String),
    /// C02: the folder to make is not empty.
    NotEmpty(String),
    /// C03: choucha.toml cannot be read.
    Settings(SettingsFlaw),
    /// C03: `[columns]` of choucha.toml does not say which column a heading is.
    Columns {
        /// The line of choucha.toml.
        line: u64,
        /// Why.
        why: ColumnsFlaw,
    },
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
    /// C08: a list has no column of that name.
    NoColumn {
        /// The name asked for; empty when the condition has no `=` or `~`.
        name: String,
        /// The columns there are.
        known: Vec<String>,
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
    /// C10: flags without which a command cannot go on, where there is nobody to ask.
    MissingFlags(Vec<&'static str>),
    /// I26: somebody was asked before a line that stays, and said no.
    NotConfirmed,
    /// C11: an inspector who is neither in the library nor in a team.
    NoInspector(String),
    /// C12: a file of that name is there; it is never written over.
    FileThere(String),
    /// C13: papers are to be written among the records.
    AmongRecords(String),
    /// C15: a day was declared with `--today` for an act of an office's folder.
    Declared(String),
    /// C14: no such code; those that may have been meant.
    NoCode(String, Vec<String>),
    /// C16: the rules of choucha.toml are not those in force by the book.
    OtherRules(Vec<RuleChange>),
    /// C17: the codes of findings.csv are not those in force by the book; which differ.
    OtherFindings(Vec<String>),
    /// C18: rules and codes are as the book has them: there is nothing to enter.
    RulesUnchanged,
    /// C20: something stands where a folder or a file of the publication has to be.
    InTheWay(String),
    /// C21: a list is no regular file.
    NoFile(String),
    /// C24: a case folder is to be made where one lies whose book is gone.
    BookGone {
        /// The folder.
        path: String,
        /// What lies there: folders of draws, seals, plans.
        left: Vec<String>,
    },
    /// C23: a record is no regular file.
    NoRecord(String),
    /// C22: no temporary file can be made.
    NoTemporary {
        /// Where.
        folder: String,
        /// What kind of failure it is.
        error: ErrorKind,
    },
    /// C37: the folder of a file that is to be written is not there.
    NoFolder(String),
    /// C36: a file that the book names is not there as the book has it.
    ChangedRecord(String),
    /// C25: names that a case folder needs for itself are taken in the folder where it is to be made.
    NamesTaken {
        /// The folder.
        folder: String,
        /// The names.
        names: Vec<String>,
    },
    /// C26: a folder with choucha.toml, but without a book.
    NoBook(String),
    /// C35: a table does not fit into a workbook.
    Sheet(SheetLimit),
}

impl CaseFlaw {
    /// The stable code, listed in docs/codes.md.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoCase(_) => "C01",
            Self::NotEmpty(_) => "C02",
            Self::Settings(_) | Self::Columns { .. } => "C03",
            Self::Lists(_) => "C04",
            Self::Unreadable { .. } => "C05",
            Self::Busy => "C06",
            Self::Changed(_) => "C07",
            Self::NoColumn { .. } => "C08",
            Self::Rows { .. } => "C09",
            Self::MissingFlags(_) => "C10",
            Self::NotConfirmed => "I26",
            Self::NoInspector(_) => "C11",
            Self::FileThere(_) => "C12",
            Self::AmongRecords(_) => "C13",
            Self::NoCode(..) => "C14",
            Self::Declared(_) => "C15",
            Self::OtherRules(_) => "C16",
            Self::OtherFindings(_) => "C17",
            Self::RulesUnchanged => "C18",
            Self::InTheWay(_) => "C20",
            Self::NoFile(_) => "C21",
            Self::BookGone { .. } => "C24",
            Self::NoRecord(_) => "C23",
            Self::NoTemporary { .. } => "C22",
            Self::NamesTaken { .. } => "C25",
            Self::NoBook(_) => "C26",
            Self::Sheet(_) => "C35",
            Self::ChangedRecord(_) => "C36",
            Self::NoFolder(_) => "C37",
        }
    }
}

/// What is wrong with `[columns]` of choucha.toml.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnsFlaw {
    /// It is no table; its name.
    NoTable(String),
    /// There is no such list; those there are.
    NoList(String, Vec<&'static str>),
    /// The list has no such column.
    NoColumn(ListName, String),
    /// What a heading is said to be is no text; the heading.
    NoText(String),
    /// Two headings are the same, or are said to be one column; its key.
    Twice(ListName, [String; 2], &'static str),
}

/// What of a table does not fit into a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetLimit {
    /// More rows than a sheet has.
    Rows {
        /// The sheet.
        sheet: String,
        /// The rows.
        rows: u64,
    },
    /// A cell that is longer than a cell can be.
    Cell {
        /// The sheet.
        sheet: String,
        /// The row, as a spreadsheet counts it.
        row: u64,
    },
    /// More columns than a sheet has.
    Columns {
        /// The sheet.
        sheet: String,
        /// The columns.
        columns: u64,
    },
    /// Anything else of a workbook that the format does not take; its first sheet.
    Format(String),
}

/// Why a file is no table we read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// There is no such file; a workbook that lies in its place, if one does.
    Missing(Option<String>),
    /// A web page without a table.
    NoTable,
    /// An office's document that holds no workbook we read, such as an et in a form of its own.
    NoWorkbook,
    /// A workbook that is locked with a password.
    Password,
    /// A file without a single byte.
    EmptyFile,
    /// A workbook that is cut off or damaged.
    Broken,
    /// A workbook in which no sheet has anything.
    EmptyWorkbook,
    /// A sheet that the workbook does not have; those it has.
    NoSheet(String, Vec<String>),
    /// Sheets that have the list's header alike.
    SeveralSheets(Vec<String>),
    /// A sheet was asked for, and the file is no workbook; the sheet.
    SheetOfNone(String),
    /// Neither UTF-8 nor GB18030; the byte offset of the first odd byte.
    Encoding(u64),
    /// No header row.
    NoHeader,
    /// Lines ended by a lone CR.
    LoneCr,
    /// A row that cannot be cut into cells, and why.
    Uncut(u64, Uncut),
    /// JSON that is no list.
    Json(JsonFlaw),
    /// A name that ends neither in .csv nor in .json or .jsonl.
    Extension,
    /// The file is too large for this many strata.
    TooLarge,
}

/// Why a row cannot be cut into cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uncut {
    /// A quote that opens in it does not close.
    OpenQuote,
    /// A quote inside a cell that is not in quotes, or text after a closing quote.
    StrayQuote,
    /// It goes on beyond what any row has.
    Endless,
}
