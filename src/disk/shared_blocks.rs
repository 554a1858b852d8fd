//! A list block by block, for several who look at blocks side by side: each reads a piece of the file for itself, and takes its turn
//! only where the pieces meet.

use std::fs::File;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Condvar, Mutex};

use crate::format::csv_blocks::{BLOCK, Block, BlockError, Seam};

use crate::disk::Trouble;
use crate::disk::list_rows::block_trouble;
use crate::disk::prepared::Prepared;

/// A list that several read block by block.
pub struct SharedBlocks<'p> {
    prepared: &'p Prepared,
    file: File,
    /// The piece that is to be read next.
    next: AtomicU64,
    turn: Mutex<Turn>,
    /// Told when the turn passes on.
    passed: Condvar,
}

/// Whose turn it is to join a piece to those before it.
struct Turn {
    piece: u64,
    seam: Seam,
    /// Nothing is to be joined any more: the list has ended, or somebody met a failure.
    over: bool,
}

impl<'p> SharedBlocks<'p> {
    /// From its header on.
    ///
    /// # Errors
    /// The file system fails.
    pub fn new(prepared: &'p Prepared) -> Result<Self, Trouble> {
        Ok(Self {
            prepared,
            file: prepared.reader(prepared.begin)?,
            next: AtomicU64::new(0),
            turn: Mutex::new(Turn {
                piece: 0,
                seam: Seam::new(prepared.begin),
                over: false,
            }),
            passed: Condvar::new(),
        })
    }

    /// Fills `block` with the next block, and tells where it ends; `false` at the end of the list, and when somebody else met a
    /// failure.
    ///
    /// # Errors
    /// [`CaseFlaw::Unreadable`](crate::domain::lists::case_flaw::CaseFlaw::Unreadable), or the file system fails.
    pub fn next(&self, block: &mut Block, ends: impl Fn(u64)) -> Result<bool, Trouble> {
        loop {
            let piece = self.next.fetch_add(1, Ordering::Relaxed);
            let begin = self.prepared.begin + piece * BLOCK as u64;
            let left = self.prepared.length.saturating_sub(begin);
            if left == 0 {
                return Ok(false);
            }
            let wanted = usize::try_from(left).map_or(BLOCK, |left| BLOCK.min(left));
            let read = block.take_piece(wanted, |bytes, filled| {
                read_at(&self.file, bytes, begin + filled as u64)
            });
            let turn = self.turn.lock();
            let turn = turn.and_then(|turn| {
                let not_yet = |turn: &mut Turn| turn.piece != piece && !turn.over;
                self.passed.wait_while(turn, not_yet)
            });
            let Ok(mut turn) = turn else {
                return Ok(false);
            };
            if turn.over {
                return Ok(false);
            }
            turn.piece += 1;
            // A file that became shorter ends here.
            let ended = !matches!(read, Ok(true)) || wanted as u64 == left;
            let read = read.map_err(BlockError::Io);
            let joined = read.and_then(|_| turn.seam.join(block, ended));
            turn.over = ended || joined.is_err();
            if let Ok(true) = joined {
                ends(block.end());
            }
            drop(turn);
            self.passed.notify_all();
            match joined {
                Ok(false) => {}
                Ok(true) => return Ok(true),
                Err(error) => return Err(block_trouble(error, self.prepared)),
            }
        }
    }
}

/// Reads some of what lies at `at`; others may read elsewhere meanwhile.
fn read_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<usize> {
    #[cfg(unix)]
    return std::os::unix::fs::FileExt::read_at(file, bytes, at);
    #[cfg(windows)]
    return std::os::windows::fs::FileExt::seek_read(file, bytes, at);
}
