//! A draw repeated in the browser: a true one agrees in every step, a doctored one differs where it was doctored.

use std::time::Instant;

use choucha::domain::ground::sha::Sha;
use choucha::domain::method::numbers::{Numbers, TICKETS};

use crate::browser::{self, Opened};
use crate::dataset;
use crate::dataset::{BEACON, LARGE, SEALED_DRAW, TRUE_DRAW, WRONG_POPULATION, WRONG_TICKET};
use crate::pages;

/// The steps of a draw that is not by the beacon.
const STEPS: [&str; 15] = [
    "manifest",
    "facts",
    "population",
    "excluded",
    "owners",
    "form",
    "seed",
    "spelling",
    "standing",
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
    for (draw, lines) in [(TRUE_DRAW, 287), (SEALED_DRAW, 33)] {
        let Some(opened) = repeat(draw) else { return };
        assert_eq!(names(&opened), STEPS, "{draw}");
        assert_eq!(wrong(&opened), [""; 0], "{draw}");
        assert!(opened.dom.contains("复算一致：15 步全部相符"), "{draw}");
        for told in [
            "复算的是对象和票号；检查组的分配须有本局不公开的盐（salt.txt）才能复算",
            "检查人员名单、回避名单和盐不公开",
        ] {
            assert!(opened.dom.contains(told), "{told}");
        }
        // Every line's ticket, the first 200 at once, the drawn ones among them marked.
        let table = opened.dom.split("class=\"tickets\"").nth(1).unwrap();
        let table = table.split("</section>").next().unwrap();
        assert_eq!(
            table.matches("<tr role=\"row\">").count(),
            lines.min(200) + 1
        );
        assert_eq!(
            table.matches("抽中，第 ").count(),
            drawn_of_the_first(draw, 200)
        );
        assert_eq!(table.contains("显示更多（还有 87 行）"), lines == 287);
    }
}

/// How many of the lines with the smallest tickets are drawn.
fn drawn_of_the_first(draw: &str, first: usize) -> usize {
    let (page, files) = dataset::draw(draw);
    let key = Sha::from_hex(page["key"].as_str().unwrap()).unwrap();
    let mut numbers = Numbers::new(&key.0, TICKETS);
    let population = files["population"].as_str().unwrap();
    let mut tickets: Vec<String> = (0..population.lines().count() as u64)
        .map(|i| format!("{:016x}", numbers.at(i)))
        .collect();
    tickets.sort();
    tickets.truncate(first);
    let drawn = files["drawn"].as_array().unwrap().iter();
    drawn
        .filter(|row| tickets.iter().any(|ticket| row["ticket"] == **ticket))
        .count()
}

#[test]
fn a_draw_by_the_beacon_has_its_signature_checked() {
    let Some(opened) = repeat(BEACON) else { return };
    let steps = [&STEPS[..8], &["beacon"], &STEPS[8..14]].concat();
    assert_eq!(names(&opened), steps);
    assert_eq!(wrong(&opened), [""; 0]);
    for told in [
        "信标取种",
        "由公共随机信标 drand quicknet 第 31799517 轮的签名算出，该轮应于 2026-09-01 02:45:15（北京时间）产生",
        "信标签名以信标网络的公钥验证",
        "所属主体代码",
        "不参加：所属企业本年已由 安全生产责任落实和教育培训抽查、V7 抽满上限",
        "不再抽的 2 个：本年已由 安全生产责任落实和教育培训抽查、V7 抽满上限",
        "B 级：按 0.5% 抽取 13 个中的 1 个",
    ] {
        assert!(pages::text(&opened).contains(told), "{told}");
    }
}

#[test]
fn a_changed_ticket_is_found() {
    let Some(opened) = repeat(WRONG_TICKET) else {
        return;
    };
    assert_eq!(names(&opened), STEPS[..14]);
    assert_eq!(wrong(&opened), ["tickets"]);
    assert!(opened.dom.contains("复算不一致：14 步中有 1 步不符"));
    for draw in [WRONG_TICKET, TRUE_DRAW] {
        let row = &dataset::draw(draw).1["drawn"][2];
        let [code, ticket] = ["code", "ticket"].map(|key| row[key].as_str().unwrap());
        assert!(opened.dom.contains(&format!("{code} {ticket}")), "{draw}");
    }
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
    for step in ["manifest", "facts", "excluded", "owners", "seed", "key"] {
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
    assert_eq!(names(&opened), STEPS[..14]);
    assert_eq!(wrong(&opened), [""; 0]);
    assert!(opened.dom.contains("100000 个对象的票号已重新算出"));
}
