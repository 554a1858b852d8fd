//! `plan run`: draws every round that is due and not drawn, each one whole or not at all; for a scheduled job.

use std::path::Path;

use super::plan_folder;
use crate::acts::method::drawing::{DrawMade, RoundToDraw};
use crate::acts::{BookHead, Desk};
use crate::disk::case::Case;
use crate::disk::ledger::Ledger;
use crate::disk::{Progress, Trouble, draw_folder, seeds};
use crate::domain::book::flaw::BookText;
use crate::domain::book::times_drawn::TimesDrawn;
use crate::domain::method::beacon::Beacon;
use crate::domain::method::given::Given;
use crate::domain::method::key::Seed;
use crate::domain::method::source::Source;
use crate::domain::refusal::Refusal;
use crate::domain::year::flaw::PlanFlaw;
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
    times: TimesDrawn,
    /// Task and round of those that are due, the next one last.
    due: Vec<(usize, u32)>,
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
}

impl<'a> PlanRun<'a> {
    /// Begins a run: the book is locked until its end.
    ///
    /// # Errors
    /// [`PlanFlaw::NoPlan`], the seeds cannot be read, or the file system fails.
    pub fn begin(desk: &'a Desk, request: &RunRequest<'a>) -> Result<Self, Trouble> {
        let case = Case::open(&desk.root)?;
        for witness in request.witnesses {
            BookText::Witness.check(witness)?;
        }
        let one = request.seed.map(Seed::new).transpose();
        let one = one.map_err(Refusal::Seed)?;
        let ledger = desk.lock()?;
        let book = &ledger.read.book;
        let in_force = plan_folder::in_force(&case, book)?.ok_or(PlanFlaw::NoPlan)?;
        // What was published is drawn; a task that today's plan lacks or has otherwise is refused by its own draw.
        let tasks: Vec<&Task> = in_force.tasks.iter().collect();
        let listed = request.seeds.map(|path| seeds::read(path, &tasks));
        let listed = listed.transpose()?;
        let rounds = planned_round::rounds(tasks, book, desk.today());
        let due = rounds.iter().rev().filter(|round| round.is_due());
        let due = due.map(|round| (round.task, round.round)).collect();
        Ok(Self {
            times: draw_folder::times_drawn(&case.root, book)?,
            desk,
            case,
            witnesses: request.witnesses,
            in_force,
            seeds: RunSeeds {
                one,
                listed,
                beacons: request.beacons.clone(),
            },
            due,
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
        let came = match self.seeds.turn(book, &task.id, round, now) {
            Err(flaw) => Came::Refused(Box::new(flaw.into())),
            Ok(RoundTurn::Waits(wait)) => Came::Waits(wait),
            Ok(RoundTurn::Draw(given, source)) => {
                match self.draw((&task.id, round), (given, source), progress) {
                    Ok(made) => Came::Drawn(Box::new(made)),
                    Err(Trouble::Refused(refusal)) => Came::Refused(refusal),
                    Err(trouble) => return Err(trouble),
                }
            }
        };
        Ok(Some(RoundRun { task, round, came }))
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
        let (mut to_draw, library, _) =
            RoundToDraw::read(at, round, book, self.witnesses, progress)?;
        to_draw.in_force = Some(&self.in_force);
        (to_draw.given, to_draw.source) = (given, source);
        let (ledger, times) = (&mut self.ledger, &mut self.times);
        to_draw.draw(library, ledger, &self.desk.hand, times)
    }
}
