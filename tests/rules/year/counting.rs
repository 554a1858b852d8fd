//! Tests of `src/domain/year/counting.rs` and `census.rs`: a library counted by objects and by enterprises.

use std::collections::{BTreeMap, BTreeSet};

use crate::year::library::{Chance, Thing, code};
use choucha::domain::book::times_drawn::{CountedDraw, Tally, TimesDrawn};
use choucha::domain::year::census::{Census, Share};
use choucha::domain::year::counting::{Counting, SoFar};

const REGIONS: [&str; 3] = ["东", "西", ""];

fn tally(objects: u64, enterprises: u64) -> Tally {
    Tally {
        objects,
        enterprises,
    }
}

/// Counts rows of a thing, its region and whether it takes part, cut into parts that are put together in any order.
fn counted(rows: &[(Thing, &str, bool)], drawn: &TimesDrawn, parts: usize) -> Census {
    let so_far = SoFar {
        drawn,
        waiting: &[],
    };
    let mut all = Counting::default();
    for part in (0..parts).rev() {
        let mut counting = Counting::default();
        for (thing, region, takes_part) in rows.iter().skip(part).step_by(parts) {
            counting.add(&thing.object(region, *takes_part), &thing.strata, so_far);
        }
        all.append(counting);
    }
    for (thing, region, takes_part) in rows {
        if rows.iter().any(|(other, ..)| other.owner == thing.code) {
            all.owns(&thing.object(region, *takes_part), &thing.strata, so_far);
        }
    }
    all.finish(so_far)
}

#[test]
fn an_enterprise_counts_once_wherever_its_objects_are() {
    let (company, other, absent) = (code(1), code(2), code(3));
    let rows = [
        (Thing::new(&company, "", &[(0, 0)]), "东", true),
        (Thing::new("SB-1", &company, &[(1, 0)]), "东", true),
        (Thing::new("SB-2", &company, &[(1, 0)]), "西", true),
        (Thing::new("SB-3", &company, &[]), "西", false),
        (Thing::new(&other, "", &[(0, 0), (1, 1)]), "西", true),
        (Thing::new("XM-1", &absent, &[(1, 1)]), "", true),
    ];
    let mut drawn = TimesDrawn::default();
    let draw = CountedDraw {
        id: "T-1".into(),
        task: "T".into(),
        cap: 1,
        adhoc: false,
    };
    let pairs = [(&*company, "SB-2"), (&*absent, "XM-1"), ("gone", "gone")];
    drawn.add(draw, pairs.into_iter(), |_| None);
    for parts in 1..4 {
        let census = counted(&rows, &drawn, parts);
        assert_eq!(census.base(), tally(5, 3));
        assert_eq!(
            census.drawn,
            tally(2, 2),
            "one of each is in the library no more"
        );
        assert_eq!(
            census.strata(),
            [((0, 0), 2), ((1, 0), 2), ((1, 1), 2)].into()
        );
        assert_eq!(census.in_scope(), [(0, 2), (1, 3)].into());
        let share = |base, drawn| Share { base, drawn };
        let regions: BTreeMap<&str, Share> = census.groups[0]
            .iter()
            .map(|(value, share)| (value.as_str(), *share))
            .collect();
        assert_eq!(
            regions,
            [
                ("", share(tally(1, 1), tally(1, 1))),
                ("东", share(tally(2, 1), tally(0, 0))),
                ("西", share(tally(2, 2), tally(1, 1))),
            ]
            .into()
        );
    }
}

#[test]
fn any_library_is_counted_as_by_hand() {
    let mut chance = Chance(11);
    for _ in 0..200 {
        let mut rows = Vec::new();
        for number in 1..=1 + chance.below(9) {
            let company = code(u32::try_from(number).unwrap());
            let mut push =
                |thing| rows.push((thing, REGIONS[chance.below(3)], chance.below(4) > 0));
            if number % 2 == 0 {
                push(Thing::new(&company, "", &[(0, 0)]));
            }
            for index in 0..number % 4 {
                push(Thing::new(
                    &format!("P-{number}-{index}"),
                    &company,
                    &[(1, 0)],
                ));
            }
        }
        let mut drawn = TimesDrawn::default();
        for draw in 0..2 {
            let here = rows.iter().filter(|_| chance.below(3) == 0);
            let pairs: Vec<(&str, &str)> = here
                .map(|(thing, ..)| (thing.enterprise(), &*thing.code))
                .collect();
            let draw = CountedDraw {
                id: format!("T-{draw}"),
                task: "T".into(),
                cap: 1,
                adhoc: false,
            };
            drawn.add(draw, pairs.into_iter(), |_| None);
        }
        let census = counted(&rows, &drawn, 1 + chance.below(3));
        let tallied = |is: &dyn Fn(&Thing, &str, bool) -> bool| {
            let here: Vec<&Thing> = rows
                .iter()
                .filter(|(thing, region, part)| is(thing, region, *part))
                .map(|row| &row.0)
                .collect();
            let enterprises: BTreeSet<&str> = here.iter().map(|thing| thing.enterprise()).collect();
            tally(here.len() as u64, enterprises.len() as u64)
        };
        let is_drawn = |thing: &Thing| drawn.of(&thing.code).0 > 0;
        assert_eq!(census.base(), tallied(&|_, _, part| part));
        let in_library = tallied(&|thing, _, _| is_drawn(thing));
        assert_eq!(census.drawn, in_library);
        for region in REGIONS {
            let found = census.groups[0].get(region).copied().unwrap_or_default();
            let base = tallied(&|_, of, part| part && of == region);
            let share = tallied(&|thing, of, _| of == region && is_drawn(thing));
            assert_eq!(found, Share { base, drawn: share }, "{rows:?}");
        }
    }
}
