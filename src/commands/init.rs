//! `init`: makes a case folder.

use crate::disk::{At, Trouble, durable};
use crate::domain::lists::case_flaw::CaseFlaw;
use std::path::PathBuf;

use serde_json::json;

use crate::disk::case::{Case, SETTINGS};
use crate::disk::embedded::SAMPLE;
use crate::disk::ledger::Ledger;
use crate::domain::acts::entry::Act;
use crate::domain::book::flaw::BookText;
use crate::domain::settings::UNNAMED;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::{Lang, says};

use crate::acts::TOOL;
use crate::commands::Context;

/// Arguments of `init`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where; the case folder of `-C` without it.
    pub dir: Option<PathBuf>,
    /// Whether to fill it with the sample.
    #[arg(long)]
    pub sample: bool,
}

help! {
    HELP "init": "新建案卷", "Make a case folder";
    example "choucha init 2026 --sample\n      在文件夹 2026 中生成样例单位的清单、两库和计划", "choucha init 2026 --sample\n      write the sample bureau's lists, libraries and plan into the folder 2026";
    dir "文件夹", "DIR": "新建到哪个文件夹（默认为当前文件夹）", "Where (default: the current folder)";
    sample: "填入内置的样例单位", "Fill it with the built-in sample bureau";
}

/// Runs it.
///
/// # Errors
/// The folder is not empty, or the file system fails.
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
///
/// # Errors
/// As [`run`].
pub fn make(sample: bool, context: &mut Context) -> anyhow::Result<()> {
    BookText::By
        .check(&context.desk.hand.by)
        .map_err(Trouble::from)?;
    let root = context.desk.root.clone();
    let year: String = crate::disk::clock::now().chars().take(4).collect();
    std::fs::create_dir_all(&root).at(&root)?;
    if std::fs::read_dir(&root).at(&root)?.next().is_some() {
        return Err(
            crate::disk::Trouble::from(CaseFlaw::NotEmpty(root.display().to_string())).into(),
        );
    }
    let mut ledger = Ledger::lock(&root)?;
    for (name, text) in SAMPLE {
        let text = match (name == SETTINGS, sample) {
            (true, _) => settings(text, sample, &year, context.console.lang),
            (false, true) => text.to_owned(),
            (false, false) => header_of(text),
        };
        durable::create_with(&root.join(name), text.as_bytes())?;
    }
    let (bureau, year) = if sample {
        let settings = Case::open(&root)?.settings;
        (settings.bureau, settings.year)
    } else {
        (UNNAMED.to_owned(), year.parse().unwrap_or(0))
    };
    let act = Act::Init {
        bureau,
        year,
        tool: TOOL.to_owned(),
    };
    ledger.append(act, &context.desk.hand)?;
    durable::sync_folder(&root)?;
    Ok(())
}

/// The header row of a sample list, for an office to fill in below; with BOM, so that Excel opens it right.
fn header_of(text: &str) -> String {
    format!("\u{feff}{}\r\n", text.lines().next().unwrap_or_default())
}

/// The sample's settings in the language of whoever makes the folder; a blank folder's bureau is to be filled in.
fn settings(text: &str, sample: bool, year: &str, lang: Lang) -> String {
    let lines = text.lines().map(
        |line| match line.split('=').next().unwrap_or_default().trim() {
            "bureau" if !sample => format!("bureau = \"{UNNAMED}\""),
            "year" if !sample => format!("year = {year}"),
            "language" if lang == Lang::En => line.replacen("\"zh\"", "\"en\"", 1),
            _ => line.to_owned(),
        },
    );
    lines.map(|line| line + "\n").collect()
}
