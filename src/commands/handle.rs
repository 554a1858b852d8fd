//! `handle`: what a finding leads to (第二十一条), step by step until it is closed.

use chrono::NaiveDate;
use serde_json::json;

use crate::acts::visit::handle::handle;
use crate::domain::acts::handling::{HandleAct, Measure, PUBLISHING_DAYS, penalties};
use crate::domain::acts::inspection::VisitId;
use crate::domain::visit::log::VisitLog;
use crate::exit::Exit;
use crate::text::beforehand;
use crate::text::help::help;
use crate::text::usage::BadValue;
use crate::text::visit::handling as words;
use crate::view;

use crate::commands::Context;
use crate::commands::typed::{VisitArgs, day};

/// Arguments of `handle`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub visit: VisitArgs,
    #[arg(long, value_parser = measure)]
    pub measure: Measure,
    #[arg(long, allow_hyphen_values = true)]
    pub text: String,
    #[arg(long)]
    pub number: Option<String>,
    #[arg(long = "to")]
    pub recipient: Option<String>,
    #[arg(long = "due", value_parser = day)]
    pub term: Option<NaiveDate>,
    #[arg(long, value_parser = day)]
    pub reinspected: Option<NaiveDate>,
    #[arg(long, allow_hyphen_values = true)]
    pub unchecked: Option<String>,
    #[arg(long, value_parser = day)]
    pub published: Option<NaiveDate>,
    #[arg(long, value_parser = day)]
    pub date: Option<NaiveDate>,
    #[arg(long)]
    pub closed: bool,
    #[arg(long)]
    pub yes: bool,
}

help! {
    HELP "handle": "登记对检查发现问题的处理（细则第二十一条），逐步入账，办结为止", "Enter how a finding is handled (article 21), step by step until it is closed";
    example "choucha -C 2026 handle AJ-2026-01-1 91370499MYBHLGMR9E --measure 责令改正 --text \"限期补建台账\" --due 2026-07-31\n      复查合格后办结：同上，另加 --reinspected 2026-07-30 --closed", "choucha -C 2026 handle AJ-2026-01-1 91370499MYBHLGMR9E --measure correction --text \"to set up the register\" --due 2026-07-31\n      closed after it was inspected again: the same with --reinspected 2026-07-30 --closed";
    draw "抽取", "DRAW": "抽取编号", "Id of the draw";
    object "代码", "CODE": "企业或其任一检查对象的代码，或唯一的名称", "Code of the enterprise or of any of its objects, or a name that only one has";
    yes: "在终端上不再确认", "At a terminal, ask no question";
    measure "处理方式", "MEASURE": "处理方式：立案调查、行政处罚、移交其他行政机关、移送司法机关、责令改正、不予处罚（或英文词）", "What is done: investigation, penalty, transfer, judiciary, correction, nothing (or the Chinese word)";
    text "文字", "TEXT": "处理内容：处罚金额、改正要求、不予处罚的理由等（原文公开，不要写个人信息）", "In words: the fine, what is to be corrected, why nothing follows (published as it stands: no personal data)";
    number "文号", "NUMBER": "文书文号（行政处罚必填；公开）", "Number of the decision (a penalty needs it; published)";
    recipient "单位", "OFFICE": "接收单位（移交、移送必填；公开）", "To whom it is handed on (a transfer needs it; published)";
    term "日期", "DATE": "改正或办理期限（责令改正必填）", "By when it is to be corrected or decided (a correction needs it)";
    reinspected "日期", "DATE": "复查日期（下过责令改正的，办结时须有复查日期或 --unchecked）", "When it was inspected again (where a correction was ordered, closing needs this or --unchecked)";
    unchecked "文字", "TEXT": "未经复查就办结的原因；账上和公示都写明未复查和原因", "Why it is closed without being inspected again; the book and the public page say so, with the reason";
    published "日期", "DATE": "行政处罚公开的日期（作出决定后 7 个工作日内，安全生产法第七十八条）；办结以后也可补记", "Day on which the penalty was made public (within 7 working days of its decision, 安全生产法 第七十八条); it may be entered after the handling was closed too";
    date "日期", "DATE": "处理日期（默认今天）", "Day of the step (default: today)";
    closed: "已办结", "Nothing more is to be done";
}

fn measure(word: &str) -> Result<Measure, BadValue> {
    let words = || Measure::ALL.into_iter().flat_map(|m| [m.zh(), m.word()]);
    Measure::from_word(word).ok_or_else(|| BadValue::Word(words().collect()))
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let today = context.desk.today();
    let lang = context.console.lang;
    let (draw, enterprise) = (args.visit.draw.clone(), args.visit.object.clone());
    let planned = step(args, VisitId { draw, enterprise }, today);
    let lines = beforehand::handle(lang, &planned);
    context.confirm(args.yes, &lines, beforehand::sure(lang))?;
    let act = |visit| HandleAct { visit, ..planned };
    let handled = context.act(|desk, _| handle(desk, &args.visit.name(), act))?;
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

fn step(args: &Args, visit: VisitId, today: NaiveDate) -> HandleAct {
    let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    HandleAct {
        visit,
        measure: args.measure,
        date: args.date.unwrap_or(today),
        text: args.text.clone(),
        number: given(&args.number),
        to: given(&args.recipient),
        due: args.term,
        reinspected: args.reinspected,
        unchecked: given(&args.unchecked),
        published: args.published,
        closed: args.closed,
    }
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
