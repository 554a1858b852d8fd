//! The rules in force, and what `rules` says of them (第13条, 第16条, 第19条).

use crate::domain::acts::in_force::SettingsChange;
use crate::domain::ground::rules::{RuleChange, RuleName, Rules, WeakerRule};
use crate::text::{Lang, both, told, word_of, words};

words! {
    takes_part: "增加参加抽取的", "now taking part:";
    takes_part_no_more: "取消参加抽取的", "no more among those taking part:";
    stays_out: "增加不参加抽取的", "now not taking part:";
    stays_out_no_more: "取消不参加抽取的", "no more among those not taking part:";
    entered: "规则已入账，自本行起生效：", "the rules are in the book, and in force from this line on:";
    codes(codes, all): "  结果代码有变更：{codes}（现有 {all} 个）", "  finding codes changed: {codes} ({all} now)";
    weaker_rules(rules): "注意：本案卷现行规则低于规定：{rules}", "note: rules in force here are weaker than the regulation's: {rules}";
    other_rules(changes): "注意：choucha.toml 的 [rules] 与账本不同，按账本中现行的规则计算：{changes}；记账须先改回，或用 choucha rules --reason 入账", "note: [rules] of choucha.toml is not what the book has in force, by which this was reckoned: {changes}; writing needs it changed back, or entered with choucha rules --reason";
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

/// choucha.toml was changed since the plan was published, and which status words with it.
pub fn settings(lang: Lang, change: &SettingsChange) -> String {
    let (version, words) = (change.version, status_words(lang, change));
    told!(lang, change.is_of_words();
        true => "注意：计划第 {version} 版发布后改动过 choucha.toml 的状态词，它们决定哪些对象参加抽取：{words}", "note: the status words of choucha.toml, which decide who takes part, were changed since version {version} of the plan was published: {words}";
        false => "注意：计划第 {version} 版发布后改动过 choucha.toml（状态词未变）", "note: choucha.toml was changed since version {version} of the plan was published (not its status words)";
    )
}

/// The status words that came and went.
fn status_words(lang: Lang, change: &SettingsChange) -> String {
    let (taking, not) = (&change.taking_part, &change.not_taking_part);
    let parts = [
        (&taking.added, takes_part(lang)),
        (&taking.removed, takes_part_no_more(lang)),
        (&not.added, stays_out(lang)),
        (&not.removed, stays_out_no_more(lang)),
    ];
    let parts = parts.into_iter().filter(|(words, _)| !words.is_empty());
    let parts: Vec<String> = parts
        .map(|(words, what)| {
            let words = lang.list(words);
            both!(lang, "{what}“{words}”", "{what} {words}")
        })
        .collect();
    parts.join(lang.pick("；", "; "))
}

/// All of them in a line.
pub fn all(lang: Lang, rules: &Rules) -> String {
    lang.list(RuleName::ALL.iter().map(|name| rule(lang, rules, *name)))
}
