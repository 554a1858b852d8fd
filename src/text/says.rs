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
    torn_set_aside(path): "注意：账本末尾有一段未写完的内容（断电、中断或被改动），已原样移存到 {path}，并在账本中记了一行", "note: the book ended with something that was not written to its end (cut off, or changed since); it is kept in {path}, and a line of the book says so";
    line_ended(line): "注意：账本第 {line} 行末尾缺换行符，已补上；该行内容完整，没有丢失", "note: line {line} of the book had lost its line end and has it again; nothing of the line was lost";
    torn(bytes): "注意：账本末尾有 {bytes} 字节不是完整的一行，没有计入；下次记账时会原样移存，并记一行", "note: the book ends with {bytes} bytes that are no whole line, and do not count; the next act will keep them in a file of their own, and a line will say so";
    no_line_end: "注意：账本末行缺换行符；该行内容完整，已计入，下次记账时会补上换行符", "note: the last line of the book has lost its line end; the line is whole and counts, and the next act will put the line end back";
    torn_before(line, file): "注意：账本第 {line} 行记明：此前有一段未写完的内容，移存在 {file}", "note: line {line} of the book says that something not written to its end had stood before it; it is kept in {file}";
    not_named(what): "注意：已记入账本，但文件夹还没有改成正式名称（{what}）；它可以照常读取，下次记账的命令会再试", "note: this is in the book, but its folder could not be given its name ({what}); it can be read all the same, and the next command that writes tries again";
    not_settled(what): "注意：上次中断留下的文件夹还不能清理（{what}）；不影响使用，下次记账的命令会再试", "note: what was left behind when the tool was cut off cannot be tidied up yet ({what}); nothing depends on it, and the next command that writes tries again";
    not_flushed(what): "注意：已记入账本，但系统没有确认写到磁盘（{what}）", "note: this is in the book, but the system did not confirm that it is on the disk ({what})";
    not_in_place(what): "注意：公开已记入账本，但文件还没有全部放到 public 中（{what}）；下次记账的命令会接着完成", "note: the publication is in the book, but its files are not all in public yet ({what}); the next command that writes goes on with it";
    public_link(to): "注意：public 是一个链接，公开的内容写到了它指向的 {to}；链接没有动", "note: public is a link; what was published was written to where it leads, {to}, and the link is as it was";
    public_unfinished: "注意：上次公开中断，public 中的文件还不完整；下次记账的命令会接着完成", "note: the last publication was cut off and public is not complete; the next command that writes finishes it";
    done_but(lines, head, what): "已完成，记入账本第 {lines} 行，账本末行校验码 {head}；但是：{what}", "done: this is line {lines} of the book, head {head}; but: {what}";
    path_error(path, error): "{path}：{error}", "{path}: {error}";
    head(lines, head): "账本第 {lines} 行，账本末行校验码 {head}", "book line {lines}, head {head}";
    made_sample(folder): "已新建演练案卷 {folder}，内有样例单位的清单、两库和计划", "made the rehearsal folder {folder} with the lists, libraries and plan of a sample bureau";
    sample_next(folder): "下一步：choucha -C {folder} check", "next: choucha -C {folder} check";
    made_empty(folder, year): "已新建 {year} 年案卷 {folder}，各表只有表头，结果代码表已填常用的九个代码", "made the case folder {folder} of {year}; its lists have headers only, the finding codes are the nine usual ones";
    made_rehearsal(folder, year): "已新建 {year} 年演练案卷 {folder}，各表只有表头，结果代码表已填常用的九个代码", "made the rehearsal folder {folder} of {year}; its lists have headers only, the finding codes are the nine usual ones";
    name_it: "单位名称还没有写：填在 choucha.toml 的 bureau 后面", "the bureau's name is missing: put it behind bureau in choucha.toml";
    empty_next(folder): "下一步：用 Excel/WPS 填各表（CSV 或工作簿均可），再运行 choucha -C {folder} check", "next: fill the lists in Excel/WPS (CSV or workbooks), then run choucha -C {folder} check";
    template(file): "习惯用工作簿的，可在 {file} 里填写（每个表一张工作表，有栏目说明和下拉选项），并在 choucha.toml 的 [files] 写明，如 objects = \"{file}#检查对象名录库\"", "those who prefer workbooks fill in {file} (a sheet for each list, with notes and drop-downs) and name its sheets under [files] in choucha.toml, as in objects = \"{file}#检查对象名录库\"";
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

/// A case folder was made, filled with the sample or not, a rehearsal or not; `file` is its workbook to fill in.
pub fn made(
    lang: Lang,
    (path, file): (&Path, &str),
    (sample, named): (bool, bool),
    (rehearsal, year): (bool, i32),
) -> Vec<String> {
    let folder = path.display();
    if sample {
        return vec![made_sample(lang, &folder), sample_next(lang, folder)];
    }
    let made = if rehearsal {
        made_rehearsal(lang, &folder, year)
    } else {
        made_empty(lang, &folder, year)
    };
    let mut lines = vec![made];
    if !named {
        lines.push(name_it(lang).to_owned());
    }
    lines.extend([empty_next(lang, folder), template(lang, file)]);
    lines
}

/// How many rows a search found, and how many are shown.
pub fn found(lang: Lang, found: u64, shown: usize) -> String {
    told!(lang, found > shown as u64;
        true => "共 {found} 行，显示前 {shown} 行（--limit 可调整）", "{found} rows; the first {shown} are shown (see --limit)";
        false => "共 {found} 行", "{found} row(s)";
    )
}
