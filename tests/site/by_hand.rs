//! Draws made by hand: the method's rules for objects in few lines, with the texts and the page's data of each.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use choucha::domain::ground::sha::Sha;
use choucha::domain::method::key::{self, Seed};
use choucha::domain::method::numbers::{Numbers, TICKETS};
use serde_json::{Value, json};

/// What a draw is made of; everything else follows from it.
#[derive(Clone)]
pub(crate) struct ByHand {
    pub(crate) task: &'static str,
    pub(crate) seal: u32,
    pub(crate) source: String,
    pub(crate) seed: String,
    /// beacon.txt, "" for none.
    pub(crate) beacon: String,
    pub(crate) standing: &'static str,
    pub(crate) population: String,
    pub(crate) excluded: String,
    pub(crate) owners: String,
    /// Stratum, ratio, N and n of each.
    pub(crate) takes: Vec<(&'static str, &'static str, u64, u64)>,
}

/// Ticket, code and stratum of an object.
type Drawn = (u64, String, String);

/// How the manifest names a list that is public.
fn plain(text: &str) -> String {
    format!(
        "{} sha256 {}",
        text.lines().count(),
        Sha::of(text.as_bytes())
    )
}

/// How it names one that is not.
fn salted(lines: &str) -> String {
    let salt = "5a".repeat(32) + "\n";
    let digest = Sha::of((salt + lines).as_bytes());
    format!("{} salted {digest}", lines.lines().count())
}

impl ByHand {
    pub(crate) fn manifest(&self) -> String {
        let Self {
            task, seal, source, ..
        } = self;
        let mut text = format!(
            "method: choucha-draw-1\nbureau: 临溪\ntask: {task}\nround: 1\nseal: {seal}\nsource: {source}\nitems: AJ01,AJ02\n\
             window: 2026-09-01..2026-11-30\npopulation: {}\nexcluded: {}\nowners: {}\ninspectors: {}\nrecusals: {}\n",
            plain(&self.population),
            plain(&self.excluded),
            plain(&self.owners),
            salted("J01\nJ02\nJ03\t+\n"),
            salted(""),
        );
        for (stratum, how, of, take) in &self.takes {
            let stratum = if stratum.is_empty() {
                String::new()
            } else {
                format!("{stratum} ")
            };
            writeln!(text, "take: {stratum}{how} of {of} = {take}").unwrap();
        }
        text + "group: 2\nqualified: 0\nteams: none\npool: all\n"
    }

    /// What is drawn, in draw order; and what each stratum lacks.
    fn drawn(&self, key: &[u8; 32]) -> (Vec<Drawn>, BTreeMap<String, u64>) {
        let mut numbers = Numbers::new(key, TICKETS);
        let mut strata: BTreeMap<String, Vec<Drawn>> = BTreeMap::new();
        for (i, line) in self.population.lines().enumerate() {
            let (code, stratum) = line.split_once('\t').unwrap_or((line, ""));
            let of = strata.entry(stratum.to_owned()).or_default();
            let excluded = self.excluded.lines();
            if excluded
                .clone()
                .all(|line| line.split('\t').next() != Some(code))
            {
                of.push((numbers.at(i as u64), code.to_owned(), stratum.to_owned()));
            }
        }
        let (mut drawn, mut lacks) = (Vec::new(), BTreeMap::new());
        for (stratum, mut lines) in strata {
            let take = self.takes.iter().find(|take| take.0 == stratum);
            let take = take.map_or(0, |take| take.3);
            lines.sort();
            lines.truncate(usize::try_from(take).unwrap());
            let missing = take - lines.len() as u64;
            if missing > 0 {
                lacks.insert(stratum, missing);
            }
            drawn.append(&mut lines);
        }
        drawn.sort();
        (drawn, lacks)
    }

    /// The draw as the page has it, and its texts.
    pub(crate) fn made(&self) -> (Value, Value) {
        let manifest = self.manifest();
        let key = key::derive(manifest.as_bytes(), &Seed::new(&self.seed).unwrap());
        let (drawn, lacks) = self.drawn(&key.0);
        let rows: Vec<Value> = drawn
            .iter()
            .zip(1..)
            .map(|((ticket, code, stratum), order)| {
                json!({"order": order, "code": code, "ticket": format!("{ticket:016x}"), "stratum": stratum})
            })
            .collect();
        let takes: Vec<Value> = self
            .takes
            .iter()
            .map(|(stratum, how, of, take)| json!({"stratum": stratum, "how": how, "of": of, "take": take}))
            .collect();
        let lacks: Vec<Value> = lacks
            .iter()
            .map(|(stratum, missing)| json!({"stratum": stratum, "missing": missing}))
            .collect();
        let id = format!("{}-1", self.task);
        let sealed = (self.seal > 0).then_some("2026-05-31T09:00:00+08:00");
        let seal_standing = if self.seal > 0 { "claimed" } else { "none" };
        let signature = self.beacon.split(' ').nth(3).map(str::trim_end);
        let draw = json!({"id": id, "task": self.task, "task_name": "百家千企抽查", "round": 1, "window": ["2026-09-01", "2026-11-30"],
            "drawn_on": "2026-09-01", "drawn_at": "2026-09-01T09:00:00+08:00", "sealed_at": sealed, "seal": self.seal,
            "source": self.source, "seed": self.seed, "standing": self.standing,
            "seal_standing": seal_standing, "beacon": signature, "few": [], "witnesses": [],
            "manifest_sha256": Sha::of(manifest.as_bytes()), "key": key, "origin": null, "voided": null, "since_plan": null, "passed_over": {"open": [], "voided": []},
            "takes": takes, "shortfalls": lacks,
            "coverage_before": {"objects": 45, "base": 385}, "coverage_after": {"objects": 45, "base": 385},
            "population": self.population.lines().count(), "excluded": self.excluded.lines().count(), "drawn": rows.len(),
            "folder": format!("draws/{id}"), "in_page": true});
        let texts = json!({"manifest": manifest, "population": self.population, "excluded": self.excluded, "owners": self.owners,
            "seed": self.seed, "beacon": self.beacon, "drawn": rows});
        (draw, texts)
    }
}

/// Round 31799517 of the beacon, due on 2026-09-01 at 02:45:15 in China: its signature and its seed.
pub(crate) const SIGNATURE: &str = "b7a6d29a93f17085866bf67bed95be9c3b46fd74e7cab12bbf91340f27d99ecc83bc5d46ff4b2b4c6f28aa975bf69fcc";
pub(crate) const SEED: &str = "1e3f931ad3c2321e8c572135aabc96e27ce6cf1e5a807f0b4aa073622b946ada";

/// A sealed draw by the beacon, with strata, enterprises that own objects, one of them excluded, and a shortfall.
pub(crate) fn by_the_beacon() -> ByHand {
    let strata = ["A", "B 级", "*"];
    let mut population = String::new();
    for i in 0..40 {
        writeln!(population, "91370499B{i:03}\t{}", strata[i % 3]).unwrap();
    }
    ByHand {
        task: "信标-2026",
        seal: 1,
        source: "drand quicknet 31799517".to_owned(),
        seed: SEED.to_owned(),
        beacon: format!("drand quicknet 31799517 {SIGNATURE}\n"),
        standing: "beacon",
        population,
        excluded: "91370499B002\tcap:AJ-2026-01-1,V7\n91370499B005\tcap:AJ-2026-01-1,V7\n91370499B008\tcap:甲-2\n"
            .to_owned(),
        owners: "91370499B005\t91370499B002\n91370499B006\t91370499ZZ\n91370499B007\t91370499ZZ\n".to_owned(),
        takes: vec![("*", "#12", 13, 12), ("A", "25%", 14, 4), ("B 级", "0.5%", 13, 1)],
    }
}

/// A draw without strata or seal, from a computer's own randomness.
pub(crate) fn plain_draw(task: &'static str, lines: u64, take: u64) -> ByHand {
    let mut population = String::new();
    for i in 0..lines {
        writeln!(population, "9137L{i:013}").unwrap();
    }
    ByHand {
        task,
        seal: 0,
        source: "os".to_owned(),
        seed: "cd".repeat(32),
        beacon: String::new(),
        standing: "unproven",
        population,
        excluded: "9137L0000000000007\tcap:甲-1\n".to_owned(),
        owners: String::new(),
        takes: vec![("", "0.2%", lines, take)],
    }
}
