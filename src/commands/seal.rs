//! `seal`: fixes a round's lists and the source of its seed before the seed exists.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::acts::method::seal::{self, SealMade, SealRequest};
use crate::acts::method::seal_notice::{self, NoticeFiles, NoticeRequest};
use crate::console::Console;
use crate::disk::Trouble;
use crate::domain::ground::moment::Moment;
use crate::exit::Exit;
use crate::refusing;
use crate::text::beforehand;
use crate::text::book::rules;
use crate::text::help::help;
use crate::text::method::{draw, influence as influence_words, seal_notice as words};

use crate::commands::{Context, drawn_twice, influence, typed};

/// Arguments of `seal`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_parser = typed::id)]
    pub task: String,
    #[arg(long, default_value_t = 1)]
    pub round: u32,
    #[arg(long, required_unless_present = "notice")]
    pub source: Option<String>,
    #[arg(long, requires = "source")]
    pub adhoc: Option<String>,
    #[arg(long)]
    pub notice: Option<PathBuf>,
    #[arg(long)]
    pub yes: bool,
}

help! {
    HELP "seal": "封存一轮：在种子产生之前固定名单和种子来源；承诺值、来源和去向公开，名单不公开", "Seal a round: fix its lists and the source of its seed before the seed exists; commitment, source and fate are published, the lists are not";
    example "choucha -C 2026 seal AJ-2026-01 --source \"drand 2026-06-02 10:00\"\n      种子取自 drand 信标那时的一轮；打印承诺值，请立即公布并报上级，届时用 draw --beacon 抽取\n  choucha -C 2026 seal AJ-2026-02 --source \"event 2026-06-02 14/17721088 双色球第2026063期：红球六个由小到大各两位、蓝球两位，连写\"\n      种子是那天开奖的 14 位数字，届时用 draw --seed 抽取", "choucha -C 2026 seal AJ-2026-01 --source \"drand 2026-06-02 10:00\"\n      the seed will be that of the drand round of that time; publish the commitment that is printed, send it to the\n      upper office, and draw with draw --beacon when the time has come\n  choucha -C 2026 seal AJ-2026-02 --source \"event 2026-06-02 14/17721088 双色球第2026063期：红球六个由小到大各两位、蓝球两位，连写\"\n      the seed will be the 14 digits of that day's lottery; draw with draw --seed";
    task "任务", "TASK": "任务编号", "Id of the task";
    round "N", "N": "第几轮（默认第 1 轮）", "Which round (default: 1)";
    source "文字", "TEXT": "种子将从哪里来：drand <日期> <时间>（北京时间，信标的一轮）、drand +2d（两天后的一轮）、drand quicknet <轮次>，或 event <日期> <位数>/<结果总数> <说明>（公开事件，写清种子的写法；双色球、大乐透、七星彩、福彩3D、排列三、排列五可不写位数和总数；结果不足 10,000,000 种的，种子只能算未经证明）", "Where the seed will come from: drand <day> <time> (a round of the beacon, in China's time), drand +2d (the round in two days), drand quicknet <round>, or event <day> <digits>/<outcomes> <words> (a public event, the seed's spelling included; the numbers may be left out of 双色球, 大乐透, 七星彩, 福彩3D, 排列三 and 排列五; with fewer than 10,000,000 outcomes the standing is unproven)";
    adhoc "文字", "TEXT": "临时任务的理由：任务不在已发布的年度计划内，各处均注明，并公开", "Why a task outside the published plan is drawn (临时任务); every record says so, and it is published";
    yes: "在终端上不再确认", "At a terminal, ask no question";
    notice "文件", "FILE": "同时写一份封存公告：文件.html（A4 打印）和文件.txt（张贴、上网用的文字），不覆盖已有文件；本轮已经封存的，不写 --source，只写公告", "Write a notice of the seal too: FILE.html (print it on A4) and FILE.txt (plain text to post); no file is written over. For a round that is sealed already leave out --source, and only the notice is written";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let lang = context.console.lang;
    let notice = args.notice.as_deref();
    let notice = notice.map(|file| NoticeRequest { file, lang });
    let (source, notice) = match (args.source.as_deref(), notice) {
        (Some(source), notice) => (source, notice),
        (None, Some(notice)) => return notice_only(args, notice, context),
        (None, None) => return Ok(Exit::Usage),
    };
    let request = SealRequest {
        task: &args.task,
        round: args.round,
        source,
        adhoc: args.adhoc.as_deref(),
        notice,
    };
    let what = beforehand::seal(lang, &args.task, args.round, source);
    let lines = [what, beforehand::seal_stays(lang).to_owned()];
    context.confirm(args.yes, &lines, beforehand::sure(lang))?;
    let made = context.act(|desk, progress| seal::seal(desk, &request, progress))?;
    say(&made, &args.task, &mut context.console)?;
    let (notice, exit) = say_notice(made.notice.as_ref(), &mut context.console)?;
    context.say_head(made.head)?;
    let few = made
        .few
        .iter()
        .map(|enterprise| json!({ "code": enterprise.code, "left": enterprise.blocked.left }));
    let few: Vec<Value> = few.collect();
    let source = &made.source;
    context.console.document(&json!({
        "origin": made.origin,
        "seal": made.id, "manifest_sha256": made.manifest, "source": source.text(), "folder": made.folder,
        "settings_changed": made.settings_changed, "known_from": source.known_from().map(Moment::china_time), "few": few,
        "since_plan": made.since_plan, "narrow": made.narrow, "rests_on": made.rests_on,
        "passed_over": influence::passed_over_document(&made.passed_over),
        "side_by_side": drawn_twice::beside_document(&made.side_by_side), "notice": notice, "head": made.head.sha,
    }))?;
    Ok(exit)
}

fn say(made: &SealMade, task: &str, console: &mut Console) -> std::io::Result<()> {
    let (lang, manifest) = (console.lang, made.manifest.to_string());
    let (source, folder) = (&made.source, &made.folder);
    console.lines(&draw::sealed(lang, &made.id, &manifest, source, folder))?;
    for enterprise in &made.few {
        let left = enterprise.blocked.left;
        console.line(&draw::few(lang, &enterprise.code, left))?;
    }
    console.lines(&drawn_twice::beside(lang, &made.side_by_side))?;
    console.line(&draw::origin(lang, &made.origin))?;
    console.lines(&influence::since_plan(lang, made.since_plan.as_ref()))?;
    let narrow = (task, made.narrow);
    console.lines(&influence::scope(lang, narrow, &made.rests_on))?;
    let together = influence_words::sealed_together(lang, &made.passed_over);
    console.lines(&together.into_iter().collect::<Vec<_>>())?;
    let changed = made.settings_changed.as_ref();
    let changed = changed.map(|change| rules::settings(lang, change));
    changed.map_or(Ok(()), |changed| console.line(&changed))
}

/// Says where the notice is, or why it could not be written though the round is sealed; gives it for scripts.
fn say_notice(
    notice: Option<&Result<NoticeFiles, Trouble>>,
    console: &mut Console,
) -> std::io::Result<(Value, Exit)> {
    match notice {
        None => Ok((Value::Null, Exit::Done)),
        Some(Ok(files)) => {
            let (html, text) = (files.html.display(), files.text.display());
            console.line(&words::written(console.lang, html, text))?;
            Ok((notice_document(files), Exit::Done))
        }
        Some(Err(trouble)) => {
            let why = refusing::aside(trouble, console)?;
            console.aside(words::not_written(console.lang))?;
            Ok((why, Exit::Part))
        }
    }
}

fn notice_document(files: &NoticeFiles) -> Value {
    json!({ "html": files.html, "text": files.text })
}

/// Writes the notice of a round that is sealed already.
fn notice_only(
    args: &Args,
    notice: NoticeRequest<'_>,
    context: &mut Context,
) -> anyhow::Result<Exit> {
    let of = (&*args.task, args.round);
    let (seal, files) = context.act(|desk, _| seal_notice::of_waiting(desk, of, notice))?;
    let (html, text) = (files.html.display(), files.text.display());
    let console = &mut context.console;
    console.line(&words::written(console.lang, html, text))?;
    console.document(&json!({
        "seal": seal.act.id(), "manifest_sha256": seal.act.manifest, "notice": notice_document(&files),
    }))?;
    Ok(Exit::Done)
}
