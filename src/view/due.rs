//! What is open on the screen: everything with its term, and what each inspector has open.

use std::collections::BTreeMap;

use crate::domain::lists::inspector::Directory;
use crate::domain::visit::due::{Due, Load};
use crate::text::Lang;
use crate::text::visit::due;

use crate::view::table;

/// Something open, with the name of its object and its team.
pub struct Named<'a> {
    /// What.
    pub due: &'a Due<'a>,
    /// The object's name; "" when the library does not have it any more.
    pub object: &'a str,
    /// The names of the team, leader first.
    pub team: Vec<&'a str>,
}

/// The table of everything open.
pub fn things(lang: Lang, things: &[Named<'_>], width: Option<u16>) -> String {
    let rows = things.iter().map(|named| {
        let (leader, members) = named.team.split_first().unwrap_or((&"", &[]));
        [
            due::left(lang, named.due),
            due::by(lang, named.due.term),
            due::thing(lang, named.due),
            named.due.visit.id.draw.clone(),
            named.due.visit.id.object.clone(),
            named.object.to_owned(),
            (*leader).to_owned(),
            lang.list(members),
        ]
    });
    table::render(due::headings(lang), rows, width)
}

/// The table of what inspectors have open.
pub fn loads(
    lang: Lang,
    loads: &BTreeMap<&str, Load>,
    directory: &Directory,
    width: Option<u16>,
) -> String {
    let rows = loads.iter().map(|(cert, load)| {
        [
            (*cert).to_owned(),
            directory.name(cert).to_owned(),
            load.visits.to_string(),
            load.results.to_string(),
            load.handling.to_string(),
            load.overdue.to_string(),
        ]
    });
    table::render(due::load_headings(lang), rows, width)
}
