//! `plan filed`: a version of the plan was filed with an authority (备案).

use chrono::NaiveDate;
use serde_json::json;

use crate::acts::year::plan_filed::{self, Filing};
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::year::plan as words;

use crate::commands::{Context, typed};

/// Arguments of `plan filed`.
#[derive(Debug, clap::Args)]
pub struct Args {
    pub version: Option<u32>,
    #[arg(long)]
    pub with: String,
    #[arg(long)]
    pub number: String,
    #[arg(long, value_parser = typed::day)]
    pub on: NaiveDate,
}

help! {
    HELP "filed": "记录年度计划已备案：备案单位、备案号和日期入账并公开", "Note that the plan was filed: with whom, under which number and when go into the book and are published";
    example "choucha -C 2026 plan filed --with 临溪高新区司法局 --number 备〔2026〕8号 --on 2026-03-20\n      不写版次，则为现行的一版；备案表用 choucha publish --for filing 生成", "choucha -C 2026 plan filed --with 临溪高新区司法局 --number 备〔2026〕8号 --on 2026-03-20\n      without a version: the one in force; choucha publish --for filing makes the form";
    version "版次", "VERSION": "哪一版计划（默认为现行的一版）", "Which version of the plan (default: the one in force)";
    with "单位", "OFFICE": "向哪个单位备案", "With whom it was filed";
    number "文号", "NUMBER": "备案号", "The number of the filing";
    on "日期", "DAY": "备案的日期", "The day of the filing";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let filing = Filing {
        version: args.version,
        with: &args.with,
        number: &args.number,
        on: args.on,
    };
    let (act, head) = context.act(|desk, _| plan_filed::filed(desk, &filing))?;
    let console = &mut context.console;
    console.line(&words::filed(console.lang, &act))?;
    context.say_head(head)?;
    context.console.document(&json!({
        "version": act.version, "with": act.with, "number": act.number, "on": act.on, "head": head.sha,
    }))?;
    Ok(Exit::Done)
}
