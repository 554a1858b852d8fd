//! Writing so that a crash leaves the old or the new, never a half: new files only, flushed to the disk, then renamed.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::domain::key::Sha;

use super::{At, Trouble};

/// A file that knows the digest of what was written to it.
struct Hashed {
    file: File,
    hash: Sha256,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

/// Writes a new file, flushes it to the disk, and gives its digest. An existing file is never written over.
///
/// # Errors
/// A file of that name is there, or the file system fails.
pub fn create(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<Sha, Trouble> {
    let file = File::options()
        .write(true)
        .create_new(true)
        .open(path)
        .at(path)?;
    let mut writer = BufWriter::with_capacity(
        1 << 18,
        Hashed {
            file,
            hash: Sha256::new(),
        },
    );
    write(&mut writer).at(path)?;
    let Hashed { file, hash } = writer
        .into_inner()
        .map_err(std::io::IntoInnerError::into_error)
        .at(path)?;
    file.sync_all().at(path)?;
    Ok(Sha(hash.finalize().into()))
}

/// Writes a new file with these bytes.
///
/// # Errors
/// As [`create`].
pub fn create_with(path: &Path, bytes: &[u8]) -> Result<Sha, Trouble> {
    create(path, |out| out.write_all(bytes))
}

/// Flushes the entries of a folder to the disk, where the system can.
///
/// # Errors
/// The file system fails.
pub fn sync_folder(path: &Path) -> Result<(), Trouble> {
    if cfg!(unix) {
        File::open(path)
            .and_then(|folder| folder.sync_all())
            .at(path)
    } else {
        Ok(())
    }
}

/// Gives a finished folder its name.
///
/// # Errors
/// The name is taken, or the file system fails.
pub fn rename_folder(from: &Path, to: &Path) -> Result<(), Trouble> {
    if to.exists() {
        return Err(std::io::Error::from(std::io::ErrorKind::AlreadyExists)).at(to);
    }
    fs::rename(from, to).at(to)?;
    to.parent().map_or(Ok(()), sync_folder)
}

/// SHA-256 of a file.
///
/// # Errors
/// The file system fails.
pub fn digest(path: &Path) -> Result<Sha, Trouble> {
    let mut hash = Sha256::new();
    let mut reader = BufReader::with_capacity(1 << 18, File::open(path).at(path)?);
    let mut block = vec![0; 1 << 18];
    loop {
        match reader.read(&mut block).at(path)? {
            0 => return Ok(Sha(hash.finalize().into())),
            read => hash.update(&block[..read]),
        }
    }
}
