//! 任务来源: the version of the yearly plan that a task follows (第13条, 第14条), or 临时任务 with its reason.

use serde::{Deserialize, Serialize};

use crate::domain::ground::sha::Sha;

/// Where a drawn or sealed task comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Origin {
    /// 年度计划: a published version of the plan.
    Plan {
        /// The version, from 1.
        version: u32,
        /// Digest of the plan as it was published (`plan.csv` of the version).
        sha256: Sha,
    },
    /// 临时任务: in no published plan.
    Adhoc {
        /// Why it is drawn all the same.
        reason: String,
    },
}

/// The words of a record for it; Chinese, as records for people are, whatever the language of the screen.
impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Plan { version, .. } => write!(f, "年度计划第{version}版"),
            Self::Adhoc { reason } => write!(f, "临时任务：{reason}"),
        }
    }
}
