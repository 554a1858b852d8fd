//! What other authorities do with a version of the plan (国办发〔2024〕54号): who approved it (批准), and with whom it was filed
//! (备案).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Who approved a version of the plan before it was published (批准).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// 批准单位.
    pub by: String,
    /// 批准文号.
    pub number: String,
    /// 批准日期.
    pub on: NaiveDate,
}

/// A version of the plan was filed with an authority (备案).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FiledAct {
    /// Which version.
    pub version: u32,
    /// 备案单位.
    pub with: String,
    /// 备案号.
    pub number: String,
    /// 备案日期.
    pub on: NaiveDate,
}
