//! A draw held against the book: what the book says of its folder, its seal, the draws that used up its caps, and its
//! replacements.

use std::path::Path;

use chrono::DateTime;

use crate::domain::acts::entry::draw_folder as folder_of;
use crate::domain::acts::files::Files;
use crate::domain::acts::origin::Origin;
use crate::domain::book::file_fault::FileFault;
use crate::domain::book::fold::{Book, DrawnRound, SealedRound};
use crate::domain::ground::coverage::Coverage;
use crate::domain::ground::sha::Sha;
use crate::domain::method::verify::{Check, Difference, Verdict};
use crate::domain::refusal::Refusal;
use crate::format::draw_json::DrawRecord;
use crate::format::list_csv;

use super::exclusions_in_book;
use super::since_plan::{self, AtOnce};
use super::verified::Verified;
use crate::acts::replace::repeated;
use crate::disk::book_read::{self, BookRead};
use crate::disk::case::Case;
use crate::disk::times_drawn::Timeline;
use crate::disk::{Trouble, draw_folder, line_ends, settle};

/// What had been drawn, as draw after draw asks it.
pub(in crate::acts) struct Times<'a> {
    /// Before their own lines.
    drawn: Timeline<'a>,
    /// Before the lines of their seals, of those that have one.
    sealed: Timeline<'a>,
}

impl<'a> Times<'a> {
    /// At the beginning of a book.
    pub(in crate::acts) fn of(read: &'a BookRead) -> Self {
        let timeline = || Timeline::of(&read.facts, &read.book);
        Self {
            drawn: timeline(),
            sealed: timeline(),
        }
    }
}

/// The line that read the library for a draw: its seal's or, without one, its own.
fn made(book: &Book, draw: &DrawnRound) -> u64 {
    seal_of(book, draw).map_or(draw.seq, |seal| seal.seq)
}

/// What came of holding a draw's line against the base of its plan; nothing where there is none.
type SincePlanFound = Result<Option<Verdict<Refusal>>, Trouble>;

/// Whether a draw's line says of the base of its plan what its population and that give.
///
/// # Errors
/// As [`since_plan::check`].
pub(in crate::acts) fn check_since_plan(
    root: &Path,
    book: &Book,
    draw: &DrawnRound,
) -> SincePlanFound {
    since_plan::check(root, book, (draw, made(book, draw)))
}

/// The same of all draws and seals of the book, as far as it can be found for all of them at once.
pub(in crate::acts) fn check_since_plan_at_once(root: &Path, book: &Book) -> AtOnce {
    let draws = book.draws.iter().map(|draw| (draw, made(book, draw)));
    since_plan::check_at_once(root, book, draws)
}

/// Adds what the book says of a draw to what its folder says of itself; `since_plan` tells what [`check_since_plan`] does.
///
/// # Errors
/// The file system fails.
pub(super) fn check(
    root: &Path,
    (read, times): (&BookRead, &mut Times<'_>),
    (draw, since_plan): (&DrawnRound, impl FnOnce() -> SincePlanFound),
    verified: &mut Verified,
) -> Result<(), Trouble> {
    let book = &read.book;
    verified.found(Check::Book, Verdict::Holds);
    let folder = folder_of(&draw.act.draw);
    let digest = |path: &str| {
        let name = path.strip_prefix(&folder)?.strip_prefix('/')?;
        verified.digests.get(name).copied()
    };
    let changed = changed_file(root, &draw.act.files, digest)?;
    let record = verified.record.as_ref();
    let other = || says_other(draw, record?).or_else(|| other_time(read, draw, record?));
    let finding = match (changed.or_else(|| other().map(Verdict::Differs)), record) {
        (None, Some(record)) => other_coverage(&mut times.drawn, (draw, record))?,
        (finding, _) => finding,
    };
    verified.found(Check::InBook, finding.unwrap_or(Verdict::Holds));
    if let Some(source) = verified.texts.as_ref().map(|texts| &texts.manifest.source)
        && verified.holds()
    {
        let words = list_csv::standing_words(draw.standing(), source);
        let said = verified.list_standing.as_ref();
        let row = said.and_then(|said| said.other_than(words));
        verified.found(
            Check::ListStanding,
            row.map_or(Verdict::Holds, Verdict::Row),
        );
    }
    if let Some(texts) = &verified.texts {
        let made = made(book, draw);
        let timeline = if made == draw.seq {
            &mut times.drawn
        } else {
            &mut times.sealed
        };
        let finding = exclusions_in_book::check(root, timeline, (draw, made), texts)?;
        verified.found(Check::Exclusions, finding);
        if let Some(finding) = since_plan()? {
            verified.found(Check::SincePlan, finding);
        }
    }
    if draw.act.seal > 0 {
        let finding = check_seal(root, book, draw, verified.record.as_ref())?;
        verified.found(Check::Seal, finding);
    }
    // Replacements are repeated from a draw that holds.
    if verified.holds()
        && repeated::has_any(read, &draw.act.draw)
        && let (Some(texts), Some(record)) = (&verified.texts, &verified.record)
    {
        let case = Case::open(root)?;
        let finding = repeated::check(&case, read, draw, (texts, record))?;
        verified.found(Check::Replacements, finding.verdict);
    }
    Ok(())
}

/// An origin with all that it says, to be held against another.
fn origin_text(origin: Option<&Origin>) -> String {
    match origin {
        None => "–".to_owned(),
        Some(Origin::Plan { version, sha256 }) => format!("plan {version} sha256 {sha256}"),
        Some(origin) => origin.to_string(),
    }
}

/// The first value of a draw's line in the book that its record has otherwise.
fn says_other(draw: &DrawnRound, record: &DrawRecord) -> Option<Difference> {
    let (act, repeated) = (&draw.act, &record.repeated);
    let values = &repeated.values;
    let counts = (repeated.drawn.len(), repeated.missing());
    let pairs = [
        ("task", values.task.clone(), act.task.clone()),
        ("round", values.round.to_string(), act.round.to_string()),
        (
            "manifest_sha256",
            values.manifest_sha256.clone(),
            act.manifest.to_string(),
        ),
        ("source", values.source.clone(), act.source.clone()),
        ("seed", values.seed.clone(), act.seed.clone()),
        (
            "witnesses",
            record.witnesses.join(", "),
            act.witnesses.join(", "),
        ),
        ("drawn", counts.0.to_string(), act.drawn.to_string()),
        (
            "shortfalls",
            counts.1.to_string(),
            act.shortfall.to_string(),
        ),
        (
            "origin",
            origin_text(record.origin.as_ref()),
            origin_text(act.origin.as_ref()),
        ),
    ];
    let (key, repeated, recorded) = pairs.into_iter().find(|(_, a, b)| a != b)?;
    Some(Difference {
        place: format!("{} {key}", book_read::FILE),
        recorded,
        repeated,
    })
}

/// The day that a record says was declared, and the time of drawing, where the line says otherwise: whoever draws makes the
/// record before the line, and after the line before it.
fn other_time(read: &BookRead, draw: &DrawnRound, record: &DrawRecord) -> Option<Difference> {
    let place = usize::try_from(draw.seq).ok()?.checked_sub(1)?;
    let line = read.entries.get(place)?;
    let differs = |key: &str, recorded: &Option<String>, line: &str| {
        Some(Difference {
            place: format!("{} {key}", draw_folder::RECORD),
            recorded: recorded.clone().unwrap_or_else(|| "–".to_owned()),
            repeated: line.to_owned(),
        })
    };
    if record.declared != line.declared {
        let declared = line.declared.as_deref().unwrap_or("–");
        return differs("declared", &record.declared, declared);
    }
    let time = |text: &str| DateTime::parse_from_rfc3339(text).ok();
    let before = place
        .checked_sub(1)
        .and_then(|place| read.entries.get(place));
    let (drawn, written) = (time(&record.drawn_at)?, time(&line.time)?);
    // A clock that was put back in between is told by the book itself.
    let before = before
        .and_then(|line| time(&line.time))
        .filter(|before| *before <= written);
    let within = drawn <= written && before.is_none_or(|before| before <= drawn);
    (!within).then_some(())?;
    differs("drawn_at", &Some(record.drawn_at.clone()), &line.time)
}

/// The coverage that a record states, where the draws before it make another of it. How many took part that day, only the
/// library of that day tells.
fn other_coverage(
    timeline: &mut Timeline<'_>,
    (draw, record): (&DrawnRound, &DrawRecord),
) -> Result<Option<Verdict<Refusal>>, Trouble> {
    let times = match timeline.before(draw.seq) {
        Ok(times) => times,
        // That a file is not the one that the book names is told by the exclusions.
        Err(Trouble::Refused(_)) => return Ok(None),
        Err(trouble) => return Err(trouble),
    };
    let (Some(before), Some(after)) = (record.coverage_before, record.coverage_after) else {
        return Ok(None);
    };
    let stated = [before, after];
    let drawn = record.repeated.drawn.codes();
    let (before, after) = times.with(drawn, stated[1].base);
    let shown = |[before, after]: [Coverage; 2]| {
        let of = |coverage: Coverage| format!("{}/{}", coverage.objects, coverage.base);
        format!("{} → {}", of(before), of(after))
    };
    let holds = stated == [before, after];
    Ok((!holds).then(|| {
        Verdict::Differs(Difference {
            place: format!("{} coverage", draw_folder::RECORD),
            recorded: shown(stated),
            repeated: shown([before, after]),
        })
    }))
}

/// The first of these files that is missing or was changed; of some the digest is known.
fn changed_file(
    root: &Path,
    files: &Files,
    digest: impl Fn(&str) -> Option<Sha>,
) -> Result<Option<Verdict<Refusal>>, Trouble> {
    for (path, sha) in files
        .iter()
        .filter(|(path, sha)| digest(path) != Some(**sha))
    {
        let on_disk = settle::file_on_disk(root, path);
        let fault = line_ends::fault(&on_disk, *sha)?;
        if let Some(fault) = fault {
            return Ok(Some(match fault {
                FileFault::LineEnds => Verdict::LineEnds(path.clone()),
                _ => Verdict::File(path.clone()),
            }));
        }
    }
    Ok(None)
}

fn check_seal(
    root: &Path,
    book: &Book,
    draw: &DrawnRound,
    record: Option<&DrawRecord>,
) -> Result<Verdict<Refusal>, Trouble> {
    let act = &draw.act;
    let Some(seal) = seal_of(book, draw).filter(|s| {
        s.seq < draw.seq && s.act.manifest == act.manifest && s.act.source == act.source
    }) else {
        return Ok(Verdict::File(book_read::FILE.to_owned()));
    };
    if let Some(record) = record
        && record.sealed_at.as_deref() != Some(&seal.time)
    {
        return Ok(Verdict::Differs(Difference {
            place: "sealed_at".to_owned(),
            recorded: record.sealed_at.clone().unwrap_or_default(),
            repeated: seal.time.clone(),
        }));
    }
    let changed = changed_file(root, &seal.act.files, |_| None)?;
    Ok(changed.unwrap_or(Verdict::Holds))
}

/// The seal that a draw was made from.
fn seal_of<'a>(book: &'a Book, draw: &DrawnRound) -> Option<&'a SealedRound> {
    let of_draw = (&draw.act.task, draw.act.round, draw.act.seal);
    let mut seals = book.seals.iter();
    seals.find(|s| (&s.act.task, s.act.round, s.act.seal) == of_draw)
}
