//! The source that a seal names: its forms, and that it lies ahead (D08, D16).

use chrono::{DateTime, TimeDelta};

use super::seal::{FOLDER, TASK, sealed};
use super::sources::{DAY, EVE, LOTTERY, ROUND};
use crate::office::Office;

/// The first drand round that is due at the end of 2 June 2026 in China.
const MIDNIGHT: i64 = 29_204_212;

/// The source of a drand round.
fn drand(round: i64) -> String {
    format!("drand quicknet {round}")
}

/// When a drand round is due, in China.
fn due(round: i64) -> String {
    let due = DateTime::from_timestamp(1_692_803_367 + 3 * (round - 1), 0).unwrap();
    let china = due + TimeDelta::hours(8);
    china.format("%Y-%m-%d %H:%M:%S").to_string()
}

/// Seals the task with this source, as if on a day.
fn on<'a>(day: &'a str, source: &'a str) -> [&'a str; 6] {
    ["seal", TASK, "--today", day, "--source", source]
}

#[test]
fn a_malformed_source_is_refused_and_the_right_forms_are_shown() {
    let office = Office::sample();
    for bad in [
        "",
        "a\tb",
        "a\nb",
        "e\u{301}",
        "2026-06-02 收盘指数，四位小数",
        "drand",
        "drand quicknet",
        "drand quicknet 007",
        "drand quicknet -1",
        "drand quicknet 0",
        "drand quicknet 9007199254740993",
        "drand quicknet 99999999999999999999",
        "drand mainnet 7",
        "drand 2026-06-31 10:00",
        "drand +2",
        "event",
        "event 2026-06-02",
        "event 2026-06-02 14/17721088",
        "event 2026-06-31 14/17721088 双色球",
        "event 14/17721088 双色球第2026063期",
        "event 2026-06-02 0/2 摇号",
        "event 2026-06-02 65/99999999 摇号",
        "event 2026-06-02 8/1 摇号",
        "event 2026-06-02 3/1001 摇号",
        "event 2026-06-02 8/010000000 摇号",
        "event 2026-06-02 8/-7 摇号",
        "event 2026-06-02 8/1e7 摇号",
    ] {
        office.refused("D08", &on(EVE, bad));
    }
    let (zh, en) = office.refused("D08", &on(EVE, "双色球"));
    assert_eq!(
        zh.err,
        format!(
            "拒绝 [D08] 种子来源“双色球”不合规\n\
             怎么办：写 \"drand 2027-03-05 10:00\"、\"drand quicknet 37136212\"，或 \"{LOTTERY}\"（日期、位数/结果总数、说明）\n"
        )
    );
    assert_eq!(
        en.err,
        format!(
            "refused [D08] the source \"双色球\" is malformed\n\
             what to do: write \"drand 2027-03-05 10:00\", \"drand quicknet 37136212\", or \"{LOTTERY}\" (day, digits/number of outcomes, words)\n"
        )
    );
}

#[test]
fn a_source_that_nobody_can_check_is_not_sealed() {
    let office = Office::sample();
    for source in ["os", "given", " os ", "ＯＳ"] {
        let (zh, en) = office.refused("D08", &on(EVE, source));
        let wrong = format!("种子来源“{source}”不合规");
        assert!(zh.err.contains(&wrong), "{}", zh.err);
        let wrong = format!("the source \"{source}\" is malformed");
        assert!(en.err.contains(&wrong), "{}", en.err);
    }
}

#[test]
fn a_lottery_known_by_name_has_its_own_digits_and_number_of_outcomes() {
    for (good, bad) in [
        ("14/17721088 双色球", "14/17721087 双色球"),
        ("14/21425712 大乐透", "12/21425712 大乐透"),
        ("8/15000000 七星彩", "7/10000000 七星彩"),
        ("9/10077696 九枚骰子", "9/10077695 九枚骰子"),
        ("10/10000000000 ten Dice", "10/100000000 ten Dice"),
    ] {
        let source = |rest: &str| format!("event 2026-06-02 {rest}");
        Office::sample().refused("D08", &on(EVE, &source(bad)));
        sealed(&source(good));
    }
}

#[test]
fn a_source_is_typed_as_people_say_it_and_stands_in_one_form() {
    for (typed, sealed_as) in [
        ("drand 2026-09-01 02:45:15", ROUND),
        ("drand 2026年9月1日2时45分", "drand quicknet 31799512"),
        ("Ｄｒａｎｄ　＋2天", "drand quicknet 29233012"),
        (
            "event 2026年6月2日 １４／１７７２１０８８ 双色球",
            "event 2026-06-02 14/17721088 双色球",
        ),
        (
            "2026年6月2日双色球第2026063期",
            "event 2026-06-02 14/17721088 双色球第2026063期",
        ),
    ] {
        let office = sealed(typed);
        let manifest = office.read(&format!("{FOLDER}/manifest.txt"));
        let line = format!("\nsource: {sealed_as}\n");
        assert!(manifest.contains(&line), "{typed}: {manifest}");
    }
}

/// Three digits prove nothing, and are still read as they are typed, sealed in one form, and drawn in their spelling only.
#[test]
fn a_lottery_is_sealed_as_an_office_types_it_and_drawn_with_its_digits_on_its_day() {
    let office = sealed("2026-06-02 福彩3D 第2026143期，三位数字连写");
    let manifest = office.read(&format!("{FOLDER}/manifest.txt"));
    let line = "\nsource: event 2026-06-02 3/1000 福彩3D 第2026143期，三位数字连写\n";
    assert!(manifest.contains(line), "{manifest}");
    let draw = |day, seed| ["draw", TASK, "--today", day, "--seed", seed];
    office.refused("D17", &draw(EVE, "583"));
    for seed in ["583 ", "５８３", "\u{200b}583", "0583", "58", "5 8 3"] {
        office.refused("D07", &draw(DAY, seed));
    }
    let ran = office.zh(&draw(DAY, "583"));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(!ran.out.contains("公开事件取种"), "{}", ran.out);
    assert_eq!(office.zh(&["verify", "AJ-2026-04-1"]).code, 0);
}

#[test]
fn in_a_rehearsal_an_event_of_the_declared_day_or_before_is_refused() {
    let office = Office::sample();
    let (zh, en) = office.refused("D16", &on("2026-06-02", LOTTERY));
    assert_eq!(
        zh.err,
        format!(
            "拒绝 [D16] 种子来源“{LOTTERY}”2026-06-02 00:00:00 起即可知（北京时间），不能据以封存或申请\n\
             怎么办：须写一个更晚的事件；信标轮次至少在 10 分钟以后\n"
        )
    );
    assert_eq!(
        en.err,
        format!(
            "refused [D16] the seed from \"{LOTTERY}\" can be known from 2026-06-02 00:00:00 on (China's time): nothing can be fixed by it now\n\
             what to do: name a later event, or a drand round that is due in ten minutes or more\n"
        )
    );
    office.refused("D16", &on("2026-06-03", LOTTERY));
    office.refused(
        "D16",
        &on("2026-06-02", "event 2020-01-01 8/15000000 七星彩"),
    );
    // The clock decides where no day is declared.
    office.refused(
        "D16",
        &[
            "seal",
            TASK,
            "--source",
            "event 2020-01-01 8/15000000 七星彩",
        ],
    );
    assert_eq!(office.zh(&on("2026-06-01", LOTTERY)).code, 0);
}

#[test]
fn in_a_rehearsal_a_round_is_due_ten_minutes_to_400_days_after_the_declared_day() {
    assert_eq!(due(MIDNIGHT), "2026-06-03 00:00:00");
    let (soon, far) = (MIDNIGHT + 200, MIDNIGHT + 400 * 28_800);
    assert_eq!(
        [due(soon), due(far)],
        ["2026-06-03 00:10:00", "2027-07-08 00:00:00"]
    );
    let office = Office::sample();
    let refused = |round: i64| {
        let (zh, en) = office.refused("D16", &on("2026-06-02", &drand(round)));
        assert!(zh.err.contains(&due(round)), "{}", zh.err);
        (zh.err, en.err)
    };
    for round in [1, 1000, MIDNIGHT - 1, MIDNIGHT, soon - 1] {
        let (zh, _) = refused(round);
        assert!(zh.ends_with("信标轮次至少在 10 分钟以后\n"), "{zh}");
    }
    let (zh, en) = refused(far + 1);
    assert!(
        zh.ends_with("怎么办：信标轮次最远可写到 400 天以后\n"),
        "{zh}"
    );
    let todo = "what to do: name a drand round that is due within 400 days\n";
    assert!(en.ends_with(todo), "{en}");
    for round in [soon, far] {
        let ran = Office::sample().zh(&on("2026-06-02", &drand(round)));
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{round}");
    }
}
