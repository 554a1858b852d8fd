//! `due`: what is open and how many days are left (第19条, 第二十一条), which sealed rounds are to be drawn, and what is not
//! public yet (第5条); for a daily mail.

use serde_json::json;

use crate::acts::visit::due::{Asked, OpenThings, due};
use crate::console::Console;
use crate::domain::acts::handling::PUBLISHING_DAYS;
use crate::domain::visit::due::{Due, OpenThing};
use crate::domain::visit::workload::{self, Whose};
use crate::exit::Exit;
use crate::text::book::signing;
use crate::text::help::help;
use crate::text::visit::due as words;
use crate::view::due::{self as view, Loads, NamedDue};
use crate::view::{due_book, unsigned};

use crate::commands::{Context, typed};

/// Arguments of `due`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long)]
    pub within: Option<u32>,
    #[arg(long, value_parser = typed::code)]
    pub inspector: Option<String>,
    #[arg(long, value_parser = typed::id)]
    pub task: Option<String>,
}

help! {
    HELP "due": "待办：待检查、待录入、待处理的事项和剩余天数，逾期的在前；种子已可知而未抽取的封存；尚未公开的事项", "What is open: visits, results, handling, with the days left; overdue first; sealed rounds to be drawn; what is not public";
    example "choucha -C 2026 due --within 5\n      剩余不超过 5 天的（录入按工作日计）和全部逾期的；适合每天定时发送。有逾期退出码为 1，没有为 0", "choucha -C 2026 due --within 5\n      what is overdue or has at most 5 days left (results: working days); made for a daily mail. Exits 1 when\n      anything is overdue, else 0";
    within "天数", "DAYS": "只列剩余不超过这些天的（录入按工作日，其他按日历日）；逾期的总是列出", "List only what has at most so many days left (results: working days); what is overdue is always listed";
    inspector "执法证号", "CERT": "只看这名检查人员的（执法证号）；封存和公开不是个人的事，不列", "Only what this inspector has to do (certificate number); seals and publication are the office's, and left out";
    task "任务", "TASK": "只看这个任务的（任务编号）", "Only of this task (its id)";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let (inspector, task) = (args.inspector.as_deref(), args.task.as_deref());
    let found = context.act(|desk, _| due(desk, Asked { inspector, task }))?;
    let shown = |due: &&Due| args.within.is_none_or(|days| due.is_within(days));
    let listed = found.open.iter().filter(shown);
    let named = listed.map(|due| NamedDue {
        due,
        enterprise: found.enterprises.cell(&due.visit.id.enterprise, "name"),
        team: due
            .visit
            .team
            .iter()
            .map(|cert| found.directory.name(cert))
            .collect(),
    });
    let listed: Vec<NamedDue<'_>> = named.collect();
    let loads = [Whose::Members, Whose::Leaders].map(|whose| {
        let mut loads = workload::loads(&found.open, whose);
        // Of the others only what they share with the one asked for would be counted.
        loads.retain(|cert, _| inspector.is_none_or(|asked| asked == *cert));
        loads
    });
    let overdue = found.open.iter().filter(|due| due.is_overdue()).count();
    let overdue = overdue + found.ripe.iter().filter(|ripe| ripe.is_overdue()).count();
    say(&found, (&listed, args.within, overdue), &loads, context)?;
    context.console.document(&json!({
        "today": found.today.to_string(), "within": args.within,
        "open": found.open.len() + found.ripe.len(), "overdue": overdue,
        "things": listed.iter().map(view::document).collect::<Vec<_>>(),
        "inspectors": view::loads_document(&loads[0], &found.directory),
        "seals": found.ripe.iter().map(due_book::ripe_document).collect::<Vec<_>>(),
        "published_on": found.published, "refused": found.refused,
        "not_public": found.not_public.iter().map(|kind| due_book::not_public_document(kind, found.today))
            .collect::<Vec<_>>(),
        "unchecked": found.unchecked.iter().map(|(visit, why)| json!({
            "draw": visit.draw, "enterprise": visit.enterprise, "reason": why,
        })).collect::<Vec<_>>(),
        "unsigned": found.unsigned.iter().map(unsigned::document).collect::<Vec<_>>(),
        "leaders": view::loads_document(&loads[1], &found.directory),
    }))?;
    let fails = overdue + found.refused > 0;
    Ok(if fails { Exit::Fails } else { Exit::Done })
}

fn say(
    found: &OpenThings,
    (listed, within, overdue): (&[NamedDue<'_>], Option<u32>, usize),
    loads: &[Loads<'_>; 2],
    context: &mut Context,
) -> anyhow::Result<()> {
    let console = &mut context.console;
    let (lang, width) = (console.lang, console.width);
    let open = found.open.len() + found.ripe.len();
    console.line(&words::title(lang, found.today, open, overdue))?;
    if let Some(days) = within {
        console.line(&words::shown(lang, days, listed.len() + found.ripe.len()))?;
    }
    if !listed.is_empty() {
        console.line(&view::things(lang, listed, width))?;
    }
    let mut due = listed.iter().map(|named| named.due);
    if due.any(|due| due.latest_result.is_some()) {
        console.line(&words::latest_note(lang, found.entry_working_days))?;
    }
    let is_penalty = |due: &Due| matches!(due.thing, OpenThing::Penalty { .. });
    if listed.iter().any(|named| is_penalty(named.due)) {
        console.line(&words::penalty_note(lang, PUBLISHING_DAYS))?;
    }
    if listed.iter().any(|named| named.due.is_provisional()) {
        console.line(words::provisional_note(lang))?;
    }
    for (loads, whose) in loads.iter().zip([Whose::Members, Whose::Leaders]) {
        if !loads.is_empty() {
            console.line(words::of_whom(lang, whose))?;
            console.line(&view::loads(lang, loads, &found.directory, width))?;
        }
    }
    say_book(found, console)?;
    let of_book = found.unsigned.len() + found.not_public.len();
    if !found.unchecked.is_empty() {
        console.line(&words::unchecked_title(lang, found.unchecked.len()))?;
    }
    for (visit, why) in &found.unchecked {
        let name = found.enterprises.cell(&visit.enterprise, "name");
        console.line(&words::unchecked_line(lang, visit, name, why))?;
    }
    if !found.unsigned.is_empty() {
        console.line(&signing::waiting(lang, found.unsigned.len()))?;
        let waiting = unsigned::waiting(lang, &found.unsigned, &found.directory, width);
        console.line(&waiting)?;
    }
    let verdict = words::verdict(lang, open + of_book, (overdue, found.refused));
    console.mark(overdue + found.refused == 0, &verdict)?;
    Ok(())
}

/// What waits in the book itself.
fn say_book(found: &OpenThings, console: &mut Console) -> std::io::Result<()> {
    let (lang, width) = (console.lang, console.width);
    if !found.ripe.is_empty() {
        console.line(&words::ripe(lang, found.ripe.len()))?;
        console.line(&due_book::ripe(lang, &found.ripe, width))?;
    }
    if !found.not_public.is_empty() {
        let count = found.not_public.iter().map(|kind| kind.count).sum();
        let published = found.published.as_deref();
        console.line(&words::not_public(lang, count, published))?;
        let table = due_book::not_public(lang, &found.not_public, found.today, width);
        console.line(&table)?;
    }
    Ok(())
}
