//! What `plan run --dry-run` says of each round: nothing of an outcome, nor of what rests on one. The lot of a trial is
//! not the lot of the run, and a seed is not to be tried.

use serde_json::{Value, json};

use crate::acts::year::plan_run::{Came, RoundRun};
use crate::console::Console;
use crate::domain::year::planned_round::Stage;
use crate::text::book::rules;
use crate::text::year::plan_run as words;
use crate::text::{Lang, Say, says};

use crate::commands::{influence, plan_run_report};

/// What would move the round besides its seed.
fn notes(run: &RoundRun, lang: Lang) -> Vec<String> {
    let (since, scope, changed) = match &run.came {
        Came::Drawn(made) => {
            let narrow = (&*made.task.id, made.texts.manifest.narrow());
            let scope = influence::scope(lang, narrow, &made.rests_on);
            let scope: Vec<String> = scope.into_iter().collect();
            (&made.since_plan, scope, &made.settings_changed)
        }
        Came::Sealed(made) => {
            let scope = influence::scope(lang, (&run.task.id, made.narrow), &made.rests_on);
            let scope: Vec<String> = scope.into_iter().collect();
            (&made.since_plan, scope, &made.settings_changed)
        }
        Came::Waits(_) | Came::Refused(_) => return Vec::new(),
    };
    let changed = changed.iter();
    let changed = changed.map(|change| rules::settings(lang, change));
    let since = influence::since_plan(lang, since.as_ref());
    changed.chain(since).chain(scope).collect()
}

/// Tells what would become of a round.
pub(super) fn say(run: &RoundRun, console: &mut Console) -> std::io::Result<()> {
    let lang = console.lang;
    let (task, round) = (&run.task.id, run.round);
    match &run.came {
        Came::Drawn(made) => {
            let (draw, missing) = (made.id.as_deref(), made.repeated.missing());
            let (draw, drawn) = (draw.unwrap_or_default(), made.repeated.drawn.len());
            let mut line = words::would_draw(lang, task, round, draw, drawn);
            if missing > 0 {
                line.push_str(&words::short(lang, missing));
            }
            if made.stage == Stage::Late {
                line.push_str(words::late(lang));
            }
            console.mark(true, &line)?;
        }
        Came::Sealed(made) => {
            let (id, source) = (&made.id, made.source.text());
            console.mark(true, &words::would_seal(lang, task, round, id, source))?;
        }
        Came::Waits(_) => return plan_run_report::say(run, console),
        Came::Refused(refusal) => {
            let said = refusal.say(lang);
            let line = words::would_refuse(lang, task, round, refusal.code(), &said.what);
            console.mark(false, &line)?;
            console.line(&format!("  {}", says::todo(lang, &said.todo)))?;
        }
    }
    let mut notes = notes(run, lang).into_iter();
    notes.try_for_each(|note| console.line(&format!("  {note}")))
}

/// The same for scripts.
pub(super) fn document(run: &RoundRun, lang: Lang) -> Value {
    let (task, round) = (&run.task.id, run.round);
    match &run.came {
        Came::Drawn(made) => json!({
            "task": task, "round": round, "would": "draw", "draw": made.id, "drawn": made.repeated.drawn.len(),
            "shortfall": made.repeated.missing(), "late": made.stage == Stage::Late, "notes": notes(run, lang),
        }),
        Came::Sealed(made) => json!({
            "task": task, "round": round, "would": "seal", "seal": made.id, "source": made.source.text(),
            "notes": notes(run, lang),
        }),
        Came::Waits(wait) => {
            let (until, beacon) = plan_run_report::waits_for(wait);
            json!({ "task": task, "round": round, "would": "wait", "until": until, "beacon": beacon })
        }
        Came::Refused(refusal) => {
            let said = refusal.say(lang);
            json!({
                "task": task, "round": round, "would": "refuse", "refused": refusal.code(), "what": said.what,
                "todo": said.todo,
            })
        }
    }
}
