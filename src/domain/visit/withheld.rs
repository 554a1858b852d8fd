//! 暂缓公开的名单 (`[public] drawn = "visited"`): which draws are withheld from a publication, and until when. Whoever is drawn
//! is not to know that an inspection waits (四不两直), so folder, seed and list of a draw are public only when nobody of it is
//! waited for any more. Commitment and day of the draw are public at once, so that nothing of it can be changed meanwhile.
//!
//! The one rule, asked by whoever publishes, by whoever reads a publication, and by the judge of the book's lines.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::log::{VisitLog, VisitLogs};
use super::readiness::FEWEST;
use super::visits::Visit;

/// What decides whether a draw is withheld.
#[derive(Debug, Clone, Copy)]
pub struct Drawn<'a> {
    /// Its id.
    pub draw: &'a str,
    /// The last day of its round.
    pub last: NaiveDate,
    /// Whether it holds and a visit of it is waited for, as [`is_awaited`] has it.
    pub awaited: bool,
    /// The draws that its excluded.txt names: whose enterprises its population has.
    pub cites: &'a BTreeSet<String>,
    /// Whether it was public once: what was public stays public.
    pub once_public: bool,
}

/// A draw that is withheld.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// The first day on which it is public at the latest.
    pub until: NaiveDate,
    /// The withheld draws before it that it cites; it is withheld with them.
    pub cites: BTreeSet<String>,
}

/// The draws that are withheld on `day`, by id; `draws` are all of a book, in its order.
pub fn withheld<'a>(
    day: NaiveDate,
    draws: impl IntoIterator<Item = Drawn<'a>>,
) -> BTreeMap<String, Withheld> {
    let mut all: BTreeMap<String, Withheld> = BTreeMap::new();
    for draw in draws.into_iter().filter(|draw| !draw.once_public) {
        let cites = draw.cites.iter().filter(|id| all.contains_key(*id));
        let cites: BTreeSet<String> = cites.cloned().collect();
        let of_cited = cites.iter().filter_map(|id| Some(all.get(id)?.until));
        // On the last day a visit may still be made.
        let own = (draw.awaited && day <= draw.last).then(|| next_day(draw.last));
        if let Some(until) = of_cited.chain(own).max() {
            let withheld = Withheld { until, cites };
            all.insert(draw.draw.to_owned(), withheld);
        }
    }
    all
}

fn next_day(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}

/// Whether a visit is waited for: it is neither completed nor lost, and there are people to make it. One whose seats stay
/// empty by decision, so that fewer than two people are left, is not made.
pub fn is_awaited(visit: &Visit, logs: &VisitLogs) -> bool {
    let is_completed = logs.of(&visit.id).and_then(VisitLog::completed).is_some();
    let is_excused = !visit.empty.is_empty() && visit.team.len() < FEWEST;
    !visit.is_lost() && !is_completed && !is_excused
}
