//! Whether texts can be drawn from at all, said as plainly as it can be: exclusions of whole enterprises, and inspectors who
//! suffice for every enterprise that may be drawn.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use choucha::domain::method::text_flaw::TextName;

use super::plain_model::Lists;
use super::random_frames::{ANYTHING, Case, cases, fixed};
use super::texts::code;

/// The code of the refusal, as rules 2 and 13 say.
fn judged(case: &Case) -> Option<&'static str> {
    let lists = Lists::new(case);
    let reason = |code: &str| {
        let line = lists.excluded.iter().find(|(excluded, _)| excluded == code);
        line.map(|(_, reason)| reason)
    };
    for (code, _) in &lists.population {
        for (other, _) in &lists.population {
            let same = lists.enterprise(code) == lists.enterprise(other);
            if same && reason(code) != reason(other) {
                return Some("T16");
            }
        }
    }
    let suffice = |free: &[usize], teams: usize| {
        let qualified = free.iter().filter(|&&j| lists.inspectors[j].1).count();
        free.len() >= teams * lists.group && qualified >= teams * lists.qualified
    };
    let everybody = || 0..lists.inspectors.len();
    if !suffice(&everybody().collect::<Vec<_>>(), lists.teams.unwrap_or(1)) {
        return Some("T19");
    }
    for (code, _) in &lists.population {
        let of_it = lists.population.iter().map(|(code, _)| code.clone());
        let whole: Vec<String> = of_it
            .filter(|other| lists.enterprise(other) == lists.enterprise(code))
            .collect();
        let free: Vec<usize> = everybody()
            .filter(|&j| !lists.is_recused(&whole, j))
            .collect();
        if reason(code).is_none() && !suffice(&free, 1) {
            return Some("T20");
        }
    }
    None
}

fn ended(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().fold(String::new(), |mut text, line| {
        writeln!(text, "{line}").unwrap();
        text
    })
}

/// The lines of a text with more of them, each once, ascending.
fn joined(text: &str, more: impl Iterator<Item = String>) -> String {
    let lines: BTreeSet<String> = text.lines().map(str::to_owned).chain(more).collect();
    ended(lines)
}

/// Draws that can be held, and those that more recusals, other exclusions or fewer inspectors make of them.
fn held_to_plain(case: &Case) -> Result<Option<&'static str>, TestCaseError> {
    let (ours, plain) = (code(case.read()), judged(case));
    prop_assert_eq!(ours, plain);
    Ok(plain)
}

proptest! {
    #![proptest_config(fixed(150, 11))]

    #[test]
    fn more_recusals_are_refused_when_an_enterprise_is_left_without_a_team(
        case in cases(ANYTHING), picks in vec((any::<Index>(), any::<Index>()), 1..40),
    ) {
        prop_assert_eq!(held_to_plain(&case)?, None);
        let (codes, certs) = (case.codes(), case.inspectors.lines().collect::<Vec<_>>());
        // Half of the recusals name one object.
        let pairs = picks.iter().enumerate().map(|(i, (code, cert))| {
            let code = if i % 2 == 0 { &picks[0].0 } else { code };
            let cert = certs[cert.index(certs.len())].trim_end_matches("\t+");
            format!("{}\t{cert}", codes[code.index(codes.len())])
        });
        let recusals = joined(&case.recusals, pairs);
        held_to_plain(&case.with(TextName::Recusals, recusals))?;
    }

    #[test]
    fn exclusions_are_refused_when_an_enterprise_is_excluded_in_part(
        case in cases(ANYTHING), pick: Index, reason in "cap:(T-1|T-1,T-1[.]2|V12)",
    ) {
        // One more line, one less, or one with another reason.
        let codes = case.codes();
        let changed = codes[pick.index(codes.len())];
        let mut lines: Vec<String> = case.excluded.lines().map(str::to_owned).collect();
        let place = lines.iter().position(|line| line.split('\t').next() == Some(changed));
        match place {
            Some(place) if lines[place].ends_with(&reason) => drop(lines.remove(place)),
            Some(place) => lines[place] = format!("{changed}\t{reason}"),
            None => lines.push(format!("{changed}\t{reason}")),
        }
        lines.sort();
        held_to_plain(&case.with(TextName::Excluded, ended(lines)))?;
    }

    #[test]
    fn fewer_inspectors_are_refused_when_they_do_not_suffice(
        case in cases(ANYTHING), leaving in vec(any::<Index>(), 1..8),
    ) {
        let mut lines: Vec<&str> = case.inspectors.lines().collect();
        let mut recusals = case.recusals.clone();
        for index in leaving {
            if !lines.is_empty() {
                let gone = lines.remove(index.index(lines.len())).trim_end_matches("\t+");
                let stay = |line: &&str| line.split('\t').nth(1) != Some(gone);
                recusals = ended(recusals.lines().filter(stay).map(str::to_owned));
            }
        }
        let inspectors = ended(lines.into_iter().map(str::to_owned));
        let case = case.with(TextName::Inspectors, inspectors).with(TextName::Recusals, recusals);
        held_to_plain(&case)?;
    }
}

#[test]
fn each_refusal_comes_up() {
    // The same draws as above, by how they were judged: each property is of use only where both answers come up.
    let mut seen = BTreeSet::new();
    let mut runner = proptest::test_runner::TestRunner::new(fixed(60, 11));
    let kinds = std::cell::RefCell::new(&mut seen);
    let strategy = (cases(ANYTHING), any::<Index>(), vec(any::<Index>(), 30..31));
    runner
        .run(&strategy, |(case, object, people)| {
            let code = case.codes()[object.index(case.codes().len())];
            let certs: Vec<&str> = case.inspectors.lines().collect();
            let cert = |index: &Index| certs[index.index(certs.len())].trim_end_matches("\t+");
            let pairs = people
                .iter()
                .map(|index| format!("{code}\t{}", cert(index)));
            let recusals = joined(&case.recusals, pairs);
            let excluded = joined("", std::iter::once(format!("{code}\tcap:T-1")));
            let of_some = certs.iter().take(1).map(|line| (*line).to_owned());
            let few = case.with(TextName::Recusals, String::new());
            let few = few.with(TextName::Inspectors, ended(of_some));
            let mut kinds = kinds.borrow_mut();
            kinds.insert(judged(&case.with(TextName::Recusals, recusals)));
            kinds.insert(judged(&case.with(TextName::Excluded, excluded)));
            kinds.insert(judged(&few));
            Ok(())
        })
        .unwrap();
    let all = [None, Some("T16"), Some("T19"), Some("T20")];
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), all);
}
