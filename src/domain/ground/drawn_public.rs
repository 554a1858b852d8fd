//! 抽中名单何时公开 (第5条, and 第二十三条 for what is not public): what choucha.toml says of it, and the line of each publication.

use serde::{Deserialize, Serialize};

/// When the list of a draw is public.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DrawnPublic {
    /// With the next publication.
    #[default]
    Now,
    /// When its visits are completed, or its days are over.
    Visited,
}

impl DrawnPublic {
    /// By the word of choucha.toml.
    pub fn from_word(word: &str) -> Option<Self> {
        let all = [Self::Now, Self::Visited];
        all.into_iter().find(|when| when.word() == word)
    }

    /// The word that choucha.toml and records use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Visited => "visited",
        }
    }
}
