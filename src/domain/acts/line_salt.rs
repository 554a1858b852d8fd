//! 加盐: what keeps a line of the book from being guessed by its published digest.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::ground::hex;

/// 128 bits of the operating system in a line of the book, written as 32 lower-case hex digits.
///
/// Digests of lines are public, and what a line says is often one of few things: without the salt whoever knows the form
/// of a line could try them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineSalt(pub [u8; 16]);

impl Serialize for LineSalt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl fmt::Display for LineSalt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::text(&self.0))
    }
}

impl<'de> Deserialize<'de> for LineSalt {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = hex::bytes(&text);
        bytes
            .map(Self)
            .ok_or_else(|| serde::de::Error::custom("32 lower-case hex digits"))
    }
}
