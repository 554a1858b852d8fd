//! How a cell was read that says it otherwise than its column asks: real lists have 「2027年12月」, real plans 「5%，1次/年」,
//! 「6月-8月」. A check says it, so that nobody is surprised by the draw.

use chrono::NaiveDate;

use crate::domain::ground::ratio::Ratio;

/// What the cell was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadAs {
    /// A day.
    Day(NaiveDate),
    /// The first and the last day of a task.
    Window(NaiveDate, NaiveDate),
    /// A ratio of each round, and how many rounds a year has where the cell says so.
    Ratio(Ratio, Option<u32>),
    /// How many rounds a year has.
    Times(u32),
    /// How often a year an enterprise is inspected at most.
    Cap(u32),
    /// A number, said as a bound.
    Count(u32),
    /// The row's running number serves as its id.
    Number,
    /// The column is one of the object library, and its words are the scope of the tasks.
    Scope,
}
