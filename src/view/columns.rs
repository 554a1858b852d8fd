//! The columns that the lists are read by, explained: for the screen, and as docs/files.md has them.

use std::fmt::Write as _;

use crate::domain::ground::list_name::ListName;
use crate::domain::lists::columns::{Column, OwnHeadings};
use crate::text::lists::columns as words;
use crate::text::{Lang, terms};

use crate::view::table;

/// The table of a list's columns; `own` are the office's own headings.
pub fn explained(lang: Lang, list: ListName, own: &OwnHeadings, width: Option<u16>) -> String {
    let rows = list.columns().iter().map(|column| {
        [
            lang.pick(column.zh, column.key).to_owned(),
            words::need(lang, column),
            lang.list(also_known(lang, column, own)),
            words::about(lang, column),
            column.example.to_owned(),
        ]
    });
    table::render(words::headings(lang), rows, width)
}

/// Every other name of a column, the office's own before the rest.
fn also_known(lang: Lang, column: &Column, own: &OwnHeadings) -> Vec<String> {
    let of_office = own.iter().filter(|(_, key)| *key == column.key);
    let of_office = of_office.map(|(heading, _)| heading.clone());
    let shown = lang.pick(column.zh, column.key);
    let names = column.names().filter(|name| *name != shown);
    of_office.chain(names.map(str::to_owned)).collect()
}

/// The same of all lists in both languages: the tables of docs/files.md.
pub fn markdown() -> String {
    let mut text = String::new();
    for list in ListName::READ {
        let (zh, en) = (terms::list(Lang::Zh, list), terms::list(Lang::En, list));
        let _ = write!(text, "\n**{zh} · {en}** (`{}`)\n\n", list.key());
        text += "| 栏 column | 键 key | 必有 required | 别名 synonyms | 内容 | what | 例 example |\n|---|---|---|---|---|---|---|\n";
        for column in list.columns() {
            let (need, synonyms) = (needed(column), column.synonyms.join("、"));
            let [zh, en] = [Lang::Zh, Lang::En].map(|lang| words::about(lang, column));
            let cells = [
                column.zh,
                column.key,
                &need,
                &synonyms,
                &zh,
                &en,
                column.example,
            ];
            let _ = writeln!(text, "| {} |", cells.join(" | "));
        }
    }
    text
}

/// Whether a column is needed and what holds without it, in both languages.
fn needed(column: &Column) -> String {
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| words::need(lang, column));
    if zh == en {
        zh
    } else {
        format!("{zh} {en}").trim().to_owned()
    }
}
