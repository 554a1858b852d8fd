//! A list block by block, for one who reads it, or for several who look at blocks side by side; and which rows lie where.

use std::io::{Read, Take};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

use crate::domain::lists::case_flaw::{CaseFlaw, Uncut, Unreadable};
use crate::format::csv_blocks::{BLOCK, Block, BlockError, Blocks, Seam};
use crate::format::csv_cells;

use crate::disk::prepared::{PlacedReader, Prepared};
use crate::disk::{At, Trouble};

/// A list block by block.
pub struct ListBlocks<'p> {
    prepared: &'p Prepared,
    blocks: Blocks<Take<PlacedReader>>,
}

impl<'p> ListBlocks<'p> {
    /// From its header on.
    ///
    /// # Errors
    /// The file system fails.
    pub fn new(prepared: &'p Prepared) -> Result<Self, Trouble> {
        let rows = prepared.reader(prepared.begin)?;
        let length = prepared.length.saturating_sub(prepared.begin);
        // A short list needs no large block.
        let size = usize::try_from(length).map_or(BLOCK, |length| BLOCK.min(length + 1));
        Ok(Self {
            prepared,
            blocks: Blocks::of_size(size, rows.take(length), prepared.begin),
        })
    }

    /// Fills `block` with the next block; `false` at the end of the list.
    ///
    /// # Errors
    /// [`CaseFlaw::Unreadable`], or the file system fails.
    pub fn next(&mut self, block: &mut Block) -> Result<bool, Trouble> {
        let filled = self.blocks.next(block);
        filled.map_err(|error| block_trouble(error, self.prepared))
    }
}

/// A list block by block, for several who look at blocks side by side: each reads a piece of the file for itself, and takes its turn
/// only where the pieces meet.
pub struct SharedBlocks<'p> {
    prepared: &'p Prepared,
    file: PlacedReader,
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
    /// [`CaseFlaw::Unreadable`], or the file system fails.
    pub fn next(&self, block: &mut Block, ends: impl Fn(u64)) -> Result<bool, Trouble> {
        loop {
            let piece = self.next.fetch_add(1, Ordering::Relaxed);
            let begin = self.prepared.begin + piece * BLOCK as u64;
            let left = self.prepared.length.saturating_sub(begin);
            if left == 0 {
                return Ok(false);
            }
            let _guard = EndsAll(self);
            let wanted = usize::try_from(left).map_or(BLOCK, |left| BLOCK.min(left));
            let read = block.take_piece(wanted, |bytes, filled| {
                self.file.read_at(bytes, begin + filled as u64)
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
            if ended || joined.is_err() {
                turn.over = true;
                // Nobody needs to read any further.
                let beyond = self.prepared.length / BLOCK as u64 + 1;
                self.next.store(beyond, Ordering::Relaxed);
            }
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

/// Lets nobody wait for a turn that does not come any more, as the thread that had it panics.
struct EndsAll<'s, 'p>(&'s SharedBlocks<'p>);

impl Drop for EndsAll<'_, '_> {
    fn drop(&mut self) {
        if thread::panicking() {
            let turn = self.0.turn.lock();
            turn.unwrap_or_else(PoisonError::into_inner).over = true;
            self.0.passed.notify_all();
        }
    }
}

/// A list that cannot be read at all, and why.
pub fn unreadable(prepared: &Prepared, why: Unreadable) -> Trouble {
    let file = prepared.name.clone();
    CaseFlaw::Unreadable { file, why }.into()
}

/// A failure to cut a list into blocks, with the row.
fn block_trouble(error: BlockError, prepared: &Prepared) -> Trouble {
    let row = |offset| {
        prepared
            .rows_at(&[offset])
            .map(|rows| rows.first().copied().unwrap_or(1))
    };
    let why = match error {
        BlockError::Io(error) => {
            return Trouble::File {
                path: prepared.path.clone(),
                error,
            };
        }
        BlockError::Uncut(offset, Uncut::Endless) if ends_with_cr(prepared, offset) => {
            Ok(Unreadable::LoneCr)
        }
        BlockError::Uncut(offset, why) => row(offset).map(|row| Unreadable::Uncut(row, why)),
    };
    why.map_or_else(|trouble| trouble, |why| unreadable(prepared, why))
}

/// Whether lines end with a lone CR from there on.
fn ends_with_cr(prepared: &Prepared, offset: u64) -> bool {
    let mut text = Vec::new();
    let read = prepared.reader(offset).map(|reader| {
        let read = reader.take(1 << 16).read_to_end(&mut text);
        read.is_ok() && text.contains(&b'\r') && !text.contains(&b'\n')
    });
    read.unwrap_or(false)
}

impl Prepared {
    /// The rows, as a spreadsheet counts them, of records that begin at these offsets (ascending).
    ///
    /// # Errors
    /// The file system fails.
    pub fn rows_at(&self, offsets: &[u64]) -> Result<Vec<u64>, Trouble> {
        if offsets.is_empty() {
            return Ok(Vec::new());
        }
        let offsets: Vec<u64> = offsets.iter().map(|at| at - self.begin.min(*at)).collect();
        let rows = csv_cells::row_numbers(self.reader(self.begin)?, &offsets).at(&self.path)?;
        let above = self.header_row;
        Ok(rows
            .into_iter()
            .map(|row| (row + above).saturating_sub(1))
            .collect())
    }

    /// Where rows begin, by their numbers as a spreadsheet counts them (ascending): number and offset of each that is there.
    ///
    /// # Errors
    /// The file system fails.
    pub fn offsets_of(&self, rows: &[u64]) -> Result<Vec<(u64, u64)>, Trouble> {
        let above = self.header_row;
        let from_header: Vec<u64> = rows
            .iter()
            .map(|row| (row + 1).saturating_sub(above))
            .collect();
        let places = csv_cells::row_offsets(self.reader(self.begin)?, &from_header);
        let places = places.at(&self.path)?.into_iter();
        let in_file = places.map(|(row, at)| ((row + above).saturating_sub(1), at + self.begin));
        Ok(in_file.collect())
    }
}
