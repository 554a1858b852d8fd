//! Random draws that every rule of the texts allows: lists, salt, manifest, source and seed, small enough to be checked by
//! full scans.

use std::collections::BTreeMap;
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
use choucha::domain::method::key::{Keys, Seed};
use choucha::domain::method::manifest::{Manifest, Take, TextDigest};
use choucha::domain::method::source::Source;
use choucha::domain::method::text_flaw::TextName;
use choucha::format::texts::{self, Texts};
use choucha::format::{ReadError, manifest_text};

use super::random_lists::{STRATA, form, lists, object, wish};
use super::random_seeds::{Sown, sown};

/// The texts of a draw and its seed.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) population: String,
    pub(crate) excluded: String,
    pub(crate) owners: String,
    pub(crate) inspectors: String,
    pub(crate) recusals: String,
    pub(crate) salt: String,
    pub(crate) manifest: String,
    pub(crate) seed: String,
    /// beacon.txt, where the source is a drand round.
    pub(crate) beacon: Option<String>,
}

/// A draw that has been held.
pub(crate) struct Held {
    pub(crate) texts: Texts,
    pub(crate) keys: Keys,
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
            TextName::Owners => &self.owners,
            TextName::Inspectors => &self.inspectors,
            TextName::Recusals => &self.recusals,
            TextName::Salt => &self.salt,
            TextName::Manifest => &self.manifest,
        }
    }

    /// Puts other bytes in the place of a text, and the new digests and numbers of lines into the manifest.
    pub(crate) fn with(&self, name: TextName, text: String) -> Self {
        let mut case = self.clone();
        match name {
            TextName::Population => case.population = text,
            TextName::Excluded => case.excluded = text,
            TextName::Owners => case.owners = text,
            TextName::Inspectors => case.inspectors = text,
            TextName::Recusals => case.recusals = text,
            TextName::Salt => case.salt = text,
            TextName::Manifest => {
                case.manifest = text;
                return case;
            }
        }
        case.manifest = String::new();
        for old in self.manifest.lines() {
            let key = old.split(": ").next().unwrap_or_default();
            let list = TextName::LISTS.into_iter().find(|list| list.key() == key);
            let line = list.map(|list| {
                let digest = digest(list, &case.salt, case.text(list));
                format!("{key}: {}", manifest_text::digest_text(list, &digest))
            });
            case.manifest += line.as_deref().unwrap_or(old);
            case.manifest += "\n";
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

    pub(crate) fn hold(&self) -> Held {
        let texts = self.read().unwrap();
        let seed = Seed::new(&self.seed).unwrap();
        let keys = Keys::derive(self.manifest.as_bytes(), &seed, self.salt.as_bytes());
        let outcome = draw::draw(&texts.frame, &keys);
        Held {
            texts,
            keys,
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

/// Keys that no texts and no seed give.
pub(crate) fn keys() -> impl Strategy<Value = Keys> {
    any::<[[u8; 32]; 2]>().prop_map(|[objects, people]| Keys {
        objects: Sha(objects),
        people: Sha(people),
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

fn manifest(
    (round, sown): (u32, &Sown),
    texts: [TextDigest; 5],
    (takes, grouping): (Vec<Take>, Grouping),
) -> Manifest {
    Manifest {
        bureau: "某市 市场监督管理局".to_owned(),
        task: "双随机-2026.01".to_owned(),
        round,
        seal: sown.seal,
        source: Source::from_text(&sown.source).unwrap(),
        items: vec!["I1".to_owned(), "事项".to_owned()],
        window: (day(3, 1), day(3, 31)),
        texts,
        takes,
        grouping,
    }
}

/// A random draw: its lists, its salt, its manifest, its seed.
pub(crate) fn cases(wanted: Wanted) -> impl Strategy<Value = Case> {
    // Of thousands of short codes too many would be the same.
    let codes = if wanted.objects.start < 1000 {
        "[0-9A-Z]{1,4}|[甲乙丙丁]{1,2}[0-9]?|[éü][A-Z -]{0,2}[0-9]"
    } else {
        "[0-9A-Z]{7}"
    };
    let certs = "[A-Z]{1,2}[0-9]{1,2}|沪[0-9]{2}";
    let wish = wish(&wanted);
    let share = prop::sample::select(vec![0, 0, 3, 6, 9, 10]);
    (
        btree_map(codes, object(wanted.recusals), wanted.objects),
        (any::<bool>(), share),
        vec(how(), STRATA.len()),
        btree_map(certs, any::<u32>(), 2..=26),
        wish,
        (1..5u32, sown(), any::<[u8; 32]>(), 0..25u8),
    )
        .prop_map(
            |(mut objects, (stratified, share), hows, crew, wish, (round, sown, salt, die))| {
                if die == 0 {
                    for object in objects.values_mut() {
                        object.excluded = true;
                    }
                }
                let (grouping, crew) = form(&crew, wish);
                let mut strata: BTreeMap<&str, u64> = BTreeMap::new();
                for object in objects.values() {
                    let name = if stratified {
                        STRATA[object.stratum]
                    } else {
                        ""
                    };
                    *strata.entry(name).or_default() += 1;
                }
                let takes = strata.iter().zip(hows).map(|((stratum, &of), how)| Take {
                    stratum: (*stratum).to_owned(),
                    how,
                    of,
                    take: how.take(of),
                });
                let salt = format!("{}\n", Sha(salt));
                let lists = lists(&objects, (stratified, share), &crew, grouping);
                let texts = [0, 1, 2, 3, 4].map(|i| digest(TextName::LISTS[i], &salt, &lists[i]));
                let manifest = manifest((round, &sown), texts, (takes.collect(), grouping));
                let [population, excluded, owners, inspectors, recusals] = lists;
                Case {
                    population,
                    excluded,
                    owners,
                    inspectors,
                    recusals,
                    salt,
                    manifest: manifest_text::write(&manifest),
                    seed: sown.seed,
                    beacon: sown.beacon,
                }
            },
        )
}

pub(crate) fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// What the manifest says of a list.
pub(crate) fn digest(name: TextName, salt: &str, text: &str) -> TextDigest {
    let salt = if name.is_salted() { salt } else { "" };
    TextDigest {
        lines: text.lines().count() as u64,
        sha: Sha::of(&[salt.as_bytes(), text.as_bytes()].concat()),
    }
}
