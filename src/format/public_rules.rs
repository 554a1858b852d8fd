//! The rules of a publication as cells, with the field's captions: each version, and what of choucha.toml was changed since a plan.

use crate::domain::acts::in_force::SettingsChange;
use crate::domain::ground::rules::RuleName;
use crate::domain::public::rules::PublicRules;

/// A rule's caption.
fn caption(rule: RuleName) -> &'static str {
    match rule {
        RuleName::Coverage => "覆盖面下限",
        RuleName::EntryWorkingDays => "录入期限（工作日）",
        RuleName::Team => "每组人数",
        RuleName::Cap => "年度上限",
        RuleName::PlanBy => "计划公布期限",
        RuleName::Shrink => "名录库减少提示线",
        RuleName::Seal => "预先封存的种子来源",
        RuleName::Sign => "须签名的行",
    }
}

/// The row of a version.
pub(super) fn version(rules: &PublicRules) -> Vec<String> {
    let weaker = rules.weaker.iter().map(|weaker| {
        let (name, value, fixed) = (caption(weaker.rule), &weaker.in_force, &weaker.regulation);
        format!("{name} {value}（规定 {fixed}）")
    });
    let findings = rules.findings.iter();
    let findings = findings.map(|of| format!("{} {}：{}", of.code, of.name, of.public));
    vec![
        rules.at.to_string(),
        rules.time.clone(),
        rules.day.clone(),
        rules.reason.clone(),
        if rules.in_force { "是" } else { "否" }.to_owned(),
        rules.coverage.clone(),
        rules.entry_working_days.to_string(),
        rules.team.to_string(),
        rules.cap.to_string(),
        rules.plan_by.clone(),
        rules.shrink.clone(),
        weaker.collect::<Vec<_>>().join("；"),
        findings.collect::<Vec<_>>().join("；"),
    ]
}

/// What of choucha.toml was changed since the plan was published.
pub(super) fn settings(change: &SettingsChange) -> String {
    let (taking, not) = (&change.taking_part, &change.not_taking_part);
    let parts = [
        (&taking.added, "增加参加抽取的状态"),
        (&taking.removed, "取消参加抽取的状态"),
        (&not.added, "增加不参加抽取的状态"),
        (&not.removed, "取消不参加抽取的状态"),
    ];
    let parts = parts.into_iter().filter(|(words, _)| !words.is_empty());
    let parts: Vec<String> = parts
        .map(|(words, what)| format!("{what} {}", words.join("、")))
        .collect();
    let version = change.version;
    if parts.is_empty() {
        format!("计划第 {version} 版发布后改动过，状态词未变")
    } else {
        format!("计划第 {version} 版发布后：{}", parts.join("；"))
    }
}
