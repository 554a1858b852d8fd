//! The rules in force, and what `rules` says of them (第13条, 第16条, 第19条).

use crate::domain::ground::rules::{RuleName, Rules};
use crate::text::{Lang, both, word_of};

word_of! {
    /// What a rule is about.
    name(RuleName) {
        RuleName::Coverage => "覆盖面下限", "coverage of a year at least";
        RuleName::EntryWorkingDays => "录入期限（工作日）", "working days for entering a result";
        RuleName::Team => "每组人数", "people per team";
        RuleName::Cap => "年度上限（次）", "inspections of an enterprise in a year at most";
        RuleName::PlanBy => "计划公布期限", "plan published by";
        RuleName::Shrink => "名录库减少提示线", "warning when the library shrinks by more than";
        RuleName::Seal => "预先封存的种子来源", "source of seals made ahead";
        RuleName::Sign => "须签名的行", "lines to be signed";
    }
}

/// A rule with its value.
pub fn rule(lang: Lang, rules: &Rules, rule: RuleName) -> String {
    let (name, value) = (name(lang, rule), rules.value(rule));
    let value = if value.is_empty() { "–" } else { &value };
    both!(lang, "{name} {value}", "{name} {value}")
}

/// All of them in a line.
pub fn all(lang: Lang, rules: &Rules) -> String {
    lang.list(RuleName::ALL.iter().map(|name| rule(lang, rules, *name)))
}
