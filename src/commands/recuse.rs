//! `recuse`: a company asks that an inspector stay away, and is answered (回避申请, 第15条).

use serde_json::json;

use crate::acts::replace::recuse::recuse;
use crate::domain::acts::visit::RecusalAct;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::replace::replacement as words;

use crate::commands::Context;
use crate::commands::typed::{self, VisitArgs};

/// Arguments of `recuse`.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("answered").args(["grant", "deny"]).required(true))]
pub struct Args {
    #[command(flatten)]
    pub visit: VisitArgs,
    #[arg(value_parser = typed::code)]
    pub cert: String,
    #[arg(long)]
    pub grounds: String,
    #[arg(long)]
    pub grant: bool,
    #[arg(long)]
    pub deny: bool,
    #[arg(long)]
    pub answer: String,
}

help! {
    HELP "recuse": "记录被检查单位的回避申请和答复（细则第15条）", "Record that the inspected company asks an inspector to stay away, and the answer (article 15)";
    example "choucha -C 2026 recuse AJ-2026-01-1 91370499MY2UU2Y43C 37049901007 --grounds \"系本单位负责人亲属\" --grant --answer \"经查属实\"\n      准予的，该人员不再进入本企业的检查组，须随即更换", "choucha -C 2026 recuse AJ-2026-01-1 91370499MY2UU2Y43C 37049901007 --grounds \"a relative of our manager\" --grant --answer \"found to be true\"\n      once granted, the inspector must not visit this enterprise, and has to be replaced";
    draw "抽取", "DRAW": "抽取编号", "Id of the draw";
    object "代码", "CODE": "企业或其任一检查对象的代码，或唯一的名称", "Code of the enterprise or of any of its objects, or a name that only one has";
    cert "执法证号", "CERT": "执法证号或姓名", "Certificate number or name";
    grounds "文字", "TEXT": "被检查单位所说的理由", "What the company says";
    grant: "准予", "Grant it";
    deny: "不准予", "Deny it";
    answer "文字", "TEXT": "答复", "The answer in words";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let act = |visit| RecusalAct {
        visit,
        cert: args.cert.clone(),
        grounds: args.grounds.clone(),
        granted: args.grant,
        answer: args.answer.clone(),
    };
    let recused = context.act(|desk, _| recuse(desk, &args.visit.name(), act))?;
    let (id, who, cert) = (&recused.act.visit, &recused.who, &recused.act.cert);
    let lang = context.console.lang;
    let lines = words::recused(lang, id, who, args.grant, &args.answer);
    context.console.lines(&lines)?;
    if args.grant {
        let line = words::replace_now(lang, id, cert);
        context.console.line(&line)?;
    }
    context.say_head(recused.book)?;
    context.console.document(&json!({
        "visit": id, "cert": cert, "grounds": args.grounds, "granted": args.grant, "answer": args.answer,
        "line": recused.book.lines, "head": recused.book.sha,
    }))?;
    Ok(Exit::Done)
}
