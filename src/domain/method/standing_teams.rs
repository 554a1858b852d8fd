//! Standing teams (检查组, rule 15): T teams are seated once, then each visit is made by one of them.

use std::collections::BTreeSet;

use super::frame::Frame;
use super::numbers::{Numbers, TEAM_LOTS};
use super::pool::Lots;
use super::teams::Seating;
use super::visits::{DrawnVisit, Few};

/// Gives each visit its team, in visit order, leader first.
///
/// `pool` is in the order of lot(0, j), as [`super::pool::form`] gives it.
pub fn assign(
    frame: &Frame,
    visits: &mut [DrawnVisit],
    pool: &[u32],
    lots: Lots,
    people: &[u8; 32],
) {
    let count = frame.grouping.teams.unwrap_or(1);
    let teams = seat(frame, pool, count as usize);
    let mut seating = Seating::new(frame, lots, pool);
    let mut numbers = Numbers::new(people, TEAM_LOTS);
    let mut ranks: BTreeSet<(u64, u64, u32)> = (0..count)
        .map(|t| (0, numbers.at(u64::from(t)), t))
        .collect();
    for visit in visits {
        let mut passed = Vec::new();
        let visiting = loop {
            let Some(rank) = ranks.iter().find(|(_, _, t)| !passed.contains(t)).copied() else {
                break None;
            };
            let (had, _, t) = rank;
            ranks.remove(&rank);
            ranks.insert((
                had + 1,
                numbers.at((had + 1) * u64::from(count) + u64::from(t)),
                t,
            ));
            if teams[t as usize]
                .iter()
                .any(|j| visit.recused.binary_search(j).is_ok())
            {
                passed.push(t);
            } else {
                break Some(t);
            }
        };
        visit.team = if let Some(t) = visiting {
            let team = teams[t as usize].clone();
            for &j in &team {
                seating.add_turn(j);
            }
            team
        } else {
            seating.team(&visit.recused)
        };
    }
}

/// Seats the teams: seat 1 of every team, then seat 2, the qualified seats first.
fn seat(frame: &Frame, pool: &[u32], count: usize) -> Vec<Few> {
    let mut free: Vec<u32> = pool.to_vec();
    let mut teams = vec![Few::default(); count];
    for seat in 1..=frame.grouping.group {
        for team in &mut teams {
            let must_qualify = seat <= frame.grouping.qualified;
            let next = free
                .iter()
                .position(|&j| !must_qualify || frame.crew.qualified[j as usize]);
            if let Some(place) = next {
                team.push(free.remove(place));
            }
        }
    }
    teams
}
