//! What every draw in public has, be its list public or withheld.

use super::publication::Public;
use super::seals::{PublicPassedOver, PublicVoid};
use super::withheld_draw::PublicProgress;
use crate::domain::acts::since_plan::SincePlan;

/// A draw, as far as everybody may know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicRound<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its line of the book.
    pub line: u64,
    /// Id of the task.
    pub task: &'a str,
    /// Name of the task.
    pub task_name: &'a str,
    /// The round.
    pub round: u32,
    /// First and last day of the round.
    pub window: &'a [String; 2],
    /// The number of its seal; 0 without one.
    pub seal: u32,
    /// Its commitment.
    pub commitment: &'a str,
    /// Where its seed comes from.
    pub source: &'a str,
    /// When it was sealed, where it was.
    pub sealed_at: Option<&'a str>,
    /// The day of the draw.
    pub drawn_on: &'a str,
    /// Which seals and draws were passed over for it.
    pub passed_over: &'a PublicPassedOver,
    /// Who left the plan's base since; only where its list is public, without names otherwise, so that the seal's tells it.
    pub since_plan: Option<&'a Option<SincePlan>>,
    /// Whether it was voided.
    pub voided: Option<&'a PublicVoid>,
    /// Whether its list is withheld: its visits are not all among the visits then.
    pub withheld: bool,
    /// How far its visits are, where its list is withheld and that is told.
    pub progress: Option<&'a PublicProgress>,
}

/// All draws, in the book's order.
pub fn rounds(public: &Public) -> Vec<PublicRound<'_>> {
    let shown = public.draws.iter().map(|draw| PublicRound {
        id: &draw.id,
        line: draw.line,
        task: &draw.task,
        task_name: &draw.task_name,
        round: draw.round,
        window: &draw.window,
        seal: draw.seal,
        commitment: &draw.manifest_sha256,
        source: &draw.source,
        sealed_at: draw.sealed_at.as_deref(),
        drawn_on: &draw.drawn_on,
        passed_over: &draw.passed_over,
        since_plan: Some(&draw.since_plan),
        voided: draw.voided.as_ref(),
        withheld: false,
        progress: None,
    });
    let withheld = public.withheld.iter().map(|draw| PublicRound {
        id: &draw.id,
        line: draw.line,
        task: &draw.task,
        task_name: &draw.task_name,
        round: draw.round,
        window: &draw.window,
        seal: draw.seal,
        commitment: &draw.manifest_sha256,
        source: &draw.source,
        sealed_at: draw.sealed_at.as_deref(),
        drawn_on: &draw.drawn_on,
        passed_over: &draw.passed_over,
        since_plan: None,
        voided: draw.voided.as_ref(),
        withheld: true,
        progress: draw.visits.as_ref(),
    });
    let mut rounds: Vec<PublicRound<'_>> = shown.chain(withheld).collect();
    rounds.sort_by_key(|round| round.line);
    rounds
}
