//! `plan run --seal-ahead`, or `seal` under `[rules]` of choucha.toml: the rounds due next are sealed first, and drawn once
//! their beacon has come and was handed in with `--beacons`.

use serde_json::{Value, json};

use crate::method::sources::{RANDOMNESS, ROUND, SIGNATURE};
use crate::office::{Office, sha};
use crate::year::plan_run::seeded;
use crate::year::small_year::Row;

/// The source by which the genuine round is sealed, as it is typed.
const AHEAD: &str = "drand 2026-09-01 02:45:15";

/// The round that is due two days after the end of 30 August, in China.
const MIDNIGHT: &str = "drand quicknet 31825012";

/// Four tasks: late in August, due on 30 August, due on 1 September, and due after it.
fn four() -> Office {
    let row = |id, region, from, to| Row::new(id, region, "#2").within(from, to);
    let regions = ["东", "西", "南", "北"].map(|region| (region, "A", 10));
    let office = Office::small(
        &regions,
        &[
            row("T1", "东", "2026-08-01", "2026-08-20"),
            row("T2", "西", "2026-08-30", "2026-09-30"),
            row("T3", "南", "2026-09-01", "2026-09-30"),
            row("T4", "北", "2026-09-02", "2026-09-30"),
        ],
    );
    office.publish();
    office
}

fn beacons(office: &Office, text: &str) {
    std::fs::write(office.path().join("beacons.txt"), text).unwrap();
}

/// What became of each round: task, what, and the seal or the draw.
fn came(document: &Value) -> Vec<[String; 2]> {
    let rounds = document["rounds"].as_array().unwrap().iter();
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let became = rounds.map(|round| [word(&round["task"]), word(&round["came"])]);
    became.collect()
}

fn each(came_of: &[(&str, &str)]) -> Vec<[String; 2]> {
    let of = |(task, came): &(&str, &str)| [(*task).to_owned(), (*came).to_owned()];
    came_of.iter().map(of).collect()
}

#[test]
fn the_rounds_due_until_the_seed_comes_are_sealed_and_then_drawn_with_its_beacon() {
    let office = four();
    let run = ["plan", "run", "--seal-ahead", AHEAD];
    let ran = office.on("2026-08-30", &run);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let commitment = |task: &str| sha(office.read(&format!("seals/{task}-1.s1/manifest.txt")));
    let line = |task: &str| {
        format!(
            "✓ {task} 第 1 轮：已封存 {task}-1.s1，来源“{ROUND}”，承诺值请即公布：\n  {}\n",
            commitment(task)
        )
    };
    let lines = ["T1", "T2", "T3"].map(line).concat();
    let total = "2026-08-30：抽取 0 轮，封存 3 轮，拒绝 0 轮，等待种子 0 轮。\n";
    assert!(ran.out.starts_with(&(lines + total)), "{}", ran.out);

    // The day after, what is due waits, and nothing is sealed twice.
    let document = office.document("2026-08-31", 0, &run);
    assert_eq!(came(&document), each(&[("T1", "waits"), ("T2", "waits")]));
    assert_eq!(
        document["rounds"][0],
        json!({ "task": "T1", "round": 1, "came": "waits", "until": "2026-09-01 02:45:15", "beacon": null })
    );
    // The round has come: its signature is asked for. T4 is due now, and would be sealed for a round that is past.
    let ran = office.on("2026-09-02", &["plan", "run", "--seal-ahead", "drand +2d"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let waits = |task: &str| {
        format!("… {task} 第 1 轮：已封存，信标第 31799517 轮已产生，请用 --beacons 交来签名\n")
    };
    let lines = ["T1", "T2", "T3"].map(waits).concat();
    assert!(ran.out.starts_with(&lines), "{}", ran.out);
    assert!(
        ran.out[lines.len()..].starts_with("✓ T4 第 1 轮：已封存 T4-1.s1，"),
        "{}",
        ran.out
    );

    beacons(&office, &format!("{SIGNATURE}\n"));
    let run = ["plan", "run", "--beacons", "beacons.txt"];
    let document = office.document("2026-09-02", 0, &run);
    let drawn = each(&[
        ("T1", "drawn"),
        ("T2", "drawn"),
        ("T3", "drawn"),
        ("T4", "waits"),
    ]);
    assert_eq!(came(&document), drawn);
    for task in ["T1", "T2", "T3"] {
        let draw = format!("{task}-1");
        assert_eq!(seeded(&office, &draw), [RANDOMNESS, ROUND, "beacon"]);
    }
    let again = office.document("2026-09-02", 0, &run);
    assert_eq!(came(&again), each(&[("T4", "waits")]));
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn the_settings_may_say_that_rounds_are_sealed_first() {
    let office = four();
    let rules = |source: &str| format!("[rules]\nseal = \"{source}\"\n");
    office.replace("choucha.toml", "[rules]\n", &rules("drand +2d"));
    office.enter_rules();
    let document = office.document("2026-08-30", 0, &["plan", "run"]);
    let tasks = ["T1", "T2", "T3", "T4"].map(|task| (task, "sealed"));
    assert_eq!(came(&document), each(&tasks));
    assert_eq!(document["sealed"], 4);
    let first = &document["rounds"][0];
    let commitment = sha(office.read("seals/T1-1.s1/manifest.txt"));
    assert_eq!(
        *first,
        json!({
            "task": "T1", "round": 1, "came": "sealed", "seal": "T1-1.s1", "manifest_sha256": commitment,
            "source": MIDNIGHT, "settings_changed": {
                "version": 1, "taking_part": { "added": [], "removed": [] }, "not_taking_part": { "added": [], "removed": [] },
            },
        })
    );
    let en = four();
    en.replace("choucha.toml", "[rules]\n", &rules("drand +2d"));
    en.enter_rules();
    let ran = en.en(&["--today", "2026-08-30", "plan", "run"]);
    let commitment = sha(en.read("seals/T1-1.s1/manifest.txt"));
    assert!(
        ran.out.starts_with(&format!(
            "✓ T1 round 1: sealed as T1-1.s1, source \"{MIDNIGHT}\"; publish its commitment now:\n  {commitment}\n"
        )),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains(
            "\n2026-08-30: 0 round(s) drawn, 4 sealed, 0 refused, 0 waiting for a seed.\n"
        ),
        "{}",
        ran.out
    );
    // A round or a day of its own would be past at the next run: the settings say how long to wait.
    for bad in [AHEAD, ROUND, "os", "+2d", "drand +0d"] {
        let office = four();
        office.replace("choucha.toml", "[rules]\n", &rules(bad));
        office.refused("C03", &["plan", "run", "--today", "2026-08-30"]);
    }
}

#[test]
fn a_round_with_a_row_in_the_list_of_seeds_is_drawn_and_not_sealed() {
    let office = four();
    std::fs::write(office.path().join("seeds.csv"), "任务编号,种子\nT1,583\n").unwrap();
    let run = ["plan", "run", "--seal-ahead", AHEAD, "--seeds", "seeds.csv"];
    let document = office.document("2026-08-30", 0, &run);
    let all = each(&[("T1", "drawn"), ("T2", "sealed"), ("T3", "sealed")]);
    assert_eq!(came(&document), all);
    assert_eq!(seeded(&office, "T1-1"), ["583", "given", "unproven"]);
}

#[test]
fn a_source_that_cannot_be_sealed_seals_nothing() {
    let office = four();
    for source in ["os", "given", "drand", "双色球"] {
        let run = [
            "plan",
            "run",
            "--today",
            "2026-08-30",
            "--seal-ahead",
            source,
        ];
        office.refused("D08", &run);
    }
    // A round that has come is refused where rounds are to be sealed.
    let document = office.document("2026-09-02", 3, &["plan", "run", "--seal-ahead", AHEAD]);
    let rounds = document["rounds"].as_array().unwrap();
    assert!(
        rounds.iter().all(|round| round["refused"] == "D16"),
        "{document}"
    );
    assert!(
        !office.case("seals").exists() || office.tree().keys().all(|name| !name.contains(".s1"))
    );
    let both = office.zh(&["plan", "run", "--seal-ahead", AHEAD, "--seed", "1"]);
    assert_eq!(both.code, 2, "{both:?}");
}

#[expect(clippy::too_many_lines, reason = "a table of forms")]
#[test]
fn beacons_are_taken_in_each_of_their_forms_and_a_wrong_one_draws_nothing() {
    let json = format!(
        "{{\"round\":31799517,\"randomness\":\"{RANDOMNESS}\",\"signature\":\"{SIGNATURE}\"}}\n"
    );
    let other = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39";
    let right = [
        format!("{SIGNATURE}\n"),
        format!("{ROUND} {SIGNATURE}\n"),
        json.clone(),
        format!(
            "drand quicknet 1000 {other}\n{}\n",
            SIGNATURE.to_uppercase()
        ),
    ];
    let wrong = [
        // The signature of another round; its last digit changed; said to be of the round, and not.
        (format!("{other}\n"), "waits"),
        (format!("{}d\n", &SIGNATURE[..95]), "waits"),
        (format!("{ROUND} {other}\n"), "refused"),
        (json.replace("31799517", "31799518"), "waits"),
    ];
    let sealed = || {
        let office = four();
        let seal = ["seal", "T2", "--source", AHEAD];
        assert_eq!(office.on("2026-08-30", &seal).code, 0);
        office
    };
    let run = |office: &Office, code| {
        let run = ["plan", "run", "--beacons", "beacons.txt"];
        let document = office.document("2026-09-02", code, &run);
        let rounds = document["rounds"].as_array().unwrap();
        let round = rounds.iter().find(|round| round["task"] == "T2").unwrap();
        round.clone()
    };
    for text in right {
        let office = sealed();
        beacons(&office, &text);
        assert_eq!(run(&office, 0)["came"], "drawn", "{text}");
        assert_eq!(seeded(&office, "T2-1")[2], "beacon");
    }
    for (text, came) in wrong {
        let office = sealed();
        beacons(&office, &text);
        let round = run(&office, if came == "refused" { 5 } else { 0 });
        assert_eq!(round["came"], came, "{text}");
        if came == "refused" {
            assert_eq!(round["refused"], "D18", "{text}");
        }
        assert!(!office.case("draws/T2-1").exists());
    }
    // What is no beacon is refused before anything is drawn.
    let office = sealed();
    for text in ["", "583\n", &SIGNATURE[..95], "{\"round\":31799517}\n"] {
        beacons(&office, text);
        let args = [
            "--today",
            "2026-09-02",
            "plan",
            "run",
            "--beacons",
            "beacons.txt",
        ];
        office.refused("D18", &args);
    }
}
