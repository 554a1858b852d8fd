//! What `lists diff` says (名录变动).

use crate::domain::ground::list_name::ListName;
use crate::domain::versions::change::{Absence, Version};
use crate::domain::versions::side::Side;

use crate::text::{Lang, both, terms};

/// What was compared: the file, its rows and its digest; `after` for the later side.
pub fn side(lang: Lang, told: &Version, after: bool, task: Option<&str>) -> String {
    let (file, rows, sha) = (&told.file, told.rows, told.sha);
    let file = match told.side {
        Side::Now => both!(lang, "案卷现行 {file}", "{file} as it is now"),
        _ => file.clone(),
    };
    let which = if after {
        lang.pick("变动后", "after")
    } else {
        lang.pick("变动前", "before")
    };
    let counted = told.counted.map_or(String::new(), |n| match task {
        Some(task) => both!(
            lang,
            "，其中 {n} 个在任务 {task} 现行范围内",
            ", {n} in the scope of {task} as the plan now has it"
        ),
        None => both!(lang, "，其中 {n} 个参加抽取", ", {n} take part"),
    });
    let rows = match told.encoding {
        Some(encoding) => {
            let encoding = terms::encoding(lang, encoding);
            both!(lang, "{encoding}，{rows} 行", "{encoding}, {rows} rows")
        }
        None => both!(lang, "{rows} 个代码", "{rows} codes"),
    };
    both!(
        lang,
        "{which}：{file}，{rows}{counted}，SHA-256 {sha}",
        "{which}: {file}, {rows}{counted}, SHA-256 {sha}"
    )
}

/// How many rows were added, removed, changed.
pub fn row_counts(lang: Lang, list: ListName, added: u64, removed: u64, changed: u64) -> String {
    let list = terms::list(lang, list);
    both!(
        lang,
        "{list}：新增 {added} 行，删除 {removed} 行，变更 {changed} 行",
        "{list}: {added} added, {removed} removed, {changed} changed"
    )
}

/// How many objects came and went.
pub fn code_counts(lang: Lang, added: u64, removed: u64) -> String {
    both!(
        lang,
        "检查对象：新增 {added} 个，减少 {removed} 个",
        "objects: {added} added, {removed} removed"
    )
}

/// The columns that were added or removed.
pub fn columns(lang: Lang, names: &[String], added: bool) -> String {
    let names: Vec<&str> = names
        .iter()
        .map(|name| match name.as_str() {
            "" => lang.pick("（无栏名）", "(no name)"),
            name => name,
        })
        .collect();
    let names = names.join(lang.pick("、", ", "));
    if added {
        both!(lang, "新增的栏：{names}", "columns added: {names}")
    } else {
        both!(lang, "删除的栏：{names}", "columns removed: {names}")
    }
}

/// What a table below is of.
pub fn title(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Added => lang.pick("新增：", "added:"),
        Kind::Removed => lang.pick("删除：", "removed:"),
        Kind::Changed => lang.pick("变更：", "changed:"),
        Kind::CodesRemoved => lang.pick("减少：", "removed:"),
    }
}

/// The tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Rows or objects added.
    Added,
    /// Rows removed.
    Removed,
    /// Rows changed.
    Changed,
    /// Objects that went.
    CodesRemoved,
}

/// How many are not shown.
pub fn more(lang: Lang, hidden: u64) -> String {
    both!(
        lang,
        "另有 {hidden} 行未显示（--limit 可调整）",
        "and {hidden} more (see --limit)"
    )
}

/// Rows of a file that could not be read.
pub fn unread(lang: Lang, file: &str, total: u64) -> String {
    both!(
        lang,
        "注意：{file} 有 {total} 行读不出，未参加比对：",
        "note: {total} row(s) of {file} could not be read and were not compared:"
    )
}

/// The last line: whether something differs, and if not, whether every row could be read.
pub fn verdict(lang: Lang, differs: bool, same: bool) -> &'static str {
    if differs {
        lang.pick("两者不同。", "The two differ.")
    } else if same {
        lang.pick("两者相同。", "The two are the same.")
    } else {
        lang.pick(
            "读得出的行相同，但有行读不出，不能断定两者相同。",
            "The rows that could be read are the same, but some could not be read.",
        )
    }
}

/// Headings that are no columns of a list: row, column, old and new value, reason.
pub fn headings(lang: Lang) -> [&'static str; 5] {
    lang.pick(
        ["行", "栏", "原值", "现值", "原因"],
        ["row", "column", "old", "new", "why"],
    )
}

/// Why a list does not count an object.
pub fn why(lang: Lang, why: Absence, status: &str, before: bool) -> String {
    match why {
        Absence::Gone if before => lang
            .pick("原名录库中没有", "was not in the library")
            .to_owned(),
        Absence::Gone => lang
            .pick("已不在名录库中", "gone from the library")
            .to_owned(),
        Absence::Status => both!(
            lang,
            "不参加抽取（状态：{status}）",
            "does not take part (status {status})"
        ),
        Absence::Scope => lang
            .pick("不在任务现行范围内", "out of the task's scope now")
            .to_owned(),
    }
}

/// The same for scripts.
pub fn why_word(why: Absence) -> &'static str {
    match why {
        Absence::Gone => "gone",
        Absence::Status => "status",
        Absence::Scope => "scope",
    }
}

/// The label of the bar while the lists are read.
pub fn reading(lang: Lang) -> &'static str {
    lang.pick("读取名录", "reading the lists")
}
