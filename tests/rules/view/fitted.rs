//! Tests of `src/view/fitted.rs`.

use choucha::view::fitted::{
    COLUMNS, cut, first_digits, fitting, padded, shortened, width, wrapped,
};
use proptest::prelude::*;

const DIGEST: &str = "5f78c33274e43fa9de5659265c1d917e25c03722dcb0b8d27db8d5feaa813953";

#[test]
fn chinese_breaks_between_characters_and_not_before_a_comma() {
    let text = "危险化学品经营企业安全生产监督检查，".repeat(5);
    let lines = wrapped(&text, 2);
    assert!(lines.len() > 1, "{lines:?}");
    for line in &lines {
        assert!(width(line) <= COLUMNS, "{line}");
        assert!(!line.trim_start().starts_with('，'), "{line}");
    }
}

#[test]
fn a_code_stays_whole_however_long_it_is() {
    let long = DIGEST.repeat(2);
    let lines = wrapped(
        &format!("清单摘要（承诺值，公布在公告栏并报上级）：{DIGEST}。以及 {long} 两个"),
        4,
    );
    assert!(lines.iter().any(|line| line.contains(DIGEST)), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains(&long)), "{lines:?}");
}

#[test]
fn names_are_cut_and_padded_by_columns() {
    assert_eq!(cut("临溪石油", 8), "临溪石油");
    assert_eq!(cut("临溪石油公司", 9), "临溪石…");
    assert_eq!(padded("临溪", 6), "临溪  ");
    assert_eq!(padded("临溪石油", 6), "临溪石油");
    assert_eq!(wrapped("", 2), [""]);
}

proptest! {
    #[test]
    fn nothing_is_lost_and_every_line_fits(text in "[a-z]{1,20}( [a-z0-9]{1,20}|[，。（）中文字书]{1,9}){0,40}") {
        let lines = wrapped(&text, 2);
        for line in &lines {
            prop_assert!(width(line) <= COLUMNS, "{line}");
        }
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(plain(&lines.concat()), plain(&text));
    }
}

#[test]
fn digests_are_shortened_only_where_they_do_not_fit_and_never_in_an_address() {
    let line = format!("清单摘要：{DIGEST}");
    assert_eq!(fitting(&line), line, "it fits");
    let long = format!("任务来源：年度计划第 1 版（{DIGEST}）");
    assert_eq!(fitting(&long), "任务来源：年度计划第 1 版（5f78c332…）");
    let address =
        format!("打开 https://api.drand.sh/{DIGEST}/public/29187412，或 {DIGEST}.txt 看看");
    assert_eq!(
        shortened(&address).matches(DIGEST).count(),
        2,
        "{}",
        shortened(&address)
    );
    // What is longer or shorter is no digest.
    let others = format!("{DIGEST}0 {} 583 {}", &DIGEST[1..], DIGEST.to_uppercase());
    assert_eq!(shortened(&others), others);
    let table = format!("────\n{long}\n────");
    assert_eq!(fitting(&table), table);
    assert_eq!(first_digits(DIGEST), "5f78c332");
    assert_eq!(first_digits(""), "");
}
