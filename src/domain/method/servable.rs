//! Whether a draw can be held at all, whatever the seed (rule 13, last part; 第15条 recusal).
//!
//! Every enterprise that is not excluded, all its objects taken as one visit, must be servable by all the inspectors, and
//! they must fill the standing teams.
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

/// The enterprises, not excluded, that cannot be served, by their first object; empty when the draw can be held.
pub fn blocked(frame: &Frame) -> Vec<Blocked> {
    let short = |blocked: &Blocked| {
        blocked.left < frame.grouping.group as usize
            || blocked.qualified_left < frame.grouping.qualified as usize
    };
    of_recused(frame).into_iter().filter(short).collect()
}

/// The enterprises, not excluded, for which fewer than two teams' people remain: recusals can pull a team there.
pub fn few(frame: &Frame) -> Vec<Blocked> {
    let short = |blocked: &Blocked| blocked.left < 2 * frame.grouping.group as usize;
    of_recused(frame).into_iter().filter(short).collect()
}

/// Who is left for each enterprise, not excluded, that recusals concern.
fn of_recused(frame: &Frame) -> Vec<Blocked> {
    let qualified = frame.crew.qualified_count();
    // An enterprise is excluded as a whole, so its recused objects are all excluded or none is.
    let concerned = frame.recused.keys().copied();
    let concerned = concerned.filter(|line| frame.excluded.binary_search(line).is_err());
    let groups = frame.enterprises.groups(concerned);
    let of_group = groups.into_iter().filter_map(|lines| {
        let recused = frame.recused_from(&lines);
        let lost = recused
            .iter()
            .filter(|&&j| frame.crew.qualified[j as usize]);
        Some(Blocked {
            line: *lines.iter().find(|line| frame.recused.contains_key(line))?,
            left: frame.crew.len() - recused.len(),
            qualified_left: qualified - lost.count(),
            recused,
        })
    });
    let mut of_group: Vec<Blocked> = of_group.collect();
    of_group.sort_unstable_by_key(|blocked| blocked.line);
    of_group
}
