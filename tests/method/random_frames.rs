//! Random draws that every rule of the texts allows: lists, manifest and seed, small enough to be checked by full scans.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Cursor;
use std::ops::Range;

use chrono::NaiveDate;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use choucha::domain::ground::ratio::Ratio;
use choucha::domain::ground::sha::Sha;
use choucha::domain::method::draw::{self, Outcome};
use choucha::domain::method::frame::{Frame, Grouping};
use choucha::domain::method::key::{Seed, derive};
use choucha::domain::method::manifest::{Manifest, Take, TextDigest};
use choucha::domain::method::source::Source;
use choucha::domain::method::text_flaw::TextName;
use choucha::format::texts::{self, Texts};
use choucha::format::{ReadError, manifest_text};

/// The names that strata are given here; those that look like the rest of a take line are meant to.
const STRATA: [&str; 6] = ["*", "A", "B类", "信用 C 级", "D 5% of 3 = 1", "of"];

/// The five texts of a draw and its seed.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) population: String,
    pub(crate) excluded: String,
    pub(crate) inspectors: String,
    pub(crate) recusals: String,
    pub(crate) manifest: String,
    pub(crate) seed: String,
}

/// A draw that has been held.
pub(crate) struct Held {
    pub(crate) texts: Texts,
    pub(crate) key: Sha,
    pub(crate) outcome: Outcome,
}

impl Held {
    pub(crate) fn frame(&self) -> &Frame {
        &self.texts.frame
    }
}

impl Case {
    pub(crate) fn text(&self, name: TextName) -> &str {
        match name {
            TextName::Population => &self.population,
            TextName::Excluded => &self.excluded,
            TextName::Inspectors => &self.inspectors,
            TextName::Recusals => &self.recusals,
            TextName::Manifest => &self.manifest,
        }
    }

    /// Puts other bytes in the place of a list, and its new digest and number of lines into the manifest.
    pub(crate) fn with_list(&self, name: TextName, list: String) -> Self {
        let start = format!("{}: ", name.key());
        let line = manifest_text::digest_text(&digest(&list));
        let mut case = self.clone();
        case.manifest = self
            .manifest
            .lines()
            .map(|old| {
                if old.starts_with(&start) {
                    format!("{start}{line}\n")
                } else {
                    format!("{old}\n")
                }
            })
            .collect();
        match name {
            TextName::Population => case.population = list,
            TextName::Excluded => case.excluded = list,
            TextName::Inspectors => case.inspectors = list,
            TextName::Recusals => case.recusals = list,
            TextName::Manifest => case.manifest = list,
        }
        case
    }

    pub(crate) fn codes(&self) -> Vec<&str> {
        self.population
            .lines()
            .map(|line| line.split_once('\t').map_or(line, |(code, _)| code))
            .collect()
    }

    pub(crate) fn read(&self) -> Result<Texts, ReadError> {
        texts::read(|name| Ok(Cursor::new(self.text(name))))
    }

    /// The key under another seed than the case's own.
    pub(crate) fn key(&self, seed: &str) -> Sha {
        derive(self.manifest.as_bytes(), &Seed::new(seed).unwrap())
    }

    pub(crate) fn hold(&self) -> Held {
        let texts = self.read().unwrap();
        let key = self.key(&self.seed);
        let outcome = draw::draw(&texts.frame, &key.0);
        Held {
            texts,
            key,
            outcome,
        }
    }
}

/// What random draws are asked to be.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    /// How many objects.
    pub(crate) objects: Range<usize>,
    /// Whether anybody may be recused.
    pub(crate) recusals: bool,
    /// Whether a team may need somebody qualified.
    pub(crate) specialty: bool,
    /// Standing teams always, never, or now and then.
    pub(crate) standing: Option<bool>,
}

/// Anything that the texts allow.
pub(crate) const ANYTHING: Wanted = Wanted {
    objects: 1..50,
    recusals: true,
    specialty: true,
    standing: None,
};

/// The run of a property: `cases` random cases, the same at every run, and nothing written to the disk.
pub(crate) fn fixed(cases: u32, seed: u64) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        max_shrink_iters: 200,
        ..ProptestConfig::default()
    }
}

/// What a random object brings along.
#[derive(Debug, Clone)]
struct Object {
    stratum: usize,
    excluded: bool,
    draws: usize,
    recused: Vec<usize>,
}

fn object(recusals: bool) -> impl Strategy<Value = Object> {
    let recused = prop_oneof![
        2 => Just(Vec::new()),
        2 => vec(0..1000usize, 1..4),
        1 => vec(0..1000usize, 4..40),
    ];
    (0..STRATA.len(), 0..7u8, 1..4usize, recused).prop_map(move |(stratum, die, draws, recused)| {
        Object {
            stratum,
            excluded: die == 0,
            draws,
            recused: if recusals { recused } else { Vec::new() },
        }
    })
}

/// How many of a stratum: a percentage with or without decimals, or a count that may exceed what there is.
fn how() -> impl Strategy<Value = Ratio> {
    let text = prop_oneof![
        (1..=100u32).prop_map(|p| format!("{p}%")),
        (1..=1000u32).prop_map(|t| format!("{}.{}%", t / 10, t % 10)),
        (1..=25u32).prop_map(|c| format!("#{c}")),
        Just("100%".to_owned()),
    ];
    text.prop_map(|text| Ratio::from_cell(&text).unwrap())
}

/// The numbers of a grouping, before the inspectors that there are cut them down.
#[derive(Debug, Clone, Copy)]
struct Wish {
    group: u32,
    qualified: u32,
    teams: Option<u32>,
    pool: Option<u32>,
    spare_qualified: usize,
}

fn wish(wanted: &Wanted) -> impl Strategy<Value = Wish> + use<> {
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

fn manifest(
    (round, seal, source): (u32, u32, usize),
    texts: [TextDigest; 4],
    (takes, grouping): (Vec<Take>, Grouping),
) -> Manifest {
    let source = ["os", "given", "drand quicknet 5", "开奖 #7"][source];
    Manifest {
        bureau: "某市 市场监督管理局".to_owned(),
        task: "双随机-2026.01".to_owned(),
        round,
        seal,
        source: Source::from_text(source).unwrap(),
        items: vec!["I1".to_owned(), "事项".to_owned()],
        window: (day(3, 1), day(3, 31)),
        texts,
        takes,
        grouping,
    }
}

/// A random draw: its lists, its manifest, its seed.
pub(crate) fn cases(wanted: Wanted) -> impl Strategy<Value = Case> {
    // Of thousands of short codes too many would be the same.
    let codes = if wanted.objects.start < 1000 {
        "[0-9A-Z]{1,4}|[甲乙丙丁]{1,2}[0-9]?|[éü][A-Z -]{0,2}[0-9]"
    } else {
        "[0-9A-Z]{7}"
    };
    let certs = "[A-Z]{1,2}[0-9]{1,2}|沪[0-9]{2}";
    let wish = wish(&wanted);
    (
        btree_map(codes, object(wanted.recusals), wanted.objects),
        any::<bool>(),
        vec(how(), STRATA.len()),
        btree_map(certs, any::<u32>(), 2..=26),
        wish,
        (1..5u32, 0..3u32, 0..4usize, 0..25u8),
        "[ -~甲乙é]{1,24}",
    )
        .prop_map(
            |(mut objects, stratified, hows, crew, wish, (round, seal, source, die), seed)| {
                let (grouping, crew) = form(&crew, wish);
                if die == 0 {
                    for object in objects.values_mut() {
                        object.excluded = true;
                    }
                }
                let name = |object: &Object| {
                    if stratified {
                        STRATA[object.stratum]
                    } else {
                        ""
                    }
                };
                let mut strata: BTreeMap<&str, u64> = BTreeMap::new();
                for object in objects.values() {
                    *strata.entry(name(object)).or_default() += 1;
                }
                let takes = strata.iter().zip(hows).map(|((stratum, &of), how)| Take {
                    stratum: (*stratum).to_owned(),
                    how,
                    of,
                    take: how.take(of),
                });
                let lists = lists(&objects, stratified, &crew, grouping);
                let texts = [0, 1, 2, 3].map(|i| digest(&lists[i]));
                let manifest = manifest((round, seal, source), texts, (takes.collect(), grouping));
                let [population, excluded, inspectors, recusals] = lists;
                Case {
                    population,
                    excluded,
                    inspectors,
                    recusals,
                    manifest: manifest_text::write(&manifest),
                    seed,
                }
            },
        )
}

pub(crate) fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

pub(crate) fn digest(text: &str) -> TextDigest {
    TextDigest {
        lines: text.lines().count() as u64,
        sha: Sha::of(text.as_bytes()),
    }
}

/// Cuts the wish down to what the inspectors can fill, and marks as qualified those with the smallest numbers.
fn form(crew: &BTreeMap<String, u32>, wish: Wish) -> (Grouping, Vec<(String, bool)>) {
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

/// population.txt, excluded.txt, inspectors.txt, recusals.txt. A recusal that would leave an object without a team is left
/// out, unless the object is excluded.
fn lists(
    objects: &BTreeMap<String, Object>,
    stratified: bool,
    crew: &[(String, bool)],
    grouping: Grouping,
) -> [String; 4] {
    let mut lists: [String; 4] = Default::default();
    for (cert, qualified) in crew {
        let mark = if *qualified { "\t+" } else { "" };
        writeln!(lists[2], "{cert}{mark}").unwrap();
    }
    for (code, object) in objects {
        if stratified {
            writeln!(lists[0], "{code}\t{}", STRATA[object.stratum]).unwrap();
        } else {
            writeln!(lists[0], "{code}").unwrap();
        }
        if object.excluded {
            let draws: Vec<String> = (0..object.draws).map(|d| format!("T-{d}")).collect();
            writeln!(lists[1], "{code}\tcap:{}", draws.join(",")).unwrap();
        }
        let mut left: Vec<&(String, bool)> = crew.iter().collect();
        let mut recused: Vec<&str> = Vec::new();
        for pick in &object.recused {
            let gone = left.remove(pick % left.len());
            let served = left.len() >= grouping.group as usize
                && left.iter().filter(|(_, q)| *q).count() >= grouping.qualified as usize;
            if served || object.excluded {
                recused.push(&gone.0);
            } else {
                left.push(gone);
            }
            if left.is_empty() {
                break;
            }
        }
        recused.sort_unstable();
        for cert in recused {
            writeln!(lists[3], "{code}\t{cert}").unwrap();
        }
    }
    lists
}

mod tests {
    use super::*;

    #[test]
    fn random_draws_are_of_every_kind() {
        let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
        let mut runner = proptest::test_runner::TestRunner::new(fixed(400, 1));
        let kinds = std::cell::RefCell::new(&mut seen);
        runner
            .run(&cases(ANYTHING), |case| {
                let held = case.hold();
                let frame = held.frame();
                let grouping = frame.grouping;
                let mut kinds = kinds.borrow_mut();
                let mut note = |kind: &'static str, is: bool| {
                    *kinds.entry(kind).or_default() += u32::from(is);
                };
                note("strata", frame.population.strata() != [""]);
                note("no strata", frame.population.strata() == [""]);
                note("excluded", !frame.excluded.is_empty());
                note("recused", !frame.recused.is_empty());
                note("standing", grouping.teams.is_some());
                note("for each object", grouping.teams.is_none());
                note("qualified", grouping.qualified > 0);
                note("all qualified", grouping.qualified == grouping.group);
                note(
                    "the pool grew",
                    grouping
                        .pool
                        .is_some_and(|k| held.outcome.pool.len() > k as usize),
                );
                note(
                    "the pool is a part",
                    held.outcome.pool.len() < frame.crew.len(),
                );
                note("short", held.outcome.shortfalls.iter().any(|&s| s > 0));
                note("nothing drawn", held.outcome.drawn.is_empty());
                note("every team was passed", own_team(&held));
                Ok(())
            })
            .unwrap();
        for (kind, count) in &seen {
            assert!(*count >= 4, "{kind}: {count} of 400; all: {seen:?}");
        }
        assert_eq!(seen.len(), 13);
    }

    /// Whether a draw with standing teams had to form one more for an object.
    fn own_team(held: &Held) -> bool {
        let Some(teams) = held.frame().grouping.teams else {
            return false;
        };
        let mut formed: Vec<&Vec<u32>> = held.outcome.teams.iter().collect();
        formed.sort_unstable();
        formed.dedup();
        formed.len() > teams as usize
    }
}
