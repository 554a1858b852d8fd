//! Where papers may be written: anywhere but among the records and in the publication.

use std::path::{Component, Path, PathBuf};

use crate::disk::publication_place::FOLDER;
use crate::disk::{At, Trouble, settle};
use crate::domain::lists::case_flaw::CaseFlaw;

/// Whether a place, a folder or a file, lies outside the records of a case folder and its publication.
///
/// # Errors
/// [`CaseFlaw::AmongRecords`], or the file system fails.
pub fn outside_records(root: &Path, place: &Path) -> Result<(), Trouble> {
    let (at, root) = (settled(place)?, settled(root)?);
    let mut kept = settle::PARENTS.into_iter().chain([FOLDER]);
    if kept.any(|parent| at.starts_with(root.join(parent))) {
        return Err(CaseFlaw::AmongRecords(place.display().to_string()).into());
    }
    Ok(())
}

/// Where a place is or would be, links followed as far as it is there.
fn settled(place: &Path) -> Result<PathBuf, Trouble> {
    let whole = std::path::absolute(place).at(place)?;
    let mut settled = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => {
                settled.pop();
            }
            part => settled.push(part),
        }
        if let Ok(found) = settled.canonicalize() {
            settled = found;
        }
    }
    Ok(settled)
}
