//! Whether a draw can be held at all, whatever the seed (rule 10, last part; 第15条 recusal).
//!
//! Every object that is not excluded must be servable by all the inspectors, and they must fill the standing teams.
//! Were only the drawn objects looked at, recusals could make every draw fail that hits a friend.

use super::frame::Frame;
use super::text_flaw::{Blocked, TextFlaw};

/// Checks that the inspectors suffice for the teams.
///
/// # Errors
/// [`TextFlaw::TooFewInspectors`] with the numbers that are short.
pub fn check_crew(frame: &Frame) -> Result<(), TextFlaw> {
    let teams = u64::from(frame.grouping.teams.unwrap_or(1));
    let needed = teams * u64::from(frame.grouping.group);
    let qualified_needed = teams * u64::from(frame.grouping.qualified);
    let have = frame.crew.len() as u64;
    let qualified_have = frame.crew.qualified_count() as u64;
    if have < needed || qualified_have < qualified_needed {
        return Err(TextFlaw::TooFewInspectors {
            needed,
            have,
            qualified_needed,
            qualified_have,
        });
    }
    Ok(())
}

/// The objects, not excluded, that cannot be served; empty when the draw can be held.
pub fn blocked(frame: &Frame) -> Vec<Blocked> {
    let qualified = frame.crew.qualified_count();
    let mut blocked = Vec::new();
    for (&line, recused) in &frame.recused {
        if frame.excluded.binary_search(&line).is_ok() {
            continue;
        }
        let left = frame.crew.len() - recused.len();
        let qualified_left = qualified
            - recused
                .iter()
                .filter(|&&j| frame.crew.qualified[j as usize])
                .count();
        if left < frame.grouping.group as usize
            || qualified_left < frame.grouping.qualified as usize
        {
            blocked.push(Blocked {
                line,
                recused: recused.clone(),
                left,
                qualified_left,
            });
        }
    }
    blocked
}
