//! Tests of `src/domain/method/typed_source.rs`.

use choucha::domain::ground::moment::Moment;
use choucha::domain::method::beacon::{LAST_ROUND, due, first_round_at};
use choucha::domain::method::source::NotAhead;
use choucha::domain::method::typed_source;
use proptest::prelude::*;

/// 2027-03-01 09:00:00 in China.
const NOW: i64 = 1_804_212_000 - 4 * 86_400 - 3600;

fn now() -> Moment {
    Moment::at(NOW).expect("a moment")
}

fn read(typed: &str) -> Option<String> {
    typed_source::read(typed, now()).map(|source| source.text())
}

/// The round that is named, and whether a seal made now may name it.
fn ahead(typed: &str) -> (String, Result<(), NotAhead>) {
    let source = typed_source::read(typed, now()).expect("a source");
    (source.text(), source.is_ahead_of(now()))
}

#[test]
fn a_moment_is_china_s_and_finds_the_round() {
    for typed in [
        "drand 2027-03-05 10:00",
        "drand 2027-03-05 10:00:00",
        "drand 2027/3/5 10:00",
        "drand 2027.3.5 10:00",
        "drand 20270305 10:00",
        "drand 2027年3月5日 10:00",
        "drand 2027年3月5日10:00",
        "drand 2027 年 03 月 05 日 10 点",
        "drand 2027年3月5日10时0分",
        "drand 2027-03-05T10:00",
        "drand 2027-03-05  10 : 00",
        " ｄｒａｎｄ\u{3000}２０２７－０３－０５　１０：００ ",
        "DRAND\t2027-03-05\u{200b} 10:00\n",
        "drand quicknet 37136212",
        "Drand  Quicknet ３７１３６２１２",
    ] {
        let round = Some("drand quicknet 37136212".to_owned());
        assert_eq!(read(typed), round, "{typed:?}");
    }
    let later = read("drand 2027-03-05 10:00:01");
    assert_eq!(later, Some("drand quicknet 37136213".to_owned()));
    let night = read("drand 2027-03-05 0:00").expect("a round");
    assert_eq!(
        night,
        format!("drand quicknet {}", first_round_at(1_804_176_000))
    );
}

#[test]
fn a_wait_counts_from_now() {
    for (typed, seconds) in [
        ("drand +2d", 2 * 86_400),
        ("drand +36h", 36 * 3600),
        ("drand +15m", 15 * 60),
        ("drand +10m", 600),
        ("drand +400d", 400 * 86_400),
        ("drand + 2 天", 2 * 86_400),
        ("drand ＋36小时", 36 * 3600),
        ("drand +15分钟", 15 * 60),
        ("Drand +2D", 2 * 86_400),
    ] {
        // NOW is a moment at which a round is due.
        let round = first_round_at(NOW + seconds);
        assert_eq!(due(round), NOW + seconds);
        assert_eq!(
            read(typed),
            Some(format!("drand quicknet {round}")),
            "{typed}"
        );
        assert_eq!(typed_source::wait(typed), Some(seconds), "{typed}");
    }
    for typed in [
        "drand quicknet 7",
        "drand 2027-03-05 10:00",
        "drand +2",
        "+2d",
        "os",
    ] {
        assert_eq!(typed_source::wait(typed), None, "{typed}");
    }
}

#[test]
fn a_round_is_neither_too_soon_nor_too_late() {
    let round = first_round_at(NOW);
    let last = first_round_at(NOW + 400 * 86_400);
    let late = first_round_at(NOW + 401 * 86_400);
    let number = |round: u64| format!("drand quicknet {round}");
    for (typed, round, told) in [
        ("drand +9m".to_owned(), round + 180, Err(NotAhead::Known)),
        ("drand +10m".to_owned(), round + 200, Ok(())),
        (
            "drand 2027-03-01 09:09:57".to_owned(),
            round + 199,
            Err(NotAhead::Known),
        ),
        ("drand 2027-03-01 09:09:58".to_owned(), round + 200, Ok(())),
        (
            "drand 2023-08-23 23:09:27".to_owned(),
            1,
            Err(NotAhead::Known),
        ),
        ("drand 1970-01-01 08:00".to_owned(), 1, Err(NotAhead::Known)),
        (number(1000), 1000, Err(NotAhead::Known)),
        (number(round), round, Err(NotAhead::Known)),
        ("drand +400d".to_owned(), last, Ok(())),
        (number(last + 1), last + 1, Err(NotAhead::TooFar)),
        ("drand +401d".to_owned(), late, Err(NotAhead::TooFar)),
        (number(LAST_ROUND), LAST_ROUND, Err(NotAhead::TooFar)),
    ] {
        assert_eq!(ahead(&typed), (number(round), told), "{typed}");
    }
}

#[test]
fn an_event_s_day_and_numbers_are_tidied_and_its_words_kept() {
    let words = "双色球第2026063期：红球六个由小到大各两位、蓝球两位，连写";
    let plain = format!("event 2026-06-02 14/17721088 {words}");
    for typed in [
        plain.clone(),
        format!("Event 2026/6/2 14/17721088 {words}"),
        format!("event 2026年6月2日 14/17721088 {words}"),
        format!("event 2026 年 6 月 2 日 14/17721088 {words}"),
        format!("event 2026年6月2日14/17721088 {words}"),
        format!("ｅｖｅｎｔ　２０２６．６．２　１４／１７７２１０８８　{words} "),
        format!("event 20260602  14 / 17721088\u{3000}{words}\u{200b}\n"),
    ] {
        assert_eq!(read(&typed).as_ref(), Some(&plain), "{typed:?}");
    }
    for (typed, text) in [("os", "os"), ("ＯＳ", "os"), (" Given ", "given")] {
        assert_eq!(read(typed), Some(text.to_owned()), "{typed}");
    }
}

#[test]
fn a_lottery_that_always_has_the_same_numbers_needs_none_and_no_word_before_its_day() {
    for (typed, text) in [
        (
            "event 2026-06-02 双色球",
            "event 2026-06-02 14/17721088 双色球",
        ),
        (
            "2026-06-02 福彩双色球",
            "event 2026-06-02 14/17721088 福彩双色球",
        ),
        (
            "2026年6月2日双色球第2026063期",
            "event 2026-06-02 14/17721088 双色球第2026063期",
        ),
        (
            "2026年6月2日 双色球第2026063期",
            "event 2026-06-02 14/17721088 双色球第2026063期",
        ),
        (
            "公开事件 2026/6/3 体彩大乐透第26061期",
            "event 2026-06-03 14/21425712 体彩大乐透第26061期",
        ),
        ("事件 2026/6/5 七星彩", "event 2026-06-05 8/15000000 七星彩"),
        (
            "2026-06-01 福彩3D 第2026142期，三位数字连写",
            "event 2026-06-01 3/1000 福彩3D 第2026142期，三位数字连写",
        ),
        ("2026-06-01 福彩 ３Ｄ", "event 2026-06-01 3/1000 福彩 ３Ｄ"),
        ("2026-06-01 体彩排列3", "event 2026-06-01 3/1000 体彩排列3"),
        (
            "2026-06-01 体彩排列五",
            "event 2026-06-01 5/100000 体彩排列五",
        ),
        // Numbers that are stated stand, of an event of any name.
        (
            "2026-06-01 6/1000000 福彩3D 两期连写",
            "event 2026-06-01 6/1000000 福彩3D 两期连写",
        ),
    ] {
        assert_eq!(read(typed), Some(text.to_owned()), "{typed}");
    }
}

#[test]
fn what_is_of_no_form_is_refused() {
    for typed in [
        "",
        "drand",
        "drand quicknet",
        "drand quicknet 0",
        "drand quicknet 007",
        "drand quicknet 9007199254740993",
        "drand quicknet 7 8",
        "drand 37136212",
        "drand fastnet 7",
        "drand 2027-03-05",
        "drand 10:00",
        "drand 2027-02-30 10:00",
        "drand 27-03-05 10:00",
        "drand 2027-03-05 24:00",
        "drand 2027-03-05 10:60",
        "drand 2027-03-05 10:00:00:00",
        "drand 2027-03-05 10",
        "drand 2027-03-05 10时30",
        "drand 2027-03-05 上午10:00",
        "drand 2027-03-05 10:00+09:00",
        "drand 长期 10:00",
        "drand 9999-12-31 10:00",
        "drand +2",
        "drand +d",
        "drand +-2d",
        "drand +2w",
        "drand +4d 1h",
        "drand +9223372036854775807d",
        "drand -2d",
        "randr 2027-03-05 10:00",
        "os 7",
        "given x",
        "rehearsal",
        "2026-06-02",
        "2026-06-02 收盘指数",
        "双色球第2026063期",
        "2026-06-02 14/17721088",
        "2026-06-02 双色球和大乐透",
        "2026-06-02 3D打印展览会",
        "2026-06-02 骰子八颗",
        "event",
        "event 2026-06-02",
        "event 2026-06-02 14/17721088",
        "event 2026-06-02 14/17721088 ",
        "event 2026-06-31 14/17721088 双色球",
        "event 14/17721088 双色球",
        "event 2026-06-02 14 双色球",
        "event 2026-06-02 14/双色球",
        "event 2026-06-02 /17721088 双色球",
        "event 2026-06-02 14/17721088双色球",
        "event 长期 14/17721088 双色球",
    ] {
        assert_eq!(read(typed), None, "{typed}");
    }
}

proptest! {
    #[test]
    fn what_is_taken_is_taken_again_as_it_stands(typed in "(drand|event|os|) ?[+0-9-/: dhmquicknet年月日双色球福彩3D]{0,30}") {
        if let Some(text) = read(&typed) {
            prop_assert_eq!(read(&text), Some(text));
        }
    }

    #[test]
    fn a_seal_may_name_a_round_between_the_two_bounds(wait in -10_000i64..40_000_000) {
        let round = first_round_at(NOW + wait);
        let wait = due(round) - NOW;
        let (_, told) = ahead(&format!("drand quicknet {round}"));
        prop_assert_eq!(told.is_ok(), (600..=400 * 86_400).contains(&wait));
    }

    #[test]
    fn no_text_makes_the_reader_fall(typed in ".{0,60}", unix: i64) {
        if let Some(now) = Moment::at(unix) {
            let _ = typed_source::read(&typed, now);
        }
    }
}
