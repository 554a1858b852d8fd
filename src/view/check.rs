//! The report of `check`.

use crate::domain::lists::fault::Fault;
use crate::text::lists::check;
use crate::text::{Lang, Say, terms};

use crate::view::table;

/// The table of faults; `file` names a list's file.
pub fn faults(
    lang: Lang,
    list: &[Fault],
    file: impl Fn(&Fault) -> String,
    width: Option<u16>,
) -> String {
    let rows = list.iter().map(|fault| {
        let said = fault.say(lang);
        [
            fault.flaw.code().to_owned(),
            file(fault),
            if fault.row == 0 {
                String::new()
            } else {
                fault.row.to_string()
            },
            fault
                .column
                .as_deref()
                .map_or(String::new(), |key| terms::column(lang, fault.list, key)),
            check::value(lang, &fault.value, &said.what),
            said.todo,
        ]
    });
    table::render(check::fault_headings(lang), rows, width)
}
