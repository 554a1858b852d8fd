//! Why a file is not as the book has it.

/// Why a file is not as the book has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFault {
    /// It is gone, or its bytes are others.
    Changed,
    /// Only its line ends are others, or a byte order mark.
    LineEnds,
    /// It, or its folder, is a link to something elsewhere.
    Link,
    /// It is of a publication that was cut off, and waits to be put in its place.
    Waits,
}

impl FileFault {
    /// The word that documents for scripts use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::LineEnds => "line_ends",
            Self::Link => "link",
            Self::Waits => "waits",
        }
    }
}
