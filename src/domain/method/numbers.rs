//! The numbers of a draw (rule 8): `ChaCha20` under the draw's key, 64-bit block counter from 0, 64-bit stream id.
//!
//! Number i of stream s is the 8 bytes at 8·i of the stream, little-endian. Only the word stream of the generator is
//! used: every other function of a random library changes between versions, the word stream is a published standard.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Stream of the objects' tickets (rule 9).
pub const TICKETS: u64 = 0;
/// Stream of the inspectors' lots (rules 10 to 12).
pub const LOTS: u64 = 1;
/// Stream of the standing teams' lots (rule 12).
pub const TEAM_LOTS: u64 = 2;
/// Stream of the lots of a replacement, under a key of its own ([`crate::domain::replace::replacement`]).
pub const REPLACEMENT_LOTS: u64 = 3;

/// The numbers of one stream under one key.
pub struct Numbers {
    rng: ChaCha20Rng,
    next: u64,
}

impl Numbers {
    /// Stream `stream` under `key`, standing at number 0.
    pub fn new(key: &[u8; 32], stream: u64) -> Self {
        let mut rng = ChaCha20Rng::from_seed(*key);
        rng.set_stream(stream);
        Self { rng, next: 0 }
    }

    /// Number `index` of the stream.
    pub fn at(&mut self, index: u64) -> u64 {
        if index != self.next {
            self.rng.set_word_pos(u128::from(index) * 2);
        }
        self.next = index.wrapping_add(1);
        self.rng.next_u64()
    }
}
