//! What `check` says.

use crate::text::{Lang, both};

/// How a list was read.
pub fn list_read(lang: Lang, list: &str, file: &str, encoding: &str, rows: u64) -> String {
    both!(
        lang,
        "{list}：{file}，{encoding}，{rows} 行",
        "{list}: {file}, {encoding}, {rows} rows"
    )
}

/// Of how many objects how many take part.
pub fn taking_part(lang: Lang, taking_part: u64, rows: u64) -> String {
    both!(
        lang,
        "  其中 {taking_part} 个参加抽取（共 {rows} 个）",
        "  {taking_part} of {rows} take part"
    )
}

/// Headings of the table of faults.
pub fn fault_headings(lang: Lang) -> [&'static str; 6] {
    lang.pick(
        ["代号", "文件", "行", "栏", "问题", "怎么办"],
        ["code", "file", "row", "column", "fault", "what to do"],
    )
}

/// The number of faults, and how many are shown.
pub fn total(lang: Lang, total: u64, shown: usize) -> String {
    if total == 0 {
        return lang.pick("没有错误。", "No faults.").to_owned();
    }
    if total > shown as u64 {
        return both!(
            lang,
            "共 {total} 处错误，以上是前 {shown} 处。",
            "{total} faults; the first {shown} are shown."
        );
    }
    both!(lang, "共 {total} 处错误。", "{total} fault(s).")
}

/// How many characters of a value are shown.
const SHOWN: usize = 60;

/// A value and what is wrong with it; a long value is cut.
pub fn value(lang: Lang, value: &str, what: &str) -> String {
    let cut: String = value.chars().take(SHOWN).collect();
    let value = if cut.len() < value.len() {
        cut + "…"
    } else {
        cut
    };
    if value.is_empty() {
        what.to_owned()
    } else {
        both!(lang, "“{value}” {what}", "\"{value}\" {what}")
    }
}

/// Headings of the table of tasks.
pub fn task_headings(lang: Lang) -> [&'static str; 6] {
    lang.pick(
        ["任务", "名称", "时间", "轮次", "范围内对象", "可参加人员"],
        [
            "task",
            "name",
            "window",
            "rounds",
            "objects in scope",
            "may serve",
        ],
    )
}

/// How many inspectors may serve, and how many of them are qualified.
pub fn crew(lang: Lang, people: usize, qualified: usize, needed: bool) -> String {
    if needed {
        both!(
            lang,
            "{people}（专业 {qualified}）",
            "{people} ({qualified} qualified)"
        )
    } else {
        people.to_string()
    }
}

/// An inspector who does not enter the draws of some tasks.
pub fn cannot_serve(
    lang: Lang,
    cert: &str,
    name: &str,
    valid_to: &str,
    active: bool,
    tasks: &str,
) -> String {
    if active {
        both!(
            lang,
            "注意：{name}（{cert}）执法证 {valid_to} 到期，不进入任务 {tasks} 的抽取",
            "note: the certificate of {name} ({cert}) ends on {valid_to}; not in the draws of {tasks}"
        )
    } else {
        both!(
            lang,
            "注意：{name}（{cert}）状态为失效，不进入抽取",
            "note: {name} ({cert}) is 失效 and in no draw"
        )
    }
}

/// A word of a task's scope that no object of the library meets.
pub fn word_unmet(lang: Lang, task: &str, column: &str, word: &str) -> String {
    both!(
        lang,
        "注意：任务 {task} 的{column}“{word}”在对象库中从未出现，请核对写法，否则有关对象不会进入抽取",
        "note: \"{word}\" in the {column} of {task} never occurs in the object library; if it is misspelt, its objects are not in the draw"
    )
}
