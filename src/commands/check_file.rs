//! `check --faults`: the faulty rows written into a workbook, instead of shown.

use std::path::Path;

use serde_json::json;

use crate::acts::lists::check::{self, ListsChecked};
use crate::acts::lists::faults_file::FaultsWritten;
use crate::exit::Exit;
use crate::text::lists::check as words;
use crate::text::lists::sheets;

use crate::commands::{Context, list_reads};

/// Writes the faulty rows into a file.
pub(super) fn run(path: &Path, context: &mut Context) -> anyhow::Result<Exit> {
    let lang = context.console.lang;
    let checked = context.act(|desk, progress| check::to_file(desk, (path, lang), progress));
    let (ListsChecked { lists, .. }, written) = checked?;
    let console = &mut context.console;
    list_reads::say(&lists, console)?;
    let total = lists.faults.total;
    console.line(&words::total(lang, total, total))?;
    match written {
        None => console.line(sheets::nothing(lang))?,
        Some(FaultsWritten { rows, more }) => {
            console.line(&sheets::written(lang, rows, path.display()))?;
            if more > 0 {
                console.line(&sheets::more(lang, more))?;
            }
        }
    }
    console.document(&json!({
        "faults_total": total, "file": written.map(|_| path), "rows": written.map(|written| written.rows),
        "not_written": written.map(|written| written.more),
    }))?;
    Ok(if total == 0 { Exit::Done } else { Exit::Fails })
}
