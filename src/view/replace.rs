//! The report of a replacement.

use serde_json::{Value, json};

use crate::domain::replace::replacement::Ranked;
use crate::text::Lang;
use crate::text::replace::replacement;

use crate::view::table;

/// The table of those who may take a seat, in the order of the lot.
pub fn candidates(lang: Lang, ranked: &[Ranked], width: Option<u16>) -> String {
    let rows = ranked.iter().map(|candidate| {
        [
            candidate.cert.clone(),
            candidate.name.clone(),
            candidate.visits.to_string(),
            candidate
                .lot
                .map_or("–".to_owned(), |lot| format!("{lot:016x}")),
        ]
    });
    table::render(replacement::headings(lang), rows, width)
}

/// The same for scripts.
pub fn lots(ranked: &[Ranked]) -> Value {
    let each = ranked.iter().map(|candidate| {
        json!({
            "cert": candidate.cert, "name": candidate.name, "visits": candidate.visits,
            "lot": candidate.lot.map(|lot| format!("{lot:016x}")),
        })
    });
    each.collect()
}
