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
use crate::domain::ground::act_kind::ActKind;
use crate::domain::ground::sha::Sha;
use crate::domain::method::standing::SeedStanding;
use crate::domain::refusal::Refusal;
use crate::format::ledger_line;

use crate::disk::aside::{Aside, OnTheWay};
use crate::disk::draw_facts::FolderFacts;
use crate::disk::tail::{self, Tail};
use crate::disk::{At, Trouble, clock, durable, line_ends, os_random, regular};

/// The name of the book's file.
pub const FILE: &str = "ledger.jsonl";
/// The name of the lock's file.
pub const LOCK: &str = ".lock";
/// How long to wait for another choucha to finish.
const PATIENCE: Duration = Duration::from_secs(10);

/// The book as it lies on disk.
#[derive(Debug, Clone)]
pub struct BookRead {
    /// What its lines add up to.
    pub book: Book,
    /// Its lines.
    pub entries: Vec<Entry>,
    /// Bytes of its lines; a line end that is missing is not among them.
    pub length: u64,
    /// How the file ends.
    pub tail: Tail,
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
            tail: Tail::Whole,
            facts: Rc::new(facts),
        }
    }

    /// The kind of a line, by its number.
    pub fn kind_of(&self, line: u64) -> Option<ActKind> {
        let place = usize::try_from(line).ok()?.checked_sub(1)?;
        Some(self.entries.get(place)?.act.kind())
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
    let bytes = match regular::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error).at(&path),
    };
    let read = parse(&bytes, facts);
    if read.is_err()
        && let Some(plain) = line_ends::plain(&bytes)
        && parse(&plain, FolderFacts::new(root)).is_ok()
    {
        return Err(BookFlaw::LineEnds.into());
    }
    read
}

/// The book as it stood before a line, judged by `facts`.
///
/// # Errors
/// As [`read`].
pub fn read_before(root: &Path, line: u64, facts: FolderFacts) -> Result<BookRead, Trouble> {
    let path = root.join(FILE);
    let bytes = regular::read(&path).at(&path)?;
    let lines = bytes.split_inclusive(|&b| b == b'\n');
    let before = usize::try_from(line.saturating_sub(1)).unwrap_or(usize::MAX);
    let length = lines.take(before).map(<[u8]>::len).sum();
    parse(&bytes[..length], facts)
}

/// A line of the file as it lies there.
struct Spelt<'a> {
    /// Its bytes, with the line end where it has one.
    line: &'a [u8],
    /// What it says; nothing when it is no entry.
    entry: Option<Entry>,
    /// Its digest, with a line end.
    sha: Sha,
}

impl<'a> Spelt<'a> {
    fn read(line: &'a [u8]) -> Self {
        let whole = line.strip_suffix(b"\n");
        let text = whole.unwrap_or(line);
        Self {
            line,
            entry: ledger_line::read(text).filter(|_| !text.ends_with(b"\r")),
            sha: whole.map_or_else(|| Sha::of(&[line, b"\n"].concat()), |_| Sha::of(line)),
        }
    }
}

/// How many lines are read at once, while those before them are judged.
const AT_ONCE: usize = 1_000;

fn parse(bytes: &[u8], facts: FolderFacts) -> Result<BookRead, Trouble> {
    let mut read = BookRead::none(facts);
    std::thread::scope(|scope| {
        let (send, spelt) = std::sync::mpsc::sync_channel(2);
        scope.spawn(move || {
            let mut lines = bytes.split_inclusive(|&b| b == b'\n').map(Spelt::read);
            let mut next = || lines.by_ref().take(AT_ONCE).collect::<Vec<_>>();
            // Where the receiver is gone, a line before does not follow.
            std::iter::repeat_with(&mut next)
                .take_while(|some| !some.is_empty())
                .all(|some| send.send(some).is_ok())
        });
        spelt
            .into_iter()
            .flatten()
            .try_for_each(|line| read.take(line))
    })?;
    Ok(read)
}

impl BookRead {
    /// Takes the next line: an entry that follows, or at the end what is left of one.
    fn take(&mut self, spelt: Spelt<'_>) -> Result<(), Trouble> {
        let Spelt { line, entry, sha } = spelt;
        let entry = if line.ends_with(b"\n") {
            entry.ok_or_else(|| broken(self.book.lines + 1, Breach::Form))?
        } else {
            let Some(entry) = entry.filter(|entry| self.book.check(entry).is_ok()) else {
                self.tail = Tail::Torn(line.to_vec());
                return Ok(());
            };
            self.tail = Tail::NoLineEnd;
            entry
        };
        self.book
            .push(&entry, sha, &*self.facts)
            .map_err(BookFlaw::Line)
            .map_err(Refusal::from)?;
        self.length += line.len() as u64;
        self.entries.push(entry);
        Ok(())
    }
}

fn broken(line: u64, kind: Breach) -> Trouble {
    BookFlaw::Line(BrokenLine { line, kind }).into()
}

/// The bytes of a line, LF included; nothing where the book has no such line.
///
/// # Errors
/// The file system fails.
pub fn line(root: &Path, number: u64) -> Result<Option<Vec<u8>>, Trouble> {
    let path = root.join(FILE);
    let bytes = regular::read(&path).at(&path)?;
    let mut lines = bytes.split_inclusive(|&b| b == b'\n');
    let place = number
        .checked_sub(1)
        .and_then(|place| usize::try_from(place).ok());
    let line = place.and_then(|place| lines.nth(place));
    Ok(line.map(|line| {
        let whole = line.strip_suffix(b"\n").unwrap_or(line);
        [whole, b"\n"].concat()
    }))
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
        let entry = self.next(time, act, hand)?;
        self.check(&entry)?;
        let entry = if self.mend(hand)? {
            let entry = self.next(time, entry.act, hand)?;
            self.check(&entry)?;
            entry
        } else {
            entry
        };
        let line = entry.seq;
        let head = self.put(entry)?;
        self.aside.wrote(line, head);
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
            self.put(entry)?;
            self.aside.note(OnTheWay::SetAside(path));
        }
        Ok(any)
    }

    /// Writes a line that may follow; what was behind the last one is written over.
    fn put(&mut self, entry: Entry) -> Result<Sha, Trouble> {
        let line = ledger_line::write(&entry);
        let head = Sha::of(line.as_bytes());
        self.write_at_end(&line)?;
        self.read
            .book
            .push(&entry, head, &*self.read.facts)
            .map_err(BookFlaw::Line)
            .map_err(Refusal::from)?;
        self.read.length += line.len() as u64;
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
