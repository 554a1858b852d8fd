//! Floor 3: what can be done in a case folder: what it reads, asks of the domain, and writes. Nothing here prints.
//! Rooms as in the domain, a file for each act named as its command; every place that appends to the book is here.

pub mod book;
pub mod day;
pub mod lists;
pub mod method;
pub mod public;
pub mod replace;
pub mod versions;
pub mod visit;
pub mod year;

use std::cell::{Cell, RefCell};
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::disk::aside::{Aside, OnTheWay};
use crate::disk::case::Case;
use crate::disk::ledger::{self, BookRead, Hand, Ledger};
use crate::disk::tail::Tail;
use crate::disk::{Trouble, book_end, clock, publication_place, settle, signers};
use crate::domain::acts::entry;
use crate::domain::book::flaw::{BookFlaw, BookText};
use crate::domain::book::fold::Book;
use crate::domain::ground::date;
use crate::domain::ground::moment::Moment;
use crate::domain::ground::sha::Sha;

/// The tool's name and version, as records have it.
pub const TOOL: &str = concat!("choucha ", env!("CARGO_PKG_VERSION"));

/// Who acts (经办人), in which case folder, on which day: what every act needs besides its own request.
#[derive(Debug)]
pub struct Desk {
    /// The case folder.
    pub root: PathBuf,
    /// Who writes into the book.
    pub hand: Hand,
    notes: RefCell<Vec<Note>>,
    aside: Aside,
    /// Whether the act reads the book.
    of_book: Cell<bool>,
}

/// What an act notes on its way; it is said also when the act is refused then.
#[derive(Debug)]
pub enum Note {
    /// What happened on the way.
    OnTheWay(OnTheWay),
    /// A line of the book says that a torn line was set aside; line and file.
    TornBefore(u64, String),
    /// The lists have faults, but the round is drawn from the texts of its seal.
    FaultsSinceSeal(u64),
}

/// The head of the book after an act: its number of lines, and the digest of the last one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BookHead {
    /// How many lines it has.
    pub lines: u64,
    /// The digest of the last line.
    pub sha: Option<Sha>,
}

impl From<&Book> for BookHead {
    fn from(book: &Book) -> Self {
        Self {
            lines: book.lines,
            sha: book.head,
        }
    }
}

impl From<&Ledger> for BookHead {
    fn from(ledger: &Ledger) -> Self {
        Self::from(&ledger.read.book)
    }
}

impl Desk {
    /// A desk at a case folder.
    pub fn new(root: PathBuf, hand: Hand) -> Self {
        Self {
            root,
            hand,
            notes: RefCell::default(),
            aside: Aside::default(),
            of_book: Cell::default(),
        }
    }

    /// Locks the book for an act; what a former run left behind is settled.
    ///
    /// # Errors
    /// As [`Ledger::lock`]; [`BookFlaw::Line`] for a folder without a book;
    /// [`SignFlaw::Unrecorded`](crate::domain::book::sign_flaw::SignFlaw::Unrecorded).
    pub fn lock(&self) -> Result<Ledger, Trouble> {
        let ledger = self.lock_for_signers()?;
        let file = signers::file(&self.root)?;
        let file = file
            .as_ref()
            .map(|file| (file.sha256, file.rows.as_slice()));
        ledger.read.book.signatures.check_recorded(file)?;
        Ok(ledger)
    }

    /// The same for the act that enters `signers` itself, whatever the file says now.
    fn lock_for_signers(&self) -> Result<Ledger, Trouble> {
        BookText::By.check(&self.hand.by)?;
        self.of_book.set(true);
        let ledger = Ledger::lock(&self.root, &self.aside)?;
        ledger.read.book.begun().map_err(BookFlaw::Line)?;
        settle::settle(&self.root, &ledger.read.book, &self.aside);
        Ok(ledger)
    }

    /// Opens the case folder and reads its book: for acts that write nothing into it.
    ///
    /// # Errors
    /// As [`Case::open`] and [`ledger::read`].
    pub fn read(&self) -> Result<(Case, BookRead), Trouble> {
        let case = Case::open(&self.root)?;
        let read = self.book()?;
        Ok((case, read))
    }

    /// Reads the book; what there is to note of its tail and of what was left behind is noted.
    ///
    /// # Errors
    /// As [`ledger::read`].
    pub fn book(&self) -> Result<BookRead, Trouble> {
        let read = ledger::read(&self.root)?;
        if self.of_book.replace(true) {
            return Ok(read);
        }
        for (line, act) in &read.book.tails {
            self.note(Note::TornBefore(*line, act.file.clone()));
        }
        if publication_place::is_unfinished(&self.root, &read.book) {
            self.aside.note(OnTheWay::PublicUnfinished);
        }
        Ok(read)
    }

    /// How the book's file ends by now, for an act that reads the book.
    ///
    /// # Errors
    /// The file system fails.
    pub fn tail(&self) -> Result<Tail, Trouble> {
        if self.of_book.get() {
            book_end::look(&self.root)
        } else {
            Ok(Tail::Whole)
        }
    }

    /// Where what happens on the way is noted.
    fn aside(&self) -> &Aside {
        &self.aside
    }

    /// The last line that this desk has written into the book, if it has.
    pub fn written(&self) -> Option<BookHead> {
        let (lines, sha) = self.aside.written()?;
        let sha = Some(sha);
        Some(BookHead { lines, sha })
    }

    /// Notes something to be said.
    pub fn note(&self, note: Note) {
        self.notes.borrow_mut().push(note);
    }

    /// What has been noted and not said yet.
    pub fn take_notes(&self) -> Vec<Note> {
        let on_the_way = self.aside.take().into_iter().map(Note::OnTheWay);
        on_the_way.chain(self.notes.take()).collect()
    }

    /// The moment that counts for what an act fixes now: a seal, a request.
    pub fn fixing(&self, book: &Book) -> Moment {
        let declared = self.hand.declared.as_deref().filter(|_| book.rehearsal);
        entry::fixed_at(declared, &clock::now()).unwrap_or_else(clock::moment)
    }

    /// The moment that counts for using a seed now.
    pub fn using(&self, book: &Book) -> Moment {
        let declared = self.hand.declared.as_deref().filter(|_| book.rehearsal);
        entry::used_at(declared, &clock::now()).unwrap_or_else(clock::moment)
    }

    /// The day: the one declared with `--today`, else the clock's.
    pub fn today(&self) -> NaiveDate {
        let declared = self.hand.declared.as_deref().and_then(date::from_record);
        declared.unwrap_or_else(clock::today)
    }
}
