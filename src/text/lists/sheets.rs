//! What workbooks say: notes on headings, and the sheets of faults.

use crate::text::words;

words! {
    required: "必填", "required";
    fault_headings: ["问题和怎么办", "行号"], ["what is wrong, and what to do", "row"];
    doubt_headings: ["提示", "行", "文件", "栏", "值"], ["note", "row", "file", "column", "value"];
    doubts: "提示", "notes";
    wrong_row(code, what, todo): "[{code}] {what}。{todo}", "[{code}] {what}; {todo}";
    wrong_cell(code, column, what, todo): "[{code}] {column}：{what}。{todo}", "[{code}] {column}: {what}; {todo}";
    written(rows, path): "有问题的行已写入 {path}，共 {rows} 行：每个表一张工作表，第一栏写明问题，行号是原表的行号；照此改正原表", "the faulty rows, {rows} of them, are in {path}: a sheet for each list, what is wrong in the first column, with the rows' numbers in the list; mend the lists by it";
    more(rows): "另有 {rows} 处没有写入", "{rows} more are not in it";
    nothing: "没有错误，也没有提示，没有写文件", "there are neither faults nor notes, so no file was written";
    example(value): "例：{value}", "example: {value}";
}
