//! `stats`: what the year's random inspections came to, in figures (第13条 to 第21条).

use crate::domain::lists::case_flaw::CaseFlaw;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::acts::visit::visits::{self, DrawVisits};
use crate::acts::year::gather::{self, Year};
use crate::disk::case::Case;
use crate::disk::object_rows::{self, ObjectRows};
use crate::disk::{Trouble, durable, lists, settle};
use crate::domain::ground::date;
use crate::domain::lists::inspector::Directory;
use crate::domain::visit::visits::Visit;
use crate::domain::year::census::Census;
use crate::domain::year::plan::Task;
use crate::domain::year::planned_round::rounds;
use crate::domain::year::planned_take::takes;
use crate::domain::year::statistics::{Figures, Group, Span, Statistics};
use crate::exit::Exit;
use crate::format::csv_out::CsvOut;
use crate::text::help::help;
use crate::text::says;
use crate::text::usage::BadValue;
use crate::text::year::{plan, statistics as words};
use crate::view::statistics as view;

use crate::commands::Context;
use crate::commands::typed::day;

/// Arguments of `stats`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// By what figures are grouped.
    #[arg(long, default_value = "task", value_parser = group)]
    pub group_by: Group,
    /// A file for a spreadsheet.
    #[arg(long)]
    pub csv: Option<PathBuf>,
    /// The first day that counts.
    #[arg(long, value_parser = day)]
    pub from: Option<NaiveDate>,
    /// The last day that counts.
    #[arg(long = "to", value_parser = day)]
    pub until: Option<NaiveDate>,
}

help! {
    HELP "stats": "统计：应查、抽中、更换、已检查、已录入、逾期、发现问题、处理，按任务、区域、单位、月份或对象类型", "Statistics: planned, drawn, replaced, inspected, entered, late, findings, handled; by task, region, unit, month, kind";
    example "choucha -C 2026 stats --group-by month --csv 统计.csv\n      各数按发生日期归月：抽中按抽取之日，已检查和发现问题按完成之日，录入按首次录入之日，处理按处理之日", "choucha -C 2026 stats --group-by month --csv statistics.csv\n      each figure in the month in which it came about: drawn by the day of the draw, inspected and findings by the day\n      of completion, entered by the day of first entry, handled by the day of its step";
    group_by "分组", "GROUP": "按什么分组：task 任务（默认）、region 区域、unit 组长所在单位、month 月份、kind 对象类型", "Grouped by: task (default), region, unit (of the leader), month, kind";
    csv "文件", "FILE": "另存为 CSV 文件（不覆盖已有文件）", "Write a CSV file as well; an existing file is not written over";
    from "日期", "DATE": "只计这一天及以后发生的", "Only what came about on this day or later";
    until "日期", "DATE": "只计这一天及以前发生的", "Only what came about on this day or before";
}

fn group(word: &str) -> Result<Group, BadValue> {
    Group::from_word(word).ok_or_else(|| BadValue::Word(Group::ALL.map(Group::word).to_vec()))
}

/// Runs it.
///
/// # Errors
/// The file for a spreadsheet is there (refused), a list cannot be read at all, or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let case = Case::open(&context.desk.root)?;
    if let Some(path) = args.csv.as_ref().filter(|path| path.exists()) {
        return Err(Trouble::from(CaseFlaw::FileThere(path.display().to_string())).into());
    }
    settle::settle_for_reading(&case.root)?;
    let bar = context
        .console
        .bar(says::reading_library(context.console.lang));
    let year = gather::read(&case, None, &|done, all| bar.at(done, all))?;
    drop(bar);
    let draws = visits::of_year(&case, &year.book)?;
    let counted = count(args, &case, &year, &draws, context.desk.today())?;
    say(args, &case, &counted, &year, context)?;
    if let Some(path) = &args.csv {
        let lang = context.console.lang;
        let rows = view::rows(lang, args.group_by, &counted, "");
        write(path, &view::headings(lang, args.group_by), &rows)?;
        let line = words::written(lang, path.display());
        context.console.line(&line)?;
    }
    context
        .console
        .document(&document(args, &counted, context.desk.today()))?;
    Ok(Exit::Done)
}

fn count(
    args: &Args,
    case: &Case,
    year: &Year,
    draws: &[DrawVisits],
    today: NaiveDate,
) -> Result<Statistics, Trouble> {
    let span = Span {
        from: args.from,
        until: args.until,
    };
    let published = year.book.published.as_ref().map_or(0, |(line, _)| *line);
    let mut counted = Statistics::new(args.group_by, span).published_at(published);
    let tasks: Vec<&Task> = year.lists.lists.plan.iter().map(|(_, task)| task).collect();
    let none = Census::default();
    let library = year.lists.library.as_ref();
    let census = library.map_or(&none, |library| &library.census);
    let planned = rounds(tasks.iter().copied(), &year.book, today);
    let manifests = draws.iter().map(|draw| &draw.manifest);
    for round in takes(&tasks, census, &planned, manifests) {
        counted.add_round(&round, today);
    }
    let looked_up = LookedUp::read(args.group_by, case, draws)?;
    for draw in draws {
        // The day of a line of the book is always a date.
        let day = date::from_record(&draw.draw.day).unwrap_or(today);
        for visit in &draw.visits {
            let key = looked_up.key(args.group_by, &draw.manifest.task, visit);
            counted.add_visit(key, visit, day, &year.book.visits);
        }
    }
    Ok(counted)
}

/// What the libraries say of drawn objects and inspectors, as far as a grouping asks.
#[derive(Default)]
struct LookedUp {
    objects: ObjectRows,
    directory: Directory,
}

impl LookedUp {
    fn read(group: Group, case: &Case, draws: &[DrawVisits]) -> Result<Self, Trouble> {
        let mut found = Self::default();
        if matches!(group, Group::Region | Group::Kind) {
            let visits = draws.iter().flat_map(|draw| &draw.visits);
            let codes: BTreeSet<&str> = visits.map(|visit| visit.id.object.as_str()).collect();
            found.objects = object_rows::read(case, &codes)?;
        }
        if group == Group::Unit {
            found.directory = lists::directory(case)?;
        }
        Ok(found)
    }

    fn key<'a>(&'a self, group: Group, task: &'a str, visit: &'a Visit) -> &'a str {
        match group {
            Group::Task | Group::Month => task,
            Group::Region | Group::Kind => self.objects.cell(&visit.id.object, group.word()),
            Group::Unit => visit
                .team
                .first()
                .map_or("", |leader| self.directory.unit(leader)),
        }
    }
}

fn say(
    args: &Args,
    case: &Case,
    counted: &Statistics,
    year: &Year,
    context: &mut Context,
) -> std::io::Result<()> {
    let today = context.desk.today();
    let console = &mut context.console;
    let (lang, width) = (console.lang, console.width);
    let span = Span {
        from: args.from,
        until: args.until,
    };
    console.line(&words::title(lang, case.settings.year, today, span))?;
    console.line(&view::table(lang, args.group_by, counted, width))?;
    if args.group_by == Group::Month || span != Span::default() {
        console.line(words::days(lang))?;
    }
    if !args.group_by.is_planned() {
        console.line(words::not_planned(lang))?;
    }
    if !year.lists.faults.is_empty() {
        console.line(&plan::faults(lang, year.lists.faults.total))?;
    }
    Ok(())
}

/// Writes the table for a spreadsheet.
fn write(path: &Path, headings: &[String], rows: &[Vec<String>]) -> Result<(), Trouble> {
    durable::create(path, |out| {
        let mut out = CsvOut::new(out)?;
        out.row(headings.iter().map(String::as_str))?;
        for row in rows {
            out.row(row.iter().map(String::as_str))?;
        }
        out.finish().map(|_| ())
    })?;
    Ok(())
}

fn document(args: &Args, counted: &Statistics, today: NaiveDate) -> Value {
    let known = args.group_by.is_planned();
    let groups = counted.groups.iter().map(|(name, group)| {
        let mut row = figures(group, known);
        row["group"] = json!(name);
        row
    });
    json!({
        "today": today.to_string(), "group_by": args.group_by.word(),
        "from": args.from.map(|day| day.to_string()), "to": args.until.map(|day| day.to_string()),
        "groups": groups.collect::<Vec<_>>(), "total": figures(&counted.total, true),
        "csv": args.csv.as_ref().map(|path| path.display().to_string()),
    })
}

fn figures(of: &Figures, planned: bool) -> Value {
    json!({
        "planned_to_date": planned.then_some(of.planned_to_date), "planned": planned.then_some(of.planned),
        "drawn": of.drawn, "replaced": of.replaced, "inspected": of.inspected, "entered": of.entered, "late": of.late,
        "published": of.published, "found": of.found, "handled": of.handled, "handling": of.handling,
    })
}
