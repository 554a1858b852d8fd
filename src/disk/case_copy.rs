//! A copy of the records of a case folder, in which something can be tried: what is written there vanishes with it.
//!
//! Records are never written over, so that a second name of a file is as good as its copy, where the file system has such
//! names; the book is appended to, and copied. Lists are read where they lie.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::disk::SETTINGS;
use crate::disk::{At, Trouble, book_read, calendar, ledger, regular, settle, signers, temporary};

/// Copies the book and the files that acts read beside the lists into a temporary folder. What the book is missing there
/// is missing in the copy.
///
/// # Errors
/// [`CaseFlaw::NoTemporary`](crate::domain::lists::case_flaw::CaseFlaw::NoTemporary),
/// [`CaseFlaw::NoRecord`](crate::domain::lists::case_flaw::CaseFlaw::NoRecord), or the file system fails.
pub fn of(root: &Path) -> Result<TempDir, Trouble> {
    let copy = temporary::folder()?;
    // So that nobody writes meanwhile.
    let _lock = ledger::lock_to_read(root);
    let book = root.join(book_read::FILE);
    if book.exists() {
        let to = copy.path().join(book_read::FILE);
        let bytes = regular::read(&book).at(&book)?;
        fs::write(&to, bytes).at(&to)?;
    }
    for folder in settle::PARENTS.into_iter().chain([calendar::FOLDER]) {
        let from = root.join(folder);
        if from.is_dir() {
            again(&from, &copy.path().join(folder))?;
        }
    }
    for file in [SETTINGS, signers::FILE] {
        let from = root.join(file);
        if from.exists() {
            again(&from, &copy.path().join(file))?;
        }
    }
    Ok(copy)
}

/// A file or a folder once more, under another name.
fn again(from: &Path, to: &Path) -> Result<(), Trouble> {
    if !from.is_dir() {
        // A second name of a link would be a link, and lead elsewhere.
        let file = fs::canonicalize(from).at(from)?;
        if fs::hard_link(&file, to).is_err() {
            regular::check(from).at(from)?;
            fs::copy(&file, to).at(from)?;
        }
        return Ok(());
    }
    fs::create_dir(to).at(to)?;
    for entry in fs::read_dir(from).at(from)? {
        let name = entry.at(from)?.file_name();
        again(&from.join(&name), &to.join(&name))?;
    }
    Ok(())
}
