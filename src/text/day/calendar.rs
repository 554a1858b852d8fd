//! What `calendar` says: months, holidays, the way to a deadline.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::day::calendar::{Day, Deadline, Notice, Totals, Year};

use crate::text::{Lang, told, word_of, words};

/// The mark behind a day off of a holiday.
pub const OFF: char = '*';
/// The mark behind a make-up working day.
pub const WORK: char = '+';

words! {
    month_names: ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"], ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    week: ["一", "二", "三", "四", "五", "六", "日"], ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
    full(date, weekday): "{date}（{weekday}）", "{date} ({weekday})";
    legend(off, work): "{off} 节假日放假　{work} 调休上班　没有记号的周六、周日照常休息", "{off} off for a holiday   {work} make-up working day   Saturdays and Sundays without a mark are off";
    holiday_headings: ["节日", "放假", "天数", "调休上班", "文号"], ["Holiday", "Off", "Days", "Worked", "Notice"];
    from_to(from, to): "{from} 至 {to}", "{from} to {to}";
    notice(number, day): "{number}（{day} 发布）", "{number} (published {day})";
    by(notices): "依据：{notices}", "By: {notices}";
    own(year): "本年安排取自案卷中的 calendar/{year}.csv", "this year is taken from calendar/{year}.csv in the case folder";
    days(all, working, off): "全年 {all} 天：工作日 {working} 天，休息日 {off} 天", "{all} days: {working} working days, {off} days off";
    provisional(year): "暂定：{year} 年没有收录国务院办公厅放假通知（国办发明电），放假和补假日按《全国年节及纪念日放假办法》推算或照案卷所填，调休上班日未计入，以通知为准；通知发布后请按它填写案卷中的 calendar/{year}.csv（写明文号）", "Provisional: no notice of the State Council's general office (国办发明电) is on hand for {year}; holidays and days off in lieu are computed from the regulation on public holidays, or as the case folder has them, and make-up working days are missing; the notice decides. Once it is published, put it into calendar/{year}.csv in the case folder, with its number";
    completed(from, days): "{from}检查完成，当日不计，此后 {days} 个工作日内录入结果（细则第19条）", "completed on {from}, which does not count; the result is entered within {days} working days (细则第19条)";
    after(from, days): "{from}当日不计，此后 {days} 个工作日", "{days} working day(s) after {from}, which does not count";
    way_headings: ["日期", "天数", "说明", "累计工作日"], ["Dates", "Days", "What", "Working days so far"];
    left_out: "不计", "not counted";
}

word_of! {
    /// A day of the week.
    weekday(Weekday) {
        Weekday::Mon => "周一", "Mon";
        Weekday::Tue => "周二", "Tue";
        Weekday::Wed => "周三", "Wed";
        Weekday::Thu => "周四", "Thu";
        Weekday::Fri => "周五", "Fri";
        Weekday::Sat => "周六", "Sat";
        Weekday::Sun => "周日", "Sun";
    }
}

/// The headline of a year.
pub fn title(lang: Lang, year: &Year) -> String {
    let number = year.year;
    told!(lang, year.provisional;
        true => "{number} 年工作日日历（暂定）", "Working days of {number} (provisional)";
        false => "{number} 年工作日日历", "Working days of {number}";
    )
}

/// A date with its day of the week.
fn dated(lang: Lang, date: NaiveDate) -> String {
    full(lang, date, weekday(lang, date.weekday()))
}

/// A holiday's name: the statutory ones in the language asked for, others as the notice has them.
pub fn holiday(lang: Lang, name: &str) -> String {
    if lang == Lang::Zh {
        return name.to_owned();
    }
    lang.list(name.split('、').map(|name| match name {
        "元旦" => "New Year's Day",
        "春节" => "Spring Festival",
        "清明节" => "Qingming",
        "劳动节" => "Labour Day",
        "端午节" => "Dragon Boat Festival",
        "中秋节" => "Mid-Autumn Festival",
        "国庆节" => "National Day",
        other => other,
    }))
}

/// Days of one year from one to another, as `02-15 至 02-23`, or one day.
pub fn span(lang: Lang, first: NaiveDate, last: NaiveDate) -> String {
    between(lang, first, last, |day| day.format("%m-%d").to_string())
}

/// Days of the way, with the days of the week.
pub fn way_span(lang: Lang, first: NaiveDate, last: NaiveDate) -> String {
    between(lang, first, last, |day| {
        format!("{day} {}", weekday(lang, day.weekday()))
    })
}

fn between(
    lang: Lang,
    first: NaiveDate,
    last: NaiveDate,
    one: impl Fn(NaiveDate) -> String,
) -> String {
    if first == last {
        one(first)
    } else {
        from_to(lang, one(first), one(last))
    }
}

/// The notices that a year goes by.
pub fn notices(lang: Lang, notices: &[Notice]) -> String {
    let each = notices.iter().map(|each| match each.published {
        Some(day) => notice(lang, &each.number, day),
        None => each.number.clone(),
    });
    by(lang, lang.list(each))
}

/// How many days are worked and off.
pub fn totals(lang: Lang, Totals { working, off }: Totals) -> String {
    days(lang, working + off, working, off)
}

/// What is counted: the day of completion, and the working days within which the result is entered.
pub fn entry(lang: Lang, from: NaiveDate, days: u32) -> String {
    completed(lang, dated(lang, from), days)
}

/// What is counted: so many working days after a day, for no purpose of its own.
pub fn counted(lang: Lang, from: NaiveDate, days: u32) -> String {
    after(lang, dated(lang, from), days)
}

/// What a day is, and why it does or does not count.
pub fn day(lang: Lang, day: Day) -> String {
    told!(lang, day;
        Day::Work => "工作日", "working";
        Day::Weekend => "周末", "weekend";
        Day::Holiday(name), name = holiday(lang, name) => "{name}放假", "off: {name}";
        Day::MakeUp(name), name = holiday(lang, name) => "调休上班（{name}）", "make-up working day ({name})";
    )
}

/// The deadline.
pub fn deadline(lang: Lang, deadline: Deadline) -> String {
    let date = dated(lang, deadline.date);
    told!(lang, deadline.provisional;
        true => "期限：{date}，暂定", "Deadline: {date}, provisional";
        false => "期限：{date}", "Deadline: {date}";
    )
}
