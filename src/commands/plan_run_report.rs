//! What `plan run` says of each round.

use serde_json::{Value, json};

use crate::acts::method::draw_made::DrawMade;
use crate::acts::year::plan_run::{Came, RoundRun};
use crate::console::Console;
use crate::domain::year::planned_round::Stage;
use crate::domain::year::seed_list::Wait;
use crate::text::book::rules;
use crate::text::method::{draw, influence as influence_words};
use crate::text::year::plan_run as words;
use crate::text::{Lang, Say, says};

use crate::commands::{drawn_twice, influence};

/// What is unusual about a draw's library and objects, as `draw` says it.
fn notes(made: &DrawMade, lang: Lang) -> Vec<String> {
    let shrunk = made.shrunk;
    let shrunk = shrunk.map(|(then, now)| draw::shrunk(lang, then, now, made.version));
    let again = drawn_twice::again(lang, &made.drawn_again);
    let beside = drawn_twice::beside(lang, &made.side_by_side);
    let since = influence::since_plan(lang, made.since_plan.as_ref());
    let narrow = (&*made.task.id, made.texts.manifest.narrow());
    let scope = influence::scope(lang, narrow, &made.rests_on);
    let over = influence_words::passed_over(lang, &made.passed_over);
    let settings = made.settings_changed.as_ref();
    let settings = settings.map(|change| rules::settings(lang, change));
    let all = shrunk
        .into_iter()
        .chain(settings)
        .chain(since)
        .chain(scope)
        .chain(over);
    all.chain(again).chain(beside).collect()
}

/// Tells what became of a round.
pub(super) fn say(run: &RoundRun, console: &mut Console) -> std::io::Result<()> {
    let lang = console.lang;
    let (task, round) = (&run.task.id, run.round);
    match &run.came {
        Came::Drawn(made) => {
            let (draw, missing) = (made.id.as_deref(), made.repeated.missing());
            let (draw, drawn) = (draw.unwrap_or_default(), made.repeated.drawn.len());
            let mut line = words::drawn(lang, task, round, draw, drawn);
            if missing > 0 {
                line.push_str(&words::short(lang, missing));
            }
            if made.stage == Stage::Late {
                line.push_str(words::late(lang));
            }
            console.mark(true, &line)?;
            let mut notes = notes(made, lang).into_iter();
            notes.try_for_each(|note| console.line(&format!("  {note}")))
        }
        Came::Waits(Wait::Until(from)) => {
            console.line(&words::waits(lang, task, round, from.china_time()))
        }
        Came::Waits(Wait::Beacon(number)) => {
            console.line(&words::waits_for_beacon(lang, task, round, number))
        }
        Came::Sealed(made) => {
            let (id, source, sha) = (&made.id, made.source.text(), made.manifest);
            console.mark(true, &words::sealed(lang, task, round, id, source))?;
            console.line(&draw::commitment_is(lang, sha))?;
            let beside = drawn_twice::beside(lang, &made.side_by_side);
            let since = influence::since_plan(lang, made.since_plan.as_ref());
            let scope = influence::scope(lang, (task, made.narrow), &made.rests_on);
            let together = influence_words::sealed_together(lang, &made.passed_over);
            let settings = made.settings_changed.iter();
            let settings = settings.map(|change| rules::settings(lang, change));
            let notes = settings.chain(since).chain(scope).chain(together);
            let mut notes = notes.chain(beside);
            notes.try_for_each(|note| console.line(&format!("  {note}")))
        }
        Came::Refused(refusal) => {
            let said = refusal.say(lang);
            let line = words::refused(lang, task, round, refusal.code(), &said.what);
            console.mark(false, &line)?;
            console.line(&format!("  {}", says::todo(lang, &said.todo)))
        }
    }
}

/// Until when a round waits, or for which round of the beacon.
pub(super) fn waits_for(wait: &Wait) -> (Option<String>, Option<u64>) {
    match wait {
        Wait::Until(from) => (Some(from.china_time()), None),
        Wait::Beacon(number) => (None, Some(*number)),
    }
}

/// The same for scripts.
pub(super) fn document(run: &RoundRun, lang: Lang) -> Value {
    let (task, round) = (&run.task.id, run.round);
    match &run.came {
        Came::Drawn(made) => {
            json!({
                "task": task, "round": round, "came": "drawn", "draw": made.id, "drawn": made.repeated.drawn.len(),
                "shortfall": made.repeated.missing(), "late": made.stage == Stage::Late, "notes": notes(made, lang),
            })
        }
        Came::Waits(wait) => {
            let (until, beacon) = waits_for(wait);
            json!({
                "task": task, "round": round, "came": "waits", "until": until, "beacon": beacon,
            })
        }
        Came::Sealed(made) => {
            json!({
                "task": task, "round": round, "came": "sealed", "seal": made.id,
                "manifest_sha256": made.manifest, "source": made.source.text(),
                "settings_changed": made.settings_changed,
            })
        }
        Came::Refused(refusal) => {
            let said = refusal.say(lang);
            json!({
                "task": task, "round": round, "came": "refused", "refused": refusal.code(), "what": said.what,
                "todo": said.todo,
            })
        }
    }
}
