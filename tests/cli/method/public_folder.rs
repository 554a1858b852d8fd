//! The folder of a draw as it is published has neither salt nor inspectors nor recusals, and nothing from which an outsider
//! could read who was passed (rule 19, 第二十三条).

use std::collections::BTreeSet;

use serde_json::Value;

use super::sources::{AFTER_ROUND, BEFORE_ROUND, DAY, EVE, LOTTERY, OUTCOME, ROUND, SIGNATURE};
use crate::office::{Office, files_below};

/// An object of a stratum of which all are drawn.
const FEW: &str = "91370499MYXP2PM81A";

/// The sample with recusals that leave three people for one enterprise.
pub(crate) fn few() -> Office {
    let office = Office::sample();
    let mut recusals = office.read("recusals.csv");
    let certs = office.read("inspectors.csv");
    let valid = certs.lines().skip(1).filter(|line| line.ends_with(",有效"));
    let certs: Vec<String> = valid
        .map(|line| line.split(',').next().unwrap().to_owned())
        .collect();
    for cert in &certs[3..] {
        recusals.extend([cert, ",", FEW, ",配偶在该企业任职,2026-01-12,\n"]);
    }
    office.write("recusals.csv", recusals);
    office
}

/// The sample with one round drawn for a lottery and another for the beacon, and published. Of one object of the first all
/// but three inspectors are recused.
fn published() -> Office {
    let office = few();
    for args in [
        ["seal", "AJ-2026-01", "--today", EVE, "--source", LOTTERY],
        ["draw", "AJ-2026-01", "--today", DAY, "--seed", OUTCOME],
        [
            "seal",
            "AJ-2026-04",
            "--today",
            BEFORE_ROUND,
            "--source",
            ROUND,
        ],
        [
            "draw",
            "AJ-2026-04",
            "--today",
            AFTER_ROUND,
            "--beacon",
            SIGNATURE,
        ],
    ] {
        let ran = office.zh(&args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    }
    let ran = office.zh(&["publish", "--today", AFTER_ROUND]);
    assert_eq!(ran.code, 0, "{ran:?}");
    office
}

/// Every key in a JSON value, at any depth.
fn keys(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                found.insert(key.clone());
                keys(value, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| keys(value, found)),
        _ => {}
    }
}

#[test]
fn it_has_the_texts_that_are_public_and_what_the_page_reads_and_no_other() {
    let office = published();
    let texts = [
        "SHA256SUMS",
        "data.js",
        "draw.json",
        "excluded.txt",
        "manifest.txt",
        "owners.txt",
        "population.txt",
        "seed.txt",
    ];
    for (draw, beacon) in [("AJ-2026-01-1", false), ("AJ-2026-04-1", true)] {
        let folder = office.case(&format!("public/draws/{draw}"));
        let names = std::fs::read_dir(&folder).unwrap();
        let names: BTreeSet<String> = names
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let mut expected: BTreeSet<String> = texts.map(str::to_owned).into();
        if beacon {
            expected.insert("beacon.txt".to_owned());
        }
        assert_eq!(names, expected);
        let inside = |name: &str| office.read(&format!("draws/{draw}/{name}"));
        let public = |name: &str| office.read(&format!("public/draws/{draw}/{name}"));
        for text in [
            "population.txt",
            "excluded.txt",
            "owners.txt",
            "manifest.txt",
        ] {
            assert!(public(text) == inside(text), "{text}");
        }
        let seed = office.record(draw)["seed"].as_str().unwrap().to_owned();
        assert_eq!(public("seed.txt"), seed + "\n");

        let record: Value = serde_json::from_str(&public("draw.json")).unwrap();
        let mut all = BTreeSet::new();
        keys(&record, &mut all);
        for private in ["visit", "team", "recused", "loads", "salt", "standing"] {
            assert!(!all.contains(private), "{private}");
        }
        let ran = office.run(&["--lang", "zh", "verify", folder.to_str().unwrap()]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    }
}

#[test]
fn no_salt_is_in_any_published_byte_nor_an_order_of_visits() {
    let office = published();
    let mut salts = BTreeSet::new();
    for folder in ["seals/AJ-2026-01-1.s1", "seals/AJ-2026-04-1.s1"] {
        salts.insert(
            office
                .read(&format!("{folder}/salt.txt"))
                .trim_end()
                .to_owned(),
        );
    }
    assert_eq!(
        salts.len(),
        2,
        "two rounds of one case have different salts"
    );
    for draw in ["AJ-2026-01-1", "AJ-2026-04-1"] {
        let salt = office.read(&format!("draws/{draw}/salt.txt"));
        assert!(
            salts.contains(salt.trim_end()),
            "a draw from a seal has the seal's"
        );
        let manifest = office.read(&format!("draws/{draw}/manifest.txt"));
        assert!(!manifest.contains(salt.trim_end()));
    }
    let files = files_below(&office.case("public"));
    assert!(files.len() > 20);
    let has = |bytes: &[u8], text: &str| {
        bytes
            .windows(text.len())
            .any(|window| window == text.as_bytes())
    };
    for (path, bytes) in &files {
        for salt in &salts {
            assert!(!has(bytes, salt), "{}", path.display());
        }
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(
            !["salt.txt", "inspectors.txt", "recusals.txt", "list.csv"].contains(&name),
            "{}",
            path.display()
        );
    }
}

#[test]
fn an_unsealed_draw_has_a_salt_of_its_own() {
    let office = Office::sample();
    let salts = ["AJ-2026-01", "AJ-2026-04"].map(|task| {
        assert_eq!(office.zh(&["draw", task, "--seed", "583"]).code, 0);
        office.read(&format!("draws/{task}-1/salt.txt"))
    });
    assert_ne!(salts[0], salts[1]);
    // Nor has the round the same when it is drawn again.
    assert_eq!(
        office
            .zh(&["void", "AJ-2026-04-1", "--reason", "重来"])
            .code,
        0
    );
    assert_eq!(office.zh(&["draw", "AJ-2026-04", "--seed", "583"]).code, 0);
    assert_ne!(office.read("draws/AJ-2026-04-1.2/salt.txt"), salts[1]);
}

#[test]
fn where_recusals_leave_fewer_than_two_teams_the_word_few_is_public_and_no_number() {
    let office = published();
    let of_code = |record: &Value| {
        let drawn = record["drawn"].as_array().unwrap();
        let (here, others): (Vec<Value>, Vec<Value>) =
            drawn.iter().cloned().partition(|line| line["code"] == FEW);
        (here[0].clone(), others)
    };
    let (inside, _) = of_code(&office.record("AJ-2026-01-1"));
    let people = office
        .read("draws/AJ-2026-01-1/inspectors.txt")
        .lines()
        .count() as u64;
    assert!(people - inside["recused"].as_u64().unwrap() < 4, "{inside}");
    let text = office.read("public/draws/AJ-2026-01-1/draw.json");
    let (public, others) = of_code(&serde_json::from_str(&text).unwrap());
    assert_eq!(public["few"], true);
    assert!(others.iter().all(|line| line.get("few").is_none()));
}
