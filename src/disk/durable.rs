//! Writing so that a crash leaves the old or the new, never a half: new files only, flushed to the disk, then renamed.

use std::fs::{self, File};
use std::io::{BufReader, Read, Write};
use std::path::Path;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use sha2::{Digest, Sha256};

use crate::domain::ground::sha::Sha;

use crate::disk::{At, Trouble};

/// Bytes handed on to disk and digest at a time.
const PIECE: usize = 1 << 18;

/// Hands what is written to it on to another thread, piece by piece.
struct Pieces {
    on: SyncSender<Vec<u8>>,
    filling: Vec<u8>,
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.filling.extend_from_slice(bytes);
        if self.filling.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        let piece = std::mem::replace(&mut self.filling, Vec::with_capacity(PIECE + (PIECE >> 2)));
        // The other side is gone only when it could not write; it says why.
        self.on
            .send(piece)
            .map_err(|_| std::io::ErrorKind::BrokenPipe.into())
    }
}

/// Writes a new file, flushes it to the disk, and gives its digest. An existing file is never written over.
///
/// Long files take as long to digest as to make, so that is done beside the writing.
///
/// # Errors
/// A file of that name is there, or the file system fails.
pub fn create(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<Sha, Trouble> {
    let mut file = File::options()
        .write(true)
        .create_new(true)
        .open(path)
        .at(path)?;
    thread::scope(|scope| {
        let (on, pieces) = sync_channel::<Vec<u8>>(8);
        let to_disk = scope.spawn(move || {
            let mut hash = Sha256::new();
            for piece in pieces {
                file.write_all(&piece)?;
                hash.update(&piece);
            }
            file.sync_all()?;
            Ok(Sha(hash.finalize().into()))
        });
        let mut out = Pieces {
            on,
            filling: Vec::new(),
        };
        let written = write(&mut out).and_then(|()| out.flush());
        drop(out);
        let digest: std::io::Result<Sha> = to_disk
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        // What the disk says comes before what follows from it.
        let digest = digest.at(path)?;
        written.at(path)?;
        Ok(digest)
    })
}

/// Writes a new file with these bytes.
///
/// # Errors
/// As [`create`].
pub fn create_with(path: &Path, bytes: &[u8]) -> Result<Sha, Trouble> {
    create(path, |out| out.write_all(bytes))
}

/// Writes a file anew: beside it first, then under its name, in place of what was there.
///
/// # Errors
/// The file system fails; then what was there is still there.
pub fn replace(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<Sha, Trouble> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".new-{name}"));
    if beside.exists() {
        fs::remove_file(&beside).at(&beside)?;
    }
    let digest = create(&beside, write)?;
    fs::rename(&beside, path).at(path)?;
    sync_folder(folder)?;
    Ok(digest)
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
