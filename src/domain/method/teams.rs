//! A team for each visit (rule 14; 第14条 matching by the system, 第15条 recusal).
//!
//! Every member of the pool has a count of turns. For each seat, the member with the smallest (turns, lot(turns, j), cert)
//! takes a turn; when it is recused from the visit it is passed and the seat goes on with the next, and the turn is spent
//! all the same. Were a recused turn not spent, an inspector recused from most objects would be drawn to the remaining
//! ones, and recusals could steer a draw.

use std::collections::BTreeSet;

use super::frame::Frame;
use super::pool::Lots;
use super::visits::Few;

/// A member's place in the order of seating: (turns, lot, line). Lines ascend by certificate number.
type Turn = (u64, u64, u32);

/// The members of a pool in the order in which they are next seated.
pub struct Seating<'a> {
    frame: &'a Frame,
    lots: Lots,
    /// Turns by line of inspectors.txt.
    turns: Vec<u64>,
    everyone: BTreeSet<Turn>,
    qualified: BTreeSet<Turn>,
}

impl<'a> Seating<'a> {
    /// The members of `pool`, none of whom has had a turn.
    pub fn new(frame: &'a Frame, mut lots: Lots, pool: &[u32]) -> Self {
        let mut everyone = BTreeSet::new();
        let mut qualified = BTreeSet::new();
        for &j in pool {
            let turn = (0, lots.at(0, j), j);
            everyone.insert(turn);
            if frame.crew.qualified[j as usize] {
                qualified.insert(turn);
            }
        }
        Self {
            frame,
            lots,
            turns: vec![0; frame.crew.len()],
            everyone,
            qualified,
        }
    }

    /// The team of a visit from which `recused` are recused, leader (组长) first.
    ///
    /// The pool is one that can serve the visit; a seat that nobody can take stays empty, which a pool formed by
    /// [`super::pool::form`] never causes.
    pub fn team(&mut self, recused: &[u32]) -> Few {
        let seats = self.frame.grouping.group;
        let mut team = Few::default();
        let mut passed: Vec<u32> = Vec::new();
        for seat in 1..=seats {
            loop {
                let ranks = if seat <= self.frame.grouping.qualified {
                    &self.qualified
                } else {
                    &self.everyone
                };
                let next = ranks
                    .iter()
                    .find(|(_, _, j)| !team.contains(j) && !passed.contains(j))
                    .copied();
                let Some(turn) = next else { break };
                self.spend(turn);
                if recused.binary_search(&turn.2).is_ok() {
                    passed.push(turn.2);
                } else {
                    team.push(turn.2);
                    break;
                }
            }
        }
        team
    }

    /// The member `j` of the pool makes a visit outside of this seating: one more turn.
    pub fn add_turn(&mut self, j: u32) {
        let turns = self.turns[j as usize];
        let turn = (turns, self.lots.at(turns, j), j);
        self.spend(turn);
    }

    fn spend(&mut self, turn: Turn) {
        let (turns, _, j) = turn;
        let next = (turns + 1, self.lots.at(turns + 1, j), j);
        self.turns[j as usize] = turns + 1;
        self.everyone.remove(&turn);
        self.everyone.insert(next);
        if self.qualified.remove(&turn) {
            self.qualified.insert(next);
        }
    }
}
