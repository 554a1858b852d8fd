//! The report of a draw.

use crate::domain::method::drawn_rows::DrawnRow;
use crate::domain::method::verify::{Load, Repeated};
use crate::format::list_csv::NamedRow;
use crate::text::Lang;
use crate::text::method::draw;

use crate::view::table;

/// How many drawn objects the screen shows.
pub const SHOWN: usize = 30;

/// The table of takes: stratum, ratio, N, excluded, to draw, drawn.
pub fn takes(lang: Lang, repeated: &Repeated, excluded: &[u64], width: Option<u16>) -> String {
    let rows = repeated.takes.iter().zip(excluded).map(|(take, excluded)| {
        let missing = repeated
            .shortfalls
            .iter()
            .find(|s| s.stratum == take.stratum)
            .map_or(0, |s| s.missing);
        [
            crate::text::terms::stratum(lang, &take.stratum),
            take.how.clone(),
            take.of.to_string(),
            excluded.to_string(),
            take.take.to_string(),
            (take.take - missing).to_string(),
        ]
    });
    table::render(draw::take_headings(lang), rows, width)
}

/// The table of drawn objects, as many of them as are handed in.
pub fn drawn<'a>(
    lang: Lang,
    drawn: impl Iterator<Item = (DrawnRow<'a>, NamedRow<'a>)>,
    width: Option<u16>,
) -> String {
    let rows = drawn.map(|(row, named)| {
        let mut people = named.team.into_iter();
        [
            row.order.to_string(),
            format!("{:016x}", row.ticket),
            row.code.to_owned(),
            named.name.to_owned(),
            row.stratum.to_owned(),
            people.next().unwrap_or_default().to_owned(),
            lang.list(people),
            named.assistance.join(" "),
        ]
    });
    table::render(draw::drawn_headings(lang), rows, width)
}

/// How even the load is, and who is recused from how many objects.
pub fn loads(lang: Lang, loads: &[Load], name: impl Fn(&str) -> String) -> Vec<String> {
    let pool: Vec<&Load> = loads.iter().filter(|load| load.pool).collect();
    let least = pool.iter().map(|load| load.visits).min().unwrap_or(0);
    let most = pool.iter().map(|load| load.visits).max().unwrap_or(0);
    let recused = loads.iter().filter(|load| load.recused_from > 0);
    let mut lines = vec![draw::loads(lang, pool.len(), least, most)];
    lines.extend(recused.map(|load| draw::recused_from(lang, name(&load.cert), load.recused_from)));
    lines
}
