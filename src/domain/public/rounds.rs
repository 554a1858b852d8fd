//! What every draw in public has, be its list public or withheld.

use super::publication::Public;
use super::seals::PublicVoid;
use super::withheld_draw::PublicProgress;

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
        voided: draw.voided.as_ref(),
        withheld: true,
        progress: draw.visits.as_ref(),
    });
    let mut rounds: Vec<PublicRound<'_>> = shown.chain(withheld).collect();
    rounds.sort_by_key(|round| round.line);
    rounds
}
