//! `stats`: what the year's random inspections came to, in figures (第13条 to 第21条).

use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::acts::year::stats::{self, StatsRequest, YearCounted};
use crate::console::Console;
use crate::disk::table_out;
use crate::domain::year::span::Span;
use crate::domain::year::statistics::{Group, Statistics};
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::usage::BadValue;
use crate::text::year::{plan, statistics as words};
use crate::view::statistics as view;

use crate::commands::Context;
use crate::commands::typed::day;

/// Arguments of `stats`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, default_value = "task", value_parser = group)]
    pub group_by: Group,
    #[arg(long)]
    pub csv: Option<PathBuf>,
    #[arg(long, value_parser = day)]
    pub from: Option<NaiveDate>,
    #[arg(long = "to", value_parser = day)]
    pub until: Option<NaiveDate>,
}

help! {
    HELP "stats": "统计：应查、抽中、更换、应检查次数、已检查、已录入、逾期、发现问题、处理，按任务、区域、单位、月份或对象类型", "Statistics: planned, drawn, replaced, visits, inspected, entered, late, findings, handled; by task, region, unit, month, kind";
    example "choucha -C 2026 stats --group-by month --csv 统计.csv\n      各数按发生日期归月：抽中按抽取之日，已检查和发现问题按完成之日，录入按首次录入之日，处理按处理之日", "choucha -C 2026 stats --group-by month --csv statistics.csv\n      each figure in the month in which it came about: drawn by the day of the draw, inspected and findings by the day\n      of completion, entered by the day of first entry, handled by the day of its step";
    group_by "分组", "GROUP": "按什么分组：task 任务（默认）、region 区域、unit 组长所在单位、month 月份、kind 对象类型", "Grouped by: task (default), region, unit (of the leader), month, kind";
    csv "文件", "FILE": "另存为 CSV 文件（不覆盖已有文件）", "Write a CSV file as well; an existing file is not written over";
    from "日期", "DATE": "只计这一天及以后发生的", "Only what came about on this day or later";
    until "日期", "DATE": "只计这一天及以前发生的", "Only what came about on this day or before";
}

fn group(word: &str) -> Result<Group, BadValue> {
    Group::from_word(word).ok_or_else(|| BadValue::Word(Group::ALL.map(Group::word).to_vec()))
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let request = StatsRequest {
        group_by: args.group_by,
        span: Span {
            from: args.from,
            until: args.until,
        },
        csv: args.csv.as_deref(),
    };
    let year = context.act(|desk, progress| stats::stats(desk, request, progress))?;
    let console = &mut context.console;
    let (lang, group) = (console.lang, args.group_by);
    say(request, &year, console)?;
    if let Some(path) = &args.csv {
        let rows = view::rows(lang, group, &year.counted, "");
        table_out::write(path, &view::headings(lang, group), &rows)?;
        console.line(&words::written(lang, path.display()))?;
    }
    console.document(&document(args, &year.counted, year.today))?;
    Ok(Exit::Done)
}

fn say(
    request: StatsRequest<'_>,
    year: &YearCounted,
    console: &mut Console,
) -> std::io::Result<()> {
    let (lang, width) = (console.lang, console.width);
    let (group, span) = (request.group_by, request.span);
    console.line(&words::title(
        lang,
        year.case.settings.year,
        year.today,
        span,
    ))?;
    console.line(&view::table(lang, group, &year.counted, width))?;
    console.lines(&view::outcome_lines(lang, &year.counted.outcomes))?;
    if group == Group::Month || span != Span::default() {
        console.line(words::days(lang))?;
    }
    if year.counted.several {
        console.line(words::several(lang))?;
    }
    for (item, applies) in &year.counted.items {
        let (answers, inapplicable) = (applies.answers, applies.inapplicable);
        if inapplicable > 0 {
            let (name, rare) = (year.item_name(item), words::rare(lang, applies.is_rare()));
            let line = words::inapplicable(lang, item, name, inapplicable, answers, rare);
            console.line(&line)?;
        }
    }
    if !group.is_planned() {
        console.line(words::not_planned(lang))?;
    }
    if year.faults > 0 {
        console.line(&plan::faults(lang, year.faults))?;
    }
    Ok(())
}

fn document(args: &Args, counted: &Statistics, today: NaiveDate) -> Value {
    let known = args.group_by.is_planned();
    json!({
        "today": today.to_string(), "group_by": args.group_by.word(),
        "from": args.from.map(|day| day.to_string()), "to": args.until.map(|day| day.to_string()),
        "groups": view::groups(counted, known), "total": view::figures(&counted.total, true),
        "items": counted.items.iter().map(|(item, applies)| json!({
            "item": item, "answers": applies.answers, "inapplicable": applies.inapplicable, "rare": applies.is_rare(),
        })).collect::<Vec<_>>(),
        "outcomes": view::outcomes(&counted.outcomes),
        "csv": args.csv.as_ref().map(|path| path.display().to_string()),
    })
}
