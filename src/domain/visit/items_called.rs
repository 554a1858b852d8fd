//! Items as people call them where a result is entered: by id or by name, one or several in a cell, with the running numbers
//! of a list before them (`1.台账`, `2.持证`).

use super::flaw::VisitFlaw;
use super::naming::Named;
use crate::domain::ground::cell::tidy_id;
use crate::domain::ground::word::without_text_marks;
use crate::domain::lists::item::{self, ItemNames};

/// The id of the item that is called so; what is called itself, as an id, where no item is.
///
/// # Errors
/// [`VisitFlaw::Ambiguous`] for a name that several items have.
pub fn item_called(called: &str, names: &ItemNames) -> Result<String, VisitFlaw> {
    Ok(known(called, names)?.unwrap_or_else(|| tidy_id(called).into_owned()))
}

/// The ids of the items that a cell calls, each once; the cell itself, as an id, where it holds anything that is no item.
///
/// # Errors
/// As [`item_called`].
pub fn items_called(cell: &str, names: &ItemNames) -> Result<Vec<String>, VisitFlaw> {
    if let Some(id) = known(cell, names)? {
        return Ok(vec![id]);
    }
    let mut ids = Vec::new();
    for line in cell.lines().filter(|line| !line.trim().is_empty()) {
        let called = if let Some(id) = known(line, names)? {
            vec![id]
        } else {
            let words = names.part(without_number(line)).into_iter();
            let words: Result<Vec<Option<String>>, VisitFlaw> =
                words.map(|word| known(word, names)).collect();
            match words?.into_iter().collect::<Option<Vec<String>>>() {
                Some(called) => called,
                None => return Ok(vec![tidy_id(cell).into_owned()]),
            }
        };
        for id in called {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    Ok(if ids.is_empty() {
        vec![tidy_id(cell).into_owned()]
    } else {
        ids
    })
}

/// The id of the item that has this id or name, with or without a running number before it.
fn known(called: &str, names: &ItemNames) -> Result<Option<String>, VisitFlaw> {
    for called in [called, without_number(called)] {
        match names.find(called) {
            item::Named::Id(id) => return Ok(Some(id.to_owned())),
            item::Named::Several(ids) => {
                let name = called.trim().to_owned();
                let items = ids.into_iter().map(|code| Named {
                    code,
                    name: name.clone(),
                });
                return Err(VisitFlaw::Ambiguous {
                    named: items.collect(),
                    said: name,
                });
            }
            item::Named::Nothing => {}
        }
    }
    Ok(None)
}

/// A line of a list without the number before it: `1.`, `2、`, `（3）`, `4)`. Where a number follows, the first is an item too:
/// `1、2`.
fn without_number(line: &str) -> &str {
    let line = without_text_marks(line.trim());
    let opened = line.strip_prefix(['(', '（']).unwrap_or(line);
    let rest = opened.trim_start_matches(is_digit);
    let behind = rest.trim_start().strip_prefix(MARKS).map(str::trim_start);
    let is_number = |text: &str| {
        let rest = text.trim_start_matches(is_digit);
        rest.len() < text.len() && (rest.is_empty() || rest.starts_with(PARTING))
    };
    match behind {
        Some(behind) if rest.len() < opened.len() && !is_number(behind) => behind,
        _ => line,
    }
}

/// What may stand behind a running number.
const MARKS: [char; 6] = ['.', '．', '、', ')', '）', '。'];

/// What parts a number from the next.
const PARTING: [char; 7] = ['、', ',', '，', ';', '；', '.', '\n'];

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}
