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

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> [u8; 32] {
        std::array::from_fn(|i| u8::try_from(i).unwrap_or(0))
    }

    #[test]
    fn the_published_numbers_come_out() {
        let mut tickets = Numbers::new(&key(), TICKETS);
        let first: Vec<u64> = (0..4).map(|i| tickets.at(i)).collect();
        assert_eq!(
            first,
            [
                0x6a19_c5d9_7d2b_fd39,
                0x494a_dcb8_7703_bd8d,
                0xcc6a_debc_6fd8_358a,
                0x9224_ead8_4c7d_ccb2
            ]
        );
        assert_eq!(Numbers::new(&key(), LOTS).at(0), 0x898e_8050_02f1_a42f);
        assert_eq!(Numbers::new(&key(), TEAM_LOTS).at(9), 0xb561_cecc_703f_4fcb);
    }

    #[test]
    fn a_number_does_not_depend_on_the_way_to_it() {
        let mut jumping = Numbers::new(&key(), LOTS);
        let mut walking = Numbers::new(&key(), LOTS);
        let walked: Vec<u64> = (0..600).map(|i| walking.at(i)).collect();
        for index in [599, 3, 4, 5, 512, 0, 8, 7] {
            assert_eq!(
                jumping.at(index),
                walked[usize::try_from(index).expect("small")]
            );
        }
    }
}
