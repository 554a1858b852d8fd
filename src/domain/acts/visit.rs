//! What the book says of a visit: completion, results and corrections, experts, recusal requests (第七条, 第15条, 第17条,
//! 第19条).

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::inspection::{Inspection, VisitId};
use crate::domain::ground::sha::Sha;

/// 检查完成: the team has been there; the working days for the result begin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoneAct {
    /// Which visit.
    pub visit: VisitId,
    /// Its objects that were not lost, ascending by code.
    pub objects: Vec<String>,
    /// 完成日期.
    pub completed: NaiveDate,
    /// Certificate number of the member of the team who says so.
    pub by_cert: String,
}

/// Results entered at once: one, or the rows of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultAct {
    /// The results: what a book says of its visits is the same, and there once.
    pub results: Vec<Arc<Inspection>>,
    /// Digest of the file that they were read from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_sha256: Option<Sha>,
}

/// A correction (更正): the whole result anew, with a reason. The former text stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AmendAct {
    /// The result as it is now.
    pub result: Arc<Inspection>,
    /// Why.
    pub reason: String,
}

/// 专业人员协助 (第七条): an expert who helps the team and is no member of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssistAct {
    /// Which visit.
    pub visit: VisitId,
    /// 姓名.
    pub name: String,
    /// 单位.
    pub unit: String,
    /// Why, and with what.
    pub reason: String,
}

/// 回避申请 (第15条): the inspected company asks that an inspector stay away, and is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecusalAct {
    /// Which visit.
    pub visit: VisitId,
    /// Certificate number of the inspector.
    pub cert: String,
    /// What the company says.
    pub grounds: String,
    /// Whether it was granted.
    pub granted: bool,
    /// The answer in words.
    pub answer: String,
}
