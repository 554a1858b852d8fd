//! What `form` wrote, on the screen and for scripts.

use serde_json::{Value, json};

use crate::acts::visit::form::PapersWritten;
use crate::domain::visit::paper::VisitPaper;
use crate::text::visit::form_said as words;
use crate::view::form::Papers;

use crate::commands::Context;

/// Says what was written.
pub(super) fn say(
    written: &PapersWritten,
    kinds: Papers,
    context: &mut Context,
) -> anyhow::Result<()> {
    let (papers, console) = (&written.papers, &mut context.console);
    let lang = console.lang;
    if papers.is_empty() {
        console.line(words::nothing(lang))?;
        return Ok(());
    }
    for paper in papers.iter().filter(|paper| paper.is_merged()) {
        let (name, code) = (&paper.enterprise.name, &paper.enterprise.code);
        let draws = lang.list(paper.tasks.iter().map(|task| &task.draw));
        console.line(&words::merged(lang, name, code, draws))?;
    }
    if let Some(path) = &written.html {
        let kinds = words::papers(lang, (kinds.notice, kinds.record));
        console.line(&words::html(lang, papers.len(), kinds, path.display()))?;
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
    json!({
        "enterprise": paper.enterprise.code, "name": paper.enterprise.name,
        "objects": objects.collect::<Vec<_>>(),
        "merged": paper.is_merged(), "tasks": tasks.collect::<Vec<_>>(),
    })
}
