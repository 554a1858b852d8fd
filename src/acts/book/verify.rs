//! `ledger verify`: the book's chain, every file it names, its replacements repeated, that no draw or seal lies beside it, its
//! signatures, whether a published head is one of its lines, and whether what was published of it is still so.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::acts::Desk;
use crate::disk::case::Case;
use crate::disk::draw_facts::FolderFacts;
use crate::disk::ledger::BookRead;
use crate::disk::{At, Trouble, durable, settle};
use crate::domain::acts::entry::{Act, Entry};
use crate::domain::acts::files::Files;
use crate::domain::ground::sha::Sha;
use crate::domain::method::verify::Verdict;
use crate::domain::public::flaw::PublicFlaw;
use crate::domain::refusal::Refusal;

use super::show;
use super::verify_signatures::{self, Kept, SignaturesChecked};
use crate::acts::public::held;
use crate::acts::replace::repeated;

/// What a verification of the book found.
#[derive(Debug)]
pub struct BookChecked {
    /// The book, or the first line that does not follow.
    pub read: Result<BookRead, Box<Refusal>>,
    /// How many files the book names.
    pub files: usize,
    /// Line and path of files that are missing or were changed.
    pub changed: Vec<(u64, String)>,
    /// Folders of draws and seals that no line names.
    pub strays: Vec<String>,
    /// What came of repeating the replacements and decisions, by draw.
    pub replacements: Vec<(String, Verdict<Refusal>)>,
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
        let files = self.changed.is_empty() && self.strays.is_empty();
        let mut replacements = self.replacements.iter();
        let repeated = replacements.all(|(_, finding)| *finding == Verdict::Holds);
        let refused = self.read.as_ref().map(|read| !read.book.refused.is_empty());
        let kept = self.kept.iter().all(|(_, vanished)| vanished.is_empty());
        let published = self.vanished.as_ref().is_none_or(Vec::is_empty) && kept;
        refused.is_ok_and(|refused| !refused)
            && files
            && repeated
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
    settle::settle_for_reading(&desk.root)?;
    let of = |read| BookChecked {
        read,
        files: 0,
        changed: Vec::new(),
        strays: Vec::new(),
        replacements: Vec::new(),
        signatures: SignaturesChecked::default(),
        vanished: None,
        kept: Vec::new(),
    };
    let facts = FolderFacts::new(&desk.root);
    let read = match show::read(&desk.root, facts.verifying_beacons()) {
        Ok(read) => read,
        Err(Trouble::Refused(refusal)) => return Ok(of(Err(refusal))),
        Err(trouble) => return Err(trouble),
    };
    desk.note_rules(&case, &read.book);
    let (mut count, mut changed) = (0, Vec::new());
    let mut folders = BTreeSet::new();
    for (line, files) in files_named(&read) {
        for (path, sha) in files {
            count += 1;
            folders.extend(path.rsplit_once('/').map(|(folder, _)| folder.to_owned()));
            let on_disk = desk.root.join(path);
            if !on_disk.is_file() || durable::digest(&on_disk)? != *sha {
                changed.push((line, path.clone()));
            }
        }
    }
    // Replacements are repeated from files that are what they were.
    let replacements = if changed.is_empty() {
        repeated::of_book(&case, &read)?
    } else {
        Vec::new()
    };
    let mut kept_lists = Vec::new();
    for list in lists {
        kept_lists.push((list.clone(), held::against_kept(list, &read)?));
    }
    Ok(BookChecked {
        files: count,
        changed,
        strays: strays(&desk.root, &folders)?,
        replacements,
        signatures: verify_signatures::verify(&case, &read, kept)?,
        vanished: against_public(&desk.root, &read)?,
        kept: lists
            .iter()
            .map(|list| Ok((list.clone(), held::against_kept(list, &read)?)))
            .collect::<Result<_, Trouble>>()?,
        ..of(Ok(read))
    })
}

/// What `public/` states that is not so. A publication that was written beside this reading is held against the book after it.
fn against_public(root: &Path, read: &BookRead) -> Result<Option<Vec<PublicFlaw>>, Trouble> {
    let found = held::against_public(root, read)?;
    if found.as_ref().is_none_or(Vec::is_empty) {
        return Ok(found);
    }
    held::against_public(root, &show::read(root, FolderFacts::new(root))?)
}

/// The lines that name files, with them.
fn files_named(read: &BookRead) -> impl Iterator<Item = (u64, &Files)> {
    // A later publication takes the place of the files of an earlier one.
    let published = read.book.published.as_ref().map(|(line, _)| *line);
    read.accepted().filter_map(move |entry| {
        let files = match &entry.act {
            Act::Plan(plan) => &plan.files,
            Act::Seal(seal) => &seal.files,
            Act::Draw(draw) => &draw.files,
            Act::Publish(act) if published == Some(entry.seq) => &act.files,
            Act::Init(_)
            | Act::Rules(_)
            | Act::Replace(_)
            | Act::Replaced(_)
            | Act::Decision(_)
            | Act::Assist(_)
            | Act::Recusal(_)
            | Act::Done(_)
            | Act::Result(_)
            | Act::Amend(_)
            | Act::Handle(_)
            | Act::Publish(_)
            | Act::Signers(_)
            | Act::Sign(_)
            | Act::Witness(_)
            | Act::Clock { .. }
            | Act::Void { .. } => return None,
        };
        Some((entry.seq, files))
    })
}

fn strays(root: &Path, known: &BTreeSet<String>) -> Result<Vec<String>, Trouble> {
    let mut strays = Vec::new();
    for parent in settle::PARENTS {
        let path = root.join(parent);
        let entries = match std::fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error).at(&path),
        };
        for entry in entries {
            let entry = entry.at(&path)?;
            let folder = format!("{parent}/{}", entry.file_name().to_string_lossy());
            // An unfinished folder whose name is taken is left for people to settle.
            let settled =
                settle::finished_name(&folder).is_none_or(|finished| root.join(finished).exists());
            // A file of the desktop's own, such as .DS_Store, is no draw.
            if !known.contains(&folder) && settled && entry.path().is_dir() {
                strays.push(folder);
            }
        }
    }
    strays.sort();
    Ok(strays)
}
