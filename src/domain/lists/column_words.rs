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

    /// Those of other rows.
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
    /// Short cells as they are spelt; none in a piece with too many words.
    slots: Vec<Slot>,
    /// The places of those that are counted in this piece.
    counting: Vec<usize>,
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
            slots: Vec::new(),
            counting: Vec::new(),
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
        let short = cells.spelt(place).and_then(Short::at_end);
        if let Some(short) = short
            && let Some(slot) = self.slots.get_mut(short.slot())
            && slot.rows > 0
            && slot.short.is(short)
        {
            slot.rows += 1;
            let number = slot.number;
            self.follow(number);
            return false;
        }
        self.add_cell(short, &cells.cell(place), at)
    }

    /// The same of a cell that is not counted where it is remembered.
    #[cold]
    fn add_cell(&mut self, short: Option<Short>, cell: &str, at: u64) -> bool {
        if self.crowded.is_some() {
            return self.add_to_many(cell);
        }
        let number = match short {
            Some(short) => self.number(short, cell),
            None => self.number_of_long(cell),
        };
        let known = &mut self.known[number as usize];
        if known.rows == 0 {
            return self.meet(number, at);
        }
        known.rows += 1;
        let is_broken = known.is_broken;
        self.follow(number);
        is_broken
    }

    /// A word comes after the last.
    #[inline]
    fn follow(&mut self, number: u32) {
        // Nobody can foresee whether a word follows itself, so the processor is not to choose by it.
        let follows = u64::from(number == self.last) & u64::from(number != 0);
        self.repeats = self.repeats.wrapping_add(follows);
        self.last = if number == 0 { self.last } else { number };
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
            self.settle_all();
            self.crowded = Some(self.shape());
            // So that no cell is told by the number of its word any more.
            self.slots.clear();
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

    /// What this piece has, its words as far as none before had them; the next one begins.
    pub(super) fn end_piece(&mut self) -> (Shape, Words) {
        self.settle_all();
        let crowded = self.crowded.take();
        let mut words = Words {
            first: BTreeMap::new(),
            too_many: crowded.is_some(),
        };
        let shape = crowded.unwrap_or_else(|| self.shape());
        let all = self.words.iter().zip(&mut self.known);
        for (word, known) in all.skip(1).filter(|(_, known)| known.rows > 0) {
            if !words.too_many && !known.is_told {
                words.first.insert(word.clone(), known.at);
                known.is_told = true;
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

    /// The number of the word of a short cell, which is remembered from now on. Its rows are counted in its slot, unless it looks
    /// broken or is found in the next one.
    fn number(&mut self, short: Short, cell: &str) -> u32 {
        self.slots.resize(Self::SLOTS, Slot::default());
        // Where two cells have one slot, the former is found in the next one.
        let (place, next) = (short.slot(), short.slot() ^ 1);
        if self.slots[next].short.is(short) {
            return self.slots[next].number;
        }
        if !self.slots[place].short.is(short) {
            let number = self.number_of_word(&word(cell));
            self.settle(place);
            self.settle(next);
            self.slots[next] = self.slots[place];
            self.slots[place] = Slot {
                short,
                number,
                rows: 0,
            };
        }
        let slot = &mut self.slots[place];
        if !self.known[slot.number as usize].is_broken {
            slot.rows = 1;
            self.counting.push(place);
        }
        slot.number
    }

    /// Counts the rows of a slot with its word.
    fn settle(&mut self, place: usize) {
        let slot = &mut self.slots[place];
        self.known[slot.number as usize].rows += u64::from(slot.rows.saturating_sub(1));
        slot.rows = 0;
    }

    /// Counts all rows with their words.
    fn settle_all(&mut self) {
        while let Some(place) = self.counting.pop() {
            self.settle(place);
        }
    }

    fn number_of_long(&mut self, cell: &str) -> u32 {
        let slot = slot_of_long(cell.as_bytes());
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
    /// How many rows of this piece have it, without those that are counted in a slot.
    rows: u64,
    /// Where the first of them lies.
    at: u64,
    is_broken: bool,
    /// Whether a piece before had it and said so.
    is_told: bool,
}

/// Where a short cell is remembered, and its rows are counted: half of what a processor reads at once.
#[derive(Debug, Clone, Copy, Default)]
#[repr(align(32))]
struct Slot {
    short: Short,
    /// Of its word.
    number: u32,
    /// One more than those counted here; 0 where none is in this piece, and where it looks broken.
    rows: u32,
}

/// A short cell as it is spelt, as numbers that are compared at once: its length and one more in the first byte, its bytes at the
/// end; zeros where there is none.
#[derive(Debug, Clone, Copy, Default)]
struct Short([u64; 3]);

impl Short {
    /// The bytes of all three numbers.
    const BYTES: usize = 24;

    /// The cell of this length at the end of these bytes. What lies before it is read as well, so that nothing depends on how long
    /// it is. Nothing for a longer cell, or where too little lies before it.
    #[inline]
    fn at_end((all, length): (&[u8], usize)) -> Option<Self> {
        let (last, own) = (all.last_chunk::<{ Self::BYTES }>()?, OWN.get(length)?);
        let eights = last.as_chunks().0;
        let eight = |place: usize| u64::from_le_bytes(eights[place]) & own[place];
        Some(Self([eight(0) | (length as u64 + 1), eight(1), eight(2)]))
    }

    /// Whether they are the same cell.
    #[inline]
    fn is(self, other: Self) -> bool {
        let pairs = self.0.iter().zip(other.0);
        pairs.fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
    }

    /// Where it is remembered.
    #[inline]
    fn slot(self) -> usize {
        let [a, b, c] = self.0;
        slot_of(a ^ b.rotate_left(21) ^ c.rotate_left(42))
    }
}

/// Which bits of the last bytes are those of a cell with so many; it leaves the first byte.
const OWN: [[u64; 3]; Short::BYTES] = {
    let mut own = [[0; 3]; Short::BYTES];
    let mut length = 1;
    while length < Short::BYTES {
        own[length] = own[length - 1];
        let byte = Short::BYTES - length;
        own[length][byte / 8] |= 0xff << (byte % 8 * 8);
        length += 1;
    }
    own
};

/// Where a longer cell is remembered.
fn slot_of_long(cell: &[u8]) -> usize {
    let eights = cell.as_chunks().0.iter().chain(cell.last_chunk());
    let mix = |all: u64, eight: &[u8; 8]| all.rotate_left(11) ^ u64::from_le_bytes(*eight);
    slot_of(eights.fold(cell.len() as u64, mix))
}

/// The slot that such bits have.
#[inline]
fn slot_of(mixed: u64) -> usize {
    usize::try_from(mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54).unwrap_or(0)
}
