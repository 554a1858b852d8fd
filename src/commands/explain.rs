//! `explain`: what a code of a refusal or a fault means, and what to do.

use serde_json::json;

use crate::disk::Trouble;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::exit::Exit;
use crate::text::coded::Code;
use crate::text::codes;
use crate::text::explain as words;
use crate::text::help::help;

use crate::commands::{Context, typed};

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_parser = typed::code)]
    pub code: Option<String>,
    #[arg(long, conflicts_with = "code")]
    pub markdown: bool,
}

help! {
    HELP "explain": "解释拒绝或错误的代号：是什么、怎么办", "Explain the code of a refusal or a fault: what it means, what to do";
    example "choucha explain D03\n      不写代号则列出全部代号", "choucha explain D03\n      without a code: all of them";
    code "代号", "CODE": "方括号中的代号，如 D03", "The code in brackets, such as D03";
    markdown: "全部代号，中英文对照，即 docs/codes.md", "All codes in both languages: docs/codes.md";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let (all, lang) = (codes::all(), context.console.lang);
    if args.markdown && !context.console.json {
        context.console.raw(words::markdown(&all).as_bytes())?;
        return Ok(Exit::Done);
    }
    let document = |code: &Code| {
        let said = code.said(lang);
        json!({ "code": code.code, "meaning": code.meaning(lang), "example": said.what, "todo": said.todo })
    };
    let Some(asked) = &args.code else {
        for code in &all {
            let line = format!("{} {}", code.code, code.meaning(lang));
            context.console.asked_for(&line)?;
        }
        let all: Vec<_> = all.iter().map(document).collect();
        context.console.document(&all)?;
        return Ok(Exit::Done);
    };
    let found = all.iter().find(|code| code.code == asked).ok_or_else(|| {
        let near = words::near(&all, asked);
        Trouble::from(CaseFlaw::NoCode(asked.clone(), near))
    })?;
    let explained = words::explained(lang, found);
    let mut explained = explained.iter();
    explained.try_for_each(|line| context.console.asked_for(line))?;
    context.console.document(&document(found))?;
    Ok(Exit::Done)
}
