//! A new file while it is written: what is put together is handed on, piece by piece, to the disk and to its digest, and a long
//! file is flushed while more of it comes.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle, Scope, ScopedJoinHandle};

use sha2::{Digest, Sha256};

use crate::domain::ground::sha::Sha;

use crate::disk::{At, Trouble};

/// Bytes handed on to disk and digest at a time.
const PIECE: usize = 1 << 18;

/// How many of them may wait: on a few cores more than come at once of what is put together, so that this goes on meanwhile.
const WAITING: usize = 16;

/// After so many pieces those before are flushed, while more come.
const AHEAD: usize = 12;

/// A flush beside whatever else is done.
type Flush = JoinHandle<io::Result<()>>;

/// A new file that is written, and still to be flushed.
#[derive(Debug)]
pub(super) struct NewFile {
    file: Arc<File>,
    /// What of it is being flushed already.
    ahead: Mutex<Option<Flush>>,
}

impl NewFile {
    /// Writes a new file; gives its digest, which is made beside the writing.
    ///
    /// # Errors
    /// A file of that name is there, or the file system fails.
    pub(super) fn write(
        path: &Path,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(Sha, Self), Trouble> {
        let file = File::options().write(true).create_new(true).open(path);
        let mut new = Self {
            file: Arc::new(file.at(path)?),
            ahead: Mutex::default(),
        };
        let (sha, written) = thread::scope(|scope| {
            let mut out = Pieces {
                scope,
                first: Some(&mut new),
                on: None,
                filling: Vec::new(),
            };
            let written = write(&mut out);
            (out.end(), written)
        });
        // What the disk says comes before what follows from it.
        let sha = sha.at(path)?;
        written.at(path)?;
        Ok((sha, new))
    }

    /// Takes all pieces; gives their digest.
    fn take(&mut self, pieces: impl IntoIterator<Item = Vec<u8>>) -> io::Result<Sha> {
        let (mut hash, mut behind) = (Sha256::new(), 0);
        for piece in pieces {
            (&*self.file).write_all(&piece)?;
            hash.update(&piece);
            behind += 1;
            if behind >= AHEAD {
                self.flush_ahead()?;
                behind = 0;
            }
        }
        Ok(Sha(hash.finalize().into()))
    }

    /// Begins to flush what is written, unless what was written before is still being flushed.
    fn flush_ahead(&mut self) -> io::Result<()> {
        let ahead = self.ahead.get_mut();
        let ahead = ahead.unwrap_or_else(PoisonError::into_inner);
        if ahead.as_ref().is_some_and(|before| !before.is_finished()) {
            return Ok(());
        }
        ahead
            .take()
            .map_or(Ok(()), |before| joined(before.join()))?;
        let file = Arc::clone(&self.file);
        // Where the system gives no thread, all is flushed at the end.
        *ahead = thread::Builder::new().spawn(move || file.sync_data()).ok();
        Ok(())
    }

    /// Waits until all of it is on the disk.
    ///
    /// # Errors
    /// The file system fails, or failed for what was flushed before.
    pub(super) fn flush(&self) -> io::Result<()> {
        // A failure may be told only to whoever asks first.
        self.end_ahead()?;
        self.file.sync_all()
    }

    fn end_ahead(&self) -> io::Result<()> {
        let ahead = self.ahead.lock();
        let ahead = ahead.unwrap_or_else(PoisonError::into_inner).take();
        ahead.map_or(Ok(()), |before| joined(before.join()))
    }
}

/// Whoever takes the file away again must not find it open.
impl Drop for NewFile {
    fn drop(&mut self) {
        let _ = self.end_ahead();
    }
}

/// What came of a thread.
fn joined<T>(ended: thread::Result<T>) -> T {
    ended.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Another thread that takes pieces.
type Taking<'s> = (SyncSender<Vec<u8>>, ScopedJoinHandle<'s, io::Result<Sha>>);

/// Hands what is written to it on to another thread, piece by piece; where it is no more than one, there is no other thread.
struct Pieces<'s, 'e> {
    scope: &'s Scope<'s, 'e>,
    /// The file, until there is a first piece.
    first: Option<&'s mut NewFile>,
    on: Option<Taking<'s>>,
    filling: Vec<u8>,
}

impl Pieces<'_, '_> {
    fn send(&mut self) -> io::Result<()> {
        if let Some(new) = self.first.take() {
            let (on, pieces) = sync_channel(WAITING);
            self.on = Some((on, self.scope.spawn(|| new.take(pieces))));
        }
        let piece = std::mem::replace(&mut self.filling, Vec::with_capacity(PIECE + (PIECE >> 2)));
        let on = self.on.as_ref();
        // The other side is gone only when it could not write; it says why.
        let sent = on.and_then(|(on, _)| on.send(piece).ok());
        sent.ok_or_else(|| io::ErrorKind::BrokenPipe.into())
    }

    /// The digest of all that was written, or what the disk says.
    fn end(self) -> io::Result<Sha> {
        match (self.first, self.on) {
            (Some(new), _) => new.take([self.filling]),
            (None, Some((on, taking))) => {
                let _ = on.send(self.filling);
                drop(on);
                joined(taking.join())
            }
            (None, None) => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }
}

impl Write for Pieces<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.filling.extend_from_slice(bytes);
        if self.filling.len() >= PIECE {
            self.send()?;
        }
        Ok(bytes.len())
    }

    /// All of it is on its way when the end is.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
