//! `man`: the manual's pages, one a command, in the language of the screen.

use std::path::{Path, PathBuf};

use clap_mangen::Man;
use serde_json::json;

use crate::acts::TOOL;
use crate::disk::{At, Trouble, durable};
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::{Lang, man as words};

use crate::commands::Context;

/// Arguments of `man`.
#[derive(Debug, clap::Args)]
pub struct Args {
    pub dir: PathBuf,
}

help! {
    HELP "man": "生成手册页（man），每个命令一页", "Write manual pages (man), one for each command";
    example "choucha man ~/.local/share/man/man1\n      此后可用 man choucha-draw 查看；不覆盖不是手册页的文件", "choucha man ~/.local/share/man/man1\n      then: man choucha-draw; files of others are not written over";
    dir "文件夹", "DIR": "写入哪个文件夹", "Where to write";
}

/// Writes the pages of `command`, the whole command line.
pub fn run(args: &Args, mut command: clap::Command, context: &mut Context) -> anyhow::Result<Exit> {
    command.build();
    let mut pages = Vec::new();
    collect(&command, "choucha", context.console.lang, &mut pages)?;
    for (name, _) in &pages {
        refuse_others(&args.dir, name)?;
    }
    std::fs::create_dir_all(&args.dir).at(&args.dir)?;
    for (name, page) in &pages {
        let path = args.dir.join(format!("{name}.1"));
        durable::replace(&path, |out| out.write_all(page))?;
    }
    let line = words::written(
        context.console.lang,
        pages.len(),
        &args.dir.display().to_string(),
    );
    context.console.line(&line)?;
    let names: Vec<_> = pages.iter().map(|(name, _)| format!("{name}.1")).collect();
    let document = json!({ "folder": args.dir, "pages": names });
    context.console.document(&document)?;
    Ok(Exit::Done)
}

/// The page of a command and of all below it, with their names.
fn collect(
    command: &clap::Command,
    name: &str,
    lang: Lang,
    pages: &mut Vec<(String, Vec<u8>)>,
) -> std::io::Result<()> {
    let mut page = Vec::new();
    let man = Man::new(command.clone()).title(name).source(TOOL);
    man.render(&mut page)?;
    let page = words::headings(lang, &String::from_utf8_lossy(&page));
    pages.push((name.to_owned(), page.into_bytes()));
    command
        .get_subcommands()
        .try_for_each(|below| collect(below, &format!("{name}-{}", below.get_name()), lang, pages))
}

/// Refuses a place where something lies that is no page of that name.
fn refuse_others(dir: &Path, name: &str) -> Result<(), Trouble> {
    let path = dir.join(format!("{name}.1"));
    match std::fs::read(&path) {
        Ok(bytes) if String::from_utf8_lossy(&bytes).contains(&format!("\n.TH {name} 1")) => Ok(()),
        Ok(_) => Err(CaseFlaw::FileThere(path.display().to_string()).into()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error).at(&path),
    }
}
