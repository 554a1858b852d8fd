//! The faults of the lists, told by every command that needs lists without any.

use serde_json::{Value, json};

use crate::acts::lists::case_lists::CaseLists;
use crate::console::Console;
use crate::disk::case::Case;
use crate::domain::ground::cell;
use crate::domain::lists::fault::Fault;
use crate::domain::lists::spot::Spot;
use crate::exit::Exit;
use crate::text::lists::check;
use crate::text::{Lang, Say};
use crate::view;

/// Tells the faults in place of what was asked for.
pub(super) fn instead(
    case: &Case,
    read: &CaseLists,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    say(case, read, console)?;
    let faults = document(case, read, console.lang);
    console.document(
        &json!({ "holds": false, "faults_total": read.faults.total, "faults": faults }),
    )?;
    Ok(Exit::Fails)
}

/// Shows the faults, and how many there are.
pub(super) fn say(case: &Case, read: &CaseLists, console: &mut Console) -> std::io::Result<()> {
    let lang = console.lang;
    let file = |fault: &Fault| file_of(case, fault);
    let shown = view::check::faults(lang, &read.faults.kept, file, console.width);
    console.line(&shown)?;
    let (total, shown) = (read.faults.total, read.faults.shown());
    console.line(&check::total(lang, total, shown))
}

/// The faults, for scripts.
pub(super) fn document(case: &Case, read: &CaseLists, lang: Lang) -> Vec<Value> {
    let list = |fault: &Fault| {
        let said = fault.say(lang);
        json!({
            "code": fault.flaw.code(), "list": fault.list.key(), "file": file_of(case, fault), "row": fault.row(),
            "rows": fault.rows.ranges(), "count": fault.rows.count(),
            "column": fault.column, "heading": fault.spot.as_ref().map(|spot| spot.heading.as_str()),
            "letters": fault.spot.as_ref().map(Spot::letters),
            "value": cell::cut(&fault.value), "what": said.what, "todo": said.todo,
        })
    };
    read.faults.kept.iter().map(list).collect()
}

fn file_of(case: &Case, fault: &Fault) -> String {
    let file = case.settings.files.get(&fault.list);
    file.cloned().unwrap_or_default()
}
