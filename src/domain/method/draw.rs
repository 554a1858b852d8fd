//! `choucha-draw-1`: the published method of the draw (rules 1 to 19 of docs/method).
//!
//! Exact to the byte, never changed in place: a change is `choucha-draw-2`, and 1 stays runnable.
//!
//! 1. **Texts.** population, excluded, owners, inspectors, recusals, salt and the manifest, in UTF-8 (NFC), LF, cells parted
//!    by one TAB, lines ascending by their bytes. *Because* two people who hold the same lists must hold the same bytes, in
//!    whatever order their spreadsheets were.
//! 2. **Enterprises** ([`super::enterprise`]). An object belongs to its owner, or to itself; caps exclude a whole enterprise.
//!    *Because* the law counts visits by enterprise, and one visit settles all (第2条 一次完成).
//! 3. **Manifest.** It names every text by its digest, the takes, the teams, and where the seed comes from. *Because* its
//!    digest, published before the seed is known, proves that neither was chosen to fit the other. Inspectors and recusals
//!    have salted digests. *Because* they are not public, and short enough to be guessed from plain ones.
//! 4. **Source and seed** ([`super::source`]). A drand round or a public event with exactly so many digits and outcomes.
//!    *Because* an event with few outcomes can be steered by the wording or by invented recusals.
//! 5. **Keys** ([`super::key`]). SHA-256 of manifest, `seed: `, seed, LF; for people the salt behind it. *Because* one
//!    public event may serve many draws without relating them, `sha256sum` shows the key, and the lots of people would
//!    show who was passed.
//! 6. **Numbers** ([`super::numbers`]). `ChaCha20` word streams, 64 bits at a time. *Because* the stream cipher is a
//!    published standard, and the helpers of random libraries are not.
//! 7. **Objects** ([`super::tickets`]). Line i holds number i of stream 0; in each stratum the n smallest that are not
//!    excluded are drawn. *Because* the chance is equal, a larger n contains the smaller, nobody's ticket depends on
//!    anybody else, and the next ticket is the reserve.
//! 8. **Visits** ([`super::visits`]). The drawn objects of one enterprise, in an order of their own. *Because* in draw
//!    order a stratum with a high ratio would come last, where recusals pull most.
//! 9. **Pool** ([`super::pool`]). The first K inspectors by lot, grown until every visit can be served; that all of them
//!    suffice for *every* enterprise is asked of the texts ([`super::servable`]). *Because* otherwise recusals could make a
//!    draw fail whenever it hits a friend.
//! 10. **Teams** ([`super::teams`], [`super::standing_teams`]). Fewest turns first, then lot, then certificate number; a
//!     recused turn is a spent turn. *Because* the load stays even, and a recusal does not pull an inspector to what is left.
//! 11. **Standing** ([`super::standing`]). What a draw can prove, computed by whoever reads it. *Because* a record can lie.
//!
//! Everything is whole numbers; nothing depends on the machine, the language, or the order of the input.

use super::frame::Frame;
use super::key::Keys;
use super::pool::{self, Lots};
use super::teams::Seating;
use super::tickets::{Drawn, Half, Smallests};
use super::visits::{self, DrawnVisit};
use super::{standing_teams, tickets};
use crate::domain::ground::sha::Sha;

/// What a draw yields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The drawn objects in draw order.
    pub drawn: Vec<Drawn>,
    /// Their visits in visit order; none where it is not known who may serve.
    pub visits: Vec<DrawnVisit>,
    /// What could not be drawn of each stratum, in the population's order.
    pub shortfalls: Vec<u64>,
    /// The pool, in the order of the lots.
    pub pool: Vec<u32>,
}

impl Outcome {
    /// How many visits each inspector makes, by line of inspectors.txt.
    pub fn loads(&self, frame: &Frame) -> Vec<u64> {
        let mut loads = vec![0; frame.crew.len()];
        for &j in self.visits.iter().flat_map(|visit| &visit.team) {
            loads[j as usize] += 1;
        }
        loads
    }

    /// The visit of each drawn object, in draw order, as a place in [`Outcome::visits`].
    pub fn visit_of(&self) -> Vec<usize> {
        let mut places: Vec<(u32, u32)> = Vec::with_capacity(self.drawn.len());
        for (visit, place) in self.visits.iter().zip(0..) {
            places.extend(visit.lines.iter().map(|&line| (line, place)));
        }
        let drawn = self
            .drawn
            .iter()
            .zip(0..)
            .map(|(drawn, at)| (drawn.line, at));
        let mut drawn: Vec<(u32, u32)> = drawn.collect();
        if places.len() != drawn.len() {
            return Vec::new();
        }
        // Both have the same lines, each once.
        places.sort_unstable();
        drawn.sort_unstable();
        let mut visit_of = vec![0; drawn.len()];
        for ((_, place), (_, at)) in places.into_iter().zip(drawn) {
            visit_of[at as usize] = place as usize;
        }
        visit_of
    }
}

/// Draws: the frame has been checked ([`super::servable`]), the keys come from its manifest, the seed and the salt.
pub fn draw(frame: &Frame, keys: &Keys) -> Outcome {
    let drawn = without_teams(frame, keys.objects, tickets::in_turn);
    with_teams(frame, drawn, keys.people)
}

/// Makes the visits of drawn objects, and their teams, under the people key.
pub fn with_teams(frame: &Frame, mut outcome: Outcome, key: Sha) -> Outcome {
    let people = &key.0;
    let mut visits = visits::of_drawn(frame, &outcome.drawn, people);
    let mut lots = Lots::new(people, frame.crew.len());
    outcome.pool = pool::form(frame, &visits, &mut lots);
    if frame.grouping.teams.is_some() {
        standing_teams::assign(frame, &mut visits, &outcome.pool, lots, people);
    } else {
        let mut seating = Seating::new(frame, lots, &outcome.pool);
        for visit in &mut visits {
            visit.team = seating.team(&visit.recused);
        }
    }
    outcome.visits = visits;
    outcome
}

/// Draws the objects alone: no visits and no pool yet, or never, where neither the salt nor who may serve is known. `both` is as
/// in [`tickets::draw`].
pub fn without_teams(
    frame: &Frame,
    key: Sha,
    both: impl FnOnce(Half<'_>, Half<'_>) -> (Smallests, Smallests),
) -> Outcome {
    let (population, excluded) = (&frame.population, &frame.excluded);
    let (drawn, shortfalls) = tickets::draw(population, excluded, &frame.takes, &key.0, both);
    Outcome {
        drawn,
        visits: Vec::new(),
        shortfalls,
        pool: Vec::new(),
    }
}
