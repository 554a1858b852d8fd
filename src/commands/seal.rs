//! `seal`: fixes a round's lists and the source of its seed before the seed exists.

use serde_json::{Value, json};

use crate::acts::method::seal::{self, SealRequest};
use crate::domain::ground::moment::Moment;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::method::draw;

use crate::commands::{Context, drawn_twice, typed};

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
    example "choucha -C 2026 seal AJ-2026-01 --source \"drand 2027-03-05 10:00\"\n  choucha -C 2026 seal AJ-2026-02 --source \"event 2026-06-02 14/17721088 双色球第2026063期：红球六个由小到大各两位、蓝球两位，连写\"\n      写入封存文本，打印须公布的承诺值", "choucha -C 2026 seal AJ-2026-01 --source \"drand 2027-03-05 10:00\"\n  choucha -C 2026 seal AJ-2026-02 --source \"event 2026-06-02 14/17721088 双色球第2026063期：红球六个由小到大各两位、蓝球两位，连写\"\n      write the sealed texts and print the commitment to publish";
    task "任务", "TASK": "任务编号", "Id of the task";
    round "N", "N": "第几轮（默认第 1 轮）", "Which round (default: 1)";
    source "文字", "TEXT": "种子来源：drand <日期> <时刻>（其后第一个信标轮次，北京时间）、drand +2d、drand quicknet <轮次>，或 event <日期> <位数>/<结果总数> <说明>（含种子的写法）", "Where the seed will come from: drand <day> <time> (the first round from then on, China's time), drand +2d, drand quicknet <round>, or event <day> <digits>/<outcomes> <words>, the seed's spelling included";
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
    let console = &mut context.console;
    let lang = console.lang;
    let (source, folder) = (&made.source, &made.folder);
    console.lines(&draw::sealed(lang, &made.id, &manifest, source, folder))?;
    for enterprise in &made.few {
        let left = enterprise.blocked.left;
        console.line(&draw::few(lang, &enterprise.code, left))?;
    }
    console.lines(&drawn_twice::beside(lang, &made.side_by_side))?;
    console.line(&draw::origin(lang, &made.origin))?;
    context.say_head(made.head)?;
    let few = made
        .few
        .iter()
        .map(|enterprise| json!({ "code": enterprise.code, "left": enterprise.blocked.left }));
    let few: Vec<Value> = few.collect();
    context.console.document(&json!({
        "origin": made.origin,
        "seal": made.id, "manifest_sha256": manifest, "source": source.text(), "folder": folder,
        "known_from": source.known_from().map(Moment::china_time), "few": few,
        "side_by_side": drawn_twice::beside_document(&made.side_by_side), "head": made.head.sha,
    }))?;
    Ok(Exit::Done)
}
