//! What is wrong with a day, a ratio, a time of the year or a scope, in words: what stands there, and what to write.

use crate::domain::ground::cell::cut;
use crate::domain::ground::date::DateFlaw;
use crate::domain::lists::period_cell::PeriodFlaw;
use crate::domain::lists::ratio_cell::RatioCellFlaw;

use crate::text::{Lang, Said, flaws};

/// A cell that is no day (L08).
pub(super) fn date(lang: Lang, flaw: DateFlaw) -> Said {
    flaws!(lang, flaw;
        DateFlaw::Form =>
            "不是日期", "is no date";
            "写作 2026-03-01", "write it as 2026-03-01";
        DateFlaw::Serial(day) =>
            "是表格软件的日期序号，即 {day}", "is a spreadsheet's number of the day {day}";
            "核对后写作 {day}，或把这一列设为日期格式再另存", "if that is the day, write {day}, or give the column the format of dates and save it again";
        DateFlaw::NoSuchDay(year, month, days) =>
            "没有这一天：{year} 年 {month} 月只有 {days} 天", "does not exist: month {month} of {year} has {days} days";
            "照原件改正", "mend it from its source";
        DateFlaw::NoSuchMonth(month) =>
            "没有 {month} 月", "does not exist: there is no month {month}";
            "照原件改正；写作 2026-03-01", "mend it from its source; write it as 2026-03-01";
        DateFlaw::Year(year) =>
            "{year} 年不可能：应在 1949 年到 2100 年之间", "cannot be: a year from 1949 to 2100 is meant, not {year}";
            "照原件改正；没有期限的写“长期”", "mend it from its source; what has no end is 长期";
        DateFlaw::MonthOnly =>
            "只有年月，不知道是哪一天", "has a month and no day";
            "写明日期，如 2026-03-01", "write the day, as 2026-03-01";
    )
}

/// A cell that gives no ratio (L12).
pub(super) fn ratio(lang: Lang, flaw: RatioCellFlaw) -> Said {
    flaws!(lang, flaw;
        RatioCellFlaw::Form | RatioCellFlaw::Count =>
            "不是抽查比例", "is no ratio";
            "写作 5%、2‰、0.25%、100%，或固定数 #20、20家；连同频次写作“5%，1次/年”；按实际情况定的，写明最低抽多少", "write 5%, 2‰, 0.25%, 100%, or a fixed count #20; with the frequency \"5%，1次/年\"; what depends on circumstances has a least number all the same";
        RatioCellFlaw::UpperBound =>
            "说的是上限，没有说至少抽多少", "is an upper bound: it does not say how many are drawn at least";
            "写明每次抽的比例，如 5%（细则第16条：覆盖面有下限）；一年最多查几次的写在年度上限", "write the ratio of each round, as 5% (article 16 has a least coverage); how often a year at most goes under 年度上限 (cap)";
        RatioCellFlaw::Several =>
            "有几个不同的比例", "has several ratios";
            "按等级等不同的，写在“分层”一栏：信用等级: A=1%; B=4%; *=5%；不同任务的，分行写", "what differs by grade goes under 分层 (strata): 信用等级: A=1%; B=4%; *=5%; different tasks go into rows of their own";
    )
}

/// A cell that gives no time of the year (L58).
pub(super) fn period(lang: Lang, flaw: PeriodFlaw) -> Said {
    flaws!(lang, flaw;
        PeriodFlaw::Form =>
            "读不出起止日期", "gives no first and last day";
            "写作 6月-8月、全年、上半年、第三季度、2026年6月1日至8月31日，或填开始日期和截止日期两栏", "write 6月-8月, 全年, 上半年, 第三季度, 2026年6月1日至8月31日, or fill in the first and last day";
        PeriodFlaw::Several =>
            "有几段时间", "has several times of the year";
            "一个任务一段时间：写从头到尾的一段并填频次，或分成几个任务", "a task has one: write it from the first to the last day with the number of rounds, or make several tasks of it";
        PeriodFlaw::Order(from) =>
            "在 {from} 之前就结束了", "ends before {from}";
            "改正起止日期；跨年的任务分到两个案卷", "mend the days; a task over two years goes into two folders";
        PeriodFlaw::NoSuchDay =>
            "有不存在的日期", "has a day that does not exist";
            "改正日期", "mend the day";
    )
}

/// A scope that only people understand, in the column of scopes or in one that nobody knows (L62).
pub(super) fn scope(lang: Lang, column: Option<&str>, like: &[String]) -> Said {
    if column.is_some_and(|key| key != "range") {
        return scope_column(lang, like);
    }
    let some = like.iter().map(|clause| format!("“{}”", cut(clause)));
    let some = lang.list(some);
    flaws!(lang, like.is_empty();
        true =>
            "这样的范围只有人能懂，或对象库没有其中的栏", "is a scope that only people understand, or names a column that the object library does not have";
            "写作“列名=值;值，列名=值”，列名用对象库的栏（如 对象类型、区域、信用等级、行业类别），不限的写“全部”；也可以直接把那一栏加到计划里", "write \"column=value;value，column=value\" with columns of the object library, or 全部 for all of it; the column may also be added to the plan";
        false =>
            "这样的范围只有人能懂，或对象库没有其中的栏", "is a scope that only people understand, or names a column that the object library does not have";
            "是不是 {some}？写作“列名=值;值，列名=值”，不限的写“全部”；也可以直接把那一栏加到计划里", "is {some} meant? Write \"column=value;value，column=value\", or 全部 for all; the column may also be added to the plan";
    )
}

/// A heading of the plan that sounds like a scope, and is no column of the plan or of the library .
fn scope_column(lang: Lang, like: &[String]) -> Said {
    let some = like.iter().map(|name| format!("“{}”", cut(name)));
    let some = lang.list(some);
    flaws!(lang, like.is_empty();
        true =>
            "这一栏像是检查范围，但计划和对象库都没有这一栏，抽取时不起作用", "looks like a scope, but is no column of the plan or of the object library, and a draw would pass over it";
            "改成对象库有的列名（如 行业、区域），或在 choucha.toml 的 [columns.plan] 写明它是哪一栏；不是范围的，删去或改名", "rename it to a column of the object library, or say in choucha.toml under [columns.plan] which column it is; if it is no scope, delete or rename it";
        false =>
            "这一栏像是检查范围，但计划和对象库都没有这一栏，抽取时不起作用", "looks like a scope, but is no column of the plan or of the object library, and a draw would pass over it";
            "是不是 {some}？照此改列名，或在 choucha.toml 的 [columns.plan] 写明它是哪一栏；不是范围的，删去或改名", "is {some} meant? Rename it so, or say in choucha.toml under [columns.plan] which column it is; if it is no scope, delete or rename it";
    )
}
