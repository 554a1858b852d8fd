//! 签名人: who signs lines of the book, or witnesses them from outside.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::cell;

/// What somebody signs as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SignerRole {
    /// 组长: lines about the visits of the team.
    Leader,
    /// 单位负责人: any line.
    Head,
    /// 外部见证人: witness texts, and no line.
    Witness,
}

impl SignerRole {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Leader, Self::Head, Self::Witness];

    /// The word that records and the command line use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Leader => "leader",
            Self::Head => "head",
            Self::Witness => "witness",
        }
    }

    /// By its word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// What the signatures of this role are made for: the namespace of SSHSIG.
    pub fn namespace(self) -> &'static str {
        match self {
            Self::Leader | Self::Head => LINE,
            Self::Witness => WITNESS,
        }
    }
}

/// The namespace of signatures of lines.
pub const LINE: &str = "choucha-line-1";
/// The namespace of signatures of witness texts.
pub const WITNESS: &str = "choucha-witness-1";

/// Who signs: `<role>/<certificate number or name>`, the principal of OpenSSH.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SignerId {
    /// What they sign as.
    pub role: SignerRole,
    /// A leader's certificate number; anybody else's name.
    pub name: String,
}

impl SignerId {
    /// Reads `<role>/<name>`. What would be several principals for OpenSSH, or a pattern of them, is none.
    pub fn from_text(text: &str) -> Option<Self> {
        let (role, name) = text.split_once('/')?;
        let special = |c: char| c.is_whitespace() || "*?!,\"'\\#/".contains(c);
        let clean = cell::check(name).is_ok() && !name.contains(special);
        Some(Self {
            role: SignerRole::from_word(role)?,
            name: clean.then(|| name.to_owned())?,
        })
    }
}

impl fmt::Display for SignerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.role.word(), self.name)
    }
}

impl Serialize for SignerId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for SignerId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_text(&text).ok_or_else(|| serde::de::Error::custom("<role>/<name>"))
    }
}
