//! What the year's page is made of: tables with bars in them, numbers on cards.

use maud::{Markup, html};

use crate::domain::ground::coverage::Part;
use crate::domain::year::statistics::Figures;
use crate::text::Lang;
use crate::text::year::report as words;

use crate::view::report_bars::bar;

/// More columns than this stand closer together.
const MANY: usize = 6;

/// A cell of a table.
pub(crate) enum Cell {
    /// Words.
    Text(String),
    /// A number, or a share.
    Number(String),
    /// A bar.
    Bar(Markup),
}

impl Cell {
    /// A number.
    pub(crate) fn of(number: impl std::fmt::Display) -> Self {
        Self::Number(number.to_string())
    }
}

/// A table by the name `id`: its first column is words; `total` stands below the rows.
pub(crate) fn table(
    id: &str,
    headings: &[&str],
    rows: impl IntoIterator<Item = Vec<Cell>>,
    total: Option<Vec<Cell>>,
) -> Markup {
    let rows: Vec<Vec<Cell>> = rows.into_iter().collect();
    // A heading stands as the cells below it do.
    let class = |place: usize| match rows.first().and_then(|row| row.get(place)) {
        Some(Cell::Text(_)) => "text",
        Some(Cell::Bar(_)) => "bars",
        Some(Cell::Number(_)) | None => "number",
    };
    let width = if headings.len() > MANY { "many" } else { "few" };
    html! {
        div.wide { table id=(id) class=(width) {
            thead { tr {
                @for (place, heading) in headings.iter().enumerate() { th class=(class(place)) { (heading) } }
            } }
            tbody { @for row in &rows { (line(row)) } }
            @if let Some(total) = total { tfoot { (line(&total)) } }
        } }
    }
}

fn line(cells: &[Cell]) -> Markup {
    html! { tr { @for cell in cells { @match cell {
        Cell::Text(text) => td.text { (text) },
        Cell::Number(number) => td { (number) },
        Cell::Bar(bar) => td.bars { (bar) },
    } } } }
}

/// A number on a card, with what it is above it and what belongs to it below.
pub(crate) fn card(what: &str, number: &str, beside: &str, is_bad: bool) -> Markup {
    let class = if is_bad { "card bad" } else { "card" };
    html! {
        div class=(class) {
            dt { (what) }
            dd.number { (number) }
            dd.beside { (beside) }
        }
    }
}

/// The headings of [`figures`], the group's name first.
pub(crate) fn figure_headings(lang: Lang, group: &'static str, made: bool) -> Vec<&'static str> {
    let figures = words::figure_headings(lang);
    let made = words::made_headings(lang).into_iter().filter(|_| made);
    [group].into_iter().chain(figures).chain(made).collect()
}

/// A row of figures; with `made`, what has been made of the visits too.
pub(crate) fn figures(name: String, of: &Figures, planned: bool, made: bool) -> Vec<Cell> {
    let planned = if planned {
        of.planned.to_string()
    } else {
        "–".to_owned()
    };
    let numbers = [
        of.drawn,
        of.visits,
        of.inspected,
        of.entered,
        of.late,
        of.found,
        of.handled,
    ];
    let mut cells = vec![Cell::Text(name), Cell::Number(planned)];
    cells.extend(numbers.map(Cell::of));
    if made {
        cells.push(share(of.made()));
        cells.push(Cell::Bar(bar(of.made(), None)));
    }
    cells
}

/// A share as a cell; a dash where there is nothing to have a share of.
pub(crate) fn share(part: Part) -> Cell {
    Cell::Number(share_text(part))
}

/// The same as text.
pub(crate) fn share_text(part: Part) -> String {
    if part.of == 0 {
        "–".to_owned()
    } else {
        part.to_string()
    }
}
