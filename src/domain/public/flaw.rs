//! Why nothing is published, or a publication cannot be read (B10–B14, D22).

use super::lines::Vanished;

/// What was published does not go with the book, or cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublicFlaw {
    /// B10–B13: something that was published is not in the book any more; how much besides.
    Vanished(Vanished, usize),
    /// B14: a list of lines or heads is missing, or not of its form.
    List(String),
    /// D22: no folder of a publication.
    NoPublication(String),
}

impl PublicFlaw {
    /// The stable code, listed in docs/codes.md.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Vanished(vanished, _) => vanished.code(),
            Self::List(_) => "B14",
            Self::NoPublication(_) => "D22",
        }
    }
}

impl Vanished {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Line { .. } | Self::Published(_) => "B10",
            Self::Head(_) => "B11",
            Self::Plan(_) | Self::Draw(_) | Self::List(_) | Self::Seal(_) | Self::Visit(_) => "B12",
            Self::OtherBook => "B13",
        }
    }
}
