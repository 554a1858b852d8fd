//! Records of CSV cut out of bytes that lie in memory: nothing is copied, and what parts cells and records is looked for
//! sixty-four bytes at a time, up to a page ahead.

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

    /// Where the next record lies, blank lines before it and its line end left out; `begins` gets where each of its cells begins,
    /// and where the next one would after the last, counted from where the record does.
    pub(super) fn next(&mut self, begins: &mut Vec<usize>) -> Option<Range<usize>> {
        begins.clear();
        while let Some(blank @ (b'\n' | b'\r')) = self.bytes.get(self.read) {
            if *blank == b'\n' {
                self.marks.next_line();
            }
            self.read += 1;
        }
        let begin = self.read;
        self.bytes.get(begin)?;
        let (commas, line_end) = self.marks.next_line();
        begins.push(0);
        begins.extend(
            commas
                .iter()
                .map(|comma| comma.wrapping_sub(begin).wrapping_add(1)),
        );
        let mut end = line_end.unwrap_or_else(|| {
            let whole = self.bytes.strip_suffix(b"\n");
            whole.unwrap_or(self.bytes).len()
        });
        self.read = line_end.map_or(self.bytes.len(), |end| end + 1);
        while self.bytes[end - 1] == b'\r' {
            end -= 1;
        }
        begins.push(end - begin + 1);
        Some(begin..end)
    }
}

/// Where commas and line ends stand that no quotes are around, ascending.
struct Marks<'b> {
    /// The bytes that are not looked at yet.
    rest: &'b [u8],
    /// Where they begin.
    at: usize,
    /// Whether they begin in quotes. A quote that stands for itself is two of them.
    quoted: bool,
    /// What was found.
    found: Vec<usize>,
    /// How much of it was told.
    told: usize,
    /// The line ends among it.
    lines: Vec<usize>,
    /// How many of them were told.
    lines_told: usize,
    /// How many commas the line had that was told last, as nearly every other has.
    commas: usize,
}

/// How many bytes are looked at together.
const STEP: usize = 64;

/// How many steps are taken at once, so that what they find stays at hand.
const STEPS: usize = 64;

/// As many marks are written down without a look at how many there are.
const USUAL: usize = 6;

impl<'b> Marks<'b> {
    fn new(bytes: &'b [u8]) -> Self {
        Self {
            rest: bytes,
            at: 0,
            quoted: false,
            found: Vec::new(),
            told: 0,
            lines: Vec::new(),
            lines_told: 0,
            commas: 0,
        }
    }

    /// The commas up to the next line end, and that; nothing where the bytes end before it.
    fn next_line(&mut self) -> (&[usize], Option<usize>) {
        while self.lines_told == self.lines.len() && !self.rest.is_empty() {
            self.look_ahead();
        }
        let begin = self.told;
        let Some(line) = self.lines.get(self.lines_told).copied() else {
            self.told = self.found.len();
            return (&self.found[begin..], None);
        };
        self.lines_told += 1;
        if self.found.get(begin + self.commas) != Some(&line) {
            let mut found = self.found[begin..].iter();
            self.commas = found.position(|mark| *mark == line).unwrap_or(0);
        }
        let end = begin + self.commas;
        self.told = end + 1;
        (&self.found[begin..end], Some(line))
    }

    /// Looks at the bytes of the next steps, once every line end is told.
    fn look_ahead(&mut self) {
        self.found.drain(..self.told);
        self.lines.clear();
        (self.told, self.lines_told) = (0, 0);
        for _ in 0..STEPS {
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
            self.step(bytes);
            self.at += STEP;
            if self.rest.is_empty() {
                break;
            }
        }
    }

    #[inline]
    fn step(&mut self, bytes: &[u8; STEP]) {
        let block = u8x64::new(*bytes);
        let places = |of: u8| block.simd_eq(u8x64::splat(of));
        let rare = places(b'\n') | places(b'"');
        let marks = (rare | places(b',')).to_bitmask();
        let mut rare = rare.to_bitmask();
        let (mut quotes, lines_before) = (self.quoted, self.lines.len());
        while rare != 0 {
            let place = rare.trailing_zeros() as usize;
            quotes |= bytes[place] == b'"';
            self.lines.push(self.at + place);
            rare &= rare - 1;
        }
        if quotes {
            self.lines.truncate(lines_before);
            self.write_down_unquoted(marks, bytes);
        } else {
            self.write_down(marks);
        }
    }

    /// Adds the marks of a step without quotes to what was found.
    #[inline]
    fn write_down(&mut self, mut marks: u64) {
        let wanted = self.found.len() + marks.count_ones() as usize;
        let mut usual = [0; USUAL];
        for place in &mut usual {
            *place = self.at.wrapping_add(marks.trailing_zeros() as usize);
            marks &= marks.wrapping_sub(1);
        }
        self.found.extend_from_slice(&usual);
        self.found.truncate(wanted);
        while marks != 0 {
            self.found.push(self.at + marks.trailing_zeros() as usize);
            marks &= marks - 1;
        }
    }

    /// Adds the marks of a step that are outside of quotes, one by one.
    #[cold]
    fn write_down_unquoted(&mut self, mut marks: u64, bytes: &[u8; STEP]) {
        while marks != 0 {
            let place = marks.trailing_zeros() as usize;
            match bytes[place] {
                b'"' => self.quoted = !self.quoted,
                _ if self.quoted => {}
                mark => {
                    self.found.push(self.at + place);
                    if mark == b'\n' {
                        self.lines.push(self.at + place);
                    }
                }
            }
            marks &= marks - 1;
        }
    }
}
