//! `draw`: draws a round, or rehearses it.

use crate::acts::method::draw::{self, DrawRequest};
use crate::exit::Exit;
use crate::text::beforehand;
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
    #[arg(long, conflicts_with = "seed", value_hint = clap::ValueHint::FilePath)]
    pub beacon: Option<String>,
    #[arg(long)]
    pub present: Vec<String>,
    #[arg(long)]
    pub adhoc: Option<String>,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long)]
    pub yes: bool,
}

help! {
    HELP "draw": "抽取一轮：对象和检查人员随机抽取、随机匹配", "Draw a round: objects and inspectors by lot, matched into teams";
    example "choucha -C 2026 draw AJ-2026-01 --beacon 信标.json --present 张三\n      封存到信标的：给出该轮的签名（浏览器另存的文件，或 96 位数字）\n  choucha -C 2026 draw AJ-2026-02 --seed 03081521263307 --present 张三\n      封存到公开事件的：照公布的结果给出\n  choucha -C 2026 draw AJ-2026-03\n      没有封存的：种子取自操作系统，可以复算，但不能证明种子未经挑选", "choucha -C 2026 draw AJ-2026-01 --beacon beacon.json --present \"Zhang San\"\n      sealed for the beacon: the signature of its round (the file that a browser saved, or the 96 digits)\n  choucha -C 2026 draw AJ-2026-02 --seed 03081521263307 --present \"Zhang San\"\n      sealed for a public event: its outcome as it was published\n  choucha -C 2026 draw AJ-2026-03\n      not sealed: the operating system gives the seed; it can be repeated, but nothing proves that it was not chosen";
    task "任务", "TASK": "任务编号", "Id of the task";
    round "N", "N": "第几轮（默认第 1 轮）", "Which round (default: 1)";
    seed "文字", "TEXT": "种子：一行文字，原样使用；封存到公开事件的，照公布的结果写", "Seed: one line of text, used as given; for a round sealed for a public event, its outcome as it was published";
    beacon "文字|文件", "TEXT|FILE": "封存到信标的，该轮的签名：96 位十六进制数字，或浏览器从信标网站另存的文件（- 为标准输入）；真假在本机核实，不联网", "For a round sealed for the beacon, the signature of its round: 96 hex digits, or the file that a browser saved from a relay (- is the standard input); it is checked here, without a network";
    present "姓名", "NAME": "在场见证人姓名（可多次给出；公开）", "Name of a witness in the room (may be given several times; published)";
    adhoc "文字", "TEXT": "临时任务的理由：任务不在已发布的年度计划内，各处均注明，并公开", "Why a task outside the published plan is drawn (临时任务); every record says so, and it is published";
    yes: "在终端上不再确认", "At a terminal, ask no question";
    dry_run: "试抽：按今天的名录看应抽数、人员和检查组，不抽取、不入账，不接受种子", "Try it on today's lists: takes, people, teams; nothing is drawn or recorded, no seed is taken";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let request = DrawRequest {
        task: &args.task,
        round: args.round,
        seed: args.seed.as_deref(),
        beacon: context.beacon(args.beacon.as_deref())?,
        witnesses: &args.present,
        adhoc: args.adhoc.as_deref(),
    };
    if !args.dry_run {
        let lang = context.console.lang;
        let given = (args.seed.as_deref(), args.beacon.is_some());
        let lines = [
            beforehand::draw(lang, &args.task, args.round),
            beforehand::seed(lang, given),
        ];
        context.confirm(args.yes, &lines, beforehand::sure(lang))?;
    }
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
    if let Some(day) = &context.desk.hand.declared {
        context.console.line(&words::declared(lang, day))?;
    }
    let folder = context.desk.root.join(folder);
    let written = words::written(lang, folder.display());
    context.console.line(&written)?;
    context.say_head(made.head)?;
    report.document(&mut context.console)?;
    Ok(Exit::Done)
}
