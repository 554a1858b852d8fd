//! The clock of a book: the order of its lines bounds their times from below.
//!
//! A line whose clock time is before the latest time that counted is marked, and that latest time counts for it: whoever puts
//! the clock back makes nothing older. If it was the earlier clock that stood wrong, an act `clock` says so; from it on lines
//! count by their own times again, but until the clock has passed the highest earlier time nothing counts as in time.

use crate::domain::acts::entry::{Act, Entry};
use crate::domain::ground::moment::Moment;

/// Seconds of a jump back that is said to nobody at the act: two machines, or a clock that is set by the network.
const JITTER: i64 = 600;

/// A line whose clock time is before the latest time that counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetBack {
    /// The line.
    pub line: u64,
    /// The line whose time counts for it.
    pub behind: u64,
    /// The moment that counts for it.
    pub latest: Moment,
    /// By how many seconds its own time is before that.
    pub seconds: i64,
}

impl SetBack {
    /// Whether it is said at the act.
    pub fn is_noted(&self) -> bool {
        self.seconds >= JITTER
    }
}

/// A line whose time lies in the future of whoever reads the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InFuture {
    /// The line.
    pub line: u64,
    /// Its time.
    pub time: Moment,
    /// By how many seconds that is later than the reader's clock.
    pub seconds: i64,
}

/// An act that says that the clock of the lines before it stood wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockRight {
    /// Its line.
    pub line: u64,
    /// Its time.
    pub time: String,
    /// Why.
    pub reason: String,
    /// The highest time before it.
    pub highest: Moment,
}

/// What a book knows of its clock.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BookClock {
    /// The line whose time is the latest that counted, and that time.
    latest: Option<(u64, Moment)>,
    /// The highest time of lines before an act `clock`.
    highest: Option<Moment>,
    /// Lines whose clock time is before the latest that counted, in order.
    pub set_back: Vec<SetBack>,
    /// Acts that say that the clock before them stood wrong, in order.
    pub righted: Vec<ClockRight>,
}

impl BookClock {
    /// What a clock that shows `own` would be behind, were it that of the line `line`.
    pub fn behind(&self, line: u64, own: Moment) -> Option<SetBack> {
        let (behind, latest) = self.latest?;
        let seconds = latest.unix - own.unix;
        (seconds > 0).then_some(SetBack {
            line,
            behind,
            latest,
            seconds,
        })
    }

    /// The line with the latest time that counts, where that lies by more than some minutes in the future of a reader whose clock
    /// shows `own`: one of the two clocks stands wrong.
    pub fn in_future(&self, own: Moment) -> Option<InFuture> {
        let (line, time) = self.latest?;
        let seconds = time.unix - own.unix;
        (seconds > JITTER).then_some(InFuture {
            line,
            time,
            seconds,
        })
    }

    /// The moment that counts where the clock shows `own`.
    pub fn counted(&self, own: Moment) -> Moment {
        match self.latest {
            Some((_, latest)) if latest.unix > own.unix => latest,
            Some(_) | None => own,
        }
    }

    /// Whether a clock that shows `own` has not passed the highest time that an act `clock` called wrong: nothing counts as
    /// in time then.
    pub fn is_unsure_at(&self, own: Moment) -> bool {
        self.highest
            .is_some_and(|highest| self.counted(own).unix <= highest.unix)
    }

    /// The same for a line of the book, or one that comes next: acts `clock` after it do not matter to it.
    pub(super) fn is_unsure_in(&self, line: u64, own: Option<Moment>) -> bool {
        let before = self.righted.iter().rev().find(|right| right.line < line);
        let counted = self.latest_of(line).or(own);
        before.is_some_and(|right| counted.is_none_or(|own| own.unix <= right.highest.unix))
    }

    /// A line of the book whose own time does not count.
    pub fn of_line(&self, line: u64) -> Option<&SetBack> {
        let place = self.set_back.binary_search_by_key(&line, |of| of.line);
        self.set_back.get(place.ok()?)
    }

    /// The moment that counts for it.
    pub(super) fn latest_of(&self, line: u64) -> Option<Moment> {
        self.of_line(line).map(|of| of.latest)
    }

    /// Notes the time of a line that is refused: it can be behind, and nobody is behind it.
    pub(super) fn push_refused(&mut self, entry: &Entry) {
        let own = Moment::of_time(&entry.time);
        let behind = own.and_then(|own| self.behind(entry.seq, own));
        self.set_back.extend(behind);
    }

    pub(super) fn push(&mut self, entry: &Entry) {
        let Some(own) = Moment::of_time(&entry.time) else {
            return;
        };
        let behind = self.behind(entry.seq, own);
        if let Act::Clock { reason } = &entry.act {
            let before = self.latest.map_or(own, |(_, latest)| latest);
            let highest = self.highest.filter(|highest| highest.unix > before.unix);
            let highest = highest.unwrap_or(before);
            self.righted.push(ClockRight {
                line: entry.seq,
                time: entry.time.clone(),
                reason: reason.clone(),
                highest,
            });
            self.highest = Some(highest);
            self.latest = Some((entry.seq, own));
        } else if behind.is_none() {
            self.latest = Some((entry.seq, own));
        }
        // A clock that is set right counts.
        let counts = matches!(entry.act, Act::Clock { .. });
        self.set_back.extend(behind.filter(|_| !counts));
    }
}
