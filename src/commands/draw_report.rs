//! What `draw` says of a draw or a rehearsal.

use serde_json::{Map, Value, json};

use crate::acts::method::drawing::{Asked, Drawn};
use crate::console::Console;
use crate::disk::draw_folder;
use crate::domain::day::calendar::Deadline;
use crate::domain::ground::sha::Sha;
use crate::text::method::draw as words;
use crate::text::terms;
use crate::view;

/// A draw or a rehearsal, to be told.
pub(super) struct Report<'a> {
    /// What was asked for.
    pub(super) asked: &'a Asked<'a>,
    /// What came of it.
    pub(super) drawn: &'a Drawn<'a>,
    /// The book's head after it.
    pub(super) head: Option<Sha>,
    /// The last day for the result of a visit that is completed on the round's last day; nothing when that is past, or no
    /// calendar covers it.
    pub(super) deadline: Option<Deadline>,
}

impl Report<'_> {
    /// Tells it on the screen.
    pub(super) fn say(&self, title: &str, console: &mut Console) -> std::io::Result<()> {
        let (lang, width) = (console.lang, console.width);
        let Drawn {
            texts,
            repeated,
            names,
            coverage,
            ..
        } = self.drawn;
        console.line(title)?;
        console.line(&view::draw::takes(
            lang,
            repeated,
            &texts.frame.excluded_by_stratum(),
            width,
        ))?;
        for short in &repeated.shortfalls {
            let stratum = terms::stratum(lang, &short.stratum);
            console.line(&words::shortfall(lang, stratum, short.missing))?;
        }
        self.say_circumstances(console)?;
        for (code, draws) in &self.drawn.over_cap {
            console.line(&words::over_cap(lang, code, lang.list(draws)))?;
        }
        console.lines(&words::standing(lang, repeated, &self.asked.witnesses))?;
        console.lines(&words::digests(lang, repeated))?;
        let days = self.asked.case.settings.entry_working_days;
        let last = texts.manifest.window.1;
        console.line(&words::entry_deadline(
            lang,
            days,
            last,
            self.deadline.as_ref(),
        ))?;
        let (before, after) = coverage;
        let (objects, base) = (after.objects, after.base);
        console.line(&words::coverage(lang, before, after, objects, base))?;
        let rows = repeated
            .drawn
            .iter()
            .enumerate()
            .map(|(index, row)| (row, names.of(index, &row)));
        console.line(&view::draw::drawn(
            lang,
            rows.take(view::draw::SHOWN),
            width,
        ))?;
        if repeated.drawn.len() > view::draw::SHOWN {
            console.line(&words::more(
                lang,
                repeated.drawn.len() - view::draw::SHOWN,
                draw_folder::LIST,
            ))?;
        }
        let inspectors = &self.asked.lists.inspectors;
        let name = |cert: &str| {
            let found = inspectors.iter().find(|(_, i)| i.cert == cert);
            found.map_or_else(|| cert.to_owned(), |(_, i)| format!("{} {cert}", i.name))
        };
        console.lines(&view::draw::loads(lang, &repeated.loads, name))
    }

    /// Which plan it follows, and what is unusual about its day and its library.
    fn say_circumstances(&self, console: &mut Console) -> std::io::Result<()> {
        let lang = console.lang;
        if let Some(origin) = &self.drawn.origin {
            console.line(&words::origin(lang, origin))?;
        }
        let window = self.drawn.texts.manifest.window;
        if let Some(note) = words::outside(lang, self.drawn.stage, window, self.asked.today) {
            console.line(&note)?;
        }
        if let Some((then, now)) = self.drawn.shrunk {
            let version = self.asked.in_force.map_or(0, |plan| plan.version);
            console.line(&words::shrunk(lang, then, now, version))?;
        }
        Ok(())
    }

    /// Tells it to a script.
    pub(super) fn document(&self, console: &mut Console) -> std::io::Result<()> {
        if !console.json {
            return Ok(());
        }
        let Drawn {
            id,
            folder,
            repeated,
            names,
            coverage,
            ..
        } = self.drawn;
        let values: Map<String, Value> = repeated
            .values
            .iter()
            .map(|(key, value)| ((*key).to_owned(), json!(value)))
            .collect();
        let drawn = repeated.drawn.iter().enumerate().map(|(index, row)| {
            let (line, named) = (row.to_line(), names.of(index, &row));
            json!({
                "order": line.order, "code": line.code, "ticket": line.ticket, "stratum": line.stratum,
                "team": line.team, "name": named.name, "assistance": named.assistance,
            })
        });
        let drawn: Vec<Value> = drawn.collect();
        console.document(&json!({
            "rehearsal": id.is_none(),
            "draw": id,
            "folder": folder,
            "head": self.head,
            "task_name": self.asked.task.name,
            "record": values,
            "witnesses": self.asked.witnesses,
            "takes": repeated.takes,
            "shortfalls": repeated.shortfalls,
            "drawn": drawn,
            "loads": repeated.loads,
            "over_cap": self.drawn.over_cap,
            "origin": self.drawn.origin,
            "stage": self.drawn.stage.word(),
            "shrunk": self.drawn.shrunk,
            "latest_entry": self.deadline.as_ref().map(|deadline| deadline.date),
            "coverage_before": coverage.0,
            "coverage_after": coverage.1,
        }))
    }
}
