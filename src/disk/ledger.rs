//! The book on disk: ledger.jsonl, appended under a lock, each line flushed before anybody is told of it.

use crate::domain::book::flaw::{BookFlaw, Breach, BrokenLine};
use crate::domain::lists::case_flaw::CaseFlaw;
use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, Instant};

use crate::domain::acts::entry::{Act, DrawAct, Entry};
use crate::domain::book::facts::NotAtHand;
use crate::domain::book::fold::Book;
use crate::domain::ground::sha::Sha;
use crate::domain::method::standing::SeedStanding;
use crate::domain::refusal::Refusal;
use crate::format::ledger_line;

use crate::disk::draw_facts::FolderFacts;
use crate::disk::{At, Trouble, clock, durable, os_random};

/// The name of the book's file.
pub const FILE: &str = "ledger.jsonl";
/// The name of the lock's file.
const LOCK: &str = ".lock";
/// How long to wait for another choucha to finish.
const PATIENCE: Duration = Duration::from_secs(10);

/// The book as it lies on disk.
#[derive(Debug, Clone)]
pub struct BookRead {
    /// What its lines add up to.
    pub book: Book,
    /// Its lines.
    pub entries: Vec<Entry>,
    /// Bytes of the whole lines.
    pub length: u64,
    /// Bytes of a last line that was cut off while it was written.
    pub torn: Vec<u8>,
    /// What its lines are judged by.
    pub facts: Rc<FolderFacts>,
}

impl BookRead {
    /// A book without lines, to be judged by `facts`.
    fn none(facts: FolderFacts) -> Self {
        Self {
            book: Book::default(),
            entries: Vec::new(),
            length: 0,
            torn: Vec::new(),
            facts: Rc::new(facts),
        }
    }

    /// The lines that count, in order: those that were not refused.
    pub fn accepted(&self) -> impl Iterator<Item = &Entry> {
        let entries = self.entries.iter();
        entries.filter(|entry| !self.book.has_refused(entry.seq))
    }
}

/// Reads the book and checks that its lines follow from each other.
///
/// # Errors
/// [`BookFlaw::Line`] at the first line that does not follow, or the file system fails.
pub fn read(root: &Path) -> Result<BookRead, Trouble> {
    read_by(root, FolderFacts::new(root))
}

/// The same, where lines are judged by `facts`.
///
/// # Errors
/// As [`read`].
pub fn read_by(root: &Path, facts: FolderFacts) -> Result<BookRead, Trouble> {
    let path = root.join(FILE);
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error).at(&path),
    };
    let mut read = BookRead::none(facts);
    for line in bytes.split_inclusive(|&b| b == b'\n') {
        let Some(text) = line.strip_suffix(b"\n") else {
            read.torn = line.to_vec();
            break;
        };
        let entry = ledger_line::read(text).ok_or(Refusal::Book(BookFlaw::Line(BrokenLine {
            line: read.book.lines + 1,
            kind: Breach::Form,
        })))?;
        read.book
            .push(&entry, Sha::of(line), &*read.facts)
            .map_err(BookFlaw::Line)
            .map_err(Refusal::from)?;
        read.length += line.len() as u64;
        read.entries.push(entry);
    }
    Ok(read)
}

/// The bytes of a line, LF included; nothing where the book has no such line.
///
/// # Errors
/// The file system fails.
pub fn line(root: &Path, number: u64) -> Result<Option<Vec<u8>>, Trouble> {
    let path = root.join(FILE);
    let bytes = std::fs::read(&path).at(&path)?;
    let lines = bytes.split_inclusive(|&b| b == b'\n');
    let place = number
        .checked_sub(1)
        .and_then(|place| usize::try_from(place).ok());
    let mut lines = lines.filter(|line| line.ends_with(b"\n"));
    Ok(place.and_then(|place| lines.nth(place)).map(<[u8]>::to_vec))
}

/// Who writes a line, and which day was declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hand {
    /// Who.
    pub by: String,
    /// The day declared with `--today`.
    pub declared: Option<String>,
}

/// The book, locked for writing.
#[derive(Debug)]
pub struct Ledger {
    root: PathBuf,
    /// What it says.
    pub read: BookRead,
    /// Where a torn last line was set aside, if there was one.
    pub set_aside: Option<PathBuf>,
    _lock: File,
}

impl Ledger {
    /// Locks the book of a case folder, waiting a while for another choucha to finish, and sets a torn last line aside.
    ///
    /// # Errors
    /// [`CaseFlaw::Busy`], [`BookFlaw::Line`], or the file system fails.
    pub fn lock(root: &Path) -> Result<Self, Trouble> {
        let begun = Instant::now();
        let lock = loop {
            if let Some(lock) = try_lock(root)? {
                break lock;
            }
            if begun.elapsed() > PATIENCE {
                return Err(CaseFlaw::Busy.into());
            }
            std::thread::sleep(Duration::from_millis(50));
        };
        let mut ledger = Self {
            root: root.to_owned(),
            read: read(root)?,
            set_aside: None,
            _lock: lock,
        };
        ledger.set_torn_line_aside()?;
        Ok(ledger)
    }

    /// Moves a torn last line to a file of its own; the book ends with its last whole line again.
    fn set_torn_line_aside(&mut self) -> Result<(), Trouble> {
        if self.read.torn.is_empty() {
            return Ok(());
        }
        let after = self.read.book.lines;
        let named = |nth: u32| self.root.join(format!("ledger.torn-{after}-{nth}"));
        let mut nth = 1;
        while named(nth).exists() {
            nth += 1;
        }
        let aside = named(nth);
        durable::create_with(&aside, &self.read.torn)?;
        let path = self.root.join(FILE);
        let file = File::options().write(true).open(&path).at(&path)?;
        file.set_len(self.read.length).at(&path)?;
        file.sync_all().at(&path)?;
        self.read.torn.clear();
        self.set_aside = Some(aside);
        Ok(())
    }

    /// The line that an act would be, now.
    fn next(&self, act: Act, hand: &Hand) -> Result<Entry, Trouble> {
        Ok(Entry {
            seq: self.read.book.lines + 1,
            time: clock::now(),
            declared: hand.declared.clone(),
            by: hand.by.clone(),
            act,
            salt: os_random::line_salt()?,
            prev: self.read.book.head.unwrap_or(Sha([0; 32])),
        })
    }

    /// What the seed of a draw whose line comes next can prove.
    ///
    /// # Errors
    /// The operating system gives no randomness.
    pub fn standing_of(&self, act: &DrawAct, hand: &Hand) -> Result<SeedStanding, Trouble> {
        let entry = self.next(Act::Draw(act.clone()), hand)?;
        Ok(self.read.book.grounds(act, &entry).standing(act))
    }

    /// Whether a line may be written.
    fn check(&self, entry: &Entry) -> Result<(), Trouble> {
        let (book, facts) = (&self.read.book, &*self.read.facts);
        book.check(entry).map_err(BookFlaw::Line)?;
        let found = book.judge(entry, facts);
        let mut flaws = found.flaws.into_iter();
        if let Some(first) = flaws.next() {
            return Err(Refusal::of_line(first, flaws).into());
        }
        // What cannot be judged is not written.
        match found.not_at_hand.into_iter().next() {
            Some(NotAtHand(file)) => Err(BookFlaw::File(file).into()),
            None => Ok(()),
        }
    }

    /// Adds a line: checked against the book, written whole, flushed to the disk. Returns the new head.
    ///
    /// # Errors
    /// What is wrong with the line, [`BookFlaw::File`] when it cannot be judged, or the file system fails; then the book is
    /// as it was.
    pub fn append(&mut self, act: Act, hand: &Hand) -> Result<Sha, Trouble> {
        let entry = self.next(act, hand)?;
        let line = ledger_line::write(&entry);
        let head = Sha::of(line.as_bytes());
        self.check(&entry)?;
        let path = self.root.join(FILE);
        let mut file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .at(&path)?;
        file.seek(SeekFrom::Start(self.read.length)).at(&path)?;
        let written = file
            .write_all(line.as_bytes())
            .and_then(|()| file.sync_all());
        if let Err(error) = written {
            // What was written of the line is taken back; if even that fails, it is a torn line for the next run.
            let _ = file.set_len(self.read.length);
            return Err(error).at(&path);
        }
        if entry.seq == 1 {
            durable::sync_folder(&self.root)?;
        }
        self.read
            .book
            .push(&entry, head, &*self.read.facts)
            .map_err(BookFlaw::Line)
            .map_err(Refusal::from)?;
        self.read.length += line.len() as u64;
        self.read.entries.push(entry);
        Ok(head)
    }
}

/// The lock of a case folder, if nobody holds it.
///
/// # Errors
/// The file system fails.
pub fn try_lock(root: &Path) -> Result<Option<File>, Trouble> {
    let path = root.join(LOCK);
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .at(&path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(std::fs::TryLockError::WouldBlock) => Ok(None),
        Err(std::fs::TryLockError::Error(error)) => Err(error).at(&path),
    }
}
