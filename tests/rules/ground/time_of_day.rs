//! Tests of `src/domain/ground/time_of_day.rs`.

use choucha::domain::ground::time_of_day::read;
use proptest::prelude::*;

/// As `YYYY-MM-DD HH:MM:SS`, the day left out where none is said.
fn told(cell: &str) -> Option<String> {
    let (day, time) = read(cell)?;
    Some(day.map_or(time.to_string(), |day| format!("{day} {time}")))
}

#[test]
fn a_time_of_day_is_read_in_the_forms_that_people_write() {
    for (cell, time) in [
        ("09:30", "09:30:00"),
        ("9：30", "09:30:00"),
        (" 9:05:07 ", "09:05:07"),
        ("9时30分", "09:30:00"),
        ("9点", "09:00:00"),
        ("9 时 5 分 7 秒", "09:05:07"),
        ("下午2:30", "14:30:00"),
        ("上午 12:10", "00:10:00"),
        ("2:30 PM", "14:30:00"),
        ("12:00 pm", "12:00:00"),
        ("2026-06-10 09:30", "2026-06-10 09:30:00"),
        ("2026/6/10 9:30:12", "2026-06-10 09:30:12"),
        ("2026-06-10T09:30:00", "2026-06-10 09:30:00"),
        ("2026年6月10日9时30分", "2026-06-10 09:30:00"),
        ("2026年6月10日 下午3点", "2026-06-10 15:00:00"),
        ("20260610 0930", ""),
    ] {
        let told = told(cell);
        let expected = Some(time.to_owned()).filter(|time| !time.is_empty());
        assert_eq!(told, expected, "{cell}");
    }
}

#[test]
fn what_is_no_time_of_day_is_none() {
    for cell in [
        "",
        "上午",
        "9",
        "9:",
        "930",
        "24:00",
        "9:60",
        "9:5:60",
        "9:30:",
        "2026-06-10",
        "2026-02-30 9:30",
        "9:30左右",
        "109:30",
        "2026-06-109:30",
        "下午14:30",
        "星期三 9:30",
        "-9:30",
    ] {
        assert_eq!(told(cell), None, "{cell}");
    }
}

proptest! {
    #[test]
    fn every_minute_comes_back(day in 1u32..=28, hour in 0u32..24, minute in 0u32..60) {
        let told = |cell: &str| told(cell).unwrap_or_default();
        let time = format!("{hour:02}:{minute:02}:00");
        prop_assert_eq!(told(&format!("{hour}:{minute:02}")), time.clone());
        prop_assert_eq!(told(&format!("{hour}时{minute}分")), time.clone());
        let both = format!("2026-06-{day:02} {time}");
        prop_assert_eq!(told(&both), both);
    }

    #[test]
    fn no_text_breaks_it(text in "\\PC{0,20}") {
        let _ = read(&text);
    }
}
