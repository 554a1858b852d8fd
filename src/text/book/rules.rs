//! The rules in force, and what `rules` says of them (第13条, 第16条, 第19条).

use crate::domain::ground::rules::{RuleChange, RuleName, Rules, WeakerRule};
use crate::text::{Lang, both, told, word_of, words};

words! {
    entered: "规则已入账，自本行起生效：", "the rules are in the book, and in force from this line on:";
    codes(codes, all): "  结果代码有变更：{codes}（现有 {all} 个）", "  finding codes changed: {codes} ({all} now)";
    weaker_rules(rules): "注意：本案卷现行规则低于规定：{rules}", "note: rules in force here are weaker than the regulation's: {rules}";
    other_rules(changes): "注意：choucha.toml 的 [rules] 与账本不同，按账本中现行的规则计算：{changes}；写账须先改回，或用 choucha rules --reason 入账", "note: [rules] of choucha.toml is not what the book has in force, by which this was reckoned: {changes}; writing needs it changed back, or entered with choucha rules --reason";
}

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

/// What became of a rule.
pub fn change(lang: Lang, change: &RuleChange) -> String {
    let name = name(lang, change.rule);
    let shown = |value: &String| match value.as_str() {
        "" => "–".to_owned(),
        value => value.to_owned(),
    };
    let (before, after) = (shown(&change.before), shown(&change.after));
    both!(
        lang,
        "{name} {before} → {after}",
        "{name} {before} -> {after}"
    )
}

/// The rules in force that are weaker than the regulation's, each with what the regulation says.
pub fn weaker(lang: Lang, weaker: &[WeakerRule]) -> String {
    let each = weaker.iter().map(|weaker| {
        let (name, value, fixed) = (name(lang, weaker.rule), &weaker.in_force, &weaker.regulation);
        told!(lang, weaker.rule;
            RuleName::Coverage => "{name} {value}（细则第16条：不低于 {fixed}）", "{name} {value} (article 16: {fixed})";
            RuleName::EntryWorkingDays => "{name} {value}（细则第19条：{fixed}）", "{name} {value} (article 19: {fixed})";
            RuleName::PlanBy => "{name} {value}（细则第13条：{fixed}）", "{name} {value} (article 13: {fixed})";
            RuleName::Team | RuleName::Cap | RuleName::Shrink | RuleName::Seal | RuleName::Sign =>
                "{name} {value}（不少于 {fixed}）", "{name} {value} (at least {fixed})";
        )
    });
    weaker_rules(lang, lang.list(each))
}

/// choucha.toml has other rules than the book.
pub fn other(lang: Lang, changes: &[RuleChange]) -> String {
    other_rules(
        lang,
        lang.list(changes.iter().map(|found| change(lang, found))),
    )
}

/// All of them in a line.
pub fn all(lang: Lang, rules: &Rules) -> String {
    lang.list(RuleName::ALL.iter().map(|name| rule(lang, rules, *name)))
}
