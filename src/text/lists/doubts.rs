//! What makes one doubt a list, in words.

use crate::domain::lists::doubt::Doubt;
use crate::domain::lists::fault::Fault;
use crate::domain::lists::read_as::ReadAs;

use super::check::in_rows;
use crate::domain::ground::cell::cut;
use crate::domain::ground::ways::METHODS;
use crate::text::{Lang, terms, told, words};

words! {
    more(count): "注意：还有 {count} 处提示没有列出，见 check --json", "note: {count} more such notes are not shown; see check --json";
}

/// How many codes or spellings are named.
const NAMED: usize = 5;

/// A doubt about the list in `file`.
pub fn note(lang: Lang, fault: &Fault<Doubt>, file: &str) -> String {
    let key = fault.column.as_deref();
    let column = key.map_or(String::new(), |key| terms::column(lang, fault.list, key));
    let (rows, value) = (in_rows(lang, &fault.rows), cut(&fault.value));
    told!(lang, &fault.flaw;
        Doubt::Merged { rows, empty } => "注意：{file} 的“{column}”栏 {rows} 行中 {empty} 行为空，有值的行各自开头一段，像是合并单元格；请逐行填满，否则空着的行不在按这一栏划定的范围之内", "note: {empty} of {rows} rows of {file} have an empty {column}, and each value begins a block, as merged cells do; fill it in row by row, or the empty rows are in no scope by that column";
        Doubt::OneName { keys }, count = keys.len(), keys = some(lang, keys) => "注意：{file} {rows}：“{value}”列在 {count} 个号码之下：{keys}；如是同一家（同一人），只留现行的一个，否则会重复进入抽取", "note: {file}, {rows}: \"{value}\" stands under {count} numbers: {keys}; if they are the same, keep the current one only, or it is in the draws twice";
        Doubt::Spelt { others }, others = some(lang, others) => "注意：{file} {rows} {column}“{value}”另有看上去一样的写法“{others}”，抽取时是不同的值；请改成一致", "note: {file}, {rows}, {column}: \"{value}\" looks the same as \"{others}\", but is another value in a draw; spell them alike";
        Doubt::Broken => "注意：{file} {rows} {column}“{value}”像是丢了字或读错了编码；会照样印出和公开，请先核对", "note: {file}, {rows}, {column}: \"{value}\" seems to have lost characters; it is printed and published like that";
        Doubt::Rounded => "注意：{file} {rows}代码“{value}”末尾是 0，像是表格软件只保留了 15 位，校验恰好相符；请照营业执照核对", "note: {file}, {rows}: the code \"{value}\" ends in zeros as if a spreadsheet had kept 15 digits of it, and fits by chance; compare it with the licence";
        Doubt::Way, known = METHODS.join(lang.pick("、", ", ")) => "注意：{file} {rows}检查方式“{value}”会印在文书上，但录入结果时没有这种方式；可用：{known}", "note: {file}, {rows}: the way of inspecting \"{value}\" is printed on the papers, but no result can be entered with it; use: {known}";
        Doubt::Gone => "注意：{file} {rows}“{column}”写着“{value}”，状态却是参加抽取的；如已注销、停业或搬迁，请改状态，否则可能被抽中", "note: {file}, {rows}: {column} says \"{value}\", but by its status the object takes part; if it is gone, mend the status, or it may be drawn";
        Doubt::UnknownPair => "注意：{file} {rows}代码“{value}”的前两位不在已知的登记管理部门和机构类别之中（如 91、92、93、11、12、A1、N1）；代码校验相符，仍照用，请照营业执照核对", "note: {file}, {rows}: the first two characters of the code \"{value}\" are none that are known to be in use (as 91, 92, 93, 11, 12, A1, N1 are); it passes the check and is used, compare it with the licence";
        Doubt::Read(ReadAs::Day(day)) => "注意：{file} {rows} {column}“{value}”读作 {day}", "note: {file}, {rows}, {column}: \"{value}\" is read as {day}";
        Doubt::Read(ReadAs::Window(from, to)) => "注意：{file} {rows} {column}“{value}”读作 {from} 至 {to}", "note: {file}, {rows}, {column}: \"{value}\" is read as {from} to {to}";
        Doubt::Read(ReadAs::Ratio(ratio, Some(times))) => "注意：{file} {rows} {column}“{value}”读作：每次 {ratio}，一年 {times} 次", "note: {file}, {rows}, {column}: \"{value}\" is read as {ratio} each time, {times} time(s) a year";
        Doubt::Read(ReadAs::Ratio(ratio, None)) => "注意：{file} {rows} {column}“{value}”读作：每次 {ratio}", "note: {file}, {rows}, {column}: \"{value}\" is read as {ratio} each time";
        Doubt::Read(ReadAs::Times(times)) => "注意：{file} {rows} {column}“{value}”读作：一年 {times} 次", "note: {file}, {rows}, {column}: \"{value}\" is read as {times} time(s) a year";
        Doubt::Read(ReadAs::Cap(cap)) => "注意：{file} {rows} {column}“{value}”读作：同一企业一年最多查 {cap} 次", "note: {file}, {rows}, {column}: \"{value}\" is read as at most {cap} inspection(s) of one enterprise a year";
        Doubt::Read(ReadAs::Count(count)) => "注意：{file} {rows} {column}“{value}”读作 {count}", "note: {file}, {rows}, {column}: \"{value}\" is read as {count}";
        Doubt::Read(ReadAs::Number) => "注意：{file} {rows}没有填“{column}”，用序号（没有序号的用行次）作编号", "note: {file}, {rows}: {column} is empty; the running number (序号, or the number of the row) serves";
        Doubt::Read(ReadAs::Scope) => "注意：{file} {rows}的“{column}”是对象库的栏，用作任务的范围", "note: {file}, {rows}: {column} is a column of the object library, and narrows the scope of the task";
        Doubt::NotCompared => "注意：{file} 很大，没有比对重名", "note: {file} is long, so its names were not compared";
    )
}

fn some(lang: Lang, values: &[String]) -> String {
    let some = lang.list(values.iter().take(NAMED).map(|value| cut(value)));
    if values.len() > NAMED {
        some + "…"
    } else {
        some
    }
}
