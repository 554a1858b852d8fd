//! Rows that have one thing in common: ranges of them, and how many there are.

/// Rows, ascending; ranges beyond as many as are asked for are only counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    ranges: Vec<(u64, u64)>,
    count: u64,
}

impl Rows {
    /// How many ranges are kept to be shown.
    pub const MOST: usize = 100;

    /// One row.
    pub fn one(row: u64) -> Self {
        Self {
            ranges: vec![(row, row)],
            count: 1,
        }
    }

    /// These, ascending; nothing where there is none.
    pub fn of(rows: impl IntoIterator<Item = u64>) -> Option<Self> {
        let mut all: Option<Self> = None;
        for row in rows {
            match &mut all {
                Some(all) => {
                    let follows = row > 0 && all.ends_with(row - 1);
                    all.append(Self::one(row), follows);
                }
                None => all = Some(Self::one(row)),
            }
        }
        all
    }

    /// The first of them; 0 where there is none.
    pub fn first(&self) -> u64 {
        self.ranges.first().map_or(0, |(first, _)| *first)
    }

    /// The first and the last of each range that is kept.
    pub fn ranges(&self) -> &[(u64, u64)] {
        &self.ranges
    }

    /// How many rows there are.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Whether there are rows beside those of the ranges that are kept.
    pub fn has_more(&self) -> bool {
        let kept: u64 = self
            .ranges
            .iter()
            .map(|(first, last)| last - first + 1)
            .sum();
        self.count > kept
    }

    /// Whether the last of them is this one.
    pub fn ends_with(&self, row: u64) -> bool {
        self.ranges.last().is_some_and(|(_, last)| *last == row)
    }

    /// Adds rows that come later; `follows` says that nothing stands between the last of these and the first of those.
    pub fn append(&mut self, later: Self, follows: bool) {
        self.append_within(later, follows, Self::MOST);
    }

    /// The same, with at most so many ranges kept.
    pub fn append_within(&mut self, later: Self, follows: bool, most: usize) {
        self.count += later.count;
        let mut ranges = later.ranges.into_iter();
        if let (Some(last), true) = (self.ranges.last_mut(), follows)
            && let Some((_, end)) = ranges.next()
        {
            last.1 = end;
        }
        let room = most.saturating_sub(self.ranges.len());
        self.ranges.extend(ranges.take(room));
    }

    /// Counts so many rows more, which come later and are not kept.
    pub fn count_more(&mut self, more: u64) {
        self.count += more;
    }

    /// The rows by other numbers, in the same order.
    pub fn renumbered(&mut self, number: impl Fn(u64) -> u64) {
        for (first, last) in &mut self.ranges {
            (*first, *last) = (number(*first), number(*last));
        }
    }
}
