//! `report`: the year on one page for the bureau's head (第13条 to 第21条).

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::acts::year::report::{self, ReportMade, ReportRequest};
use crate::domain::year::report::YearReport;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::year::{coverage, report as words};
use crate::view::statistics as view;

use crate::commands::{Context, list_faults};

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long)]
    pub out: Option<PathBuf>,
}

help! {
    HELP "report": "年度总结：一页 HTML，计划、抽中、检查、覆盖面、结果、整改、时限、按月、单位和任务，带图", "The yearly report: one HTML page with pictures: planned, drawn, visited, covered, results, corrections, terms, by month, unit and task";
    example "choucha -C 2026 report\n      写入 2026/forms/report-2026.html，可以重新生成。数字与 stats、coverage、due 相同；账本有不予采信的行，退出码为 1", "choucha -C 2026 report\n      writes 2026/forms/report-2026.html, again whenever it is asked for. The figures are those of stats, coverage and\n      due; exits 1 when lines of the book are not accepted";
    out "文件", "FILE": "写到哪个文件（不覆盖已有文件）或文件夹（默认为案卷中的 forms）", "Which file to write, over none that is there, or into which folder (default: forms in the case folder)";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let lang = context.console.lang;
    let out = args.out.as_deref();
    let request = ReportRequest { out, lang };
    let made = context.act(|desk, progress| report::report(desk, request, progress))?;
    let console = &mut context.console;
    let (path, report) = match made {
        ReportMade::Faulty { case, lists } => return list_faults::instead(&case, &lists, console),
        ReportMade::Written { path, report } => (path, report),
    };
    console.line(&words::written(lang, path.display()))?;
    let (verdict, doubts) = (report.coverage.verdict, (report.refused, report.stray));
    let is_sure = doubts == (0, 0);
    let said = coverage::conclusion(lang, verdict, doubts);
    console.mark(verdict.holds() && is_sure, &said)?;
    let mut document = document(&report);
    document["report"] = json!(path);
    console.document(&document)?;
    Ok(if is_sure { Exit::Done } else { Exit::Fails })
}

fn document(report: &YearReport) -> Value {
    let open = report.open.iter().map(
        |(kind, sum)| json!({ "open": kind.word(), "count": sum.open, "overdue": sum.overdue }),
    );
    let found = &report.coverage;
    json!({
        "year": report.year, "today": report.today.to_string(), "rehearsal": report.rehearsal,
        "total": view::figures(report.total(), true), "outcomes": view::outcomes(&report.by_task.outcomes),
        "by_task": view::groups(&report.by_task, true), "by_month": view::groups(&report.by_month, true),
        "by_unit": view::groups(&report.by_unit, false), "open": open.collect::<Vec<_>>(),
        "coverage": {
            "drawn": found.drawn.objects, "base": found.base.objects,
            "plan_base": found.plan_base.map(|(_, base)| base.objects), "required": found.required,
            "verdict": found.verdict.word(),
        },
        "line": report.head.0, "head": report.head.1, "refused": report.refused, "stray": report.stray,
    })
}
