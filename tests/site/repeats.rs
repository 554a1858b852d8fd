//! A draw repeated in the browser: a true one agrees in every step, a doctored one differs where it was doctored.

use std::time::Instant;

use crate::browser::{self, Opened};
use crate::dataset;
use crate::dataset::{LARGE, SEALED_DRAW, TRUE_DRAW, WRONG_POPULATION, WRONG_TICKET};

const STEPS: [&str; 12] = [
    "manifest",
    "facts",
    "population",
    "excluded",
    "form",
    "seed",
    "key",
    "takes",
    "tickets",
    "drawn",
    "shortfalls",
    "page",
];

fn repeat(draw: &str) -> Option<Opened> {
    let opened = browser::open(
        dataset::folder(),
        &format!("index.html#draw={draw}&repeat=1"),
    )?;
    opened.quiet();
    Some(opened)
}

fn wrong(opened: &Opened) -> Vec<String> {
    let steps = opened.steps();
    steps
        .into_iter()
        .filter(|(_, agrees)| !agrees)
        .map(|(name, _)| name)
        .collect()
}

fn names(opened: &Opened) -> Vec<String> {
    opened.steps().into_iter().map(|(name, _)| name).collect()
}

#[test]
fn a_true_draw_agrees_in_every_step() {
    for (draw, lines, drawn) in [(TRUE_DRAW, 287, 20), (SEALED_DRAW, 33, 7)] {
        let Some(opened) = repeat(draw) else { return };
        assert_eq!(names(&opened), STEPS, "{draw}");
        assert_eq!(wrong(&opened), [""; 0], "{draw}");
        assert!(opened.dom.contains("复算一致：12 步全部相符"), "{draw}");
        assert!(opened.dom.contains("检查人员和回避关系的名单不公开"));
        // Every line's ticket, the first 200 at once, the drawn ones marked: 20 of the 25 are among them.
        let table = opened.dom.split("class=\"tickets\"").nth(1).unwrap();
        let table = table.split("</section>").next().unwrap();
        assert_eq!(
            table.matches("<tr role=\"row\">").count(),
            lines.min(200) + 1
        );
        assert_eq!(table.matches("抽中，第 ").count(), drawn);
        assert_eq!(table.contains("显示更多（还有 87 行）"), lines == 287);
    }
}

#[test]
fn a_changed_ticket_is_found() {
    let Some(opened) = repeat(WRONG_TICKET) else {
        return;
    };
    assert_eq!(names(&opened), STEPS[..11]);
    assert_eq!(wrong(&opened), ["tickets"]);
    assert!(opened.dom.contains("复算不一致：11 步中有 1 步不符"));
    assert!(opened.dom.contains("91370499MXQ34WUU6E 0000000000000001"));
    assert!(opened.dom.contains("91370499MXQ34WUU6E 024dffd4db89b2f4"));
    assert!(
        opened.dom.contains("本次抽取已于 2026-06-02 作废")
            || opened.dom.contains("计划范围填错，已更正")
    );
}

#[test]
fn a_changed_population_is_found() {
    let Some(opened) = repeat(WRONG_POPULATION) else {
        return;
    };
    let wrong = wrong(&opened);
    assert_eq!(wrong.first().map(String::as_str), Some("population"));
    for step in ["takes", "tickets", "drawn"] {
        assert!(wrong.iter().any(|name| name == step), "{step}: {wrong:?}");
    }
    for step in ["manifest", "facts", "excluded", "form", "seed", "key"] {
        assert!(!wrong.iter().any(|name| name == step), "{step}: {wrong:?}");
    }
}

#[test]
fn a_hundred_thousand_lines_are_repeated() {
    let began = Instant::now();
    let Some(opened) = repeat(LARGE) else { return };
    println!(
        "100,000 lines: {:.1} s, the browser's start included",
        began.elapsed().as_secs_f64()
    );
    assert_eq!(names(&opened), STEPS[..11]);
    assert_eq!(wrong(&opened), [""; 0]);
    assert!(opened.dom.contains("100000 个对象的票号已重新算出"));
}
