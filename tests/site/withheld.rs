//! A publication whose drawn list is withheld, in a real browser: the draw has its row and its page, nobody who waits is found,
//! and nothing is offered to be repeated.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::browser::{self, Opened};
use crate::needed;
use crate::pages::text;
use crate::published::published_as;

const DRAW: &str = "AJ-2026-01-1";

/// The publication, and who was visited, who waits and the commitment of the draw.
struct Withheld {
    work: TempDir,
    name: String,
    code: String,
    waits: String,
    commitment: String,
}

impl Withheld {
    fn published() -> Option<Self> {
        needed::program("chromium")?;
        let (work, name, code) = published_as("visited");
        let record = fs::read(work.path().join("case/draws/AJ-2026-01-1/draw.json")).unwrap();
        let record: Value = serde_json::from_slice(&record).unwrap();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        Some(Self {
            waits: text(&record["drawn"][1]["code"]),
            commitment: text(&record["manifest_sha256"]),
            work,
            name,
            code,
        })
    }

    /// Opens a page, which never names who waits.
    fn open(&self, page: &str) -> Opened {
        let folder = self.work.path().join("case/public");
        let opened = browser::open(&folder, page).unwrap();
        opened.quiet();
        assert!(!text(&opened).contains(&self.waits), "{page}");
        opened
    }

    fn tells(&self, page: &str, sentences: &[&str]) {
        let text = text(&self.open(page));
        for sentence in sentences {
            assert!(
                text.contains(sentence),
                "{page}: {sentence} is missing in {text}"
            );
        }
    }
}

#[test]
fn a_withheld_draw_has_its_row_and_who_waits_is_not_found() {
    let Some(site) = Withheld::published() else {
        return;
    };
    assert!(!site.work.path().join("case/public/draws").exists());
    let rows = [
        "名单暂不公开，最迟 2026-",
        "另有 1 次抽取的名单暂不公开",
        "另抽中 25 个对象",
        "已公示结果 1 / 25",
    ];
    site.tells("index.html", &rows);
    let rows = [
        "list withheld, until 2026-",
        "The lists of 1 further draw",
        "drew 25 further objects",
        "1 of 25",
    ];
    site.tells("index.html#lang=en", &rows);
    // Who was visited is found, and of who waits nothing is said.
    let visited = format!("index.html#object={}", site.code);
    site.tells(&visited, &[&site.name, "未发现问题"]);
    let nobody = [
        "本年已公开的抽中对象中没有这个名称或代码",
        "另有 1 次抽取的名单暂不公开",
    ];
    site.tells(&format!("index.html#q={}", site.waits), &nobody);
}

#[test]
fn a_withheld_draw_has_its_page_and_nothing_to_repeat() {
    let Some(site) = Withheld::published() else {
        return;
    };
    let page = format!("index.html#draw={DRAW}");
    let told = [
        "2026-06-01 抽取",
        "抽中名单待检查全部完成后公开，最迟 2026-",
        &site.commitment,
        &site.name,
        "检查 25 户次",
    ];
    site.tells(&page, &told);
    let told = [
        "Drawn on 2026-06-01.",
        "is public when all visits are completed",
        &site.commitment,
    ];
    site.tells(&format!("{page}&lang=en"), &told);
    for page in [page.clone(), page + "&repeat=1"] {
        let opened = site.open(&page);
        assert!(opened.dom.contains("id=\"withheld\""));
        assert!(!opened.dom.contains("repeat-button") && opened.steps().is_empty());
    }
    let repeat = text(&site.open("repeat.html"));
    assert!(!repeat.contains(DRAW), "{repeat}");
    assert!(
        repeat.contains("名单暂不公开的抽取，要等名单公开以后才能复算"),
        "{repeat}"
    );
}
