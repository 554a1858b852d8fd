//! The folder of a publication (public/): tables, JSON, the draws as they are public, and the website; staged beside its
//! place, and put there file by file when its line is in the book.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::domain::acts::entry::Act;
use crate::domain::acts::publication::PublishAct;
use crate::domain::book::line_flaw::RefusedLine;
use crate::domain::ground::drawn_public::DrawnPublic;
use crate::domain::public::publication::{Public, VisitState};

use super::gathering::{When, gather};
use super::held;
use super::writing::{foreign, write};
use crate::acts::book::files_kept;
use crate::acts::book::repeats::Repeats;
use crate::acts::{BookHead, Desk, let_go};
use crate::disk::aside::OnTheWay;
use crate::disk::book_read::{self, BookRead};
use crate::disk::case::Case;
use crate::disk::destination::Destination;
use crate::disk::publication_place::{self, FOLDER, Staged};
use crate::disk::{Progress, Trouble, settle};

/// How much a publication shows, for whoever makes it; the book does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Versions of the plan.
    pub plans: usize,
    /// Draws, voided ones among them, and those whose lists are withheld.
    pub draws: usize,
    /// Visits with a result.
    pub results: usize,
    /// Steps of handling.
    pub handlings: usize,
}

/// A publication.
#[derive(Debug)]
pub struct Published {
    /// What it shows.
    pub counts: Counts,
    /// As the book has it.
    pub act: PublishAct,
    /// The website's first page.
    pub index: PathBuf,
    /// How many enterprises (企业) it names that are drawn and not visited yet: whoever reads it knows whom an inspection awaits.
    pub awaited: usize,
    /// How many draws it withholds, and the first day on which all their lists are public at the latest.
    pub withheld: Option<(usize, String)>,
    /// When drawn lists are public by the settings.
    pub drawn: DrawnPublic,
    /// How many files of the publication before were not in the folder any more.
    pub missing: usize,
    /// Files in the folder that no publication wrote; they stay.
    pub foreign: Vec<String>,
    /// Lines of the book that break a rule: what they say was left out.
    pub refused: Vec<RefusedLine>,
    /// The book after it.
    pub book: BookHead,
}

/// Writes the publication and its line in the book; `language` is what the website opens in, unless the case folder says.
///
/// # Errors
/// Something that was published is not in the book any more, a record is not the one that the book names, a list cannot be
/// read at all, or the file system fails; then the former publication stays as it was.
pub fn publish(desk: &Desk, language: &str, progress: Progress<'_>) -> Result<Published, Trouble> {
    let case = Case::open(&desk.root)?;
    desk.count_bases();
    let mut ledger = desk.lock()?;
    files_kept::check_folders(&case.root, &ledger.read)?;
    files_kept::check_files(&case.root, &ledger.read)?;
    held::check(&case.root, &ledger.read)?;
    let not_repeated = Repeats::of(&case, &ledger.read)?.into_lines();
    if !not_repeated.is_empty() {
        ledger.read = book_read::read_by(&case.root, desk.facts().without(not_repeated))?;
    }
    // What it says of the book's lines is so only if no other comes between.
    ledger.mend(&desk.hand)?;
    let missing = missing(&case.root, &ledger.read);
    let when = When::now(desk, &case, &ledger.read.book);
    let public = gather(&case, &ledger.read, (language, &when), progress)?;
    let root = &case.root;
    let stage = publication_place::begin(root, ledger.read.book.lines)?;
    let to = Destination::folder(&stage);
    let act = write(root, &public, &ledger.read.book, &to)
        .and_then(|files| {
            to.flushed()?;
            publication_place::flush(&stage)?;
            let day = public.day.clone();
            let withheld = public.withheld.iter().map(|draw| draw.id.clone());
            let act = PublishAct {
                day,
                drawn: when.drawn,
                withheld: withheld.collect(),
                files,
            };
            let names = act.files.keys().map(String::as_str).collect();
            publication_place::check_free(root, &names)?;
            ledger.append_at(&public.published_at, Act::Publish(act.clone()), &desk.hand)?;
            Ok(act)
        })
        .inspect_err(|_| {
            // No file of a folder that is taken away may be open.
            let _ = to.flushed();
            publication_place::abandon(&stage);
        })?;
    let staged = (&*stage, Staged::Now);
    let placed = publication_place::put_in_place(root, staged, &ledger.read.book);
    ledger.aside.note_trouble(placed, OnTheWay::NotInPlace);
    if let Some(to) = publication_place::link(root) {
        ledger.aside.note(OnTheWay::PublicIsALink(to));
    }
    let published = Published {
        counts: Counts::of(&public),
        awaited: awaited(&public),
        withheld: withheld(&public),
        drawn: when.drawn,
        missing,
        foreign: foreign(root, &act.files)?,
        act,
        index: root.join(FOLDER).join("index.html"),
        refused: ledger.read.book.refused.clone(),
        book: BookHead::from(&ledger),
    };
    let_go((public, ledger.read.book, ledger.read.entries));
    Ok(published)
}

/// How many enterprises are drawn, by draws that stand, and not visited yet.
fn awaited(public: &Public) -> usize {
    let standing = public.draws.iter().filter(|draw| draw.voided.is_none());
    let standing: BTreeSet<&str> = standing.map(|draw| draw.id.as_str()).collect();
    let visits = public.visits.iter();
    let awaited =
        visits.filter(|visit| visit.state == VisitState::Open && standing.contains(&*visit.draw));
    let enterprises: BTreeSet<&str> = awaited.map(|visit| visit.enterprise.as_str()).collect();
    enterprises.len()
}

/// How many draws are withheld, and until when.
fn withheld(public: &Public) -> Option<(usize, String)> {
    let until = public.withheld.iter().map(|draw| draw.until.as_str());
    Some((public.withheld.len(), until.max()?.to_owned()))
}

/// How many files of the latest publication are neither in its folder nor on their way there.
fn missing(root: &Path, read: &BookRead) -> usize {
    let published = read.book.published.iter();
    let files = published.flat_map(|(_, act)| act.files.keys());
    let gone = files.filter(|file| !settle::file_on_disk(root, file).exists());
    gone.count()
}

impl Counts {
    fn of(public: &Public) -> Self {
        let visits = || public.visits.iter();
        Self {
            plans: public.plans.len(),
            draws: public.draws.len() + public.withheld.len(),
            results: visits().filter(|visit| !visit.results.is_empty()).count(),
            handlings: visits().map(|visit| visit.handling.len()).sum(),
        }
    }
}
