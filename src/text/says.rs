//! Short sentences of several commands.

use std::path::Path;

use crate::domain::method::vectors::VectorKind;

use crate::text::{Lang, told, word_of, words};

words! {
    refused(code, what): "拒绝 [{code}] {what}", "refused [{code}] {what}";
    noted(code, what, todo): "注意 [{code}] {what}\n怎么办：{todo}", "note [{code}] {what}\nwhat to do: {todo}";
    todo(todo): "怎么办：{todo}", "what to do: {todo}";
    file_trouble(path, error): "文件出错：{path}：{error}。没有写入半份内容", "file trouble: {path}: {error}; nothing was half-written";
    unexpected(error): "出错：{error}", "error: {error}";
    torn_set_aside(path): "注意：账本末行上次未写完（断电或中断），已原样移存到 {path}，账本其余完好", "note: the last line of the book had been cut off while written; it is kept in {path}, the rest of the book is whole";
    torn(bytes): "注意：账本末行未写完（{bytes} 字节）；下次写账时会原样移存，不会丢弃", "note: the last line of the book is cut off ({bytes} bytes); the next act will keep it in a file of its own";
    head(lines, head): "账本第 {lines} 行，账首摘要 {head}", "book line {lines}, head {head}";
    made_sample(folder): "已新建演练案卷 {folder}，内有样例单位的清单、两库和计划", "made the rehearsal folder {folder} with the lists, libraries and plan of a sample bureau";
    sample_next(folder): "下一步：choucha -C {folder} check", "next: choucha -C {folder} check";
    made_empty(folder, year): "已新建 {year} 年案卷 {folder}，各表只有表头，结果代码表已填常用的九个代码", "made the case folder {folder} of {year}; its lists have headers only, the finding codes are the nine usual ones";
    made_rehearsal(folder, year): "已新建 {year} 年演练案卷 {folder}，各表只有表头，结果代码表已填常用的九个代码", "made the rehearsal folder {folder} of {year}; its lists have headers only, the finding codes are the nine usual ones";
    empty_next(folder): "下一步：在 choucha.toml 写单位名称，用 Excel/WPS 填各表（另存为 CSV UTF-8 或 GBK 均可），再运行 choucha -C {folder} check", "next: put the bureau's name into choucha.toml, fill the lists in Excel/WPS (saved as CSV, UTF-8 or GBK), then run choucha -C {folder} check";
    cell(name, cell): "{name}：{cell}", "{name}: {cell}";
    reading_library: "读取对象库", "reading the object library";
    vectors(what, passed, failed): "{what}：{passed} 例通过，{failed} 例不符", "{what}: {passed} passed, {failed} failed";
    vector_failed(name, expected, found): "  {name}：应为 {expected}，实为 {found}", "  {name}: expected {expected}, found {found}";
}

word_of! {
    /// What vectors are of.
    vector_kind(VectorKind) {
        VectorKind::Cipher => "ChaCha20 密码流", "ChaCha20 stream";
        VectorKind::Key => "密钥推导", "key derivation";
        VectorKind::Ratio => "比例与取整", "ratios and ceilings";
        VectorKind::Tickets => "对象抽取", "drawing objects";
        VectorKind::Assignment => "整场抽取与配组", "whole draws and teams";
        VectorKind::Refusals => "应当拒绝的文本", "texts to refuse";
        VectorKind::Replacement => "更换", "replacements";
        VectorKind::Beacon => "信标签名", "beacon signatures";
        VectorKind::Signature => "签名和外部见证", "signatures and witnesses";
    }
}

/// A case folder was made, filled with the sample or not, a rehearsal or not.
pub fn made(lang: Lang, path: &Path, sample: bool, (rehearsal, year): (bool, i32)) -> Vec<String> {
    let folder = path.display();
    match (sample, rehearsal) {
        (true, _) => vec![made_sample(lang, &folder), sample_next(lang, folder)],
        (false, true) => vec![
            made_rehearsal(lang, &folder, year),
            empty_next(lang, folder),
        ],
        (false, false) => vec![made_empty(lang, &folder, year), empty_next(lang, folder)],
    }
}

/// How many rows a search found, and how many are shown.
pub fn found(lang: Lang, found: u64, shown: usize) -> String {
    told!(lang, found > shown as u64;
        true => "共 {found} 行，显示前 {shown} 行（--limit 可调整）", "{found} rows; the first {shown} are shown (see --limit)";
        false => "共 {found} 行", "{found} row(s)";
    )
}
