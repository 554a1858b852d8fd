//! A list of seeds for `plan run`: task, round, seed, and where each seed comes from.

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
pub enum Turn {
    /// It is drawn.
    Draw,
    /// It is sealed, and the day of the event that gives its seed has not come.
    Waits(String),
}

/// Where the seal of a round that waits to be drawn says that its seed comes from.
pub fn source_of_seal(book: &Book, task: &str, round: u32) -> Option<Source> {
    Source::from_text(&book.open_seal(task, round)?.act.source)
}

/// What is to be done with a round. Nobody knows the outcome of an event before its day, whatever seed is given.
pub fn turn(book: &Book, task: &str, round: u32, today: chrono::NaiveDate) -> Turn {
    let source = source_of_seal(book, task, round);
    let days = source.map_or(Vec::new(), |source| source.days());
    match days.into_iter().max().filter(|day| *day > today) {
        Some(day) => Turn::Waits(day.to_string()),
        None => Turn::Draw,
    }
}
