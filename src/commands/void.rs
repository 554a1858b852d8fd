//! `void`: a draw or a seal is voided with a reason; its record stays.

use serde_json::json;

use crate::acts::method::void;
use crate::exit::Exit;
use crate::text::beforehand;
use crate::text::help::help;
use crate::text::method::draw;

use crate::commands::{Context, typed};

/// Arguments of `void`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_parser = typed::id)]
    pub draw: String,
    #[arg(long)]
    pub reason: String,
    #[arg(long)]
    pub yes: bool,
}

help! {
    HELP "void": "作废一次抽取或封存（写明理由，原记录保留）", "Void a draw or a seal, with a reason; the record stays";
    example "choucha -C 2026 void AJ-2026-01-1 --reason \"抽取后发现计划范围填错\"\n      作废后本轮可以重新封存、抽取；种子可以知道之后才作废的，本轮以后的效力都是 unproven", "choucha -C 2026 void AJ-2026-01-1 --reason \"the plan's scope was wrong\"\n      the round can then be sealed and drawn again; voided when its seed could be known, it stays unproven ever after";
    draw "抽取", "DRAW": "抽取编号，或封存编号", "Id of a draw or of a seal";
    yes: "在终端上不再确认", "At a terminal, ask no question";
    reason "文字", "TEXT": "理由（记入账本并公示）", "Why (goes into the book and is published)";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let lang = context.console.lang;
    let what = beforehand::void(lang, &args.draw, &args.reason);
    let lines = [what, beforehand::void_stays(lang).to_owned()];
    context.confirm(args.yes, &lines, beforehand::sure(lang))?;
    let voided = context.act(|desk, _| void::void(desk, &args.draw, &args.reason))?;
    let console = &mut context.console;
    console.lines(&draw::voided(console.lang, &voided.target, &args.reason))?;
    context.say_head(voided.head)?;
    context.console.document(
        &json!({ "voided": voided.target, "reason": args.reason, "head": voided.head.sha }),
    )?;
    Ok(Exit::Done)
}
