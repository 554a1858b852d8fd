//! A publication held against the one that is made anew from the book and the lists.

/// How a published file differs from the one that is made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anew {
    /// It has other bytes.
    Otherwise,
    /// It is to be public, and its publication's line does not name it.
    Missing,
    /// No publication of the book has it.
    TooMuch,
}

impl Anew {
    /// The word that documents for scripts use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Otherwise => "otherwise",
            Self::Missing => "missing",
            Self::TooMuch => "too_much",
        }
    }
}
