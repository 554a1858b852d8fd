//! Verifies the book: its chain, every file it names, and that no draw or seal lies beside it.

use crate::domain::book::flaw::{BookFlaw, Breach, BrokenLine};
use std::collections::BTreeSet;
use std::path::Path;

use crate::domain::acts::entry::Act;
use crate::domain::acts::files::Files;
use crate::domain::refusal::Refusal;

use crate::disk::ledger::{self, BookRead};
use crate::disk::{At, Trouble, durable, settle};

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
}

/// Verifies the book of a case folder.
///
/// # Errors
/// The file system fails.
pub fn check(root: &Path) -> Result<BookChecked, Trouble> {
    let mut found = BookChecked {
        read: Ok(BookRead::default()),
        files: 0,
        changed: Vec::new(),
        strays: Vec::new(),
    };
    let read = match ledger::read(root) {
        // A case folder begins with a line in its book.
        Ok(read) if read.book.lines == 0 => {
            let flaw = BrokenLine {
                line: 1,
                kind: Breach::Missing,
            };
            found.read = Err(Box::new(Refusal::Book(BookFlaw::Line(flaw))));
            return Ok(found);
        }
        Ok(read) => read,
        Err(Trouble::Refused(refusal)) => {
            found.read = Err(refusal);
            return Ok(found);
        }
        Err(trouble) => return Err(trouble),
    };
    let mut folders = BTreeSet::new();
    let none = Files::new();
    for entry in &read.entries {
        let files = match &entry.act {
            Act::Plan(plan) => &plan.files,
            Act::Seal(seal) => &seal.files,
            Act::Draw(draw) => &draw.files,
            // A later publication takes the place of the files of an earlier one.
            Act::Publish(act)
                if read
                    .book
                    .published
                    .as_ref()
                    .is_some_and(|(seq, _)| *seq == entry.seq) =>
            {
                &act.files
            }
            _ => &none,
        };
        for (path, sha) in files {
            found.files += 1;
            folders.extend(path.rsplit_once('/').map(|(folder, _)| folder.to_owned()));
            let on_disk = root.join(path);
            if !on_disk.is_file() || durable::digest(&on_disk)? != *sha {
                found.changed.push((entry.seq, path.clone()));
            }
        }
    }
    found.strays = strays(root, &folders)?;
    found.read = Ok(read);
    Ok(found)
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
