//! What `lists merge` says.

use crate::text::{Lang, told, words};

words! {
    written(file, rows): "已写入 {file}，共 {rows} 行；原文件没有改动", "written to {file}: {rows} rows; the list itself is as it was";
}

/// How many codes had several rows, and how many rows are gone.
pub fn merged(lang: Lang, codes: u64, gone: u64) -> String {
    told!(lang, codes;
        0 => "没有一个代码有几行", "No code stands in several rows";
        _ => "有几行的代码 {codes} 个，合并掉 {gone} 行", "{codes} code(s) had several rows; {gone} row(s) were merged into others";
    )
}
