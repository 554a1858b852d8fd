//! `verify public/`: a whole publication, checked by an outsider who has nothing else. Whoever forges one makes SHA256SUMS
//! anew; so does this test.

use std::path::Path;

use serde_json::{Value, json};

use super::published_case::column;
use crate::office::{Office, golden, masked, sha};
use crate::year::small_year::Row;

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

pub(crate) fn verified(office: &Office) -> (i32, Vec<String>) {
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
        ("public/site/data.js", "public-1", "public-2"),
        ("public/site/visits/AJ-2026-04-1/1.js", "-12", "-11"),
        (&script, "\"seed\":\"", "\"seed\":\"9"),
    ] {
        let flaws = found_of(|office| office.replace(name, from, to));
        assert_eq!(flaws, ["derived"], "{name}");
    }
    let page = |office: &Office| office.replace("public/site/repeat.js", "function", "function ");
    assert_eq!(found_of(page), ["page"]);
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
        &["draw_says", "seal"],
    );
    forged(
        |public| public["draws"][3]["standing"] = "beacon".into(),
        &["standing"],
    );
    forged(
        |public| public["draws"][0]["id"] = "../../x".into(),
        &["unknown_draw", "draw", "seal", "object"],
    );
    forged(
        |public| public["draws"].as_array_mut().unwrap().clear(),
        &["unknown_draw", "untold", "seal", "object"],
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

/// An office with a seal that was voided, one that was drawn and one that waits, published.
fn sealed() -> Office {
    const SOURCE: &str = "event 2026-06-03 8/100000000 测试开奖，八位数字连写";
    let tasks = ["T1", "T2", "T3"].map(|id| Row::new(id, "东", "40%").cap(9));
    let office = Office::small(&[("东", "A", 5)], &tasks);
    office.publish();
    let mut acts: Vec<Vec<&str>> = Vec::new();
    for task in ["T1", "T2", "T3"] {
        acts.push(vec![
            "--today",
            "2026-06-01",
            "seal",
            task,
            "--source",
            SOURCE,
        ]);
    }
    let void = [
        "--today",
        "2026-06-03",
        "void",
        "T1-1.s1",
        "--reason",
        "任务取消",
    ];
    let draw = ["--today", "2026-06-03", "draw", "T2", "--seed", "58312046"];
    acts.extend([void.to_vec(), draw.to_vec()]);
    for day in ["2026-06-03", "2026-06-04"] {
        acts.push(vec!["--today", day, "publish"]);
    }
    for act in acts {
        let ran = office.zh(&act);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    }
    office
}

/// What is found of a publication in which a file says something else.
fn flaws_of(office: &Office, name: &str, text: &str) -> Vec<String> {
    let was = office.read(name);
    office.write(name, text);
    sum_again(office);
    let (code, mut flaws) = verified(office);
    office.write(name, was);
    assert_eq!(code, 1, "{flaws:?}");
    flaws.retain(|flaw| flaw != "derived");
    flaws
}

#[test]
fn public_json_is_held_against_the_lines_of_the_book() {
    let office = sealed();
    assert_eq!(verified(&office), (0, Vec::new()));
    let whole = office.read("public/json/public.json");
    let forged = |change: fn(&mut Value), expected: &[&str]| {
        let mut public: Value = serde_json::from_str(&whole).unwrap();
        change(&mut public);
        let text = format!("{public:#}\n");
        let found = flaws_of(&office, "public/json/public.json", &text);
        assert_eq!(found, expected);
    };
    // A seal that is kept back; others name it still.
    forged(
        |public| {
            public["seals"].as_array_mut().unwrap().remove(0);
        },
        &["untold", "count", "seal", "seal"],
    );
    forged(
        |public| public["seals"][2]["line"] = 2.into(),
        &["no_line", "untold"],
    );
    forged(
        |public| public["seals"][0]["fate"] = "open".into(),
        &["count", "seal", "seal", "seal"],
    );
    forged(
        |public| public["seals"][1]["manifest_sha256"] = "0".repeat(64).into(),
        &["seal", "seal"],
    );
    forged(
        |public| public["draws"][0]["passed_over"]["voided"] = Value::Array(Vec::new()),
        &["seal", "seal"],
    );
    forged(
        |public| public["plans"] = Value::Array(Vec::new()),
        &["count"],
    );
    forged(|public| public["head"]["line"] = 3.into(), &["head"]);
    forged(
        |public| public["heads"] = Value::Array(Vec::new()),
        &["head"],
    );
    forged(|public| public["heads"][0]["line"] = 2.into(), &["head"]);
}

#[test]
pub(crate) fn a_list_of_lines_that_is_not_the_books_is_noticed() {
    let office = sealed();
    let lines = office.read("public/lines.csv");
    // A line cut off, a line of another act, no list.
    let mut rows: Vec<&str> = lines.split_inclusive('\n').collect();
    let last = rows.pop().unwrap();
    assert_eq!(
        flaws_of(&office, "public/lines.csv", &rows.concat()),
        ["head"]
    );
    assert!(last.contains(",publish,"), "{last}");
    let other = lines.replace(",seal,", ",draw,");
    assert_eq!(
        flaws_of(&office, "public/lines.csv", &other),
        [
            "no_line", "no_line", "no_line", "untold", "untold", "untold"
        ]
    );
    for text in ["", "x", "seq,act,time,sha256\n2,a,b,c\n"] {
        let found = flaws_of(&office, "public/lines.csv", text);
        assert_eq!(found, ["lines"], "{text}");
    }
}

#[test]
fn an_older_publication_that_somebody_kept_shows_what_vanished() {
    let office = sealed();
    let kept = office.path().join("kept");
    std::fs::rename(office.case("public"), &kept).unwrap();
    let void = [
        "--today",
        "2026-06-04",
        "void",
        "T2-1",
        "--reason",
        "录入错误",
    ];
    for act in [&void[..], &["--today", "2026-06-05", "publish"]] {
        assert_eq!(office.zh(act).code, 0);
    }
    let against = |public: &str, kept: &[&str]| {
        let args = [&["verify", public, "--against"], kept].concat();
        let lang = |lang| office.run(&[&["--lang", lang], &args[..]].concat());
        (lang("zh"), lang("en"))
    };
    let (zh, en) = against("case/public", &["kept", "kept/lines.csv", "kept/heads.csv"]);
    assert_eq!((zh.code, en.code), (0, 0), "{zh:?}");
    assert!(
        zh.out.contains("✓ 留存的旧的公开内容都还在这份里\n"),
        "{zh:?}"
    );
    assert!(
        en.out
            .contains("✓ everything of the older publications that you kept is in this one\n"),
        "{en:?}"
    );
    // The other way round lines are missing, and so is a head.
    std::fs::rename(office.case("public"), office.path().join("newer")).unwrap();
    let (zh, en) = against("kept", &["newer"]);
    let hidden = |text: &str| {
        let text = text.lines().filter(|line| line.starts_with('✗'));
        let text: Vec<String> = text.map(masked).collect();
        text
    };
    let (zh, en) = (hidden(&zh.out), hidden(&en.out));
    assert_eq!((zh.len(), en.len()), (2, 2), "{zh:?} {en:?}");
    assert!(
        zh[0].contains("旧的公开内容中账本第 9 行（publish，"),
        "{zh:?}"
    );
    assert!(
        en[1].contains("published on 2026-06-05, is not in this publication"),
        "{en:?}"
    );
}

#[test]
fn an_older_publication_of_another_case_folder_or_none_at_all_is_told() {
    let (office, other) = (sealed(), Office::anew(sealed));
    std::fs::rename(office.case("public"), office.path().join("kept")).unwrap();
    // Nothing fits.
    std::fs::rename(other.case("public"), office.path().join("other")).unwrap();
    let ran = office.run(&["verify", "kept", "--against", "other", "--json"]);
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    let flaws = found["flaws"].as_array().unwrap();
    assert_eq!(ran.code, 1);
    assert!(flaws.iter().all(|flaw| flaw["what"] == "vanished"));
    assert!(
        flaws[0]["why"].as_str().unwrap().contains("第 1 行"),
        "{ran:?}"
    );
    // What is no publication.
    office.write("x.csv", "x");
    for (code, args) in [
        ("B14", ["verify", "kept", "--against", "case/x.csv"]),
        ("D22", ["verify", "kept/draws/T2-1", "--against", "other"]),
    ] {
        let ran = office.run(&args);
        assert_eq!(ran.code, 3, "{ran:?}");
        assert!(ran.err.starts_with(&format!("拒绝 [{code}] ")), "{ran:?}");
    }
}

#[test]
fn a_line_that_is_not_accepted_is_told_without_what_it_says() {
    let office = sealed();
    let book = office.read("ledger.jsonl");
    let last = book.lines().last().unwrap();
    let mut line: Value = serde_json::from_str(last).unwrap();
    line["seq"] = (book.lines().count() + 1).into();
    line["prev"] = sha(format!("{last}\n")).into();
    line["act"] = "void".into();
    line["data"] = json!({ "target": "T9-1", "reason": "手写的理由" });
    office.write("ledger.jsonl", format!("{book}{line}\n"));
    let ran = office.zh(&["--today", "2026-06-05", "publish"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert_eq!(verified(&office), (0, Vec::new()));
    let whole = office.read("public/json/public.json");
    assert!(!whole.contains("手写的理由"));
    let mut public: Value = serde_json::from_str(&whole).unwrap();
    let refused = json!([{ "line": line["seq"], "act": "void", "codes": ["D09"] }]);
    assert_eq!(public["refused"], refused);
    assert_eq!(column(&office, "refused", "代号"), ["D09"]);
    for (refused, expected) in [
        (json!([]), &["derived", "count"][..]),
        (
            json!([{ "line": 2, "act": "void", "codes": ["D09"] }]),
            &["derived", "no_line", "count"],
        ),
    ] {
        public["refused"] = refused;
        office.write("public/json/public.json", format!("{public:#}\n"));
        sum_again(&office);
        let (code, mut flaws) = verified(&office);
        flaws.dedup();
        let flaws: Vec<&str> = flaws.iter().map(String::as_str).collect();
        assert_eq!((code, &flaws[..]), (1, expected));
    }
}
