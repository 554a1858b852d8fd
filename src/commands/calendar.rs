//! `calendar`: a year of working days, or the way from a day to its deadline (细则第19条).

use chrono::{Datelike, NaiveDate};

use crate::acts::day::calendar;
use crate::console::Console;
use crate::disk::Trouble;
use crate::domain::day::calendar::Year;
use crate::domain::day::way::stretches;
use crate::exit::Exit;
use crate::text::day::calendar as words;
use crate::text::help::help;
use crate::view;

use crate::commands::Context;
use crate::commands::typed::day;

/// Arguments of `calendar`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_parser = clap::value_parser!(i32).range(1..=9999))]
    pub year: Option<i32>,
    #[arg(long, value_parser = day, conflicts_with = "year")]
    pub deadline: Option<NaiveDate>,
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

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    if let Some(from) = args.deadline {
        let asked = context.act(|desk, _| calendar::deadline(desk, from, args.days))?;
        way(&asked, args.days.is_some(), &mut context.console)?;
    } else {
        let year = context.act(|desk, _| calendar::year(desk, args.year))?;
        show(&year, &mut context.console)?;
    }
    Ok(Exit::Done)
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
    console.document(&view::calendar::year_document(year))?;
    Ok(())
}

/// The way to a deadline of so many days, which were `given` or are those that a result may take.
fn way(asked: &calendar::DeadlineAsked, given: bool, console: &mut Console) -> anyhow::Result<()> {
    let (lang, width) = (console.lang, console.width);
    let steps = asked.steps().map_err(Trouble::from)?;
    console.line(&if given {
        words::counted(lang, asked.from, asked.days)
    } else {
        words::entry(lang, asked.from, asked.days)
    })?;
    console.line(&view::calendar::way(lang, &stretches(&steps), width))?;
    console.line(&words::deadline(lang, asked.deadline))?;
    let provisional = steps.iter().filter(|step| step.provisional);
    let mut provisional: Vec<i32> = provisional.map(|step| step.date.year()).collect();
    provisional.dedup();
    for year in provisional {
        console.line(&words::provisional(lang, year))?;
    }
    let (from, days, deadline) = (asked.from, asked.days, asked.deadline);
    console.document(&view::calendar::way_document(from, days, deadline, &steps))?;
    Ok(())
}
