//! Folders that a draw or a seal was writing when it was cut off.
//!
//! A folder is written under a name of its own (`.new-…`), then the line in the book is the moment at which the act is
//! done, then the folder gets its name. Cut off before the line, the folder goes; cut off after it, it is given its name.

use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::book::Book;
use crate::domain::entry::{draw_folder, seal_folder};

use super::{At, Trouble, durable, ledger};

/// The folders in which acts write folders.
pub const PARENTS: [&str; 2] = ["draws", "seals"];
const UNFINISHED: &str = ".new-";

/// Where a folder is written before its line is in the book.
pub fn unfinished(root: &Path, folder: &str) -> PathBuf {
    let (parent, name) = folder.split_once('/').unwrap_or(("", folder));
    root.join(parent).join(format!("{UNFINISHED}{name}"))
}

/// Begins a folder anew: whatever a former run left under the same name is taken away.
///
/// # Errors
/// The file system fails.
pub fn begin(root: &Path, folder: &str) -> Result<PathBuf, Trouble> {
    let path = unfinished(root, folder);
    if path.exists() {
        fs::remove_dir_all(&path).at(&path)?;
    }
    fs::create_dir_all(&path).at(&path)?;
    Ok(path)
}

/// Takes an unfinished folder away again, when its act was refused.
pub fn abandon(unfinished: &Path) {
    // What cannot be taken away now is taken away by the next run.
    let _ = fs::remove_dir_all(unfinished);
}

/// Whether a folder has the name of an unfinished one.
pub fn is_unfinished(folder: &str) -> bool {
    folder
        .rsplit('/')
        .next()
        .is_some_and(|name| name.starts_with(UNFINISHED))
}

/// Gives a folder its name, when its line is in the book.
///
/// # Errors
/// The file system fails.
pub fn finish(root: &Path, folder: &str) -> Result<(), Trouble> {
    durable::rename_folder(&unfinished(root, folder), &root.join(folder))
}

/// Finishes or takes away what was left behind. The caller holds the lock.
///
/// # Errors
/// The file system fails.
pub fn settle(root: &Path, book: &Book) -> Result<(), Trouble> {
    for path in left_behind(root)? {
        let name = path
            .file_name()
            .map(|n| n.to_string_lossy().into_owned())
            .unwrap_or_default();
        let parent = path
            .parent()
            .and_then(Path::file_name)
            .map(|n| n.to_string_lossy().into_owned())
            .unwrap_or_default();
        let folder = format!("{parent}/{}", name.trim_start_matches(UNFINISHED));
        let in_book = book
            .draws
            .iter()
            .any(|d| draw_folder(&d.act.draw) == folder)
            || book
                .seals
                .iter()
                .any(|s| seal_folder(&s.act.task, s.act.round, s.act.seal) == folder);
        if in_book && !root.join(&folder).exists() {
            durable::rename_folder(&path, &root.join(&folder))?;
        } else {
            fs::remove_dir_all(&path).at(&path)?;
        }
    }
    Ok(())
}

/// Settles before reading: when nothing was left behind, or somebody is at work, nothing is touched.
///
/// # Errors
/// The book does not hold together, or the file system fails.
pub fn settle_for_reading(root: &Path) -> Result<(), Trouble> {
    if left_behind(root)?.is_empty() {
        return Ok(());
    }
    match ledger::try_lock(root)? {
        Some(_lock) => settle(root, &ledger::read(root)?.book),
        None => Ok(()),
    }
}

fn left_behind(root: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let mut found = Vec::new();
    for parent in PARENTS {
        let path = root.join(parent);
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error).at(&path),
        };
        for entry in entries {
            let entry = entry.at(&path)?;
            if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}
