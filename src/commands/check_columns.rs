//! `check --columns`: every column of a list, by which names it is known, whether it must be there, what holds without it.

use serde_json::{Value, json};

use crate::acts::lists::check;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::choices::choices;
use crate::domain::lists::columns::{Column, OwnHeadings};
use crate::exit::Exit;
use crate::text::lists::columns as words;
use crate::text::{Lang, terms};
use crate::view;

use crate::commands::Context;

/// What stands for all lists.
pub(super) const ALL: &str = "all";

/// Explains the columns of the list with this key, or of all.
pub(super) fn explain(key: &str, context: &mut Context) -> anyhow::Result<Exit> {
    let own = check::own_headings(&context.desk);
    let console = &mut context.console;
    let lang = console.lang;
    let mut lists = Vec::new();
    for list in ListName::READ {
        if key != ALL && key != list.key() {
            continue;
        }
        let own = own.get(&list).cloned().unwrap_or_default();
        console.line(&words::of_list(lang, terms::list(lang, list), list.key()))?;
        console.line(&view::columns::explained(lang, list, &own, console.width))?;
        let columns = list.columns().iter();
        let columns = columns.map(|column| document(lang, list, column, &own));
        lists.push(json!({ "list": list.key(), "columns": columns.collect::<Vec<_>>() }));
    }
    console.line(words::how(lang))?;
    console.document(&json!({ "lists": lists }))?;
    Ok(Exit::Done)
}

fn document(lang: Lang, list: ListName, column: &Column, own: &OwnHeadings) -> Value {
    let own = own.iter().filter(|(_, key)| *key == column.key);
    let own: Vec<&String> = own.map(|(heading, _)| heading).collect();
    let [about, default] = [column.about, column.default].map(|[zh, en]| lang.pick(zh, en));
    json!({
        "key": column.key, "zh": column.zh, "required": column.required, "synonyms": column.synonyms,
        "own": own, "about": about, "default": default, "example": column.example,
        "values": choices(list, column.key),
    })
}
