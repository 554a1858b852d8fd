//! 处理结果 in public (第二十一条): a step of handling, field by field.

use serde::{Deserialize, Serialize};

use crate::domain::acts::handling::HandleAct;

/// A step of handling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicHandling {
    /// The day.
    pub date: String,
    /// 处理方式.
    pub measure: String,
    /// 文书文号.
    pub number: Option<String>,
    /// 移交单位.
    pub to: Option<String>,
    /// What was decided.
    pub text: String,
    /// 期限.
    pub due: Option<String>,
    /// 复查日期.
    pub reinspected: Option<String>,
    /// 未复查: why it was closed without being inspected again.
    pub unchecked: Option<String>,
    /// 处罚公开日期.
    pub published: Option<String>,
    /// 已办结.
    pub closed: bool,
}

impl From<&HandleAct> for PublicHandling {
    fn from(act: &HandleAct) -> Self {
        Self {
            date: act.date.to_string(),
            measure: act.measure.zh().to_owned(),
            number: act.number.clone(),
            to: act.to.clone(),
            text: act.text.clone(),
            due: act.due.map(|day| day.to_string()),
            reinspected: act.reinspected.map(|day| day.to_string()),
            unchecked: act.unchecked.clone(),
            published: act.published.map(|day| day.to_string()),
            closed: act.closed,
        }
    }
}
