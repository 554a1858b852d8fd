//! `draw`: what it prints, what it writes, and what it refuses.

use std::collections::BTreeSet;

use serde_json::Value;

use super::sources::{
    AFTER_ROUND, BEFORE_ROUND, DAY, EVE, LOTTERY, OUTCOME, ROUND, SIGNATURE, lottery,
};
use crate::office::{Office, ROUNDS, golden, masked};

fn codes(record: &Value) -> Vec<String> {
    let drawn = record["drawn"].as_array().unwrap();
    drawn
        .iter()
        .map(|line| line["code"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_draw_says_the_same_for_the_same_seal_and_seed_in_both_languages() {
    let july = lottery("2026-07-02");
    for (task, [eve, source], day, given) in [
        ("AJ-2026-01", [EVE, LOTTERY], DAY, ["--seed", OUTCOME]),
        (
            "AJ-2026-03",
            ["2026-07-01", &july],
            "2026-07-02",
            ["--seed", OUTCOME],
        ),
        (
            "AJ-2026-04",
            [BEFORE_ROUND, ROUND],
            AFTER_ROUND,
            ["--beacon", SIGNATURE],
        ),
    ] {
        for lang in ["zh", "en"] {
            let office = Office::sample();
            office.seal_fixed(eve, task, source);
            let witnesses = ["--present", "见证人甲", "--present", "Zoë"];
            let case = ["-C", "case", "--lang", lang, "--today", day];
            let ran = office.run(&[&case[..], &["draw", task], &given, &witnesses].concat());
            assert_eq!((ran.code, ran.err.as_str()), (0, ""));
            golden(&format!("draw-{task}.{lang}.txt"), &masked(&ran.out));
        }
    }
}

#[test]
fn every_round_of_the_sample_draws_and_verifies_with_the_systems_own_seed() {
    let office = Office::sample();
    for (task, round) in ROUNDS {
        let ran = office.zh(&["draw", task, "--round", round]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{task} {round}");
        let id = format!("{task}-{round}");
        let record = office.record(&id);
        assert_eq!(record["source"], "os");
        assert_eq!(record["seed"].as_str().map(str::len), Some(64));
        let list = office.read(&format!("draws/{id}/list.csv"));
        let rows = list.lines().skip(1);
        assert!(rows.clone().count() > 0, "{id}");
        let mut rows = rows.filter(|row| !row.contains(",系统随机（可复算）,os,"));
        assert_eq!(rows.next(), None, "{id}");
        assert_eq!(office.zh(&["verify", &id]).code, 0, "{id}");
    }
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn two_draws_with_the_systems_own_seed_differ() {
    let (one, two) = (Office::sample(), Office::sample());
    for office in [&one, &two] {
        assert_eq!(office.zh(&["draw", "AJ-2026-01"]).code, 0);
    }
    assert_ne!(
        one.record("AJ-2026-01-1")["key"],
        two.record("AJ-2026-01-1")["key"]
    );
}

#[test]
fn the_lists_order_of_rows_does_not_matter() {
    let (one, two) = (Office::sample(), Office::sample());
    for name in [
        "objects.csv",
        "inspectors.csv",
        "recusals.csv",
        "items.csv",
        "plan.csv",
    ] {
        let text = two.read(name);
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        lines[1..].reverse();
        two.write(name, lines.concat());
    }
    for office in [&one, &two] {
        office.seal_fixed(EVE, "AJ-2026-03", LOTTERY);
        let draw = ["draw", "AJ-2026-03", "--today", DAY, "--seed", OUTCOME];
        let ran = office.zh(&draw);
        assert_eq!(ran.code, 0, "{ran:?}");
    }
    let list = "draws/AJ-2026-03-1/list.csv";
    assert_eq!(one.read(list), two.read(list));
}

#[test]
fn a_round_is_drawn_once_until_the_draw_is_voided() {
    let office = Office::sample();
    assert_eq!(office.zh(&["draw", "AJ-2026-04", "--seed", "583"]).code, 0);
    let (zh, en) = office.refused("D03", &["draw", "AJ-2026-04", "--seed", "584"]);
    assert_eq!(
        zh.err,
        "拒绝 [D03] 本轮已抽取：AJ-2026-04-1\n\
         怎么办：要抽别的轮次，加 --round；确需重抽本轮，先用 choucha void AJ-2026-04-1 --reason \"…\" 作废，原抽取保留在账\n"
    );
    assert_eq!(
        en.err,
        "refused [D03] this round has been drawn: AJ-2026-04-1\n\
         what to do: for another round add --round; if this one must be drawn again, void it first with choucha void AJ-2026-04-1 --reason \"…\"; it stays in the book\n"
    );
    let first = office.read("draws/AJ-2026-04-1/draw.json");
    assert_eq!(
        office
            .zh(&["void", "AJ-2026-04-1", "--reason", "种子念错"])
            .code,
        0
    );
    office.refused("D09", &["void", "AJ-2026-04-1", "--reason", "再作废"]);
    let ran = office.zh(&["draw", "AJ-2026-04", "--seed", "584"]);
    assert!(
        ran.out
            .starts_with("抽取 AJ-2026-04-1.2：危险化学品经营单位专项抽查，第 1 轮\n"),
        "{ran:?}"
    );
    assert!(ran.out.contains("\n已写入 case/draws/AJ-2026-04-1.2\n"));
    office.refused("D03", &["draw", "AJ-2026-04"]);
    assert_eq!(office.read("draws/AJ-2026-04-1/draw.json"), first);
    for id in ["AJ-2026-04-1", "AJ-2026-04-1.2"] {
        assert_eq!(office.zh(&["verify", id]).code, 0, "{id}");
    }
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn an_object_drawn_as_often_as_its_cap_allows_is_excluded_and_keeps_its_place() {
    let office = Office::sample();
    assert_eq!(office.zh(&["draw", "AJ-2026-01", "--seed", "583"]).code, 0);
    let drawn = codes(&office.record("AJ-2026-01-1"));
    assert_eq!(office.zh(&["draw", "AJ-2026-02", "--seed", "1"]).code, 0);
    let population = office.read("draws/AJ-2026-02-1/population.txt");
    let mut expected: Vec<String> = population
        .lines()
        .filter(|code| drawn.iter().any(|d| d == code))
        .map(|code| format!("{code}\tcap:AJ-2026-01-1\n"))
        .collect();
    expected.sort();
    assert!(!expected.is_empty());
    assert_eq!(
        office.read("draws/AJ-2026-02-1/excluded.txt"),
        expected.concat()
    );
    let record = office.record("AJ-2026-02-1");
    assert_eq!(record["takes"][0]["of"], population.lines().count());
    assert!(codes(&record).iter().all(|code| !drawn.contains(code)));
    // The coverage goes on from the first draw's.
    assert_eq!(
        record["coverage_before"],
        office.record("AJ-2026-01-1")["coverage_after"]
    );

    // A voided draw counts for nothing.
    assert_eq!(
        office
            .zh(&["void", "AJ-2026-02-1", "--reason", "重来"])
            .code,
        0
    );
    assert_eq!(
        office
            .zh(&["void", "AJ-2026-01-1", "--reason", "重来"])
            .code,
        0
    );
    assert_eq!(office.zh(&["draw", "AJ-2026-02", "--seed", "1"]).code, 0);
    assert_eq!(office.read("draws/AJ-2026-02-1.2/excluded.txt"), "");
    assert_eq!(
        office.record("AJ-2026-02-1.2")["coverage_before"]["objects"],
        0
    );
}

#[test]
fn a_cap_of_two_excludes_only_what_two_draws_have_drawn() {
    let office = Office::sample();
    office.replace(
        "plan.csv",
        "A;B,2‰,,,2026-09-01,2026-10-31,,,,,2",
        "A;B,100%,,2,2026-09-01,2026-10-31,,,,,2",
    );
    office.replace("plan.csv", ",危险化学品经营,,20%,,,", ",,,100%,,,");
    office.publish_again("扩大范围");
    assert_eq!(office.zh(&["draw", "AJ-2026-05", "--seed", "1"]).code, 0);
    assert_eq!(office.zh(&["draw", "AJ-2026-04", "--seed", "1"]).code, 0);
    assert_eq!(office.read("draws/AJ-2026-05-1/excluded.txt"), "");
    let first = codes(&office.record("AJ-2026-05-1"));
    let second = codes(&office.record("AJ-2026-04-1"));
    assert!(
        first.iter().all(|code| !second.contains(code)),
        "task 04 has a cap of one"
    );
    let ran = office.zh(&["draw", "AJ-2026-05", "--seed", "1", "--round", "2"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(office.read("draws/AJ-2026-05-2/excluded.txt"), "");
    assert_eq!(
        office
            .zh(&["void", "AJ-2026-04-1", "--reason", "重来"])
            .code,
        0
    );
    let ran = office.zh(&["draw", "AJ-2026-04", "--seed", "1"]);
    let excluded = office.read("draws/AJ-2026-04-1.2/excluded.txt");
    assert_eq!(ran.code, 0, "{ran:?}");
    let population = office.read("draws/AJ-2026-04-1.2/population.txt");
    let again = first
        .iter()
        .filter(|code| population.lines().any(|line| line == **code))
        .count();
    assert_eq!(excluded.lines().count(), again);
    assert!(again > 50);
    assert!(
        excluded
            .lines()
            .all(|line| line.ends_with("\tcap:AJ-2026-05-1,AJ-2026-05-2")),
        "{excluded}"
    );
}

#[test]
fn a_shortfall_is_stated_on_the_screen_in_the_record_and_in_the_book() {
    let office = Office::sample();
    office.replace("plan.csv", ",#20,", ",#90,");
    office.publish_again("增加户数");
    let zh = office.zh(&["draw", "AJ-2026-06", "--seed", "1"]);
    assert!(
        zh.out.contains("\n缺额：全部 少抽 7 个，因可抽对象不足\n"),
        "{}",
        zh.out
    );
    let record = office.record("AJ-2026-06-1");
    assert_eq!(
        record["shortfalls"].to_string(),
        r#"[{"stratum":"","missing":7}]"#
    );
    assert_eq!(codes(&record).len(), 83);
    assert!(
        zh.out.contains("\n……另有 53 个，见 list.csv\n"),
        "{}",
        zh.out
    );
    let shown = office.en(&["ledger", "show"]).out;
    assert!(
        shown.contains("AJ-2026-06-1 drew 83, 7 short, seed from \"given by hand\""),
        "{shown}"
    );
    assert_eq!(office.zh(&["verify", "AJ-2026-06-1"]).code, 0);

    let office = Office::sample();
    office.replace("plan.csv", ",#20,", ",#90,");
    office.publish_again("增加户数");
    let en = office.en(&["draw", "AJ-2026-06", "--seed", "1"]);
    assert!(
        en.out
            .contains("\nshortfall: 7 fewer in all, because no more objects can be drawn\n"),
        "{}",
        en.out
    );
    assert!(
        en.out.contains("\n... and 53 more in list.csv\n"),
        "{}",
        en.out
    );
}

#[test]
fn each_stratum_is_drawn_by_its_own_rule() {
    let office = Office::sample();
    assert_eq!(office.zh(&["draw", "AJ-2026-01", "--seed", "583"]).code, 0);
    let manifest = office.read("draws/AJ-2026-01-1/manifest.txt");
    let takes: Vec<&str> = manifest
        .lines()
        .filter(|line| line.starts_with("take: "))
        .collect();
    assert_eq!(
        takes,
        [
            "take: * 5% of 12 = 1",
            "take: A 1% of 95 = 1",
            "take: B 4% of 122 = 5",
            "take: C 8% of 44 = 4",
            "take: D 100% of 14 = 14"
        ]
    );
    let record = office.record("AJ-2026-01-1");
    let drawn = record["drawn"].as_array().unwrap();
    for (stratum, count) in [("*", 1), ("A", 1), ("B", 5), ("C", 4), ("D", 14)] {
        assert_eq!(
            drawn
                .iter()
                .filter(|line| line["stratum"] == stratum)
                .count(),
            count,
            "{stratum}"
        );
    }
    let tickets: Vec<&str> = drawn
        .iter()
        .map(|line| line["ticket"].as_str().unwrap())
        .collect();
    assert!(
        tickets.is_sorted(),
        "the draw order is the order of the tickets"
    );
}

#[test]
fn standing_teams_go_out_as_they_were_formed() {
    let office = Office::sample();
    assert_eq!(office.zh(&["draw", "AJ-2026-03", "--seed", "583"]).code, 0);
    let record = office.record("AJ-2026-03-1");
    let drawn = record["drawn"].as_array().unwrap();
    let teams: BTreeSet<String> = drawn.iter().map(|line| line["team"].to_string()).collect();
    assert_eq!(teams.len(), 4, "{teams:?}");
}

#[test]
fn every_team_has_its_qualified_people_and_nobody_recused() {
    let office = Office::sample();
    assert_eq!(office.zh(&["draw", "AJ-2026-04", "--seed", "583"]).code, 0);
    let qualified = office.read("draws/AJ-2026-04-1/inspectors.txt");
    let recusals = office.read("draws/AJ-2026-04-1/recusals.txt");
    assert_eq!(
        qualified
            .lines()
            .filter(|line| line.ends_with("\t+"))
            .count(),
        8
    );
    for line in office.record("AJ-2026-04-1")["drawn"].as_array().unwrap() {
        let team: Vec<&str> = line["team"]
            .as_array()
            .unwrap()
            .iter()
            .map(|c| c.as_str().unwrap())
            .collect();
        assert_eq!(team.len(), 3);
        assert!(
            qualified.contains(&format!("{}\t+\n", team[0])),
            "the leader is qualified: {team:?}"
        );
        let code = line["code"].as_str().unwrap();
        assert!(
            team.iter()
                .all(|cert| !recusals.contains(&format!("{code}\t{cert}\n")))
        );
    }
}

#[test]
fn a_pool_of_twelve_is_twelve_people_with_even_visits() {
    let office = Office::sample();
    // A recused turn is a spent one: visits are even where nobody is recused.
    let recusals = office.read("recusals.csv");
    let header = recusals.split_inclusive('\n').next().unwrap();
    office.write("recusals.csv", header);
    assert_eq!(office.zh(&["draw", "AJ-2026-06", "--seed", "583"]).code, 0);
    let record = office.record("AJ-2026-06-1");
    let visits: Vec<u64> = record["loads"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|load| load["pool"] == true)
        .map(|load| load["visits"].as_u64().unwrap())
        .collect();
    assert_eq!(visits.len(), 12);
    // A team of two a visit; the objects of one company are one visit.
    let drawn = record["drawn"].as_array().unwrap().iter();
    let made: BTreeSet<u64> = drawn.map(|line| line["visit"].as_u64().unwrap()).collect();
    assert_eq!(visits.iter().sum::<u64>(), 2 * made.len() as u64);
    let (least, most) = (visits.iter().min(), visits.iter().max());
    assert!(most.unwrap() - least.unwrap() <= 1, "{visits:?}");
    assert_eq!(codes(&record).len(), 20, "a count of 20 draws 20");
}

#[test]
fn a_seed_is_taken_as_it_is_given() {
    for seed in [" 5 8 3 ", "--", "-5", "红 01 02", &"8".repeat(1024)] {
        let office = Office::sample();
        let ran = office.zh(&["draw", "AJ-2026-04", "--seed", seed]);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert_eq!(office.record("AJ-2026-04-1")["seed"], seed);
        assert_eq!(office.zh(&["verify", "AJ-2026-04-1"]).code, 0);
    }
}

#[test]
fn a_script_gets_the_draw_as_json() {
    let office = Office::sample();
    office.seal_fixed(EVE, "AJ-2026-04", LOTTERY);
    let args = ["draw", "AJ-2026-04", "--seed", OUTCOME, "--json"];
    let ran = office.zh(&[&args[..], &["--today", DAY]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    golden("draw.json", &masked(&ran.out));
    let said: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(codes(&said), codes(&office.record("AJ-2026-04-1")));
    let ran = office.en(&args);
    assert_eq!(ran.code, 3);
    assert_eq!(
        serde_json::from_str::<Value>(&ran.out).unwrap()["refused"],
        "D03",
        "{ran:?}"
    );
}
