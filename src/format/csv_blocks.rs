//! CSV as spreadsheets write it, in blocks that end where a record ends, so that blocks can be read side by side.
//!
//! A file is read in pieces, wherever they end; a block is cut only where a record ends, and what is behind it belongs to the
//! next. A quote stands only where a spreadsheet puts one; a stray quote would shift every cell after it, so it is refused.

use std::io::{self, ErrorKind, Read};

use memchr::{memchr_iter, memrchr};

use crate::domain::lists::case_flaw::Uncut;

/// Bytes that a piece has, and a block about as many, unless one record is longer: few enough that a processor has them at hand
/// while they are looked at.
pub const BLOCK: usize = 1 << 18;

/// No record is longer, in bytes: what goes on and on is a quote that was forgotten, or lines that end otherwise.
pub const LONGEST: usize = 1 << 25;

/// Bytes that are kept free before a piece for what comes before it; what is longer has to be moved in.
const ROOM: usize = 1 << 12;

/// A part of a file that begins and ends at a record.
#[derive(Debug, Default)]
pub struct Block {
    /// Where it begins in the file.
    pub offset: u64,
    bytes: Vec<u8>,
    /// Where its text begins in `bytes`.
    start: usize,
}

impl Block {
    /// A block of this text.
    pub fn of(text: Vec<u8>) -> Self {
        Self {
            bytes: text,
            ..Self::default()
        }
    }

    /// What stands in it.
    pub fn text(&self) -> &[u8] {
        &self.bytes[self.start..]
    }

    /// Where it ends in the file.
    pub fn end(&self) -> u64 {
        self.offset + self.text().len() as u64
    }

    /// Begins anew at the start of a file, with the text that is put here.
    pub fn anew(&mut self) -> &mut Vec<u8> {
        (self.offset, self.start) = (0, 0);
        self.bytes.clear();
        &mut self.bytes
    }

    /// Needs no more memory than what stands in it.
    pub fn fit(&mut self) {
        self.bytes.shrink_to_fit();
    }

    /// Takes the next piece from `read`, which is asked for up to `wanted` bytes until it has no more, and behind how many it is
    /// asked. Gives whether the piece has them all.
    ///
    /// # Errors
    /// Those of `read`.
    pub fn take_piece(
        &mut self,
        wanted: usize,
        mut read: impl FnMut(&mut [u8], usize) -> io::Result<usize>,
    ) -> io::Result<bool> {
        self.start = ROOM.min(wanted);
        let whole = self.start + wanted;
        // What one long record needed is given back.
        if self.bytes.capacity() > 2 * whole {
            self.bytes = Vec::new();
        }
        // What the block had before is overwritten, so that nothing need be wiped.
        self.bytes.resize(self.bytes.len().max(whole), 0);
        let mut filled = self.start;
        while filled < whole {
            match read(&mut self.bytes[filled..whole], filled - self.start) {
                Ok(0) => break,
                Ok(read) => filled += read,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.bytes.truncate(filled);
        Ok(filled == whole)
    }

    /// Puts `text` before what stands in it.
    fn put_before(&mut self, text: &[u8]) {
        if let Some(start) = self.start.checked_sub(text.len()) {
            self.bytes[start..self.start].copy_from_slice(text);
            self.start = start;
        } else {
            self.bytes.splice(..self.start, text.iter().copied());
            self.start = 0;
        }
    }
}

/// Why no further block could be read.
#[derive(Debug)]
pub enum BlockError {
    /// A record cannot be cut into cells: where in the file, and why; one is endless that is longer than [`LONGEST`].
    Uncut(u64, Uncut),
    /// The reader failed.
    Io(io::Error),
}

/// Where pieces of a file meet.
#[derive(Debug)]
pub struct Seam {
    /// Where the next block begins in the file.
    offset: u64,
    /// What was read of it already.
    carried: Vec<u8>,
}

impl Seam {
    /// That before the first piece of a file, which begins at `offset` and there at a record.
    pub fn new(offset: u64) -> Self {
        Self {
            offset,
            carried: Vec::new(),
        }
    }

    /// Makes a block of the piece that was read into `block`: with what was carried before it, and without what belongs to the
    /// next one, of which there is none when the file `ended`. `false` where nothing is left, or no record ends in it.
    ///
    /// # Errors
    /// [`BlockError::Uncut`].
    pub fn join(&mut self, block: &mut Block, ended: bool) -> Result<bool, BlockError> {
        block.put_before(&self.carried);
        self.carried.clear();
        block.offset = self.offset;
        let uncut = |(at, why)| BlockError::Uncut(self.offset + at as u64, why);
        let text = block.text();
        if text.len() > LONGEST && cut(&text[..LONGEST], false).map_err(uncut)?.is_none() {
            return Err(uncut((0, Uncut::Endless)));
        }
        let end = cut(text, ended).map_err(uncut)?.unwrap_or(0);
        self.carried.extend_from_slice(&text[end..]);
        self.offset += end as u64;
        block.bytes.truncate(block.start + end);
        Ok(end > 0)
    }
}

/// Cuts a file into blocks.
pub struct Blocks<R> {
    reader: R,
    /// Bytes that a piece has, unless one record is longer.
    size: usize,
    seam: Seam,
    ended: bool,
}

impl<R: Read> Blocks<R> {
    /// The blocks of what `reader` gives, which begins at `offset` of the file and there at a record.
    pub fn new(reader: R, offset: u64) -> Self {
        Self::of_size(BLOCK, reader, offset)
    }

    /// The same in pieces of another size.
    pub fn of_size(size: usize, reader: R, offset: u64) -> Self {
        Self {
            reader,
            size,
            seam: Seam::new(offset),
            ended: false,
        }
    }

    /// Fills `block` with the next block; `false` at the end of the file.
    ///
    /// # Errors
    /// [`BlockError`].
    pub fn next(&mut self, block: &mut Block) -> Result<bool, BlockError> {
        while !self.ended {
            // The longer the record, the longer the piece, so that its beginning is not looked through again and again.
            let wanted = self.size.max(self.seam.carried.len());
            let read = block.take_piece(wanted, |bytes, _| self.reader.read(bytes));
            self.ended = !read.map_err(BlockError::Io)?;
            if self.seam.join(block, self.ended)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Where the last whole record of `bytes` ends; all of them when the file ends here. Where one cannot be cut, that place.
fn cut(bytes: &[u8], ended: bool) -> Result<Option<usize>, (usize, Uncut)> {
    let mut quoted: Vec<(usize, usize)> = Vec::new();
    let mut open: Option<usize> = None;
    let mut skip = usize::MAX;
    for place in memchr_iter(b'"', bytes) {
        if place == skip {
            continue;
        }
        if let Some(start) = open {
            match bytes.get(place + 1) {
                Some(b'"') => skip = place + 1,
                Some(b',' | b'\n') => {
                    quoted.push((start, place));
                    open = None;
                }
                Some(b'\r') | None => match bytes[place + 1..].iter().find(|b| **b != b'\r') {
                    None if !ended => break,
                    None | Some(b'\n') => {
                        quoted.push((start, place));
                        open = None;
                    }
                    Some(_) => return Err((place + 1, Uncut::StrayQuote)),
                },
                Some(_) => return Err((place + 1, Uncut::StrayQuote)),
            }
        } else if place == 0 || matches!(bytes[place - 1], b',' | b'\n') {
            open = Some(place);
        } else {
            return Err((place, Uncut::StrayQuote));
        }
    }
    if ended {
        return open.map_or(Ok(Some(bytes.len())), |start| {
            Err((start, Uncut::OpenQuote))
        });
    }
    let mut end = open.unwrap_or(bytes.len());
    loop {
        let begin = quoted.last().map_or(0, |(_, close)| close + 1);
        if let Some(line_end) = memrchr(b'\n', &bytes[begin..end]) {
            return Ok(Some(begin + line_end + 1));
        }
        match quoted.pop() {
            Some((start, _)) => end = start,
            None => return Ok(None),
        }
    }
}
