//! `plan run`: draws every round that is due and not drawn, each one whole or not at all; for a scheduled job.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;

use super::{numbers, plan_folder};
use crate::acts::lists::round_lists::{RunLists, WantedRound};
use crate::acts::method::draw_made::DrawMade;
use crate::acts::method::drawing::RoundToDraw;
use crate::acts::method::seal::{RoundToSeal, SealMade, SealRequest};
use crate::acts::{BookHead, Desk};
use crate::disk::case::Case;
use crate::disk::ledger::Ledger;
use crate::disk::{Progress, Trouble, seeds, times_drawn};
use crate::domain::book::flaw::BookText;
use crate::domain::book::passed_over::PassedOver;
use crate::domain::book::times_drawn::TimesDrawn;
use crate::domain::ground::moment::Moment;
use crate::domain::lists::plan_flaw::PlanFlaw;
use crate::domain::method::beacon::Beacon;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::given::Given;
use crate::domain::method::key::Seed;
use crate::domain::method::source::Source;
use crate::domain::method::typed_source;
use crate::domain::refusal::Refusal;
use crate::domain::year::in_force::InForce;
use crate::domain::year::plan::Task;
use crate::domain::year::planned_round;
use crate::domain::year::seed_list::{RoundTurn, RunSeeds, Wait};

/// What is to be run.
#[derive(Debug)]
pub struct RunRequest<'a> {
    /// One seed for all rounds of this run.
    pub seed: Option<&'a str>,
    /// A list of seeds.
    pub seeds: Option<&'a Path>,
    /// Signatures of drand rounds.
    pub beacons: Vec<Beacon>,
    /// From which source to seal the rounds due next; else as the settings say.
    pub seal_ahead: Option<&'a str>,
    /// The case folder whose lists are read, where the run is tried in a copy of it.
    pub lists_of: Option<&'a Path>,
    /// Witnesses.
    pub witnesses: &'a [String],
}

/// A run of the plan: its rounds are drawn one after the other.
pub struct PlanRun<'a> {
    desk: &'a Desk,
    case: Case,
    witnesses: &'a [String],
    ledger: Ledger,
    in_force: InForce,
    seeds: RunSeeds,
    lists: RunLists,
    /// From which source the rounds due next are sealed.
    seal_ahead: Option<String>,
    times: TimesDrawn,
    /// Task and round of those that are due, and of those to be sealed, the next one last.
    due: Vec<(usize, u32)>,
    /// All of them by the tasks' ids: what this run does with one is no choice among them.
    rounds: BTreeSet<(String, u32)>,
}

/// A round of a run, and what became of it.
#[derive(Debug)]
pub struct RoundRun {
    /// The task as it was published.
    pub task: Task,
    /// The round.
    pub round: u32,
    /// What became of it.
    pub came: Came,
}

/// What became of a round.
#[derive(Debug)]
pub enum Came {
    /// It has been drawn.
    Drawn(Box<DrawMade>),
    /// It was refused; the others go on.
    Refused(Box<Refusal>),
    /// It is sealed, and waits for its seed.
    Waits(Wait),
    /// It has been sealed now.
    Sealed(Box<SealMade>),
}

impl<'a> PlanRun<'a> {
    /// Begins a run: the book is locked until its end.
    ///
    /// # Errors
    /// [`PlanFlaw::NoPlan`], the seeds cannot be read, or the file system fails.
    pub fn begin(desk: &'a Desk, request: &RunRequest<'a>) -> Result<Self, Trouble> {
        let case = Case::open(&desk.root)?;
        let case = match request.lists_of {
            Some(root) => case.with_lists_of(root),
            None => case,
        };
        for witness in request.witnesses {
            BookText::Witness.check(witness)?;
        }
        let one = request.seed.map(Seed::new).transpose();
        let one = one.map_err(Refusal::Seed)?;
        let ledger = desk.lock()?;
        let book = &ledger.read.book;
        PlanFlaw::check_not_over(book.year, desk.today_in(book))?;
        let in_force = plan_folder::in_force(&case, book)?.ok_or(PlanFlaw::NoPlan)?;
        // What was published is drawn; a task that today's plan lacks or has otherwise is refused by its own draw.
        let tasks: Vec<&Task> = in_force.tasks.iter().collect();
        let listed = request.seeds.map(|path| seeds::read(&case, path, &tasks));
        let listed = listed.transpose()?;
        let rounds = planned_round::rounds(tasks, book, desk.today_in(book));
        let seal_ahead = request.seal_ahead.map(str::to_owned);
        let seal_ahead = seal_ahead.or_else(|| case.settings.rules.seal.clone());
        let until = seal_ahead
            .as_deref()
            .map(|typed| seed_day(typed, desk.fixing(book)));
        let until = until.transpose()?;
        let due = planned_round::to_run(&rounds, until);
        let due = due.iter().rev().map(|round| (round.task, round.round));
        let due: Vec<(usize, u32)> = due.collect();
        let named = due.iter().map(|(task, round)| {
            let task = &in_force.tasks[*task].id;
            (task.clone(), *round)
        });
        let rounds = named.collect();
        Ok(Self {
            times: times_drawn::read(&case.facts, book)?,
            desk,
            case,
            witnesses: request.witnesses,
            seal_ahead,
            in_force,
            seeds: RunSeeds {
                one,
                listed,
                beacons: request.beacons.clone(),
            },
            rounds,
            due,
            lists: RunLists::default(),
            ledger,
        })
    }

    /// Does the next round that is due; `None` when there is none left.
    ///
    /// # Errors
    /// The file system fails, which ends the run. A refusal is what became of the round.
    pub fn next(&mut self, progress: Progress<'_>) -> Result<Option<RoundRun>, Trouble> {
        let Some((task, round)) = self.due.pop() else {
            return Ok(None);
        };
        let task = self.in_force.tasks[task].clone();
        let book = &self.ledger.read.book;
        let now = self.desk.using(book);
        let is_sealed = book.open_seal(&task.id, round).is_some();
        let seals = self.seal_ahead.clone();
        let seals = seals.filter(|_| !is_sealed && !self.seeds.lists(&task.id, round));
        let came = match (seals, self.seeds.turn(book, &task.id, round, now)) {
            (Some(source), _) => {
                let sealed = self.seal((&task.id, round), &source, progress);
                sealed.map(|made| Came::Sealed(Box::new(made)))
            }
            (None, Err(flaw)) => Err(flaw.into()),
            (None, Ok(RoundTurn::Waits(wait))) => Ok(Came::Waits(wait)),
            (None, Ok(RoundTurn::Draw(given, source))) => {
                let drawn = self.draw((&task.id, round), (given, source), progress);
                drawn.map(|made| Came::Drawn(Box::new(made)))
            }
        };
        let mut came = match came {
            Err(Trouble::Refused(refusal)) => Came::Refused(refusal),
            came => came?,
        };
        match &mut came {
            Came::Drawn(made) => self.leave_out_own(&mut made.passed_over),
            Came::Sealed(made) => self.leave_out_own(&mut made.passed_over),
            Came::Refused(_) | Came::Waits(_) => {}
        }
        Ok(Some(RoundRun { task, round, came }))
    }

    fn seal(
        &mut self,
        (task, round): (&str, u32),
        source: &str,
        progress: Progress<'_>,
    ) -> Result<SealMade, Trouble> {
        let wanted = WantedRound {
            task,
            round,
            sealed: false,
        };
        let to_come = to_come(&self.in_force, &self.due);
        let lists = &mut self.lists;
        let read = lists.for_round(&self.case, wanted, &to_come, progress)?;
        numbers::check(&self.case, &self.ledger.read.book, &read.lists)?;
        let to_seal = RoundToSeal {
            desk: self.desk,
            case: &self.case,
            read: &read,
            in_force: Some(&self.in_force),
            times: &self.times,
        };
        let request = SealRequest {
            task,
            round,
            source,
            adhoc: None,
            notice: None,
        };
        to_seal.seal(&mut self.ledger, &request)
    }

    /// Leaves out seals that wait for a later turn of this run, or for the one after it.
    fn leave_out_own(&self, over: &mut PassedOver) {
        let of_run = |id: &String| {
            let mut seals = self.ledger.read.book.seals.iter().map(|seal| &seal.act);
            let named = seals.find(|act| act.id() == *id);
            named.is_some_and(|act| self.rounds.contains(&(act.task.clone(), act.round)))
        };
        over.open.retain(|id| !of_run(id));
    }

    /// The head of the book as it is by now.
    pub fn head(&self) -> BookHead {
        BookHead::from(&self.ledger)
    }

    fn draw(
        &mut self,
        (task, round): (&str, u32),
        (given, source): (Option<Given>, Option<Source>),
        progress: Progress<'_>,
    ) -> Result<DrawMade, Trouble> {
        let (at, book) = ((self.desk, &self.case), &self.ledger.read.book);
        let round = (task, round);
        let to_come = to_come(&self.in_force, &self.due);
        let (case, lists) = (&self.case, &mut self.lists);
        let read = |wanted: WantedRound<'_>| lists.for_round(case, wanted, &to_come, progress);
        let (mut to_draw, library, _) = RoundToDraw::read(at, round, book, self.witnesses, read)?;
        to_draw.in_force = Some(&self.in_force);
        (to_draw.given, to_draw.source) = (given, source);
        let made = to_draw.draw(library, &mut self.ledger, &self.desk.hand, &self.times)?;
        self.note_drawn(&made);
        Ok(made)
    }

    /// Notes for the rounds to come what a round has drawn.
    fn note_drawn(&mut self, made: &DrawMade) {
        let book = &self.ledger.read.book;
        if let Some(drawn) = made.id.as_ref().and_then(|id| book.draw(id)) {
            let codes = (made.repeated.drawn.codes(), &made.texts.owners);
            self.times.add_before(drawn, codes, &book.visits, u64::MAX);
        }
    }
}

/// The tasks of the rounds that are due, the next one first.
fn to_come<'a>(in_force: &'a InForce, due: &[(usize, u32)]) -> Vec<&'a str> {
    let due = due.iter().rev();
    due.map(|(task, _)| &*in_force.tasks[*task].id).collect()
}

/// The day on which the seed of a source that is sealed at `now` can be known.
fn seed_day(typed: &str, now: Moment) -> Result<NaiveDate, DrawFlaw> {
    let source = typed_source::read(typed, now);
    let from = source.and_then(|source| source.known_from());
    from.map(|from| from.day)
        .ok_or_else(|| DrawFlaw::SourceForm(typed.to_owned()))
}
