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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_the_digest_of_manifest_and_seed_line() {
        let seed = Seed::new(" 甲 7 ").expect("seed");
        assert_eq!(
            derive(b"m\n", &seed),
            Sha::of("m\nseed:  甲 7 \n".as_bytes())
        );
        assert_eq!(
            Sha::of(b"abc").to_string(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(
            Sha::from_hex(&Sha::of(b"abc").to_string()),
            Some(Sha::of(b"abc"))
        );
        assert_eq!(
            Sha::from_hex(&Sha::of(b"abc").to_string().to_uppercase()),
            None
        );
    }

    #[test]
    fn a_seed_is_one_line_of_up_to_1024_bytes() {
        assert_eq!(Seed::new(""), Err(SeedFlaw::Length(0)));
        assert_eq!(Seed::new(&"x".repeat(1025)), Err(SeedFlaw::Length(1025)));
        assert!(Seed::new(&"x".repeat(1024)).is_ok());
        for (text, place) in [
            ("a\n", 2),
            ("\r", 1),
            ("ab\tc", 3),
            ("甲\u{2028}", 2),
            ("\u{85}", 1),
        ] {
            assert_eq!(Seed::new(text), Err(SeedFlaw::Control(place)));
        }
    }
}
