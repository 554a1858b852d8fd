//! What makes one doubt the lists, told by `check`.

use serde_json::{Value, json};

use crate::acts::lists::case_lists::CaseLists;
use crate::console::Console;
use crate::domain::ground::cell::cut;
use crate::text::Lang;
use crate::text::lists::doubts;

/// How many doubts are shown.
const DOUBTS: usize = 20;

/// Shows what makes one doubt the lists.
pub(super) fn say(read: &CaseLists, console: &mut Console) -> std::io::Result<()> {
    let mut shown = 0;
    for list in &read.reads {
        for doubt in &list.doubts.kept {
            shown += 1;
            if shown <= DOUBTS {
                console.line(&doubts::note(console.lang, doubt, &list.file))?;
            }
        }
    }
    if shown > DOUBTS {
        console.line(&doubts::more(console.lang, shown - DOUBTS))?;
    }
    Ok(())
}

/// The doubts, for scripts.
pub(super) fn document(read: &CaseLists, lang: Lang) -> Vec<Value> {
    let lists = read.reads.iter();
    let doubts = lists.flat_map(|list| {
        list.doubts.kept.iter().map(move |doubt| {
            json!({
                "note": doubt.flaw.word(), "list": doubt.list.key(), "file": list.file, "row": doubt.row(),
                "rows": doubt.rows.ranges(), "count": doubt.rows.count(), "column": doubt.column,
                "value": cut(&doubt.value), "what": doubts::note(lang, doubt, &list.file),
            })
        })
    });
    doubts.collect()
}
