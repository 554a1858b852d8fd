//! Faults of the lists: collected row by row, with codes, so that an office mends them all at once.

use std::collections::BTreeMap;
use std::mem::Discriminant;

use chrono::NaiveDate;

use super::keep::Keep;
use super::object_code::CodeFlaw;
use super::period_cell::PeriodFlaw;
use super::ratio_cell::RatioCellFlaw;
use super::rows::Rows;
use super::spoilt::Spoilt;
use super::spot::Spot;
use crate::domain::ground::date::DateFlaw;
use crate::domain::ground::list_name::ListName;

/// A fault in a list: what, where, with which value; `F` is what can be wrong with a row of that kind of list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault<F = Flaw> {
    /// The list.
    pub list: ListName,
    /// The rows as a spreadsheet counts them, the header being row 1; row 0 where there is none.
    pub rows: Rows,
    /// The column: a key of the list, or its name in the file.
    pub column: Option<String>,
    /// Where that column stands in the file, as far as it is known.
    pub spot: Option<Spot>,
    /// The value as it stands.
    pub value: String,
    /// What is wrong.
    pub flaw: F,
}

impl<F> Fault<F> {
    /// The same place and value with a flaw of another kind.
    pub fn with<G>(&self, flaw: G) -> Fault<G> {
        Fault {
            list: self.list,
            rows: self.rows.clone(),
            column: self.column.clone(),
            spot: self.spot.clone(),
            value: self.value.clone(),
            flaw,
        }
    }

    /// The first row that has it; 0 where there is none.
    pub fn row(&self) -> u64 {
        self.rows.first()
    }

    /// A fault at a row and column.
    pub fn new(list: ListName, row: u64, column: Option<&str>, value: &str, flaw: F) -> Self {
        Self {
            list,
            rows: Rows::one(row),
            column: column.map(str::to_owned),
            spot: None,
            value: value.to_owned(),
            flaw,
        }
    }
}

/// What can be wrong with a value of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// L01: a required column is missing.
    ColumnMissing {
        /// A heading of the file that resembles one of its names.
        alike: Option<Spot>,
        /// The columns of the file that are none of the list's.
        others: Vec<Spot>,
    },
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
    /// L32: a seed that is a number in a workbook, which keeps neither zeros in front nor more than fifteen digits.
    SeedNumber,
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
    Date(DateFlaw),
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
        /// What could have been meant.
        like: Vec<String>,
    },
    /// L12: no ratio.
    Ratio(RatioCellFlaw),
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
    /// L23: no object is in the task's scope; what of the library could have been meant.
    EmptyScope(Vec<String>),
    /// L24: more rounds than days in the window.
    Rounds {
        /// Days of the window.
        days: u32,
    },
    /// L25: bytes that are no character in the encoding of the file.
    Encoding,
    /// L25: a row in another encoding than the file.
    OtherEncoding,
    /// L50: no row looks like a header.
    NoHeader {
        /// Names that were looked for.
        looked: Vec<&'static str>,
    },
    /// L63: a total, a signature or a title among the rows.
    NoRow,
    /// L64: a header among the rows, which is not that of the list.
    OtherHeader,
    /// L51: the cells are parted by another character than those of the header.
    Parted(char),
    /// L52: a line that is no object of JSON.
    NoObject,
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
    /// L34: a key that a spreadsheet made a number or a day of.
    Spoilt(Spoilt),
    /// L35: 无, `/`, NULL and their like in the place of a key.
    Placeholder,
    /// L36: a certificate number without a digit.
    NoDigit,
    /// L37: a character in a key that only looks like another one.
    Lookalike {
        /// The character.
        found: char,
        /// The one that it looks like.
        like: char,
        /// Its place, from 1.
        place: usize,
    },
    /// L38: a value that a spreadsheet or a conversion lost.
    Lost,
    /// L39: a count beyond what a draw can hold.
    Count,
    /// L40: the last day of a recusal and the first day without it do not go together.
    Ends {
        /// The last day.
        last: NaiveDate,
    },
    /// L43: the form of a person's identity number in the place of a code.
    Identity,
    /// L42: a key of more than 64 characters.
    TooLong,
    /// L41: more tasks than a plan can have.
    TooManyTasks,
    /// L53: a list without ids, whose running numbers are not those that were published.
    Renumbered {
        /// The version of the plan.
        version: u32,
        /// The row's number.
        id: String,
        /// What was published with it.
        published: String,
        /// The number with which the row's name was published.
        was: Option<String>,
    },
    /// L57: neither a company nor owned by one, and nobody says why the office's own code stands there.
    OwnCode,
    /// L58: no time of the year.
    Period(PeriodFlaw),
    /// L59: a task without a time.
    NoTime,
    /// L60: not what another column of the row says.
    Disagrees {
        /// The other column.
        with: String,
    },
    /// L61: a name that several items have.
    SeveralItems {
        /// Their ids.
        ids: Vec<String>,
    },
    /// L62: a scope in words that only people understand, or under a heading that neither plan nor library has.
    ScopeText {
        /// What could have been meant.
        like: Vec<String>,
    },
    /// L29: objects that no legal team can serve in a round because of recusals.
    Blocked {
        /// The round.
        round: u32,
        /// Their codes.
        codes: Vec<String>,
    },
}

/// Faults collected: those of one kind and value are one, with all their rows, and of each kind and column only so many are
/// kept; how many there were in all is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults<F = Flaw> {
    /// The first ones.
    pub kept: Vec<Fault<F>>,
    /// All.
    pub total: u64,
    /// Where faults of a value stand among those kept.
    of_value: BTreeMap<String, Vec<usize>>,
    /// How many of each kind and column are kept.
    of_kind: Vec<(ListName, Option<String>, Discriminant<F>, usize)>,
    /// How many of each kind and column may be kept.
    most: usize,
}

impl Faults {
    /// How many faults are kept of each kind and column, to be shown.
    pub const MOST: usize = Keep::Some.most();
}

impl<F> Default for Faults<F> {
    fn default() -> Self {
        Self {
            kept: Vec::new(),
            total: 0,
            of_value: BTreeMap::new(),
            of_kind: Vec::new(),
            most: Faults::MOST,
        }
    }
}

impl<F: PartialEq> Faults<F> {
    /// Adds faults of one row.
    pub fn extend(&mut self, faults: impl IntoIterator<Item = Fault<F>>) {
        for fault in faults {
            self.push(fault);
        }
    }

    /// Faults of which all are kept: those of a piece of a list, which are put together with others later.
    pub fn whole() -> Self {
        Self {
            most: usize::MAX,
            ..Self::default()
        }
    }

    /// None yet, of which as many are to be kept.
    pub fn keeping(keep: Keep) -> Self {
        Self {
            most: keep.most(),
            ..Self::default()
        }
    }

    /// Adds a fault.
    pub fn push(&mut self, fault: Fault<F>) {
        let before = fault.row().saturating_sub(1);
        self.push_after(fault, before);
    }

    /// Adds a fault whose row comes right after the row `before`.
    pub fn push_after(&mut self, fault: Fault<F>, before: u64) {
        self.total += fault.rows.count();
        let of_value = self.of_value.get(&fault.value);
        let same = |place: &&usize| {
            let known = &self.kept[**place];
            (known.list, &known.column, &known.flaw) == (fault.list, &fault.column, &fault.flaw)
        };
        if let Some(&place) = of_value.and_then(|places| places.iter().find(same)) {
            let rows = &mut self.kept[place].rows;
            let follows = rows.ends_with(before);
            let ranges = if self.most > Faults::MOST {
                self.most
            } else {
                Rows::MOST
            };
            rows.append_within(fault.rows, follows, ranges);
            return;
        }
        let kind = std::mem::discriminant(&fault.flaw);
        let known = self.of_kind.iter_mut().find(|(list, column, of, _)| {
            *list == fault.list && *column == fault.column && *of == kind
        });
        match known {
            Some((.., count)) if *count >= self.most => return,
            Some((.., count)) => *count += 1,
            None => self
                .of_kind
                .push((fault.list, fault.column.clone(), kind, 1)),
        }
        let places = self.of_value.entry(fault.value.clone()).or_default();
        places.push(self.kept.len());
        self.kept.push(fault);
    }

    /// Adds the faults of another collection, its flaws being of this kind or among it.
    pub fn append<G: Into<F>>(&mut self, other: Faults<G>) {
        self.append_piece(other, None);
    }

    /// Adds the faults of the piece of a list that comes next; `seam` are the last row before it and its first.
    pub fn append_piece<G: Into<F>>(&mut self, other: Faults<G>, seam: Option<(u64, u64)>) {
        let kept: u64 = other.kept.iter().map(|fault| fault.rows.count()).sum();
        self.total += other.total - kept;
        for fault in other.kept {
            let seam = seam.filter(|(_, first)| *first == fault.row());
            let before = seam.map_or(fault.row().saturating_sub(1), |(last, _)| last);
            let fault = Fault {
                list: fault.list,
                rows: fault.rows,
                column: fault.column,
                spot: fault.spot,
                value: fault.value,
                flaw: fault.flaw.into(),
            };
            self.push_after(fault, before);
        }
    }
}

impl<F> Faults<F> {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// How many of them are kept, each of its rows counted.
    pub fn shown(&self) -> u64 {
        self.kept.iter().map(|fault| fault.rows.count()).sum()
    }

    /// Every row that is named, by the number that it has.
    pub fn rows(&self) -> Vec<u64> {
        let ranges = self.kept.iter().flat_map(|fault| fault.rows.ranges());
        let mut rows: Vec<u64> = ranges.flat_map(|(first, last)| [*first, *last]).collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// Gives the rows other numbers, in the same order.
    pub fn renumbered(&mut self, number: impl Fn(u64) -> u64) {
        for fault in &mut self.kept {
            fault.rows.renumbered(&number);
        }
    }

    /// Puts the faults in the order of their first rows.
    pub fn sort(&mut self) {
        self.kept.sort_by_key(Fault::row);
        self.of_value.clear();
        for (place, fault) in self.kept.iter().enumerate() {
            let places = self.of_value.entry(fault.value.clone()).or_default();
            places.push(place);
        }
    }

    /// The faults in the order of their first rows.
    pub fn sorted(mut self) -> Vec<Fault<F>> {
        self.sort();
        self.kept
    }
}

impl<F: PartialEq> From<Vec<Fault<F>>> for Faults<F> {
    fn from(faults: Vec<Fault<F>>) -> Self {
        let mut collected = Self::default();
        collected.extend(faults);
        collected
    }
}
