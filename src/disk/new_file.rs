//! A new file while it is written: what is put together is handed on, piece by piece, to the disk and to its digest, and a long
//! file is flushed while more of it comes.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use sha2::{Digest, Sha256};

use crate::domain::ground::sha::Sha;

use crate::disk::{At, Trouble};

/// Bytes handed on to disk and digest at a time.
const PIECE: usize = 1 << 18;

/// How many of them may wait: more than come at once of what is put together on every core, so that this goes on meanwhile.
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
            let (on, pieces) = sync_channel::<Vec<u8>>(WAITING);
            let to_disk = scope.spawn(|| new.take(pieces));
            let mut out = Pieces {
                on,
                filling: Vec::new(),
            };
            let written = write(&mut out).and_then(|()| out.flush());
            drop(out);
            (joined(to_disk.join()), written)
        });
        // What the disk says comes before what follows from it.
        let sha = sha.at(path)?;
        written.at(path)?;
        Ok((sha, new))
    }

    /// Takes all pieces; gives their digest.
    fn take(&mut self, pieces: Receiver<Vec<u8>>) -> io::Result<Sha> {
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

/// Hands what is written to it on to another thread, piece by piece.
struct Pieces {
    on: SyncSender<Vec<u8>>,
    filling: Vec<u8>,
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.filling.extend_from_slice(bytes);
        if self.filling.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let piece = std::mem::replace(&mut self.filling, Vec::with_capacity(PIECE + (PIECE >> 2)));
        // The other side is gone only when it could not write; it says why.
        self.on
            .send(piece)
            .map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}
