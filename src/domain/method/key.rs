//! The seed and the key of a draw (rule 7): key = SHA-256(manifest.txt ‖ "seed: " ‖ seed ‖ LF).
//!
//! The manifest is in the key so that one seed gives unrelated draws for two tasks; the line form is such that
//! `(cat manifest.txt; printf 'seed: %s\n' "…") | sha256sum` shows the key.

use sha2::{Digest, Sha256};

use crate::domain::ground::sha::Sha;

use crate::domain::ground::cell::is_control;

/// What is wrong with a seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeedFlaw {
    /// No byte at all, or more than 1,024; the number of bytes.
    Length(usize),
    /// A line break or another control character, and its place in characters from 1.
    Control(usize),
}

impl SeedFlaw {
    /// The stable code, listed in docs/codes.md.
    pub fn code(self) -> &'static str {
        "T23"
    }
}

/// A seed (种子): exactly one line of text as given, 1 to 1,024 bytes, nothing trimmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seed(String);

impl Seed {
    /// The seed `text`, as given.
    ///
    /// # Errors
    /// [`SeedFlaw`] when it is empty, too long, or holds a control character.
    pub fn new(text: &str) -> Result<Self, SeedFlaw> {
        if let Some(place) = text.chars().position(is_control) {
            return Err(SeedFlaw::Control(place + 1));
        }
        if text.is_empty() || text.len() > 1024 {
            return Err(SeedFlaw::Length(text.len()));
        }
        Ok(Self(text.to_owned()))
    }

    /// The seed that 32 bytes from the operating system make: 64 hex digits.
    pub fn from_os_bytes(bytes: [u8; 32]) -> Self {
        Self(Sha(bytes).to_string())
    }

    /// Whether it could be spelt in another way that looks the same: white space at its ends, or full-width forms.
    pub fn is_loose(&self) -> bool {
        let full_width = |c: char| crate::domain::ground::cell::half_width(c) != c;
        self.0.trim() != self.0
            || self
                .0
                .chars()
                .any(|c| full_width(c) && (c.is_alphanumeric() || c == '\u{3000}'))
    }

    /// The text of the seed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The key of a draw, 32 bytes.
pub fn derive(manifest: &[u8], seed: &Seed) -> Sha {
    let mut hash = Sha256::new();
    hash.update(manifest);
    hash.update(b"seed: ");
    hash.update(seed.as_str().as_bytes());
    hash.update(b"\n");
    Sha(hash.finalize().into())
}
