//! Short sentences of several commands.

use std::path::Path;

use crate::text::{Lang, both};

/// The line that opens a refusal on the screen.
pub fn refused(lang: Lang, code: &str, what: &str) -> String {
    both!(lang, "拒绝 [{code}] {what}", "refused [{code}] {what}")
}

/// What to do next.
pub fn todo(lang: Lang, todo: &str) -> String {
    both!(lang, "怎么办：{todo}", "what to do: {todo}")
}

/// A file or folder that the system would not read or write.
pub fn file_trouble(lang: Lang, path: &Path, error: &str) -> String {
    let path = path.display();
    both!(
        lang,
        "文件出错：{path}：{error}。没有写入半份内容",
        "file trouble: {path}: {error}; nothing was half-written"
    )
}

/// A failure that should not happen.
pub fn unexpected(lang: Lang, error: &str) -> String {
    both!(lang, "出错：{error}", "error: {error}")
}

/// A torn last line of the book was set aside.
pub fn torn_set_aside(lang: Lang, path: &Path) -> String {
    let path = path.display();
    both!(
        lang,
        "注意：账本末行上次未写完（断电或中断），已原样移存到 {path}，账本其余完好",
        "note: the last line of the book had been cut off while written; it is kept in {path}, the rest of the book is whole"
    )
}

/// The book's last line is torn, and this command does not write.
pub fn torn(lang: Lang, bytes: usize) -> String {
    both!(
        lang,
        "注意：账本末行未写完（{bytes} 字节）；下次写账时会原样移存，不会丢弃",
        "note: the last line of the book is cut off ({bytes} bytes); the next act will keep it in a file of its own"
    )
}

/// The head of the book after an act.
pub fn head(lang: Lang, lines: u64, head: &str) -> String {
    both!(
        lang,
        "账本第 {lines} 行，账首摘要 {head}",
        "book line {lines}, head {head}"
    )
}

/// A case folder was made.
pub fn made(lang: Lang, path: &Path, sample: bool) -> Vec<String> {
    let shown = path.display();
    let first = if sample {
        both!(
            lang,
            "已新建案卷 {shown}，内有样例单位的清单、两库和计划",
            "made the case folder {shown} with the lists, libraries and plan of a sample bureau"
        )
    } else {
        both!(
            lang,
            "已新建案卷 {shown}，各表只有表头",
            "made the case folder {shown}; its lists have headers only"
        )
    };
    let next = if sample {
        both!(
            lang,
            "下一步：choucha -C {shown} check",
            "next: choucha -C {shown} check"
        )
    } else {
        both!(
            lang,
            "下一步：在 choucha.toml 写单位名称和年度，用 Excel/WPS 填各表（另存为 CSV UTF-8 或 GBK 均可），再运行 choucha -C {shown} check",
            "next: put the bureau's name and year into choucha.toml, fill the lists in Excel/WPS (saved as CSV, UTF-8 or GBK), then run choucha -C {shown} check"
        )
    };
    vec![first, next]
}

/// How many rows a search found, and how many are shown.
pub fn found(lang: Lang, found: u64, shown: usize) -> String {
    if found > shown as u64 {
        both!(
            lang,
            "共 {found} 行，显示前 {shown} 行（--limit 可调整）",
            "{found} rows; the first {shown} are shown (see --limit)"
        )
    } else {
        both!(lang, "共 {found} 行", "{found} row(s)")
    }
}

/// A column's name and its cell.
pub fn cell(lang: Lang, name: &str, cell: &str) -> String {
    both!(lang, "{name}：{cell}", "{name}: {cell}")
}

/// The label of the bar while the library is read.
pub fn reading_library(lang: Lang) -> &'static str {
    lang.pick("读取对象库", "reading the object library")
}

/// How the vectors came out.
pub fn vectors(lang: Lang, kind: &str, passed: usize, failed: usize) -> String {
    let what = match kind {
        "cipher" => lang.pick("ChaCha20 密码流", "ChaCha20 stream"),
        "key" => lang.pick("密钥推导", "key derivation"),
        "ratio" => lang.pick("比例与取整", "ratios and ceilings"),
        "tickets" => lang.pick("对象抽取", "drawing objects"),
        "assignment" => lang.pick("整场抽取与配组", "whole draws and teams"),
        "replacement" => lang.pick("更换", "replacements"),
        _ => lang.pick("应当拒绝的文本", "texts to refuse"),
    };
    both!(
        lang,
        "{what}：{passed} 例通过，{failed} 例不符",
        "{what}: {passed} passed, {failed} failed"
    )
}

/// A vector that did not come out.
pub fn vector_failed(lang: Lang, name: &str, expected: &str, found: &str) -> String {
    both!(
        lang,
        "  {name}：应为 {expected}，实为 {found}",
        "  {name}: expected {expected}, found {found}"
    )
}
