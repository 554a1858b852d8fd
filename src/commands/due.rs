//! `due`: what is open and how many days are left (第19条, 第二十一条); for a daily mail.

use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::method::draw_flaw::DrawFlaw;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::acts::visit::visits::{self, DrawVisits};
use crate::disk::case::Case;
use crate::disk::{Trouble, calendar, ledger, lists, object_rows, settle};
use crate::domain::lists::inspector::Directory;
use crate::domain::visit::due::{self, Due, Load, Measured, OpenThing, Whose};
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::visit::due as words;
use crate::view::due::{self as view, Named};

use crate::commands::{Context, typed};

/// Arguments of `due`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// How many days may be left.
    #[arg(long)]
    pub within: Option<u32>,
    /// Only what this inspector has to do.
    #[arg(long, value_parser = typed::code)]
    pub inspector: Option<String>,
    /// Only of this task.
    #[arg(long, value_parser = typed::id)]
    pub task: Option<String>,
}

help! {
    HELP "due": "待办：待检查、待录入、待处理的事项和剩余天数，逾期的在前", "What is open: visits, results, handling, with the days left; overdue first";
    example "choucha -C 2026 due --within 5\n      剩余不超过 5 天的（录入按工作日计）和全部逾期的；适合每天定时发送。有逾期退出码为 1，没有为 0", "choucha -C 2026 due --within 5\n      what is overdue or has at most 5 days left (results: working days); made for a daily mail. Exits 1 when\n      anything is overdue, else 0";
    within "天数", "DAYS": "只列剩余不超过这些天的（录入按工作日，其他按日历日）；逾期的总是列出", "List only what has at most so many days left (results: working days); what is overdue is always listed";
    inspector "执法证号", "CERT": "只看这名检查人员的（执法证号）", "Only what this inspector has to do (certificate number)";
    task "任务", "TASK": "只看这个任务的（任务编号）", "Only of this task (its id)";
}

/// Runs it.
///
/// # Errors
/// No such inspector or task, a year without a calendar (refused), or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let case = Case::open(&context.desk.root)?;
    settle::settle_for_reading(&case.root)?;
    let book = ledger::read(&case.root)?.book;
    let year = visits::of_year(&case, &book)?;
    let directory = lists::directory(&case)?;
    known(args, &case, &year, &directory)?;
    let measured = Measured {
        today: context.desk.today(),
        calendar: &calendar::open(&case.root)?,
        entry_working_days: case.settings.entry_working_days,
    };
    let mut open: Vec<Due<'_>> = Vec::new();
    for draw in &year {
        let round = (draw.manifest.task.as_str(), draw.manifest.window.1);
        for visit in draw
            .visits
            .iter()
            .filter(|_| is_asked(args.task.as_ref(), round.0))
        {
            if args
                .inspector
                .as_ref()
                .is_none_or(|cert| visit.team.contains(cert))
            {
                let (log, pending) = (book.visits.of(&visit.id), book.visits.pending(&visit.id));
                let found = measured.open(visit, round, log, pending);
                open.extend(found.map_err(Trouble::from)?);
            }
        }
    }
    due::sort(&mut open);
    let codes: BTreeSet<&str> = open
        .iter()
        .map(|due| due.visit.id.object.as_str())
        .collect();
    let objects = object_rows::read(&case, &codes)?;
    let listed = open
        .iter()
        .filter(|due| args.within.is_none_or(|days| due.is_within(days)));
    let listed: Vec<Named<'_>> = listed
        .map(|due| Named {
            due,
            object: objects.cell(&due.visit.id.object, "name"),
            team: due
                .visit
                .team
                .iter()
                .map(|cert| directory.name(cert))
                .collect(),
        })
        .collect();
    let overdue = open.iter().filter(|due| due.is_overdue()).count();
    let loads = [Whose::Members, Whose::Leaders].map(|whose| {
        let mut loads = due::loads(&open, whose);
        // Of the others only what they share with the one asked for would be counted.
        loads.retain(|cert, _| is_asked(args.inspector.as_ref(), cert));
        loads
    });
    say(
        &open,
        &listed,
        &loads,
        &directory,
        (args, &measured),
        context,
    )?;
    context.console.document(&json!({
        "today": measured.today.to_string(), "within": args.within,
        "open": open.len(), "overdue": overdue,
        "things": listed.iter().map(document).collect::<Vec<_>>(),
        "inspectors": loads_document(&loads[0], &directory),
        "leaders": loads_document(&loads[1], &directory),
    }))?;
    Ok(if overdue > 0 { Exit::Fails } else { Exit::Done })
}

fn is_asked(asked: Option<&String>, value: &str) -> bool {
    asked.is_none_or(|asked| asked == value)
}

/// A name that stands nowhere must not look like nothing to do.
fn known(
    args: &Args,
    case: &Case,
    year: &[DrawVisits],
    directory: &Directory,
) -> Result<(), Trouble> {
    if let Some(cert) = &args.inspector {
        let mut visits = year.iter().flat_map(|draw| &draw.visits);
        if !directory.has(cert) && !visits.any(|visit| visit.team.contains(cert)) {
            return Err(CaseFlaw::NoInspector(cert.clone()).into());
        }
    }
    if let Some(task) = &args.task {
        let (plan, _) = lists::plan(case)?;
        let known: Vec<String> = plan.into_iter().map(|task| task.id).collect();
        if !known.contains(task) && year.iter().all(|draw| draw.manifest.task != *task) {
            let task = task.clone();
            return Err(DrawFlaw::NoTask { task, known }.into());
        }
    }
    Ok(())
}

fn say(
    open: &[Due<'_>],
    listed: &[Named<'_>],
    loads: &[BTreeMap<&str, Load>; 2],
    directory: &Directory,
    (args, measured): (&Args, &Measured<'_>),
    context: &mut Context,
) -> anyhow::Result<()> {
    let console = &mut context.console;
    let (lang, width) = (console.lang, console.width);
    let overdue = open.iter().filter(|due| due.is_overdue()).count();
    console.line(&words::title(lang, measured.today, open.len(), overdue))?;
    if let Some(days) = args.within {
        console.line(&words::shown(lang, days, listed.len()))?;
    }
    if !listed.is_empty() {
        console.line(&view::things(lang, listed, width))?;
    }
    let mut due = listed.iter().map(|named| named.due);
    if due.any(|due| due.latest_result.is_some()) {
        console.line(&words::latest_note(lang, measured.entry_working_days))?;
    }
    if listed.iter().any(|named| named.due.is_provisional()) {
        console.line(words::provisional_note(lang))?;
    }
    for (loads, whose) in loads.iter().zip([Whose::Members, Whose::Leaders]) {
        if !loads.is_empty() {
            console.line(words::of_whom(lang, whose))?;
            console.line(&view::loads(lang, loads, directory, width))?;
        }
    }
    console.mark(overdue == 0, &words::verdict(lang, open.len(), overdue))?;
    Ok(())
}

fn document(named: &Named<'_>) -> Value {
    let due = named.due;
    let (visit, term) = (&due.visit, due.term);
    let members = visit.team.iter().zip(&named.team);
    let members = members.map(|(cert, name)| json!({ "cert": cert, "name": name }));
    let mut document = json!({
        "open": due.thing.word(), "task": due.task, "draw": visit.id.draw, "object": visit.id.object,
        "name": named.object, "team": members.collect::<Vec<_>>(),
        "by": term.map(|term| term.by.to_string()), "days_left": term.map(|term| term.days),
        "working_days_left": term.and_then(|term| term.working), "overdue": due.is_overdue(),
        "provisional": term.is_some_and(|term| term.provisional),
    });
    match &due.thing {
        OpenThing::Visit => {
            document["latest_result"] = due.latest_result.map_or(Value::Null, |latest| {
                json!({ "by": latest.date.to_string(), "provisional": latest.provisional })
            });
        }
        OpenThing::Result { completed } => document["completed"] = json!(completed.to_string()),
        OpenThing::Replacement { asked, source } => {
            document["asked"] = json!(asked);
            document["source"] = json!(source);
        }
        OpenThing::Handling(measure) => document["measure"] = json!(measure.word()),
        OpenThing::Unhandled => {}
    }
    document
}

fn loads_document(loads: &BTreeMap<&str, Load>, directory: &Directory) -> Value {
    let rows = loads.iter().map(|(cert, load)| {
        json!({
            "cert": cert, "name": directory.name(cert), "visits": load.visits, "results": load.results,
            "handling": load.handling, "overdue": load.overdue,
        })
    });
    Value::from(rows.collect::<Vec<_>>())
}
