//! `recuse`: a company asks that an inspector stay away, and is answered (回避申请, 第15条).

use serde_json::json;

use crate::acts::replace::recuse::recuse;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::visit::RecusalAct;
use crate::exit::Exit;
use crate::text::replace::replacement as words;

use crate::commands::Context;

/// Arguments of `recuse`.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("answered").args(["grant", "deny"]).required(true))]
pub struct Args {
    /// The draw.
    pub draw: String,
    /// The object.
    pub object: String,
    /// The inspector.
    pub cert: String,
    /// What the company says.
    #[arg(long)]
    pub grounds: String,
    /// Whether it is granted.
    #[arg(long)]
    pub grant: bool,
    /// Whether it is denied.
    #[arg(long)]
    pub deny: bool,
    /// The answer in words.
    #[arg(long)]
    pub answer: String,
}

/// Runs it.
///
/// # Errors
/// There is no such visit without a result, the inspector is not in its team, or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let id = VisitId {
        draw: args.draw.clone(),
        object: args.object.clone(),
    };
    let act = RecusalAct {
        visit: id.clone(),
        cert: args.cert.clone(),
        grounds: args.grounds.clone(),
        granted: args.grant,
        answer: args.answer.clone(),
    };
    let recused = context.act(|desk, _| recuse(desk, act))?;
    let name = recused.name;
    let who = name.map_or(args.cert.clone(), |name| format!("{name} {}", args.cert));
    let lang = context.console.lang;
    let lines = words::recused(lang, &id, &who, args.grant, &args.answer);
    context.console.lines(&lines)?;
    if args.grant {
        let line = words::replace_now(lang, &id, &args.cert);
        context.console.line(&line)?;
    }
    context.say_head(recused.book)?;
    context.console.document(&json!({
        "visit": id, "cert": args.cert, "grounds": args.grounds, "granted": args.grant, "answer": args.answer,
        "line": recused.book.lines, "head": recused.book.sha,
    }))?;
    Ok(Exit::Done)
}
