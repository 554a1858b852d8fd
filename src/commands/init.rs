//! `init`: makes a case folder.

use std::path::PathBuf;

use serde_json::json;

use crate::acts::lists::init;
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
}

help! {
    HELP "init": "新建案卷", "Make a case folder";
    example "choucha init 2026 --sample\n      在文件夹 2026 中生成样例单位的清单、两库和计划", "choucha init 2026 --sample\n      write the sample bureau's lists, libraries and plan into the folder 2026";
    dir "文件夹", "DIR": "新建到哪个文件夹（默认为当前文件夹）", "Where (default: the current folder)";
    sample: "填入内置的样例单位", "Fill it with the built-in sample bureau";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    if let Some(dir) = &args.dir {
        context.desk.root = context.desk.root.join(dir);
    }
    make(args.sample, context)?;
    let root = context.desk.root.clone();
    context
        .console
        .lines(&says::made(context.console.lang, &root, args.sample))?;
    context
        .console
        .document(&json!({ "folder": root, "sample": args.sample }))?;
    Ok(Exit::Done)
}

/// Makes the folder of the context.
pub fn make(sample: bool, context: &mut Context) -> anyhow::Result<()> {
    let lang = context.console.lang;
    context.act(|desk, _| init::init(desk, sample, lang))
}
