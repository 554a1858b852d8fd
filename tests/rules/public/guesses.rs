//! 第二十三条: the lots of people cannot be run again without the office's salt. Before there was one, whoever ran the rules
//! with the published key had every team, and where the published team was another, the one passed was recused.

use std::collections::BTreeSet;

use choucha::domain::ground::sha::Sha;
use choucha::domain::method::draw;
use choucha::domain::method::key::Keys;

use super::simulated::{Shape, Simulated};

const SHAPES: [Shape; 3] = [
    Shape {
        people: 9,
        group: 2,
        teams: None,
    },
    Shape {
        people: 11,
        group: 3,
        teams: None,
    },
    Shape {
        people: 12,
        group: 2,
        teams: Some(6),
    },
];
const DRAWS: usize = 300;

/// What somebody finds who runs the rules with a key for people: how many teams are as published, and whom the first
/// other one shows to have been passed, and where.
fn run(draw: &Simulated, people: Sha) -> (usize, Option<(String, String)>) {
    let mut frame = draw.frame.clone();
    frame.recused.clear();
    let objects = draw.keys.objects;
    let outcome = draw::draw(&frame, &Keys { objects, people });
    let teams = draw.teams();
    let (mut same, mut passed) = (0, None);
    for visit in &outcome.visits {
        let enterprise = draw.enterprise(&visit.lines);
        let public: BTreeSet<&str> = teams[enterprise].iter().map(String::as_str).collect();
        let run: Vec<&str> = visit
            .team
            .iter()
            .map(|&j| frame.crew.certs[j as usize].as_str())
            .collect();
        let missing = run.iter().find(|cert| !public.contains(*cert));
        match missing {
            None => same += 1,
            Some(cert) => {
                passed.get_or_insert_with(|| (enterprise.to_owned(), (*cert).to_owned()));
            }
        }
    }
    (same, passed)
}

/// Whether a pair is the recusal; of a standing team any member is, since all were passed.
fn is_recusal(draw: &Simulated, pair: Option<&(String, String)>) -> bool {
    pair.is_some_and(|(enterprise, cert)| {
        let (of, recused) = &draw.recused;
        enterprise == of && (cert == recused || draw.frame.grouping.teams.is_some())
    })
}

#[test]
fn without_the_salt_the_rules_give_neither_teams_nor_recusals() {
    for shape in SHAPES {
        let (mut with_salt, mut without, mut guessed) = ([0; 2], [0; 2], [0; 2]);
        for (number, draw) in Simulated::many(shape, DRAWS) {
            let key = draw.keys.objects;
            let keys = [
                draw.keys.people,
                key,
                Sha::of(format!("guess {number}").as_bytes()),
            ];
            for (key, found) in keys
                .into_iter()
                .zip([&mut with_salt, &mut without, &mut guessed])
            {
                let (same, passed) = run(&draw, key);
                found[0] += same;
                found[1] += usize::from(is_recusal(&draw, passed.as_ref()));
            }
        }
        // With the salt every recusal is read off: the attack is a good one.
        assert_eq!(with_salt[1], DRAWS, "{shape:?}");
        // With the published key it finds what any key finds, within four standard deviations.
        for (public, any) in without.into_iter().zip(guessed) {
            let more = public.saturating_sub(any);
            assert!(
                more * more <= 16 * (2 * any + 1),
                "{shape:?}: {public}, by any key {any}"
            );
        }
        assert!(
            without[1] < DRAWS / 10 && without[0] < with_salt[0] / 2,
            "{shape:?}: {without:?}, {with_salt:?}"
        );
    }
}
