//! Years whose notice is not published yet: the statutory holidays (全国年节及纪念日放假办法, 国务院令第795号, 2024-11-12), and
//! its rule that those on a Saturday or Sunday are made up for on a working day (补假). The notice may move days and add working
//! weekends, so such a year is provisional; but it adds and takes away no day off on the whole.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::calendar::{Arranged, Arrangement, Notice, Year};

/// The regulation's number.
const NUMBER: &str = "国务院令第795号";

/// 春节 (the first day of the first month), 清明节, 端午节 (the fifth of the fifth), 中秋节 (the fifteenth of the eighth): month and
/// day as one number, by year; by the Chinese calendar (GB/T 33661).
const FESTIVALS: [(i32, [u32; 4]); 34] = [
    (2027, [206, 405, 609, 915]),
    (2028, [126, 404, 528, 1003]),
    (2029, [213, 404, 616, 922]),
    (2030, [203, 405, 605, 912]),
    (2031, [123, 405, 624, 1001]),
    (2032, [211, 404, 612, 919]),
    (2033, [131, 404, 601, 908]),
    (2034, [219, 405, 620, 927]),
    (2035, [208, 405, 610, 916]),
    (2036, [128, 404, 530, 1004]),
    (2037, [215, 404, 618, 924]),
    (2038, [204, 405, 607, 913]),
    (2039, [124, 405, 527, 1002]),
    (2040, [212, 404, 614, 920]),
    (2041, [201, 404, 603, 910]),
    (2042, [122, 404, 622, 928]),
    (2043, [210, 405, 611, 917]),
    (2044, [130, 404, 531, 1005]),
    (2045, [217, 404, 619, 925]),
    (2046, [206, 404, 608, 915]),
    (2047, [126, 405, 529, 1004]),
    (2048, [214, 404, 615, 922]),
    (2049, [202, 404, 604, 911]),
    (2050, [123, 404, 623, 930]),
    (2051, [211, 405, 613, 919]),
    (2052, [201, 404, 601, 907]),
    (2053, [219, 404, 620, 926]),
    (2054, [208, 404, 610, 916]),
    (2055, [128, 405, 530, 1005]),
    (2056, [215, 404, 617, 924]),
    (2057, [204, 404, 606, 913]),
    (2058, [124, 404, 625, 1002]),
    (2059, [212, 405, 614, 921]),
    (2060, [202, 404, 603, 909]),
];

/// A holiday as the regulation has it: its name, its first day, and how many days it has.
type Statutory = (&'static str, NaiveDate, u64);

/// The years of the table.
pub fn years() -> impl Iterator<Item = Year> {
    let year = |(year, festivals)| Some(of(year, &holidays(year, festivals)?));
    FESTIVALS.into_iter().filter_map(year)
}

/// The holidays of a year in the order of their days; `None` where one of the days is none.
pub fn holidays(year: i32, festivals: [u32; 4]) -> Option<[Statutory; 7]> {
    let day = |number: u32| NaiveDate::from_ymd_opt(year, number / 100, number % 100);
    let [spring, qingming, dragon_boat, mid_autumn] = festivals.map(day);
    let mut all = [
        ("元旦", day(101)?, 1),
        // From the eve (除夕) to the third day.
        ("春节", spring?.pred_opt()?, 4),
        ("清明节", qingming?, 1),
        ("劳动节", day(501)?, 2),
        ("端午节", dragon_boat?, 1),
        ("中秋节", mid_autumn?, 1),
        ("国庆节", day(1001)?, 3),
    ];
    all.sort_by_key(|(_, first, _)| *first);
    Some(all)
}

/// A year of these holidays: every day of one that is a Saturday or Sunday, or a day of another holiday, is made up for on the
/// next day that would be worked.
pub fn of(year: i32, holidays: &[Statutory]) -> Year {
    let mut days: BTreeMap<NaiveDate, Arrangement> = BTreeMap::new();
    let mut owed: Vec<(&str, NaiveDate, usize)> = Vec::new();
    for (name, first, count) in holidays {
        let of_it: Vec<NaiveDate> = first
            .iter_days()
            .take_while(|day| *day < *first + Days::new(*count))
            .collect();
        let is_lost = |day: &&NaiveDate| is_weekend(**day) || days.contains_key(day);
        let lost = of_it.iter().filter(is_lost).count();
        owed.extend(of_it.last().map(|last| (*name, *last, lost)));
        for day in of_it {
            let holiday = days
                .get(&day)
                .map(|other| format!("{}、{name}", other.holiday));
            days.insert(day, off(holiday.unwrap_or_else(|| (*name).to_owned())));
        }
    }
    for (name, last, lost) in owed {
        let after = last.iter_days().take_while(|day| day.year() == year);
        let worked = after.filter(|day| !is_weekend(*day) && !days.contains_key(day));
        let worked: Vec<NaiveDate> = worked.take(lost).collect();
        days.extend(worked.into_iter().map(|day| (day, off(name.to_owned()))));
    }
    let notice = Notice {
        number: NUMBER.to_owned(),
        published: NaiveDate::from_ymd_opt(2024, 11, 12),
    };
    Year::new(year, days, vec![notice])
}

fn off(holiday: String) -> Arrangement {
    Arrangement {
        arranged: Arranged::Off,
        holiday,
        notice: NUMBER.to_owned(),
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}
