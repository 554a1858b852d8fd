//! What `man` says, and the headings of its pages.

use crate::text::{Lang, words};

words! {
    written(count: usize, dir: &str): "已在 {dir} 写入 {count} 页手册", "{count} pages of the manual are in {dir}";
}

/// The page with the headings that its maker writes in English in the language asked for.
pub fn headings(lang: Lang, page: &str) -> String {
    let headings = [
        (".SH NAME\n", ".SH 名称\n"),
        (".SH SYNOPSIS\n", ".SH 用法\n"),
        (".SH DESCRIPTION\n", ".SH 说明\n"),
        (".SH EXTRA\n", ".SH 示例与说明\n"),
        (".SH VERSION\n", ".SH 版本\n"),
    ];
    let translated = |page: String, (en, zh): (&str, &str)| page.replace(en, zh);
    match lang {
        Lang::En => page.replace(".SH EXTRA\n", ".SH EXAMPLE\n"),
        Lang::Zh => headings.into_iter().fold(page.to_owned(), translated),
    }
}
