//! What was done to a list while it was read, in words.

use crate::domain::lists::read_note::{PassedOver, ReadNote};

use crate::domain::ground::cell::cut;
use crate::text::lists::check::in_rows;
use crate::text::{Lang, told, words};

words! {
    lines_left_out(lines: u64): "各表中有 {lines} 行（合计、小计、落款、重复的表头）没有读入，见 check", "{lines} line(s) of the lists (totals, signatures, headers once more) were left out: see check";
    hidden_read(rows: u64, columns: usize): "工作簿中隐藏的 {rows} 行、{columns} 栏同样读入，见 check", "{rows} hidden row(s) and {columns} hidden column(s) of workbooks were read all the same: see check";
}

/// What was done to a list.
pub fn note(lang: Lang, note: &ReadNote) -> String {
    told!(lang, note;
        ReadNote::TitleRows { rows }, header = rows + 1 => "表头在第 {header} 行，上面 {rows} 行是标题，没有读", "the header is row {header}; the {rows} row(s) above it are a title and were not read";
        ReadNote::Total { row } => "第 {row} 行是合计，没有读入", "row {row} is a total and was left out";
        ReadNote::Signature { row } => "第 {row} 行是落款或附注，没有读入", "row {row} is a signature or a remark and was left out";
        ReadNote::Totals { rows }, rows = in_rows(lang, rows) => "{rows}是夹在中间的小计，没有读入", "{rows}: a total among the rows, left out";
        ReadNote::Headers { rows }, rows = in_rows(lang, rows) => "{rows}又是表头，没有读入", "{rows}: the header once more, left out";
        ReadNote::Separator(separator), name = separator_name(lang, *separator) => "各栏以{name}分隔", "the columns are parted by {name}";
        ReadNote::WebPage => "文件是网页（HTML），读的是其中的表格", "the file is a web page (HTML); the table in it was read";
        ReadNote::Sheet { name, hidden, others }, name = cut(name), hidden = self::hidden(lang, *hidden), others = self::others(lang, others) => "读的是工作表“{name}”{hidden}{others}", "the sheet \"{name}\"{hidden} was read{others}";
        ReadNote::Hidden { rows }, rows = in_rows(lang, rows) => "{rows}在表中是隐藏的（或被筛选掉），同样读入", "{rows} of the sheet is hidden or filtered away, and was read all the same";
        ReadNote::HiddenColumns { columns }, columns = lang.list(columns.iter().map(|heading| format!("“{}”", cut(heading)))) => "{columns}栏在表中是隐藏的，同样读入", "hidden columns of the sheet were read all the same: {columns}";
        ReadNote::Filled { column, cells }, column = cut(column) => "“{column}”栏的合并单元格已向下填充 {cells} 格", "merged cells of the column \"{column}\" were filled downwards: {cells}";
    )
}

/// What was left out of the lists, and read though it is hidden, in short; nothing where there was none.
pub fn passed_over(lang: Lang, found: PassedOver) -> Vec<String> {
    let PassedOver {
        left_out,
        hidden_rows,
        hidden_columns,
    } = found;
    let mut said = Vec::new();
    if left_out > 0 {
        said.push(lines_left_out(lang, left_out));
    }
    if hidden_rows > 0 || hidden_columns > 0 {
        said.push(hidden_read(lang, hidden_rows, hidden_columns));
    }
    said
}

fn hidden(lang: Lang, hidden: bool) -> String {
    told!(lang, hidden;
        true => "（隐藏的工作表）", " (a hidden one)";
        false => "", "";
    )
}

/// The sheets that were not read.
fn others(lang: Lang, others: &[String]) -> String {
    let names = lang.list(others.iter().map(|name| cut(name)));
    told!(lang, others.len();
        0 => "", "";
        _ => "，没有读：{names}", ", not {names}";
    )
}

fn separator_name(lang: Lang, separator: char) -> String {
    told!(lang, separator;
        '\t' => "制表符（TAB）", "TAB";
        _ => "“{separator}”", "\"{separator}\"";
    )
}
