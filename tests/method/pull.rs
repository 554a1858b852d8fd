//! How far recusals pull an inspector to what is left for him.

use choucha::domain::method::draw::Outcome;
use choucha::domain::method::frame::Frame;
use choucha::domain::method::numbers::{LOTS, Numbers};

use super::fixed_seeds::{DRAWS, PAIRS, draws, frame, keys};

/// 20 inspectors, teams of two, 20 objects, all drawn; inspector 0 is recused from 15 of the 19 objects beside line 0, the
/// target. A fair share of the target is 2 of 20, 10 %.
fn one_often_recused() -> Frame {
    let mut frame = frame(20, None, &[20], 20, PAIRS);
    for line in 1..=15 {
        frame.recused.insert(line, vec![0]);
    }
    frame
}

#[test]
fn a_recusal_from_four_of_five_objects_does_not_pull_an_inspector_to_the_rest() {
    let outcomes = draws(&one_often_recused(), "pull");
    let meets = |o: &&Outcome| {
        let target = o.visits.iter().find(|visit| visit.lines[..] == [0]);
        target.unwrap().team.contains(&0)
    };
    let met = outcomes.iter().filter(meets).count();
    // Between 8 and 12 %: four standard deviations of 4,000 draws to either side of the fair share.
    assert!(
        met * 100 >= 8 * outcomes.len(),
        "{met} of {}",
        outcomes.len()
    );
    assert!(
        met * 100 <= 12 * outcomes.len(),
        "{met} of {}",
        outcomes.len()
    );
}

#[test]
fn were_a_recused_turn_not_spent_the_same_recusal_would_pull_the_inspector_to_the_target() {
    let frame = one_often_recused();
    let mut met = 0;
    for (i, outcome) in (0..).zip(draws(&frame, "pull")) {
        let mut numbers = Numbers::new(&keys("pull", i).people.0, LOTS);
        let mut turns = [0u64; 20];
        for visit in &outcome.visits {
            let mut order: Vec<(u64, u64, u32)> = (0..20u32)
                .zip(turns)
                .map(|(j, had)| (had, numbers.at(had * 20 + u64::from(j)), j))
                .collect();
            order.sort_unstable();
            let free = order.iter().filter(|(_, _, j)| !visit.recused.contains(j));
            for (_, _, j) in free.take(2) {
                turns[*j as usize] += 1;
                met += u32::from(*j == 0 && visit.lines[..] == [0]);
            }
        }
    }
    // A third of the draws, where a fair share is a tenth.
    assert!(met * 100 >= 30 * DRAWS, "{met} of {DRAWS}");
}
