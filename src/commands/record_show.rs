//! `record show`: the whole history of an object's visits in the year: draws, results, corrections, handling.

use crate::domain::visit::flaw::VisitFlaw;
use serde_json::{Value, json};

use crate::acts::visit::visits;
use crate::acts::visit::visits::DrawVisits;
use crate::disk::case::Case;
use crate::disk::{Trouble, ledger, lists, object_rows, settle};
use crate::domain::acts::inspection::VisitId;
use crate::domain::visit::visits::Visit;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::visit::record as words;

use crate::commands::{Context, typed};

/// Arguments of `record show`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The object's code.
    #[arg(value_parser = typed::code)]
    pub object: String,
    /// Only the visit of this draw.
    #[arg(long, value_parser = typed::id)]
    pub draw: Option<String>,
}

help! {
    HELP "show": "一个对象本年的全部检查记录：抽取、结果、更正、更换、处理", "All about an object in the year: draws, results, corrections, replacements, handling";
    example "choucha -C 2026 record show 91370499MYXP2PM81A", "choucha -C 2026 record show 91370499MYXP2PM81A";
    object "对象", "OBJECT": "对象代码", "The object's code";
    draw "抽取", "DRAW": "只看这一次抽取", "Only the visit of this draw";
}

/// Runs it.
///
/// # Errors
/// The object was not drawn in the year, or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let case = Case::open(&context.desk.root)?;
    settle::settle_for_reading(&case.root)?;
    let book = ledger::read(&case.root)?.book;
    let object = args.object.clone();
    let year = visits::of_year(&case, &book)?;
    let mut found: Vec<(&DrawVisits, &Visit)> = Vec::new();
    for draw in year
        .iter()
        .filter(|d| args.draw.as_ref().is_none_or(|id| *id == d.draw.act.draw))
    {
        found.extend(
            draw.visits
                .iter()
                .filter(|visit| visit.id.object == object)
                .map(|visit| (draw, visit)),
        );
    }
    if found.is_empty() {
        let draw = args.draw.clone().unwrap_or_else(|| "–".to_owned());
        return Err(Trouble::from(VisitFlaw::NoVisit(VisitId { draw, object })).into());
    }
    let rows = object_rows::read(&case, &[object.as_str()].into())?;
    let people = lists::read(&case)?.0.inspectors;
    let name = |cert: &str| {
        let known = people.iter().find(|(_, person)| person.cert == cert);
        known.map_or(cert.to_owned(), |(_, person)| {
            format!("{} {cert}", person.name)
        })
    };
    let lang = context.console.lang;
    context
        .console
        .line(&words::object(lang, &object, rows.cell(&object, "name")))?;
    for (draw, visit) in &found {
        let log = book.visits.of(&visit.id);
        let replaced = book
            .visits
            .replacements
            .iter()
            .filter(|r| r.request.visit == visit.id);
        let replaced: Vec<_> = replaced.collect();
        context.console.lines(&words::history(
            lang, &draw.draw, visit, log, &replaced, &name,
        ))?;
    }
    let visits = found
        .iter()
        .map(|(draw, visit)| document(&book, draw, visit));
    let visits: Vec<Value> = visits.collect();
    context.console.document(
        &json!({ "object": object, "name": rows.cell(&object, "name"), "visits": visits }),
    )?;
    Ok(Exit::Done)
}

fn document(book: &crate::domain::book::fold::Book, draw: &DrawVisits, visit: &Visit) -> Value {
    let log = book.visits.of(&visit.id);
    let results = log.map_or(&[][..], |log| &log.results).iter().map(|entered| {
        json!({ "line": entered.seq, "day": entered.day, "by": entered.by, "reason": entered.reason, "result": entered.result })
    });
    let results: Vec<Value> = results.collect();
    let done = log.and_then(|log| log.done.as_ref()).map(|done| &done.act);
    let experts = log
        .map_or(&[][..], |log| &log.experts)
        .iter()
        .map(|expert| json!({ "day": expert.day, "expert": expert.act }));
    let recusals = log
        .map_or(&[][..], |log| &log.recusals)
        .iter()
        .map(|asked| json!({ "day": asked.day, "request": asked.act }));
    let handlings = log
        .map_or(&[][..], |log| &log.handlings)
        .iter()
        .map(|step| json!({ "day": step.day, "step": step.act }));
    json!({
        "draw": visit.id.draw, "drawn_on": draw.draw.day, "team": visit.team, "lost": visit.lost, "instead_of": visit.instead_of,
        "done": done, "results": results, "experts": experts.collect::<Vec<_>>(), "recusal_requests": recusals.collect::<Vec<_>>(),
        "handling": handlings.collect::<Vec<_>>(), "late": log.is_some_and(crate::domain::visit::log::VisitLog::is_late),
    })
}
