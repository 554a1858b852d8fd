//! SHA-256 digests, written as hex.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use super::hex;

/// A SHA-256 digest, written as 64 lower-case hex digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sha(pub [u8; 32]);

impl Sha {
    /// The digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The digest of `first` and `second` behind it.
    pub fn of_both(first: &[u8], second: &[u8]) -> Self {
        Self(
            Sha256::new_with_prefix(first)
                .chain_update(second)
                .finalize()
                .into(),
        )
    }

    /// Reads 64 lower-case hex digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        hex::bytes(text).map(Self)
    }
}

/// The digest of something long, told at any place of it.
#[derive(Clone, Debug)]
pub struct RunningSha(Sha256);

impl RunningSha {
    /// Begins with `first`.
    pub fn new(first: &[u8]) -> Self {
        Self(Sha256::new_with_prefix(first))
    }

    /// Goes on with `next`.
    pub fn push(&mut self, next: &[u8]) {
        self.0.update(next);
    }

    /// The digest of all so far.
    pub fn so_far(&self) -> Sha {
        Sha(self.0.clone().finalize().into())
    }
}

impl fmt::Display for Sha {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Sha {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Sha {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_hex(&text).ok_or_else(|| serde::de::Error::custom("64 lower-case hex digits"))
    }
}
