//! The seed and the keys of a draw (rule 10): key = SHA-256(manifest.txt ‖ "seed: " ‖ seed ‖ LF), people key = SHA-256 of
//! the same and salt.txt.
//!
//! The manifest is in the keys so that one seed gives unrelated draws for two tasks; the line form is such that
//! `(cat manifest.txt; printf 'seed: %s\n' "…") | sha256sum` shows the key. The salt is in the people key so that nobody
//! outside can compute who was passed for a visit, and so who is recused from whom (第二十三条).

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

    /// The text of the seed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The keys of a draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keys {
    /// Everything about objects is drawn with it; public.
    pub objects: Sha,
    /// Everything about visits and people is drawn with it; never public.
    pub people: Sha,
}

impl Keys {
    /// Both keys; `salt` are the bytes of salt.txt.
    pub fn derive(manifest: &[u8], seed: &Seed, salt: &[u8]) -> Self {
        Self {
            objects: derive(manifest, seed),
            people: people_key(manifest, seed, salt),
        }
    }
}

/// The key of a draw, 32 bytes.
pub fn derive(manifest: &[u8], seed: &Seed) -> Sha {
    Sha(hashed(manifest, seed).finalize().into())
}

/// The people key of a draw, 32 bytes; `salt` are the bytes of salt.txt.
pub fn people_key(manifest: &[u8], seed: &Seed, salt: &[u8]) -> Sha {
    let mut hash = hashed(manifest, seed);
    hash.update(salt);
    Sha(hash.finalize().into())
}

fn hashed(manifest: &[u8], seed: &Seed) -> Sha256 {
    let mut hash = Sha256::new();
    hash.update(manifest);
    hash.update(b"seed: ");
    hash.update(seed.as_str().as_bytes());
    hash.update(b"\n");
    hash
}
