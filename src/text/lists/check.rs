//! What `check` says.

use chrono::NaiveDate;

use crate::domain::ground::cell::cut;
use crate::domain::lists::inspector::Inspector;
use crate::domain::lists::rows::Rows;

use crate::text::{Lang, told, words};

words! {
    list_read(list, file, encoding, rows): "{list}：{file}，{encoding}，{rows} 行", "{list}: {file}, {encoding}, {rows} rows";
    taking_part(part, rows): "  其中 {part} 个参加抽取（共 {rows} 个）", "  {part} of {rows} take part";
    vouched(count): "  其中 {count} 个的代码与国标校验不符，由本单位说明（代码说明）", "  {count} with a code that fails the standard's check and is vouched for by the office";
    fault_headings: ["代号", "文件", "行", "栏", "问题", "怎么办"], ["code", "file", "row", "column", "fault", "what to do"];
    of_value(value, what): "“{value}” {what}", "\"{value}\" {what}";
    task_headings: ["任务", "名称", "时间", "轮次", "范围内对象", "可参加人员"], ["task", "name", "window", "rounds", "objects in scope", "may serve"];
    holds_partly(name: &str, cert: &str, from: &NaiveDate, to: &str, tasks: String): "注意：{name}（{cert}）执法证有效期 {from} 至 {to}，不足任务 {tasks} 的全部日期，不进入其抽取", "note: the certificate of {name} ({cert}) holds from {from} to {to}, not on all days of {tasks}; not in their draws";
    word_unmet(task, column, word): "注意：任务 {task} 的{column}“{word}”在对象库中从未出现，请核对写法，否则有关对象不会进入抽取", "note: \"{word}\" in the {column} of {task} never occurs in the object library; if it is misspelt, its objects are not in the draw";
}

/// A line that belongs to the list named before it.
pub fn detail(said: &str) -> String {
    format!("  {said}")
}

/// How many ranges of rows are named.
const RANGES: usize = 5;

/// Rows that have one fault, as a table has them: a number, or ranges and how many rows they are; nothing for a fault of no
/// row.
pub fn rows(lang: Lang, rows: &Rows) -> String {
    let (named, count) = (named(lang, rows), rows.count());
    told!(lang, count;
        0 | 1 => "{named}", "{named}";
        _ => "{named}（{count} 行）", "{named} ({count} rows)";
    )
}

/// The same in a sentence.
pub fn in_rows(lang: Lang, rows: &Rows) -> String {
    let (named, count) = (named(lang, rows), rows.count());
    told!(lang, count;
        0 | 1 => "第 {named} 行", "row {named}";
        _ => "第 {named} 行（{count} 行）", "rows {named} ({count} rows)";
    )
}

/// The ranges of rows, the first few of them.
fn named(lang: Lang, rows: &Rows) -> String {
    if rows.first() == 0 {
        return String::new();
    }
    let range = |(first, last): &(u64, u64)| {
        if first == last {
            first.to_string()
        } else {
            format!("{first}–{last}")
        }
    };
    let ranges = rows.ranges();
    let named = lang.list(ranges.iter().take(RANGES).map(range));
    if ranges.len() > RANGES || rows.has_more() {
        named + lang.pick("…", ", …")
    } else {
        named
    }
}

/// The number of faults, and how many are shown.
pub fn total(lang: Lang, total: u64, shown: u64) -> String {
    let more = total.saturating_sub(shown);
    told!(lang, total;
        0 => "没有错误。", "No faults.";
        _ if total > shown => "共 {total} 处错误，以上列出 {shown} 处，同类的其余 {more} 处没有列出。", "{total} faults; {shown} are shown, {more} more are of the same kinds.";
        _ => "共 {total} 处错误。", "{total} fault(s).";
    )
}

/// A value and what is wrong with it; a long value is cut.
pub fn value(lang: Lang, value: &str, what: &str) -> String {
    let value = cut(value);
    if value.is_empty() {
        what.to_owned()
    } else {
        of_value(lang, value, what)
    }
}

/// How many inspectors may serve, and how many of them are qualified.
pub fn crew(lang: Lang, people: usize, qualified: usize, needed: bool) -> String {
    told!(lang, needed;
        true => "{people}（专业 {qualified}）", "{people} ({qualified} qualified)";
        false => "{people}", "{people}";
    )
}

/// An inspector who does not enter the draws of some tasks.
pub fn cannot_serve(lang: Lang, inspector: &Inspector, tasks: &[&str]) -> String {
    let (cert, name) = (&inspector.cert, &inspector.name);
    let valid_to = inspector.valid_to.as_ref();
    let valid_to = valid_to.map_or(String::new(), ToString::to_string);
    if let Some(from) = inspector.valid_from.as_ref().filter(|_| inspector.active) {
        return holds_partly(lang, name, cert, from, &valid_to, some(lang, tasks));
    }
    told!(lang, inspector.active;
        true, tasks = some(lang, tasks) => "注意：{name}（{cert}）执法证 {valid_to} 到期，不进入任务 {tasks} 的抽取", "note: the certificate of {name} ({cert}) ends on {valid_to}; not in the draws of {tasks}";
        false => "注意：{name}（{cert}）状态为失效，不进入抽取", "note: {name} ({cert}) is 失效 and in no draw";
    )
}

/// How many tasks are named.
const TASKS: usize = 10;

/// Tasks, the first of them named.
fn some(lang: Lang, tasks: &[&str]) -> String {
    let (named, count) = (lang.list(tasks.iter().take(TASKS)), tasks.len());
    told!(lang, count > TASKS;
        true => "{named} 等 {count} 个", "{named}, … ({count} tasks)";
        false => "{named}", "{named}";
    )
}
