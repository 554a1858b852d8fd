//! 待抽取: sealed rounds whose seed can be known and that are not drawn. Whoever leaves one can look at its outcome first and
//! void it then, so it is to be drawn on the day on which its seed comes.

use chrono::NaiveDate;

use super::fold::{Book, SealedRound};
use crate::domain::ground::moment::Moment;
use crate::domain::method::source::Source;

/// A sealed round whose seed can be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ripe {
    /// Its seal.
    pub seal: SealedRound,
    /// The first moment at which its seed could be known.
    pub known_from: Moment,
    /// Days of the calendar left of the day on which it came; negative when that is over.
    pub days: i64,
}

impl Ripe {
    /// Whether its day is over (逾期).
    pub fn is_overdue(&self) -> bool {
        self.days < 0
    }
}

impl Book {
    /// The sealed rounds that wait, and whose seeds can be known at `now`, which lies on the day `today`; the one that waits
    /// longest first.
    pub fn ripe(&self, now: Moment, today: NaiveDate) -> Vec<Ripe> {
        let waiting = self.seals.iter().filter(|seal| !seal.closed);
        let ripe = waiting.filter_map(|seal| {
            let source = Source::from_text(&seal.act.source)?;
            let known_from = source.known_from()?;
            source.is_known_at(now).then(|| Ripe {
                seal: seal.clone(),
                known_from,
                days: (known_from.day - today).num_days(),
            })
        });
        let mut ripe: Vec<Ripe> = ripe.collect();
        ripe.sort_by_key(|ripe| ripe.known_from.unix);
        ripe
    }
}
