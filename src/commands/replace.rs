//! `replace`: an inspector or an object is replaced by lot (更换, 第15条).

use crate::domain::method::draw_flaw::DrawFlaw;
use serde_json::json;

use crate::acts::replace::replacing::{Asked, Outcome, Replaced, Replacing};
use crate::disk::Trouble;
use crate::disk::case::Case;
use crate::domain::acts::replacement::Ground;
use crate::domain::book::flaw::BookText;
use crate::domain::ground::sha::Sha;
use crate::domain::method::key::Seed;
use crate::domain::method::source::Source;
use crate::domain::refusal::Refusal;
use crate::domain::replace::replacement::Ranked;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::method::draw;
use crate::text::replace::replacement as words;
use crate::view;

use crate::commands::Context;
use crate::commands::typed::{self, VisitArgs};

/// Arguments of `replace`.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("what").args(["inspector", "lost"]))]
pub struct Args {
    /// Which visit.
    #[command(flatten)]
    pub visit: VisitArgs,
    /// The inspector to be replaced.
    #[arg(long, requires = "ground", requires = "reason", value_parser = typed::code)]
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

help! {
    HELP "replace": "更换一次检查的人员或对象：先把申请记入账本，再抽签", "Replace an inspector or the object of a visit: the request goes into the book, then the lot is drawn";
    example "choucha -C 2026 replace AJ-2026-01-1 91370499MY2UU2Y43C --inspector 37049901007 --ground unable --reason \"骨折住院\"\n      由签号最小的候选人接替；没有候选人的，须另用 --decision 写明处理决定\n  choucha -C 2026 replace AJ-2026-01-1 91370499MY2UU2Y43C --object --ground missing --reason \"登记地址已拆除\"\n      由同层下一个票号的对象替补，检查组不变\n  choucha -C 2026 replace AJ-2026-01-1 91370499MY2UU2Y43C --seed 583\n      申请写明的种子产生以后，抽签", "choucha -C 2026 replace AJ-2026-01-1 91370499MY2UU2Y43C --inspector 37049901007 --ground unable --reason \"in hospital\"\n      the candidate with the smallest lot takes the seat; where there is none, --decision says what was decided\n  choucha -C 2026 replace AJ-2026-01-1 91370499MY2UU2Y43C --object --ground missing --reason \"the building is gone\"\n      the stratum's next ticket takes its place, with the same team\n  choucha -C 2026 replace AJ-2026-01-1 91370499MY2UU2Y43C --seed 583\n      draw the lot once the seed that the request names has come up";
    draw "抽取", "DRAW": "抽取编号", "Id of the draw";
    object "对象", "OBJECT": "对象代码", "Code of the object";
    inspector "执法证号", "CERT": "更换这名检查人员（执法证号）", "Replace this inspector (certificate number)";
    lost: "更换对象", "Replace the object";
    ground "事由", "GROUND": "更换事由：人员为 recusal 回避、unable 因病因事不能参加、left 调离；对象为 deregistered 注销、moved 迁出、missing 查无", "Ground: of an inspector recusal, unable, left; of an object deregistered, moved, missing";
    reason "文字", "TEXT": "理由（记入账本并公示）", "Why (goes into the book and is published)";
    source "文字", "TEXT": "种子来源：os（默认）、given（给出 --seed 时默认）、drand quicknet <轮次>，或一行写明的公开事件；后两种先记申请，待种子产生后再抽签", "Where the seed comes from: os (default), given (default with --seed), drand quicknet <round>, or a public event in one line; with the last two the request is recorded first and the lot drawn when the seed has come up";
    seed "文字", "TEXT": "种子：一行文字，原样使用", "Seed: one line of text, used as given";
    decision "文字", "TEXT": "处理决定：没有人可以接替时写明，席位空缺", "What was decided where nobody may take the seat; it stays empty";
}

/// Runs it.
///
/// # Errors
/// The replacement cannot be asked for or drawn, or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let case = Case::open(&context.desk.root)?;
    let seed = args.seed.as_deref().map(Seed::new).transpose();
    let seed = seed.map_err(|flaw| Trouble::from(Refusal::Seed(flaw)))?;
    if let Some(decision) = &args.decision {
        BookText::Decision.check(decision).map_err(Trouble::from)?;
    }
    let asked = asked(args)?;
    let visit = args.visit.id();
    let today = context.desk.today();
    let mut ledger = context.lock()?;
    let replacing = Replacing {
        case: &case,
        today,
        hand: &context.desk.hand,
        visit: &visit,
        seed: seed.as_ref(),
        decision: args.decision.as_deref(),
    };
    let replaced = match asked {
        Some(asked) => replacing.request(&mut ledger, asked)?,
        None => replacing.finish(&mut ledger)?,
    };
    say(&replaced, &today.to_string(), context)?;
    if replaced.outcome.is_some() && seed.as_ref().is_some_and(Seed::is_loose) {
        let note = draw::loose_seed(context.console.lang);
        context.console.aside(note)?;
    }
    context.say_head(&ledger)?;
    document(&replaced, ledger.read.book.head, context)?;
    Ok(Exit::Done)
}

/// The request, when one is made; nothing when a waiting one is to be finished.
fn asked(args: &Args) -> Result<Option<Asked>, Trouble> {
    let ground = args.ground.as_deref().and_then(Ground::from_word);
    let (Some(ground), Some(reason)) = (ground, args.reason.clone()) else {
        return Ok(None);
    };
    BookText::Reason.check(&reason).map_err(Trouble::from)?;
    let unsaid = if args.seed.is_some() { "given" } else { "os" };
    let source = args.source.as_deref().unwrap_or(unsaid);
    let source = Source::for_seal(source)
        .ok_or_else(|| Refusal::Draw(DrawFlaw::SourceForm(source.to_owned())))?;
    Ok(Some(Asked {
        leaver: args.inspector.clone(),
        ground,
        reason,
        source,
    }))
}

/// An inspector as sentences name one.
fn who(replaced: &Replaced, cert: &str) -> String {
    let known = replaced.names.iter().find(|(known, _)| known == cert);
    known.map_or(cert.to_owned(), |(_, name)| format!("{name} {cert}"))
}

fn say(replaced: &Replaced, today: &str, context: &mut Context) -> std::io::Result<()> {
    let console = &mut context.console;
    let lang = console.lang;
    let request = &replaced.request;
    let leaver = request.leaver.as_deref().unwrap_or_default();
    console.lines(&words::requested(
        lang,
        request,
        &who(replaced, leaver),
        (replaced.line, &replaced.sha.to_string()),
    ))?;
    if replaced.change.still_listed {
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
        match &replaced.change.object {
            Some(object) => {
                let line = words::object(lang, &object.code, &object.name, object.ticket);
                console.line(&line)?;
            }
            None => console.line(words::none_left(lang))?,
        }
    }
    say_seats(replaced, outcome, context)
}

fn say_seats(replaced: &Replaced, outcome: &Outcome, context: &mut Context) -> std::io::Result<()> {
    let console = &mut context.console;
    let (lang, width) = (console.lang, console.width);
    let act = &outcome.act;
    match (&act.standing, &act.seed, &act.key) {
        (Some(standing), Some(seed), Some(key)) => {
            console.lines(&words::lot(lang, standing, seed, &key.to_string()))?;
        }
        _ => console.line(words::no_lot(lang))?,
    }
    for (seat, ranked) in act.seats.iter().zip(&outcome.ranked) {
        let leaver = who(replaced, &seat.leaver);
        if !ranked.is_empty() {
            console.line(&words::candidates(lang, &leaver, ranked.len()))?;
            console.line(&view::replace::candidates(lang, ranked, width))?;
        }
        let taker = seat.taker.as_deref().map(|taker| who(replaced, taker));
        console.line(&words::taken(lang, &leaver, taker.as_deref()))?;
    }
    if let Some(decision) = &act.decision {
        console.line(&words::decision(lang, decision))?;
    }
    if replaced.request.leaver.is_none() && act.object.is_none() {
        return Ok(());
    }
    let people = outcome.team.iter().map(|cert| who(replaced, cert));
    console.line(&words::team(lang, &people.collect::<Vec<_>>()))
}

fn document(replaced: &Replaced, head: Option<Sha>, context: &mut Context) -> std::io::Result<()> {
    let shown = |ranked: &Vec<Ranked>| -> Vec<serde_json::Value> {
        let each = ranked.iter().map(|candidate| {
            json!({
                "cert": candidate.cert, "name": candidate.name, "visits": candidate.visits,
                "lot": candidate.lot.map(|lot| format!("{lot:016x}")),
            })
        });
        each.collect()
    };
    let outcome = replaced.outcome.as_ref();
    let object = replaced
        .change
        .object
        .as_ref()
        .filter(|_| outcome.is_some());
    context.console.document(&json!({
        "request": replaced.request,
        "line": replaced.line,
        "request_sha256": replaced.sha,
        "waits": outcome.is_none(),
        "still_listed": replaced.change.still_listed,
        "outcome": outcome.map(|outcome| &outcome.act),
        "lots": outcome.map(|outcome| outcome.ranked.iter().map(shown).collect::<Vec<_>>()),
        "object": object.map(|object| {
            json!({ "code": object.code, "name": object.name, "ticket": format!("{:016x}", object.ticket) })
        }),
        "team": outcome.map(|outcome| &outcome.team),
        "head": head,
    }))
}
