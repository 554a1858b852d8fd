//! Folders that a draw or a seal was writing when it was cut off.
//!
//! A folder is written under a name of its own (`.new-…`) with a mark in it, then the line in the book is the moment at which
//! the act is done, then the mark goes and the folder gets its name. Cut off before the line, the folder is taken away by the
//! next act; cut off after it, the next act gives it its name, and until then readers find it under its first. Nothing is
//! taken away that has no mark.

use crate::domain::book::flaw::BookFlaw;
use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::acts::entry::{draw_folder, plan_folder, seal_folder};
use crate::domain::book::fold::Book;

use crate::disk::aside::{Aside, OnTheWay};
use crate::disk::{At, Trouble, durable, marked, publication_place};

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
    let (named, first) = (root.join(folder), unfinished(root, folder));
    if !named.is_dir() && first.is_dir() {
        first
    } else {
        named
    }
}

/// Where a file of the book lies, by its path within the case folder.
pub fn file_on_disk(root: &Path, path: &str) -> PathBuf {
    match path.rsplit_once('/') {
        Some((folder, name)) if PARENTS.contains(&folder.split('/').next().unwrap_or_default()) => {
            on_disk(root, folder).join(name)
        }
        _ => root.join(path),
    }
}

/// Begins a folder anew for an act whose line comes behind `lines`: whatever a former run left under the same name is taken
/// away.
///
/// # Errors
/// One of the folder's names is taken, by something that the book does not know; or the file system fails.
pub fn begin(root: &Path, folder: &str, lines: u64) -> Result<PathBuf, Trouble> {
    if fs::symlink_metadata(root.join(folder)).is_ok() {
        return Err(BookFlaw::Stray(folder.to_owned()).into());
    }
    let path = unfinished(root, folder);
    if marked::is_marked(&path) {
        marked::take_away(&path)?;
    }
    if fs::symlink_metadata(&path).is_ok() && !marked::is_empty(&path) {
        let path = path.strip_prefix(root).unwrap_or(&path);
        let path = path.to_string_lossy().replace('\\', "/");
        return Err(BookFlaw::Stray(path).into());
    }
    durable::private_folder(&path)?;
    // The line in the book comes later, and must not outlive the folder when the power fails.
    let marked = marked::mark(&path, lines + 1)
        .and_then(|()| path.parent().map_or(Ok(()), durable::sync_folder))
        .and_then(|()| durable::sync_folder(root));
    marked.inspect_err(|_| abandon(&path))?;
    Ok(path)
}

/// Takes an unfinished folder away again, when its act was refused.
pub fn abandon(unfinished: &Path) {
    // What cannot be taken away now is taken away by the next run.
    let _ = marked::take_away(unfinished);
    // One that got no mark is empty.
    let _ = fs::remove_dir(unfinished);
    // The folder above goes too when it was made for this one; it stays when it is not empty.
    let _ = unfinished.parent().map(fs::remove_dir);
}

/// The name that an unfinished folder will have; `None` for a folder that has its name.
pub fn finished_name(folder: &str) -> Option<String> {
    let (parent, name) = folder.rsplit_once('/')?;
    let name = name.strip_prefix(UNFINISHED)?;
    Some(format!("{parent}/{name}"))
}

/// Gives a folder its name, when its line is in the book. What cannot be done now is done by the next act.
pub fn finish(root: &Path, folder: &str, aside: &Aside) {
    let named = give_name(&unfinished(root, folder), &root.join(folder));
    aside.note_trouble(named, OnTheWay::NotNamed);
}

/// The mark goes first: whoever finds a folder without one under its first name leaves it or names it.
fn give_name(path: &Path, named: &Path) -> Result<(), Trouble> {
    match fs::remove_file(path.join(marked::MARK)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error).at(path),
        _ => durable::rename_folder(path, named),
    }
}

/// Finishes or takes away what was left behind; what cannot be is noted, and hinders nothing. The caller holds the lock.
pub fn settle(root: &Path, book: &Book, aside: &Aside) {
    for path in left_behind(root) {
        let below = path.strip_prefix(root).unwrap_or(&path);
        let below = below.to_string_lossy().replace('\\', "/");
        let folder = finished_name(&below).unwrap_or_default();
        let named = root.join(&folder);
        let settled = if is_in_book(book, &folder) {
            // Where its name is taken, it is for people to say which of the two the book means: neither is touched.
            if named.exists() {
                continue;
            }
            give_name(&path, &named)
        } else if marked::is_marked(&path) {
            marked::take_away(&path)
        } else {
            continue;
        };
        aside.note_trouble(settled, OnTheWay::NotSettled);
    }
    if marked::is_marked(root) {
        let made = marked::unmark(root);
        aside.note_trouble(made, OnTheWay::NotSettled);
    }
    let settled = publication_place::settle(root, book);
    aside.note_trouble(settled, OnTheWay::NotSettled);
}

fn is_in_book(book: &Book, folder: &str) -> bool {
    let mut draws = book.draws.iter();
    let mut seals = book.seals.iter();
    let mut plans = book.plans.iter();
    draws.any(|d| draw_folder(&d.act.draw) == folder)
        || seals.any(|s| seal_folder(&s.act.task, s.act.round, s.act.seal) == folder)
        || plans.any(|p| plan_folder(p.act.version) == folder)
}

/// Folders that have their first name still; what cannot be looked into has none.
fn left_behind(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for parent in PARENTS {
        let entries = fs::read_dir(root.join(parent)).into_iter().flatten();
        for entry in entries.flatten() {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_folder && entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    found
}
