//! `draw`: draws a round, or rehearses it.

use crate::acts::lists::case_lists;
use crate::acts::lists::case_lists::RoundLists;
use crate::acts::method::drawing::{Asked, Drawn};
use crate::acts::year::plan_folder;
use crate::disk::case::Case;
use crate::disk::{Trouble, calendar, draw_folder, ledger};
use crate::domain::book::flaw::BookText;
use crate::domain::day::calendar::Deadline;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::key::Seed;
use crate::domain::refusal::Refusal;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::method::draw as words;
use crate::text::says;

use crate::acts::TOOL;
use crate::commands::draw_report::Report;
use crate::commands::{Context, typed};

/// Arguments of `draw`.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    /// The task.
    #[arg(value_parser = typed::id)]
    pub task: String,
    /// The round.
    #[arg(long, default_value_t = 1)]
    pub round: u32,
    /// The seed.
    #[arg(long, allow_hyphen_values = true)]
    pub seed: Option<String>,
    /// Witnesses.
    #[arg(long)]
    pub witness: Vec<String>,
    /// Why a task of no published plan is drawn.
    #[arg(long)]
    pub adhoc: Option<String>,
    /// Whether to rehearse.
    #[arg(long)]
    pub dry_run: bool,
}

help! {
    HELP "draw": "抽取一轮：对象和检查人员随机抽取、随机匹配", "Draw a round: objects and inspectors by lot, matched into teams";
    example "choucha -C 2026 draw AJ-2026-01 --seed 583 --witness 张三\n      已封存的按封存抽取；不给 --seed 时种子取自操作系统", "choucha -C 2026 draw AJ-2026-01 --seed 583 --witness \"Zhang San\"\n      a sealed round is drawn from its seal; without --seed the operating system gives one";
    task "任务", "TASK": "任务编号", "Id of the task";
    round "N", "N": "第几轮（默认第 1 轮）", "Which round (default: 1)";
    seed "文字", "TEXT": "种子：一行文字，原样使用", "Seed: one line of text, used as given";
    witness "姓名", "NAME": "见证人姓名（可多次给出）", "A witness's name (may be given several times)";
    adhoc "文字", "TEXT": "临时任务的理由：任务不在已发布的年度计划内，各处均注明", "Why a task outside the published plan is drawn (临时任务); every record says so";
    dry_run: "演练：不抽取、不入账，不接受种子", "Rehearse: nothing is drawn or recorded, no seed is taken";
}

/// Runs it.
///
/// # Errors
/// The round cannot be drawn, or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let case = Case::open(&context.desk.root)?;
    let seed = checked(args)?;
    let lang = context.console.lang;
    let loose = seed.as_ref().is_some_and(Seed::is_loose);
    let bar = context.console.bar(says::reading_library(lang));
    let book = ledger::read(&context.desk.root)?.book;
    let sealed = !args.dry_run && book.open_seal(&args.task, args.round).is_some();
    let RoundLists {
        lists,
        library,
        task,
        faults,
        ..
    } = case_lists::for_round(&case, &args.task, args.round, sealed, &|done, all| {
        bar.at(done, all);
    })?;
    drop(bar);
    let witnesses = args.witness.clone();
    if faults > 0 {
        context
            .console
            .aside(&words::faults_since_seal(lang, faults))?;
    }
    let mut asked = Asked {
        case: &case,
        lists: &lists,
        task: &task,
        round: args.round,
        seed,
        source: None,
        adhoc: args.adhoc.clone(),
        in_force: None,
        today: context.desk.today(),
        witnesses,
        tool: TOOL,
    };
    if args.dry_run {
        let in_force = plan_folder::in_force(&case, &book)?;
        asked.in_force = in_force.as_ref();
        let drawn = asked.rehearse(library)?;
        let report = Report {
            asked: &asked,
            drawn: &drawn,
            head: None,
            deadline: deadline(&asked, &drawn)?,
        };
        report.say(
            &words::rehearsal_title(lang, &task.id, &task.name, args.round),
            &mut context.console,
        )?;
        context.console.line(words::rehearsal_end(lang))?;
        report.document(&mut context.console)?;
        return Ok(Exit::Done);
    }
    let mut ledger = context.lock()?;
    // A sealed round is drawn from its seal, whatever became of the plan.
    let open = ledger
        .read
        .book
        .open_seal(&asked.task.id, asked.round)
        .is_some();
    let in_force = (!open).then(|| plan_folder::in_force(&case, &ledger.read.book));
    let in_force = in_force.transpose()?.flatten();
    asked.in_force = in_force.as_ref();
    let mut times = draw_folder::times_drawn(&context.desk.root, &ledger.read.book)?;
    let drawn = asked.draw(library, &mut ledger, &context.desk.hand, &mut times)?;
    let report = Report {
        asked: &asked,
        drawn: &drawn,
        head: ledger.read.book.head,
        deadline: deadline(&asked, &drawn)?,
    };
    let id = drawn.id.as_deref().unwrap_or_default();
    report.say(
        &words::title(lang, id, &task.name, args.round),
        &mut context.console,
    )?;
    let folder = case.root.join(drawn.folder.as_deref().unwrap_or_default());
    context
        .console
        .line(&words::written(lang, folder.display()))?;
    let today = context.desk.today();
    let days = drawn.texts.manifest.source.days();
    if let Some(day) = days.into_iter().max().filter(|day| *day > today) {
        let note = words::before_event(lang, day, today);
        context.console.aside(&note)?;
    }
    if loose {
        context.console.aside(words::loose_seed(lang))?;
    }
    context.say_head(&ledger)?;
    report.document(&mut context.console)?;
    Ok(Exit::Done)
}

/// The last day for the result of a visit that is completed on the round's last day.
fn deadline(asked: &Asked<'_>, drawn: &Drawn<'_>) -> Result<Option<Deadline>, Trouble> {
    let last = drawn.texts.manifest.window.1;
    let days = asked.case.settings.entry_working_days;
    let calendar = calendar::open(&asked.case.root)?;
    let deadline = calendar.add_working_days(last, days).ok();
    Ok(deadline.filter(|_| asked.today <= last))
}

/// The seed, when every text that was given is one that can be used.
fn checked(args: &Args) -> Result<Option<Seed>, Trouble> {
    if args.dry_run && (args.seed.is_some() || !args.witness.is_empty()) {
        return Err(DrawFlaw::RehearsalSeed.into());
    }
    if let Some(reason) = &args.adhoc {
        BookText::Reason.check(reason).map_err(Trouble::from)?;
    }
    for witness in &args.witness {
        BookText::Witness.check(witness).map_err(Trouble::from)?;
    }
    let seed = args.seed.as_deref().map(Seed::new).transpose();
    seed.map_err(|flaw| Refusal::Seed(flaw).into())
}
