//! A case folder that is being made: a mark lies in it from before its first file until its first line is in the book, so
//! that one that was cut off is told from a folder of somebody's files.

use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::acts::tail::KEPT;

use crate::disk::{At, SETTINGS, Trouble, book_read, durable, ledger, marked, regular, settle};

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

/// What a case folder has under names of its own: nobody else's files may have them.
const OWN: [&str; 6] = [
    SETTINGS,
    book_read::FILE,
    "draws",
    "seals",
    "plans",
    "public",
];

/// The names of a case folder that are taken in a folder of somebody's files; where one was being made, its settings and
/// its book may be there.
///
/// # Errors
/// The file system fails.
pub fn taken(root: &Path) -> Result<Vec<String>, Trouble> {
    let begun = marked::is_marked(root);
    let mut taken = Vec::new();
    for entry in fs::read_dir(root).at(root)? {
        let name = entry.at(root)?.file_name().to_string_lossy().into_owned();
        let may = begun && [SETTINGS, book_read::FILE].contains(&name.as_str());
        if OWN.contains(&name.as_str()) && !may {
            taken.push(name);
        }
    }
    taken.sort();
    Ok(taken)
}

/// What lies here of a case folder whose book is gone; nothing where the book is there, or nothing of the kind is.
pub fn without_book(root: &Path) -> Vec<&'static str> {
    let is_there = |name: &&str| fs::symlink_metadata(root.join(name)).is_ok();
    if is_there(&book_read::FILE) {
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

/// A file of a new case folder.
#[derive(Debug)]
pub struct NewFile {
    /// Its name below the folder.
    pub name: String,
    /// What it holds.
    pub content: NewContent,
}

/// What a new file holds.
#[derive(Debug)]
pub enum NewContent {
    /// These bytes.
    Bytes(Vec<u8>),
    /// What another file holds.
    CopyOf(PathBuf),
}

impl NewFile {
    /// Whether what lies there is this file, or its beginning.
    fn is_begun_by(&self, path: &Path) -> Result<bool, Trouble> {
        if !fs::symlink_metadata(path).is_ok_and(|found| found.is_file()) {
            return Ok(false);
        }
        match &self.content {
            NewContent::Bytes(bytes) => Ok(bytes.starts_with(&regular::read(path).at(path)?)),
            NewContent::CopyOf(_) => Ok(true),
        }
    }

    /// Writes it; whatever lies under its name stays.
    ///
    /// # Errors
    /// The file system fails.
    pub fn write(&self, root: &Path) -> Result<(), Trouble> {
        let path = root.join(&self.name);
        if path.exists() {
            return Ok(());
        }
        if let Some(folder) = path.parent() {
            durable::private_folder(folder)?;
        }
        let written = match &self.content {
            NewContent::Bytes(bytes) => durable::replace(&path, |out| out.write_all(bytes)),
            NewContent::CopyOf(from) => {
                let mut source = fs::File::open(from).at(from)?;
                durable::replace(&path, |out| std::io::copy(&mut source, out).map(drop))
            }
        };
        written.map(drop)
    }
}

/// Whether what lies in a marked folder is what was being made: each of these files whole, or its beginning, or not there
/// yet, and nothing else.
///
/// # Errors
/// The file system fails.
pub fn is_of(root: &Path, files: &[NewFile]) -> Result<bool, Trouble> {
    for entry in fs::read_dir(root).at(root)? {
        let name = entry.at(root)?.file_name().to_string_lossy().into_owned();
        let of_book = name == book_read::FILE || name.starts_with(KEPT);
        if BEFORE.contains(&name.as_str()) || of_book {
            continue;
        }
        let path = root.join(&name);
        let written = name.strip_prefix(durable::BESIDE).unwrap_or(&name);
        let file = files.iter().find(|file| file.name == written);
        let Some(file) = file else {
            return Ok(false);
        };
        if !file.is_begun_by(&path)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether the settings that lie in a marked folder, beside somebody's files, are those that were being written.
///
/// # Errors
/// The file system fails.
pub fn has_begun(root: &Path, files: &[NewFile]) -> Result<bool, Trouble> {
    let path = root.join(SETTINGS);
    let settings = files.iter().find(|file| file.name == SETTINGS);
    match settings {
        Some(settings) if path.exists() => settings.is_begun_by(&path),
        _ => Ok(true),
    }
}
