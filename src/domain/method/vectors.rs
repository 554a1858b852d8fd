//! The kinds of test vectors.

/// What a file of vectors is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VectorKind {
    /// The key stream.
    Cipher,
    /// Key derivation.
    Key,
    /// Ratios and ceilings.
    Ratio,
    /// Drawing objects.
    Tickets,
    /// Whole draws and teams.
    Assignment,
    /// Texts to refuse.
    Refusals,
    /// Replacements.
    Replacement,
    /// Signatures of the beacon.
    Beacon,
    /// Signatures of lines and of witnesses' texts.
    Signature,
}

impl VectorKind {
    /// The file's name without its ending, and the word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Cipher => "cipher",
            Self::Key => "key",
            Self::Ratio => "ratio",
            Self::Tickets => "tickets",
            Self::Assignment => "assignment",
            Self::Refusals => "refusals",
            Self::Replacement => "replacement",
            Self::Beacon => "beacon",
            Self::Signature => "signature",
        }
    }
}
