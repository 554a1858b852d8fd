//! Statistics as a table: on the screen, and as cells for a spreadsheet.

use crate::domain::year::statistics::{Figures, Group, Statistics};
use crate::text::Lang;
use crate::text::year::statistics;

use crate::view::table;

/// The headings, the group's name first.
pub fn headings(lang: Lang, group: Group) -> Vec<String> {
    let figures = statistics::headings(lang);
    let names = [statistics::group(lang, group)].into_iter().chain(figures);
    names.map(str::to_owned).collect()
}

/// A row for each group, and one for everything together; `none` stands where a group has no planned number.
pub fn rows(lang: Lang, group: Group, counted: &Statistics, none: &str) -> Vec<Vec<String>> {
    let planned = |number: u64, known: bool| {
        if known {
            number.to_string()
        } else {
            none.to_owned()
        }
    };
    let row = |name: &str, figures: &Figures, known: bool| {
        let mut cells = vec![
            name.to_owned(),
            planned(figures.planned_to_date, known),
            planned(figures.planned, known),
        ];
        let others = [
            figures.drawn,
            figures.enterprises,
            figures.replaced,
            figures.visits,
            figures.inspected,
            figures.entered,
            figures.late,
            figures.published,
            figures.found,
            figures.handled,
            figures.unchecked,
            figures.handling,
        ];
        cells.extend(others.map(|number| number.to_string()));
        cells
    };
    let groups = counted.groups.iter().map(|(name, figures)| {
        let name = if name.is_empty() {
            statistics::no_value(lang)
        } else {
            name
        };
        row(name, figures, group.is_planned())
    });
    let total = row(statistics::total(lang), &counted.total, true);
    groups.chain([total]).collect()
}

/// The table on the screen.
pub fn table(lang: Lang, group: Group, counted: &Statistics, width: Option<u16>) -> String {
    let rows = rows(lang, group, counted, "–");
    table::render_any(&headings(lang, group), rows, width)
}
