//! A calendar file: its columns, and what can be wrong with it.

use chrono::NaiveDate;

/// A column of a calendar file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarColumn {
    /// 日期: the day.
    Date,
    /// 安排: 休 or 班.
    Arrangement,
    /// 节日: the holiday that the day belongs to.
    Holiday,
    /// 文号: the number of the notice; the column may be missing.
    Notice,
    /// 发布日期: when the notice was published; the column may be missing.
    Published,
}

impl CalendarColumn {
    /// All of them, in the order of the built-in files.
    pub const ALL: [Self; 5] = [
        Self::Date,
        Self::Arrangement,
        Self::Holiday,
        Self::Notice,
        Self::Published,
    ];

    /// Its heading in Chinese.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Date => "日期",
            Self::Arrangement => "安排",
            Self::Holiday => "节日",
            Self::Notice => "文号",
            Self::Published => "发布日期",
        }
    }

    /// Its heading in English, also understood in files.
    pub fn en(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Arrangement => "arrangement",
            Self::Holiday => "holiday",
            Self::Notice => "notice",
            Self::Published => "published",
        }
    }

    /// Whether a file must have it.
    pub fn required(self) -> bool {
        matches!(self, Self::Date | Self::Arrangement | Self::Holiday)
    }
}

/// What is wrong with a calendar file (code W02).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalendarFlaw {
    /// The file's name is no year of four digits.
    Name,
    /// The year has its notices built in (国办发明电), and no other days count in it.
    BuiltIn(i32),
    /// It has no day at all.
    Empty,
    /// A column is missing.
    NoColumn(CalendarColumn),
    /// A column is there twice.
    ColumnTwice(CalendarColumn),
    /// A cell is no date.
    NotADate {
        /// The column: 日期 or 发布日期.
        column: CalendarColumn,
        /// The cell.
        value: String,
    },
    /// A day of another year than the file's.
    OtherYear {
        /// The day.
        date: NaiveDate,
        /// The file's year.
        year: i32,
    },
    /// 安排 is neither 休 nor 班.
    Arrangement(String),
    /// 节日 is empty.
    NoHoliday,
    /// The day stands in an earlier row too.
    Twice {
        /// The day.
        date: NaiveDate,
        /// The earlier row.
        row: u64,
    },
    /// 班 on a Monday to Friday, which is worked anyway.
    WorkOnWeekday(NaiveDate),
}
