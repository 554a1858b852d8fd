//! What `form` wrote, on the screen and for scripts.

use serde_json::{Value, json};

use crate::acts::visit::form::PapersWritten;
use crate::domain::acts::papers::PaperKind;
use crate::domain::visit::paper::VisitPaper;
use crate::text::book::lines;
use crate::text::terms;
use crate::text::visit::form_said as words;

use crate::commands::Context;

/// Says what was written.
pub(super) fn say(
    written: &PapersWritten,
    kinds: &[PaperKind],
    context: &mut Context,
) -> anyhow::Result<()> {
    let (papers, console) = (&written.papers, &mut context.console);
    let lang = console.lang;
    if papers.is_empty() {
        let told = kinds.contains(&PaperKind::Result);
        console.line(words::nothing(lang, told))?;
        return Ok(());
    }
    if !written.unapproved.is_empty() {
        let count = written.unapproved.len();
        console.aside(&words::unapproved(lang, count))?;
    }
    for paper in papers.iter().filter(|paper| paper.is_merged()) {
        let (name, code) = (&paper.enterprise.name, &paper.enterprise.code);
        let draws = lang.list(paper.tasks.iter().map(|task| &task.draw));
        console.line(&words::merged(lang, name, code, draws))?;
    }
    if let Some((act, _)) = &written.numbered {
        console.line(&words::numbered(lang, lines::numbers(lang, act)))?;
    }
    let kinds = lang.list(kinds.iter().map(|kind| terms::paper(lang, *kind)));
    match written.html.as_slice() {
        [] => {}
        [path] => console.line(&words::html(lang, papers.len(), kinds, path.display()))?,
        [path, ..] => {
            let folder = path.parent().unwrap_or(path).display();
            let files = written.html.len();
            console.line(&words::files(lang, papers.len(), kinds, files, folder))?;
        }
    }
    for aside in &written.aside {
        console.line(&words::aside(lang, aside.display()))?;
    }
    if let Some((path, rows)) = &written.csv {
        console.line(&words::csv(lang, rows, path.display()))?;
    }
    if let Some((path, rows)) = &written.xlsx {
        console.line(&words::xlsx(lang, rows, path.display()))?;
    }
    if let Some((_, head)) = &written.numbered {
        context.say_head(*head)?;
    }
    Ok(())
}

/// A visit, for scripts.
pub(super) fn visit(paper: &VisitPaper) -> Value {
    let tasks = paper.tasks.iter().map(|task| {
        let team: Vec<&str> = task
            .team
            .iter()
            .map(|member| member.cert.as_str())
            .collect();
        let items: Vec<&str> = task.items.iter().map(|item| item.id.as_str()).collect();
        json!({ "draw": task.draw, "task": task.id, "team": team, "items": items })
    });
    let objects = paper.objects.iter().map(|object| {
        let draws = object
            .tasks
            .iter()
            .filter_map(|&place| paper.tasks.get(place));
        let draws: Vec<&str> = draws.map(|task| task.draw.as_str()).collect();
        json!({ "object": object.code, "name": object.name, "draws": draws })
    });
    let numbers = paper.numbers.iter();
    let numbers = numbers.map(|(kind, number)| (kind.word().to_owned(), json!(number.full)));
    json!({
        "numbers": numbers.collect::<serde_json::Map<_, _>>(),
        "enterprise": paper.enterprise.code, "name": paper.enterprise.name,
        "objects": objects.collect::<Vec<_>>(),
        "merged": paper.is_merged(), "tasks": tasks.collect::<Vec<_>>(),
    })
}
