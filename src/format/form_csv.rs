//! The CSV that goes with the record forms: one row for each item at each object of each visit, to be filled in and
//! imported. Nothing in it is answered beforehand.

use std::io::Write;

use crate::domain::lists::columns::headings;
use crate::domain::visit::paper::VisitPaper;

use crate::format::csv_out::CsvOut;

/// How many of the columns are filled in beforehand; the others are for the office.
const PREFILLED: usize = 9;

/// Writes the rows of these visits; gives how many there are.
///
/// # Errors
/// The writer's own failure.
pub fn write<W: Write>(out: W, papers: &[VisitPaper]) -> std::io::Result<u64> {
    let mut csv = CsvOut::new(out)?;
    let headings = headings(include_str!("../../data/formats/form.csv"));
    csv.row(headings.iter().copied())?;
    let mut rows = 0;
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
                let blank = vec![""; headings.len() - PREFILLED];
                csv.row(filled.into_iter().chain(blank))?;
                rows += 1;
            }
        }
    }
    csv.finish()?;
    Ok(rows)
}
