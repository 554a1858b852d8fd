//! A list of seeds for `plan run`: task, round, seed, and where each seed comes from.

use super::plan::Task;
use crate::domain::book::fold::Book;
use crate::domain::ground::cell::{self, tidy_id};
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::moment::Moment;
use crate::domain::lists::fault::Flaw;
use crate::domain::lists::plan_flaw::PlanFlaw;
use crate::domain::lists::record::Record;
use crate::domain::method::beacon::Beacon;
use crate::domain::method::given::Given;
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
    /// Reads a row; its faults stay with the record. `tasks` are those of the plan. `is_number` says that the
    /// seed is no text in its workbook but a number, of which the zeros in front and the last digits may be lost.
    pub fn read(record: &mut Record<'_>, tasks: &[&Task], is_number: bool) -> Self {
        let task = tidy_id(&record.required("task")).into_owned();
        let round = record.number("round", 1, 366).unwrap_or(1);
        match tasks.iter().find(|known| known.id == task) {
            None if !task.is_empty() => {
                let list = ListName::Plan;
                let like = Vec::new();
                record.fault("task", &task, Flaw::Unknown { list, like });
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
        let known = Source::from_text(&source);
        if !source.is_empty() && known.is_none() {
            record.fault("source", &source, Flaw::Source);
        }
        let (seed, given) = (seed.ok(), known.as_ref().unwrap_or(&Source::Given));
        if is_number {
            record.fault("seed", &text, Flaw::SeedNumber);
        } else if let Some(seed) = &seed
            && (is_spoilt(seed.as_str()) || !given.fits(seed))
        {
            record.fault("seed", &text, Flaw::Seed);
        }
        Self {
            task,
            round,
            seed,
            source: known,
        }
    }
}

/// Whether a spreadsheet or a hand spoilt a seed: white space at its ends, an invisible character, the mark of a text cell,
/// a number with an exponent or a decimal point behind it. Such a text cannot be what was published.
fn is_spoilt(seed: &str) -> bool {
    let full_width = |c: char| cell::half_width(c) != c && c.is_alphanumeric();
    let number = seed.parse::<f64>().is_ok() && !seed.bytes().all(|b| b.is_ascii_digit());
    cell::check(seed).is_err()
        || seed.chars().any(full_width)
        || seed.starts_with(['\'', '='])
        || number
}

/// What `plan run` does with a round whose time has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoundTurn {
    /// It is drawn, with the seed that there is for it, and its source where the list says it.
    Draw(Option<Given>, Option<Source>),
    /// It is sealed, and its seed is not there yet.
    Waits(Wait),
}

/// What a sealed round waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wait {
    /// Its seed cannot be known before this moment.
    Until(Moment),
    /// The signature of this drand round, which is due, is to be handed in.
    Beacon(u64),
}

/// The seeds of a run of the plan.
#[derive(Debug, Clone, Default)]
pub struct RunSeeds {
    /// The one seed of the run.
    pub one: Option<Seed>,
    /// A list of seeds.
    pub listed: Option<Vec<ListedSeed>>,
    /// Signatures of drand rounds.
    pub beacons: Vec<Beacon>,
}

impl RunSeeds {
    /// The signature of a drand round, if it was handed in; else what was handed in as its signature and is not.
    fn beacon_of(&self, round: u64) -> Option<Beacon> {
        let beacons = || self.beacons.iter();
        let of_round = || beacons().find(|beacon| beacon.seed(round).is_ok());
        let said_to_be = || beacons().find(|beacon| beacon.round == Some(round));
        of_round().or_else(said_to_be).copied()
    }

    /// Whether a list has a row for a round.
    pub fn lists(&self, task: &str, round: u32) -> bool {
        let mut listed = self.listed.iter().flatten();
        listed.any(|known| known.task == task && known.round == round)
    }

    /// What is to be done with a round at `now`. Nobody knows an outcome before its time, whatever is given. A sealed drand
    /// round is drawn from a signature that was handed in; the one seed of a run is for rounds without a seal; with a list,
    /// every other round needs its row.
    ///
    /// # Errors
    /// [`PlanFlaw::NoSeedListed`].
    pub fn turn(
        &self,
        book: &Book,
        task: &str,
        round: u32,
        now: Moment,
    ) -> Result<RoundTurn, PlanFlaw> {
        let sealed = book.open_seal(task, round);
        let source = sealed.and_then(|seal| Source::from_text(&seal.act.source));
        let early = source.as_ref().filter(|source| !source.is_known_at(now));
        if let Some(from) = early.and_then(Source::known_from) {
            return Ok(RoundTurn::Waits(Wait::Until(from)));
        }
        if let Some(Source::Drand(number)) = source {
            let handed_in = self.beacon_of(number);
            return Ok(
                handed_in.map_or(RoundTurn::Waits(Wait::Beacon(number)), |beacon| {
                    RoundTurn::Draw(Some(Given::Beacon(beacon)), None)
                }),
            );
        }
        let Some(listed) = &self.listed else {
            let one = self.one.clone().filter(|_| sealed.is_none());
            return Ok(RoundTurn::Draw(one.map(Given::Seed), None));
        };
        let mut listed = listed.iter();
        match listed.find(|known| known.task == task && known.round == round) {
            Some(row) => {
                let seed = row.seed.clone().map(Given::Seed);
                Ok(RoundTurn::Draw(seed, row.source.clone()))
            }
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
