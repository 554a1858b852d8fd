//! One line of the book: an act, who did it and when, chained to the line before it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::key::Sha;

/// Files that an act wrote, by path within the case folder (`/` between folders), with their digests.
pub type Files = BTreeMap<String, Sha>;

/// A line of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Number of the line, from 1.
    pub seq: u64,
    /// The clock's time with its offset.
    pub time: String,
    /// The day that was declared with `--today`, if one was.
    pub declared: Option<String>,
    /// Who acted.
    pub by: String,
    /// What was done.
    pub act: Act,
    /// SHA-256 of the line before, LF included; zeros for the first.
    pub prev: Sha,
}

/// What can be done in a case folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "act",
    content = "data",
    rename_all = "lowercase",
    deny_unknown_fields
)]
pub enum Act {
    /// The folder was made.
    Init {
        /// The bureau's name.
        bureau: String,
        /// The folder's year.
        year: i32,
        /// The tool and its version.
        tool: String,
    },
    /// A round was sealed.
    Seal(SealAct),
    /// A round was drawn.
    Draw(DrawAct),
    /// A draw, or a seal that was not drawn, was voided (作废).
    Void {
        /// Id of the draw, or of the seal.
        target: String,
        /// Why.
        reason: String,
    },
}

/// A seal (封存).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealAct {
    /// Id of the task.
    pub task: String,
    /// The round.
    pub round: u32,
    /// Which seal of the round it is, from 1.
    pub seal: u32,
    /// The commitment.
    #[serde(rename = "manifest_sha256")]
    pub manifest: Sha,
    /// Where the seed will come from.
    pub source: String,
    /// The texts it fixes.
    pub files: Files,
}

/// A draw (抽取).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawAct {
    /// Its id.
    pub draw: String,
    /// Id of the task.
    pub task: String,
    /// The round.
    pub round: u32,
    /// Which seal it was drawn from; 0 for none.
    pub seal: u32,
    /// Digest of its manifest.
    #[serde(rename = "manifest_sha256")]
    pub manifest: Sha,
    /// Where the seed came from.
    pub source: String,
    /// The seed.
    pub seed: String,
    /// The draw's standing.
    pub standing: String,
    /// Witnesses.
    pub witnesses: Vec<String>,
    /// How many objects were drawn.
    pub drawn: u64,
    /// How many could not be.
    pub shortfall: u64,
    /// Its files.
    pub files: Files,
}

/// The folder of a draw, below the case folder.
pub fn draw_folder(draw: &str) -> String {
    format!("draws/{draw}")
}

/// The folder of a seal's texts, below the case folder.
pub fn seal_folder(task: &str, round: u32, seal: u32) -> String {
    format!("seals/{}", seal_id(task, round, seal))
}

/// The id of a seal: `<task>-<round>.s<k>`.
pub fn seal_id(task: &str, round: u32, seal: u32) -> String {
    format!("{task}-{round}.s{seal}")
}

/// The id of a draw: `<task>-<round>`, from the second draw of a round on with `.2`, `.3`, …
pub fn draw_id(task: &str, round: u32, nth: u32) -> String {
    if nth <= 1 {
        format!("{task}-{round}")
    } else {
        format!("{task}-{round}.{nth}")
    }
}
