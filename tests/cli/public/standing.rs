//! What a published draw says of its own worth: the seed's standing and the seal's, and what an outsider needs to check both.

use std::fmt::Write as _;
use std::fs;

use serde_json::{Value, json};

use crate::method::sources::{
    AFTER_ROUND, BEFORE_ROUND, DAY, EVE, LOTTERY, OUTCOME, RANDOMNESS, ROUND, SIGNATURE,
};
use crate::office::{Office, Ran, copy, sha};
use crate::year::small_year::Row;

use super::published_case::{LATER, column, public, publish};

/// A draw of each kind: by the beacon, by a lottery, by the operating system.
fn drawn() -> Office {
    Office::once("standing drawn", || {
        let rows = ["T1", "T2", "T3"].map(|id| {
            Row::new(id, "东", "50%")
                .within("2026-06-01", "2026-12-15")
                .cap(3)
        });
        let office = Office::small(&[("东", "A", 20)], &rows);
        office.publish();
        let sealed = [
            (
                BEFORE_ROUND,
                "T1",
                ROUND,
                AFTER_ROUND,
                ["--beacon", SIGNATURE],
            ),
            (EVE, "T2", LOTTERY, DAY, ["--seed", OUTCOME]),
        ];
        for (eve, task, source, day, seed) in sealed {
            office.document(eve, 0, &["seal", task, "--source", source]);
            office.document(day, 0, &[&["draw", task][..], &seed].concat());
        }
        office.document(DAY, 0, &["draw", "T3"]);
        office
    })
}

#[test]
fn each_draw_is_published_with_what_seed_and_seal_prove_and_how_to_check_it() {
    let office = drawn();
    publish(&office);
    let first = |heading: &str| -> Vec<String> {
        let (ids, cells) = (
            column(&office, "draws", "抽取编号"),
            column(&office, "draws", heading),
        );
        let of = |id: &str| ids.iter().position(|known| known == id).unwrap();
        ["T1-1", "T2-1", "T3-1"]
            .map(|id| cells[of(id)].clone())
            .to_vec()
    };
    assert_eq!(
        first("抽取效力"),
        ["信标取种", "公开事件取种", "系统随机（可复算）"]
    );
    assert_eq!(first("封存效力"), ["仅本局时钟", "仅本局时钟", "未封存"]);
    assert_eq!(first("种子来源"), [ROUND, LOTTERY, "os"]);
    assert_eq!(first("种子")[..2], [RANDOMNESS, OUTCOME]);
    assert_eq!(first("信标签名"), [SIGNATURE, "", ""]);
    let sealed_at = first("封存时间");
    for (draw, sealed_at) in ["T1-1", "T2-1"].into_iter().zip(&sealed_at) {
        assert_eq!(office.record(draw)["sealed_at"], json!(sealed_at));
    }
    assert_eq!(sealed_at[2], "");
    let public = public(&office);
    for (place, standing) in ["beacon", "event", "unproven"].into_iter().enumerate() {
        let draw = &public["draws"][place];
        assert_eq!(draw["standing"], standing);
        assert_eq!(draw["seal_standing"], ["claimed", "claimed", "none"][place]);
        assert_eq!(
            draw["beacon"],
            [json!(SIGNATURE), Value::Null, Value::Null][place]
        );
    }
    let beacon = format!("{ROUND} {SIGNATURE}\n");
    assert_eq!(office.read("public/draws/T1-1/beacon.txt"), beacon);
    assert!(!office.case("public/draws/T2-1/beacon.txt").exists());
    assert_eq!(office.read("public/draws/T2-1/owners.txt"), "");
}

#[test]
fn three_people_for_teams_of_two_are_few_and_that_is_all_that_is_said() {
    let office = drawn();
    publish(&office);
    let few = column(&office, "draws", "可派人员不足两组");
    assert!(
        few.len() == 30 && few.iter().all(|cell| cell == "是"),
        "{few:?}"
    );
    let record: Value = serde_json::from_str(&office.read("public/draws/T1-1/draw.json")).unwrap();
    for row in record["drawn"].as_array().unwrap() {
        let keys: Vec<&str> = row
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(keys, ["order", "code", "ticket", "stratum", "few"]);
    }
    assert!(
        office
            .read("public/draws/T1-1/data.js")
            .contains("\"few\":true")
    );
    let mut codes = office.codes("T1-1");
    codes.sort();
    assert_eq!(public(&office)["draws"][0]["few"], json!(codes));
}

/// What `verify` says of the published folder of T1-1, copied out with a change and SHA256SUMS made anew; a file that the
/// change gives nothing for is taken away.
fn verified(office: &Office, change: impl Fn(&str, String) -> Option<String>) -> Ran {
    let folder = office.path().join("copied");
    if folder.is_dir() {
        fs::remove_dir_all(&folder).unwrap();
    }
    copy(&office.case("public/draws/T1-1"), &folder);
    let mut sums = String::new();
    let listed = fs::read_to_string(folder.join("SHA256SUMS")).unwrap();
    for line in listed.lines() {
        let name = line.split_once("  ").unwrap().1;
        let path = folder.join(name);
        match change(name, fs::read_to_string(&path).unwrap()) {
            None => fs::remove_file(path).unwrap(),
            Some(text) => {
                writeln!(sums, "{}  {name}", sha(&text)).unwrap();
                fs::write(path, text).unwrap();
            }
        }
    }
    fs::write(folder.join("SHA256SUMS"), sums).unwrap();
    office.run(&["--lang", "zh", "verify", "copied"])
}

#[test]
fn a_published_beacon_is_verified_by_its_signature_and_the_folder_says_no_more_than_it_shows() {
    let office = drawn();
    publish(&office);
    let verify = |change: &dyn Fn(&str, String) -> Option<String>| verified(&office, change);
    let whole = verify(&|_, text| Some(text));
    assert_eq!(whole.code, 0, "{whole:?}");
    assert!(
        whole.out.contains("✓ 信标签名经核实是该轮的，种子由它算出"),
        "{}",
        whole.out
    );
    assert!(
        whole.out.contains("检查组须凭本局的盐才能复算"),
        "{}",
        whole.out
    );
    // The days were declared, as in every rehearsal: only the book can tell what that means.
    assert!(
        whole
            .out
            .contains("\n只凭本文件夹，种子效力：可复算，种子未经证明（"),
        "{}",
        whole.out
    );
    assert!(
        whole.out.contains("\n封存效力：仅本局时钟（没有外部见证）"),
        "{}",
        whole.out
    );
    assert!(!whole.out.contains("封存效力：有外部见证"), "{}", whole.out);
    let missing = verify(&|name, text| (name != "beacon.txt").then_some(text));
    assert_eq!(missing.code, 1);
    assert!(missing.out.contains("[D18]"), "{}", missing.out);
    let other = verify(&|name, text| match name {
        "beacon.txt" => Some(text.replace("b7a6", "b7a7")),
        _ => Some(text),
    });
    assert_eq!(other.code, 1);
    assert!(other.out.contains("[D18]"), "{}", other.out);
    let no_owners = verify(&|name, text| match name {
        "owners.txt" => Some("P\tQ\n".to_owned()),
        _ => Some(text),
    });
    assert_eq!(no_owners.code, 1);
    assert!(no_owners.out.contains("owners.txt"), "{}", no_owners.out);
}

#[test]
fn the_check_of_a_publication_holds_with_beacon_and_owners_and_names_them_when_they_change() {
    let office = drawn();
    publish(&office);
    let check = || office.on(LATER, &["publish", "--check"]);
    assert_eq!(check().code, 0, "{:?}", check());
    for name in [
        "public/draws/T1-1/beacon.txt",
        "public/draws/T2-1/owners.txt",
    ] {
        let before = office.read(name);
        office.write(name, format!("{before}x"));
        let ran = check();
        assert_eq!(ran.code, 1);
        assert!(
            ran.out.contains(&format!("{name} 缺失或被改动")),
            "{}",
            ran.out
        );
        office.write(name, before);
    }
}
