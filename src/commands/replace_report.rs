//! What `replace` says of what came into the book.

use serde_json::{Value, json};

use crate::acts::replace::replaced::{ObjectReplaced, Replaced};
use crate::console::Console;
use crate::domain::acts::inspection::VisitId;
use crate::domain::method::standing::SeedStanding;
use crate::domain::visit::readiness::FEWEST;
use crate::text::replace::replacement as words;
use crate::view::replace as view;

/// The lines.
pub(super) fn say(replaced: &Replaced, console: &mut Console) -> std::io::Result<()> {
    let lang = console.lang;
    let who = |cert: &str| view::who(&replaced.names, cert);
    if let Some(lost) = &replaced.object {
        say_object(lost, &replaced.visit, console)?;
        let came = lost.object.is_some();
        if came && replaced.seats.is_empty() && replaced.to_replace.is_empty() {
            console.line(words::nobody_recused(lang))?;
        }
    }
    for seat in &replaced.seats {
        let (asked, (line, sha)) = (&seat.request, seat.line);
        let at = (line, &*sha.to_string());
        console.lines(&words::seat_asked(lang, asked, &who(&asked.leaver), at))?;
        match &seat.lot {
            None => console.lines(&words::waits(lang, asked))?,
            Some(lot) => {
                let drawn = (&lot.outcome, lot.standing, &*lot.ranked);
                let (names, width) = (&replaced.names, console.width);
                console.lines(&view::lot(lang, names, asked, drawn, width))?;
            }
        }
    }
    if let Some((act, line)) = &replaced.decision {
        console.lines(&words::decision(lang, act, &who(&act.leaver), *line))?;
    }
    if replaced.has_changed() {
        let people: Vec<String> = replaced.team.iter().map(|cert| who(cert)).collect();
        console.line(&words::team(lang, &people))?;
        if people.len() < FEWEST {
            console.line(words::too_few(lang))?;
        }
    }
    let visit = &replaced.visit;
    replaced.to_replace.iter().try_for_each(|cert| {
        let line = words::to_replace(lang, visit, who(cert), cert);
        console.line(&line)
    })
}

/// An object that was replaced, and the one in its place, which is inspected at `visit`.
fn say_object(
    lost: &ObjectReplaced,
    visit: &VisitId,
    console: &mut Console,
) -> std::io::Result<()> {
    let (lang, (line, sha)) = (console.lang, lost.line);
    let at = (line, &*sha.to_string());
    console.lines(&words::object_asked(lang, &lost.request, at))?;
    if lost.still_listed {
        console.line(&words::still_listed(lang, &lost.request.object))?;
    }
    let Some(object) = &lost.object else {
        return console.line(words::none_left(lang));
    };
    let (code, name, ticket) = (&object.code, &object.name, object.drawn.ticket);
    console.line(&words::object(lang, code, name, ticket))?;
    if lost.joins {
        console.line(&words::joins(lang, visit))?;
    }
    Ok(())
}

/// The same for scripts; `stopped` is what kept the rest out of the book.
pub(super) fn document(replaced: &Replaced, stopped: Option<&Value>) -> Value {
    let names = &replaced.names;
    let seats = replaced.seats.iter().map(|seat| {
        let ((line, sha), lot) = (seat.line, seat.lot.as_ref());
        json!({
            "request": seat.request, "line": line, "request_sha256": sha, "waits": lot.is_none(),
            "outcome": lot.map(|lot| &lot.outcome),
            "standing": lot.and_then(|lot| lot.standing).map(SeedStanding::word),
            "lots": lot.map(|lot| view::lots(names, &lot.ranked)),
        })
    });
    let object = replaced.object.as_ref().map(|lost| {
        let ((line, sha), object) = (lost.line, lost.object.as_ref());
        json!({
            "request": lost.request, "line": line, "request_sha256": sha, "outcome": lost.outcome,
            "name": object.map(|object| &object.name),
            "ticket": object.map(|object| format!("{:016x}", object.drawn.ticket)),
            "joins": lost.joins, "still_listed": lost.still_listed,
        })
    });
    let decision = replaced.decision.as_ref();
    json!({
        "visit": replaced.visit, "object": object, "seats": seats.collect::<Vec<_>>(),
        "decision": decision.map(|(act, line)| json!({ "act": act, "line": line })),
        "team": replaced.team, "to_replace": replaced.to_replace, "stopped": stopped, "head": replaced.book.sha,
    })
}
