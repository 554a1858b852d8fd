//! `[columns]` of choucha.toml: an office's own headings (本单位的列名), list by list, each with the column that it is.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use crate::domain::ground::list_name::ListName;
use crate::domain::lists::case_flaw::{CaseFlaw, ColumnsFlaw};
use crate::domain::lists::columns::OwnHeadings;
use crate::domain::lists::heading::spelt;

/// Reads the own headings of every list: own heading → key of the column.
///
/// # Errors
/// [`CaseFlaw::Columns`], with the line.
pub fn read(text: &str) -> Result<BTreeMap<ListName, OwnHeadings>, CaseFlaw> {
    let mut found = BTreeMap::new();
    let Ok(document) = DeTable::parse(text.trim_start_matches('\u{feff}')) else {
        // What is no TOML at all was refused before.
        return Ok(found);
    };
    let at = |offset: usize, why| CaseFlaw::Columns {
        line: line_of(text, offset),
        why,
    };
    let Some(columns) = document.get_ref().get("columns") else {
        return Ok(found);
    };
    let DeValue::Table(lists) = columns.get_ref() else {
        return Err(at(
            columns.span().start,
            ColumnsFlaw::NoTable("columns".into()),
        ));
    };
    for (name, table) in lists {
        let place = name.span().start;
        let list = ListName::READ
            .into_iter()
            .find(|list| list.key() == name.get_ref());
        let Some(list) = list else {
            let known = ListName::READ.map(ListName::key).to_vec();
            let flaw = ColumnsFlaw::NoList(name.get_ref().to_string(), known);
            return Err(at(place, flaw));
        };
        let DeValue::Table(table) = table.get_ref() else {
            let name = format!("columns.{}", list.key());
            return Err(at(place, ColumnsFlaw::NoTable(name)));
        };
        let own = of_list(list, table).map_err(|(offset, why)| at(offset, why))?;
        found.insert(list, own);
    }
    Ok(found)
}

/// The own headings of one list; what is wrong, with the place in the text.
fn of_list(list: ListName, table: &DeTable<'_>) -> Result<OwnHeadings, (usize, ColumnsFlaw)> {
    let mut own = OwnHeadings::new();
    for (heading, column) in table {
        let (place, word) = (heading.span().start, heading.get_ref().to_string());
        let DeValue::String(name) = column.get_ref() else {
            return Err((place, ColumnsFlaw::NoText(word)));
        };
        let Some(known) = list.known_name(name) else {
            let flaw = ColumnsFlaw::NoColumn(list, name.to_string());
            return Err((place, flaw));
        };
        let key = list.columns()[known].key;
        let other = own.iter().find(|(other, of): &(&String, &String)| {
            spelt(other) == spelt(&word) || of.as_str() == key
        });
        if let Some((other, _)) = other {
            let flaw = ColumnsFlaw::Twice(list, [other.clone(), word], key);
            return Err((place, flaw));
        }
        own.insert(word, key.to_owned());
    }
    Ok(own)
}

/// The line at a place of the text, from 1.
fn line_of(text: &str, offset: usize) -> u64 {
    let before = text.trim_start_matches('\u{feff}').get(..offset);
    before.map_or(1, |before| before.matches('\n').count() as u64 + 1)
}
