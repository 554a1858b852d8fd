//! `plan run`: draws every round that is due and not drawn, each one whole or not at all; for a scheduled job.

use crate::domain::year::flaw::PlanFlaw;
use crate::text::{Say, says};
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::acts::lists::case_lists;
use crate::acts::method::drawing::{Asked, Drawn};
use crate::acts::year::plan_folder;
use crate::disk::case::Case;
use crate::disk::ledger::Ledger;
use crate::disk::{Trouble, draw_folder, seeds};
use crate::domain::book::flaw::BookText;
use crate::domain::book::fold::TimesDrawn;
use crate::domain::method::key::Seed;
use crate::domain::method::source::Source;
use crate::domain::refusal::Refusal;
use crate::domain::year::in_force::InForce;
use crate::domain::year::plan::Task;
use crate::domain::year::planned_round::{self, PlannedRound, Stage};
use crate::domain::year::seed_list::{ListedSeed, Turn, source_of_seal, turn};
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::method::draw;
use crate::text::year::plan_run as words;

use crate::acts::TOOL;
use crate::commands::Context;

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

help! {
    HELP "run": "抽取所有到期未抽的轮次，供定时任务使用；重复运行不会重抽，中断后再运行即可", "Draw every round that is due, for a scheduled job; running it again draws nothing twice, and goes on after a crash";
    example "choucha -C 2026 plan run --seeds 种子表.csv\n      种子表各栏：任务编号、轮次、种子、种子来源。没有到期的，退出码为 0；有一轮被拒绝，其余照抽，退出码为 3。\n      --seed 只对本次运行的各轮有效（各轮密钥不同）。不要全年共用一个早已公布的种子：知道种子和名单的企业可以\n      自己算出何时被查。每次运行用当时新产生的种子，或先逐轮封存", "choucha -C 2026 plan run --seeds seeds.csv\n      the list has the columns task, round, seed, source. Exits 0 when nothing is due; when a round is refused the\n      others are drawn all the same, and it exits 3. --seed is for the rounds of this run (their keys differ). Do not\n      use one seed for a whole year, published early: whoever knows it and the lists can compute when a company will\n      be visited. Use a seed that comes up on the day, or seal each round first";
    seed "文字", "TEXT": "本次运行各轮共用的种子：一行文字，原样使用", "One seed for the rounds of this run: a line of text, used as given";
    seeds "文件", "FILE": "种子表（CSV 或 JSON）：任务编号、轮次、种子、种子来源", "List of seeds (CSV or JSON): task, round, seed, source";
    witness "姓名", "NAME": "见证人姓名（可多次给出）", "A witness's name (may be given several times)";
}

/// What became of a round.
enum Came {
    Drawn {
        draw: String,
        late: bool,
        notes: Vec<String>,
        drawn: usize,
        missing: u64,
    },
    Refused(Box<Refusal>),
    Waits(String),
}

/// Runs it.
///
/// # Errors
/// There is no published plan, the seeds cannot be read, or the file system fails. A refused round is no error: it is told,
/// the others go on, and the run ends with 3.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let case = Case::open(&context.desk.root)?;
    for witness in &args.witness {
        BookText::Witness.check(witness).map_err(Trouble::from)?;
    }
    let seed = args.seed.as_deref().map(Seed::new).transpose();
    let seed = seed.map_err(|flaw| Trouble::from(Refusal::Seed(flaw)))?;
    let mut ledger = context.lock()?;
    let in_force = plan_folder::in_force(&case, &ledger.read.book)?;
    let in_force = in_force.ok_or_else(|| Trouble::from(PlanFlaw::NoPlan))?;
    // What was published is drawn; a task that today's plan lacks or has otherwise is refused by its own draw.
    let tasks: Vec<&Task> = in_force.tasks.iter().collect();
    let listed = args
        .seeds
        .as_deref()
        .map(|path| seeds::read(path, &tasks))
        .transpose()?;
    let book = &ledger.read.book;
    let rounds = planned_round::rounds(tasks.iter().copied(), book, context.desk.today());
    let due: Vec<&PlannedRound> = rounds.iter().filter(|round| round.is_due()).collect();
    let seeding = Seeding { seed, listed };
    let mut times = draw_folder::times_drawn(&case.root, &ledger.read.book)?;
    let mut became = Vec::new();
    for round in due {
        let task = tasks[round.task];
        let outcome = {
            let job = Job {
                case: &case,
                in_force: &in_force,
                seeding: &seeding,
                task,
                round: round.round,
                args,
            };
            job.run(&mut ledger, &mut times, context)?
        };
        say(task, round.round, &outcome, context)?;
        became.push((task, round.round, outcome));
    }
    let count = |of: fn(&Came) -> bool| became.iter().filter(|(_, _, became)| of(became)).count();
    let drawn = count(|became| matches!(became, Came::Drawn { .. }));
    let refused = count(|became| matches!(became, Came::Refused(_)));
    let waiting = count(|became| matches!(became, Came::Waits(_)));
    let lang = context.console.lang;
    context.console.line(&words::total(
        lang,
        &context.desk.today().to_string(),
        drawn,
        refused,
        waiting,
    ))?;
    context.say_head(&ledger)?;
    let rounds: Vec<Value> = became
        .iter()
        .map(|(task, round, became)| document(task, *round, became, context))
        .collect();
    context.console.document(&json!({
        "today": context.desk.today().to_string(), "drawn": drawn, "refused": refused, "waiting": waiting,
        "rounds": rounds, "head": ledger.read.book.head,
    }))?;
    Ok(if refused > 0 {
        Exit::Refused
    } else {
        Exit::Done
    })
}

/// Where the seeds of a run come from.
struct Seeding {
    seed: Option<Seed>,
    listed: Option<Vec<ListedSeed>>,
}

impl Seeding {
    /// The seed for a round. The one seed of a run is for rounds whose seal does not say that their seed comes from elsewhere.
    fn of(&self, task: &str, round: u32, one_seed: bool) -> Option<ListedSeed> {
        let mut listed = self.listed.iter().flatten();
        let found = listed.find(|known| known.task == task && known.round == round);
        let one = || {
            let seed = self.seed.clone().filter(|_| one_seed)?;
            Some(ListedSeed {
                task: task.to_owned(),
                round,
                seed: Some(seed),
                source: None,
            })
        };
        found.cloned().or_else(one)
    }
}

/// One round of a run.
struct Job<'a> {
    case: &'a Case,
    in_force: &'a InForce,
    seeding: &'a Seeding,
    task: &'a Task,
    round: u32,
    args: &'a Args,
}

impl Job<'_> {
    /// Draws the round; a refusal is what became of it, trouble with files ends the run.
    fn run(
        &self,
        ledger: &mut Ledger,
        times: &mut TimesDrawn,
        context: &Context,
    ) -> anyhow::Result<Came> {
        let book = &ledger.read.book;
        let source = source_of_seal(book, &self.task.id, self.round);
        let one_seed = matches!(source, None | Some(Source::Given));
        let listed = self.seeding.of(&self.task.id, self.round, one_seed);
        let needs_row = self.seeding.listed.is_some() && listed.is_none();
        match turn(book, &self.task.id, self.round, context.desk.today()) {
            Turn::Waits(day) => return Ok(Came::Waits(day)),
            Turn::Draw if needs_row && source != Some(Source::Os) => {
                let (task, round) = (self.task.id.clone(), self.round);
                return Ok(Came::Refused(Box::new(Refusal::Plan(
                    PlanFlaw::NoSeedListed { task, round },
                ))));
            }
            Turn::Draw => {}
        }
        match self.draw(listed, ledger, times, context) {
            Ok(became) => Ok(became),
            Err(Trouble::Refused(refusal)) => Ok(Came::Refused(refusal)),
            Err(trouble) => Err(trouble.into()),
        }
    }

    /// What is unusual about a draw's library and objects, as `draw` says it.
    fn notes(&self, drawn: &Drawn<'_>, context: &Context) -> Vec<String> {
        let lang = context.console.lang;
        let version = self.in_force.version;
        let shrunk = drawn
            .shrunk
            .map(|(then, now)| draw::shrunk(lang, then, now, version));
        let over = drawn.over_cap.iter();
        let over = over.map(|(code, draws)| draw::over_cap(lang, code, lang.list(draws)));
        shrunk.into_iter().chain(over).collect()
    }

    fn draw(
        &self,
        listed: Option<ListedSeed>,
        ledger: &mut Ledger,
        times: &mut TimesDrawn,
        context: &Context,
    ) -> Result<Came, Trouble> {
        let sealed = ledger
            .read
            .book
            .open_seal(&self.task.id, self.round)
            .is_some();
        let bar = context
            .console
            .bar(says::reading_library(context.console.lang));
        let read = case_lists::for_round(
            self.case,
            &self.task.id,
            self.round,
            sealed,
            &|done, all| {
                bar.at(done, all);
            },
        )?;
        drop(bar);
        let (seed, source) = listed.map_or((None, None), |listed| (listed.seed, listed.source));
        let asked = Asked {
            case: self.case,
            lists: &read.lists,
            task: &read.task,
            round: self.round,
            seed,
            source,
            adhoc: None,
            in_force: Some(self.in_force),
            today: context.desk.today(),
            witnesses: self.args.witness.clone(),
            tool: TOOL,
        };
        let drawn = asked.draw(read.library, ledger, &context.desk.hand, times)?;
        Ok(Came::Drawn {
            late: drawn.stage == Stage::Late,
            notes: self.notes(&drawn, context),
            draw: drawn.id.unwrap_or_default(),
            drawn: drawn.repeated.drawn.len(),
            missing: drawn
                .repeated
                .shortfalls
                .iter()
                .map(|short| short.missing)
                .sum(),
        })
    }
}

fn say(task: &Task, round: u32, became: &Came, context: &mut Context) -> std::io::Result<()> {
    let lang = context.console.lang;
    let console = &mut context.console;
    match became {
        Came::Drawn {
            draw,
            late,
            notes,
            drawn,
            missing,
        } => {
            let mut line = words::drawn(lang, &task.id, round, draw, drawn);
            if *missing > 0 {
                line.push_str(&words::short(lang, missing));
            }
            if *late {
                line.push_str(words::late(lang));
            }
            console.mark(true, &line)?;
            notes
                .iter()
                .try_for_each(|note| console.line(&format!("  {note}")))
        }
        Came::Waits(day) => console.line(&words::waits(lang, &task.id, round, day)),
        Came::Refused(refusal) => {
            let said = refusal.say(lang);
            console.mark(
                false,
                &words::refused(lang, &task.id, round, refusal.code(), &said.what),
            )?;
            console.line(&format!("  {}", says::todo(lang, &said.todo)))
        }
    }
}

fn document(task: &Task, round: u32, became: &Came, context: &Context) -> Value {
    match became {
        Came::Drawn {
            draw,
            late,
            notes,
            drawn,
            missing,
        } => {
            json!({
                "task": task.id, "round": round, "came": "drawn", "draw": draw, "drawn": drawn,
                "shortfall": missing, "late": late, "notes": notes,
            })
        }
        Came::Waits(day) => {
            json!({ "task": task.id, "round": round, "came": "waits", "until": day })
        }
        Came::Refused(refusal) => {
            let said = refusal.say(context.console.lang);
            json!({
                "task": task.id, "round": round, "came": "refused", "refused": refusal.code(), "what": said.what,
                "todo": said.todo,
            })
        }
    }
}
