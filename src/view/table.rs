//! Tables that fit the terminal.

use comfy_table::{ContentArrangement, LineStyle, Table, TableStyle};

use crate::view::safe::visible_cell;

/// Lines above, below the headings, and at the end: rows stand close, so that more of them fit.
const RULED: TableStyle = TableStyle::new()
    .top_border(LineStyle::new('─', '─', '─', '─'))
    .header_separator(LineStyle::new('─', '─', '─', '─'))
    .bottom_border(LineStyle::new('─', '─', '─', '─'));

/// A table with headings and rows; `width` is the terminal's, or nothing when the output is no terminal.
pub fn render<const N: usize>(
    headings: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
    width: Option<u16>,
) -> String {
    let headings = headings.map(str::to_owned);
    render_any(&headings, rows.into_iter().map(Vec::from), width)
}

/// The same with as many columns as there are headings.
pub fn render_any(
    headings: &[String],
    rows: impl IntoIterator<Item = Vec<String>>,
    width: Option<u16>,
) -> String {
    let mut table = Table::new();
    table.load_style(RULED);
    match width {
        Some(width) => table
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(width.max(40)),
        None => table.set_content_arrangement(ContentArrangement::Disabled),
    };
    table.set_header(headings.iter().map(|heading| visible_cell(heading)));
    for row in rows {
        table.add_row(row.iter().map(|cell| visible_cell(cell)));
    }
    table
        .to_string()
        .lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
}
