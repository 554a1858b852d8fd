//! `handle`: what a finding leads to (第二十一条), step by step until it is closed.

use serde_json::json;

use crate::acts::visit::handle::handle;
use crate::domain::acts::handling::{HandleAct, PUBLISHING_DAYS, penalties};
use crate::domain::visit::log::VisitLog;
use crate::exit::Exit;
use crate::text::beforehand;
use crate::text::visit::handling as words;
use crate::view;

use crate::commands::asking::Questions;
use crate::commands::handle_args::Args;
use crate::commands::{Context, handle_ask};

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let (today, lang) = (context.desk.today(), context.console.lang);
    let mut args = args.clone();
    if let Some(questions) = Questions::at(&context.console) {
        handle_ask::complete(&mut args, &questions, context)?;
    }
    let (visit, planned) = args.step(today)?;
    let lines = beforehand::handle(lang, &planned);
    context.confirm(args.yes, &lines, beforehand::sure(lang))?;
    let act = |visit| HandleAct { visit, ..planned };
    let handled = context.act(|desk, _| handle(desk, &visit, act))?;
    let (act, log) = (&handled.act, &handled.log);
    say(act, log, &handled.name, context)?;
    context.say_head(handled.book)?;
    let steps = log.handlings.iter();
    let steps = steps.map(|step| json!({ "line": step.seq, "day": step.day, "step": step.act }));
    context.console.document(&json!({
        "visit": act.visit, "closed": log.is_closed(), "steps": steps.collect::<Vec<_>>(), "head": handled.book.sha,
    }))?;
    Ok(Exit::Done)
}

fn say(act: &HandleAct, log: &VisitLog, name: &str, context: &mut Context) -> std::io::Result<()> {
    let console = &mut context.console;
    let lang = console.lang;
    let mut ends = log.handlings.iter().filter(|step| step.act.closed);
    let ended = ends.next().is_some() && ends.next().is_none();
    console.mark(true, &words::entered(lang, act, ended))?;
    console.line(&words::history(lang, &act.visit, name))?;
    console.line(&view::handling::steps(lang, &log.handlings, console.width))?;
    if !log.is_closed() {
        console.line(words::still_open(lang))?;
    }
    let penalties = penalties(&log.steps());
    for open in penalties.iter().filter(|one| one.published.is_none()) {
        console.line(&words::penalty_open(lang, open.number, PUBLISHING_DAYS))?;
    }
    Ok(())
}
