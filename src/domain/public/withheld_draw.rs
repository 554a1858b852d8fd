//! 暂缓公开的抽取 in public: that a draw was made, when and under which commitment, what it comes to in numbers, and until when
//! its list is withheld. Nothing from which anybody could tell who was drawn has a place here: no seed, no key, no texts.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::seals::{PublicPassedOver, PublicVoid};

/// A draw whose folder, seed and list are withheld.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicWithheld {
    /// Its id.
    pub id: String,
    /// Its line of the book.
    pub line: u64,
    /// Id of the task.
    pub task: String,
    /// Name of the task.
    pub task_name: String,
    /// The round.
    pub round: u32,
    /// First and last day of the round.
    pub window: [String; 2],
    /// The day of the draw.
    pub drawn_on: String,
    /// The clock's time of the draw.
    pub drawn_at: String,
    /// When it was sealed.
    pub sealed_at: Option<String>,
    /// Which seal; 0 for none.
    pub seal: u32,
    /// Where the seed came from.
    pub source: String,
    /// 抽取效力, by the book.
    pub standing: String,
    /// 封存效力, by the book alone.
    pub seal_standing: String,
    /// The commitment: every text of the draw is fixed by it.
    pub manifest_sha256: String,
    /// Whether it was voided.
    pub voided: Option<PublicVoid>,
    /// Seals passed over for it.
    pub passed_over: PublicPassedOver,
    /// How many objects were drawn; nothing where it cites withheld draws: of a narrow scope the number says whom it excludes.
    pub drawn: Option<u64>,
    /// How far its visits are; nothing where that is.
    pub visits: Option<PublicProgress>,
    /// The withheld draws that it cites, where it is withheld with them.
    pub cites: BTreeSet<String>,
    /// The first day on which its list is public at the latest.
    pub until: String,
}

/// How many visits of a draw stand where; those whose objects were all lost are not counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicProgress {
    /// Not made yet.
    pub open: u64,
    /// Of them those that are waited for: a visit that nobody is left to make is not.
    pub awaited: u64,
    /// Made; the result is not entered, or not told since something came in the place of what was drawn.
    pub completed: u64,
    /// The result is entered: these are among the visits.
    pub entered: u64,
    /// 逾期未检查.
    pub unvisited: u64,
    /// 逾期未录入.
    pub overdue: u64,
}
