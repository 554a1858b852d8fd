//! Files of which only the line ends were changed, or a byte order mark put in front or taken away: what git on Windows and
//! some editors do.

use std::path::Path;

use crate::domain::book::file_fault::FileFault;
use crate::domain::book::flaw::BookFlaw;
use crate::domain::ground::sha::Sha;

use crate::disk::{At, Trouble, durable, regular};

const BOM: &[u8] = b"\xef\xbb\xbf";

/// Text with plain line ends and without a byte order mark; `None` when it is so already.
pub fn plain(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = bytes.strip_prefix(BOM).unwrap_or(bytes);
    let mut plain = Vec::with_capacity(text.len());
    for line in text.split_inclusive(|&b| b == b'\n') {
        match line.strip_suffix(b"\r\n") {
            Some(line) => plain.extend([line, b"\n"].concat()),
            None => plain.extend(line),
        }
    }
    (plain.len() < bytes.len()).then_some(plain)
}

/// Whether a file has these bytes but for its line ends or a byte order mark.
///
/// # Errors
/// The file system fails.
fn differ_only(path: &Path, sha: Sha) -> Result<bool, Trouble> {
    let bytes = regular::read(path).at(path)?;
    let plain = plain(&bytes).unwrap_or(bytes);
    let long = plain
        .split_inclusive(|&b| b == b'\n')
        .flat_map(|line| match line.strip_suffix(b"\n") {
            Some(line) => [line, b"\r\n"],
            None => [line, b""],
        })
        .collect::<Vec<_>>()
        .concat();
    let mut texts = [&plain, &long].into_iter();
    Ok(texts.any(|text| Sha::of(text) == sha || Sha::of(&[BOM, text].concat()) == sha))
}

/// What is wrong with a file that has to have these bytes.
///
/// # Errors
/// The file system fails.
pub fn fault(path: &Path, sha: Sha) -> Result<Option<FileFault>, Trouble> {
    if !path.is_file() {
        return Ok(Some(FileFault::Changed));
    }
    if durable::digest(path)? == sha {
        return Ok(None);
    }
    Ok(Some(if differ_only(path, sha)? {
        FileFault::LineEnds
    } else {
        FileFault::Changed
    }))
}

/// Refuses a file of the book, by its path within the case folder, that is not as the book has it.
///
/// # Errors
/// [`BookFlaw::File`], [`BookFlaw::FileEnds`], or the file system fails.
pub fn check(on_disk: &Path, path: &str, sha: Option<&Sha>) -> Result<(), Trouble> {
    let fault = match sha {
        Some(sha) => fault(on_disk, *sha)?,
        None => Some(FileFault::Changed),
    };
    match fault {
        None => Ok(()),
        Some(FileFault::LineEnds) => Err(BookFlaw::FileEnds(path.to_owned()).into()),
        Some(_) => Err(BookFlaw::File(path.to_owned()).into()),
    }
}
