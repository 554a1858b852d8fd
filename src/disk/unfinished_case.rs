//! A case folder that is being made: a mark lies in it from before its first file until its first line is in the book, so
//! that one that was cut off is told from a folder of somebody's files.

use std::fs;
use std::path::Path;

use crate::domain::acts::tail::KEPT;

use crate::disk::{At, Trouble, durable, ledger, marked, regular, settle};

/// What may lie in a folder before the mark does.
const BEFORE: [&str; 2] = [ledger::LOCK, marked::MARK];

/// Whether a case folder can be made here: nothing lies here, or one was being made.
///
/// # Errors
/// The file system fails.
pub fn may_begin(root: &Path) -> Result<bool, Trouble> {
    let mut is_empty = true;
    for entry in fs::read_dir(root).at(root)? {
        let name = entry.at(root)?.file_name();
        is_empty &= BEFORE.iter().any(|before| name == *before);
    }
    Ok(is_empty || marked::is_marked(root))
}

/// What lies here of a case folder whose book is gone; nothing where the book is there, or nothing of the kind is.
pub fn without_book(root: &Path) -> Vec<&'static str> {
    let is_there = |name: &&str| fs::symlink_metadata(root.join(name)).is_ok();
    if is_there(&ledger::FILE) {
        return Vec::new();
    }
    settle::PARENTS.into_iter().filter(is_there).collect()
}

/// Puts the mark into the folder.
///
/// # Errors
/// The file system fails.
pub fn begin(root: &Path) -> Result<(), Trouble> {
    if marked::is_marked(root) {
        return Ok(());
    }
    marked::mark(root, 1)?;
    durable::sync_folder(root)
}

/// Whether what lies in a marked folder is what was being made: each of these files whole, or its beginning, or not there
/// yet, and nothing else.
///
/// # Errors
/// The file system fails.
pub fn is_of(root: &Path, texts: &[(&str, Vec<u8>)]) -> Result<bool, Trouble> {
    for entry in fs::read_dir(root).at(root)? {
        let name = entry.at(root)?.file_name().to_string_lossy().into_owned();
        let of_book = name == ledger::FILE || name.starts_with(KEPT);
        if BEFORE.contains(&name.as_str()) || of_book {
            continue;
        }
        let path = root.join(&name);
        let written = name.strip_prefix(durable::BESIDE).unwrap_or(&name);
        let text = texts.iter().find(|(name, _)| *name == written);
        let is_file = fs::symlink_metadata(&path).is_ok_and(|found| found.is_file());
        let Some((_, text)) = text.filter(|_| is_file) else {
            return Ok(false);
        };
        if !text.starts_with(&regular::read(&path).at(&path)?) {
            return Ok(false);
        }
    }
    Ok(true)
}
