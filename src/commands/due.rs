//! `due`: what is open and how many days are left (第19条, 第二十一条), which sealed rounds are to be drawn, and what is not
//! public yet (第5条); for a daily mail.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::acts::visit::due::{Asked, due};
use crate::domain::visit::due::Due;
use crate::domain::visit::workload::{self, Whose};
use crate::exit::Exit;
use crate::text::help::help;
use crate::view::due::{self as view, NamedDue};
use crate::view::{due_book, unsigned};

use crate::commands::due_told::{self, Told};
use crate::commands::{Context, due_report, typed};

/// Arguments of `due`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long)]
    pub within: Option<u32>,
    #[arg(long, value_parser = typed::code)]
    pub inspector: Option<String>,
    #[arg(long, value_parser = typed::id)]
    pub task: Option<String>,
    #[arg(long)]
    pub csv: Option<PathBuf>,
}

help! {
    HELP "due": "待办：待检查、待录入、待处理的事项和剩余天数，逾期的在前；种子已可知而未抽取的封存；尚未公开的事项", "What is open: visits, results, handling, with the days left; overdue first; sealed rounds to be drawn; what is not public";
    example "choucha -C 2026 due --within 5\n      剩余不超过 5 天的（录入按工作日计）和全部逾期的；适合每天定时发送：输出不到终端的，一项一行，\n      每行不超过 76 列。有逾期退出码为 1，没有为 0", "choucha -C 2026 due --within 5\n      what is overdue or has at most 5 days left (results: working days); made for a daily mail: where\n      the output is no terminal, a line for each thing, no wider than 76 columns. Exits 1 when anything is overdue, else 0";
    within "天数", "DAYS": "只列剩余不超过这些天的（录入按工作日，其他按日历日）；逾期的总是列出", "List only what has at most so many days left (results: working days); what is overdue is always listed";
    inspector "执法证号", "CERT": "只看这名检查人员的（执法证号）；封存和公开不是个人的事，不列", "Only what this inspector has to do (certificate number); seals and publication are the office's, and left out";
    task "任务", "TASK": "只看这个任务的（任务编号）", "Only of this task (its id)";
    csv "文件", "FILE": "另存为 CSV 文件，一项一行（不覆盖已有文件）", "Write a CSV file as well, a row for each thing; an existing file is not written over";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let (inspector, task) = (args.inspector.as_deref(), args.task.as_deref());
    let csv = args.csv.as_deref();
    let asked = Asked {
        inspector,
        task,
        csv,
    };
    let found = context.act(|desk, _| due(desk, asked))?;
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
    let told = Told {
        found: &found,
        listed: &listed,
        within: args.within,
        overdue,
        loads: &loads,
    };
    due_report::say(&told, &mut context.console)?;
    if let Some(path) = &args.csv {
        due_told::write(&told, path, &mut context.console)?;
    }
    // It may be as long as the year.
    if context.console.json {
        context.console.document(&document(&told, csv))?;
    }
    let fails = overdue + found.refused > 0;
    Ok(if fails { Exit::Fails } else { Exit::Done })
}

fn document(told: &Told<'_>, csv: Option<&Path>) -> Value {
    let found = told.found;
    json!({
        "today": found.today.to_string(), "within": told.within,
        "open": found.open.len() + found.ripe.len(), "overdue": told.overdue,
        "things": told.listed.iter().map(view::document).collect::<Vec<_>>(),
        "inspectors": view::loads_document(&told.loads[0], &found.directory),
        "seals": found.ripe.iter().map(due_book::ripe_document).collect::<Vec<_>>(),
        "published_on": found.published, "refused": found.refused,
        "not_public": found.not_public.iter().map(|kind| due_book::not_public_document(kind, found.today))
            .collect::<Vec<_>>(),
        "unchecked": found.unchecked.iter().map(|(visit, why)| json!({
            "draw": visit.draw, "enterprise": visit.enterprise, "reason": why,
        })).collect::<Vec<_>>(),
        "papers": found.papers.iter().map(|(visit, kind)| json!({
            "draw": visit.draw, "enterprise": visit.enterprise, "paper": kind.word(),
        })).collect::<Vec<_>>(),
        "unapproved": found.unapproved.iter().map(|(draw, count)| json!({ "draw": draw, "visits": count })).collect::<Vec<_>>(),
        "unsigned": found.unsigned.iter().map(unsigned::document).collect::<Vec<_>>(),
        "leaders": view::loads_document(&told.loads[1], &found.directory), "csv": csv,
    })
}
