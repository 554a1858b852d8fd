//! Faults of the lists: collected row by row, with codes, so that an office mends them all at once.

use chrono::NaiveDate;

use super::object_code::CodeFlaw;
use crate::domain::ground::list_name::ListName;

/// A fault in a list: what, where, with which value; `F` is what can be wrong with a row of that kind of list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault<F = Flaw> {
    /// The list.
    pub list: ListName,
    /// The row as a spreadsheet counts it, the header being row 1; 0 where there is none.
    pub row: u64,
    /// The column: a key of the list, or its name in the file.
    pub column: Option<String>,
    /// The value as it stands.
    pub value: String,
    /// What is wrong.
    pub flaw: F,
}

impl<F> Fault<F> {
    /// The same place and value with a flaw of another kind.
    pub fn with<G>(&self, flaw: G) -> Fault<G> {
        Fault::new(
            self.list,
            self.row,
            self.column.as_deref(),
            &self.value,
            flaw,
        )
    }

    /// A fault at a row and column.
    pub fn new(list: ListName, row: u64, column: Option<&str>, value: &str, flaw: F) -> Self {
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
    /// L31: a source of a seed that is none of the forms.
    Source,
    /// L32: a seed that a spreadsheet or a hand spoilt, or that its source cannot give.
    Seed,
    /// L33: the owner has an owner itself, so that nobody can say whose the object is.
    OwnedOwner {
        /// The owner's row.
        row: u64,
    },
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
            Self::Source => "L31",
            Self::Seed => "L32",
            Self::OwnedOwner { .. } => "L33",
        }
    }
}

/// Faults collected up to a number, and how many there were in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults<F = Flaw> {
    /// The first ones.
    pub kept: Vec<Fault<F>>,
    /// All.
    pub total: u64,
}

impl Faults {
    /// How many faults are kept of each list.
    pub const MOST: usize = 200;
}

impl<F> Default for Faults<F> {
    fn default() -> Self {
        Self {
            kept: Vec::new(),
            total: 0,
        }
    }
}

impl<F> Faults<F> {
    /// Adds a fault.
    pub fn push(&mut self, fault: Fault<F>) {
        self.total += 1;
        if self.kept.len() < Faults::MOST {
            self.kept.push(fault);
        }
    }

    /// Adds the faults of another collection, its flaws being of this kind or among it.
    pub fn append<G: Into<F>>(&mut self, other: Faults<G>) {
        self.total += other.total;
        let room = Faults::MOST.saturating_sub(self.kept.len());
        let kept = other.kept.into_iter().take(room);
        self.kept.extend(kept.map(|fault| Fault {
            list: fault.list,
            row: fault.row,
            column: fault.column,
            value: fault.value,
            flaw: fault.flaw.into(),
        }));
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }
}

impl<F> From<Vec<Fault<F>>> for Faults<F> {
    fn from(faults: Vec<Fault<F>>) -> Self {
        let mut collected = Self::default();
        for fault in faults {
            collected.push(fault);
        }
        collected
    }
}
