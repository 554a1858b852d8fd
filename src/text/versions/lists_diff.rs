//! What `lists diff` says (名录变动).

use crate::domain::versions::change::{Absence, Told};
use crate::domain::versions::side::Side;

use crate::text::{Lang, terms, told, word_of, words};

words! {
    row_counts(list, added, removed, changed): "{list}：新增 {added} 行，删除 {removed} 行，变更 {changed} 行", "{list}: {added} added, {removed} removed, {changed} changed";
    code_counts(added, removed): "检查对象：新增 {added} 个，减少 {removed} 个", "objects: {added} added, {removed} removed";
    no_name: "（无栏名）", "(no name)";
    columns_added(names): "新增的栏：{names}", "columns added: {names}";
    columns_removed(names): "删除的栏：{names}", "columns removed: {names}";
    more(hidden): "另有 {hidden} 行未显示（--limit 可调整）", "and {hidden} more (see --limit)";
    unread(file, total): "注意：{file} 有 {total} 行读不出，未参加比对：", "note: {total} row(s) of {file} could not be read and were not compared:";
    headings: ["行", "栏", "原值", "现值", "原因"], ["row", "column", "old", "new", "why"];
    reading: "读取名录", "reading the lists";
}

word_of! {
    /// What a table below is of.
    title(Kind) {
        Kind::Added => "新增：", "added:";
        Kind::Removed => "删除：", "removed:";
        Kind::Changed => "变更：", "changed:";
        Kind::CodesRemoved => "减少：", "removed:";
    }
    /// The last line: whether something differs, and if not, whether every row could be read.
    verdict((bool, bool)) {
        (true, _) => "两者不同。", "The two differ.";
        (false, true) => "两者相同。", "The two are the same.";
        (false, false) => "读得出的行相同，但有行读不出，不能断定两者相同。", "The rows that could be read are the same, but some could not be read.";
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

/// What was compared: the file, its rows and its digest; `after` for the later side.
pub fn side(lang: Lang, compared: &Told, after: bool, task: Option<&str>) -> String {
    let (file, rows, sha) = (&compared.file, compared.rows, compared.sha);
    let file = told!(lang, compared.side;
        Side::Now => "案卷现行 {file}", "{file} as it is now";
        Side::File(_) | Side::Draw(_) | Side::Plan(_) => "{file}", "{file}";
    );
    let rows = told!(lang, compared.encoding;
        Some(encoding), encoding = terms::encoding(lang, encoding) => "{encoding}，{rows} 行", "{encoding}, {rows} rows";
        None => "{rows} 个代码", "{rows} codes";
    );
    let counted = told!(lang, (compared.counted, task);
        (None, _) => "", "";
        (Some(n), Some(task)) => "，其中 {n} 个在任务 {task} 现行范围内", ", {n} in the scope of {task} as the plan now has it";
        (Some(n), None) => "，其中 {n} 个参加抽取", ", {n} take part";
    );
    told!(lang, after;
        false => "变动前：{file}，{rows}{counted}，SHA-256 {sha}", "before: {file}, {rows}{counted}, SHA-256 {sha}";
        true => "变动后：{file}，{rows}{counted}，SHA-256 {sha}", "after: {file}, {rows}{counted}, SHA-256 {sha}";
    )
}

/// The columns that were added or removed.
pub fn columns(lang: Lang, names: &[String], added: bool) -> String {
    let names = lang.list(names.iter().map(|name| match name.as_str() {
        "" => no_name(lang),
        name => name,
    }));
    if added {
        columns_added(lang, names)
    } else {
        columns_removed(lang, names)
    }
}

/// Why a list does not count an object; `before` when it is the earlier list.
pub fn why(lang: Lang, why: Absence, status: &str, before: bool) -> String {
    told!(lang, (why, before);
        (Absence::Gone, true) => "原名录库中没有", "was not in the library";
        (Absence::Gone, false) => "已不在名录库中", "gone from the library";
        (Absence::Status, _) => "不参加抽取（状态：{status}）", "does not take part (status {status})";
        (Absence::Scope, _) => "不在任务现行范围内", "out of the task's scope now";
    )
}
