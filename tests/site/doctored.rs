//! The page's scripts over draws made by hand: true ones agree in every step, doctored ones differ where they were
//! doctored.

use std::fs;
use std::path::Path;
use std::process::Command;

use choucha::domain::ground::hex;
use choucha::domain::ground::sha::Sha;
use serde_json::{Value, json};

use crate::by_hand::{ByHand, SIGNATURE, by_the_beacon, plain_draw};
use crate::doctored_texts::{exclusions, manifests, owners, populations, records, takes};
use crate::{dataset, needed};

const CHECK: &str = include_str!("doctored_check.js");

/// A sealed draw by a lottery.
fn lottery() -> ByHand {
    ByHand {
        seal: 2,
        source: dataset::SEALED_SOURCE.to_owned(),
        seed: "03091218253107".to_owned(),
        standing: "event",
        ..plain_draw("彩-2026", 501, 2)
    }
}

/// The draw by the beacon with a seed that somebody gave: quick to repeat.
pub(crate) fn given() -> ByHand {
    ByHand {
        seal: 0,
        source: "given".to_owned(),
        beacon: String::new(),
        standing: "unproven",
        ..by_the_beacon()
    }
}

pub(crate) struct Cases(Vec<Value>);

impl Cases {
    /// A draw, and the steps in which it differs.
    pub(crate) fn add(&mut self, name: &str, (page, files): (Value, Value), wrong: &str) {
        let case = json!({"name": name, "files": files, "page": page, "wrong": wrong});
        self.0.push(case);
    }

    /// One that follows from what was changed: only the rule that was broken can tell.
    pub(crate) fn made(
        &mut self,
        name: &str,
        mut draw: ByHand,
        change: impl FnOnce(&mut ByHand),
        wrong: &str,
    ) {
        change(&mut draw);
        self.add(name, draw.made(), wrong);
    }
}

fn true_draws(cases: &mut Cases) {
    let os = || plain_draw("百-2026", 700, 2);
    cases.add("beacon", by_the_beacon().made(), "");
    cases.add("os", os().made(), "");
    cases.add("lottery", lottery().made(), "");
    cases.add("given", given().made(), "");
    let free = |draw: &mut ByHand| " 甲 7 ".clone_into(&mut draw.seed);
    cases.made("any text given", given(), free, "");
    for (source, seed) in [
        ("event 2026-06-02 14/21425712 大乐透", "03091218350512"),
        ("event 2026-06-02 8/15000000 七星彩", "12345614"),
        ("event 2026-06-02 10/60466176 Dice", "1234566543"),
        ("event 2026-06-02 10/10000000000 dice", "1234567890"),
        ("event 2026-06-02 8/10000000 某市彩票", "00000000"),
    ] {
        cases.made(source, lottery(), event(source, seed), "");
    }
    let three = "event 2026-06-02 3/1000 福彩3D第2026142期，三位数字连写";
    let claims = event(three, "058");
    cases.made("three digits are no event", lottery(), claims, "standing");
    let says = unproven(three, "058");
    cases.made("three digits", lottery(), says, "");
}

fn event(source: &str, seed: &str) -> impl FnOnce(&mut ByHand) {
    let (source, seed) = (source.to_owned(), seed.to_owned());
    move |draw| (draw.source, draw.seed) = (source, seed)
}

fn unproven(source: &str, seed: &str) -> impl FnOnce(&mut ByHand) {
    let change = event(source, seed);
    move |draw| {
        change(draw);
        draw.standing = "unproven";
    }
}

/// Seeds that are not spelt as their source demands.
fn spellings(cases: &mut Cases) {
    let lotto = "event 2026-06-02 14/21425712 大乐透";
    for (source, seed) in [
        (dataset::SEALED_SOURCE, "03091218252507"),
        (dataset::SEALED_SOURCE, "03091218253407"),
        (dataset::SEALED_SOURCE, "03091218253117"),
        (dataset::SEALED_SOURCE, "０3091218253107"),
        (lotto, "03091218350513"),
        (lotto, "03091218360512"),
        ("event 2026-06-02 8/15000000 七星彩", "12345615"),
        ("event 2026-06-02 1/6 骰子一次", "7"),
        ("event 2026-06-02 14/17721088 乐透", "0309121825310"),
        ("event 2026-06-02 14/17721088 乐透", "030912182531071"),
    ] {
        let name = format!("{source} {seed}");
        cases.made(&name, lottery(), unproven(source, seed), "spelling");
    }
    let seed = "CD".repeat(32);
    let capitals = unproven("os", &seed);
    cases.made(
        "capitals",
        plain_draw("百-2026", 700, 2),
        capitals,
        "spelling",
    );
}

/// Sources that are none, or none of a sealed draw; and standings that nothing supports.
fn sources(cases: &mut Cases) {
    for source in [
        "event 2026-06-31 14/17721088 双色球",
        "event 2026-06-02 14/17721089 双色球",
        "event 2026-06-02 014/17721088 乐透",
        "event 2026-06-02 14/017721088 乐透",
        "event 2026-06-02 14/1 乐透",
        "event 2026-06-02 14/200000000000000 乐透",
        "event 2026-06-02 14/17721088",
        "event 2026-6-2 14/17721088 乐透",
        "drand quicknet 0",
        "drand quicknet 9007199254740993",
        "2026-06-02 双色球",
    ] {
        let change = unproven(source, "03091218253107");
        cases.made(source, lottery(), change, "form spelling");
    }
    let os = || plain_draw("百-2026", 700, 2);
    cases.made("a sealed computer", os(), |draw| draw.seal = 1, "form");
    for standing in ["beacon", "event", "proved"] {
        cases.made(standing, os(), |draw| draw.standing = standing, "standing");
    }
    let unsealed = |draw: &mut ByHand| draw.seal = 0;
    cases.made("an unsealed beacon", by_the_beacon(), unsealed, "standing");
}

/// Signatures that are not the round's; the draw follows from each.
fn signatures(cases: &mut Cases) {
    let vectors = include_str!("../../data/vectors/beacon.json");
    let vectors: Vec<Value> = serde_json::from_str(vectors).unwrap();
    let vector = |name: &str| {
        let vector = vectors.iter().find(|vector| vector["name"] == name);
        let vector = vector.unwrap();
        let round = vector["round"].as_u64().unwrap();
        (round, vector["signature"].as_str().unwrap())
    };
    let torsion = ["torsion-of-order-3", "torsion-of-order-3-other"].map(vector);
    let text = |round, signature| format!("drand quicknet {round} {signature}\n");
    let seed = |signature| Sha::of(&hex::bytes::<48>(signature).unwrap()).to_string();
    let mut wrong = |name: &str, change: &dyn Fn(&mut ByHand)| {
        cases.made(name, by_the_beacon(), change, "beacon standing");
    };
    for (round, signature) in [torsion[0], torsion[1], (31_799_518, SIGNATURE)] {
        wrong(&format!("forged {round} {signature}"), &|draw| {
            draw.source = format!("drand quicknet {round}");
            draw.seed = seed(signature);
            draw.beacon = text(round, signature);
        });
    }
    let (round, signature) = vector("round-1000");
    wrong("a genuine one of another round", &|draw| {
        draw.seed = seed(signature);
        draw.beacon = text(round, signature);
    });
    wrong("an invented seed", &|draw| draw.seed = "a".repeat(64));
    wrong("no beacon.txt", &|draw| draw.beacon.clear());
    wrong("no line end", &|draw| draw.beacon.truncate(120));
}

fn in_node(folder: &Path) -> Option<String> {
    let script = "globalThis.window = globalThis; for (const f of ['digest', 'texts', 'beacon', 'repeat', 'cases', 'check']) require('./' + f + '.js'); \
                  checkDoctored().then(console.log);";
    let mut node = Command::new(needed::program("node")?);
    let output = node.args(["-e", script]).current_dir(folder).output();
    let output = output.unwrap();
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Some(said(&output.stdout) + &said(&output.stderr))
}

#[test]
fn a_doctored_draw_differs_where_it_was_doctored() {
    let mut cases = Cases(Vec::new());
    for add in [true_draws, spellings, sources, signatures] {
        add(&mut cases);
    }
    for add in [populations, owners, exclusions, manifests, records, takes] {
        add(&mut cases);
    }
    let count = cases.0.len();
    let folder = tempfile::tempdir().unwrap();
    for name in ["digest", "texts", "beacon", "repeat"] {
        let text = dataset::asset(&format!("site/{name}.js"));
        fs::write(folder.path().join(format!("{name}.js")), text).unwrap();
    }
    let cases = format!("window.CASES = {};\n", json!(cases.0));
    fs::write(folder.path().join("cases.js"), cases).unwrap();
    fs::write(folder.path().join("check.js"), CHECK).unwrap();
    if let Some(said) = in_node(folder.path()) {
        assert_eq!(said.trim_end(), format!("AGREED {count}"));
    }
}
