//! What `coverage` says.

use crate::domain::ground::coverage::Coverage;
use crate::domain::year::coverage::{CoverageVerdict, YearCoverage};

use crate::text::{Lang, word_of, words};

words! {
    title(year, day): "{year} 年度抽查覆盖面，截至 {day}", "Coverage of {year} as of {day}";
    of_plan(drawn, share, base, version): "已抽中 {drawn} 个不同对象：{share}（计划第 {version} 版基数 {base}）", "{drawn} distinct objects drawn: {share} (base {base} of version {version} of the plan)";
    of_library(drawn, share, base): "按今天的名录库：{share}（{drawn}/{base}）", "on today's library: {share} ({drawn} of {base})";
    gone(gone): "其中 {gone} 个已不在名录库中", "{gone} of them are not in the library any more";
    task_headings: ["任务", "范围内", "已抽中", "占比", "已抽轮次", "待抽", ""], ["task", "in scope", "drawn", "share", "rounds", "to come", ""];
    group_headings: ["对象", "已抽中", "占比", ""], ["objects", "drawn", "share", ""];
    no_value: "（空）", "(empty)";
}

word_of! {
    /// The verdict.
    verdict(CoverageVerdict) {
        CoverageVerdict::Reached => "已达到全年覆盖面下限。", "The rule of coverage is kept.";
        CoverageVerdict::WillReach => "尚未达到下限；按计划抽完必定达到。", "Not there yet; the rounds to come will keep the rule whatever is drawn.";
        CoverageVerdict::MayReach => "尚未达到下限；按计划抽完可能达到，也可能不足，请考虑增加轮次。", "Not there yet; the rounds to come may or may not keep the rule: consider more rounds.";
        CoverageVerdict::CannotReach => "按现有计划全年达不到下限（细则第16条），请修订计划。", "The plan cannot keep the rule any more (article 16): revise it.";
        CoverageVerdict::Short => "本年度未达到覆盖面下限（细则第16条）。", "The year is over, and the rule was not kept (article 16).";
    }
}

/// What has been drawn to date, on both bases.
pub fn to_date(lang: Lang, found: &YearCoverage) -> Vec<String> {
    let objects = found.drawn;
    let share = |base| Coverage { objects, base };
    let at_plan = found
        .plan_base
        .map(|(version, base)| of_plan(lang, objects, share(base), base, version));
    let today = of_library(lang, objects, share(found.base), found.base);
    let gone = (found.gone > 0).then(|| gone(lang, found.gone));
    at_plan.into_iter().chain([today]).chain(gone).collect()
}
