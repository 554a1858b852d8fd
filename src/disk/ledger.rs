//! The book on disk: ledger.jsonl, appended under a lock, each line flushed before anybody is told of it.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::domain::acts::entry::{Act, DrawAct, Entry};
use crate::domain::book::facts::NotAtHand;
use crate::domain::book::flaw::BookFlaw;
use crate::domain::book::judgement::Judgement;
use crate::domain::ground::sha::Sha;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::method::standing::SeedStanding;
use crate::domain::refusal::Refusal;
use crate::format::ledger_line;

use crate::disk::aside::{Aside, OnTheWay};
use crate::disk::book_read::{BookRead, FILE, read_by};
use crate::disk::draw_facts::FolderFacts;
use crate::disk::tail::{self, Tail};
use crate::disk::{At, Trouble, clock, durable, os_random, regular};

/// The name of the lock's file.
pub const LOCK: &str = ".lock";
/// How long to wait for another choucha to finish.
const PATIENCE: Duration = Duration::from_secs(10);

/// Who writes a line, and which day was declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hand {
    /// Who.
    pub by: String,
    /// The day declared with `--today`.
    pub declared: Option<String>,
}

/// So many results are soon judged.
const AT_ONCE: usize = 100;

/// A line as it is spelt, with its digest.
struct Spelt {
    text: String,
    head: Sha,
}

impl Spelt {
    fn of(entry: &Entry) -> Self {
        let text = ledger_line::write(entry);
        let head = Sha::of(text.as_bytes());
        Self { text, head }
    }
}

/// The book, locked for writing.
#[derive(Debug)]
pub struct Ledger {
    root: PathBuf,
    /// What it says.
    pub read: BookRead,
    /// What happens on the way.
    pub aside: Aside,
    _lock: File,
}

impl Ledger {
    /// Locks the book of a case folder, waiting a while for another choucha to finish.
    ///
    /// # Errors
    /// [`CaseFlaw::Busy`], [`BookFlaw::Line`], or the file system fails.
    pub fn lock(root: &Path, aside: &Aside) -> Result<Self, Trouble> {
        Self::lock_by(root, aside, FolderFacts::new(root))
    }

    /// The same, where lines are judged by `facts`.
    ///
    /// # Errors
    /// As [`Ledger::lock`].
    pub fn lock_by(root: &Path, aside: &Aside, facts: FolderFacts) -> Result<Self, Trouble> {
        let lock = wait_for_lock(root)?;
        Ok(Self {
            root: root.to_owned(),
            read: read_by(root, facts)?,
            aside: aside.clone(),
            _lock: lock,
        })
    }

    /// The line that an act would be at a time.
    fn next(&self, time: &str, act: Act, hand: &Hand) -> Result<Entry, Trouble> {
        Ok(Entry {
            seq: self.read.book.lines + 1,
            time: time.to_owned(),
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
        let entry = self.next(&clock::now(), Act::Draw(act.clone()), hand)?;
        Ok(self.read.book.grounds(act, &entry).standing(act))
    }

    /// Whether a line may be written: what is found of it then.
    fn check(&self, entry: &Entry) -> Result<Judgement, Trouble> {
        let (book, facts) = (&self.read.book, &*self.read.facts);
        book.check(entry).map_err(BookFlaw::Line)?;
        let mut found = book.judge(entry, facts);
        let mut flaws = std::mem::take(&mut found.flaws).into_iter();
        if let Some(first) = flaws.next() {
            return Err(Refusal::of_line(first, flaws).into());
        }
        // What cannot be judged is not written.
        match found.not_at_hand.first() {
            Some(NotAtHand(file)) => Err(BookFlaw::File(file.clone()).into()),
            None => Ok(found),
        }
    }

    /// Whether a line may be written, and how it is spelt: a long one is spelt while it is judged.
    fn check_and_spell(&self, entry: &Entry) -> Result<(Judgement, Spelt), Trouble> {
        if !matches!(&entry.act, Act::Result(act) if act.results.len() > AT_ONCE) {
            return Ok((self.check(entry)?, Spelt::of(entry)));
        }
        let mut spelt = None;
        let found = rayon::in_place_scope(|scope| {
            scope.spawn(|_| spelt = Some(Spelt::of(entry)));
            self.check(entry)
        })?;
        Ok((found, spelt.unwrap_or_else(|| Spelt::of(entry))))
    }

    /// Adds a line: checked against the book, written whole, flushed to the disk. A line end that is missing is put back
    /// first, and a torn last line set aside by lines of its own. Returns the new head.
    ///
    /// # Errors
    /// What is wrong with the line, [`BookFlaw::File`] when it cannot be judged, or the file system fails; then the book says
    /// what it said.
    pub fn append(&mut self, act: Act, hand: &Hand) -> Result<Sha, Trouble> {
        self.append_at(&clock::now(), act, hand)
    }

    /// The same, for an act whose files say at what time its line was written.
    ///
    /// # Errors
    /// As [`Ledger::append`].
    pub fn append_at(&mut self, time: &str, act: Act, hand: &Hand) -> Result<Sha, Trouble> {
        let mut entry = self.next(time, act, hand)?;
        let (mut found, mut line) = self.check_and_spell(&entry)?;
        if self.mend(hand)? {
            entry = self.next(time, entry.act, hand)?;
            (found, line) = self.check_and_spell(&entry)?;
        }
        let seq = entry.seq;
        let head = self.put(entry, found, line)?;
        self.aside.wrote(seq, head);
        Ok(head)
    }

    /// Makes the file end as it should; gives whether lines were written for that.
    ///
    /// # Errors
    /// The file system fails.
    pub fn mend(&mut self, hand: &Hand) -> Result<bool, Trouble> {
        match std::mem::take(&mut self.read.tail) {
            Tail::Whole => {}
            Tail::NoLineEnd => {
                self.write_at_end("\n").inspect_err(|_| {
                    self.read.tail = Tail::NoLineEnd;
                })?;
                self.read.length += 1;
                self.aside.note(OnTheWay::LineEnded(self.read.book.lines));
            }
            Tail::Torn(bytes) => {
                tail::keep(&self.root, self.read.book.lines, &bytes).inspect_err(|_| {
                    self.read.tail = Tail::Torn(bytes);
                })?;
            }
        }
        self.say_set_aside(hand)
    }

    /// Writes a line for each torn one that was set aside; gives whether there were any.
    fn say_set_aside(&mut self, hand: &Hand) -> Result<bool, Trouble> {
        let unsaid = tail::unsaid(&self.root, &self.read.book)?;
        let any = !unsaid.is_empty();
        for act in unsaid {
            let path = tail::path(&self.root, &act);
            let entry = self.next(&clock::now(), Act::Tail(act), hand)?;
            let found = self.read.book.judge(&entry, &*self.read.facts);
            let line = Spelt::of(&entry);
            self.put(entry, found, line)?;
            self.aside.note(OnTheWay::SetAside(path));
        }
        Ok(any)
    }

    /// Writes a line that follows, by what was found of it; what was behind the last one is written over.
    fn put(&mut self, entry: Entry, found: Judgement, line: Spelt) -> Result<Sha, Trouble> {
        let Spelt { text, head } = line;
        self.write_at_end(&text)?;
        self.read.length += text.len() as u64;
        drop(text);
        Arc::make_mut(&mut self.read.book).push_judged(&entry, head, found);
        if entry.seq == 1 {
            let flushed = durable::sync_folder(&self.root);
            self.aside.note_trouble(flushed, OnTheWay::NotFlushed);
        }
        self.read.entries.push(entry);
        Ok(head)
    }

    fn write_at_end(&self, text: &str) -> Result<(), Trouble> {
        let path = self.root.join(FILE);
        let mut file = durable::private()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .at(&path)?;
        let length = self.read.length;
        file.seek(SeekFrom::Start(length)).at(&path)?;
        let written = file
            .write_all(text.as_bytes())
            .and_then(|()| file.set_len(length + text.len() as u64))
            .and_then(|()| file.sync_all());
        if written.is_err() {
            // What was written of the line is taken back; if even that fails, it is a torn line for the next run.
            let _ = file.set_len(length);
        }
        written.at(&path)
    }
}

/// The lock of a case folder, waiting a while for whoever holds it.
///
/// # Errors
/// [`CaseFlaw::Busy`], or the file system fails.
pub fn wait_for_lock(root: &Path) -> Result<File, Trouble> {
    let begun = Instant::now();
    loop {
        if let Some(lock) = try_lock(root)? {
            return Ok(lock);
        }
        if begun.elapsed() > PATIENCE {
            return Err(CaseFlaw::Busy.into());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// The lock of a case folder that has had one, for reading what nobody is writing; none where it cannot be had.
pub fn lock_to_read(root: &Path) -> Option<File> {
    let is_there = root.join(LOCK).is_file();
    is_there.then(|| wait_for_lock(root).ok()).flatten()
}

/// The lock of a case folder, if nobody holds it.
///
/// # Errors
/// The file system fails.
pub fn try_lock(root: &Path) -> Result<Option<File>, Trouble> {
    let path = root.join(LOCK);
    regular::check(&path).at(&path)?;
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
