//! How the lists were read, told by `check`.

use serde_json::{Map, Value, json};

use crate::acts::lists::case_lists::CaseLists;
use crate::console::Console;
use crate::disk::lists::ListRead;
use crate::domain::lists::spot::Spot;
use crate::text::lists::{check, columns, read_notes};
use crate::text::{Lang, terms};

/// Shows how each list was read: its encoding, its rows, what was done to it.
pub(super) fn say(read: &CaseLists, console: &mut Console) -> std::io::Result<()> {
    let lang = console.lang;
    for list in &read.reads {
        let (name, encoding) = (
            terms::list(lang, list.list),
            terms::encoding(lang, list.encoding),
        );
        let line = check::list_read(lang, name, &list.file, encoding, list.rows);
        console.line(&line)?;
        for note in &list.said {
            console.line(&check::detail(&read_notes::note(lang, note)))?;
        }
        for said in columns::of_header(lang, &list.header, |heading| list.narrows(heading)) {
            console.line(&check::detail(&said))?;
        }
    }
    match &read.library {
        Some(library) => {
            let (taking_part, rows) = (library.found.taking_part, library.found.rows);
            console.line(&check::taking_part(lang, taking_part, rows))?;
            match library.found.vouched {
                0 => Ok(()),
                vouched => console.line(&check::vouched(lang, vouched)),
            }
        }
        None => Ok(()),
    }
}

/// The same, for scripts.
pub(super) fn document(read: &CaseLists, lang: Lang) -> Vec<Value> {
    let list = |r: &ListRead| {
        json!({
            "list": r.list.key(), "file": r.file, "rows": r.rows, "encoding": r.encoding.word(), "said": said(r, lang),
            "columns": columns_of(r, lang),
        })
    };
    read.reads.iter().map(list).collect()
}

/// Which columns of the file are which, for scripts.
fn columns_of(list: &ListRead, lang: Lang) -> Value {
    let header = &list.header;
    let headings = |spots: &mut dyn Iterator<Item = Spot>| {
        spots.map(|spot| spot.heading).collect::<Vec<String>>()
    };
    let known = header
        .known()
        .map(|(place, key)| (key.to_owned(), json!(header.names[place])));
    let alike = header.alike.iter();
    let alike = alike.map(|alike| json!({ "heading": alike.spot.heading, "column": alike.key }));
    let rivals = header.rivals.iter();
    let rivals = rivals
        .map(|rival| json!({ "column": rival.key, "taken": rival.taken.heading, "left": rival.left.heading }));
    json!({
        "known": known.collect::<Map<String, Value>>(),
        "others": headings(&mut header.others().filter(|spot| !list.narrows(&spot.heading))),
        "alike": alike.collect::<Vec<_>>(),
        "rivals": rivals.collect::<Vec<_>>(),
        "own_headings_unmet": header.unmet,
        "numbered": header.numbered,
        "said": columns::of_header(lang, header, |heading| list.narrows(heading)),
    })
}

/// What was done to a list while it was read, for scripts.
fn said(list: &ListRead, lang: Lang) -> Vec<Value> {
    let notes = list.said.iter();
    let notes =
        notes.map(|note| json!({ "note": note.word(), "what": read_notes::note(lang, note) }));
    notes.collect()
}
