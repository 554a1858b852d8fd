//! The report of a replacement.

use serde_json::{Value, json};

use crate::domain::acts::replacement::ReplacedAct;
use crate::domain::method::standing::SeedStanding;
use crate::domain::replace::replacement::Ranked;
use crate::text::Lang;
use crate::text::replace::replacement as words;

use crate::view::table;

/// An inspector as sentences name one; `names` are those known.
pub fn who(names: &[(String, String)], cert: &str) -> String {
    let known = names.iter().find(|(known, _)| known == cert);
    known.map_or(cert.to_owned(), |(_, name)| format!("{name} {cert}"))
}

/// The lot and who takes each seat, with the candidates of each.
pub fn seats(
    lang: Lang,
    (act, ranked, standing): (&ReplacedAct, &[Vec<Ranked>], Option<SeedStanding>),
    who: impl Fn(&str) -> String,
    width: Option<u16>,
) -> Vec<String> {
    let mut lines = match (standing, &act.seed, &act.key) {
        (Some(standing), Some(seed), Some(key)) => {
            words::lot(lang, standing, seed, &key.to_string())
        }
        _ => vec![words::no_lot(lang).to_owned()],
    };
    for (seat, ranked) in act.seats.iter().zip(ranked) {
        let leaver = who(&seat.leaver);
        if !ranked.is_empty() {
            lines.push(words::candidates(lang, &leaver, ranked.len()));
            lines.push(candidates(lang, ranked, width));
        }
        let taker = seat.taker.as_deref().map(&who);
        lines.push(words::taken(lang, &leaver, taker.as_deref()));
    }
    let decision = act.decision.as_ref();
    lines.extend(decision.map(|decision| words::decision(lang, decision)));
    lines
}

/// The table of those who may take a seat, in the order of the lot.
fn candidates(lang: Lang, ranked: &[Ranked], width: Option<u16>) -> String {
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
    table::render(words::headings(lang), rows, width)
}

/// The candidates of each seat with their lots, for scripts.
pub fn lots(seats: &[Vec<Ranked>]) -> Value {
    let one = |candidate: &Ranked| {
        json!({
            "cert": candidate.cert, "name": candidate.name, "visits": candidate.visits,
            "lot": candidate.lot.map(|lot| format!("{lot:016x}")),
        })
    };
    let seat = |ranked: &Vec<Ranked>| ranked.iter().map(one).collect::<Value>();
    seats.iter().map(seat).collect()
}
