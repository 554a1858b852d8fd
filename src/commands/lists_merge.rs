//! `lists merge`: several rows of one code become one (第12条).

use std::path::PathBuf;

use serde_json::json;

use crate::acts::versions::merge::{MergeRequest, merge};
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::versions::lists_merge as words;

use crate::commands::Context;

/// Arguments of `lists merge`.
#[derive(Debug, clap::Args)]
pub struct MergeArgs {
    #[arg(display_order = 1, value_hint = clap::ValueHint::FilePath)]
    pub file: PathBuf,
    #[arg(long, default_value = "code")]
    pub by: String,
    #[arg(long)]
    pub out: PathBuf,
}

help! {
    HELP "merge": "对象名录中同一代码的几行合并成一行，写到新文件", "Rows of the object library that have one code become one, in a new file";
    example "choucha lists merge 企业名单.csv --out objects.csv\n      各行不同的内容用“；”连起来；状态、信用等级、对象类型、所属主体不同的不合并，逐行列出\n  choucha lists merge 企业名单.csv --by 统一社会信用代码 --out objects.csv", "choucha lists merge companies.csv --out objects.csv\n      what the rows have different is joined by ；; rows that differ in status, grade, kind or owner are not merged but listed\n  choucha lists merge companies.csv --by 统一社会信用代码 --out objects.csv";
    file "文件", "FILE": "名录文件，- 为标准输入；原文件不改动", "The list, or - for the standard input; it is left as it is";
    by "栏名", "COLUMN": "按哪一栏合并（默认 code，即代码）", "The column to merge by (default code, 代码)";
    out "新文件", "NEW": "写到哪个新文件（CSV；不覆盖已有文件）", "The new file (CSV); an existing file is not written over";
}

pub fn run(args: &MergeArgs, context: &mut Context) -> anyhow::Result<Exit> {
    let request = MergeRequest {
        file: context.input.file(&args.file)?,
        by: args.by.clone(),
        out: args.out.clone(),
    };
    let merged = context.act(|desk, _| merge(&desk.root, &request))?;
    let (console, rows) = (&mut context.console, merged.rows.len() as u64);
    let lang = console.lang;
    console.line(&words::merged(lang, merged.codes, merged.gone))?;
    console.line(&words::written(lang, args.out.display(), rows))?;
    console.document(&json!({
        "out": args.out.display().to_string(), "rows": rows, "codes_merged": merged.codes, "rows_gone": merged.gone,
    }))?;
    Ok(Exit::Done)
}
