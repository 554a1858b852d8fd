//! `record show`: the whole history of an enterprise's or an object's visits in the year: draws, results, corrections,
//! handling.

use serde_json::{Value, json};

use crate::acts::visit::record_show::{History, show};
use crate::domain::book::fold::DrawnRound;
use crate::domain::visit::log::VisitLog;
use crate::domain::visit::visits::Visit;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::visit::record as words;

use crate::commands::{Context, typed};

/// Arguments of `record show`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_parser = typed::called)]
    pub object: String,
    #[arg(long, value_parser = typed::id)]
    pub draw: Option<String>,
}

help! {
    HELP "show": "一个企业或对象本年的全部检查记录：抽取、结果、更正、更换、处理", "All about an enterprise or an object in the year: draws, results, corrections, replacements, handling";
    example "choucha -C 2026 record show 91370499MYXP2PM81A", "choucha -C 2026 record show 91370499MYXP2PM81A";
    object "代码", "CODE": "企业或其任一检查对象的代码，或唯一的名称", "Code of the enterprise or of any of its objects, or a name that only one has";
    draw "抽取", "DRAW": "只看这一次抽取", "Only the visit of this draw";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let history = context.act(|desk, _| show(desk, &args.object, args.draw.as_deref()))?;
    let object = &history.code;
    let known = |cert: &str| Some(format!("{} {cert}", history.lists.name_of(cert)?));
    let name = |cert: &str| known(cert).unwrap_or_else(|| cert.to_owned());
    let (console, logs) = (&mut context.console, &history.book.visits);
    let lang = console.lang;
    console.line(&words::of_code(lang, object, &history.name))?;
    for (draw, visit) in &history.visits {
        let (log, replacements) = (logs.of(&visit.id), &logs.replacements);
        console.lines(&words::history(lang, draw, visit, log, replacements, &name))?;
    }
    let visits = history.visits.iter();
    let visits = visits.map(|(draw, visit)| document(&history, draw, visit));
    console.document(&json!({
        "code": object, "name": history.name, "visits": visits.collect::<Vec<_>>(),
    }))?;
    Ok(Exit::Done)
}

fn document(history: &History, draw: &DrawnRound, visit: &Visit) -> Value {
    let none = VisitLog::default();
    let log = history.book.visits.of(&visit.id).unwrap_or(&none);
    let results = log.results.iter().map(|entered| {
        json!({ "line": entered.seq, "day": entered.day, "by": entered.by, "reason": entered.reason, "result": entered.result })
    });
    let experts = log.experts.iter();
    let experts = experts.map(|expert| json!({ "day": expert.day, "expert": expert.act }));
    let recusals = log.recusals.iter();
    let recusals = recusals.map(|asked| json!({ "day": asked.day, "request": asked.act }));
    let objects = visit.objects.iter();
    let objects = objects.map(|object| {
        json!({ "object": object.code, "lost": object.lost, "instead_of": object.instead_of })
    });
    let handlings = log.handlings.iter();
    let handlings = handlings.map(|step| json!({ "day": step.day, "step": step.act }));
    json!({
        "draw": visit.id.draw, "enterprise": visit.id.enterprise, "drawn_on": draw.day, "team": visit.team,
        "objects": objects.collect::<Vec<_>>(),
        "done": log.done.as_ref().map(|done| &done.act), "results": results.collect::<Vec<_>>(),
        "experts": experts.collect::<Vec<_>>(), "recusal_requests": recusals.collect::<Vec<_>>(),
        "handling": handlings.collect::<Vec<_>>(), "late": log.is_late(),
    })
}
