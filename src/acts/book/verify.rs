//! `ledger verify`: the book's chain, every file it names, its replacements repeated, that no draw or seal lies beside it, its
//! signatures, whether a published head is one of its lines, and whether what was published of it is still so.

use std::path::PathBuf;

use crate::acts::Desk;
use crate::disk::book_read::BookRead;
use crate::disk::case::Case;
use crate::disk::draw_facts::FolderFacts;
use crate::disk::tail::Tail;
use crate::disk::{Trouble, clock, ledger};
use crate::domain::acts::entry::Entry;
use crate::domain::book::clock::InFuture;
use crate::domain::book::file_fault::FileFault;
use crate::domain::ground::sha::Sha;
use crate::domain::lists::plan_flaw::PlanFlaw;
use crate::domain::public::flaw::PublicFlaw;
use crate::domain::refusal::Refusal;

use super::files_kept::{self, Unnamed};
use super::repeats::Repeats;
use super::show;
use super::verify_signatures::{self, Kept, SignaturesChecked};
use crate::acts::public::held;

/// What a verification of the book found.
#[derive(Debug)]
pub struct BookChecked {
    /// The book, or the first line that does not follow.
    pub read: Result<BookRead, Box<Refusal>>,
    /// What choucha.toml has otherwise than the book: the year, the bureau.
    pub settings: Vec<PlanFlaw>,
    /// The latest line whose time lies in the future of this machine's clock.
    pub future: Option<InFuture>,
    /// How many files the book names.
    pub files: usize,
    /// Line and path of files that are not as the book has them, and why.
    pub changed: Vec<(u64, String, FileFault)>,
    /// What lies there and no line names.
    pub unnamed: Unnamed,
    /// What the draws, seals, plans and replacements give when they are repeated.
    pub repeats: Repeats,
    /// What was found of signatures and witnesses.
    pub signatures: SignaturesChecked,
    /// What `public/` states of the book that is not so; `None` where there is no publication.
    pub vanished: Option<Vec<PublicFlaw>>,
    /// What lists that somebody kept state of it that is not so, by list.
    pub kept: Vec<(PathBuf, Vec<PublicFlaw>)>,
}

impl BookChecked {
    /// Whether the book and its files hold together.
    pub fn holds(&self) -> bool {
        let unnamed = &self.unnamed;
        let files =
            self.changed.is_empty() && unnamed.folders.is_empty() && unnamed.torn.is_empty();
        let kept = self.kept.iter().all(|(_, vanished)| vanished.is_empty());
        let published = self.vanished.as_ref().is_none_or(Vec::is_empty) && kept;
        let read = self.read.as_ref();
        let is_whole = read.is_ok_and(|read| {
            let (refused, unjudged) = (&read.book.refused, &read.book.unjudged);
            read.tail == Tail::Whole && refused.is_empty() && unjudged.is_empty()
        });
        is_whole
            && self.settings.is_empty()
            && files
            && self.repeats.all_hold()
            && self.signatures.hold()
            && published
    }

    /// The numbers of the lines of which something is true; nothing of a book that does not hold together.
    pub fn lines_with(&self, is: fn(&Entry) -> bool) -> Option<Vec<u64>> {
        let entries = self.read.as_ref().ok()?.entries.iter();
        Some(
            entries
                .filter(|entry| is(entry))
                .map(|entry| entry.seq)
                .collect(),
        )
    }

    /// The line whose digest a published head is.
    pub fn line_of(&self, head: &str) -> Option<u64> {
        let read = self.read.as_ref().ok()?;
        let sha = Sha::from_hex(&head.trim().to_lowercase())?;
        if read.book.head == Some(sha) {
            return Some(read.book.lines);
        }
        let mut later = read.entries.iter().skip(1);
        Some(later.find(|entry| entry.prev == sha)?.seq - 1)
    }
}

/// Verifies the book of a case folder, and what is kept of it elsewhere: witnesses' texts, and `lists` of lines or heads.
///
/// # Errors
/// A list is none ([`PublicFlaw::List`]), the reader's own rows of signers are not of their form, or the file system fails.
pub fn verify(desk: &Desk, kept: &Kept<'_>, lists: &[PathBuf]) -> Result<BookChecked, Trouble> {
    let case = Case::open(&desk.root)?;
    let first = look(desk, &case, (kept, lists));
    if first.as_ref().is_ok_and(BookChecked::holds) {
        return first;
    }
    // Somebody may have been writing meanwhile: once more, and nobody writes. Where there is no lock to be had, nobody can.
    let _lock = ledger::lock_to_read(&case.root);
    look(desk, &case, (kept, lists))
}

fn look(
    desk: &Desk,
    case: &Case,
    (kept, lists): (&Kept<'_>, &[PathBuf]),
) -> Result<BookChecked, Trouble> {
    let of = |read| BookChecked {
        read,
        settings: Vec::new(),
        future: None,
        files: 0,
        changed: Vec::new(),
        unnamed: Unnamed::default(),
        repeats: Repeats::default(),
        signatures: SignaturesChecked::default(),
        vanished: None,
        kept: Vec::new(),
    };
    let facts = FolderFacts::new(&desk.root);
    let read = match show::read(desk, facts.verifying_beacons().counting_bases()) {
        Ok(read) => read,
        Err(Trouble::Refused(refusal)) => return Ok(of(Err(refusal))),
        Err(trouble) => return Err(trouble),
    };
    desk.note_rules(case, &read.book);
    let settings = [case.check_year(&read.book), case.check_bureau(&read.book)];
    let named = files_kept::named(&read);
    let faults = files_kept::faults(&desk.root, &read.book, &named);
    let (files, mut changed) = (named.len(), Vec::new());
    for (file, fault) in named.iter().zip(faults) {
        let named = |fault| (file.line, file.path.to_owned(), fault);
        changed.extend(fault?.map(named));
    }
    // What is repeated is repeated from files that are what they were.
    let whole = changed.is_empty();
    let repeats = whole.then(|| Repeats::of(&case.of_year(&read.book), &read));
    Ok(BookChecked {
        settings: settings.into_iter().filter_map(Result::err).collect(),
        future: read.book.clock.in_future(clock::moment()),
        repeats: repeats.transpose()?.unwrap_or_default(),
        files,
        changed,
        unnamed: files_kept::unnamed(&desk.root, &read)?,
        signatures: verify_signatures::verify(case, &read, kept)?,
        vanished: held::against_public(&desk.root, &read)?,
        kept: lists
            .iter()
            .map(|list| Ok((list.clone(), held::against_kept(list, &read)?)))
            .collect::<Result<_, Trouble>>()?,
        ..of(Ok(read))
    })
}
