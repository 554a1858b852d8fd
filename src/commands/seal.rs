//! `seal`: fixes a round's lists and the source of its seed before the seed exists.

use serde_json::json;

use crate::acts::method::seal::{self, SealRequest};
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::method::draw;

use crate::commands::{Context, typed};

/// Arguments of `seal`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_parser = typed::id)]
    pub task: String,
    #[arg(long, default_value_t = 1)]
    pub round: u32,
    #[arg(long)]
    pub source: String,
    #[arg(long)]
    pub adhoc: Option<String>,
}

help! {
    HELP "seal": "封存一轮：在种子产生前固定名单和种子来源", "Seal a round: fix its lists and the source of its seed before the seed exists";
    example "choucha -C 2026 seal AJ-2026-01 --source \"2026-06-01 福彩3D第2026142期，三位数字连写\"\n      写入封存文本，打印须公布的承诺值", "choucha -C 2026 seal AJ-2026-01 --source \"2026-06-01 福彩3D draw 2026142, its three digits\"\n      write the sealed texts and print the commitment to publish";
    task "任务", "TASK": "任务编号", "Id of the task";
    round "N", "N": "第几轮（默认第 1 轮）", "Which round (default: 1)";
    source "文字", "TEXT": "种子来源：os、given、drand quicknet <轮次>，或一行写明的公开事件（含种子的写法）", "Where the seed will come from: os, given, drand quicknet <round>, or a public event in one line, the seed's spelling included";
    adhoc "文字", "TEXT": "临时任务的理由：任务不在已发布的年度计划内，各处均注明", "Why a task outside the published plan is drawn (临时任务); every record says so";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let request = SealRequest {
        task: &args.task,
        round: args.round,
        source: &args.source,
        adhoc: args.adhoc.as_deref(),
    };
    let made = context.act(|desk, progress| seal::seal(desk, &request, progress))?;
    let manifest = made.manifest.to_string();
    let today = context.desk.today();
    let console = &mut context.console;
    let lang = console.lang;
    let (source, folder) = (&made.source, &made.folder);
    console.lines(&draw::sealed(lang, &made.id, &manifest, source, folder))?;
    for day in source.days().into_iter().filter(|day| *day <= today) {
        console.line(&draw::not_after(lang, day, today))?;
    }
    console.line(&draw::origin(lang, &made.origin))?;
    context.say_head(made.head)?;
    context.console.document(&json!({
        "origin": made.origin,
        "seal": made.id, "manifest_sha256": manifest, "source": source.text(), "folder": folder,
        "head": made.head.sha,
    }))?;
    Ok(Exit::Done)
}
