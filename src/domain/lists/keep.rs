//! How many faults of a list are kept.

/// How many faults of each kind and column are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// As many as are shown.
    Some,
    /// As many as a file of faulty rows is to have.
    Many,
}

impl Keep {
    /// How many that is.
    pub const fn most(self) -> usize {
        match self {
            Self::Some => 200,
            Self::Many => 100_000,
        }
    }
}
