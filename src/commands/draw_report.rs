//! What `draw` says of a draw or a rehearsal.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use crate::acts::method::draw::DrawRequest;
use crate::acts::method::draw_made::DrawMade;
use crate::commands::{drawn_twice, influence};
use crate::console::Console;
use crate::disk::draw_folder;
use crate::domain::method::standing::SeedStanding;
use crate::text::book::rules;
use crate::text::method::{draw as words, influence as influence_words};
use crate::text::terms;
use crate::view;

/// A draw or a rehearsal, to be told.
pub(super) struct Report<'a> {
    /// What was asked for.
    pub(super) request: &'a DrawRequest<'a>,
    /// What came of it.
    pub(super) made: &'a DrawMade,
    /// The day.
    pub(super) today: NaiveDate,
}

impl Report<'_> {
    /// Tells it on the screen.
    pub(super) fn say(&self, title: &str, console: &mut Console) -> std::io::Result<()> {
        let (lang, width) = (console.lang, console.width);
        let (made, repeated) = (self.made, &self.made.repeated);
        let texts = &made.texts;
        console.line(title)?;
        let excluded = texts.frame.excluded_by_stratum();
        console.line(&view::draw::takes(lang, repeated, &excluded, width))?;
        for short in &repeated.shortfalls {
            let stratum = terms::stratum(lang, &short.stratum);
            console.line(&words::shortfall(lang, stratum, short.missing))?;
        }
        self.say_circumstances(console)?;
        console.lines(&drawn_twice::again(lang, &made.drawn_again))?;
        console.lines(&drawn_twice::beside(lang, &made.side_by_side))?;
        if made.id.is_some() {
            let (standing, witnesses) = (made.standing, self.request.witnesses);
            console.lines(&words::standing(lang, repeated, standing, witnesses))?;
        } else {
            // A rehearsal proves nothing, and has no source.
            console.line(&words::seed(lang, &repeated.values.seed))?;
        }
        console.lines(&words::digests(lang, repeated))?;
        let (last, deadline) = (texts.manifest.window.1, made.deadline.as_ref());
        console.line(&words::entry_deadline(
            lang,
            made.entry_days,
            last,
            deadline,
        ))?;
        let (before, after) = made.coverage;
        let (base, objects) = (after.base, after.objects);
        console.line(&words::coverage(lang, before, after, objects, base))?;
        let (before, after) = made.enterprises;
        let (base, all) = (after.base, after.enterprises);
        console.line(&words::enterprises(lang, before, after, all, base))?;
        let rows = made.names.each(&repeated.drawn);
        let shown = view::draw::SHOWN;
        console.line(&view::draw::drawn(lang, rows.take(shown), width))?;
        if repeated.drawn.len() > shown {
            let more = repeated.drawn.len() - shown;
            console.line(&words::more(lang, more, draw_folder::LIST))?;
        }
        let name = |cert: &str| {
            let found = made.names.inspector(cert);
            found.map_or_else(|| cert.to_owned(), |known| format!("{} {cert}", known.name))
        };
        console.lines(&view::draw::loads(lang, &repeated.loads, name))
    }

    /// Which plan it follows, and what is unusual about its day and its library.
    fn say_circumstances(&self, console: &mut Console) -> std::io::Result<()> {
        let (lang, made) = (console.lang, self.made);
        if let Some(origin) = &made.origin {
            console.line(&words::origin(lang, origin))?;
        }
        let window = made.texts.manifest.window;
        if let Some(note) = words::outside(lang, made.stage, window, self.today) {
            console.line(&note)?;
        }
        if let Some((then, now)) = made.shrunk {
            console.line(&words::shrunk(lang, then, now, made.version))?;
        }
        console.lines(&influence::since_plan(lang, made.since_plan.as_ref()))?;
        let narrow = (&*made.task.id, made.texts.manifest.narrow());
        console.lines(&influence::scope(lang, narrow, &made.rests_on))?;
        let over = influence_words::passed_over(lang, &made.passed_over);
        let changed = made.settings_changed.as_ref();
        let changed = changed.map(|change| rules::settings(lang, change));
        let notes: Vec<String> = over.into_iter().chain(changed).collect();
        console.lines(&notes)
    }

    /// Tells it to a script.
    pub(super) fn document(&self, console: &mut Console) -> std::io::Result<()> {
        if !console.json {
            return Ok(());
        }
        let (made, repeated) = (self.made, &self.made.repeated);
        let values = repeated.values.named().into_iter();
        let values: Map<String, Value> = values
            .map(|(key, value)| (key.to_owned(), json!(value)))
            .collect();
        let drawn = made.names.each(&repeated.drawn).map(|(row, named)| {
            let line = row.to_line();
            json!({
                "order": line.order, "code": line.code, "ticket": line.ticket, "stratum": line.stratum,
                "visit": line.visit, "team": line.team, "recused": line.recused, "name": named.name, "assistance": named.assistance,
            })
        });
        let drawn: Vec<Value> = drawn.collect();
        console.document(&json!({
            "rehearsal": made.id.is_none(),
            "draw": made.id,
            "folder": made.folder,
            "head": made.head.sha,
            "task_name": made.task.name,
            "record": values,
            "standing": made.standing.map(SeedStanding::word), "unproven": made.standing.and_then(SeedStanding::unproven),
            "witnesses": self.request.witnesses,
            "takes": repeated.takes,
            "shortfalls": repeated.shortfalls,
            "drawn": drawn,
            "loads": repeated.loads,
            "drawn_again": drawn_twice::again_document(&made.drawn_again),
            "side_by_side": drawn_twice::beside_document(&made.side_by_side),
            "origin": made.origin,
            "stage": made.stage.word(),
            "shrunk": made.shrunk,
            "since_plan": made.since_plan,
            "narrow": made.texts.manifest.narrow(),
            "rests_on": made.rests_on,
            "passed_over": influence::passed_over_document(&made.passed_over),
            "settings_changed": made.settings_changed,
            "latest_entry": made.deadline.as_ref().map(|deadline| deadline.date),
            "coverage_before": made.coverage.0,
            "coverage_after": made.coverage.1,
            "enterprises_before": made.enterprises.0,
            "enterprises_after": made.enterprises.1,
        }))
    }
}
