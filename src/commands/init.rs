//! `init`: makes a case folder.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::domain::columns::ListName;
use crate::domain::entry::Act;
use crate::domain::refusal::Refusal;
use crate::exit::Exit;
use crate::files::case::{Case, SETTINGS};
use crate::files::embedded::SAMPLE;
use crate::files::{At, durable};
use crate::text::says;

use super::{Context, TOOL};

/// Arguments of `init`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where; the case folder of `-C` without it.
    pub dir: Option<PathBuf>,
    /// Whether to fill it with the sample.
    #[arg(long)]
    pub sample: bool,
}

/// Runs it.
///
/// # Errors
/// The folder is not empty, or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    if let Some(dir) = &args.dir {
        context.root = context.root.join(dir);
    }
    make(args.sample, context)?;
    let root = context.root.clone();
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
    let root = context.root.clone();
    std::fs::create_dir_all(&root).at(&root)?;
    if std::fs::read_dir(&root).at(&root)?.next().is_some() {
        return Err(
            crate::files::Trouble::from(Refusal::NotEmpty(root.display().to_string())).into(),
        );
    }
    let mut ledger = context.lock()?;
    for (name, text) in SAMPLE
        .iter()
        .filter(|(name, _)| sample || *name != SETTINGS)
    {
        let text = if sample {
            (*text).to_owned()
        } else {
            header_of(text)
        };
        durable::create_with(&root.join(name), text.as_bytes())?;
    }
    if !sample {
        durable::create_with(&root.join(SETTINGS), blank_settings().as_bytes())?;
    }
    let case = Case::open(&root)?;
    let act = Act::Init {
        bureau: case.settings.bureau,
        year: case.settings.year,
        tool: TOOL.to_owned(),
    };
    ledger.append(act, &context.hand)?;
    sync(&root)?;
    Ok(())
}

/// The header row of a sample list, for an office to fill in below; with BOM, so that Excel opens it right.
fn header_of(text: &str) -> String {
    format!("\u{feff}{}\r\n", text.lines().next().unwrap_or_default())
}

/// The sample's settings with the bureau's name to be filled in, and this year.
fn blank_settings() -> String {
    let sample = SAMPLE
        .iter()
        .find(|(name, _)| *name == SETTINGS)
        .map_or("", |(_, text)| text);
    let year = crate::files::clock::now()
        .chars()
        .take(4)
        .collect::<String>();
    let lines = sample.lines().map(|line| {
        let key = line.split('=').next().unwrap_or_default().trim();
        match key {
            "bureau" => "bureau = \"（填写单位名称）\"".to_owned(),
            "year" => format!("year = {year}"),
            _ => line.to_owned(),
        }
    });
    lines.map(|line| line + "\n").collect()
}

fn sync(root: &Path) -> Result<(), crate::files::Trouble> {
    debug_assert!(ListName::ALL.len() == SAMPLE.len() - 1);
    durable::sync_folder(root)
}
