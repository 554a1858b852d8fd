//! excluded.txt of a draw held against the book (第13条 防止过度检查): whoever was at the cap when the texts were
//! made is excluded, with exactly the draws that used it up, and nobody else is.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::domain::acts::entry::draw_folder as folder_of;
use crate::domain::book::flaw::BookFlaw;
use crate::domain::book::fold::DrawnRound;
use crate::domain::method::text_flaw::TextName;
use crate::domain::method::verify::{Difference, Verdict};
use crate::domain::refusal::Refusal;
use crate::domain::year::round;
use crate::format::texts::Texts;

use crate::disk::times_drawn::Timeline;
use crate::disk::{Trouble, draw_folder, settle};

/// Whether excluded.txt is complete and right by the book as it stood before the line `made`, that of the seal or, without
/// one, of the draw. That its cap is the published one, the judge of its line sees to.
///
/// # Errors
/// The file system fails.
pub(super) fn check(
    root: &Path,
    timeline: &mut Timeline<'_>,
    (draw, made): (&DrawnRound, u64),
    texts: &Texts,
) -> Result<Verdict<Refusal>, Trouble> {
    match first_difference(root, timeline, (draw, made), texts) {
        Ok(found) => Ok(found.map_or(Verdict::Holds, Verdict::Differs)),
        Err(Trouble::Refused(refusal)) => Ok(match *refusal {
            Refusal::Book(BookFlaw::File(path)) => Verdict::File(path),
            Refusal::Book(BookFlaw::FileEnds(path)) => Verdict::LineEnds(path),
            other => Verdict::Refused(Box::new(other)),
        }),
        Err(trouble) => Err(trouble),
    }
}

fn first_difference(
    root: &Path,
    timeline: &mut Timeline<'_>,
    (draw, made): (&DrawnRound, u64),
    texts: &Texts,
) -> Result<Option<Difference>, Trouble> {
    let times = timeline.before(made)?;
    let used_up = round::used_up(draw.act.cap, times, &texts.owners);
    // Both ascend by code.
    let mut said = texts.excluded.iter().peekable();
    let (mut wrong, mut unsaid) = (None, BTreeSet::new());
    for (code, draws) in &used_up {
        while let Some(line) = said.next_if(|line| line.code < *code) {
            wrong = wrong.or(Some(line));
        }
        match said.next_if(|line| line.code == *code) {
            Some(line) if line.draws != *draws => wrong = wrong.or(Some(line)),
            Some(_) => {}
            None => {
                unsaid.insert(code.as_str());
            }
        }
    }
    let wrong = wrong.or_else(|| said.next());
    // Whoever is excluded stands in the population: only of the others it has to be looked up.
    let here = if unsaid.is_empty() {
        BTreeMap::new()
    } else {
        let folder = settle::on_disk(root, &folder_of(&draw.act.draw));
        draw_folder::lines_of(&folder, &unsaid)?
    };
    let missing = unsaid.into_iter().find(|code| here.contains_key(*code));
    let said = |code: &str| texts.excluded.iter().find(|line| line.code == code);
    let shown = |draws: Option<&[String]>| {
        draws.map_or("–".to_owned(), |draws| format!("cap:{}", draws.join(",")))
    };
    let first = missing
        .into_iter()
        .chain(wrong.map(|line| line.code.as_str()))
        .min();
    Ok(first.map(|code| Difference {
        place: format!("{} {code}", TextName::Excluded.file()),
        recorded: shown(said(code).map(|line| line.draws.as_slice())),
        repeated: shown(used_up.get(code).map(Vec::as_slice)),
    }))
}
