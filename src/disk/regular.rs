//! Files that somebody else put there: a pipe or a device in their place would be read without end.

use std::io::ErrorKind;
use std::path::Path;

use crate::domain::lists::case_flaw::CaseFlaw;

use crate::disk::{At, Trouble};

/// Refuses what is there and is no regular file; where nothing is, whoever opens it says so.
///
/// # Errors
/// [`CaseFlaw::NoFile`], or the file system fails.
pub fn check(path: &Path) -> Result<(), Trouble> {
    match std::fs::metadata(path) {
        Ok(found) if found.is_file() => Ok(()),
        Ok(_) => Err(CaseFlaw::NoFile(path.display().to_string()).into()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error).at(path),
    }
}
