//! The file `signers` of a case folder, and the files that ssh-keygen writes.

use std::path::Path;

use crate::disk::{At, Trouble, regular};
use crate::domain::acts::signing::SignerRow;
use crate::domain::ground::sha::Sha;
use crate::format::{signers_file, ssh_armor};

/// Its name.
pub const FILE: &str = "signers";

/// A file of signers as it lies on disk.
#[derive(Debug)]
pub struct SignersFile {
    /// Its digest.
    pub sha256: Sha,
    /// Its rows; none where it is not of its form.
    pub rows: Vec<SignerRow>,
}

/// The file of a case folder; nothing where there is none.
///
/// # Errors
/// The file system fails.
pub fn file(root: &Path) -> Result<Option<SignersFile>, Trouble> {
    let file = bytes(root)?.map(|bytes| SignersFile {
        sha256: Sha::of(&bytes),
        rows: signers_file::read(&bytes).unwrap_or_default(),
    });
    Ok(file)
}

/// Its bytes; nothing where there is none.
///
/// # Errors
/// The file system fails.
pub fn bytes(root: &Path) -> Result<Option<Vec<u8>>, Trouble> {
    let path = root.join(FILE);
    match regular::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).at(&path),
    }
}

/// The rows of a file of this form, wherever it lies.
///
/// # Errors
/// A row is not of its form, or the file system fails.
pub fn rows(path: &Path) -> Result<Vec<SignerRow>, Trouble> {
    let bytes = regular::read(path).at(path)?;
    Ok(signers_file::read(&bytes)?)
}

/// The base64 of the signature in a file.
///
/// # Errors
/// It is none, or the file system fails.
pub fn signature(path: &Path) -> Result<String, Trouble> {
    let bytes = std::fs::read(path).at(path)?;
    Ok(ssh_armor::read(&bytes)?)
}
