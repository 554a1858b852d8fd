//! What `coverage` says.

use crate::domain::ground::coverage::Coverage;
use crate::domain::year::coverage::{Verdict, YearCoverage};
use crate::domain::year::expected::Expected;

use super::plan;
use crate::text::{Lang, both};

/// The title.
pub fn title(lang: Lang, year: i32, day: &str) -> String {
    both!(
        lang,
        "{year} 年度抽查覆盖面，截至 {day}",
        "Coverage of {year} as of {day}"
    )
}

/// What has been drawn to date, on both bases.
pub fn to_date(lang: Lang, found: &YearCoverage) -> Vec<String> {
    let (drawn, base, gone) = (found.drawn, found.base, found.gone);
    let share = |base| Coverage {
        objects: drawn,
        base,
    };
    let mut lines = Vec::new();
    if let Some((version, then)) = found.plan_base {
        let at_plan = share(then);
        lines.push(both!(
            lang,
            "已抽中 {drawn} 个不同对象：{at_plan}（计划第 {version} 版基数 {then}）",
            "{drawn} distinct objects drawn: {at_plan} (base {then} of version {version} of the plan)"
        ));
    }
    let today = share(base);
    lines.push(both!(
        lang,
        "按今天的名录库：{today}（{drawn}/{base}）",
        "on today's library: {today} ({drawn} of {base})"
    ));
    if gone > 0 {
        lines.push(both!(
            lang,
            "其中 {gone} 个已不在名录库中",
            "{gone} of them are not in the library any more"
        ));
    }
    lines
}

/// What the year can come to.
pub fn expected(lang: Lang, expected: Expected, required: u64, rule: &str) -> String {
    plan::expected(lang, expected, required, rule)
}

/// Headings of the table of tasks.
pub fn task_headings(lang: Lang) -> [&'static str; 7] {
    lang.pick(
        ["任务", "范围内", "已抽中", "占比", "已抽轮次", "待抽", ""],
        [
            "task", "in scope", "drawn", "share", "rounds", "to come", "",
        ],
    )
}

/// Headings of a table of a column's values, behind the column's name.
pub fn group_headings(lang: Lang) -> [&'static str; 4] {
    lang.pick(
        ["对象", "已抽中", "占比", ""],
        ["objects", "drawn", "share", ""],
    )
}

/// Objects without a value.
pub fn no_value(lang: Lang) -> &'static str {
    lang.pick("（空）", "(empty)")
}

/// The verdict.
pub fn verdict(lang: Lang, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Reached => lang.pick("已达到全年覆盖面下限。", "The rule of coverage is kept."),
        Verdict::WillReach => lang.pick(
            "尚未达到下限；按计划抽完必定达到。",
            "Not there yet; the rounds to come will keep the rule whatever is drawn.",
        ),
        Verdict::MayReach => lang.pick(
            "尚未达到下限；按计划抽完可能达到，也可能不足，请考虑增加轮次。",
            "Not there yet; the rounds to come may or may not keep the rule: consider more rounds.",
        ),
        Verdict::CannotReach => lang.pick(
            "按现有计划全年达不到下限（细则第16条），请修订计划。",
            "The plan cannot keep the rule any more (article 16): revise it.",
        ),
        Verdict::Short => lang.pick(
            "本年度未达到覆盖面下限（细则第16条）。",
            "The year is over, and the rule was not kept (article 16).",
        ),
    }
}
