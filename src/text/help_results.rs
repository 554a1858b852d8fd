//! What `--help` says of the commands about results: what is open, handling, statistics.

use crate::text::Lang;

/// What a command does and its example; `None` when it is none of these.
pub(crate) fn command(lang: Lang, path: &str) -> Option<(&'static str, &'static str)> {
    Some(match path {
        "due" => (
            lang.pick(
                "待办：待检查、待录入、待处理的事项和剩余天数，逾期的在前",
                "What is open: visits, results, handling, with the days left; overdue first",
            ),
            lang.pick(
                "choucha -C 2026 due --within 5\n      剩余不超过 5 天的（录入按工作日计）和全部逾期的；适合每天定时发送。有逾期退出码为 1，没有为 0",
                "choucha -C 2026 due --within 5\n      what is overdue or has at most 5 days left (results: working days); made for a daily mail. Exits 1 when\n      anything is overdue, else 0",
            ),
        ),
        "handle" => (
            lang.pick(
                "登记对检查发现问题的处理（细则第二十一条），逐步入账，办结为止",
                "Enter how a finding is handled (article 21), step by step until it is closed",
            ),
            lang.pick(
                "choucha -C 2026 handle AJ-2026-01-1 91370499MYBHLGMR9E --measure 责令改正 --text \"限期补建台账\" --due 2026-07-31\n      复查合格后办结：同上，另加 --reinspected 2026-07-30 --closed",
                "choucha -C 2026 handle AJ-2026-01-1 91370499MYBHLGMR9E --measure correction --text \"to set up the register\" --due 2026-07-31\n      closed after it was inspected again: the same with --reinspected 2026-07-30 --closed",
            ),
        ),
        "stats" => (
            lang.pick(
                "统计：应查、抽中、更换、已检查、已录入、逾期、发现问题、处理，按任务、区域、单位、月份或对象类型",
                "Statistics: planned, drawn, replaced, inspected, entered, late, findings, handled; by task, region, unit, month, kind",
            ),
            lang.pick(
                "choucha -C 2026 stats --group-by month --csv 统计.csv\n      各数按发生日期归月：抽中按抽取之日，已检查和发现问题按完成之日，录入按首次录入之日，处理按处理之日",
                "choucha -C 2026 stats --group-by month --csv statistics.csv\n      each figure in the month in which it came about: drawn by the day of the draw, inspected and findings by the day\n      of completion, entered by the day of first entry, handled by the day of its step",
            ),
        ),
        _ => return None,
    })
}

/// The help of an argument, by its command and id.
pub(crate) fn argument(lang: Lang, command: &str, id: &str) -> Option<&'static str> {
    Some(match (command, id) {
        ("due", "within") => lang.pick(
            "只列剩余不超过这些天的（录入按工作日，其他按日历日）；逾期的总是列出",
            "List only what has at most so many days left (results: working days); what is overdue is always listed",
        ),
        ("due", "inspector") => lang.pick("只看这名检查人员的（执法证号）", "Only what this inspector has to do (certificate number)"),
        ("due", "task") => lang.pick("只看这个任务的（任务编号）", "Only of this task (its id)"),
        ("stats", "group_by") => lang.pick(
            "按什么分组：task 任务（默认）、region 区域、unit 组长所在单位、month 月份、kind 对象类型",
            "Grouped by: task (default), region, unit (of the leader), month, kind",
        ),
        ("stats", "csv") => lang.pick("另存为 CSV 文件（不覆盖已有文件）", "Write a CSV file as well; an existing file is not written over"),
        ("stats", "from") => lang.pick("只计这一天及以后发生的", "Only what came about on this day or later"),
        ("stats", "until") => lang.pick("只计这一天及以前发生的", "Only what came about on this day or before"),
        ("handle", id) => return of_handle(lang, id),
        _ => return None,
    })
}

fn of_handle(lang: Lang, id: &str) -> Option<&'static str> {
    Some(match id {
        "draw" => lang.pick("抽取编号", "Id of the draw"),
        "object" => lang.pick("检查对象的代码", "Code of the object"),
        "measure" => lang.pick(
            "处理方式：立案调查、行政处罚、移交其他行政机关、移送司法机关、责令改正、不予处罚（或英文词）",
            "What is done: investigation, penalty, transfer, judiciary, correction, nothing (or the Chinese word)",
        ),
        "text" => lang.pick("处理内容：处罚金额、改正要求、不予处罚的理由等", "In words: the fine, what is to be corrected, why nothing follows"),
        "number" => lang.pick("文书文号（行政处罚必填）", "Number of the decision (a penalty needs it)"),
        "recipient" => lang.pick("接收单位（移交、移送必填）", "To whom it is handed on (a transfer needs it)"),
        "term" => lang.pick("改正或办理期限（责令改正必填）", "By when it is to be corrected or decided (a correction needs it)"),
        "reinspected" => lang.pick("复查日期（责令改正办结时必填）", "When it was inspected again (a closed correction needs it)"),
        "date" => lang.pick("处理日期（默认今天）", "Day of the step (default: today)"),
        "closed" => lang.pick("已办结", "Nothing more is to be done"),
        _ => return None,
    })
}

/// The name of an argument's value.
pub(crate) fn value_name(lang: Lang, id: &str) -> Option<&'static str> {
    Some(match id {
        "within" => lang.pick("天数", "DAYS"),
        "inspector" => lang.pick("执法证号", "CERT"),
        "group_by" => lang.pick("分组", "GROUP"),
        "csv" => lang.pick("文件", "FILE"),
        "from" | "until" | "term" | "reinspected" | "date" => lang.pick("日期", "DATE"),
        "measure" => lang.pick("处理方式", "MEASURE"),
        "object" => lang.pick("代码", "CODE"),
        "text" => lang.pick("文字", "TEXT"),
        "number" => lang.pick("文号", "NUMBER"),
        "recipient" => lang.pick("单位", "OFFICE"),
        _ => return None,
    })
}
