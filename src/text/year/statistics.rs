//! What `stats` says.

use chrono::NaiveDate;

use crate::domain::year::span::Span;
use crate::domain::year::statistics::Group;

use crate::text::{Lang, told, word_of, words};

words! {
    of_year(year, today): "{year} 年度抽查统计，截至 {today}", "Random inspections of {year} as of {today}";
    headings: ["应查（至今）", "应查（全年）", "抽中", "抽中企业", "更换", "应检查次数", "已检查", "已录入", "其中逾期", "已公示", "发现问题", "已处理", "其中未复查", "处理中", "责令改正", "其中复查办结"], ["planned to date", "planned in the year", "drawn", "enterprises drawn", "replaced", "visits", "inspected", "entered", "late", "published", "findings", "handled", "not inspected again", "in handling", "corrections", "corrected"];
    total: "合计", "total";
    no_value: "（空）", "(empty)";
    days: "各数按发生之日计入：应查按轮次首日，抽中、应检查次数按抽取之日，更换按更换之日，已检查、发现问题按完成之日，录入、逾期按首次录入之日，已处理、复查办结按办结之日，处理中按首次处理之日，责令改正按首次责令之日。", "Each figure counts on its own day: planned on the first day of the round, drawn and visits on the day of the draw, replaced on that of the replacement, inspected and findings on that of completion, entered and late on that of the first entry, handled and corrected on the day it was closed, in handling on that of the first step, corrections on that of the first order.";
    not_planned: "应查数只按任务和月份分列：对象属于哪一组，抽取之后才知道。", "Planned numbers are given by task and month only: to which group an object belongs is known after the draw.";
    several: "应查、抽中、更换按对象计，其余按检查次数计：一个企业在一次抽取中的各个对象一次检查；分组不同的，各组各计一次，合计只计一次。", "Planned, drawn and replaced count objects, all else visits: the objects of one enterprise in a draw are inspected at one visit, counted in each group that one of them is in, and once in the total.";
    inapplicable(item, name, inapplicable, answers, rare): "不适用：{item} {name}，{answers} 个对象中 {inapplicable} 个不适用{rare}", "inapplicable: {item} {name}, at {inapplicable} of {answers} object(s){rare}";
    code(code, name, visits): "{code} {name} {visits}", "{code} {name} {visits}";
    times(name, count): "{name} {count}", "{name} {count}";
    by_code(codes): "结果分布（次）：{codes}", "results (visits): {codes}";
    by_measure(measures): "处理措施（次）：{measures}", "measures (visits): {measures}";
    by_seed(draws): "抽取方式（次）：{draws}", "draws by their seeds: {draws}";
    written(file): "已写入 {file}", "{file} was written";
}

word_of! {
    /// Behind an item, whether it did not apply to most objects.
    rare(bool) {
        true => "，超过一半，抽查这一事项的范围可能不合适", ", more than half: the scope of this item may be wrong";
        false => "", "";
    }
    /// The name of a group.
    group(Group) {
        Group::Task => "任务", "task";
        Group::Region => "区域", "region";
        Group::Unit => "单位", "unit";
        Group::Month => "月份", "month";
        Group::Kind => "对象类型", "kind";
    }
}

/// The title.
pub fn title(lang: Lang, year: i32, today: NaiveDate, span: Span) -> String {
    let whole = of_year(lang, year, today);
    told!(lang, (span.from, span.until);
        (None, None) => "{whole}", "{whole}";
        (Some(from), None) => "{whole}，{from} 及以后", "{whole}, {from} and later";
        (None, Some(until)) => "{whole}，{until} 及以前", "{whole}, up to {until}";
        (Some(from), Some(until)) => "{whole}，{from} 至 {until}", "{whole}, {from} to {until}";
    )
}
