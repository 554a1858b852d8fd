//! `plan run`: draws every round that is due and not drawn, each one whole or not at all; for a scheduled job.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::acts::method::drawing::DrawMade;
use crate::acts::year::plan_run::{Came, PlanRun, RoundRun, RunRequest};
use crate::console::Console;
use crate::domain::year::planned_round::Stage;
use crate::exit::Exit;
use crate::text::method::draw;
use crate::text::year::plan_run as words;
use crate::text::{Lang, Say, says};

use crate::commands::{Context, say_notes};

/// Arguments of `plan run`.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Args {
    /// One seed for all rounds of this run.
    #[arg(long, allow_hyphen_values = true, conflicts_with = "seeds")]
    pub seed: Option<String>,
    /// A list of seeds.
    #[arg(long)]
    pub seeds: Option<PathBuf>,
    /// Witnesses.
    #[arg(long)]
    pub witness: Vec<String>,
}

/// Runs it.
///
/// # Errors
/// There is no published plan, the seeds cannot be read, or the file system fails. A refused round is no error: it is told,
/// the others go on, and the run ends with 3.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let Context { desk, console } = context;
    let request = RunRequest {
        seed: args.seed.as_deref(),
        seeds: args.seeds.as_deref(),
        witnesses: &args.witness,
    };
    let begun = PlanRun::begin(desk, &request);
    say_notes(desk, console)?;
    let (mut run, lang) = (begun?, console.lang);
    let mut rounds: Vec<Value> = Vec::new();
    let [mut drawn, mut refused, mut waiting] = [0; 3];
    loop {
        let bar = console.bar(says::reading_library(lang));
        let Some(round) = run.next(&|done, all| bar.at(done, all))? else {
            break;
        };
        drop(bar);
        match &round.came {
            Came::Drawn(_) => drawn += 1,
            Came::Refused(_) => refused += 1,
            Came::Waits(_) => waiting += 1,
        }
        say(&round, console)?;
        rounds.push(document(&round, lang));
    }
    let (head, today) = (run.head(), desk.today().to_string());
    console.line(&words::total(lang, &today, drawn, refused, waiting))?;
    context.say_head(head)?;
    context.console.document(&json!({
        "today": today, "drawn": drawn, "refused": refused, "waiting": waiting,
        "rounds": rounds, "head": head.sha,
    }))?;
    let all = refused == 0;
    Ok(if all { Exit::Done } else { Exit::Refused })
}

/// What is unusual about a draw's library and objects, as `draw` says it.
fn notes(made: &DrawMade, lang: Lang) -> Vec<String> {
    let shrunk = made.shrunk;
    let shrunk = shrunk.map(|(then, now)| draw::shrunk(lang, then, now, made.version));
    let over = made.over_cap.iter();
    let over = over.map(|(code, draws)| draw::over_cap(lang, code, lang.list(draws)));
    shrunk.into_iter().chain(over).collect()
}

fn say(run: &RoundRun, console: &mut Console) -> std::io::Result<()> {
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
        Came::Waits(day) => console.line(&words::waits(lang, task, round, day)),
        Came::Refused(refusal) => {
            let said = refusal.say(lang);
            let line = words::refused(lang, task, round, refusal.code(), &said.what);
            console.mark(false, &line)?;
            console.line(&format!("  {}", says::todo(lang, &said.todo)))
        }
    }
}

fn document(run: &RoundRun, lang: Lang) -> Value {
    let (task, round) = (&run.task.id, run.round);
    match &run.came {
        Came::Drawn(made) => {
            json!({
                "task": task, "round": round, "came": "drawn", "draw": made.id, "drawn": made.repeated.drawn.len(),
                "shortfall": made.repeated.missing(), "late": made.stage == Stage::Late, "notes": notes(made, lang),
            })
        }
        Came::Waits(day) => {
            json!({ "task": task, "round": round, "came": "waits", "until": day })
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
