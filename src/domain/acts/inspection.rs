//! 检查结果: what a team found at one visit (第17条 sign-off, 第18条 methods, 第19条 entry).

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::in_force::FindingInForce;
use crate::domain::ground::date;

/// A visit: one enterprise in one draw, with all its objects that were drawn (第2条 一次完成). The enterprise of an object
/// is its owner (所属主体), or the object itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitId {
    /// The draw's id.
    pub draw: Arc<str>,
    /// The enterprise's code.
    pub enterprise: Arc<str>,
}

/// As sentences name it: draw and enterprise.
impl std::fmt::Display for VisitId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.draw, self.enterprise)
    }
}

/// What was found in one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// 未发现问题: inspected, nothing found.
    Clear,
    /// 发现问题: inspected, something found.
    Found,
    /// 未能检查: it should have been inspected, and could not be (nobody there, refused).
    Unchecked,
    /// 不适用 (合理缺项): there is nothing to inspect, since the inspected do not do or have what the item is about.
    Inapplicable,
}

impl Answer {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Clear,
        Self::Found,
        Self::Unchecked,
        Self::Inapplicable,
    ];

    /// Its Chinese name, as records have it.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Clear => "未发现问题",
            Self::Found => "发现问题",
            Self::Unchecked => "未能检查",
            Self::Inapplicable => "不适用",
        }
    }
}

/// The answer to one item of the task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemAnswer {
    /// Id of the item.
    pub item: String,
    /// What was found.
    pub answer: Answer,
    /// In words: what was found, why it could not be inspected, why it does not apply.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// What was found at one object of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectAnswers {
    /// 对象代码.
    pub object: Arc<str>,
    /// Every item of the task, ascending by id.
    pub items: Arc<[ItemAnswer]>,
}

/// 签字确认 (第17条): the inspected party signed, or refused to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum SignOff {
    /// 已签字.
    Signed {
        /// Who signed.
        name: String,
        /// When.
        #[serde(deserialize_with = "date::deserialize")]
        date: NaiveDate,
    },
    /// 拒绝签字, noted truthfully.
    Refused {
        /// Why.
        reason: String,
        /// Who witnessed it, where there was somebody.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        witness: Option<String>,
        /// To whom the refusal was reported (安全生产法 第六十八条).
        reported_to: String,
    },
}

/// 扫码入企: the code of the inspection (检查码) that was scanned at the visit, or why none was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scan {
    /// 检查码编号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// 扫码时间, on China's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<NaiveDateTime>,
    /// 未扫码的情形: why it was not scanned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub none: Option<String>,
}

/// The result of a visit (检查结果).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inspection {
    /// Which visit.
    pub visit: VisitId,
    /// 完成日期.
    pub completed: NaiveDate,
    /// 检查方式.
    pub methods: Arc<[String]>,
    /// Every object of the visit that was not lost, ascending by code.
    pub objects: Vec<ObjectAnswers>,
    /// 结果代码, as the findings in force had them when it was entered: a later change of the list changes nothing of it.
    pub codes: Arc<[FindingInForce]>,
    /// 签字确认.
    pub sign_off: SignOff,
    /// 录入人: certificate number of the member of the team who enters it.
    pub entered_by: Arc<str>,
    /// 录入期限: the last day for entering it in time.
    pub deadline: NaiveDate,
    /// Whether that day rests on a calendar that is not published yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// 逾期理由: why it was entered late; it stays late for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<String>,
    /// 扫码入企, where it was said. Not public: no article wants it so, and a code of the platform is the platform's to show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scan: Option<Box<Scan>>,
    /// 执法全过程记录: whether sound or pictures were recorded at the visit, where it was said. Not public, since no article
    /// wants it so (行政处罚法 第四十七条 has it recorded and kept on file).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded: Option<bool>,
}

impl Inspection {
    /// The answers to all items at all objects.
    pub fn answers(&self) -> impl Iterator<Item = &ItemAnswer> {
        self.objects.iter().flat_map(|object| object.items.iter())
    }

    /// Whether a problem was found.
    pub fn has_findings(&self) -> bool {
        self.answers().any(|item| item.answer == Answer::Found)
    }
}
