//! The object library counted for the year (第12条: region, level, kind; 第16条: coverage; 第13条: no over-inspection): how many
//! enterprises (企业) have objects in the same strata of the same tasks, and how many objects and enterprises of each value
//! have been drawn.

use std::collections::BTreeMap;

use crate::domain::book::times_drawn::Tally;

/// A stratum of a task: the task's place in the plan, and the rule's among its strata (0 without strata).
pub type Stratum = (u16, u16);

/// Objects that take part and that no rule tells apart.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Class {
    /// The strata they are in, ascending by task; none for objects in no task's scope.
    pub strata: Vec<Stratum>,
    /// Whether they have been drawn in the year.
    pub drawn: bool,
    /// Rounds of those tasks that wait with their seals and exclude them: the task's place, and the round.
    pub shut: Vec<(u16, u32)>,
}

/// How often an enterprise has been visited; visits are drawn ones, made or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Visited {
    /// Visits that count against its cap.
    pub visits: u32,
    /// The least cap of their draws' tasks; above all caps without a visit.
    pub cap: u32,
    /// Whether any draw has drawn it: a visit of a 临时任务 counts against the cap only once it is completed.
    pub drawn: bool,
}

impl Default for Visited {
    fn default() -> Self {
        let cap = u32::MAX;
        Self {
            visits: 0,
            cap,
            drawn: false,
        }
    }
}

/// Enterprises that no rule tells apart.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Enterprise {
    /// Their objects by class, with how many of it each enterprise has; ascending.
    pub objects: Vec<(Class, u32)>,
    /// How often they have been visited.
    pub visited: Visited,
}

impl Enterprise {
    /// How many objects each has in each stratum, ascending by stratum.
    pub fn strata(&self) -> Vec<(Stratum, u32)> {
        let mut strata: BTreeMap<Stratum, u32> = BTreeMap::new();
        for (class, count) in &self.objects {
            for stratum in &class.strata {
                *strata.entry(*stratum).or_default() += count;
            }
        }
        strata.into_iter().collect()
    }
}

/// How many there are, and how many of them have been drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// Objects that take part, and the enterprises of those.
    pub base: Tally,
    /// Distinct objects that have been drawn, those that take no more part among them, and the enterprises of those.
    pub drawn: Tally,
}

/// The columns by which coverage is told.
pub const GROUPS: [&str; 4] = ["region", "kind", "level", "grade"];

/// The share of each value, by the columns of [`GROUPS`].
pub type Groups = [BTreeMap<String, Share>; 4];

/// The library counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Census {
    /// Number of enterprises with objects that take part, by what they have.
    pub enterprises: BTreeMap<Enterprise, u64>,
    /// The share of each value.
    pub groups: Groups,
    /// Distinct drawn objects that are in the library, and visited enterprises of which it has an object.
    pub drawn: Tally,
}

impl Census {
    /// Objects that take part, and the enterprises that they belong to.
    pub fn base(&self) -> Tally {
        let mut base = Tally::default();
        for (enterprise, &count) in &self.enterprises {
            let objects = enterprise.objects.iter().map(|(_, many)| u64::from(*many));
            base.objects += objects.sum::<u64>() * count;
            base.enterprises += count;
        }
        base
    }

    /// Number of objects in each stratum, ascending by stratum.
    pub fn strata(&self) -> BTreeMap<Stratum, u64> {
        let mut strata = BTreeMap::new();
        for (enterprise, &count) in &self.enterprises {
            for (stratum, many) in enterprise.strata() {
                *strata.entry(stratum).or_default() += u64::from(many) * count;
            }
        }
        strata
    }

    /// Number of enterprises with objects in each task's scope, by the task's place.
    pub fn in_scope(&self) -> BTreeMap<u16, u64> {
        let mut tasks = BTreeMap::new();
        for (enterprise, &count) in &self.enterprises {
            let mut of_it: Vec<u16> = enterprise
                .strata()
                .iter()
                .map(|((task, _), _)| *task)
                .collect();
            of_it.dedup();
            for task in of_it {
                *tasks.entry(task).or_default() += count;
            }
        }
        tasks
    }
}
