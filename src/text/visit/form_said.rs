//! What `form` says on the screen.

use crate::text::{word_of, words};

words! {
    merged(name, code, draws): "合并为一次检查：{name}（{code}），抽取 {draws}", "one visit: {name} ({code}), draws {draws}";
    html(visits, papers, path): "已生成 {visits} 次检查的{papers}：{path}", "{papers} of {visits} visit(s): {path}";
    files(visits, papers, files, folder): "已生成 {visits} 次检查的{papers}，共 {files} 个文件，在 {folder}", "{papers} of {visits} visit(s), {files} files in {folder}";
    approved(what): "已记录审批：{what}", "approval noted: {what}";
    numbered(numbers): "已编号：{numbers}", "numbered: {numbers}";
    csv(rows, path): "已生成待填的结果表，{rows} 个事项：{path}", "the CSV to fill in, {rows} items: {path}";
    xlsx(rows, path): "已生成待填的结果表（工作簿），{rows} 个事项：{path}", "the workbook to fill in, {rows} items: {path}";
    list(rows, path): "已生成抽查名单，{rows} 个对象：{path}", "the drawn list, {rows} objects: {path}";
    aside(path): "原有的结果表内容不同，已另存为 {path}", "the table that was there says something else and is kept as {path}";
    faults(faults): "注意：名录或计划有 {faults} 处错误，请用 choucha check 查看", "note: the lists have {faults} faults; choucha check shows them";
    unapproved(count): "注意：{count} 份检查通知书的检查尚未批准（[papers] approval = \"required\"），只试印、不编号；批准后用 choucha approve 入账，再打印", "note: the visits of {count} notice(s) are not approved ([papers] approval = \"required\"); these are drafts without a number; enter the approval with choucha approve and print them again";
    nameless(names): "注意：{names} 不在今天的名录中，文书上的名称留空，请手填", "note: {names} is in no list of today; the name is left blank on paper, write it in";
}

word_of! {
    /// Nothing is to be written; whether results were to be told.
    nothing(bool) {
        false => "没有待录入结果的检查，未生成文书", "no visit waits for its result; nothing was written";
        true => "没有尚未告知的结果，未生成文书", "every result that was entered has been told; nothing was written";
    }
}
