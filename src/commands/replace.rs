//! `replace`: an inspector or an object is replaced by lot (更换, 第15条).

use serde_json::{Value, json};

use crate::acts::replace::replace::{Leaving, Replaced, Request, Taken, replace};
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::replacement::Ground;
use crate::domain::method::source::Source;
use crate::exit::Exit;
use crate::text::method::draw;
use crate::text::replace::replacement as words;
use crate::view::replace as view;

use crate::commands::Context;

/// Arguments of `replace`.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("what").args(["inspector", "lost"]))]
pub struct Args {
    /// The draw.
    pub draw: String,
    /// The object.
    pub object: String,
    /// The inspector to be replaced.
    #[arg(long, requires = "ground", requires = "reason")]
    pub inspector: Option<String>,
    /// Whether the object is to be replaced.
    #[arg(long = "object", requires = "ground", requires = "reason")]
    pub lost: bool,
    /// 更换事由.
    #[arg(long, requires = "what", value_parser = [
        "recusal", "unable", "left", "deregistered", "moved", "missing",
        "回避", "因病因事不能参加", "调离", "注销", "迁出", "查无",
    ])]
    pub ground: Option<String>,
    /// In words.
    #[arg(long, requires = "what")]
    pub reason: Option<String>,
    /// Where the seed comes from.
    #[arg(long, requires = "what")]
    pub source: Option<String>,
    /// The seed.
    #[arg(long, allow_hyphen_values = true)]
    pub seed: Option<String>,
    /// What was decided where nobody may take the seat.
    #[arg(long)]
    pub decision: Option<String>,
}

/// Runs it.
///
/// # Errors
/// The replacement cannot be asked for or drawn, or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let today = context.desk.today().to_string();
    let replaced = context.act(|desk, _| replace(desk, request(args)))?;
    say(&replaced, &today, context)?;
    if replaced.loose_seed {
        let note = draw::loose_seed(context.console.lang);
        context.console.aside(note)?;
    }
    context.say_head(replaced.book)?;
    context.console.document(&document(&replaced))?;
    Ok(Exit::Done)
}

fn request(args: &Args) -> Request {
    let ground = args.ground.as_deref().and_then(Ground::from_word);
    let of = ground.zip(args.reason.clone());
    Request {
        visit: VisitId {
            draw: args.draw.clone(),
            object: args.object.clone(),
        },
        of: of.map(|(ground, reason)| Leaving {
            leaver: args.inspector.clone(),
            ground,
            reason,
            source: args.source.clone(),
        }),
        seed: args.seed.clone(),
        decision: args.decision.clone(),
    }
}

fn say(replaced: &Replaced, today: &str, context: &mut Context) -> std::io::Result<()> {
    let console = &mut context.console;
    let lang = console.lang;
    let request = &replaced.request;
    let who = |cert: &str| view::who(&replaced.names, cert);
    let leaver = who(request.leaver.as_deref().unwrap_or_default());
    let line = (replaced.line, &*replaced.sha.to_string());
    console.lines(&words::requested(lang, request, &leaver, line))?;
    if replaced.turnover.still_listed {
        console.line(&words::still_listed(lang, &request.visit.object))?;
    }
    let Some(outcome) = &replaced.outcome else {
        let source = Source::from_text(&request.source);
        let days = source.map_or(Vec::new(), |source| source.days());
        for day in days.iter().map(ToString::to_string) {
            if *day <= *today {
                console.line(&words::not_after(lang, &day, today))?;
            }
        }
        return console.lines(&words::waits(lang, &request.visit));
    };
    if request.leaver.is_none() {
        if !outcome.act.passed.is_empty() {
            console.line(&words::passed(lang, lang.list(&outcome.act.passed)))?;
        }
        match &replaced.turnover.object {
            Some(object) => {
                let line = words::object(lang, &object.code, &object.name, object.ticket);
                console.line(&line)?;
            }
            None => console.line(words::none_left(lang))?,
        }
    }
    let Taken { act, ranked, team } = outcome;
    console.lines(&view::seats(lang, (act, ranked), who, console.width))?;
    if request.leaver.is_none() && act.object.is_none() {
        return Ok(());
    }
    let people: Vec<String> = team.iter().map(|cert| who(cert)).collect();
    console.line(&words::team(lang, &people))
}

fn document(replaced: &Replaced) -> Value {
    let (outcome, turnover) = (replaced.outcome.as_ref(), &replaced.turnover);
    let object = turnover.object.as_ref().filter(|_| outcome.is_some());
    json!({
        "request": replaced.request, "line": replaced.line, "request_sha256": replaced.sha, "waits": outcome.is_none(),
        "still_listed": turnover.still_listed,
        "outcome": outcome.map(|outcome| &outcome.act),
        "lots": outcome.map(|outcome| view::lots(&outcome.ranked)),
        "object": object.map(|object| {
            json!({ "code": object.code, "name": object.name, "ticket": format!("{:016x}", object.ticket) })
        }),
        "team": outcome.map(|outcome| &outcome.team),
        "head": replaced.book.sha,
    })
}
