//! `verify public/`: a whole publication, checked by an outsider who has nothing else. Whoever forges one makes SHA256SUMS
//! anew; so does this test.

use std::path::Path;

use serde_json::Value;

use crate::office::{Office, golden, masked, sha};

const DRAW: &str = "draws/AJ-2026-04-1";

/// An office with a draw, a completed visit and two results, published.
fn published() -> Office {
    let office = Office::drawn_in_june();
    let visits = office.visits("AJ-2026-04-1");
    office.done(&visits[0], "2026-06-10");
    let results = [&visits[1], &visits[2]].map(|visit| visit.result("2026-06-12", true, None));
    office.results("2026-06-20", results.to_vec());
    // Not sealed: an outsider needs no book to see it.
    let draw = ["--today", "2026-06-20", "draw", "AJ-2026-06", "--seed", "1"];
    assert_eq!(office.zh(&draw).code, 0);
    let ran = office.zh(&["--today", "2026-06-21", "publish"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    office
}

/// Writes the SHA256SUMS of a publication, and of the draw's folder, anew.
fn sum_again(office: &Office) {
    let of = |parent: &Path, deep: bool| {
        let mut names: Vec<String> = office
            .tree()
            .into_keys()
            .filter_map(|name| {
                office
                    .case(&name)
                    .strip_prefix(parent)
                    .ok()
                    .map(|name| name.to_string_lossy().into_owned())
            })
            .filter(|name| {
                !name.ends_with('/')
                    && name != "SHA256SUMS"
                    && !office.case("public").join(name).is_dir()
            })
            .filter(|name| deep || (name != "data.js" && !name.contains('/')))
            .collect();
        names.retain(|name| parent.join(name).is_file());
        let lines = names.iter().map(|name| {
            format!(
                "{}  {name}\n",
                sha(std::fs::read(parent.join(name)).unwrap())
            )
        });
        std::fs::write(parent.join("SHA256SUMS"), lines.collect::<String>()).unwrap();
    };
    of(&office.case("public"), true);
}

fn verified(office: &Office) -> (i32, Vec<String>) {
    let ran = office.run(&["verify", "case/public", "--json"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    let flaws = document["flaws"].as_array().unwrap().iter();
    let flaws: Vec<String> = flaws
        .map(|flaw| flaw["what"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(document["holds"], flaws.is_empty());
    (ran.code, flaws)
}

#[test]
fn a_publication_that_holds_is_told_with_what_was_checked_and_what_cannot_be() {
    let office = published();
    let before = office.tree();
    for (lang, ran) in [
        ("zh", office.run(&["--lang", "zh", "verify", "case/public"])),
        ("en", office.run(&["--lang", "en", "verify", "case/public"])),
    ] {
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
        golden(&format!("verify-publication.{lang}.txt"), &masked(&ran.out));
    }
    assert_eq!(verified(&office), (0, Vec::new()));
    assert!(before == office.tree(), "looking changes nothing");
    // Anywhere, without a case folder.
    let alone = Office::empty();
    std::fs::rename(office.case("public"), alone.path().join("downloaded")).unwrap();
    assert_eq!(alone.run(&["verify", "downloaded"]).code, 0);
}

#[test]
fn what_was_changed_without_its_digest_is_named() {
    let office = published();
    office.replace("public/csv/results.csv", "2026-06-12", "2026-06-11");
    office.write("public/strange.txt", "x");
    std::fs::create_dir(office.case("public/later")).unwrap();
    std::fs::remove_file(office.case("public/site/app.js")).unwrap();
    let (code, flaws) = verified(&office);
    assert_eq!(code, 1);
    assert_eq!(flaws, ["changed", "changed", "foreign", "empty_folder"]);
    let (zh, en) = (
        office.run(&["--lang", "zh", "verify", "case/public"]),
        office.run(&["--lang", "en", "verify", "case/public"]),
    );
    assert!(
        zh.out.contains("✗ csv/results.csv 缺失或被改动\n"),
        "{zh:?}"
    );
    assert!(
        en.out
            .contains("✗ strange.txt was not written by the publication\n"),
        "{en:?}"
    );
    assert!(
        en.out.contains("The publication does not hold.\n"),
        "{en:?}"
    );
}

/// Forges a publication with its digest, and gives what is found of it.
fn found_of(forge: impl Fn(&Office)) -> Vec<String> {
    let office = published();
    forge(&office);
    sum_again(&office);
    let (code, flaws) = verified(&office);
    assert_eq!(code, 1);
    flaws
}

#[test]
fn what_follows_from_public_json_cannot_say_something_else() {
    let script = format!("public/{DRAW}/data.js");
    for (name, from, to) in [
        ("public/csv/results.csv", "2026-06-12", "2026-06-11"),
        ("public/json/results.json", "2026-06-12", "2026-06-11"),
        ("public/site/data.js", "2026-06-12", "2026-06-11"),
        (&script, "\"seed\":\"", "\"seed\":\"9"),
    ] {
        let flaws = found_of(|office| office.replace(name, from, to));
        assert_eq!(flaws, ["derived"], "{name}");
    }
    let page = "public/site/repeat.js";
    let flaws = found_of(|office| office.replace(page, "function", "function "));
    assert_eq!(flaws, ["page"]);
}

#[test]
fn what_no_publication_has_is_found_though_its_digest_is_there() {
    let more = |office: &Office| office.write("public/csv/more.csv", "x");
    assert_eq!(found_of(more), ["foreign"]);
    let draw = |office: &Office| {
        std::fs::create_dir(office.case("public/draws/AJ-2026-09-1")).unwrap();
        office.write("public/draws/AJ-2026-09-1/manifest.txt", "x");
    };
    assert_eq!(found_of(draw), ["unknown_draw"]);
    let salt = |office: &Office| {
        let salt = office.read(&format!("{DRAW}/salt.txt"));
        office.write(&format!("public/{DRAW}/salt.txt"), salt);
    };
    assert_eq!(found_of(salt), ["private", "draw"]);
    let whole = |office: &Office| {
        std::fs::remove_file(office.case("public/json/public.json")).unwrap();
    };
    assert_eq!(found_of(whole), ["public_json"]);
}

#[test]
fn public_json_is_held_against_the_draws_that_lie_beside_it() {
    let office = published();
    let whole = office.read("public/json/public.json");
    let forged = |change: fn(&mut Value), expected: &[&str]| {
        let mut public: Value = serde_json::from_str(&whole).unwrap();
        change(&mut public);
        office.write("public/json/public.json", format!("{public:#}\n"));
        sum_again(&office);
        let (code, mut flaws) = verified(&office);
        flaws.retain(|flaw| flaw != "derived");
        flaws.dedup();
        assert_eq!(
            (code, flaws.iter().map(String::as_str).collect::<Vec<_>>()),
            (1, expected.to_vec())
        );
    };
    forged(
        |public| public["draws"][0]["seed"] = "2".into(),
        &["draw_says"],
    );
    forged(
        |public| public["draws"][0]["round"] = 2.into(),
        &["draw_says"],
    );
    forged(
        |public| public["draws"][3]["standing"] = "beacon".into(),
        &["standing"],
    );
    forged(
        |public| public["draws"][0]["id"] = "../../x".into(),
        &["unknown_draw", "draw", "object"],
    );
    forged(
        |public| public["draws"].as_array_mut().unwrap().clear(),
        &["unknown_draw", "object"],
    );
    forged(
        |public| drop(public["visits"].as_array_mut().unwrap().remove(0)),
        &["object"],
    );
    forged(
        |public| public["visits"][0]["objects"][0]["object"] = "91370499MY00000000".into(),
        &["object"],
    );
    forged(|public| public["more"] = true.into(), &["public_json"]);
}
