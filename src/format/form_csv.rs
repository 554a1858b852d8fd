//! The table that goes with the record forms: one row for each item at each object of each visit, to be filled in and
//! imported. Nothing in it is answered beforehand.

use std::io::Write;

use crate::domain::lists::columns::headings;
use crate::domain::visit::paper::VisitPaper;

use crate::format::csv_out::CsvOut;

/// The columns, as `data/formats/` has them.
pub const FORMAT: &str = include_str!("../../data/formats/form.csv");

/// How many of the columns are filled in beforehand; the others are for the office.
pub const PREFILLED: usize = 9;

/// The rows of these visits, as far as they are filled in beforehand.
pub fn rows(papers: &[VisitPaper]) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for paper in papers {
        // The rows of one draw stand together: they make one result.
        for task in &paper.tasks {
            let objects = paper.sections().filter(|(_, of)| of.draw == task.draw);
            let team: Vec<&str> = task
                .team
                .iter()
                .map(|member| member.name.as_str())
                .collect();
            let team = team.join(";");
            let rows_of = objects
                .flat_map(|(object, task)| task.items.iter().map(move |item| (object, item)));
            for (object, item) in rows_of {
                let filled: [&str; PREFILLED] = [
                    &task.draw,
                    &task.name,
                    &paper.enterprise.code,
                    &paper.enterprise.name,
                    &object.code,
                    &object.name,
                    &team,
                    &item.id,
                    &item.name,
                ];
                rows.push(filled.map(str::to_owned).to_vec());
            }
        }
    }
    rows
}

/// Writes these rows as CSV.
///
/// # Errors
/// The writer's own failure.
pub fn write<W: Write>(out: W, rows: &[Vec<String>]) -> std::io::Result<W> {
    let mut csv = CsvOut::new(out)?;
    let headings = headings(FORMAT);
    csv.row(headings.iter().copied())?;
    for row in rows {
        let blank = headings.len().saturating_sub(row.len());
        let blank = std::iter::repeat_n("", blank);
        csv.row(row.iter().map(String::as_str).chain(blank))?;
    }
    csv.finish()
}
