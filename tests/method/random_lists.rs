//! Random lists: objects with their owners, exclusions of whole enterprises, inspectors, recusals that leave a team for
//! every enterprise that may be drawn.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::*;

use choucha::domain::method::frame::Grouping;

use super::random_frames::Wanted;

/// The names that strata are given here; those that look like the rest of a take line are meant to.
pub(crate) const STRATA: [&str; 6] = ["*", "A", "B类", "信用 C 级", "D 5% of 3 = 1", "of"];

/// Companies that are no objects: before, between and after the codes of objects.
const OUTSIDE: [&str; 4] = ["!0", "A-1", "外乙 2", "外甲"];

/// Ids that may have used up a cap, ascending.
const IDS: [&str; 6] = [
    "AJ-2026-01-1",
    "T-1",
    "T-1.2",
    "T-4294967295.4294967295",
    "V12",
    "任务-3",
];

/// What a random object brings along.
#[derive(Debug, Clone)]
pub(crate) struct Object {
    pub(crate) stratum: usize,
    pub(crate) excluded: bool,
    /// Which of [`IDS`].
    ids: usize,
    /// It has an owner where this is below the case's share.
    owned: u8,
    owner: usize,
    recused: Vec<usize>,
}

/// A random object.
pub(crate) fn object(recusals: bool) -> impl Strategy<Value = Object> {
    let recused = prop_oneof![
        2 => Just(Vec::new()),
        2 => vec(0..1000usize, 1..4),
        1 => vec(0..1000usize, 4..40),
    ];
    let excluded = (0..7u8, 1..64usize);
    let owner = (0..10u8, 0..1000usize);
    (0..STRATA.len(), excluded, owner, recused).prop_map(
        move |(stratum, (die, ids), (owned, owner), recused)| Object {
            stratum,
            excluded: die == 0,
            ids,
            owned,
            owner,
            recused: if recusals { recused } else { Vec::new() },
        },
    )
}

/// The numbers of a grouping, before the inspectors that there are cut them down.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wish {
    group: u32,
    qualified: u32,
    teams: Option<u32>,
    pool: Option<u32>,
    spare_qualified: usize,
}

/// A random wish.
pub(crate) fn wish(wanted: &Wanted) -> impl Strategy<Value = Wish> + use<> {
    let teams = match wanted.standing {
        Some(true) => (1..=5u32).prop_map(Some).boxed(),
        Some(false) => Just(None).boxed(),
        None => proptest::option::of(1..=5u32).boxed(),
    };
    let qualified = if wanted.specialty { 0..=4u32 } else { 0..=0 };
    let pool = proptest::option::of(1..=30u32);
    (2..=4u32, qualified, teams, pool, 0..1000usize).prop_map(
        |(group, qualified, teams, pool, spare_qualified)| Wish {
            group,
            qualified,
            teams,
            pool,
            spare_qualified,
        },
    )
}

/// Cuts the wish down to what the inspectors can fill, and marks as qualified those with the smallest numbers.
pub(crate) fn form(crew: &BTreeMap<String, u32>, wish: Wish) -> (Grouping, Vec<(String, bool)>) {
    let people = u32::try_from(crew.len()).unwrap();
    let group = wish.group.min(people);
    let qualified = wish.qualified.min(group);
    let teams = wish.teams.map(|teams| teams.min(people / group));
    let needed = (teams.unwrap_or(1) * qualified) as usize;
    let marks = needed + wish.spare_qualified % (crew.len() - needed + 1);
    let mut weights: Vec<(u32, &String)> =
        crew.iter().map(|(cert, &weight)| (weight, cert)).collect();
    weights.sort_unstable();
    weights.truncate(marks);
    let grouping = Grouping {
        group,
        qualified,
        teams,
        pool: wish.pool,
    };
    let marked = crew
        .keys()
        .map(|cert| (cert.clone(), weights.iter().any(|(_, c)| *c == cert)));
    (grouping, marked.collect())
}

/// The owner of each object that has one: some of those that have none, and companies that are no objects. They are few, so
/// that most enterprises have several objects.
fn owners(objects: &BTreeMap<String, Object>, share: u8) -> BTreeMap<&str, &str> {
    let (owned, free): (Vec<_>, Vec<_>) =
        objects.iter().partition(|(_, object)| object.owned < share);
    let free = free.iter().map(|(code, _)| code.as_str());
    let some = free.step_by(4).take(4 + objects.len() / 20);
    let all: Vec<&str> = some.chain(OUTSIDE).collect();
    let owned = owned.into_iter();
    owned
        .map(|(code, object)| (code.as_str(), all[object.owner % all.len()]))
        .collect()
}

/// population.txt, excluded.txt, owners.txt, inspectors.txt, recusals.txt. `share` is the tenths of the objects that have an
/// owner. An enterprise is excluded when its first object is; a recusal that would leave one without a team is left out,
/// unless it is excluded.
pub(crate) fn lists(
    objects: &BTreeMap<String, Object>,
    (stratified, share): (bool, u8),
    crew: &[(String, bool)],
    grouping: Grouping,
) -> [String; 5] {
    let mut lists: [String; 5] = Default::default();
    for (cert, qualified) in crew {
        let mark = if *qualified { "\t+" } else { "" };
        writeln!(lists[3], "{cert}{mark}").unwrap();
    }
    let owners = owners(objects, share);
    let mut firsts: BTreeMap<&str, &Object> = BTreeMap::new();
    let mut gone: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (code, object) in objects {
        let enterprise = owners.get(code.as_str()).copied().unwrap_or(code);
        let first = *firsts.entry(enterprise).or_insert(object);
        if stratified {
            writeln!(lists[0], "{code}\t{}", STRATA[object.stratum]).unwrap();
        } else {
            writeln!(lists[0], "{code}").unwrap();
        }
        if first.excluded {
            let ids = (0..IDS.len()).filter(|i| first.ids >> i & 1 == 1);
            let ids: Vec<&str> = ids.map(|i| IDS[i]).collect();
            writeln!(lists[1], "{code}\tcap:{}", ids.join(",")).unwrap();
        }
        if let Some(owner) = owners.get(code.as_str()) {
            writeln!(lists[2], "{code}\t{owner}").unwrap();
        }
        let gone = gone.entry(enterprise).or_default();
        let mut recused: BTreeSet<&str> = BTreeSet::new();
        for pick in &object.recused {
            let j = pick % crew.len();
            let is_new = gone.insert(j);
            if first.excluded || suffice(crew, gone, grouping) {
                recused.insert(&crew[j].0);
            } else if is_new {
                gone.remove(&j);
            }
        }
        for cert in recused {
            writeln!(lists[4], "{code}\t{cert}").unwrap();
        }
    }
    lists
}

/// Whether a team is left without those who are gone.
fn suffice(crew: &[(String, bool)], gone: &BTreeSet<usize>, grouping: Grouping) -> bool {
    let left = (0..crew.len()).filter(|j| !gone.contains(j));
    let left: Vec<bool> = left.map(|j| crew[j].1).collect();
    grouping.suffices(&left)
}
