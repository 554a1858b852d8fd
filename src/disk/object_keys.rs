//! Objects as a pass over the library keeps them: sixteen bytes each, in an order that is the order of their codes.

use crate::domain::lists::code_key;

/// A packed code (85 bits), a mark, and an offset in the file.
pub type Key = u128;

/// How the 43 bits below a packed code are shared between mark and offset.
///
/// An object that does not take part has the mark 0, one of the population a mark from 1 (of its stratum), one that takes
/// part outside the population the mark above those.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyLayout {
    offset_bits: u32,
    outside: u16,
}

impl KeyLayout {
    const BELOW: u32 = 128 - code_key::BITS;

    /// The layout for a population with marks up to `marks` and files of `length` bytes; `None` when they do not fit.
    pub fn new(marks: usize, length: u64) -> Option<Self> {
        let outside = u16::try_from(marks + 1).ok()?;
        let mark_bits = u16::BITS - outside.leading_zeros();
        let offset_bits = Self::BELOW - mark_bits;
        let layout = Self {
            offset_bits,
            outside,
        };
        (length >> offset_bits == 0).then_some(layout)
    }

    /// The layout with as many marks as there is room for beside an offset in files of `length` bytes, for the populations of
    /// many tasks; `None` when there is room for none.
    pub fn widest(length: u64) -> Option<Self> {
        let of_length = u64::BITS - length.leading_zeros();
        // Marks are counted in sixteen bits, one of them above all others.
        let offset_bits = of_length.max(Self::BELOW - (u16::BITS - 1));
        let mark_bits = Self::BELOW.checked_sub(offset_bits)?;
        let outside = u16::try_from((1u32 << mark_bits) - 1).ok()?;
        (mark_bits > 1).then_some(Self {
            offset_bits,
            outside,
        })
    }

    /// How many marks there are for objects of populations.
    pub fn marks(self) -> u16 {
        self.outside - 1
    }

    /// The mark of an object outside the population.
    pub fn mark_outside(self, takes_part: bool) -> u16 {
        if takes_part { self.outside } else { 0 }
    }

    /// Whether a mark is that of an object of the population.
    pub fn in_population(self, mark: u16) -> bool {
        mark > 0 && mark < self.outside
    }

    /// The key of an object.
    pub fn key(self, packed: u128, mark: u16, offset: u64) -> Key {
        packed << Self::BELOW | u128::from(mark) << self.offset_bits | u128::from(offset)
    }

    /// The packed code of a key.
    pub fn packed(key: Key) -> u128 {
        key >> Self::BELOW
    }

    /// The code of a key.
    pub fn code(key: Key) -> String {
        let mut code = String::with_capacity(18);
        code_key::unpack(Self::packed(key), &mut code);
        code
    }

    /// The mark of a key.
    #[inline]
    pub fn mark(self, key: Key) -> u16 {
        let marks = (1 << (Self::BELOW - self.offset_bits)) - 1;
        u16::try_from(below(key) >> self.offset_bits & marks).unwrap_or(0)
    }

    /// The offset of a key.
    pub fn offset(self, key: Key) -> u64 {
        below(key) & ((1 << self.offset_bits) - 1)
    }
}

/// Sorts keys on so many cores: they are parted in the middle of their order until each core has its part, which the standard
/// library sorts with a fifth less work than many parts would take.
pub fn sort(keys: &mut [Key], cores: usize) {
    const FEW: usize = 1 << 14;
    if cores < 2 || keys.len() < FEW {
        return keys.sort_unstable();
    }
    let (before, _, behind) = keys.select_nth_unstable(keys.len() / 2);
    let half = cores / 2;
    rayon::join(|| sort(before, half), || sort(behind, cores - half));
}

/// The lower half of a key, in which mark and offset are.
#[inline]
fn below(key: Key) -> u64 {
    u64::try_from(key & u128::from(u64::MAX)).unwrap_or(0)
}

/// An object with the office's own code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Odd {
    /// Its code.
    pub code: Box<str>,
    /// Its mark.
    pub mark: u16,
    /// Where its row begins.
    pub offset: u64,
}

/// An object that belongs to another company (所属主体).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Owned {
    /// Its code.
    pub code: Box<str>,
    /// The company's.
    pub owner: Box<str>,
    /// The object's mark.
    pub mark: u16,
}
