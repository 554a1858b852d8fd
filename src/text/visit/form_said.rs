//! What `form` says on the screen.

use std::path::Path;

use crate::domain::visit::paper::VisitPaper;

use crate::text::{Lang, both};

/// There is nothing to print.
pub fn nothing(lang: Lang) -> &'static str {
    lang.pick(
        "没有待录入结果的检查，未生成文书",
        "no visit waits for its result; nothing was written",
    )
}

/// Several draws at one visit.
pub fn merged(lang: Lang, paper: &VisitPaper) -> String {
    let draws: Vec<&str> = paper.tasks.iter().map(|task| task.draw.as_str()).collect();
    let draws = draws.join(lang.pick("、", ", "));
    let (code, name) = (&paper.object.code, &paper.object.name);
    both!(
        lang,
        "合并为一次检查：{name}（{code}），抽取 {draws}",
        "one visit: {name} ({code}), draws {draws}"
    )
}

/// The papers were written; `both` says whether notices and record forms.
pub fn html(lang: Lang, path: &Path, visits: usize, both: (bool, bool)) -> String {
    let path = path.display();
    let what = match both {
        (true, true) => lang.pick("通知书和检查记录表", "notices and record forms"),
        (true, false) => lang.pick("通知书", "notices"),
        _ => lang.pick("检查记录表", "record forms"),
    };
    both!(
        lang,
        "已生成 {visits} 次检查的{what}：{path}",
        "{what} of {visits} visits: {path}"
    )
}

/// The CSV was written.
pub fn csv(lang: Lang, path: &Path, rows: u64) -> String {
    let path = path.display();
    both!(
        lang,
        "已生成待填的结果表，{rows} 个事项：{path}",
        "the CSV to fill in, {rows} items: {path}"
    )
}

/// A CSV of before, perhaps filled in, got another name.
pub fn aside(lang: Lang, path: &Path) -> String {
    let path = path.display();
    both!(
        lang,
        "原有的结果表内容不同，已另存为 {path}",
        "the CSV that was there says something else and is kept as {path}"
    )
}

/// The lists have faults; papers are printed all the same.
pub fn faults(lang: Lang, faults: u64) -> String {
    both!(
        lang,
        "注意：名录或计划有 {faults} 处错误，请用 choucha check 查看",
        "note: the lists have {faults} faults; choucha check shows them"
    )
}

/// What was drawn is in no list any more.
pub fn nameless(lang: Lang, names: &[&str]) -> String {
    let names = names.join(lang.pick("、", ", "));
    both!(
        lang,
        "注意：{names} 已不在今天的名录中，文书上的名称留空，请手填",
        "note: {names} is in no list of today; the name is left blank on paper, write it in"
    )
}
