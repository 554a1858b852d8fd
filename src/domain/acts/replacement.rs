//! Replacement (第15条) as the book has it: a request, written before any lot is drawn, with everything that the lot is drawn
//! from; what came of it; and what was decided where nobody could take a seat.

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

    /// The reason in words of whoever is replaced because of an object that came in a lost one's place.
    pub fn reason_of_recusal(object: &str) -> String {
        format!("须回避替补对象 {object}")
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
#[serde(untagged)]
pub enum ReplaceAct {
    /// Of an inspector.
    Seat(SeatRequest),
    /// Of an object.
    Object(ObjectRequest),
}

/// A request to replace an inspector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatRequest {
    /// Which visit.
    pub visit: VisitId,
    /// Certificate number of the inspector whose seat it is.
    pub leaver: String,
    /// 更换事由.
    pub ground: Ground,
    /// In words.
    pub reason: String,
    /// Where the seed of the lot comes from.
    pub source: String,
    /// 候选人: everybody who may take the seat, ascending by certificate number.
    pub candidates: Vec<Candidate>,
    /// Everybody else of inspectors.txt, ascending, each with the reason.
    pub struck: Vec<Struck>,
}

/// A request to replace an object that turned out not to exist. No lot is drawn: everybody can know the next ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectRequest {
    /// Which visit.
    pub visit: VisitId,
    /// Code of the object, one of the visit's.
    pub object: String,
    /// 更换事由.
    pub ground: Ground,
    /// In words.
    pub reason: String,
    /// Objects of its stratum, not drawn, whose tickets are smaller than the next one's, by ticket, each with the reason
    /// why it is passed.
    pub passed: Vec<Passed>,
}

impl ReplaceAct {
    /// The visit that it is about.
    pub fn visit(&self) -> &VisitId {
        match self {
            Self::Seat(request) => &request.visit,
            Self::Object(request) => &request.visit,
        }
    }

    /// 更换事由.
    pub fn ground(&self) -> Ground {
        match self {
            Self::Seat(request) => request.ground,
            Self::Object(request) => request.ground,
        }
    }

    /// The reason in words.
    pub fn reason(&self) -> &str {
        match self {
            Self::Seat(request) => &request.reason,
            Self::Object(request) => &request.reason,
        }
    }

    /// The request, where it is one to replace an inspector.
    pub fn seat(&self) -> Option<&SeatRequest> {
        match self {
            Self::Seat(request) => Some(request),
            Self::Object(_) => None,
        }
    }

    /// The request, where it is one to replace an object.
    pub fn object(&self) -> Option<&ObjectRequest> {
        match self {
            Self::Seat(_) => None,
            Self::Object(request) => Some(request),
        }
    }
}

/// Somebody who may take a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// Certificate number.
    pub cert: String,
    /// Visits in this draw as they stand.
    pub visits: u64,
    /// The mark of inspectors.txt: holds a needed specialty.
    pub qualified: bool,
}

/// Somebody of inspectors.txt who may not take a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Struck {
    /// Certificate number.
    pub cert: String,
    /// Why.
    pub reason: StruckReason,
}

/// Why somebody may not take a seat. Of several reasons the first in this order stands: the texts of the draw and the book
/// show all but the last, so that only where nothing else is wrong does a reader depend on the library of that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StruckReason {
    /// 名单回避: recused from the visit by recusals.txt.
    Recused,
    /// 准予回避: granted to stay away from the enterprise, by a line of the book.
    Granted,
    /// 已在组内: in the team of the visit.
    Team,
    /// 曾被换下: left the visit's team before, or the empty seat.
    Replaced,
    /// 不具备专业: only the qualified may take the seat.
    Unqualified,
    /// 执法证无效: not valid any more, or gone from the library.
    Certificate,
}

impl StruckReason {
    /// All of them, in their order.
    pub const ALL: [Self; 6] = [
        Self::Recused,
        Self::Granted,
        Self::Team,
        Self::Replaced,
        Self::Unqualified,
        Self::Certificate,
    ];

    /// The word that records use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Recused => "recused",
            Self::Granted => "granted",
            Self::Team => "team",
            Self::Replaced => "replaced",
            Self::Unqualified => "unqualified",
            Self::Certificate => "certificate",
        }
    }
}

/// An object of the reserve that is passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passed {
    /// Its code.
    pub code: String,
    /// Why.
    pub reason: PassedReason,
}

/// Why an object of the reserve is passed. Of several reasons the first in this order stands, for the book shows the first
/// two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PassedReason {
    /// 已录入: the visit of its enterprise in this draw has its result, and one visit settles all (第2条 一次完成).
    Visited,
    /// 达到年度上限: other draws of the year lead to as many visits of its enterprise as it may have; their ids, ascending.
    Cap(Vec<String>),
    /// 不再参加抽取: it takes no part any more by the library of the day.
    Out,
}

/// What came of a request (更换).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ReplacedAct {
    /// The lot of a seat.
    Seat(SeatOutcome),
    /// The object in a lost one's place.
    Object(ObjectOutcome),
}

/// The lot of a seat (抽签).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatOutcome {
    /// Line of the request.
    pub request: u64,
    /// SHA-256 of that line, its LF included.
    pub request_sha256: Sha,
    /// The seed.
    pub seed: String,
    /// key': what manifest, request, seed and salt give.
    pub key: Sha,
    /// The signature of the drand round, 96 hex digits, where the seed is a round's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beacon: Option<String>,
    /// Who takes the seat, one of the request's candidates.
    pub taker: String,
}

/// The object in a lost one's place (替补).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectOutcome {
    /// Line of the request.
    pub request: u64,
    /// SHA-256 of that line, its LF included.
    pub request_sha256: Sha,
    /// Its code; nothing where none of the stratum is left: the shortfall grows by one.
    pub object: Option<String>,
}

impl ReplacedAct {
    /// Line and digest of the request.
    pub fn request(&self) -> (u64, Sha) {
        match self {
            Self::Seat(outcome) => (outcome.request, outcome.request_sha256),
            Self::Object(outcome) => (outcome.request, outcome.request_sha256),
        }
    }

    /// The outcome, where a seat was drawn.
    pub fn seat(&self) -> Option<&SeatOutcome> {
        match self {
            Self::Seat(outcome) => Some(outcome),
            Self::Object(_) => None,
        }
    }

    /// The outcome, where an object was replaced.
    pub fn object(&self) -> Option<&ObjectOutcome> {
        match self {
            Self::Seat(_) => None,
            Self::Object(outcome) => Some(outcome),
        }
    }
}

/// 处理决定: an inspector leaves a visit, and nobody may take the seat. It stays empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionAct {
    /// Which visit.
    pub visit: VisitId,
    /// Certificate number of the inspector who leaves.
    pub leaver: String,
    /// 更换事由.
    pub ground: Ground,
    /// In words.
    pub reason: String,
    /// What was decided.
    pub decision: String,
    /// Everybody of inspectors.txt, ascending, each with the reason.
    pub struck: Vec<Struck>,
}
