//! `draw`: draws a round, or rehearses it.

use crate::acts::method::draw::{self, DrawRequest};
use crate::disk::beacons;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::method::draw as words;

use crate::commands::draw_report::Report;
use crate::commands::{Context, typed};

/// Arguments of `draw`.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    #[arg(value_parser = typed::id)]
    pub task: String,
    #[arg(long, default_value_t = 1)]
    pub round: u32,
    #[arg(long, allow_hyphen_values = true)]
    pub seed: Option<String>,
    #[arg(long, conflicts_with = "seed")]
    pub beacon: Option<String>,
    #[arg(long)]
    pub present: Vec<String>,
    #[arg(long)]
    pub adhoc: Option<String>,
    #[arg(long)]
    pub dry_run: bool,
}

help! {
    HELP "draw": "抽取一轮：对象和检查人员随机抽取、随机匹配", "Draw a round: objects and inspectors by lot, matched into teams";
    example "choucha -C 2026 draw AJ-2026-01 --beacon 信标.json --present 张三\n      已封存的按封存抽取：信标轮次给出签名（96 位数字或另存的 JSON），公开事件用 --seed 给出结果；未封存又不给的，种子取自操作系统", "choucha -C 2026 draw AJ-2026-01 --beacon beacon.json --present \"Zhang San\"\n      a sealed round is drawn from its seal: a drand round's signature (96 digits, or the JSON as saved) or, with --seed, the\n      outcome of its event; unsealed and without either the operating system gives a seed";
    task "任务", "TASK": "任务编号", "Id of the task";
    round "N", "N": "第几轮（默认第 1 轮）", "Which round (default: 1)";
    seed "文字", "TEXT": "种子：一行文字，原样使用", "Seed: one line of text, used as given";
    beacon "文字|文件", "TEXT|FILE": "已封存的信标轮次的签名：96 位十六进制数字，或信标网站答复的 JSON", "Signature of the sealed drand round: 96 hex digits, or the JSON that a relay answers with";
    present "姓名", "NAME": "在场见证人姓名（可多次给出）", "Name of a witness in the room (may be given several times)";
    adhoc "文字", "TEXT": "临时任务的理由：任务不在已发布的年度计划内，各处均注明", "Why a task outside the published plan is drawn (临时任务); every record says so";
    dry_run: "演练：不抽取、不入账，不接受种子", "Rehearse: nothing is drawn or recorded, no seed is taken";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let request = DrawRequest {
        task: &args.task,
        round: args.round,
        seed: args.seed.as_deref(),
        beacon: args.beacon.as_deref().map(beacons::read_one).transpose()?,
        witnesses: &args.present,
        adhoc: args.adhoc.as_deref(),
    };
    let made = context.act(|desk, progress| {
        if args.dry_run {
            draw::rehearse(desk, &request, progress)
        } else {
            draw::draw(desk, &request, progress)
        }
    })?;
    let today = context.desk.today();
    let report = Report {
        made: &made,
        request: &request,
        today,
    };
    let lang = context.console.lang;
    let Some((id, folder)) = made.id.as_ref().zip(made.folder.as_ref()) else {
        let title = words::rehearsal_title(lang, &made.task.id, &made.task.name, args.round);
        report.say(&title, &mut context.console)?;
        context.console.line(words::rehearsal_end(lang))?;
        report.document(&mut context.console)?;
        return Ok(Exit::Done);
    };
    let title = words::title(lang, id, &made.task.name, args.round);
    report.say(&title, &mut context.console)?;
    let folder = context.desk.root.join(folder);
    let written = words::written(lang, folder.display());
    context.console.line(&written)?;
    context.say_head(made.head)?;
    report.document(&mut context.console)?;
    Ok(Exit::Done)
}
