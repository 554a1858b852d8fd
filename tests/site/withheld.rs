//! A publication whose drawn list is withheld, in a real browser: the draw has its row and its page, nobody who waits is found,
//! and nothing is offered to be repeated.

use std::fs;

use serde_json::Value;

use crate::browser::{self, Opened};
use crate::needed;
use crate::pages::text;
use crate::published::published_as;

const DRAW: &str = "AJ-2026-01-1";

#[test]
fn a_withheld_draw_has_its_row_and_nothing_to_repeat() {
    if needed::program("chromium").is_none() {
        return;
    }
    let (work, name, code) = published_as("visited");
    let folder = work.path().join("case/public");
    assert!(!folder.join("draws").exists());
    let record = fs::read(work.path().join("case/draws/AJ-2026-01-1/draw.json")).unwrap();
    let record: Value = serde_json::from_slice(&record).unwrap();
    let waits = record["drawn"][1]["code"].as_str().unwrap();
    let commitment = record["manifest_sha256"].as_str().unwrap();
    let open = |page: &str| -> Opened {
        let opened = browser::open(&folder, page).unwrap();
        opened.quiet();
        assert!(!opened.dom.contains(waits), "{page}");
        opened
    };
    let tells = |page: &str, sentences: &[&str]| {
        let text = text(&open(page));
        for sentence in sentences {
            assert!(
                text.contains(sentence),
                "{page}: {sentence} is missing in {text}"
            );
        }
    };
    let rows = [
        "名单暂不公开，最迟 2026-",
        "另有 1 次抽取的名单暂不公开",
        "另抽中 25 个对象",
        "已公示结果 1 / 25",
    ];
    tells("index.html", &rows);
    tells(
        "index.html#lang=en",
        &[
            "list withheld, until 2026-",
            "The lists of 1 further draw",
            "drew 25 further objects",
            "1 of 25",
        ],
    );
    let page = format!("index.html#draw={DRAW}");
    tells(
        &page,
        &[
            "2026-06-01 抽取",
            "抽中名单待检查全部完成后公开，最迟 2026-",
            commitment,
            &name,
            "检查 25 户次",
        ],
    );
    tells(
        &format!("{page}&lang=en"),
        &[
            "Drawn on 2026-06-01.",
            "is public when all visits are completed",
            commitment,
        ],
    );
    for page in [page.clone(), page + "&repeat=1"] {
        let opened = open(&page);
        assert!(opened.dom.contains("id=\"withheld\""));
        assert!(!opened.dom.contains("repeat-button") && opened.steps().is_empty());
    }
    // Who was visited is found, and of who waits nothing is said.
    tells(&format!("index.html#object={code}"), &[&name, "未发现问题"]);
    let found = browser::open(&folder, &format!("index.html#q={waits}")).unwrap();
    let found = text(&found);
    assert!(
        found.contains("本年已公开的抽中对象中没有这个名称或代码"),
        "{found}"
    );
    assert!(found.contains("另有 1 次抽取的名单暂不公开"), "{found}");
    let repeat = text(&open("repeat.html"));
    assert!(!repeat.contains(DRAW), "{repeat}");
    assert!(
        repeat.contains("名单暂不公开的抽取，要等名单公开以后才能复算"),
        "{repeat}"
    );
}
