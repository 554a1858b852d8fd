//! The book held against what was published of it: by `public/`, and by older lists that somebody kept.

use std::io::ErrorKind;
use std::path::Path;

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::disk::book_read::BookRead;
use crate::disk::publication_place::FOLDER;
use crate::disk::{At, Trouble, regular, standard_input};
use crate::domain::acts::inspection::VisitId;
use crate::domain::ground::sha::Sha;
use crate::domain::public::flaw::PublicFlaw;
use crate::domain::public::lines::{Entered, HEADS, LINES, Stated, ToldOfDraw, Vanished, vanished};
use crate::format::public_files::WHOLE;
use crate::format::public_lines::{read_heads, read_lines};

use super::published_lists;
use super::sealed::stated;

/// The files of a publication by which a book is held against it.
const OF_FOLDER: [&str; 3] = [LINES, HEADS, WHOLE];

/// What was published of the book and is not so any more, by the book's own lines and by `public/`, and what of that cannot be
/// read; `None` where nothing was published.
///
/// # Errors
/// The file system fails.
pub fn against_public(root: &Path, read: &BookRead) -> Result<Option<Vec<PublicFlaw>>, Trouble> {
    let folder = root.join(FOLDER);
    let differing = published_lists::differing(read).into_iter();
    let by_itself: Vec<PublicFlaw> = differing
        .map(|line| PublicFlaw::Vanished(Vanished::Published(line), 0))
        .collect();
    let (was, unread) = of_folder(&folder)?;
    if unread.len() == OF_FOLDER.len() && was.draws.is_empty() {
        // Nothing of a publication lies there, so the book alone answers.
        return Ok(read.book.published.is_some().then_some(by_itself));
    }
    let mut found = flaws(&was, read);
    found.extend(by_itself);
    found.extend(unread);
    Ok(Some(found))
}

/// Refuses to go on where [`against_public`] finds something.
///
/// # Errors
/// The first of what vanished.
pub fn check(root: &Path, read: &BookRead) -> Result<(), Trouble> {
    let found = against_public(root, read)?.unwrap_or_default();
    let mut found = found.into_iter();
    let Some(first) = found.next() else {
        return Ok(());
    };
    let more = found.count();
    Err(match first {
        PublicFlaw::Vanished(what, _) => PublicFlaw::Vanished(what, more),
        other @ (PublicFlaw::List(_) | PublicFlaw::NoPublication(_)) => other,
    }
    .into())
}

/// Whether a list that somebody kept, lines.csv, heads.csv or the folder that they lie in, goes with the book.
///
/// # Errors
/// [`PublicFlaw::List`] for a file that is neither list, or the file system fails.
pub fn against_kept(kept: &Path, read: &BookRead) -> Result<Vec<PublicFlaw>, Trouble> {
    Ok(flaws(&kept_list(kept)?, read))
}

/// What a list that somebody kept states.
///
/// # Errors
/// As [`against_kept`].
pub fn kept_list(kept: &Path) -> Result<Stated, Trouble> {
    if kept.is_dir() {
        let (stated, unread) = of_folder(kept)?;
        return unread
            .into_iter()
            .next()
            .map_or(Ok(stated), |flaw| Err(flaw.into()));
    }
    let bytes = std::fs::read(kept).at(kept)?;
    let mut stated = Stated::default();
    if let Some(lines) = read_lines(&bytes) {
        stated.lines = lines;
    } else if let Some(heads) = read_heads(&bytes) {
        stated.heads = heads;
    } else {
        return Err(PublicFlaw::List(standard_input::shown(kept)).into());
    }
    Ok(stated)
}

fn flaws(was: &Stated, read: &BookRead) -> Vec<PublicFlaw> {
    let gone = vanished(was, &stated(read));
    gone.into_iter()
        .map(|gone| PublicFlaw::Vanished(gone, 0))
        .collect()
}

/// What a folder of a publication states, and the files that it should have and that cannot be read.
fn of_folder(folder: &Path) -> Result<(Stated, Vec<PublicFlaw>), Trouble> {
    let mut unread = Vec::new();
    let mut stated = Stated::default();
    let named = |name: &str| PublicFlaw::List(folder.join(name).display().to_string());
    let [lines, heads, public] = OF_FOLDER;
    match file(folder, lines)?.as_deref().and_then(read_lines) {
        Some(lines) => stated.lines = lines,
        None => unread.push(named(lines)),
    }
    match file(folder, heads)?.as_deref().and_then(read_heads) {
        Some(heads) => stated.heads = heads,
        None => unread.push(named(heads)),
    }
    match file(folder, public)?.and_then(|bytes| serde_json::from_slice::<Claimed>(&bytes).ok()) {
        Some(public) => {
            public.state(&mut stated);
        }
        None => unread.push(named(public)),
    }
    for draw in folders_of_draws(folder)? {
        stated.lists.insert(draw.0.clone());
        // A manifest that was changed in its folder is for `publish --check`.
        if !stated.draws.iter().any(|(known, _)| *known == draw.0) {
            stated.draws.push(draw);
        }
    }
    Ok((stated, unread))
}

/// What public.json says that a book can be held against.
#[derive(Deserialize)]
struct Claimed {
    plans: Vec<ClaimedPlan>,
    draws: Vec<ClaimedDigest>,
    withheld: Vec<ClaimedWithheld>,
    seals: Vec<ClaimedDigest>,
    visits: Vec<ClaimedVisit>,
}

#[derive(Deserialize)]
struct ClaimedPlan {
    version: u32,
    sha256: Sha,
}

#[derive(Deserialize)]
struct ClaimedDigest {
    id: String,
    manifest_sha256: Sha,
}

#[derive(Deserialize)]
struct ClaimedWithheld {
    id: String,
    manifest_sha256: Sha,
    window: [String; 2],
    source: String,
    drawn_on: String,
}

#[derive(Deserialize)]
struct ClaimedVisit {
    draw: String,
    enterprise: String,
    results: Vec<IgnoredAny>,
    handling: Vec<IgnoredAny>,
}

impl Claimed {
    fn state(self, stated: &mut Stated) {
        let plans = self.plans.into_iter();
        stated.plans = plans
            .map(|plan| (plan.version.to_string(), plan.sha256))
            .collect();
        let digests = |claimed: Vec<ClaimedDigest>| {
            let claimed = claimed.into_iter();
            claimed.map(|of| (of.id, of.manifest_sha256)).collect()
        };
        stated.lists = self.draws.iter().map(|draw| draw.id.clone()).collect();
        stated.draws = digests(self.draws);
        for draw in self.withheld {
            stated.draws.push((draw.id.clone(), draw.manifest_sha256));
            let told = ToldOfDraw {
                window: draw.window,
                source: draw.source,
                drawn_on: draw.drawn_on,
            };
            stated.withheld.insert(draw.id, told);
        }
        stated.seals = digests(self.seals);
        let visits = self.visits.into_iter().map(|visit| {
            let entered = Entered {
                results: visit.results.len(),
                handlings: visit.handling.len(),
            };
            let (draw, enterprise) = (visit.draw.into(), visit.enterprise.into());
            (VisitId { draw, enterprise }, entered)
        });
        stated.visits = visits.collect();
    }
}

/// The draws whose folders lie in the publication, by their manifests.
fn folders_of_draws(folder: &Path) -> Result<Vec<(String, Sha)>, Trouble> {
    let path = folder.join("draws");
    let entries = match std::fs::read_dir(&path) {
        Ok(entries) => entries,
        Err(error) if is_not_there(&error) => return Ok(Vec::new()),
        Err(error) => return Err(error).at(&path),
    };
    let mut draws = Vec::new();
    for entry in entries {
        let entry = entry.at(&path)?;
        if let Some(bytes) = file(&entry.path(), "manifest.txt")? {
            let id = entry.file_name().to_string_lossy().into_owned();
            draws.push((id, Sha::of(&bytes)));
        }
    }
    draws.sort();
    Ok(draws)
}

/// A file of a publication; `None` where there is none.
///
/// # Errors
/// The file system fails.
pub fn file(folder: &Path, name: &str) -> Result<Option<Vec<u8>>, Trouble> {
    let path = folder.join(name);
    match regular::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        // A pipe or a folder in its place is no file of a publication.
        Err(error) if is_not_there(&error) || !path.is_file() => Ok(None),
        Err(error) => Err(error).at(&path),
    }
}

/// Whether nothing of the kind that was asked for lies there.
fn is_not_there(error: &std::io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory
    )
}
