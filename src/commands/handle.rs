//! `handle`: what a finding leads to (第二十一条), step by step until it is closed.

use chrono::NaiveDate;
use serde_json::json;

use crate::acts::visit::handle::handle;
use crate::domain::acts::handling::{HandleAct, Measure};
use crate::domain::acts::inspection::VisitId;
use crate::domain::ground::cell::tidy_code;
use crate::domain::visit::log::VisitLog;
use crate::exit::Exit;
use crate::text::usage::BadValue;
use crate::text::visit::handling as words;
use crate::view;

use crate::commands::Context;
use crate::commands::coverage::day;

/// Arguments of `handle`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The draw.
    pub draw: String,
    /// The object's code.
    pub object: String,
    /// What is done.
    #[arg(long, value_parser = measure)]
    pub measure: Measure,
    /// In words.
    #[arg(long, allow_hyphen_values = true)]
    pub text: String,
    /// Number of the decision.
    #[arg(long)]
    pub number: Option<String>,
    /// To whom it is handed on.
    #[arg(long = "to")]
    pub recipient: Option<String>,
    /// By when it is to be corrected or decided.
    #[arg(long = "due", value_parser = day)]
    pub term: Option<NaiveDate>,
    /// When it was inspected again.
    #[arg(long, value_parser = day)]
    pub reinspected: Option<NaiveDate>,
    /// The day of the step; today.
    #[arg(long, value_parser = day)]
    pub date: Option<NaiveDate>,
    /// Nothing more is to be done.
    #[arg(long)]
    pub closed: bool,
}

fn measure(word: &str) -> Result<Measure, BadValue> {
    let words = || Measure::ALL.into_iter().flat_map(|m| [m.zh(), m.word()]);
    Measure::from_word(word).ok_or_else(|| BadValue::Word(words().collect()))
}

/// Runs it.
///
/// # Errors
/// There is no such visit, it has no result, or the step is not as it has to be (refused), or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let act = step(args, context.desk.today());
    let handled = context.act(|desk, _| handle(desk, &act))?;
    let log = &handled.log;
    say(&act, log, &handled.name, context)?;
    context.say_head(handled.book)?;
    let steps = log.handlings.iter();
    let steps = steps.map(|step| json!({ "line": step.seq, "day": step.day, "step": step.act }));
    context.console.document(&json!({
        "visit": act.visit, "closed": log.is_closed(), "steps": steps.collect::<Vec<_>>(), "head": handled.book.sha,
    }))?;
    Ok(Exit::Done)
}

fn step(args: &Args, today: NaiveDate) -> HandleAct {
    let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    HandleAct {
        visit: VisitId {
            draw: args.draw.clone(),
            object: tidy_code(&args.object).into_owned(),
        },
        measure: args.measure,
        date: args.date.unwrap_or(today),
        text: args.text.clone(),
        number: given(&args.number),
        to: given(&args.recipient),
        due: args.term,
        reinspected: args.reinspected,
        closed: args.closed,
    }
}

fn say(act: &HandleAct, log: &VisitLog, name: &str, context: &mut Context) -> std::io::Result<()> {
    let console = &mut context.console;
    let lang = console.lang;
    console.mark(true, &words::entered(lang, act))?;
    console.line(&words::history(lang, &act.visit, name))?;
    console.line(&view::handling::steps(lang, &log.handlings, console.width))?;
    if !log.is_closed() {
        console.line(words::still_open(lang))?;
    }
    Ok(())
}
