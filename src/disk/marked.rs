//! Folders that the tool is writing, told by a mark in them from what is somebody else's.

use std::fs;
use std::path::Path;

use crate::disk::{At, Trouble, durable};

/// What tells a folder that the tool is writing from one that it is not: the mark, and in it the line to come.
pub const MARK: &str = ".choucha-unfinished";

/// Puts the mark into a folder that the tool is writing; `line` is the line to come.
///
/// # Errors
/// The file system fails.
pub fn mark(folder: &Path, line: u64) -> Result<(), Trouble> {
    durable::create_with(&folder.join(MARK), format!("{line}\n").as_bytes()).map(|_| ())
}

/// Whether a folder has the mark: then it is the tool's, to be finished or taken away.
pub fn is_marked(folder: &Path) -> bool {
    let is = |path: &Path| fs::symlink_metadata(path);
    is(folder).is_ok_and(|found| found.is_dir())
        && is(&folder.join(MARK)).is_ok_and(|found| found.is_file())
}

/// Whether this is a folder with nothing in it: what is left of one that was cut off before it had its mark.
pub fn is_empty(folder: &Path) -> bool {
    let is_folder = fs::symlink_metadata(folder).is_ok_and(|found| found.is_dir());
    is_folder && fs::read_dir(folder).is_ok_and(|mut in_it| in_it.next().is_none())
}

/// Takes a marked folder away, the mark last: cut off meanwhile, it is still known for what it is.
///
/// # Errors
/// The file system fails.
pub fn take_away(marked: &Path) -> Result<(), Trouble> {
    for entry in fs::read_dir(marked).at(marked)? {
        let entry = entry.at(marked)?;
        let path = entry.path();
        if entry.file_type().at(&path)?.is_dir() {
            fs::remove_dir_all(&path).at(&path)?;
        } else if entry.file_name() != MARK {
            fs::remove_file(&path).at(&path)?;
        }
    }
    let mark = marked.join(MARK);
    fs::remove_file(&mark).at(&mark)?;
    fs::remove_dir(marked).at(marked)
}

/// Takes the mark away from a folder that is what it was to be.
///
/// # Errors
/// The file system fails.
pub fn unmark(folder: &Path) -> Result<(), Trouble> {
    let mark = folder.join(MARK);
    fs::remove_file(&mark).at(&mark)?;
    durable::sync_folder(folder)
}
