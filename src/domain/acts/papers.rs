//! What the book says of the papers of visits (国办发〔2024〕54号): the numbers that they were given (文书编号), and who approved
//! that the visit is made (检查审批).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::inspection::VisitId;

/// A kind of paper, each with numbers of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PaperKind {
    /// 检查通知书.
    Notice,
    /// 现场检查记录.
    Record,
    /// 检查结果告知书.
    Result,
}

impl PaperKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Notice, Self::Record, Self::Result];

    /// The word of records and file names.
    pub fn word(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Record => "record",
            Self::Result => "result",
        }
    }

    /// What stands behind the office's word in the number of such a paper (字轨).
    pub fn mark(self) -> &'static str {
        match self {
            Self::Notice => "检通",
            Self::Record => "检记",
            Self::Result => "检告",
        }
    }
}

/// A paper that was given a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberedPaper {
    /// 文书种类.
    pub kind: PaperKind,
    /// The number, running through the year for each kind.
    pub number: u32,
    /// The visits that are made as one, and that it is about, ascending: one enterprise in one draw or several (第2条).
    pub visits: Vec<VisitId>,
    /// The lines of the book that it tells, ascending: the results, and what was ordered to be corrected. A written result
    /// has them, no other paper does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tells: Vec<u64>,
    /// The numbers of the papers of its kind that it takes the place of, ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instead_of: Vec<u32>,
}

/// 文书编号: papers were given their numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PapersAct {
    /// 字轨: the office's word before the mark of the kind; "" where it has none.
    pub word: String,
    /// The papers.
    pub papers: Vec<NumberedPaper>,
}

impl PapersAct {
    /// A number as papers have it: word, mark, year and number.
    pub fn full_number(word: &str, kind: PaperKind, year: i32, number: u32) -> String {
        format!("{word}{}〔{year}〕{number}号", kind.mark())
    }
}

/// 检查审批: somebody approved that the visits of a draw are made, or one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApproveAct {
    /// The draw.
    pub draw: String,
    /// The enterprise of the one visit that is meant; every visit of the draw where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enterprise: Option<String>,
    /// 批准人.
    pub approver: String,
    /// 职务.
    pub position: String,
    /// 批准日期.
    pub on: NaiveDate,
    /// 审核人, where somebody looked at it before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewer: Option<String>,
    /// 紧急情形: why it was approved after the visit (补办), where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgent: Option<String>,
}

impl ApproveAct {
    /// Whether it is about a visit.
    pub fn covers(&self, visit: &VisitId) -> bool {
        let enterprise = self.enterprise.as_ref();
        *self.draw == *visit.draw && enterprise.is_none_or(|code| **code == *visit.enterprise)
    }
}
