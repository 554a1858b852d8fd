//! `clock`: the clock of the lines before stood wrong.

use serde_json::json;

use crate::acts::book::clock;
use crate::exit::Exit;
use crate::text::book::lines;
use crate::text::help::help;

use crate::commands::Context;

/// Arguments of `clock`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long)]
    pub reason: String,
}

help! {
    HELP "clock": "声明此前的系统时钟有误（写明理由，入账并公示）", "Say that the clock stood wrong before; it goes into the book and is published";
    example "choucha -C 2026 clock --reason \"6月3日换主板后年份停在2036年，当日发现\"\n      此后各行按当时的时钟计；时钟走过此前的最晚时间以前，一律不算按期", "choucha -C 2026 clock --reason \"a new board on 3 June had the year at 2036; seen the same day\"\n      lines from here on count by their own clock; until it has passed the latest time before, nothing counts as in time";
    reason "文字", "TEXT": "哪台机器、错成什么时间、怎么发现的（记入账本并公示）", "Which machine, what it showed, how it was found (goes into the book and is published)";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let set = context.act(|desk, _| clock::clock(desk, &args.reason))?;
    let (behind, latest) = (set.before.behind, set.before.latest.china_time());
    let until = set.until.china_time();
    let console = &mut context.console;
    console.lines(&lines::clock_set(console.lang, behind, &latest, &until))?;
    context.say_head(set.head)?;
    context.console.document(&json!({
        "reason": args.reason,
        "line": behind,
        "latest": latest,
        "not_in_time_until": until,
        "head": set.head.sha,
    }))?;
    Ok(Exit::Done)
}
