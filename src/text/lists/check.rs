//! What `check` says.

use crate::domain::lists::inspector::Inspector;

use crate::text::{Lang, told, words};

words! {
    list_read(list, file, encoding, rows): "{list}：{file}，{encoding}，{rows} 行", "{list}: {file}, {encoding}, {rows} rows";
    taking_part(part, rows): "  其中 {part} 个参加抽取（共 {rows} 个）", "  {part} of {rows} take part";
    fault_headings: ["代号", "文件", "行", "栏", "问题", "怎么办"], ["code", "file", "row", "column", "fault", "what to do"];
    of_value(value, what): "“{value}” {what}", "\"{value}\" {what}";
    task_headings: ["任务", "名称", "时间", "轮次", "范围内对象", "可参加人员"], ["task", "name", "window", "rounds", "objects in scope", "may serve"];
    word_unmet(task, column, word): "注意：任务 {task} 的{column}“{word}”在对象库中从未出现，请核对写法，否则有关对象不会进入抽取", "note: \"{word}\" in the {column} of {task} never occurs in the object library; if it is misspelt, its objects are not in the draw";
}

/// The number of faults, and how many are shown.
pub fn total(lang: Lang, total: u64, shown: usize) -> String {
    told!(lang, total;
        0 => "没有错误。", "No faults.";
        _ if total > shown as u64 => "共 {total} 处错误，以上是前 {shown} 处。", "{total} faults; the first {shown} are shown.";
        _ => "共 {total} 处错误。", "{total} fault(s).";
    )
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
    told!(lang, inspector.active;
        true, tasks = lang.list(tasks) => "注意：{name}（{cert}）执法证 {valid_to} 到期，不进入任务 {tasks} 的抽取", "note: the certificate of {name} ({cert}) ends on {valid_to}; not in the draws of {tasks}";
        false => "注意：{name}（{cert}）状态为失效，不进入抽取", "note: {name} ({cert}) is 失效 and in no draw";
    )
}
