//! `init`: makes a case folder.

use std::path::PathBuf;

use serde_json::json;

use crate::acts::lists::init::{self, Made};
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::says;

use crate::commands::Context;

/// Arguments of `init`.
#[derive(Debug, clap::Args)]
pub struct Args {
    pub dir: Option<PathBuf>,
    #[arg(long)]
    pub sample: bool,
    #[arg(long)]
    pub rehearsal: bool,
    #[arg(long, value_parser = clap::value_parser!(i32).range(2019..=2100), conflicts_with = "sample")]
    pub year: Option<i32>,
}

help! {
    HELP "init": "新建案卷", "Make a case folder";
    example "choucha init 2026 --sample\n      在文件夹 2026 中生成样例单位的清单、两库和计划", "choucha init 2026 --sample\n      write the sample bureau's lists, libraries and plan into the folder 2026";
    dir "文件夹", "DIR": "新建到哪个文件夹（默认为当前文件夹）", "Where (default: the current folder)";
    sample: "填入内置的样例单位；样例是演练案卷", "Fill it with the built-in sample bureau; a sample is a rehearsal";
    rehearsal: "建演练案卷（空表）：首行写明是演练，只有演练案卷可以用 --today 声明日期", "Make a rehearsal (演练案卷) with empty lists: its first line says so, and only there may a day be declared with --today";
    year "年度", "YEAR": "案卷年度（默认为今年）：一个案卷只管一年，记入账本首行，此后不能改", "Its year (default: this one): a case folder is of one year, which its first line says and nothing changes";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    if let Some(dir) = &args.dir {
        context.desk.root = context.desk.root.join(dir);
    }
    let made = match (args.sample, args.rehearsal) {
        (true, _) => Made::Sample,
        (false, true) => Made::Rehearsal,
        (false, false) => Made::Office,
    };
    let year = make((made, args.year), context)?;
    let root = context.desk.root.clone();
    let (sample, rehearsal) = (args.sample, made != Made::Office);
    let console = &mut context.console;
    console.lines(&says::made(
        console.lang,
        (&root, init::TEMPLATE),
        sample,
        (rehearsal, year),
    ))?;
    console.document(
        &json!({ "folder": root, "sample": sample, "rehearsal": rehearsal, "year": year }),
    )?;
    Ok(Exit::Done)
}

/// Makes the folder of the context.
pub fn make(made: (Made, Option<i32>), context: &mut Context) -> anyhow::Result<i32> {
    let lang = context.console.lang;
    context.act(|desk, _| init::init(desk, made, lang))
}
