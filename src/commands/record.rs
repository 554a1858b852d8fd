//! `record`: results of inspections (检查结果): entered, imported, corrected, shown; completion noted (第17条, 第19条).

use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::json;

use crate::acts::visit::record_done::done;
use crate::acts::visit::record_import::import;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::visit::record as words;

use crate::commands::typed::{self, VisitArgs, day};
use crate::commands::{Context, record_add, record_amend, record_show};

/// Arguments of `record`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

help! {
    HELP "record": "检查结果：登记完成、录入、批量导入、更正、查看", "Results: completion, entry, import, correction, history";
    example "choucha -C 2026 record show 91370499MYXP2PM81A", "choucha -C 2026 record show 91370499MYXP2PM81A";
    @below DONE, record_add::HELP, IMPORT, record_amend::HELP, record_show::HELP;
}

/// What to do with results.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Done(DoneArgs),
    Add(record_add::AddArgs),
    Import(ImportArgs),
    Amend(record_amend::AmendArgs),
    Show(record_show::Args),
}

/// Arguments of `record done`.
#[derive(Debug, clap::Args)]
pub struct DoneArgs {
    #[command(flatten)]
    visit: VisitArgs,
    #[arg(long, value_parser = day)]
    completed: NaiveDate,
    #[arg(long, value_parser = typed::code)]
    entered_by: String,
}

help! {
    DONE "done": "登记检查完成，起算 20 个工作日的录入期限", "Note that a visit is completed; the 20 working days for its result begin";
    example "choucha -C 2026 record done AJ-2026-01-1 91370499MYXP2PM81A --completed 2026-06-10 --entered-by 37049901003\n      打印结果的最迟录入日期；choucha due 按此催办", "choucha -C 2026 record done AJ-2026-01-1 91370499MYXP2PM81A --completed 2026-06-10 --entered-by 37049901003\n      prints the last day for the result; choucha due counts down to it";
    draw "抽取", "DRAW": "抽取编号", "Id of the draw";
    object "代码", "CODE": "企业或其任一检查对象的代码，或唯一的名称", "Code of the enterprise or of any of its objects, or a name that only one has";
    completed "日期", "DATE": "检查完成日期", "Day of completion";
    entered_by "执法证号", "CERT": "录入人的执法证号或姓名（须为检查组成员）", "Certificate number or name of who enters it (a member of the team)";
}

/// Arguments of `record import`.
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    #[arg(value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,
}

help! {
    IMPORT "import": "从填好的录入表（CSV、JSON 或工作簿）批量录入：全部合规才录入，一处有错一行不录", "Enter the results of a filled form (CSV, JSON or a workbook): all of them, or with any fault none";
    example "choucha -C 2026 record import forms/AJ-2026-01-1.csv\n      整份未填的检查跳过；错误逐行列出", "choucha -C 2026 record import forms/AJ-2026-01-1.csv\n      visits that are not filled in at all are left out; faults are listed row by row";
    file "文件", "FILE": "填好的录入表；- 为标准输入", "The filled form; - is the standard input";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    match &args.command {
        Command::Done(args) => run_done(args, context),
        Command::Add(args) => record_add::run(args, context),
        Command::Import(args) => run_import(args, context),
        Command::Amend(args) => record_amend::run(args, context),
        Command::Show(args) => record_show::run(args, context),
    }
}

fn run_done(args: &DoneArgs, context: &mut Context) -> anyhow::Result<Exit> {
    let visit = args.visit.name();
    let noted = context.act(|desk, _| done(desk, &visit, args.completed, &args.entered_by))?;
    let (act, deadline, book) = (&noted.act, &noted.deadline, noted.book);
    let lines = words::done(
        context.console.lang,
        act,
        deadline,
        noted.entry_working_days,
    );
    context.console.lines(&lines)?;
    context.say_head(book)?;
    context.console.document(&json!({
        "visit": act.visit, "objects": act.objects, "completed": act.completed, "deadline": deadline.date, "provisional": deadline.provisional,
        "head": book.sha,
    }))?;
    Ok(Exit::Done)
}

fn run_import(args: &ImportArgs, context: &mut Context) -> anyhow::Result<Exit> {
    let file = context.input.file(&args.file)?;
    let imported = context.act(|desk, _| import(desk, &file))?;
    let (count, late, blank) = (imported.visits.len(), imported.late, imported.blank);
    let lang = context.console.lang;
    context.console.line(&words::imported(lang, count, late))?;
    if blank > 0 {
        context.console.line(&words::left_out(lang, blank))?;
    }
    context.say_head(imported.book)?;
    context.console.document(&json!({
        "entered": count, "late": late, "blank": blank, "visits": imported.visits, "head": imported.book.sha,
    }))?;
    Ok(Exit::Done)
}
