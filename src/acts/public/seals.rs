//! What is public of seals.

use std::collections::BTreeMap;
use std::path::Path;

use super::withholding::{self, AllWithheld};
use crate::acts::method::{passed_over, seal_seen};
use crate::disk::book_read::BookRead;
use crate::disk::case::Case;
use crate::disk::{Trouble, drawable};
use crate::domain::acts::entry::{Act, Entry};
use crate::domain::book::fold::{Book, DrawnRound, SealedRound};
use crate::domain::book::passed_over::{PassedOver, SealFate};
use crate::domain::ground::drawn_public::DrawnPublic;
use crate::domain::public::seals::{PublicFate, PublicPassedOver, PublicSeal};

/// Every seal of the book; `names` are those of tasks, `drawn` what is withheld.
///
/// # Errors
/// The file system fails.
pub(super) fn seals(
    case: &Case,
    read: &BookRead,
    names: &BTreeMap<String, String>,
    drawn: (DrawnPublic, &AllWithheld),
) -> Result<Vec<PublicSeal>, Trouble> {
    let public = |seal: &SealedRound| {
        let (root, book, act) = (&case.root, &read.book, &seal.act);
        let fate = book.fate_of(seal);
        let end = end_of(read, &fate);
        let (word, draw) = match fate {
            SealFate::Open => (PublicFate::Open, None),
            SealFate::Drawn(draw) => (PublicFate::Drawn, Some(draw)),
            SealFate::DrawVoided(draw) => (PublicFate::DrawVoided, Some(draw)),
            SealFate::Voided(_) => (PublicFate::Voided, None),
        };
        let id = draw.map(|draw| draw.act.draw.as_str());
        let of = (seal.seq, id, word == PublicFate::Open);
        let shows = withholding::shows_changes(read, drawn, of);
        let bureau = bureau_of(root, seal, &case.settings.bureau)?;
        let standing = seal_seen::of_seal(read, seal, draw.map(|draw| draw.seq), &bureau);
        Ok(PublicSeal {
            id: act.id(),
            task: act.task.clone(),
            task_name: names.get(&act.task).cloned().unwrap_or_default(),
            round: act.round,
            seal: act.seal,
            manifest_sha256: act.manifest.to_string(),
            source: act.source.clone(),
            sealed_at: seal.time.clone(),
            declared: entry(&read.entries, seal.seq).and_then(|entry| entry.declared.clone()),
            fate: word,
            fate_day: end.as_ref().map(|(day, _)| day.clone()),
            draw: draw.map(|draw| draw.act.draw.clone()),
            reason: end.and_then(|(_, reason)| reason),
            line: seal.seq,
            seal_standing: standing.word().to_owned(),
            since_plan: act.since_plan.as_ref().map(|since| {
                if shows {
                    since.clone()
                } else {
                    since.counted()
                }
            }),
            passed_over: public_passed_over(passed_over::of_seal(root, book, act)?),
        })
    };
    read.book.seals.iter().map(public).collect()
}

/// Seals passed over for a draw.
///
/// # Errors
/// The file system fails.
pub(super) fn passed_over_for(
    root: &Path,
    book: &Book,
    draw: &DrawnRound,
) -> Result<PublicPassedOver, Trouble> {
    passed_over::of_draw(root, book, draw).map(public_passed_over)
}

fn public_passed_over(PassedOver { open, voided }: PassedOver) -> PublicPassedOver {
    PublicPassedOver { open, voided }
}

fn entry(entries: &[Entry], seq: u64) -> Option<&Entry> {
    let place = usize::try_from(seq.checked_sub(1)?).ok()?;
    entries.get(place)
}

/// The day on which a seal came to its end, and the reason where it was voided.
fn end_of(read: &BookRead, fate: &SealFate<'_>) -> Option<(String, Option<String>)> {
    let line = match fate {
        SealFate::Open => return None,
        SealFate::Drawn(draw) => draw.seq,
        SealFate::DrawVoided(draw) => draw.void?,
        SealFate::Voided(line) => *line,
    };
    let entry = entry(&read.entries, line)?;
    let reason = if let Act::Void { reason, .. } = &entry.act {
        Some(reason.clone())
    } else {
        None
    };
    Some((read.book.day_of(entry).to_string(), reason))
}

/// The bureau that a seal's manifest names; where the texts are gone, that of the settings.
fn bureau_of(root: &Path, seal: &SealedRound, settings: &str) -> Result<String, Trouble> {
    match drawable::of_seal(root, &seal.act) {
        Ok((manifest, _)) => Ok(manifest.bureau),
        Err(Trouble::Refused(_)) => Ok(settings.to_owned()),
        Err(trouble) => Err(trouble),
    }
}
