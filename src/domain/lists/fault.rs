//! Faults of the lists: collected row by row, with codes, so that an office mends them all at once.

use chrono::NaiveDate;

use super::object_code::CodeFlaw;
use crate::domain::acts::inspection::InspectionFlaw;
use crate::domain::ground::list_name::ListName;

/// A fault in a list: what, where, with which value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The list.
    pub list: ListName,
    /// The row as a spreadsheet counts it, the header being row 1; 0 where there is none.
    pub row: u64,
    /// The column: a key of the list, or its name in the file.
    pub column: Option<String>,
    /// The value as it stands.
    pub value: String,
    /// What is wrong.
    pub flaw: Flaw,
}

impl Fault {
    /// A fault at a row and column.
    pub fn new(list: ListName, row: u64, column: Option<&str>, value: &str, flaw: Flaw) -> Self {
        Self {
            list,
            row,
            column: column.map(str::to_owned),
            value: value.to_owned(),
            flaw,
        }
    }
}

/// What can be wrong with a value of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// L01: a required column is missing.
    ColumnMissing,
    /// L02: a column is there twice.
    ColumnTwice,
    /// L03: the row has more or fewer cells than the header.
    CellCount {
        /// Cells of the header.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// L04: a required value is empty.
    Empty,
    /// L05: no valid 统一社会信用代码 or 注册号.
    Code(CodeFlaw),
    /// L06: a value that cannot stand in the texts of a draw (control characters).
    Characters,
    /// L07: the same code, number or id stands in an earlier row.
    Twice {
        /// The earlier row.
        first: u64,
    },
    /// L08: no date.
    Date,
    /// L09: the end lies before the beginning.
    DateOrder {
        /// The beginning.
        from: NaiveDate,
    },
    /// L10: a status that neither takes part nor not.
    Status,
    /// L11: what it refers to is not in that list.
    Unknown {
        /// The list where it should stand.
        list: ListName,
    },
    /// L12: no ratio.
    Ratio,
    /// L13: no rule of strata.
    Strata,
    /// L14: a value of the strata's column without a rule of its own, and no rule for the rest.
    NoStratum {
        /// The task.
        task: String,
    },
    /// L15: no whole number, or outside its range.
    Number {
        /// Smallest.
        min: u32,
        /// Largest.
        max: u32,
    },
    /// L16: more qualified people than people in the team.
    Qualified {
        /// People per team.
        team: u32,
    },
    /// L17: no id.
    Id,
    /// L18: not one of the values there are.
    Choice(&'static [&'static str]),
    /// L19: a ratio and strata both, or neither.
    RatioOrStrata,
    /// L20: the window does not lie in the year of the folder.
    Year(i32),
    /// L21: the item is not in force in the whole window.
    NotInForce,
    /// L22: no column of that name in the object library.
    NoColumn,
    /// L23: no object is in the task's scope.
    EmptyScope,
    /// L24: more rounds than days in the window.
    Rounds {
        /// Days of the window.
        days: u32,
    },
    /// L25: not UTF-8, where the file is UTF-8.
    Encoding,
    /// L26: more than 1,000 strata.
    TooManyStrata,
    /// L27: too few inspectors may serve for the task's teams.
    TooFewInspectors {
        /// People needed.
        needed: u64,
        /// People who may serve.
        have: u64,
        /// Qualified people needed.
        qualified_needed: u64,
        /// Qualified people who may serve.
        qualified_have: u64,
    },
    /// L28: a list without rows.
    NoRows,
    /// L30: not what another row of the same visit says.
    Differs {
        /// The other row.
        first: u64,
    },
    /// R01: no such visit.
    NoVisit,
    /// R02: the visit has a result.
    HasResult,
    /// R04: the object was lost, or a replacement waits for its lot.
    NotOpen,
    /// I01 to I12: the result is not as it has to be.
    Inspection(InspectionFlaw),
    /// L29: objects that no legal team can serve in a round because of recusals.
    Blocked {
        /// The round.
        round: u32,
        /// Their codes.
        codes: Vec<String>,
    },
}

impl Flaw {
    /// The stable code, listed in docs/codes.md.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ColumnMissing => "L01",
            Self::ColumnTwice => "L02",
            Self::CellCount { .. } => "L03",
            Self::Empty => "L04",
            Self::Code(_) => "L05",
            Self::Characters => "L06",
            Self::Twice { .. } => "L07",
            Self::Date => "L08",
            Self::DateOrder { .. } => "L09",
            Self::Status => "L10",
            Self::Unknown { .. } => "L11",
            Self::Ratio => "L12",
            Self::Strata => "L13",
            Self::NoStratum { .. } => "L14",
            Self::Number { .. } => "L15",
            Self::Qualified { .. } => "L16",
            Self::Id => "L17",
            Self::Choice(_) => "L18",
            Self::RatioOrStrata => "L19",
            Self::Year(_) => "L20",
            Self::NotInForce => "L21",
            Self::NoColumn => "L22",
            Self::EmptyScope => "L23",
            Self::Rounds { .. } => "L24",
            Self::Encoding => "L25",
            Self::TooManyStrata => "L26",
            Self::TooFewInspectors { .. } => "L27",
            Self::NoRows => "L28",
            Self::Blocked { .. } => "L29",
            Self::Differs { .. } => "L30",
            Self::NoVisit => "R01",
            Self::HasResult => "R02",
            Self::NotOpen => "R04",
            Self::Inspection(flaw) => flaw.code(),
        }
    }
}

/// Faults collected up to a number, and how many there were in all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults {
    /// The first ones.
    pub kept: Vec<Fault>,
    /// All.
    pub total: u64,
}

impl Faults {
    /// How many faults are kept of each list.
    pub const MOST: usize = 200;

    /// Adds a fault.
    pub fn push(&mut self, fault: Fault) {
        self.total += 1;
        if self.kept.len() < Self::MOST {
            self.kept.push(fault);
        }
    }

    /// Adds the faults of another collection.
    pub fn append(&mut self, other: Self) {
        self.total += other.total;
        let room = Self::MOST.saturating_sub(self.kept.len());
        self.kept.extend(other.kept.into_iter().take(room));
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }
}

impl From<Vec<Fault>> for Faults {
    fn from(faults: Vec<Fault>) -> Self {
        let mut collected = Self::default();
        for fault in faults {
            collected.push(fault);
        }
        collected
    }
}
