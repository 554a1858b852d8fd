//! `plan run`: draws every round that is due and not drawn, each one whole or not at all; for a scheduled job.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::acts::year::plan_run::{Came, PlanRun, RunRequest};
use crate::acts::year::plan_trial::PlanTrial;
use crate::console::Console;
use crate::disk::beacons;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::says;
use crate::text::year::plan_run as words;

use crate::commands::plan_run_report::{document, say};
use crate::commands::{Context, notes, plan_trial_report};

/// Arguments of `plan run`.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Args {
    #[arg(long, allow_hyphen_values = true, conflicts_with = "seeds")]
    pub seed: Option<String>,
    #[arg(long, value_hint = clap::ValueHint::FilePath)]
    pub seeds: Option<PathBuf>,
    #[arg(long, value_hint = clap::ValueHint::FilePath)]
    pub beacons: Option<PathBuf>,
    #[arg(long, conflicts_with = "seed")]
    pub seal_ahead: Option<String>,
    #[arg(long)]
    pub present: Vec<String>,
    #[arg(long)]
    pub dry_run: bool,
}

help! {
    HELP "run": "抽取所有到期未抽的轮次，供定时任务使用；重复运行不会重抽，中断后再运行即可", "Draw every round that is due, for a scheduled job; running it again draws nothing twice, and goes on after a crash";
    example "choucha -C 2026 plan run --seal-ahead \"drand +2d\" --beacons 信标.txt\n      每天运行一次：将到期的轮次先封存到两天后的信标，信标已经产生、签名在文件里的抽取，其余等待，下次再来\n  choucha -C 2026 plan run --seeds 种子表.csv\n      封存到公开事件的各轮，结果写在种子表里：任务编号、轮次、种子、种子来源\n  choucha -C 2026 plan run\n      不封存：种子取自操作系统，效力 unproven\n      没有到期的，退出码为 0；有一轮被拒绝，其余照抽，退出码为 5；一轮也没有抽成，为 3", "choucha -C 2026 plan run --seal-ahead \"drand +2d\" --beacons beacons.txt\n      once a day: rounds that fall due are sealed for the beacon in two days; those whose beacon has come, and stands in\n      the file, are drawn; the others wait for the next run\n  choucha -C 2026 plan run --seeds seeds.csv\n      rounds sealed for public events, with the outcomes in a list: task, round, seed, source\n  choucha -C 2026 plan run\n      nothing is sealed: the operating system gives the seeds, the standing is unproven\n      exits 0 when nothing is due; when a round is refused the others are drawn all the same, and it exits 5; 3 when none was";
    seed "文字", "TEXT": "本次运行未封存的各轮共用的种子（效力 unproven）：一行文字，原样使用；不要全年共用一个", "One seed for the rounds of this run that are not sealed (standing unproven): a line of text, used as given; not one for the whole year";
    beacons "文件", "FILE": "已封存的信标轮次的签名，每行一个：96 位十六进制数字、drand quicknet <轮次> <数字>，或信标网站答复的 JSON；- 为标准输入", "Signatures of sealed drand rounds, one a line: 96 hex digits, drand quicknet <round> <digits>, or a relay's JSON; - is the standard input";
    seal_ahead "来源", "SOURCE": "先封存再抽取：未封存的到期轮次，以及在种子产生之前将到期的轮次，按这个来源封存，如 'drand +2d'（两天后的信标）；也可写在 choucha.toml 的 [rules]：seal = \"drand +2d\"", "Seal first: the rounds that are due and not sealed, and those that fall due before the seed comes, are sealed with this source, such as 'drand +2d' (the beacon in two days); or write seal = \"drand +2d\" under [rules] of choucha.toml";
    seeds "文件", "FILE": "种子表（CSV、JSON 或工作簿，种子一栏为文本）：任务编号、轮次、种子、种子来源；- 为标准输入", "List of seeds (CSV, JSON or a workbook, the seeds as text): task, round, seed, source; - is the standard input";
    dry_run: "试运行：说明会抽取、封存、等待、拒绝哪些轮次，不抽取、不入账，什么也不写；退出码与正式运行相同", "Try it: tells which rounds would be drawn, sealed, refused or would wait; nothing is drawn, recorded or written; exits as the run would";
    present "姓名", "NAME": "在场见证人姓名（可多次给出）", "Name of a witness in the room (may be given several times)";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let trial = args.dry_run.then(|| PlanTrial::begin(&context.desk));
    let trial = trial.transpose();
    notes::say(&context.desk, &mut context.console)?;
    let trial = trial?;
    let Context {
        desk,
        console,
        input,
    } = &mut *context;
    let seeds = input.file_if_named(args.seeds.as_deref())?;
    let beacons = input.file_if_named(args.beacons.as_deref())?;
    let (lang, today) = (console.lang, desk.today().to_string());
    let request = RunRequest {
        seed: args.seed.as_deref(),
        seeds: seeds.as_deref(),
        beacons: beacons
            .as_deref()
            .map_or(Ok(Vec::new()), beacons::read_many)?,
        seal_ahead: args.seal_ahead.as_deref(),
        lists_of: trial.as_ref().map(|_| &*desk.root),
        witnesses: &args.present,
    };
    let begun = PlanRun::begin(trial.as_ref().map_or(&*desk, |trial| &trial.desk), &request);
    if let Some(trial) = &trial {
        trial.hand_on_notes(desk);
    }
    notes::say(desk, console)?;
    let mut run = begun?;
    let (counted, rounds) = each_round(&mut run, args.dry_run, console)?;
    let [drawn, refused, waiting, sealed] = counted;
    let head = trial.as_ref().map_or(run.head(), |trial| trial.head);
    if args.dry_run {
        console.line(&words::would(lang, &today, counted))?;
        console.line(words::nothing_done(lang))?;
    } else {
        console.line(&words::total(lang, &today, counted))?;
    }
    context.say_head(head)?;
    context.console.document(&if args.dry_run {
        json!({
            "today": today, "dry_run": true, "draw": drawn, "refuse": refused, "wait": waiting, "seal": sealed,
            "rounds": rounds, "head": head.sha,
        })
    } else {
        json!({
            "today": today, "drawn": drawn, "refused": refused, "waiting": waiting, "sealed": sealed,
            "rounds": rounds, "head": head.sha,
        })
    })?;
    Ok(match (refused, drawn + sealed) {
        (0, _) => Exit::Done,
        (_, 0) => Exit::Refused,
        _ => Exit::Part,
    })
}

/// Does each round and says what became of it; gives how many were drawn, refused, waiting and sealed, and the document of each.
fn each_round(
    run: &mut PlanRun<'_>,
    is_trial: bool,
    console: &mut Console,
) -> anyhow::Result<([usize; 4], Vec<Value>)> {
    let lang = console.lang;
    let mut rounds: Vec<Value> = Vec::new();
    let [mut drawn, mut refused, mut waiting, mut sealed] = [0; 4];
    loop {
        let bar = console.bar(says::reading_library(lang));
        let Some(round) = run.next(&|done, all| bar.at(done, all))? else {
            break;
        };
        drop(bar);
        match &round.came {
            Came::Drawn(_) => drawn += 1,
            Came::Refused(_) => refused += 1,
            Came::Waits(_) => waiting += 1,
            Came::Sealed(_) => sealed += 1,
        }
        if is_trial {
            plan_trial_report::say(&round, console)?;
            rounds.push(plan_trial_report::document(&round, lang));
        } else {
            say(&round, console)?;
            rounds.push(document(&round, lang));
        }
    }
    Ok(([drawn, refused, waiting, sealed], rounds))
}
