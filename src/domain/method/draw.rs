//! `choucha-draw-1`: the published method of the draw.
//!
//! Exact to the byte, never changed in place: a change is `choucha-draw-2`, and 1 stays runnable.
//!
//! 1. **Texts.** population, excluded, inspectors, recusals and the manifest, in UTF-8 (NFC), LF, cells parted by one TAB,
//!    lines ascending by their bytes. *Because* two people who hold the same lists must hold the same bytes, in whatever
//!    order their spreadsheets were.
//! 2. **Manifest.** It names every text by its digest, the takes, the teams, and where the seed comes from. *Because* its
//!    digest, published before the seed is known, proves that neither was chosen to fit the other.
//! 3. **Key** ([`super::key`]). SHA-256 of manifest, `seed: `, seed, LF. *Because* one public event may serve many draws
//!    without relating them, and `sha256sum` shows it.
//! 4. **Numbers** ([`super::numbers`]). `ChaCha20` word streams under the key, 64 bits at a time. *Because* the stream cipher
//!    is a published standard, and the helpers of random libraries are not.
//! 5. **Objects** ([`super::tickets`]). Line i holds number i of stream 0; in each stratum the n smallest that are not
//!    excluded are drawn. *Because* the chance is equal, a larger n contains the smaller, nobody's ticket depends on
//!    anybody else, and the next ticket is the reserve.
//! 6. **Pool** ([`super::pool`]). The first K inspectors by lot, grown until every drawn object can be served; that all of
//!    them suffice for *every* object is asked of the texts ([`super::servable`]). *Because* otherwise recusals could make
//!    a draw fail whenever it hits a friend.
//! 7. **Teams** ([`super::teams`], [`super::standing_teams`]). Fewest turns first, then lot, then certificate number; a
//!    recused turn is a spent turn. *Because* the load stays even, and a recusal does not pull an inspector to what is left.
//!
//! Everything is whole numbers; nothing depends on the machine, the language, or the order of the input.

use super::frame::Frame;
use super::pool::{self, Lots};
use super::teams::Seating;
use super::tickets::Drawn;
use super::{standing_teams, tickets};

/// What a draw yields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The drawn objects in draw order.
    pub drawn: Vec<Drawn>,
    /// The team of each, in the same order: lines of inspectors.txt, leader (组长) first.
    pub teams: Vec<Vec<u32>>,
    /// What could not be drawn of each stratum, in the population's order.
    pub shortfalls: Vec<u64>,
    /// The pool, in the order of the lots.
    pub pool: Vec<u32>,
}

impl Outcome {
    /// In how many teams each inspector sits, by line of inspectors.txt.
    pub fn visits(&self, frame: &Frame) -> Vec<u64> {
        let mut visits = vec![0; frame.crew.len()];
        for &j in self.teams.iter().flatten() {
            visits[j as usize] += 1;
        }
        visits
    }
}

/// Draws: the frame has been checked ([`super::servable`]), the key comes from its manifest and the seed.
pub fn draw(frame: &Frame, key: &[u8; 32]) -> Outcome {
    let (drawn, shortfalls) = tickets::draw(&frame.population, &frame.excluded, &frame.takes, key);
    let mut lots = Lots::new(key, frame.crew.len());
    let pool = pool::form(frame, &drawn, &mut lots);
    let teams = if frame.grouping.teams.is_some() {
        standing_teams::assign(frame, &drawn, &pool, lots, key)
    } else {
        let mut seating = Seating::new(frame, lots, &pool);
        drawn
            .iter()
            .map(|object: &Drawn| seating.team(object.line))
            .collect()
    };
    Outcome {
        drawn,
        teams,
        shortfalls,
        pool,
    }
}
