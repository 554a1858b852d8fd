//! The lists of a case folder, by name.

/// One of the lists of a case folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListName {
    /// 随机抽查事项清单 (第九条).
    Items,
    /// 检查对象名录库 (第12条).
    Objects,
    /// 执法检查人员名录库 (第9条, 第11条).
    Inspectors,
    /// 回避关系 (第15条).
    Recusals,
    /// 年度抽查计划 (第13条).
    Plan,
    /// 检查结果代码表.
    Findings,
    /// 结果录入表: results to be entered; not in the case folder.
    Results,
    /// 种子表: seeds for a run of the plan; not in the case folder.
    Seeds,
}

impl ListName {
    /// All lists of a case folder, in the order in which they are read.
    pub const ALL: [Self; 6] = [
        Self::Items,
        Self::Inspectors,
        Self::Recusals,
        Self::Plan,
        Self::Findings,
        Self::Objects,
    ];

    /// Every list that is read, those that are handed in behind those of a case folder.
    pub const READ: [Self; 8] = [
        Self::Items,
        Self::Inspectors,
        Self::Recusals,
        Self::Plan,
        Self::Findings,
        Self::Objects,
        Self::Results,
        Self::Seeds,
    ];

    /// Its key in `choucha.toml`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Items => "items",
            Self::Objects => "objects",
            Self::Inspectors => "inspectors",
            Self::Recusals => "recusals",
            Self::Plan => "plan",
            Self::Findings => "findings",
            Self::Results => "results",
            Self::Seeds => "seeds",
        }
    }
}
