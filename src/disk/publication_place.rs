//! The place of a publication: the new folder is written beside the former one, and takes its place when its line is in
//! the book; what was cut off between is finished, or taken away.

use std::fs;
use std::path::Path;

use crate::domain::book::fold::Book;
use crate::format::sums;

use crate::disk::{At, Trouble, durable};

/// The folder.
pub const FOLDER: &str = "public";
/// The folder under its first name.
pub const UNFINISHED: &str = ".public-new";
/// The former folder while the new one takes its place.
const FORMER: &str = ".public-old";

/// Takes a folder away, if it is there.
///
/// # Errors
/// The file system fails.
pub fn clear(path: &Path) -> Result<(), Trouble> {
    if path.exists() {
        fs::remove_dir_all(path).at(path)?;
    }
    Ok(())
}

/// Gives the new folder its name.
///
/// # Errors
/// The file system fails.
pub fn put_in_place(root: &Path) -> Result<(), Trouble> {
    let (new, now, old) = (root.join(UNFINISHED), root.join(FOLDER), root.join(FORMER));
    clear(&old)?;
    if now.exists() {
        fs::rename(&now, &old).at(&now)?;
    }
    fs::rename(&new, &now).at(&new)?;
    durable::sync_folder(root)?;
    clear(&old)
}

/// Whether a publication was cut off.
pub fn is_left_behind(root: &Path) -> bool {
    root.join(UNFINISHED).is_dir() || root.join(FORMER).is_dir()
}

/// Finishes or takes away what a publication that was cut off left behind. The caller holds the lock.
///
/// # Errors
/// The file system fails.
pub fn settle(root: &Path, book: &Book) -> Result<(), Trouble> {
    let new = root.join(UNFINISHED);
    if new.is_dir() {
        let sums_file = new.join(sums::FILE);
        let name = format!("{FOLDER}/{}", sums::FILE);
        let published = book.published.as_ref();
        let named = published.and_then(|(_, act)| act.files.get(&name));
        let whole = sums_file.is_file() && Some(&durable::digest(&sums_file)?) == named;
        return if whole {
            put_in_place(root)
        } else {
            clear(&new)
        };
    }
    let (now, old) = (root.join(FOLDER), root.join(FORMER));
    if old.is_dir() && !now.exists() {
        return fs::rename(&old, &now).at(&old);
    }
    clear(&old)
}
