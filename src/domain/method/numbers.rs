//! The numbers of a draw (rule 10): `ChaCha20` under a key of the draw, 64-bit block counter from 0, 64-bit stream id.
//!
//! Number i of stream s is the 8 bytes at 8·i of the stream, little-endian. Only the word stream of the generator is
//! used: every other function of a random library changes between versions, the word stream is a published standard.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Stream of the objects' tickets (rule 11), under the key.
pub const TICKETS: u64 = 0;
/// Stream of the inspectors' lots (rules 13 to 15), under the people key.
pub const LOTS: u64 = 1;
/// Stream of the standing teams' lots (rule 15), under the people key.
pub const TEAM_LOTS: u64 = 2;
/// Stream of the lots of a replacement, under a key of its own ([`crate::domain::replace::replacement`]).
pub const REPLACEMENT_LOTS: u64 = 3;
/// Stream of the order of visits (rule 12), under the people key.
pub const VISIT_ORDER: u64 = 4;

/// How many numbers are made at a time: what the generator makes in one go.
const BLOCK: usize = 32;

/// How many blocks are kept.
const KEPT: usize = 8;

/// The numbers of one stream under one key.
///
/// Visits ask for numbers further on, lots for those of two rounds in any order: whole blocks are kept, so that one in the
/// neighbourhood of another is not made anew.
pub struct Numbers {
    rng: ChaCha20Rng,
    /// The block that the generator makes next.
    next: u64,
    /// Which block each of those that are kept is, from 1; 0 for none.
    which: [u64; KEPT],
    blocks: [[u64; BLOCK]; KEPT],
}

impl Numbers {
    /// Stream `stream` under `key`.
    pub fn new(key: &[u8; 32], stream: u64) -> Self {
        let mut rng = ChaCha20Rng::from_seed(*key);
        rng.set_stream(stream);
        Self {
            rng,
            next: 0,
            which: [0; KEPT],
            blocks: [[0; BLOCK]; KEPT],
        }
    }

    /// Number `index` of the stream.
    pub fn at(&mut self, index: u64) -> u64 {
        let block = index / BLOCK as u64;
        let kept = place(block, KEPT);
        if self.which[kept] != block + 1 {
            self.make(block, kept);
        }
        self.blocks[kept][place(index, BLOCK)]
    }

    fn make(&mut self, block: u64, kept: usize) {
        if block != self.next {
            self.rng.set_word_pos(u128::from(block * BLOCK as u64) * 2);
        }
        self.next = block + 1;
        self.which[kept] = block + 1;
        for number in &mut self.blocks[kept] {
            *number = self.rng.next_u64();
        }
    }
}

/// The place of a number among so many, which come round again.
fn place(number: u64, of: usize) -> usize {
    usize::try_from(number % of as u64).unwrap_or(0)
}
