//! What `calendar` says: months, holidays, the way to a deadline.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::day::calendar::{Day, Deadline, Notice, Totals, Year};

use crate::text::{Lang, both};

/// The mark behind a day off of a holiday.
pub const OFF: char = '*';
/// The mark behind a make-up working day.
pub const WORK: char = '+';

/// The headline of a year.
pub fn title(lang: Lang, year: &Year) -> String {
    let number = year.year;
    if year.provisional {
        both!(
            lang,
            "{number} 年工作日日历（暂定）",
            "Working days of {number} (provisional)"
        )
    } else {
        both!(lang, "{number} 年工作日日历", "Working days of {number}")
    }
}

/// The name of a month, 1 to 12.
pub fn month(lang: Lang, month: u32) -> String {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    match lang {
        Lang::Zh => format!("{month}月"),
        Lang::En => usize::try_from(month)
            .ok()
            .and_then(|month| NAMES.get(month.wrapping_sub(1)))
            .map_or_else(|| month.to_string(), |name| (*name).to_owned()),
    }
}

/// The heads of a month's columns, Monday first, each two columns wide.
pub fn week(lang: Lang) -> [&'static str; 7] {
    lang.pick(
        ["一", "二", "三", "四", "五", "六", "日"],
        ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
    )
}

/// A day of the week.
pub fn weekday(lang: Lang, day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => lang.pick("周一", "Mon"),
        Weekday::Tue => lang.pick("周二", "Tue"),
        Weekday::Wed => lang.pick("周三", "Wed"),
        Weekday::Thu => lang.pick("周四", "Thu"),
        Weekday::Fri => lang.pick("周五", "Fri"),
        Weekday::Sat => lang.pick("周六", "Sat"),
        Weekday::Sun => lang.pick("周日", "Sun"),
    }
}

/// A date with its day of the week.
fn full(lang: Lang, date: NaiveDate) -> String {
    let weekday = weekday(lang, date.weekday());
    both!(lang, "{date}（{weekday}）", "{date} ({weekday})")
}

/// What the marks in the months mean.
pub fn legend(lang: Lang) -> String {
    both!(
        lang,
        "{OFF} 节假日放假　{WORK} 调休上班　没有记号的周六、周日照常休息",
        "{OFF} off for a holiday   {WORK} make-up working day   Saturdays and Sundays without a mark are off"
    )
}

/// A holiday's name: the statutory ones in the language asked for, others as the notice has them.
pub fn holiday(lang: Lang, name: &str) -> String {
    if lang == Lang::Zh {
        return name.to_owned();
    }
    let words: Vec<&str> = name
        .split('、')
        .map(|name| match name {
            "元旦" => "New Year's Day",
            "春节" => "Spring Festival",
            "清明节" => "Qingming",
            "劳动节" => "Labour Day",
            "端午节" => "Dragon Boat Festival",
            "中秋节" => "Mid-Autumn Festival",
            "国庆节" => "National Day",
            other => other,
        })
        .collect();
    words.join(", ")
}

/// Headings of the table of holidays.
pub fn holiday_headings(lang: Lang) -> [&'static str; 5] {
    lang.pick(
        ["节日", "放假", "天数", "调休上班", "文号"],
        ["Holiday", "Off", "Days", "Worked", "Notice"],
    )
}

/// Days of one year from one to another, as `02-15 至 02-23`, or one day.
pub fn span(lang: Lang, first: NaiveDate, last: NaiveDate) -> String {
    let (from, to) = (first.format("%m-%d"), last.format("%m-%d"));
    if first == last {
        from.to_string()
    } else {
        both!(lang, "{from} 至 {to}", "{from} to {to}")
    }
}

/// The notices that a year goes by.
pub fn notices(lang: Lang, notices: &[Notice]) -> String {
    let each = |notice: &Notice| {
        let number = &notice.number;
        notice.published.map_or_else(
            || number.clone(),
            |day| both!(lang, "{number}（{day} 发布）", "{number} (published {day})"),
        )
    };
    let all: Vec<String> = notices.iter().map(each).collect();
    let all = all.join(lang.pick("、", ", "));
    both!(lang, "依据：{all}", "By: {all}")
}

/// That the case folder's own file gives the year.
pub fn own(lang: Lang, year: i32) -> String {
    both!(
        lang,
        "本年安排取自案卷中的 calendar/{year}.csv",
        "this year is taken from calendar/{year}.csv in the case folder"
    )
}

/// How many days are worked and off.
pub fn totals(lang: Lang, totals: Totals) -> String {
    let Totals { working, off } = totals;
    let all = working + off;
    both!(
        lang,
        "全年 {all} 天：工作日 {working} 天，休息日 {off} 天",
        "{all} days: {working} working days, {off} days off"
    )
}

/// That a year is provisional, and what to do when its notice comes.
pub fn provisional(lang: Lang, year: i32) -> String {
    both!(
        lang,
        "暂定：{year} 年没有收录国务院办公厅放假通知（国办发明电），补假和调休上班日可能未计入，以通知为准；通知发布后请按它填写案卷中的 calendar/{year}.csv（写明文号）",
        "Provisional: no notice of the State Council's general office (国办发明电) is on hand for {year}; days off in lieu and make-up working days may be missing, and the notice decides. Once it is published, put it into calendar/{year}.csv in the case folder, with its number"
    )
}

/// What is counted: the day of completion, and the working days within which the result is entered.
pub fn entry(lang: Lang, from: NaiveDate, days: u32) -> String {
    let from = full(lang, from);
    both!(
        lang,
        "{from}检查完成，当日不计，此后 {days} 个工作日内录入结果（细则第19条）",
        "completed on {from}, which does not count; the result is entered within {days} working days (细则第19条)"
    )
}

/// What is counted: so many working days after a day, for no purpose of its own.
pub fn counted(lang: Lang, from: NaiveDate, days: u32) -> String {
    let from = full(lang, from);
    both!(
        lang,
        "{from}当日不计，此后 {days} 个工作日",
        "{days} working day(s) after {from}, which does not count"
    )
}

/// Headings of the way to a deadline.
pub fn way_headings(lang: Lang) -> [&'static str; 4] {
    lang.pick(
        ["日期", "天数", "说明", "累计工作日"],
        ["Dates", "Days", "What", "Working days so far"],
    )
}

/// Days of the way, with the days of the week.
pub fn way_span(lang: Lang, first: NaiveDate, last: NaiveDate) -> String {
    let one = |date: NaiveDate| format!("{date} {}", weekday(lang, date.weekday()));
    if first == last {
        one(first)
    } else {
        let (from, to) = (one(first), one(last));
        both!(lang, "{from} 至 {to}", "{from} to {to}")
    }
}

/// What a day is, and why it does or does not count.
pub fn day(lang: Lang, day: Day) -> String {
    match day {
        Day::Work => lang.pick("工作日", "working").to_owned(),
        Day::Weekend => lang.pick("周末", "weekend").to_owned(),
        Day::Holiday(name) => {
            let name = holiday(lang, name);
            both!(lang, "{name}放假", "off: {name}")
        }
        Day::MakeUp(name) => {
            let name = holiday(lang, name);
            both!(lang, "调休上班（{name}）", "make-up working day ({name})")
        }
    }
}

/// What stands instead of a count where days are left out.
pub fn left_out(lang: Lang) -> &'static str {
    lang.pick("不计", "not counted")
}

/// The deadline.
pub fn deadline(lang: Lang, deadline: Deadline) -> String {
    let date = full(lang, deadline.date);
    if deadline.provisional {
        both!(lang, "期限：{date}，暂定", "Deadline: {date}, provisional")
    } else {
        both!(lang, "期限：{date}", "Deadline: {date}")
    }
}
