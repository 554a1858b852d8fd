//! `calendar`: a year of working days, or the way from a day to its deadline (细则第19条).

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use crate::console::Console;
use crate::disk::case::{Case, SETTINGS};
use crate::disk::{Trouble, calendar, clock};
use crate::domain::day::calendar::{Arranged, Calendar, Day, Deadline, Notice, Year};
use crate::domain::day::way::{Step, stretches};
use crate::domain::ground::date;
use crate::exit::Exit;
use crate::text::day::calendar as words;
use crate::text::help::help;
use crate::view;

use crate::commands::Context;
use crate::commands::typed::day;

/// Working days of a deadline where no case folder says otherwise (细则第19条).
const ENTRY_WORKING_DAYS: u32 = 20;

/// Arguments of `calendar`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The year to show.
    #[arg(value_parser = clap::value_parser!(i32).range(1..=9999))]
    pub year: Option<i32>,
    /// The day of completion, whose deadline is asked for.
    #[arg(long, value_parser = day, conflicts_with = "year")]
    pub deadline: Option<NaiveDate>,
    /// How many working days.
    #[arg(long, requires = "deadline", value_parser = clap::value_parser!(u32).range(1..))]
    pub days: Option<u32>,
}

help! {
    HELP "calendar": "查看一年的工作日，或从完成之日推算期限", "Show a year's working days, or the deadline that follows from a day";
    example "choucha calendar --deadline 2026-01-20\n      此后第 20 个工作日是哪天，逐段说明哪些天不计；choucha calendar 2026 查看全年", "choucha calendar --deadline 2026-01-20\n      which day is the 20th working day after it, and which days do not count; choucha calendar 2026 shows the year";
    year "年份", "YEAR": "年份（默认为今年）", "The year (default: this year)";
    deadline "日期", "DATE": "检查完成之日：推算录入结果的期限，当日不计", "The day of completion, which does not count: work out the deadline for the result";
    days "N", "N": "工作日数（默认为案卷设定，没有案卷为 20）", "How many working days (default: the case folder's setting, 20 without one)";
}

/// Runs it.
///
/// # Errors
/// A year is not on hand, or a calendar file is not as it has to be (refused), or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let lang = context.console.lang;
    let calendar = calendar::open(&context.desk.root)?;
    if let Some(from) = args.deadline {
        let (days, said) = if let Some(days) = args.days {
            (days, words::counted(lang, from, days))
        } else {
            let days = entry_working_days(context)?;
            (days, words::entry(lang, from, days))
        };
        way(&calendar, from, days, &said, &mut context.console)?;
    } else {
        let year = args.year.unwrap_or_else(|| this_year(context));
        let year = calendar.year(year).map_err(Trouble::from)?;
        show(year, &mut context.console)?;
    }
    Ok(Exit::Done)
}

/// The working days that the case folder's settings allow; without one, those of the rules.
fn entry_working_days(context: &Context) -> Result<u32, Trouble> {
    if context.desk.root.join(SETTINGS).is_file() {
        Ok(Case::open(&context.desk.root)?.settings.entry_working_days)
    } else {
        Ok(ENTRY_WORKING_DAYS)
    }
}

/// The declared day's year, or the clock's.
fn this_year(context: &Context) -> i32 {
    let now = context
        .desk
        .hand
        .declared
        .clone()
        .unwrap_or_else(clock::now);
    now.get(..10)
        .and_then(date::from_record)
        .map_or(0, |date| date.year())
}

fn show(year: &Year, console: &mut Console) -> anyhow::Result<()> {
    let (lang, width) = (console.lang, console.width);
    console.line(&words::title(lang, year))?;
    console.line("")?;
    console.lines(&view::calendar::months(lang, year, width))?;
    console.line(&words::legend(lang, words::OFF, words::WORK))?;
    console.line("")?;
    console.line(&view::calendar::holidays(lang, year, width))?;
    if !year.notices.is_empty() {
        console.line(&words::notices(lang, &year.notices))?;
    }
    if year.own {
        console.line(&words::own(lang, year.year))?;
    }
    console.line(&words::totals(lang, year.totals()))?;
    if year.provisional {
        console.line(&words::provisional(lang, year.year))?;
    }
    console.document(&year_document(year))?;
    Ok(())
}

fn year_document(year: &Year) -> Value {
    let notice = |notice: &Notice| json!({ "number": notice.number, "published": notice.published.map(|day| day.to_string()) });
    let days = year.days.iter().map(|(date, day)| {
        json!({
            "date": date.to_string(),
            "arranged": match day.arranged { Arranged::Off => "off", Arranged::Work => "work" },
            "holiday": day.holiday,
            "notice": day.notice,
        })
    });
    json!({
        "year": year.year,
        "provisional": year.provisional,
        "own": year.own,
        "working_days": year.totals().working,
        "days_off": year.totals().off,
        "notices": year.notices.iter().map(notice).collect::<Vec<_>>(),
        "days": days.collect::<Vec<_>>(),
    })
}

fn way(
    calendar: &Calendar,
    from: NaiveDate,
    days: u32,
    said: &str,
    console: &mut Console,
) -> anyhow::Result<()> {
    let (lang, width) = (console.lang, console.width);
    let deadline = calendar
        .add_working_days(from, days)
        .map_err(Trouble::from)?;
    let steps: Vec<Step> = calendar
        .way(from)
        .until(days)
        .collect::<Result<_, _>>()
        .map_err(Trouble::from)?;
    console.line(said)?;
    console.line(&view::calendar::way(lang, &stretches(&steps), width))?;
    console.line(&words::deadline(lang, deadline))?;
    let mut provisional: Vec<i32> = steps
        .iter()
        .filter(|step| step.provisional)
        .map(|step| step.date.year())
        .collect();
    provisional.dedup();
    for year in provisional {
        console.line(&words::provisional(lang, year))?;
    }
    console.document(&way_document(from, days, deadline, &steps))?;
    Ok(())
}

fn way_document(from: NaiveDate, days: u32, deadline: Deadline, steps: &[Step]) -> Value {
    let step = |step: &Step| {
        let (kind, holiday) = match step.day {
            Day::Work => ("work", None),
            Day::MakeUp(name) => ("make_up", Some(name)),
            Day::Weekend => ("weekend", None),
            Day::Holiday(name) => ("holiday", Some(name)),
        };
        json!({
            "date": step.date.to_string(),
            "weekday": step.weekday.number_from_monday(),
            "day": kind,
            "holiday": holiday,
            "working": step.day.works(),
            "count": step.count,
        })
    };
    json!({
        "completed": from.to_string(),
        "working_days": days,
        "deadline": deadline.date.to_string(),
        "provisional": deadline.provisional,
        "way": steps.iter().map(step).collect::<Vec<_>>(),
    })
}
