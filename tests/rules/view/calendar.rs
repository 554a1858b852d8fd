//! Tests of `src/view/calendar.rs`.

use choucha::domain::day::calendar::Year;
use choucha::text::Lang;
use choucha::view::calendar::*;
use chrono::NaiveDate;
use std::collections::BTreeMap;

#[test]
fn months_stand_below_each_other_where_three_have_no_room() {
    let year = Year::new(2026, BTreeMap::new(), Vec::new());
    let widest = |width| {
        let lines = months(Lang::En, &year, width);
        lines.iter().map(String::len).max().unwrap_or(0)
    };
    // The last mark of a line is a blank, and cut off.
    assert_eq!(widest(None), 69 - 1);
    assert_eq!(widest(Some(69)), 69 - 1);
    assert_eq!(widest(Some(68)), 21 - 1);
    let narrow = months(Lang::Zh, &year, Some(40));
    assert_eq!(narrow[0], "1月");
    assert_eq!(narrow[1], "一 二 三 四 五 六 日");
    assert_eq!(narrow[2], "          1  2  3  4");
    assert_eq!(narrow.iter().filter(|line| line.is_empty()).count(), 12);
}

#[test]
fn days_in_a_row_are_joined() {
    let day = |d| NaiveDate::from_ymd_opt(2026, 10, d).expect("date");
    assert_eq!(
        spans(&[day(1), day(2), day(4)]),
        [(day(1), day(2)), (day(4), day(4))]
    );
    assert_eq!(spans(&[]), []);
}
