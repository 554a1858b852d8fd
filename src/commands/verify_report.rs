//! What `verify` says.

use crate::acts::method::verified::Verified;
use crate::commands::{influence, verify_document};
use crate::console::Console;
use crate::disk::standard_input::shown;
use crate::domain::method::verify::{Check, Verdict};
use crate::format::draw_json::DrawRecord;
use crate::text::method::{draw, influence as influence_words, verify as words};
use crate::text::{Lang, terms};
use crate::view;

/// Tells what was found of `what`.
pub(super) fn say(what: &str, verified: &Verified, console: &mut Console) -> std::io::Result<()> {
    let lang = console.lang;
    console.line(&words::title(lang, what))?;
    if verified.voided == Some(true) {
        console.line(words::voided(lang))?;
    }
    if !verified.voided_before.is_empty() {
        let before = lang.list(&verified.voided_before);
        console.line(&words::voided_before(lang, before))?;
    }
    for (check, finding) in &verified.checks {
        console.mark(*finding == Verdict::Holds, words::check(lang, *check))?;
        if let Some(why) = view::verify::finding(lang, finding) {
            console.line(&format!("  {why}"))?;
        }
    }
    let (holds, drawn) = (verified.holds(), verified.drawn());
    if !verified.foreign.is_empty() {
        console.line(&words::foreign(lang, lang.list(&verified.foreign)))?;
    }
    if verified.public {
        console.line(&words::public_verdict(lang, holds, drawn))?;
        if let Some(standing) = verified.standing {
            let meaning = terms::standing(lang, standing);
            let name = terms::seed_name(lang, verified.seed_name(standing));
            console.line(&words::standing_of(lang, name, meaning))?;
        }
        say_seal(verified, console)?;
        say_declared(verified, console)?;
        console.lines(&scope(lang, verified))?;
        console.line(words::public_limits(lang))?;
        return console.document(&verify_document::of_public(verified, lang));
    }
    if let Some(record) = &verified.record {
        say_record((verified, record), console)?;
    }
    console.line(&words::verdict(lang, holds, drawn))?;
    console.line(words::limits(lang, verified.with_book))?;
    let mut checks = verified.checks.iter();
    if checks.any(|(check, _)| *check == Check::Replacements) {
        console.line(words::replacement_limits(lang))?;
    }
    console.document(&verify_document::of_office(verified, lang))
}

/// What a draw can prove, when it was made, and its digests.
fn say_record(
    (verified, record): (&Verified, &DrawRecord),
    console: &mut Console,
) -> std::io::Result<()> {
    let lang = console.lang;
    if let Some(origin) = &record.origin {
        console.line(&draw::origin(lang, origin))?;
    }
    let since_plan = verified.since_plan.as_ref();
    console.lines(&influence::since_plan(lang, since_plan))?;
    console.lines(&scope(lang, verified))?;
    if let Some(over) = influence_words::passed_over(lang, &verified.passed_over) {
        console.line(&over)?;
    }
    let repeated = &record.repeated;
    console.lines(&draw::standing(
        lang,
        repeated,
        verified.standing,
        &record.witnesses,
    ))?;
    say_seal(verified, console)?;
    let sealed_at = record.sealed_at.as_deref();
    console.line(&draw::times(lang, sealed_at, &record.drawn_at))?;
    say_declared(verified, console)?;
    console.lines(&draw::digests(lang, repeated))
}

/// What there is to say of its scope and exclusions.
fn scope(lang: Lang, verified: &Verified) -> Vec<String> {
    let texts = verified.texts.as_ref();
    let task = texts.map_or("", |texts| texts.manifest.task.as_str());
    influence::scope(
        lang,
        (task, verify_document::narrow(verified)),
        &verified.rests_on,
    )
}

/// That the day of the draw was declared.
fn say_declared(verified: &Verified, console: &mut Console) -> std::io::Result<()> {
    let record = verified.record.as_ref();
    match record.and_then(|record| record.declared.as_ref()) {
        None => Ok(()),
        Some(day) => console.line(&draw::declared(console.lang, day)),
    }
}

/// What speaks for the time of the seal, and what seed and seal prove together.
fn say_seal(verified: &Verified, console: &mut Console) -> std::io::Result<()> {
    let lang = console.lang;
    if let Some(seal) = &verified.seal {
        console.line(&words::seal(lang, seal))?;
    }
    for (file, why) in &verified.silent {
        console.line(&words::silent(lang, &shown(file), why))?;
    }
    let proof = verified.proof();
    proof.map_or(Ok(()), |proof| console.line(&words::proof(lang, &proof)))
}
