//! What `due` says.

use chrono::NaiveDate;

use crate::domain::visit::due::{Due, OpenThing, Term};

use crate::text::{Lang, both, terms};

/// The title: how much is open, and how much of it is overdue.
pub fn title(lang: Lang, today: NaiveDate, open: usize, overdue: usize) -> String {
    both!(
        lang,
        "截至 {today} 未完事项共 {open} 项，其中逾期 {overdue} 项",
        "open on {today}: {open}, of them overdue: {overdue}"
    )
}

/// How many are listed, where not all are.
pub fn shown(lang: Lang, days: u32, shown: usize) -> String {
    both!(
        lang,
        "以下只列逾期的和剩余不超过 {days} 天的 {shown} 项（录入按工作日计）；汇总仍含全部未完事项",
        "listed are the {shown} that are overdue or have at most {days} day(s) left (results: working days); the totals count everything open"
    )
}

/// Headings of the table.
pub fn headings(lang: Lang) -> [&'static str; 8] {
    lang.pick(
        [
            "剩余", "期限", "事项", "抽取", "代码", "名称", "组长", "组员",
        ],
        [
            "left", "by", "open", "draw", "code", "name", "leader", "members",
        ],
    )
}

/// What is left of a term.
pub fn left(lang: Lang, due: &Due<'_>) -> String {
    let Some(term) = due.term else {
        return "–".to_owned();
    };
    if term.days == 0 {
        return lang.pick("今天到期", "today").to_owned();
    }
    let working = term.working.map(i64::abs);
    let days = match working {
        Some(working) if due.thing.counts_working_days() => {
            both!(lang, "{working} 个工作日", "{working} working day(s)")
        }
        Some(working) if !term.is_over() => {
            let days = term.days;
            both!(
                lang,
                "{days} 天（{working} 个工作日）",
                "{days} day(s), {working} working"
            )
        }
        _ => {
            let days = term.days.abs();
            both!(lang, "{days} 天", "{days} day(s)")
        }
    };
    if term.is_over() {
        both!(lang, "逾期 {days}", "overdue {days}")
    } else {
        days
    }
}

/// A last day.
pub fn by(lang: Lang, term: Option<Term>) -> String {
    term.map_or("–".to_owned(), |term| {
        day(lang, term.by, term.provisional)
    })
}

fn day(lang: Lang, day: NaiveDate, provisional: bool) -> String {
    if provisional {
        both!(lang, "{day}（暂定）", "{day} (provisional)")
    } else {
        day.to_string()
    }
}

/// What is open.
pub fn thing(lang: Lang, due: &Due<'_>) -> String {
    match &due.thing {
        OpenThing::Visit => due.latest_result.map_or_else(
            || lang.pick("待检查", "visit").to_owned(),
            |latest| {
                let latest = day(lang, latest.date, latest.provisional);
                both!(
                    lang,
                    "待检查（结果最迟 {latest} 录入）",
                    "visit (its result by {latest} at the latest)"
                )
            },
        ),
        OpenThing::Result { completed } => both!(
            lang,
            "待录入（{completed} 检查完成）",
            "result (completed on {completed})"
        ),
        OpenThing::Replacement { asked, source } => both!(
            lang,
            "待更换（{asked} 申请，种子来源“{source}”）",
            "replacement (asked for on {asked}, seed from \"{source}\")"
        ),
        OpenThing::Handling(measure) => {
            let measure = terms::measure(lang, *measure);
            both!(lang, "处理中：{measure}", "handling: {measure}")
        }
        OpenThing::Unhandled => lang
            .pick("发现问题，尚未处理", "findings, not handled")
            .to_owned(),
    }
}

/// What the last day for a result rests on, where visits are listed.
pub fn latest_note(lang: Lang, days: u32) -> String {
    both!(
        lang,
        "“结果最迟录入”按期限当天完成检查推算；提前完成的，自完成次日起第 {days} 个工作日为限（细则第19条）",
        "the latest day for a result is that of a visit completed on its last day; completed earlier, it is the {days}th working day after completion (article 19)"
    )
}

/// What provisional means, where such a day is listed.
pub fn provisional_note(lang: Lang) -> &'static str {
    lang.pick(
        "暂定：所涉年度的放假安排尚未公布，期限可能变动",
        "provisional: a notice of holidays on the way is not published yet and may move the day",
    )
}

/// The line above the table of inspectors, or of leaders.
pub fn of_whom(lang: Lang, leaders: bool) -> &'static str {
    if leaders {
        lang.pick("按组长汇总：", "By team leader:")
    } else {
        lang.pick("按检查人员汇总：", "By inspector:")
    }
}

/// Headings of those tables.
pub fn load_headings(lang: Lang) -> [&'static str; 6] {
    lang.pick(
        ["执法证号", "姓名", "待检查", "待录入", "待处理", "逾期"],
        ["cert", "name", "visits", "results", "handling", "overdue"],
    )
}

/// The verdict.
pub fn verdict(lang: Lang, open: usize, overdue: usize) -> String {
    match (open, overdue) {
        (0, _) => lang.pick("没有未完事项。", "Nothing is open.").to_owned(),
        (_, 0) => lang
            .pick("没有逾期事项。", "Nothing is overdue.")
            .to_owned(),
        _ => both!(lang, "逾期 {overdue} 项。", "{overdue} overdue."),
    }
}
