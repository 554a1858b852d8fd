//! Faults and doubts of a list that is read in pieces, which are finished in any order: put together in the order of the file, so that
//! rows of one fault that lie side by side stay so, and every row of a fault that is shown is counted.

use std::collections::BTreeMap;

use crate::domain::lists::doubt::Watched;
use crate::domain::lists::fault::Faults;
use crate::domain::lists::keep::Keep;
use crate::format::csv_blocks::Block;

/// A piece of a file, and the rows in it that have been passed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Piece {
    begin: u64,
    end: u64,
    rows: Option<(u64, u64)>,
}

impl Piece {
    /// The piece that a block is.
    pub fn of(block: &Block) -> Self {
        Self {
            begin: block.offset,
            end: block.end(),
            rows: None,
        }
    }

    /// The row at `offset` has been looked at.
    pub fn pass(&mut self, offset: u64) {
        let first = self.rows.map_or(offset, |(first, _)| first);
        self.rows = Some((first, offset));
    }

    /// Where the row begins that was passed last; the end of the file where none was.
    pub fn last(&self) -> u64 {
        self.rows.map_or(u64::MAX, |(_, last)| last)
    }
}

/// The faults so far, and those of pieces that came before their turn.
#[derive(Debug)]
pub struct FaultsInOrder {
    /// The faults of all pieces up to the next one.
    pub faults: Faults,
    next: u64,
    last_row: Option<u64>,
    /// What was seen of the rows, where that was asked for.
    pub watched: Option<Watched>,
    early: BTreeMap<u64, (Piece, Faults, Option<Watched>)>,
}

impl FaultsInOrder {
    /// None yet, of a list that begins at this offset.
    pub fn new(begin: u64, watched: Option<Watched>, keep: Keep) -> Self {
        Self {
            faults: Faults::keeping(keep),
            watched,
            next: begin,
            last_row: None,
            early: BTreeMap::new(),
        }
    }

    /// Adds what was found in a piece, as soon as all pieces before it are there.
    pub fn append(&mut self, piece: Piece, faults: Faults, watched: Option<Watched>) {
        self.early.insert(piece.begin, (piece, faults, watched));
        while let Some((piece, faults, watched)) = self.early.remove(&self.next) {
            let seam = self.last_row.zip(piece.rows.map(|(first, _)| first));
            self.faults.append_piece(faults, seam);
            if let (Some(all), Some(watched)) = (&mut self.watched, watched) {
                all.append(watched, seam);
            }
            self.last_row = piece.rows.map_or(self.last_row, |(_, last)| Some(last));
            self.next = piece.end;
        }
    }
}
