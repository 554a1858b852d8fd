//! `publish --check`: what is not public yet, and whether what is public is what the book says: each file as the publication's
//! line has it, and as it comes out when the publication is made anew.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;

use crate::domain::acts::files::Files;
use crate::domain::acts::publication::PublishAct;
use crate::domain::book::line_flaw::RefusedLine;
use crate::domain::ground::date;
use crate::domain::public::anew::Anew;
use crate::domain::public::flaw::PublicFlaw;
use crate::domain::public::unpublished::{Unpublished, to_be_public};
use crate::format::public_files::WHOLE;

use super::gathering::{When, gather};
use super::held;
use super::withholding;
use super::writing::{foreign, write};
use crate::acts::Desk;
use crate::acts::book::files_kept;
use crate::acts::book::repeats::Repeats;
use crate::acts::method::public_draw;
use crate::disk::book_read::{self, BookRead};
use crate::disk::case::Case;
use crate::disk::destination::Destination;
use crate::disk::publication_place::FOLDER;
use crate::disk::{Progress, Trouble, clock, durable};

/// What is not public yet, or not any more what was published.
#[derive(Debug, Default)]
pub struct Checked {
    /// Lines of the book since the publication that are to be public.
    pub unpublished: Vec<(u64, Unpublished)>,
    /// What was published and is not in the book any more.
    pub vanished: Vec<PublicFlaw>,
    /// Published files that are missing or were changed.
    pub changed: Vec<String>,
    /// Files that come out otherwise when the publication is made anew.
    pub anew: Vec<(String, Anew)>,
    /// Files in the folder that the publication did not write.
    pub foreign: Vec<String>,
    /// Texts in the folder that are not public: they have to be taken away at once.
    pub private: Vec<String>,
    /// Folders of draws, seals and plans that no line of the book names.
    pub stray: Vec<String>,
    /// Lines of the book that break a rule.
    pub refused: Vec<RefusedLine>,
    /// The day of the latest publication.
    pub day: Option<String>,
}

impl Checked {
    /// Whether everything is published as it is.
    pub fn holds(&self) -> bool {
        self.refused.is_empty() && self.is_published() && self.has_nothing_else()
    }

    /// Whether nothing lies there, or in the folders of acts, that no line names.
    pub fn has_nothing_else(&self) -> bool {
        self.foreign.is_empty() && self.private.is_empty() && self.stray.is_empty()
    }

    /// Whether all that is to be public is, and lies there as it was published, whatever else may lie there.
    pub fn is_published(&self) -> bool {
        let as_published = self.changed.is_empty() && self.anew.is_empty();
        let nothing_left = self.unpublished.is_empty() && self.vanished.is_empty();
        self.day.is_some() && nothing_left && as_published
    }
}

/// Holds the publication against the book and the disk, and makes it anew from the book as it stood and the lists of today.
///
/// # Errors
/// As [`publish`](super::publish::publish).
pub fn check(desk: &Desk, language: &str, progress: Progress<'_>) -> Result<Checked, Trouble> {
    desk.count_bases();
    let (case, mut read) = desk.read()?;
    let root = case.root.as_path();
    files_kept::check_files(root, &read)?;
    let not_repeated = Repeats::of(&case, &read)?.into_lines();
    let facts = || desk.facts().without(not_repeated.clone());
    if !not_repeated.is_empty() {
        read = book_read::read_by(root, facts())?;
    }
    let book = &read.book;
    let (seq, act) = match &book.published {
        Some((seq, act)) => (*seq, Some(act)),
        None => (0, None),
    };
    let since = read.accepted().filter(|entry| entry.seq > seq);
    let over = withholding::over(&case, &read, desk.today_in(book))?;
    let over = over.into_iter().map(|(line, _)| (line, Unpublished::List));
    let mut checked = Checked {
        unpublished: since
            .filter_map(|entry| Some((entry.seq, to_be_public(entry, |line| read.kind_of(line))?)))
            .chain(over)
            .collect(),
        vanished: held::against_public(root, &read)?.unwrap_or_default(),
        day: act.map(|act| act.day.clone()),
        refused: book.refused.clone(),
        stray: files_kept::stray(root, &read)?,
        ..Checked::default()
    };
    let Some(act) = act else {
        return Ok(checked);
    };
    for (path, sha) in &act.files {
        let on_disk = root.join(path);
        if !on_disk.is_file() || durable::digest(&on_disk)? != *sha {
            checked.changed.push(path.clone());
        }
    }
    // Of another book there is nothing to be made that could be compared.
    if checked.vanished.is_empty() {
        let of = (seq, act);
        let before = book_read::read_before(root, seq, facts())?;
        let made = made_anew(desk, (&read, &before), of, language, progress)?;
        checked.anew = differing(&act.files, &made);
    }
    (checked.private, checked.foreign) = foreign(root, &act.files)?
        .into_iter()
        .partition(|name| public_draw::is_private(name));
    Ok(checked)
}

/// The files of a publication, made anew from what the book said before its line.
fn made_anew(
    desk: &Desk,
    (read, before): (&BookRead, &BookRead),
    (line, act): (u64, &PublishAct),
    language: &str,
    progress: Progress<'_>,
) -> Result<Files, Trouble> {
    let case = Case::open(&desk.root)?.under(&before.book);
    let mut entries = read.entries.iter();
    let time = entries.find(|entry| entry.seq == line);
    let when = When {
        time: time.map_or_else(clock::now, |entry| entry.time.clone()),
        day: date::from_record(&act.day).unwrap_or_else(|| desk.today_in(&read.book)),
        drawn: act.drawn,
    };
    let kept = language_of(&desk.root)?;
    let language = kept.as_deref().unwrap_or(language);
    let public = gather(&case, before, (language, &when), progress)?;
    write(&desk.root, &public, &before.book, &Destination::Digests)
}

/// The language that the website opens in, by the publication itself: whoever made it may have had another.
fn language_of(root: &Path) -> Result<Option<String>, Trouble> {
    #[derive(Deserialize)]
    struct Opens {
        language: String,
    }
    let bytes = held::file(&root.join(FOLDER), WHOLE)?;
    let opens = bytes.and_then(|bytes| serde_json::from_slice::<Opens>(&bytes).ok());
    Ok(opens
        .map(|opens| opens.language)
        .filter(|language| ["zh", "en"].contains(&language.as_str())))
}

/// What two publications have otherwise.
fn differing(published: &Files, made: &Files) -> Vec<(String, Anew)> {
    let of = |path: &String| {
        let what = match (published.get(path), made.get(path)) {
            (Some(published), Some(made)) if published == made => return None,
            (Some(_), Some(_)) => Anew::Otherwise,
            (None, _) => Anew::Missing,
            (_, None) => Anew::TooMuch,
        };
        Some((path.clone(), what))
    };
    let paths: BTreeSet<&String> = published.keys().chain(made.keys()).collect();
    paths.into_iter().filter_map(of).collect()
}
