//! Faulty rows as a workbook, for whoever mends them: a sheet for each list with its own headings and cells, and in front of
//! each row what is wrong with it; what makes one doubt the lists on a sheet of its own.

use std::collections::BTreeMap;

use crate::domain::ground::cell::cut;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::doubt::Doubt;
use crate::domain::lists::fault::Fault;
use crate::format::workbook_out::Sheet;
use crate::text::lists::{check, doubts, sheets as words};
use crate::text::{Lang, Say, terms};

/// A sheet of faulty rows: the list, its own headings, and the cells of each row that could be fetched.
pub fn faulty(
    lang: Lang,
    (list, headings): (ListName, &[String]),
    faults: &BTreeMap<u64, Vec<&Fault>>,
    cells: &BTreeMap<u64, Vec<String>>,
) -> Sheet {
    let rows = faults.iter().map(|(number, faults)| {
        let said: Vec<String> = faults.iter().map(|fault| wrong(lang, fault)).collect();
        let number_said = match number {
            0 => String::new(),
            number => number.to_string(),
        };
        let mut row = vec![said.join("\n"), number_said];
        row.extend(cells.get(number).into_iter().flatten().cloned());
        row
    });
    let [wrong, row] = words::fault_headings(lang);
    let headings = headings.iter().map(String::as_str);
    let headings = [wrong, row].into_iter().chain(headings);
    Sheet::plain(terms::list(lang, list), headings, rows.collect())
}

/// What is wrong with a row, and what to do.
fn wrong(lang: Lang, fault: &Fault) -> String {
    let said = fault.say(lang);
    let what = check::value(lang, &fault.value, &said.what);
    let (code, todo) = (fault.flaw.code(), said.todo);
    match fault.column.as_deref() {
        None => words::wrong_row(lang, code, what, todo),
        Some(key) => {
            let column = terms::column(lang, fault.list, key);
            words::wrong_cell(lang, code, column, what, todo)
        }
    }
}

/// The sheet of doubts: file, rows, column, value and what there is to say.
pub fn doubtful<'a>(lang: Lang, noted: impl Iterator<Item = (&'a str, &'a Fault<Doubt>)>) -> Sheet {
    let rows = noted.map(|(file, doubt)| {
        let key = doubt.column.as_deref();
        vec![
            doubts::note(lang, doubt, file),
            check::rows(lang, &doubt.rows),
            file.to_owned(),
            key.map_or(String::new(), |key| terms::column(lang, doubt.list, key)),
            cut(&doubt.value),
        ]
    });
    let headings = words::doubt_headings(lang);
    Sheet::plain(words::doubts(lang), headings, rows.collect())
}
