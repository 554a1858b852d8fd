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
use std::sync::Arc;
use std::thread;

use chrono::NaiveDate;

use crate::acts::book::files_kept;
use crate::disk::aside::{Aside, OnTheWay};
use crate::disk::book_read::{self, BookRead};
use crate::disk::case::Case;
use crate::disk::draw_facts::FolderFacts;
use crate::disk::ledger::{Hand, Ledger};
use crate::disk::tail::Tail;
use crate::disk::{Trouble, book_end, clock, publication_place, settle, signers};
use crate::domain::acts::counted::{fixed_at, used_at};
use crate::domain::book::clock::{InFuture, SetBack};
use crate::domain::book::flaw::{BookFlaw, BookText};
use crate::domain::book::fold::Book;
use crate::domain::book::line_flaw::RefusedLine;
use crate::domain::ground::date;
use crate::domain::ground::moment::Moment;
use crate::domain::ground::rules::{RuleChange, WeakerRule};
use crate::domain::ground::sha::Sha;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::lists::plan_flaw::PlanFlaw;

/// The tool's name and version, as records have it.
pub const TOOL: &str = concat!("choucha ", env!("CARGO_PKG_VERSION"));

/// Lets go of something large beside whatever is done next: a book of a large year is a million pieces.
fn let_go(large: impl Send + 'static) {
    // Where there is no thread for it, it is gone at once.
    let _ = thread::Builder::new().spawn(move || drop(large));
}

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
    /// Whether it counts the bases of the plan's versions as it judges their lines.
    counts_bases: Cell<bool>,
    /// The books that were read: what an act leaves of them is let go with the desk. Nobody writes to one of these, since it
    /// would be copied for that.
    read: RefCell<Vec<Arc<Book>>>,
}

impl Drop for Desk {
    fn drop(&mut self) {
        let read = self.read.take();
        if !read.is_empty() {
            let_go(read);
        }
    }
}

/// What an act notes on its way; it is said also when the act is refused then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// A line of the book says that a torn line was set aside; line and file.
    TornBefore(u64, String),
    /// The clock is behind a line of the book by more than some minutes.
    SetBack(SetBack),
    /// The book has lines that break a rule.
    Refused(Vec<RefusedLine>),
    /// The lists have faults, but the round is drawn from the texts of its seal.
    FaultsSinceSeal(u64),
    /// What choucha.toml has otherwise than the rules in force; the book's were used.
    OtherRules(Vec<RuleChange>),
    /// Rules in force are weaker than the regulation's.
    Weaker(Vec<WeakerRule>),
    /// choucha.toml names another bureau than the book.
    OtherBureau(PlanFlaw),
    /// A line's time lies in the future of this machine's clock.
    InFuture(InFuture),
    /// A folder of a draw, a seal or a plan that no line of the book names.
    Stray(String),
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
        Self::from(&*ledger.read.book)
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
            counts_bases: Cell::default(),
            read: RefCell::default(),
        }
    }

    /// From here on lines on the plan are judged by the objects of their bases too: for acts that publish a base.
    pub(in crate::acts) fn count_bases(&self) {
        self.counts_bases.set(true);
    }

    pub(in crate::acts) fn facts(&self) -> FolderFacts {
        let facts = FolderFacts::new(&self.root);
        if self.counts_bases.get() {
            return facts.counting_bases();
        }
        facts
    }

    /// Locks the book for an act; what a former run left behind is settled.
    ///
    /// # Errors
    /// As [`Ledger::lock`]; [`BookFlaw::Line`] for a folder without a book; another year, or other
    /// rules, in choucha.toml than the book has;
    /// [`SignFlaw::Unrecorded`](crate::domain::book::sign_flaw::SignFlaw::Unrecorded).
    pub fn lock(&self) -> Result<Ledger, Trouble> {
        let (case, ledger) = self.lock_with_case()?;
        let changes = case.rule_changes(&ledger.read.book);
        if !changes.is_empty() {
            return Err(CaseFlaw::OtherRules(changes).into());
        }
        let file = signers::file(&self.root)?;
        let file = file
            .as_ref()
            .map(|file| (file.sha256, file.rows.as_slice()));
        ledger.read.book.signatures.check_recorded(file)?;
        Ok(ledger)
    }

    /// The same for the acts that enter `signers`, or rules and finding codes, whatever the files say now.
    pub(in crate::acts) fn lock_with_case(&self) -> Result<(Case, Ledger), Trouble> {
        BookText::By.check(&self.hand.by)?;
        self.of_book.set(true);
        let ledger = Ledger::lock_by(&self.root, &self.aside, self.facts())?;
        ledger.read.book.begun().map_err(BookFlaw::Line)?;
        self.may_declare(&ledger.read.book)?;
        let case = Case::open(&self.root)?.judged_by(&ledger.read.facts);
        case.check_year(&ledger.read.book)?;
        case.check_bureau(&ledger.read.book)?;
        self.note_weaker(&ledger.read.book);
        self.note_refused(&ledger.read.book);
        settle::settle(&self.root, &ledger.read.book, &self.aside);
        if self.declared().is_none() {
            let next = ledger.read.book.lines + 1;
            let behind = ledger.read.book.clock.behind(next, clock::moment());
            let behind = behind.filter(SetBack::is_noted);
            if let Some(behind) = behind {
                self.note(Note::SetBack(behind));
            }
        }
        Ok((case, ledger))
    }

    /// Refuses a declared day where only the clock's counts: an act of an office's folder.
    ///
    /// # Errors
    /// [`CaseFlaw::Declared`].
    pub fn may_declare(&self, book: &Book) -> Result<(), CaseFlaw> {
        match &self.hand.declared {
            Some(day) if !book.rehearsal => Err(CaseFlaw::Declared(day.clone())),
            Some(_) | None => Ok(()),
        }
    }

    /// Notes which rules in force are weaker than the regulation's.
    pub(in crate::acts) fn note_weaker(&self, book: &Book) {
        let weaker = book.rules.weaker_rules();
        if !weaker.is_empty() {
            self.note(Note::Weaker(weaker));
        }
    }

    /// Opens the case folder and reads its book: for acts that write nothing into it. The rules are those in force, whatever
    /// choucha.toml says.
    ///
    /// # Errors
    /// As [`Case::open`] and [`book_read::read`];
    /// [`PlanFlaw::OtherYear`](crate::domain::lists::plan_flaw::PlanFlaw::OtherYear).
    pub fn read(&self) -> Result<(Case, BookRead), Trouble> {
        let case = Case::open(&self.root)?;
        let read = self.book()?;
        if let Err(other) = case.check_bureau(&read.book) {
            self.note(Note::OtherBureau(other));
        }
        let case = self.under(case, &read.book)?.judged_by(&read.facts);
        Ok((case, read))
    }

    /// Reads the book; what there is to note of its tail and of what was left behind is noted.
    ///
    /// # Errors
    /// As [`book_read::read`].
    pub fn book(&self) -> Result<BookRead, Trouble> {
        let read = self.book_by(self.facts())?;
        self.note_future(&read.book);
        for folder in files_kept::stray(&self.root, &read)? {
            self.note(Note::Stray(folder));
        }
        Ok(read)
    }

    /// Notes where a line's time lies in the future of this machine's clock.
    pub(in crate::acts) fn note_future(&self, book: &Book) {
        if let Some(ahead) = book.clock.in_future(clock::moment()) {
            self.note(Note::InFuture(ahead));
        }
    }

    /// The same, where lines are judged by `facts`.
    ///
    /// # Errors
    /// As [`Desk::book`].
    pub fn book_by(&self, facts: FolderFacts) -> Result<BookRead, Trouble> {
        let read = book_read::read_by(&self.root, facts)?;
        self.read.borrow_mut().push(Arc::clone(&read.book));
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

    /// The case folder under the rules in force; notes where choucha.toml has others, and where they are weak.
    fn under(&self, case: Case, book: &Book) -> Result<Case, Trouble> {
        case.check_year(book)?;
        self.note_rules(&case, book);
        self.note_refused(book);
        Ok(case.under(book))
    }

    /// Notes what choucha.toml has otherwise than the rules in force, and which of these are weaker than the regulation's.
    pub(in crate::acts) fn note_rules(&self, case: &Case, book: &Book) {
        let changes = case.rule_changes(book);
        if !changes.is_empty() {
            self.note(Note::OtherRules(changes));
        }
        self.note_weaker(book);
    }

    /// Notes the lines that the book has and that break a rule.
    pub(in crate::acts) fn note_refused(&self, book: &Book) {
        if !book.refused.is_empty() {
            self.note(Note::Refused(book.refused.clone()));
        }
    }

    /// Notes something to be said, once.
    pub fn note(&self, note: Note) {
        let mut notes = self.notes.borrow_mut();
        if !notes.contains(&note) {
            notes.push(note);
        }
    }

    /// Takes back the note that the clock is behind.
    fn forget_set_back(&self) {
        let mut notes = self.notes.borrow_mut();
        notes.retain(|note| !matches!(note, Note::SetBack(_)));
    }

    /// What has been noted and not said yet: what happened on the way, and the rest.
    pub fn take_notes(&self) -> (Vec<OnTheWay>, Vec<Note>) {
        (self.aside.take(), self.notes.take())
    }

    /// The moment that counts for what an act fixes now: a seal, a request.
    pub fn fixing(&self, book: &Book) -> Moment {
        let clock = book.clock.counted(clock::moment());
        fixed_at(self.declared_in(book), Some(clock)).unwrap_or(clock)
    }

    /// The moment that counts for using a seed now.
    pub fn using(&self, book: &Book) -> Moment {
        let clock = book.clock.counted(clock::moment());
        used_at(self.declared_in(book), Some(clock)).unwrap_or(clock)
    }

    fn declared(&self) -> Option<NaiveDate> {
        self.hand.declared.as_deref().and_then(date::from_record)
    }

    fn declared_in(&self, book: &Book) -> Option<NaiveDate> {
        self.declared().filter(|_| book.rehearsal)
    }

    /// The day: the one declared with `--today`, else the clock's, in China.
    pub fn today(&self) -> NaiveDate {
        self.declared().unwrap_or_else(|| clock::moment().day)
    }

    /// The day that counts in a book: the same, but never before the last line's.
    pub fn today_in(&self, book: &Book) -> NaiveDate {
        let clock = || book.clock.counted(clock::moment()).day;
        self.declared().unwrap_or_else(clock)
    }

    /// Whether a line that is written now cannot count as in time ([`BookClock::is_unsure_at`](crate::domain::book::clock::BookClock::is_unsure_at)).
    pub fn is_unsure(&self, book: &Book) -> bool {
        self.declared().is_none() && book.clock.is_unsure_at(clock::moment())
    }
}
