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

use crate::disk::ledger::BookRead;
use crate::disk::{Trouble, draw_folder, settle, times_drawn};

/// Whether excluded.txt is complete and right by the book as it stood before the line `made`, that of the seal or, without
/// one, of the draw. That its cap is the published one, the judge of its line sees to.
///
/// # Errors
/// The file system fails.
pub(super) fn check(
    root: &Path,
    read: &BookRead,
    (draw, made): (&DrawnRound, u64),
    texts: &Texts,
) -> Result<Verdict<Refusal>, Trouble> {
    match first_difference(root, read, (draw, made), texts) {
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
    read: &BookRead,
    (draw, made): (&DrawnRound, u64),
    texts: &Texts,
) -> Result<Option<Difference>, Trouble> {
    let times = times_drawn::before(&read.facts, &read.book, made)?;
    let used_up = round::used_up(draw.act.cap, &times, &texts.owners);
    let codes: BTreeSet<&str> = used_up.keys().map(String::as_str).collect();
    let folder = settle::on_disk(root, &folder_of(&draw.act.draw));
    let here = draw_folder::lines_of(&folder, &codes)?;
    let expected = used_up.iter().filter(|(code, _)| here.contains_key(*code));
    let mut both: BTreeMap<&str, [Option<&[String]>; 2]> = BTreeMap::new();
    for (code, draws) in expected {
        both.entry(code).or_default()[1] = Some(draws);
    }
    for line in &texts.excluded {
        both.entry(&line.code).or_default()[0] = Some(&line.draws);
    }
    let shown = |draws: Option<&[String]>| {
        draws.map_or("–".to_owned(), |draws| format!("cap:{}", draws.join(",")))
    };
    let other = both.into_iter().find(|(_, [said, right])| said != right);
    Ok(other.map(|(code, [said, right])| Difference {
        place: format!("{} {code}", TextName::Excluded.file()),
        recorded: shown(said),
        repeated: shown(right),
    }))
}
