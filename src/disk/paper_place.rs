//! Where papers and tables may be written: anywhere but among the records of a case folder and in its publication.

use std::path::{Component, Path, PathBuf};

use crate::domain::lists::case_flaw::CaseFlaw;

use crate::disk::{At, Trouble, calendar, publication_place, settle};

/// Refuses a file or folder to be written that lies, or would lie, where records are kept or what is public is.
///
/// # Errors
/// [`CaseFlaw::AmongRecords`], or the file system fails.
pub fn outside_records(root: &Path, to: &Path) -> Result<(), Trouble> {
    let place = settled(to)?;
    let root = settled(root)?;
    let others = [publication_place::FOLDER, calendar::FOLDER];
    let folders = || settle::PARENTS.into_iter().chain(others);
    let is_within = |folder: PathBuf| settled(&folder).map(|folder| place.starts_with(folder));
    let among = folders().try_fold(false, |among, folder| {
        Ok::<_, Trouble>(among || is_within(root.join(folder))?)
    })?;
    let below = place.strip_prefix(&root).ok();
    let first = below.and_then(|below| below.components().next());
    // Many systems take names that differ in case only for the same.
    let first = first.map(|first| first.as_os_str().to_string_lossy().to_lowercase());
    let is_ours = |first: String| {
        let mut folders = folders();
        folders.any(|folder| folder == first) || publication_place::is_stage_name(&first)
    };
    if among || first.is_some_and(is_ours) {
        return Err(CaseFlaw::AmongRecords(to.display().to_string()).into());
    }
    Ok(())
}

/// Refuses a new file whose name is taken, or whose folder is not there.
///
/// # Errors
/// [`CaseFlaw::FileThere`], [`CaseFlaw::NoFolder`], or the file system fails.
pub fn new_file(to: &Path) -> Result<(), Trouble> {
    let folder = to.parent();
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        return Err(CaseFlaw::NoFolder(folder.display().to_string()).into());
    }
    if to.symlink_metadata().is_ok() {
        return Err(CaseFlaw::FileThere(to.display().to_string()).into());
    }
    Ok(())
}

/// Where a folder is or would be, links followed as far as it is there.
fn settled(folder: &Path) -> Result<PathBuf, Trouble> {
    let whole = std::path::absolute(folder).at(folder)?;
    let mut place = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => {
                place.pop();
            }
            part => place.push(part),
        }
        if let Ok(found) = place.canonicalize() {
            place = found;
        }
    }
    Ok(place)
}
