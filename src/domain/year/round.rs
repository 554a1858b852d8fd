//! One round of a task: which objects are in it, who may serve, who must not meet, who is excluded and why.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::plan::{Taking, Task};
use crate::domain::book::times_drawn::TimesDrawn;
use crate::domain::ground::ratio::Ratio;
use crate::domain::ground::word::word;
use crate::domain::lists::columns::Header;
use crate::domain::lists::object::Object;
use crate::domain::lists::record::Cells;
use crate::domain::lists::recusal::Recusal;
use crate::domain::lists::scope::Scope;
use crate::domain::lists::strata::{REST, Strata};
use crate::domain::method::manifest::Take;
use crate::domain::method::owners::Owners;
use crate::domain::method::population::Population;

/// An object that recusals concern, by its own code or its owner's.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Recused {
    /// Its code.
    pub code: String,
    /// Its enterprise: its owner, or itself.
    pub enterprise: String,
    /// The tasks whose population it is in, as places in the plan.
    pub targets: Vec<u16>,
}

/// A task, and where the object library has the column of its strata.
#[derive(Debug, Clone)]
pub struct Target<'a> {
    /// The task.
    pub task: &'a Task,
    strata: Option<(StratumBy, &'a Strata)>,
    /// Where the columns of its scope stand that only this library has.
    scope: Vec<Option<usize>>,
    /// Whether every object is in its scope.
    is_of_all: bool,
}

/// What tells the stratum of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StratumBy {
    /// Its kind (对象类型), which every object has, whether the library says it or not.
    Kind,
    /// The cell of a column.
    Cell(usize),
}

impl StratumBy {
    /// By the column of this name; nothing where the library has none.
    fn column(name: &str, header: &Header) -> Option<Self> {
        let is_kind = |key: &str| key == "kind";
        match header.place_of_any(name) {
            Some(place) if header.known_at(place).is_some_and(is_kind) => Some(Self::Kind),
            Some(place) => Some(Self::Cell(place)),
            None => {
                let known = header.list.known_name(name)?;
                is_kind(header.list.columns()[known].key).then_some(Self::Kind)
            }
        }
    }
}

/// Where an object stands in a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placed {
    /// Not in the task's scope, or not taking part.
    Out,
    /// In the population; the index of its stratum's rule, 0 without strata.
    In(u16),
    /// In the scope, but its value has no rule; the value.
    NoRule(String),
}

impl<'a> Target<'a> {
    /// The task in a library with this header; `None` when the strata's column is not there.
    pub fn new(task: &'a Task, header: &Header) -> Option<Self> {
        let strata = match &task.taking {
            Some(Taking::Strata(strata)) => {
                Some((StratumBy::column(&strata.column, header)?, strata))
            }
            _ => None,
        };
        Some(Self {
            strata,
            ..Self::unstratified(task, header)
        })
    }

    /// The task as if it had no strata.
    pub fn unstratified(task: &'a Task, header: &Header) -> Self {
        Self {
            task,
            strata: None,
            scope: task.scope.places(header),
            is_of_all: task.scope == Scope::default(),
        }
    }

    /// Whether this column of the library tells whether an object is in the task, or in which stratum.
    pub fn asks(&self, key: &str) -> bool {
        let of_strata = key == "kind" && matches!(self.strata, Some((StratumBy::Kind, _)));
        let mut columns = self.task.scope.columns();
        of_strata || columns.any(|(column, words)| column == key && !words.is_empty())
    }

    /// Whether an object is in the scope, whatever its status.
    pub fn in_scope<C: Cells>(&self, object: &Object<'_>, cells: &C) -> bool {
        self.task.scope.holds_row(object, (cells, &self.scope))
    }

    /// Marks the words of the scope that an object meets.
    pub fn mark_met<C: Cells>(&self, object: &Object<'_>, cells: &C, met: &mut [bool]) {
        let row = (cells, &self.scope[..]);
        self.task.scope.mark_met(object, row, met);
    }

    /// Whether words of 经营范围 are asked for.
    pub fn asks_words(&self) -> bool {
        !self.task.scope.scopes.is_empty()
    }

    /// Whether an object meets the words of 经营范围 that are asked for.
    pub fn meets_words(&self, object: &Object<'_>) -> bool {
        self.task.scope.meets_words(object)
    }

    /// Marks the words of 经营范围 that an object meets and nobody has met.
    pub fn mark_words(&self, object: &Object<'_>, met: &mut [bool]) {
        self.task.scope.mark_words(object, met);
    }

    /// The cells by which it chooses, or tells strata, besides the columns that every library may have.
    pub fn cells(&self) -> impl Iterator<Item = usize> {
        let of_strata = match self.strata {
            Some((StratumBy::Cell(place), _)) => Some(place),
            Some((StratumBy::Kind, _)) | None => None,
        };
        self.scope.iter().copied().flatten().chain(of_strata)
    }

    /// Where an object stands.
    pub fn place<C: Cells>(&self, object: &Object<'_>, cells: &C) -> Placed {
        if self.asks_words() && !self.meets_words(object) {
            return Placed::Out;
        }
        self.place_but_words(object, cells)
    }

    /// Where an object stands, if it meets the words of 经营范围.
    pub fn place_but_words<C: Cells>(&self, object: &Object<'_>, cells: &C) -> Placed {
        let row = (cells, &self.scope[..]);
        let within = || self.is_of_all || self.task.scope.holds_but_words(object, row);
        if !object.takes_part || !within() {
            return Placed::Out;
        }
        let Some((by, strata)) = self.strata else {
            return Placed::In(0);
        };
        let cell = match by {
            StratumBy::Kind => Cow::Borrowed(&*object.kind),
            StratumBy::Cell(place) => cells.cell(place),
        };
        let value = word(&cell);
        match strata
            .rule_for(&value)
            .and_then(|rule| u16::try_from(rule).ok())
        {
            Some(rule) => Placed::In(rule),
            None => Placed::NoRule(value.into_owned()),
        }
    }

    /// How many marks tell its strata apart, from 1.
    pub fn marks(&self) -> usize {
        self.strata
            .map_or(1, |(_, strata)| strata.rules.len().max(1))
    }

    /// The names of the strata by the index of their rule; none without strata.
    pub fn stratum_names(&self) -> Vec<String> {
        self.strata.map_or(Vec::new(), |(_, strata)| {
            strata.rules.iter().map(|(name, _)| name.clone()).collect()
        })
    }
}

/// The take of each stratum of a population.
pub fn takes(taking: &Taking, population: &Population) -> Vec<Take> {
    let ratio_of = |stratum: &str| -> Option<Ratio> {
        match taking {
            Taking::Ratio(ratio) => Some(*ratio),
            Taking::Strata(strata) => {
                let rule = |name: &str| {
                    strata
                        .rules
                        .iter()
                        .find(|(known, _)| known == name)
                        .map(|(_, ratio)| *ratio)
                };
                rule(stratum).or_else(|| rule(REST))
            }
        }
    };
    let strata = population.strata().iter().zip(population.counts());
    strata
        .filter_map(|(stratum, &of)| {
            let how = ratio_of(stratum)?;
            Some(Take {
                stratum: stratum.clone(),
                how,
                of,
                take: how.take(of),
            })
        })
        .collect()
}

/// The codes that recusals name, so that a pass over the library can note what they own.
pub fn recused_codes(recusals: &[(u64, Recusal)]) -> BTreeSet<String> {
    recusals
        .iter()
        .map(|(_, recusal)| recusal.code.clone())
        .collect()
}

/// Who must not meet whom in a window: a company's recusal stands for each object it owns. Ascending, without repeats.
///
/// `owned` are pairs of owner and object; `certs` those who may serve.
pub fn recusal_pairs(
    recusals: &[(u64, Recusal)],
    window: (NaiveDate, NaiveDate),
    certs: &[&str],
    owned: &[(String, String)],
) -> BTreeSet<(String, String)> {
    let mut owns: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (owner, code) in owned {
        owns.entry(owner).or_default().push(code);
    }
    let mut pairs = BTreeSet::new();
    for (_, recusal) in recusals
        .iter()
        .filter(|(_, recusal)| recusal.holds_in(window))
    {
        if !certs.contains(&recusal.cert.as_str()) {
            continue;
        }
        let owned = owns
            .get(recusal.code.as_str())
            .into_iter()
            .flatten()
            .copied();
        for code in owned.chain([recusal.code.as_str()]) {
            pairs.insert((code.to_owned(), recusal.cert.clone()));
        }
    }
    pairs
}

/// The lines of excluded.txt before the population is known: every object of an enterprise whose cap is used up in a draw of
/// a task with the cap `cap`, with the draws that did it (rule 2).
pub fn used_up(cap: u32, drawn: &TimesDrawn, owners: &Owners) -> BTreeMap<String, Vec<String>> {
    let owned = owners.iter().filter_map(|(code, owner)| {
        let visits = drawn.visits_of(owner);
        visits.use_up(cap).then(|| (code.to_owned(), visits.ids()))
    });
    let own = drawn
        .used_up(cap)
        .into_iter()
        .filter(|(code, _)| owners.owner_of(code).is_none());
    let own = own.map(|(code, draws)| (code.to_owned(), draws));
    own.chain(owned).collect()
}
