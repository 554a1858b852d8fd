//! The words of a column, row after row: how it is filled, and which words stand in it, while they are few enough to be words
//! that are compared.

use std::collections::{BTreeMap, HashMap};

use super::broken_text;
use super::look::look;
use super::record::Cells;
use crate::domain::ground::word::word;

/// How a column is filled, row after row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shape {
    rows: u64,
    filled: u64,
    begins_filled: bool,
    first: String,
    last: String,
    repeats: u64,
}

impl Shape {
    /// The fewest rows of which one can say something.
    const FEWEST: u64 = 6;

    /// The next row has this word.
    pub fn add(&mut self, word: &str) {
        self.rows += 1;
        if word.is_empty() {
            return;
        }
        self.begins_filled |= self.rows == 1;
        self.filled += 1;
        if self.filled == 1 {
            word.clone_into(&mut self.first);
        } else if self.last == word {
            self.repeats += 1;
            return;
        }
        self.last.clear();
        self.last.push_str(word);
    }

    /// The rows of the list that come next.
    pub fn append(&mut self, later: Self) {
        if later.filled > 0 {
            self.repeats += u64::from(self.filled > 0 && self.last == later.first);
            if self.filled == 0 {
                self.first = later.first;
            }
            self.last = later.last;
        }
        self.begins_filled |= self.rows == 0 && later.begins_filled;
        self.rows += later.rows;
        self.filled += later.filled;
        self.repeats += later.repeats;
    }

    /// Its rows and those that are empty, where it looks like merged cells: half of the rows or more are empty, the first one
    /// is not, and hardly any value follows itself, as values do that stand wherever they apply.
    pub fn looks_merged(&self) -> Option<(u64, u64)> {
        let empty = self.rows - self.filled;
        let merged = self.rows >= Self::FEWEST
            && self.begins_filled
            && empty * 2 >= self.rows
            && self.repeats * 20 <= self.filled;
        merged.then_some((self.rows, empty))
    }
}

/// The words of a column, each with where it stands first, while they are few enough to be words that are compared.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    first: BTreeMap<String, u64>,
    too_many: bool,
}

impl Words {
    /// The most words of a column that are held against each other.
    const MOST: usize = 2000;

    /// Those of the rows that come next.
    pub(super) fn append(&mut self, later: Self) {
        self.too_many |= later.too_many;
        for (word, at) in later.first {
            if self.too_many {
                break;
            }
            let first = self.first.entry(word).or_insert(at);
            *first = at.min(*first);
            self.too_many = self.first.len() > Self::MOST;
        }
        if self.too_many {
            self.first.clear();
        }
    }

    /// Words that look alike, with the place of the first of each.
    pub(super) fn alike(&self) -> Vec<Vec<(&str, u64)>> {
        let mut looks: BTreeMap<String, Vec<(&str, u64)>> = BTreeMap::new();
        for (word, at) in &self.first {
            looks.entry(look(word)).or_default().push((word, *at));
        }
        looks
            .into_values()
            .filter(|words| words.len() > 1)
            .collect()
    }
}

/// What stands in a column, piece by piece of its list. A column of a library has few words, each in a great many rows: so the
/// words have numbers, and cells are remembered with the number of their word.
#[derive(Debug)]
pub(super) struct ColumnMemory {
    /// Short cells, each where its slot is.
    short: Vec<(Short, u32)>,
    /// Longer ones.
    long: Vec<(String, u32)>,
    /// The words by their numbers; 0 is none.
    words: Vec<String>,
    numbers: HashMap<String, u32>,
    /// What is known of each word.
    known: Vec<KnownWord>,
    /// How many words this piece has.
    met: usize,
    /// The first of them, and whether it stands in the first row.
    first: u32,
    begins_filled: bool,
    /// The last of them, and how many rows have the word of the one before, empty cells left out.
    last: u32,
    repeats: u64,
    /// How the column is filled in this piece, once it has too many words.
    crowded: Option<Shape>,
}

impl ColumnMemory {
    /// How many cells are remembered.
    const SLOTS: usize = 1 << 10;

    /// The most bytes of a cell that is remembered.
    const LONGEST: usize = 64;

    /// Nothing is known yet.
    pub(super) fn new() -> Self {
        Self {
            short: Vec::new(),
            long: Vec::new(),
            words: vec![String::new()],
            numbers: HashMap::new(),
            known: vec![KnownWord::default()],
            met: 0,
            first: 0,
            begins_filled: false,
            last: 0,
            repeats: 0,
            crowded: None,
        }
    }

    /// Adds the cell of the next row, which lies at `at`; whether it looks broken.
    #[inline]
    pub(super) fn add(&mut self, cells: &impl Cells, place: usize, at: u64) -> bool {
        let remembered = cells.bytes(place).and_then(|cell| self.remembered(cell));
        match remembered {
            Some(number) => self.add_number(number, at),
            None => self.add_cell(&cells.cell(place), at),
        }
    }

    fn add_cell(&mut self, cell: &str, at: u64) -> bool {
        if self.crowded.is_some() {
            return self.add_to_many(cell);
        }
        // One in which quotes stand was not looked for yet.
        let remembered = self.remembered(cell.as_bytes());
        let number = remembered.unwrap_or_else(|| self.number(cell));
        self.add_number(number, at)
    }

    #[inline]
    fn add_number(&mut self, number: u32, at: u64) -> bool {
        let known = &mut self.known[number as usize];
        if known.rows == 0 {
            return self.meet(number, at);
        }
        known.rows += 1;
        // Nobody can foresee whether a word follows itself, so the processor is not to choose by it.
        let follows = u64::from(number == self.last) & u64::from(number != 0);
        self.repeats = self.repeats.wrapping_add(follows);
        self.last = if number == 0 { self.last } else { number };
        known.is_broken
    }

    /// The same in a piece that has too many words.
    #[cold]
    fn add_to_many(&mut self, cell: &str) -> bool {
        let word = word(cell);
        if let Some(shape) = &mut self.crowded {
            shape.add(&word);
        }
        broken_text::looks_broken(&word)
    }

    /// Meets a word, or that there is none, at `at` for the first time in this piece.
    #[cold]
    fn meet(&mut self, number: u32, at: u64) -> bool {
        let known = &mut self.known[number as usize];
        (known.rows, known.at) = (1, at);
        let is_broken = known.is_broken;
        if number == 0 {
            return is_broken;
        }
        if self.met == 0 {
            self.first = number;
            self.begins_filled = self.known[0].rows == 0;
        }
        self.last = number;
        self.met += 1;
        if self.met > Words::MOST {
            self.crowded = Some(self.shape());
            // So that no cell is told by the number of its word any more.
            self.short.clear();
        }
        is_broken
    }

    /// How the column is filled in this piece.
    fn shape(&self) -> Shape {
        let word = |number: u32| self.words[number as usize].clone();
        let rows = self.known.iter().map(|known| known.rows).sum();
        Shape {
            rows,
            filled: rows - self.known[0].rows,
            begins_filled: self.begins_filled,
            first: word(self.first),
            last: word(self.last),
            repeats: self.repeats,
        }
    }

    /// What this piece has; the next one begins.
    pub(super) fn end_piece(&mut self) -> (Shape, Words) {
        let crowded = self.crowded.take();
        let mut words = Words {
            first: BTreeMap::new(),
            too_many: crowded.is_some(),
        };
        let shape = crowded.unwrap_or_else(|| self.shape());
        let all = self.words.iter().zip(&mut self.known);
        for (word, known) in all.skip(1).filter(|(_, known)| known.rows > 0) {
            if !words.too_many {
                words.first.insert(word.clone(), known.at);
            }
            known.rows = 0;
        }
        self.known[0].rows = 0;
        (self.met, self.first, self.last) = (0, 0, 0);
        (self.begins_filled, self.repeats) = (false, 0);
        if self.words.len() > 2 * Words::MOST {
            *self = Self::new();
        }
        (shape, words)
    }

    /// The number of the word of a short cell that is remembered; of none in a piece with too many words.
    #[inline]
    fn remembered(&self, cell: &[u8]) -> Option<u32> {
        let short = Short::of(cell)?;
        let (other, number) = self.short.get(short.slot())?;
        other.is(&short).then_some(*number)
    }

    /// The number of the word of a cell, which is remembered from now on.
    fn number(&mut self, cell: &str) -> u32 {
        let Some(short) = Short::of(cell.as_bytes()) else {
            return self.number_of_long(cell);
        };
        let number = self.number_of_word(&word(cell));
        self.short.resize(Self::SLOTS, (Short::NONE, 0));
        self.short[short.slot()] = (short, number);
        number
    }

    fn number_of_long(&mut self, cell: &str) -> u32 {
        let slot = Short::of_ends(cell.as_bytes()).slot();
        if let Some((_, number)) = self.long.get(slot).filter(|(known, _)| known == cell) {
            return *number;
        }
        let number = self.number_of_word(&word(cell));
        if cell.len() <= Self::LONGEST {
            self.long.resize_with(Self::SLOTS, Default::default);
            self.long[slot] = (cell.to_owned(), number);
        }
        number
    }

    fn number_of_word(&mut self, word: &str) -> u32 {
        if word.is_empty() {
            return 0;
        }
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(0);
        self.words.push(word.to_owned());
        self.known.push(KnownWord {
            is_broken: broken_text::looks_broken(word),
            ..KnownWord::default()
        });
        self.numbers.insert(word.to_owned(), number);
        number
    }
}

/// What is known of a word.
#[derive(Debug, Clone, Copy, Default)]
struct KnownWord {
    /// How many rows of this piece have it.
    rows: u64,
    /// Where the first of them lies.
    at: u64,
    is_broken: bool,
}

/// A short cell as numbers, which are compared at once: its first bytes and its last, all of it between them.
#[derive(Debug, Clone, Copy)]
struct Short {
    /// Two of the first bytes, two of the last, eight each.
    ends: [u64; 4],
    length: u64,
}

impl Short {
    /// No cell.
    const NONE: Self = Self {
        ends: [0; 4],
        length: u64::MAX,
    };

    /// A cell of at most 32 bytes.
    #[inline]
    fn of(cell: &[u8]) -> Option<Self> {
        (cell.len() <= 32).then(|| Self::of_ends(cell))
    }

    /// The first and the last bytes of a cell, sixteen at most.
    #[inline]
    fn of_ends(bytes: &[u8]) -> Self {
        let ends = if let Some(last) = bytes.len().checked_sub(8) {
            let next = last.min(8);
            [0, next, last - next, last].map(|at| eight(bytes, at))
        } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
            let [first, last] = [first, last].map(|end| u64::from(u32::from_le_bytes(*end)));
            [first, 0, 0, last]
        } else {
            let bytes = bytes.iter();
            let all = bytes.fold(0, |all, byte| all << 8 | u64::from(*byte));
            [all, 0, 0, 0]
        };
        Self {
            ends,
            length: bytes.len() as u64,
        }
    }

    /// Whether they are the same cell.
    #[inline]
    fn is(&self, other: &Self) -> bool {
        let pairs = self.ends.iter().zip(&other.ends);
        let differs = pairs.fold(self.length ^ other.length, |all, (a, b)| all | (a ^ b));
        differs == 0
    }

    /// Where it is remembered.
    #[inline]
    fn slot(&self) -> usize {
        let [a, b, c, d] = self.ends;
        let mixed = a ^ b.rotate_left(11) ^ c.rotate_left(23) ^ d.rotate_left(37) ^ self.length;
        usize::try_from(mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54).unwrap_or(0)
    }
}

/// The eight bytes from `at`.
#[inline]
fn eight(bytes: &[u8], at: usize) -> u64 {
    let eight = bytes.get(at..).and_then(<[u8]>::first_chunk);
    eight.map_or(0, |eight| u64::from_le_bytes(*eight))
}
