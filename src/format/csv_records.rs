//! Records of CSV cut out of bytes that lie in memory: nothing is copied, and what parts cells and records is looked for
//! sixty-four bytes at a time.

use std::ops::Range;

use wide::u8x64;

/// The records of a piece of CSV, one after the other.
pub(super) struct Records<'b> {
    bytes: &'b [u8],
    marks: Marks<'b>,
    /// How much of the bytes is read.
    read: usize,
}

impl<'b> Records<'b> {
    /// Those of these bytes.
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self {
            bytes,
            marks: Marks::new(bytes),
            read: 0,
        }
    }

    /// Where the record before ends, its line end included.
    pub(super) fn position(&self) -> usize {
        self.read
    }

    /// Where the next record lies, blank lines before it and its line end left out; `ends` gets where each of its cells ends,
    /// counted from where it begins.
    pub(super) fn next(&mut self, ends: &mut Vec<usize>) -> Option<Range<usize>> {
        ends.clear();
        while let Some(blank @ (b'\n' | b'\r')) = self.bytes.get(self.read) {
            if *blank == b'\n' {
                self.marks.next();
            }
            self.read += 1;
        }
        let begin = self.read;
        self.bytes.get(begin)?;
        let mut end = self.find_end(begin, ends);
        while self.bytes[end - 1] == b'\r' {
            end -= 1;
        }
        ends.push(end - begin);
        Some(begin..end)
    }

    /// Where the record ends that begins at `begin`; notes where its cells end but the last.
    fn find_end(&mut self, begin: usize, ends: &mut Vec<usize>) -> usize {
        // A quote that stands for itself is two of them.
        let mut quoted = false;
        while let Some(place) = self.marks.next() {
            match self.bytes[place] {
                b'"' => quoted = !quoted,
                _ if quoted => {}
                b',' => ends.push(place - begin),
                _ => {
                    self.read = place + 1;
                    return place;
                }
            }
        }
        self.read = self.bytes.len();
        self.read - usize::from(self.bytes.ends_with(b"\n"))
    }
}

/// Where commas, line ends and quotes stand, ascending.
struct Marks<'b> {
    /// The bytes that are not looked at yet.
    rest: &'b [u8],
    /// Where the bytes begin that were looked at last.
    begin: usize,
    /// A bit for each mark among them that was not told yet.
    found: u64,
}

/// How many bytes are looked at together.
const STEP: usize = 64;

impl<'b> Marks<'b> {
    fn new(bytes: &'b [u8]) -> Self {
        let mut marks = Self {
            rest: bytes,
            begin: 0,
            found: 0,
        };
        marks.step();
        marks
    }

    /// Looks at the next bytes.
    fn step(&mut self) {
        let mut last = [0; STEP];
        // In one place for both, so that the compiler leaves the bits together.
        let bytes = if let Some((bytes, rest)) = self.rest.split_first_chunk() {
            self.rest = rest;
            bytes
        } else {
            last[..self.rest.len()].copy_from_slice(self.rest);
            self.rest = &[];
            &last
        };
        self.found = marks_in(bytes);
    }

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.found == 0 {
            if self.rest.is_empty() {
                return None;
            }
            self.begin += STEP;
            self.step();
        }
        let place = self.begin + self.found.trailing_zeros() as usize;
        self.found &= self.found - 1;
        Some(place)
    }
}

/// A bit for each byte that is a mark, the lowest for the first.
#[inline]
fn marks_in(bytes: &[u8; STEP]) -> u64 {
    let bytes = u8x64::new(*bytes);
    let parting = bytes.simd_eq(u8x64::splat(b',')) | bytes.simd_eq(u8x64::splat(b'\n'));
    (parting | bytes.simd_eq(u8x64::splat(b'"'))).to_bitmask()
}
