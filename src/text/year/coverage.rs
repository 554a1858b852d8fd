//! What `coverage` says.

use crate::domain::acts::since_plan::ComparedCells;
use crate::domain::book::times_drawn::Tally;
use crate::domain::ground::coverage::{Coverage, EnterpriseCoverage};
use crate::domain::year::changed_back::{Before, ChangedBack, Meanwhile};
use crate::domain::year::coverage::{CoverageVerdict, YearCoverage};

use crate::text::method::influence;
use crate::text::{Lang, both, told, word_of, words};

words! {
    title(year, day): "{year} 年度抽查覆盖面，截至 {day}", "Coverage of {year} as of {day}";
    of_plan(drawn, share, base, version): "已抽中 {drawn} 个不同对象：{share}（计划第 {version} 版基数 {base}）", "{drawn} distinct objects drawn: {share} (base {base} of version {version} of the plan)";
    with_left(left, undrawn, share, drawn, base): "注意：第 1 版以来有 {left} 个对象离开了计划的基数，其中 {undrawn} 个从未抽中；把它们计算在内：{share}（{drawn}/{base}）", "note: {left} object(s) left the base of the plan since version 1, {undrawn} of them never drawn; with them: {share} ({drawn} of {base})";
    of_library(drawn, share, base): "按今天的名录库：{share}（{drawn}/{base}）", "on today's library: {share} ({drawn} of {base})";
    enterprises_of_plan(drawn, share, base, version): "已抽中 {drawn} 家不同企业：{share}（计划第 {version} 版基数 {base} 家）", "{drawn} distinct enterprises drawn: {share} (base {base} of version {version} of the plan)";
    enterprises_of_library(drawn, share, base): "按今天的名录库：{share}（{drawn}/{base} 家）", "enterprises, on today's library: {share} ({drawn} of {base})";
    gone(gone): "其中 {gone} 个已不在名录库中", "{gone} of them are not in the library any more";
    task_headings: ["任务", "范围内", "已抽中", "占比", "企业", "已抽企业", "占比", "已抽轮次", "待抽", ""], ["task", "in scope", "drawn", "share", "enterprises", "drawn", "share", "rounds", "to come", ""];
    group_headings: ["对象", "已抽中", "占比", "企业", "已抽企业", "占比", ""], ["objects", "drawn", "share", "enterprises", "drawn", "share", ""];
    no_value: "（空）", "(empty)";
    changed_back(count): "注意：有 {count} 个对象，封存、抽取或发布计划时改动过或者不在其中，现在又和以前一样：", "note: {count} object(s) were changed or missing when a round was sealed or drawn or a plan published, and are as before again:";
    back(code, name, what, seen): "  {code} {name}：{what}（{seen}）", "  {code} {name}: {what} ({seen})";
    more_back(more): "  另有 {more} 个，--json 列出全部", "  and {more} more, which --json names";
    not_compared(ids): "注意：{ids} 的文本缺失或被改动，其间有没有改动后又改回的对象未能核对", "note: the texts of {ids} are missing or were changed, so that nothing can be said of objects changed and changed back";
}

/// What became of an object in between.
pub fn meanwhile(lang: Lang, back: &ChangedBack) -> String {
    told!(lang, (&back.meanwhile, &back.before);
        (Meanwhile::Cells(then), Before::Cells(was)), cells = changes(lang, was, then) => "{cells}", "{cells}";
        (Meanwhile::Gone, _) => "名录库中曾经没有", "was not in the library";
        (Meanwhile::NotInBase, _) => "曾经不参加抽取，不在计划基数中", "did not take part and was not in the base of the plan";
        (Meanwhile::Elsewhere | Meanwhile::Cells(_), Before::In { task, .. }) => "曾经不在 {task} 的范围内，或在另一分层", "was not in the scope of {task}, or in another stratum";
        (Meanwhile::Elsewhere, Before::Cells(_)) => "曾经离开任务范围、进入范围或换层", "left the scope, came into it, or was in another stratum";
    )
}

/// The cells of before, of in between, and again of before.
fn changes(lang: Lang, was: &ComparedCells, then: &ComparedCells) -> String {
    let cells = was.iter().map(|(key, was)| {
        let shown = |cell: &str| {
            if cell.is_empty() {
                no_value(lang).to_owned()
            } else {
                cell.to_owned()
            }
        };
        let (column, then) = (influence::column(lang, key), then.get(key));
        let (was, then) = (shown(was), shown(then.map_or("", String::as_str)));
        if was == then {
            influence::same(lang, column, was)
        } else {
            both!(
                lang,
                "{column} {was} → {then} → {was}",
                "{column} {was} -> {then} -> {was}"
            )
        }
    });
    let cells: Vec<String> = cells.collect();
    cells.join(lang.pick("；", "; "))
}

word_of! {
    /// The verdict.
    verdict(CoverageVerdict) {
        CoverageVerdict::Reached => "已达到全年覆盖面下限。", "The rule of coverage is kept.";
        CoverageVerdict::WillReach => "尚未达到下限；按计划抽完必定达到。", "Not there yet; the rounds to come will keep the rule whatever is drawn.";
        CoverageVerdict::WillReachAsDue => "尚未达到下限；各轮按到期先后抽取的，抽完必定达到；不按先后抽取，可能不足。", "Not there yet; the rounds to come will keep the rule whatever is drawn, if they are drawn as they fall due; in another order they may not.";
        CoverageVerdict::MayReach => "尚未达到下限；按计划抽完可能达到，也可能不足，请考虑增加轮次。", "Not there yet; the rounds to come may or may not keep the rule: consider more rounds.";
        CoverageVerdict::CannotReach => "按现有计划全年达不到下限（细则第16条），请修订计划。", "The plan cannot keep the rule any more (article 16): revise it.";
        CoverageVerdict::Short => "本年度未达到覆盖面下限（细则第16条）。", "The year is over, and the rule was not kept (article 16).";
    }
}

/// The verdict; none where lines of the book are not accepted, or folders are not in it.
pub fn conclusion(
    lang: Lang,
    verdict_of: CoverageVerdict,
    (refused, stray): (usize, usize),
) -> String {
    if refused > 0 {
        return both!(
            lang,
            "账本有 {refused} 行不予采信，它们所说的没有计入：覆盖面不作结论，先用 choucha ledger verify 查明。",
            "{refused} line(s) of the book are not accepted and what they say does not count: no verdict on coverage; see choucha ledger verify first."
        );
    }
    if stray > 0 {
        return both!(
            lang,
            "有 {stray} 个抽取、封存或计划的文件夹不在账本中：覆盖面不作结论，先用 choucha ledger verify 查明。",
            "{stray} folder(s) of draws, seals or plans are not in the book: no verdict on coverage; see choucha ledger verify first."
        );
    }
    verdict(lang, verdict_of).to_owned()
}

/// What has been drawn to date, on both bases: objects, which the rule is about, and enterprises.
pub fn to_date(lang: Lang, found: &YearCoverage) -> Vec<String> {
    let Tally {
        objects,
        enterprises,
    } = found.drawn;
    let share = |base: Tally| {
        let base = base.objects;
        Coverage { objects, base }
    };
    let of_them = |base: Tally| {
        let base = base.enterprises;
        EnterpriseCoverage { enterprises, base }
    };
    let of_plan = found.plan_base.map(|(version, base)| {
        let base_of = base.objects;
        of_plan(lang, objects, share(base), base_of, version)
    });
    let with_left = found.base_left.map(|of| {
        let base = of.with_them;
        let share = Coverage { objects, base };
        with_left(lang, of.objects, of.undrawn, share, objects, base)
    });
    let base = found.base;
    let today = of_library(lang, objects, share(base), base.objects);
    let gone = (found.gone.objects > 0).then(|| gone(lang, found.gone.objects));
    let enterprises_of_plan = found.plan_base.map(|(version, base)| {
        let base_of = base.enterprises;
        enterprises_of_plan(lang, enterprises, of_them(base), base_of, version)
    });
    let of_today = enterprises_of_library(lang, enterprises, of_them(base), base.enterprises);
    let of_objects = of_plan.into_iter().chain(with_left);
    let of_objects = of_objects.chain([today]).chain(gone);
    of_objects
        .chain(enterprises_of_plan)
        .chain([of_today])
        .collect()
}
