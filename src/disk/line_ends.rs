//! Files of which only the line ends were changed, or a byte order mark put in front or taken away: what git on Windows and
//! some editors do.

use std::fs;
use std::path::Path;

use crate::domain::ground::sha::Sha;

use crate::disk::{At, Trouble};

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
pub fn differ_only(path: &Path, sha: Sha) -> Result<bool, Trouble> {
    let bytes = fs::read(path).at(path)?;
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
