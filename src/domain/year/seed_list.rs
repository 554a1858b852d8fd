//! A list of seeds for `plan run`: task, round, seed, and where each seed comes from.

use chrono::NaiveDate;

use super::flaw::PlanFlaw;
use super::plan::Task;
use crate::domain::book::fold::Book;
use crate::domain::ground::cell::tidy_id;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::fault::Flaw;
use crate::domain::lists::record::Record;
use crate::domain::method::key::{Seed, SeedFlaw};
use crate::domain::method::source::Source;

/// The seed of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedSeed {
    /// Id of the task.
    pub task: String,
    /// The round, from 1.
    pub round: u32,
    /// The seed, as given.
    pub seed: Option<Seed>,
    /// Where it comes from; `None` when the list does not say.
    pub source: Option<Source>,
}

impl ListedSeed {
    /// Reads a row; its faults stay with the record. `tasks` are those of the plan.
    pub fn read(record: &mut Record<'_>, tasks: &[&Task]) -> Self {
        let task = tidy_id(&record.required("task"));
        let round = record.number("round", 1, 366).unwrap_or(1);
        match tasks.iter().find(|known| known.id == task) {
            None if !task.is_empty() => {
                let list = ListName::Plan;
                record.fault("task", &task, Flaw::Unknown { list });
            }
            Some(known) if round > known.times => {
                let value = round.to_string();
                let max = known.times;
                record.fault("round", &value, Flaw::Number { min: 1, max });
            }
            _ => {}
        }
        // A seed is used as given, nothing trimmed.
        let text = record.as_given("seed");
        let seed = Seed::new(&text);
        match seed {
            Err(SeedFlaw::Length(0)) => record.fault("seed", "", Flaw::Empty),
            Err(_) => record.fault("seed", &text, Flaw::Characters),
            Ok(_) => {}
        }
        let source = record.text("source").into_owned();
        if !source.is_empty() && Source::from_text(&source).is_none() {
            record.fault("source", &source, Flaw::Characters);
        }
        Self {
            task,
            round,
            seed: seed.ok(),
            source: (!source.is_empty())
                .then(|| Source::from_text(&source))
                .flatten(),
        }
    }
}

/// What `plan run` does with a round whose time has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoundTurn {
    /// It is drawn, with the seed that there is for it, and its source where the list says it.
    Draw(Option<Seed>, Option<Source>),
    /// It is sealed, and the day of the event that gives its seed has not come.
    Waits(String),
}

/// The seeds of a run of the plan.
#[derive(Debug, Clone, Default)]
pub struct RunSeeds {
    /// The one seed of the run.
    pub one: Option<Seed>,
    /// A list of seeds.
    pub listed: Option<Vec<ListedSeed>>,
}

impl RunSeeds {
    /// What is to be done with a round. Nobody knows the outcome of an event before its day, whatever seed is given. The one
    /// seed of a run is for rounds whose seal does not say that their seed comes from elsewhere; with a list, every round
    /// needs its row, unless its seal leaves the seed to the operating system.
    ///
    /// # Errors
    /// [`PlanFlaw::NoSeedListed`].
    pub fn turn(
        &self,
        book: &Book,
        task: &str,
        round: u32,
        today: NaiveDate,
    ) -> Result<RoundTurn, PlanFlaw> {
        let sealed = book.open_seal(task, round);
        let source = sealed.and_then(|seal| Source::from_text(&seal.act.source));
        let days = source.as_ref().map_or(Vec::new(), Source::days);
        if let Some(day) = days.into_iter().max().filter(|day| *day > today) {
            return Ok(RoundTurn::Waits(day.to_string()));
        }
        let Some(listed) = &self.listed else {
            let fits = matches!(source, None | Some(Source::Given));
            return Ok(RoundTurn::Draw(self.one.clone().filter(|_| fits), None));
        };
        let mut listed = listed.iter();
        match listed.find(|known| known.task == task && known.round == round) {
            Some(row) => Ok(RoundTurn::Draw(row.seed.clone(), row.source.clone())),
            None if source == Some(Source::Os) => Ok(RoundTurn::Draw(None, None)),
            None => Err(PlanFlaw::NoSeedListed {
                task: task.to_owned(),
                round,
            }),
        }
    }
}

/// Whether a seed comes from where its seal says.
///
/// # Errors
/// [`PlanFlaw::OtherSource`].
pub fn check_source(named: Option<&Source>, sealed: &Source) -> Result<(), PlanFlaw> {
    match named.filter(|named| *named != sealed) {
        None => Ok(()),
        Some(named) => Err(PlanFlaw::OtherSource {
            given: named.text(),
            sealed: sealed.text(),
        }),
    }
}
