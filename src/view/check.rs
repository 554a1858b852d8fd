//! The report of `check`.

use crate::domain::lists::fault::Fault;
use crate::domain::year::lists::Lists;
use crate::text::lists::{check, columns};
use crate::text::{Lang, Say};

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
            check::rows(lang, &fault.rows),
            columns::of_fault(lang, fault),
            check::value(lang, &fault.value, &said.what),
            said.todo,
        ]
    });
    table::render(check::fault_headings(lang), rows, width)
}

/// The table of tasks: what is in their scopes, and who may serve.
pub fn tasks(lang: Lang, lists: &Lists, populations: &[u64], width: Option<u16>) -> String {
    let tasks = lists.plan.iter().zip(populations);
    let rows = tasks.map(|((_, task), population)| {
        let needed = lists.specialties(task);
        let crew = task
            .window
            .map_or(Vec::new(), |window| lists.crew(window, &needed));
        let qualified = crew.iter().filter(|(_, qualified)| *qualified).count();
        [
            task.id.clone(),
            task.name.clone(),
            task.window
                .map_or(String::new(), |(from, to)| format!("{from}..{to}")),
            task.times.to_string(),
            population.to_string(),
            check::crew(lang, crew.len(), qualified, !needed.is_empty()),
        ]
    });
    table::render(check::task_headings(lang), rows, width)
}
