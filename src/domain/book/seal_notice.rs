//! 封存公告: what whoever is not of the bureau has to know of a seal, and may: nothing of the lists, nor of the manifest.

use chrono::NaiveDate;

use super::passed_over::PassedOver;
use crate::domain::acts::origin::Origin;
use crate::domain::ground::sha::Sha;
use crate::domain::method::source::Source;

/// What is announced of a seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealNotice {
    /// The bureau.
    pub bureau: String,
    /// Whether it is a rehearsal's (演练).
    pub rehearsal: bool,
    /// The task, and its name.
    pub task: (String, String),
    /// The round.
    pub round: u32,
    /// First and last day of the round.
    pub window: (NaiveDate, NaiveDate),
    /// Where the task comes from.
    pub origin: Option<Origin>,
    /// The seal's id.
    pub seal: String,
    /// Day and time of the seal by the bureau's clock, in China's time.
    pub sealed_at: String,
    /// The day that a rehearsal declared for it.
    pub declared: Option<NaiveDate>,
    /// The commitment (承诺值): the digest of the manifest.
    pub manifest: Sha,
    /// Where the seed will come from.
    pub source: Source,
    /// Line of the seal in the book, and its digest: the head of the book then.
    pub line: (u64, Sha),
    /// The id that its draw will have.
    pub draw: String,
    /// Other seals whose seeds come together with this one's.
    pub together: PassedOver,
}
