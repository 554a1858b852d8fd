//! Replacement (第15条) as the book has it: a request, written before any lot is drawn, and what came of it.

use serde::{Deserialize, Serialize};

use super::inspection::VisitId;
use crate::domain::ground::sha::Sha;

/// 更换事由: why somebody or something is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ground {
    /// 回避: an inspector's interest, found or granted after the draw.
    Recusal,
    /// 因病因事不能参加: an inspector.
    Unable,
    /// 调离: an inspector.
    Left,
    /// 注销: an object.
    Deregistered,
    /// 迁出: an object.
    Moved,
    /// 查无: an object that cannot be found.
    Missing,
}

impl Ground {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Recusal,
        Self::Unable,
        Self::Left,
        Self::Deregistered,
        Self::Moved,
        Self::Missing,
    ];

    /// Whether it is a ground for replacing an inspector, and not an object.
    pub fn is_of_inspector(self) -> bool {
        matches!(self, Self::Recusal | Self::Unable | Self::Left)
    }

    /// The Chinese word, as published.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Recusal => "回避",
            Self::Unable => "因病因事不能参加",
            Self::Left => "调离",
            Self::Deregistered => "注销",
            Self::Moved => "迁出",
            Self::Missing => "查无",
        }
    }

    /// The word that records and the command line use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Recusal => "recusal",
            Self::Unable => "unable",
            Self::Left => "left",
            Self::Deregistered => "deregistered",
            Self::Moved => "moved",
            Self::Missing => "missing",
        }
    }

    /// By either word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|ground| word == ground.word() || word == ground.zh())
    }
}

/// A request (更换申请): the line whose digest goes into the key of the lot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplaceAct {
    /// Which visit.
    pub visit: VisitId,
    /// Certificate number of the inspector to be replaced; either this or an object.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaver: Option<String>,
    /// Code of the object to be replaced, one of the visit's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// 更换事由.
    pub ground: Ground,
    /// In words.
    pub reason: String,
    /// Where the seed of the lot comes from: `os`, `given`, a drand round, or an event in words.
    pub source: String,
}

impl ReplaceAct {
    /// Whether it names an inspector or an object, one of the two.
    pub fn names_one(&self) -> bool {
        self.leaver.is_some() != self.object.is_some()
    }
}

/// Somebody who could have taken a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// Certificate number.
    pub cert: String,
    /// Visits in this draw as they stood.
    pub visits: u64,
}

/// A seat that changed hands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatTaken {
    /// Who left it.
    pub leaver: String,
    /// Who took it; nobody when there was no candidate.
    pub taker: Option<String>,
    /// Everybody who could have, ascending by certificate number.
    pub candidates: Vec<Candidate>,
}

impl SeatTaken {
    /// Puts the taker in the leaver's place; without one the place is given up.
    pub fn change_hands(&self, team: &mut Vec<String>) {
        if let Some(place) = team.iter().position(|cert| *cert == self.leaver) {
            match &self.taker {
                Some(taker) => team[place].clone_from(taker),
                None => drop(team.remove(place)),
            }
        }
    }
}

/// What came of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplacedAct {
    /// Line of the request.
    pub request: u64,
    /// SHA-256 of that line, its LF included.
    pub request_sha256: Sha,
    /// The seed; nothing where no lot was drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<String>,
    /// The key that manifest, request and seed give.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Sha>,
    /// The signature of the drand round, 96 hex digits, where the seed is a round's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beacon: Option<String>,
    /// The object that takes the lost one's place; nothing for an inspector, or when none is left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// Objects whose tickets are smaller than the next one's and that no longer take part (注销, 迁出), by ticket; none
    /// for an inspector.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed: Vec<String>,
    /// Seats that changed hands, in the order of the seats.
    pub seats: Vec<SeatTaken>,
    /// 处理决定: what was decided where nobody could take a seat, or no object was left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
}
