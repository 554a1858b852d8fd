//! `publish`: what the law wants public (第5条, 第二十一条), as tables, JSON and a website on which anyone can check a draw.

use std::path::PathBuf;

use serde_json::json;

use crate::acts::public::for_offices::{self, TablesWanted};
use crate::acts::public::{check, publish};
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::public::publish as words;

use crate::commands::{Context, publish_check};

/// Arguments of `publish`.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Args {
    #[arg(long)]
    pub check: bool,
    #[arg(long = "for", value_parser = ["platform", "filing"], conflicts_with = "check")]
    pub purpose: Option<String>,
    #[arg(long, requires = "purpose")]
    pub out: Option<PathBuf>,
    #[arg(long, requires = "purpose")]
    pub xlsx: bool,
}

help! {
    HELP "publish": "公开：清单、计划、封存的承诺值和去向、抽取、作废和更正的理由、检查结果、处理内容，及可当场复算抽取的网页（个人信息不在其中）", "Publish lists, plans, seals by commitment and fate, draws, reasons of voids and corrections, results, handling, and a website on which draws can be repeated; no personal data";
    example "choucha -C 2026 publish\n      写入 public/，用浏览器打开 public/index.html\n  choucha -C 2026 publish --check\n      有未公开的、公开后有变动的，退出码为 1\n  choucha -C 2026 publish --for platform\n      按监管平台公告的栏目写出表格，供粘贴\n  choucha -C 2026 publish --for filing --xlsx\n      把现行计划写成司法局的计划备案表（工作簿）", "choucha -C 2026 publish\n      writes public/; open public/index.html in a browser\n  choucha -C 2026 publish --check\n      exits 1 when something is not published, or changed since\n  choucha -C 2026 publish --for platform\n      tables with the captions of the supervision platform, to paste\n  choucha -C 2026 publish --for filing --xlsx\n      the plan in force in the form in which it is filed with the 司法局, as a workbook";
    check: "只核对哪些还没有公开、哪些公开后有变动", "Only say what is not published yet or has changed since";
    purpose "用途", "WHAT": "用途：platform（监管平台的栏目）、filing（司法局的计划备案表）", "What for: platform (captions of the supervision platform), filing (the form in which a plan is filed with the 司法局)";
    out "文件夹", "DIR": "表格写到哪个文件夹（默认 platform 或 filing）", "Where the tables go (default: platform or filing)";
    xlsx: "表格写成工作簿（xlsx），号码按文本保存", "Write the tables as workbooks (xlsx), every number kept as text";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let lang = context.console.lang;
    let language = lang.word();
    if args.check {
        let checked = context.act(|desk, progress| check::check(desk, language, progress))?;
        return publish_check::say(&checked, context);
    }
    if let Some(purpose) = &args.purpose {
        return tables(args, purpose, context);
    }
    let published = context.act(|desk, progress| publish::publish(desk, language, progress))?;
    let (act, index) = (&published.act, &published.index);
    let counts = &published.counts;
    let shown = [counts.plans, counts.draws, counts.results, counts.handlings];
    let shown = (shown, act.files.len());
    let lines = words::published(lang, shown, &index.display().to_string());
    context.console.lines(&lines)?;
    if let Some((draws, until)) = &published.withheld {
        let said = words::withheld(lang, *draws, until);
        context.console.line(&said)?;
    }
    if published.awaited > 0 {
        let said = words::awaited(lang, published.awaited, published.drawn);
        context.console.line(&said)?;
    }
    if published.missing > 0 {
        let said = words::were_missing(lang, published.missing);
        context.console.aside(&said)?;
    }
    for file in &published.foreign {
        let said = words::foreign_stays(lang, file);
        context.console.aside(&said)?;
    }
    let refused = &published.refused;
    publish_check::say_refused(refused, &mut context.console)?;
    context.say_head(published.book)?;
    context.console.document(&json!({
        "day": act.day, "plans": counts.plans, "draws": counts.draws, "results": counts.results, "handlings": counts.handlings,
        "files": act.files, "awaited": published.awaited, "drawn_public": published.drawn.word(), "withheld": act.withheld, "withheld_until": published.withheld.as_ref().map(|(_, until)| until), "missing_before": published.missing, "foreign": published.foreign, "index": index, "head": published.book.sha,
        "lines_refused": publish_check::refused_lines(refused),
    }))?;
    Ok(if refused.is_empty() {
        Exit::Done
    } else {
        Exit::Fails
    })
}

/// Writes the tables for an office.
fn tables(args: &Args, purpose: &str, context: &mut Context) -> anyhow::Result<Exit> {
    let lang = context.console.lang;
    let wanted = TablesWanted {
        out: args.out.as_deref(),
        xlsx: args.xlsx,
    };
    let filing = purpose == "filing";
    let written = context.act(|desk, progress| {
        if filing {
            for_offices::for_filing(desk, wanted)
        } else {
            for_offices::for_platform(desk, wanted, lang.word(), progress)
        }
    })?;
    let (folder, files) = (written.folder.display(), lang.list(&written.files));
    let line = if filing {
        words::for_filing(lang, folder, files)
    } else {
        words::for_platform(lang, folder, files)
    };
    context.console.line(&line)?;
    if written.blanks {
        let blank = if filing {
            words::joint_blank(lang)
        } else {
            words::no_registrar(lang)
        };
        context.console.line(blank)?;
    }
    context
        .console
        .document(&json!({ "folder": written.folder, "files": written.files }))?;
    Ok(Exit::Done)
}
