//! 封存 in public: every seal of the year, whatever became of it, which others were passed over, and what was voided.

use serde::{Deserialize, Serialize};

use crate::domain::acts::since_plan::SincePlan;

/// Seals of the same moment and an overlapping population that were not used (未用的封存): several of them are one choice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicPassedOver {
    /// Ids of those that wait undrawn.
    pub open: Vec<String>,
    /// Ids of those that were voided, before they were drawn or after.
    pub voided: Vec<String>,
}

/// A draw that was voided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicVoid {
    /// When.
    pub day: String,
    /// Why.
    pub reason: String,
}

/// What became of a seal (去向).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PublicFate {
    /// 待抽取: it waits.
    #[serde(rename = "open")]
    Open,
    /// 已抽取: the draw made from it holds.
    #[serde(rename = "drawn")]
    Drawn,
    /// 已抽取后作废: the draw made from it was voided.
    #[serde(rename = "draw voided")]
    DrawVoided,
    /// 已作废, before it was drawn.
    #[serde(rename = "voided")]
    Voided,
}

/// A seal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicSeal {
    /// Its id.
    pub id: String,
    /// Id of the task.
    pub task: String,
    /// Name of the task.
    pub task_name: String,
    /// The round.
    pub round: u32,
    /// Which seal of the round it is, from 1.
    pub seal: u32,
    /// The commitment (承诺值).
    pub manifest_sha256: String,
    /// Where the seed comes from.
    pub source: String,
    /// When it was sealed, by the clock.
    pub sealed_at: String,
    /// The day that was declared with it, in a rehearsal.
    pub declared: Option<String>,
    /// What became of it.
    pub fate: PublicFate,
    /// The day of that.
    pub fate_day: Option<String>,
    /// The draw that was made from it.
    pub draw: Option<String>,
    /// Why it, or the draw made from it, was voided.
    pub reason: Option<String>,
    /// Its line of the book.
    pub line: u64,
    /// 封存效力: what speaks for its time, by the book alone.
    pub seal_standing: String,
    /// What changed in its scope since the plan was published; nothing before the first plan.
    pub since_plan: Option<SincePlan>,
    /// Seals passed over for it.
    pub passed_over: PublicPassedOver,
}
