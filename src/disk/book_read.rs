//! The book as it lies on disk: ledger.jsonl line by line, each judged while those behind it are read.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use crate::domain::acts::entry::Entry;
use crate::domain::book::flaw::{BookFlaw, Breach, BrokenLine};
use crate::domain::book::fold::Book;
use crate::domain::ground::act_kind::ActKind;
use crate::domain::ground::sha::Sha;
use crate::domain::refusal::Refusal;
use crate::format::ledger_line::{self, InCommon};

use crate::disk::draw_facts::FolderFacts;
use crate::disk::tail::Tail;
use crate::disk::{At, Trouble, line_ends, regular};

/// The name of the book's file.
pub const FILE: &str = "ledger.jsonl";

/// The book as it lies on disk.
#[derive(Debug, Clone)]
pub struct BookRead {
    /// What its lines add up to.
    pub book: Arc<Book>,
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
            book: Arc::default(),
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
    let file = match regular::open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(BookRead::none(facts));
        }
        Err(error) => return Err(error).at(&path),
    };
    // What comes behind while it is read is the next reader's.
    let length = file.metadata().at(&path)?.len();
    let read = parse(file.take(length), &path, facts);
    if matches!(&read, Err(Trouble::Refused(_)))
        && let Some(plain) = line_ends::plain(&regular::read(&path).at(&path)?)
        && parse(&*plain, &path, FolderFacts::new(root)).is_ok()
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
    parse(&bytes[..length], &path, facts)
}

/// A line of the file as it lies there.
struct Spelt {
    /// How many bytes it has, its line end among them.
    length: u64,
    /// Its bytes, where it has no line end.
    open: Option<Vec<u8>>,
    /// What it says; nothing when it is no entry.
    entry: Option<Entry>,
    /// Its digest, with a line end.
    sha: Sha,
}

impl Spelt {
    fn read(line: &[u8], common: &mut InCommon) -> Self {
        let whole = line.strip_suffix(b"\n");
        let text = whole.unwrap_or(line);
        Self {
            length: line.len() as u64,
            open: whole.is_none().then(|| line.to_vec()),
            entry: ledger_line::read(text, common).filter(|_| !text.ends_with(b"\r")),
            sha: whole.map_or_else(|| Sha::of(&[line, b"\n"].concat()), |_| Sha::of(line)),
        }
    }
}

/// How many bytes are read at once, while the lines before them are judged: a line at least.
const AT_ONCE: u64 = 1 << 18;

/// The next lines; none at the end.
fn some_lines(
    from: &mut impl BufRead,
    (line, common): (&mut Vec<u8>, &mut InCommon),
) -> std::io::Result<Vec<Spelt>> {
    let mut lines = Vec::new();
    let mut length = 0;
    while length < AT_ONCE {
        line.clear();
        if from.read_until(b'\n', line)? == 0 {
            break;
        }
        length += line.len() as u64;
        lines.push(Spelt::read(line, common));
    }
    Ok(lines)
}

fn parse(from: impl Read + Send, path: &Path, facts: FolderFacts) -> Result<BookRead, Trouble> {
    let mut read = BookRead::none(facts);
    std::thread::scope(|scope| {
        let (send, spelt) = std::sync::mpsc::sync_channel(2);
        scope.spawn(move || {
            let mut from = BufReader::with_capacity(1 << 17, from);
            let (mut line, mut common) = (Vec::new(), InCommon::default());
            loop {
                let some = some_lines(&mut from, (&mut line, &mut common));
                let is_last = some.as_ref().map_or(true, Vec::is_empty);
                // Where the receiver is gone, a line before does not follow.
                if send.send(some).is_err() || is_last {
                    break;
                }
            }
        });
        for some in spelt {
            for line in some.at(path)? {
                read.take(line)?;
            }
        }
        Ok(read)
    })
}

impl BookRead {
    /// Takes the next line: an entry that follows, or at the end what is left of one.
    fn take(&mut self, spelt: Spelt) -> Result<(), Trouble> {
        let Spelt {
            length,
            open,
            entry,
            sha,
        } = spelt;
        let entry = if let Some(line) = open {
            let Some(entry) = entry.filter(|entry| self.book.check(entry).is_ok()) else {
                self.tail = Tail::Torn(line);
                return Ok(());
            };
            self.tail = Tail::NoLineEnd;
            entry
        } else {
            entry.ok_or_else(|| broken(self.book.lines + 1, Breach::Form))?
        };
        Arc::make_mut(&mut self.book)
            .push(&entry, sha, &*self.facts)
            .map_err(BookFlaw::Line)
            .map_err(Refusal::from)?;
        self.length += length;
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
