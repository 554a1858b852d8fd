//! Pictures of the year's page, as SVG in the page itself: bars from 0 to 100 %, a bar in two parts, columns by month.
//! Lengths are whole numbers: thousandths of a bar, pixels of the chart.

use maud::{Markup, html};

use crate::domain::ground::coverage::Part;

/// Thousandths of a bar.
const WHOLE: u64 = 1_000;

/// A bar from 0 to 100 %, with a line at `rule` thousandths where there is a rule.
pub(crate) fn bar(part: Part, rule: Option<u64>) -> Markup {
    html! {
        svg.bar viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label=(part) {
            rect.track x="0" y="0" width=(WHOLE) height="10" {}
            rect.done x="0" y="0" width=(part.permille()) height="10" {}
            @if let Some(rule) = rule { line.rule x1=(rule) y1="0" x2=(rule) y2="10" {} }
        }
    }
}

/// A whole bar in two parts.
pub(crate) fn two_parts(first: Part, label: &str) -> Markup {
    let first = first.permille();
    html! {
        svg.bar viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label=(label) {
            rect.rest x="0" y="0" width=(WHOLE) height="10" {}
            rect.done x="0" y="0" width=(first) height="10" {}
        }
    }
}

/// A month of the chart: its label, and how many of each series.
pub(crate) struct MonthColumns {
    /// The label.
    pub(crate) label: String,
    /// Visits to be made, visits made, findings.
    pub(crate) counts: [u64; 3],
}

/// The kinds of columns.
const SERIES: [&str; 3] = ["plan", "done", "found"];
/// Pixels of the chart: its whole width, the height of the longest column, the room above and below it.
const WIDTH: u64 = 960;
const TALLEST: u64 = 130;
const ABOVE: u64 = 18;
const BELOW: u64 = 20;

/// Columns by month, with their numbers above them.
pub(crate) fn months(label: &str, months: &[MonthColumns]) -> Markup {
    let counts = months.iter().flat_map(|month| month.counts);
    let most = counts.max().unwrap_or(0).max(1);
    let slot = WIDTH / (months.len() as u64).max(1);
    let column = slot * 26 / 100;
    let floor = ABOVE + TALLEST;
    let view = format!("0 0 {WIDTH} {}", floor + BELOW);
    let tall = |count: u64| (count * TALLEST / most).max(u64::from(count > 0));
    html! {
        svg.chart viewBox=(view) role="img" aria-label=(label) {
            @for (month, left) in months.iter().zip((0..).step_by(usize::try_from(slot).unwrap_or(1))) {
                @for ((count, series), place) in month.counts.iter().zip(SERIES).zip(0u64..) {
                    @let x = left + slot * 8 / 100 + place * (column + 2);
                    @let height = tall(*count);
                    rect class=(series) x=(x) y=(floor - height) width=(column) height=(height) {}
                    @if *count > 0 {
                        text x=(x + column / 2) y=(floor - height - 4) text-anchor="middle" { (count) }
                    }
                }
                text x=(left + slot / 2) y=(floor + 15) text-anchor="middle" { (month.label) }
            }
            line.axis x1="0" y1=(floor) x2=(WIDTH) y2=(floor) {}
        }
    }
}
