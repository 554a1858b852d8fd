//! Tests of `src/format/calendar_csv.rs`.

use choucha::domain::day::file::{CalendarColumn, CalendarFlaw};
use choucha::domain::day::flaw::DayFlaw;
use choucha::domain::refusal::Refusal;
use choucha::format::ReadError;
use choucha::format::calendar_csv::*;
use chrono::NaiveDate;

const HEAD: &str = "日期,安排,节日,文号,发布日期\n";

fn flaw(text: &str) -> (Option<u64>, CalendarFlaw) {
    match read("calendar/2027.csv", 2027, text.as_bytes()) {
        Err(ReadError::Refused(Refusal::Day(DayFlaw::File { row, why, .. }))) => (row, why),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_forms_that_offices_save_are_read() {
    let plain = format!(
        "{HEAD}2027-02-05,休,春节,国办发明电〔2026〕9号,2026-11-05\n2027/2/13,班,春节,国办发明电〔2026〕9号,\n"
    );
    let expected = read("f", 2027, plain.as_bytes()).expect("plain");
    assert!(!expected.provisional);
    assert_eq!(expected.days.len(), 2);
    let published = NaiveDate::from_ymd_opt(2026, 11, 5);
    assert_eq!(expected.notices.len(), 1);
    assert_eq!(expected.notices[0].published, published);
    let bom = format!("\u{feff}{plain}");
    let crlf = plain.replace('\n', "\r\n");
    let gbk = encoding_rs::GB18030.encode(&plain).0.into_owned();
    let english = plain.replace(
        "日期,安排,节日,文号,发布日期",
        "Date,Arrangement,Holiday,Notice,Published",
    );
    let swapped = plain
        .replace("发布日期", "发布日期,备注")
        .replace("班,春节", "班, 春节 ");
    for bytes in [
        bom.as_bytes(),
        crlf.as_bytes(),
        &gbk,
        english.as_bytes(),
        swapped.as_bytes(),
    ] {
        assert_eq!(read("f", 2027, bytes).expect("read"), expected);
    }
}

#[test]
fn notices_may_be_left_out_and_the_year_is_provisional_then() {
    let year = read("f", 2027, "日期,安排,节日\n2027-01-01,休,元旦\n".as_bytes()).expect("read");
    assert!(year.provisional);
    assert_eq!(year.notices, []);
}

#[test]
fn every_flaw_is_found_in_its_row() {
    let date = |d| NaiveDate::from_ymd_opt(2027, 2, d).expect("date");
    let not_a_date = |column, value: &str| CalendarFlaw::NotADate {
        column,
        value: value.to_owned(),
    };
    for (rows, row, why) in [
        (
            "2027-02-30,休,春节,,\n",
            2,
            not_a_date(CalendarColumn::Date, "2027-02-30"),
        ),
        (",休,春节,,\n", 2, not_a_date(CalendarColumn::Date, "")),
        (
            "2027-02-05,休,春节,,去年\n",
            2,
            not_a_date(CalendarColumn::Published, "去年"),
        ),
        (
            "\n2027-02-05,假,春节,,\n",
            3,
            CalendarFlaw::Arrangement("假".to_owned()),
        ),
        (
            "2027-02-05,,春节,,\n",
            2,
            CalendarFlaw::Arrangement(String::new()),
        ),
        ("2027-02-05,休\n", 2, CalendarFlaw::NoHoliday),
        (
            "2027-02-05,休,\"春\n节\",,\n2027-02-08,休,春节,,\n2027-02-05,休,春节,,\n",
            4,
            CalendarFlaw::Twice {
                date: date(5),
                row: 2,
            },
        ),
        (
            "2027-02-05,班,春节,,\n",
            2,
            CalendarFlaw::WorkOnWeekday(date(5)),
        ),
    ] {
        assert_eq!(flaw(&format!("{HEAD}{rows}")), (Some(row), why), "{rows}");
    }
}

#[test]
fn a_flaw_of_the_year_or_of_the_whole_file_is_found() {
    let other = CalendarFlaw::OtherYear {
        date: NaiveDate::from_ymd_opt(2026, 12, 31).expect("date"),
        year: 2027,
    };
    assert_eq!(
        flaw(&format!("{HEAD}2026-12-31,休,元旦,,\n")),
        (Some(2), other)
    );
    for (text, row, why) in [
        ("", None, CalendarFlaw::Empty),
        (HEAD, None, CalendarFlaw::Empty),
        (
            "日期,节日\n",
            Some(1),
            CalendarFlaw::NoColumn(CalendarColumn::Arrangement),
        ),
        (
            "日期,安排,节日,date\n",
            Some(1),
            CalendarFlaw::ColumnTwice(CalendarColumn::Date),
        ),
    ] {
        assert_eq!(flaw(text), (row, why), "{text}");
    }
}
