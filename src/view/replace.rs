//! The report of a replacement.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::domain::acts::replacement::{SeatOutcome, SeatRequest};
use crate::domain::method::source::Source;
use crate::domain::method::standing::{SeedName, SeedStanding};
use crate::domain::replace::replacement::Ranked;
use crate::text::Lang;
use crate::text::replace::replacement as words;

use crate::view::table;

/// Names of inspectors, by certificate number.
pub type Names = BTreeMap<String, String>;

/// An inspector as sentences name one.
pub fn who(names: &Names, cert: &str) -> String {
    let known = names.get(cert);
    known.map_or(cert.to_owned(), |name| format!("{name} {cert}"))
}

/// The lot of the seat that was asked for: its seed and key, the candidates in its order, and who takes the seat.
pub fn lot(
    lang: Lang,
    names: &Names,
    asked: &SeatRequest,
    (outcome, standing, ranked): (&SeatOutcome, Option<SeedStanding>, &[Ranked]),
    width: Option<u16>,
) -> Vec<String> {
    let leaver = who(names, &asked.leaver);
    let source = Source::from_text(&asked.source);
    let proved = standing.map(|standing| (standing, SeedName::of(standing, source.as_ref())));
    let mut lines = words::lot(lang, proved, &outcome.seed, &outcome.key.to_string());
    lines.push(words::candidates(lang, &leaver, ranked.len()));
    let rows = ranked.iter().map(|candidate| {
        [
            candidate.cert.clone(),
            names.get(&candidate.cert).cloned().unwrap_or_default(),
            candidate.visits.to_string(),
            lot_text(candidate).unwrap_or_else(|| "–".to_owned()),
        ]
    });
    lines.push(table::render(words::headings(lang), rows, width));
    lines.push(words::taken(lang, who(names, &outcome.taker), leaver));
    lines
}

fn lot_text(candidate: &Ranked) -> Option<String> {
    candidate.lot.map(|lot| format!("{lot:016x}"))
}

/// The candidates of a seat in the order of the lot, for scripts.
pub fn lots(names: &Names, ranked: &[Ranked]) -> Value {
    let one = |candidate: &Ranked| {
        json!({
            "cert": candidate.cert, "name": names.get(&candidate.cert), "visits": candidate.visits,
            "lot": lot_text(candidate),
        })
    };
    ranked.iter().map(one).collect()
}
