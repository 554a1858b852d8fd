//! 随机抽查事项清单: the items that may be inspected (第九条: project, content, basis, method; 第5条: published).

use chrono::NaiveDate;

use super::fault::Flaw;
use super::record::Record;
use crate::domain::ground::word::words;

/// The two classes of an item.
pub const CLASSES: &[&str] = &["一般", "重点"];

/// One item (抽查事项).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// 事项编号.
    pub id: String,
    /// 检查项目.
    pub name: String,
    /// 所需专业: specialties of which somebody in the team should hold one; empty when none is needed (第七条).
    pub specialties: Vec<String>,
    /// 生效日期.
    pub from: Option<NaiveDate>,
    /// 废止日期: the first day on which it is not in force any more.
    pub to: Option<NaiveDate>,
}

impl Item {
    /// Reads a row; its faults stay with the record.
    pub fn read(record: &mut Record<'_>) -> Self {
        let id = record.id("id");
        let name = record.required("name").into_owned();
        for key in ["content", "basis"] {
            record.required(key);
        }
        record.checked("method");
        let class = record.word("class");
        let class = class
            .strip_suffix("检查事项")
            .or(class.strip_suffix("检查"))
            .unwrap_or(&class)
            .to_owned();
        if !class.is_empty() && !CLASSES.contains(&class.as_str()) {
            record.fault("class", &class, Flaw::Choice(CLASSES));
        }
        let specialties = words(&record.as_given("specialty"));
        let from = record.optional_date("from");
        let to = record.optional_date("to");
        if let (Some(from), Some(end)) = (from, to)
            && end < from
        {
            let value = record.text("to");
            record.fault("to", &value, Flaw::DateOrder { from });
        }
        Self {
            id,
            name,
            specialties,
            from,
            to,
        }
    }

    /// Whether the item is in force on every day of `window`.
    pub fn in_force(&self, window: (NaiveDate, NaiveDate)) -> bool {
        self.from.is_none_or(|from| from <= window.0) && self.to.is_none_or(|to| window.1 < to)
    }
}
