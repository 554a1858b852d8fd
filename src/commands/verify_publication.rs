//! What `verify` says of a whole publication.

use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::acts::public::verify_publication::PublicationChecked;
use crate::console::Console;
use crate::domain::method::standing::SeedStanding;
use crate::domain::public::withheld_draw::PublicWithheld;
use crate::text::public::verify as words;
use crate::text::terms;

/// Tells what was found of the publication in `folder`, held against `older` ones, to somebody who reads it `today`.
pub(super) fn say(
    (folder, older, today): (&str, &[PathBuf], NaiveDate),
    found: &PublicationChecked,
    console: &mut Console,
) -> std::io::Result<()> {
    let lang = console.lang;
    // Days are written so that their order is that of their texts.
    let today = today.to_string();
    console.line(&words::title(lang, folder))?;
    if let Some(public) = &found.public {
        let (bureau, year) = (&public.bureau, public.year);
        console.line(&words::of(
            lang,
            bureau,
            year,
            &public.day,
            public.head.line,
        ))?;
    }
    if found.files_hold() {
        console.mark(true, &words::files(lang, found.files))?;
    }
    if found.derived_holds() {
        console.mark(true, words::derived(lang))?;
    }
    if found.told_holds() {
        console.mark(true, words::told(lang))?;
    }
    if !older.is_empty() && found.nothing_vanished() {
        console.mark(true, words::nothing_vanished(lang))?;
    }
    say_draws(found, console)?;
    let withheld = found
        .public
        .as_ref()
        .map(|public| public.withheld.as_slice());
    let withheld = withheld.unwrap_or_default();
    let is_due = |draw: &PublicWithheld| draw.until <= today;
    say_withheld(withheld, is_due, console)?;
    for flaw in &found.flaws {
        console.mark(false, &words::flaw(lang, flaw))?;
    }
    let whole = withheld.is_empty();
    console.line(words::verdict(lang, found.holds(), whole))?;
    console.line(words::limits(lang))?;
    let draws = found.draws.iter().map(|(draw, verified)| {
        json!({
            "draw": draw, "holds": verified.holds(), "drawn": verified.drawn(),
            "standing": verified.standing.map(SeedStanding::word), "unproven": verified.standing.and_then(SeedStanding::unproven),
        })
    });
    let withheld = withheld
        .iter()
        .map(|draw| json!({ "draw": draw.id, "until": draw.until, "due": is_due(draw), "manifest_sha256": draw.manifest_sha256 }));
    let flaws = found.flaws.iter();
    let flaws = flaws.map(|flaw| json!({ "what": flaw.word(), "why": words::flaw(lang, flaw) }));
    let public = found.public.as_ref();
    console.document(&json!({
        "holds": found.holds(), "publication": true, "bureau": public.map(|public| &public.bureau),
        "year": public.map(|public| public.year), "day": public.map(|public| &public.day),
        "head": public.map(|public| &public.head), "files": found.files, "against": older,
        "draws": draws.collect::<Vec<Value>>(), "withheld": withheld.collect::<Vec<Value>>(), "flaws": flaws.collect::<Vec<Value>>(),
    }))
}

/// Tells how many draws are withheld, and of how many of them a newer publication has the lists.
fn say_withheld(
    withheld: &[PublicWithheld],
    is_due: impl Fn(&PublicWithheld) -> bool,
    console: &mut Console,
) -> std::io::Result<()> {
    let lang = console.lang;
    if let Some(until) = withheld.iter().map(|draw| &draw.until).max() {
        console.line(&words::withheld(lang, withheld.len(), until))?;
    }
    let due: Vec<&PublicWithheld> = withheld.iter().filter(|draw| is_due(draw)).collect();
    if let Some(until) = due.iter().map(|draw| &draw.until).max() {
        console.line(&words::due(lang, due.len(), until))?;
    }
    Ok(())
}

/// Tells of each draw that was repeated.
fn say_draws(found: &PublicationChecked, console: &mut Console) -> std::io::Result<()> {
    let lang = console.lang;
    for (draw, verified) in &found.draws {
        if verified.holds() {
            let standing = verified.standing;
            let standing = standing.map(|of| terms::seed_name(lang, verified.seed_name(of)));
            let line = words::draw(lang, draw, verified.drawn(), standing.unwrap_or_default());
            console.mark(true, &line)?;
        }
    }
    Ok(())
}
