//! Folders that a draw or a seal was writing when it was cut off.
//!
//! A folder is written under a name of its own (`.new-…`), then the line in the book is the moment at which the act is
//! done, then the folder gets its name. Cut off before the line, the folder goes; cut off after it, it is given its name.

use crate::domain::book::flaw::BookFlaw;
use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::acts::entry::{draw_folder, plan_folder, seal_folder};
use crate::domain::book::fold::Book;

use crate::disk::{At, Trouble, durable, ledger, publication_place};

/// The folders in which acts write folders.
pub const PARENTS: [&str; 3] = ["draws", "plans", "seals"];
const UNFINISHED: &str = ".new-";

/// Where a folder is written before its line is in the book.
pub fn unfinished(root: &Path, folder: &str) -> PathBuf {
    let (parent, name) = folder.split_once('/').unwrap_or(("", folder));
    root.join(parent).join(format!("{UNFINISHED}{name}"))
}

/// Where a folder of the book lies: an act that was cut off after its line left it under its first name.
pub fn on_disk(root: &Path, folder: &str) -> PathBuf {
    let named = root.join(folder);
    if named.is_dir() {
        named
    } else {
        unfinished(root, folder)
    }
}

/// Begins a folder anew: whatever a former run left under the same name is taken away.
///
/// # Errors
/// The folder's own name is taken, by something that the book does not know; or the file system fails.
pub fn begin(root: &Path, folder: &str) -> Result<PathBuf, Trouble> {
    if root.join(folder).exists() {
        return Err(BookFlaw::Stray(folder.to_owned()).into());
    }
    let path = unfinished(root, folder);
    if path.exists() {
        fs::remove_dir_all(&path).at(&path)?;
    }
    fs::create_dir_all(&path).at(&path)?;
    // The line in the book comes later, and must not outlive the folder when the power fails.
    path.parent().map_or(Ok(()), durable::sync_folder)?;
    durable::sync_folder(root)?;
    Ok(path)
}

/// Takes an unfinished folder away again, when its act was refused.
pub fn abandon(unfinished: &Path) {
    // What cannot be taken away now is taken away by the next run.
    let _ = fs::remove_dir_all(unfinished);
    // The folder above goes too when it was made for this one; it stays when it is not empty.
    let _ = unfinished.parent().map(fs::remove_dir);
}

/// The name that an unfinished folder will have; `None` for a folder that has its name.
pub fn finished_name(folder: &str) -> Option<String> {
    let (parent, name) = folder.rsplit_once('/')?;
    let name = name.strip_prefix(UNFINISHED)?;
    Some(format!("{parent}/{name}"))
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
        let below = path.strip_prefix(root).unwrap_or(&path);
        let below = below.to_string_lossy().replace('\\', "/");
        let folder = finished_name(&below).unwrap_or_default();
        let in_book = book
            .draws
            .iter()
            .any(|d| draw_folder(&d.act.draw) == folder)
            || book
                .seals
                .iter()
                .any(|s| seal_folder(&s.act.task, s.act.round, s.act.seal) == folder)
            || book
                .plans
                .iter()
                .any(|p| plan_folder(p.act.version) == folder);
        let named = root.join(&folder);
        if !in_book {
            fs::remove_dir_all(&path).at(&path)?;
        } else if !named.exists() {
            durable::rename_folder(&path, &named)?;
        }
        // Else its name is taken. Which of the two the book means is for people to settle, so neither is touched.
    }
    publication_place::settle(root, book)
}

/// Settles before reading: when nothing was left behind, somebody is at work, or the book does not hold together,
/// nothing is touched.
///
/// # Errors
/// The file system fails.
pub fn settle_for_reading(root: &Path) -> Result<(), Trouble> {
    if left_behind(root)?.is_empty() && !publication_place::is_left_behind(root) {
        return Ok(());
    }
    let Some(_lock) = ledger::try_lock(root)? else {
        return Ok(());
    };
    match ledger::read(root) {
        Ok(read) => settle(root, &read.book),
        // Whoever reads the book next is told of it.
        Err(Trouble::Refused(_)) => Ok(()),
        Err(trouble) => Err(trouble),
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
