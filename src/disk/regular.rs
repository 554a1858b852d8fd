//! Files that somebody else put there: a pipe or a device in their place would be read without end. Whoever reads a record
//! reads it by this file.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::domain::lists::case_flaw::CaseFlaw;

use crate::disk::irregular::Irregular;
use crate::disk::{At, Trouble};

/// Refuses a list that is there and is no regular file; where nothing is, whoever opens it says so.
///
/// # Errors
/// [`CaseFlaw::NoFile`], or the file system fails.
pub fn check_list(path: &Path) -> Result<(), Trouble> {
    if is_irregular(path).at(path)? {
        return Err(CaseFlaw::NoFile(path.display().to_string()).into());
    }
    Ok(())
}

fn is_irregular(path: &Path) -> io::Result<bool> {
    match fs::metadata(path) {
        Ok(found) => Ok(!found.is_file()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Fails where something is there and is no regular file; [`At`] makes [`CaseFlaw::NoRecord`] of that.
///
/// # Errors
/// [`Irregular`], or the file system fails.
pub fn check(path: &Path) -> io::Result<()> {
    if is_irregular(path)? {
        return Err(io::Error::other(Irregular(path.to_owned())));
    }
    Ok(())
}

/// Opens a record for reading.
///
/// # Errors
/// As [`check`].
pub fn open(path: impl AsRef<Path>) -> io::Result<File> {
    check(path.as_ref())?;
    File::open(path)
}

/// The bytes of a record.
///
/// # Errors
/// As [`check`].
pub fn read(path: impl AsRef<Path>) -> io::Result<Vec<u8>> {
    check(path.as_ref())?;
    fs::read(path)
}

/// The text of a record.
///
/// # Errors
/// As [`check`], or it is no UTF-8.
pub fn read_to_string(path: impl AsRef<Path>) -> io::Result<String> {
    check(path.as_ref())?;
    fs::read_to_string(path)
}
