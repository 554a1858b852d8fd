//! A real publication in a real browser: written by the binary, its draw repeated on the page, and a forged one found out.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::browser;
use crate::needed;

const PAGE: &str = "index.html#draw=AJ-2026-01-1&repeat=1";

fn run(folder: &Path, args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_choucha"))
        .args(args)
        .current_dir(folder)
        .env_clear()
        .env("USER", "tester")
        .env("LANG", "zh_CN.UTF-8")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// The sample with a draw and a result, published; the name and code of the inspected company.
pub(crate) fn published() -> (TempDir, String, String) {
    published_as("now")
}

/// The same, drawn lists being public as `drawn` says.
pub(crate) fn published_as(drawn: &str) -> (TempDir, String, String) {
    let work = tempfile::tempdir().unwrap();
    run(work.path(), &["init", "case", "--sample"]);
    let settings = work.path().join("case/choucha.toml");
    let text = fs::read_to_string(&settings).unwrap();
    let line = |word: &str| format!("drawn = \"{word}\"");
    fs::write(&settings, text.replace(&line("now"), &line(drawn))).unwrap();
    let case = |day: &str, args: &[&str]| {
        run(
            work.path(),
            &[&["-C", "case", "--today", day], args].concat(),
        )
    };
    case("2026-05-20", &["plan", "publish"]);
    case("2026-06-01", &["draw", "AJ-2026-01", "--seed", "583"]);
    let record = fs::read(work.path().join("case/draws/AJ-2026-01-1/draw.json")).unwrap();
    let record: serde_json::Value = serde_json::from_slice(&record).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let first = &record["drawn"][0];
    let (code, leader) = (text(&first["code"]), text(&first["team"][0]));
    case(
        "2026-06-10",
        &[
            "record",
            "add",
            "AJ-2026-01-1",
            &code,
            "--completed=2026-06-10",
            "--method=实地核查",
            "--clear=AJ01,AJ02",
            "--code=JG01",
            "--signed=王某",
            &format!("--entered-by={leader}"),
        ],
    );
    case("2026-06-15", &["publish"]);
    let public = fs::read(work.path().join("case/public/json/public.json")).unwrap();
    let public: serde_json::Value = serde_json::from_slice(&public).unwrap();
    let mut visits = public["visits"].as_array().unwrap().iter();
    let visit = visits.find(|visit| visit["enterprise"] == *code).unwrap();
    let name = text(&visit["name"]);
    (work, name, code)
}

#[test]
fn a_published_draw_agrees_in_the_browser_and_a_forged_one_does_not() {
    if needed::program("chromium").is_none() {
        return;
    }
    let (work, name, code) = published();
    let folder = work.path().join("case/public");
    let opened = browser::open(&folder, PAGE).unwrap();
    opened.quiet();
    let steps = opened.steps();
    assert!(steps.len() >= 11, "{steps:?}");
    assert!(steps.iter().all(|(_, agrees)| *agrees), "{steps:?}");
    assert!(
        opened
            .dom
            .contains(&format!("复算一致：{} 步全部相符", steps.len()))
    );

    for query in [&name, &code] {
        let found = browser::open(&folder, &format!("index.html#q={query}")).unwrap();
        found.quiet();
        assert!(found.dom.contains("找到 1 条"), "{query}");
        assert!(found.dom.contains(&name) && found.dom.contains(&code));
    }

    let one = browser::open(&folder, &format!("index.html#object={code}")).unwrap();
    one.quiet();
    assert!(one.dom.contains(&name) && one.dom.contains("全员安全生产责任制落实情况"));
    // A list that is not there is told, and not taken for no visits.
    let rows = folder.join("site/visits/AJ-2026-01-1/rows.js");
    let kept = fs::read(&rows).unwrap();
    fs::remove_file(&rows).unwrap();
    let opened = browser::open(&folder, &format!("index.html#q={code}")).unwrap();
    assert!(
        opened
            .dom
            .contains("site/visits/AJ-2026-01-1/rows.js</bdi>")
    );
    fs::write(&rows, kept).unwrap();

    let data = folder.join("draws/AJ-2026-01-1/data.js");
    let text = fs::read_to_string(&data).unwrap();
    let (before, after) = text.split_once("\"ticket\":\"").unwrap();
    let forged = format!("{before}\"ticket\":\"0000000000000001{}", &after[16..]);
    fs::write(&data, forged).unwrap();
    let opened = browser::open(&folder, PAGE).unwrap();
    opened.quiet();
    let wrong: Vec<String> = opened
        .steps()
        .into_iter()
        .filter(|(_, agrees)| !agrees)
        .map(|(name, _)| name)
        .collect();
    assert!(wrong.iter().any(|name| name == "tickets"), "{wrong:?}");
    assert!(opened.dom.contains("复算不一致"));
}
