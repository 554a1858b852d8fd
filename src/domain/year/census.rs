//! The object library counted for the year (第12条: region, level, kind; 第16条: coverage): how many objects are in the same
//! strata of the same tasks, and how many of each value have been drawn.

use std::collections::BTreeMap;

use crate::domain::book::times_drawn::TimesDrawn;
use crate::domain::lists::object::Object;

/// A stratum of a task: the task's place in the plan, and the rule's among its strata (0 without strata).
pub type Stratum = (u16, u16);

/// Objects that no rule tells apart: in the same strata, drawn as often.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Class {
    /// The strata they are in, ascending by task; none for objects in no task's scope.
    pub strata: Vec<Stratum>,
    /// How often each of them has been drawn in the year.
    pub times: u32,
}

/// How many objects there are, and how many of them have been drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// Objects that take part.
    pub base: u64,
    /// Distinct objects that have been drawn, those that take no more part among them.
    pub drawn: u64,
}

/// The columns by which coverage is told.
pub const GROUPS: [&str; 4] = ["region", "kind", "level", "grade"];

/// The library counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Census {
    /// Number of objects that take part, by class.
    pub classes: BTreeMap<Class, u64>,
    /// The share of each value, by the columns of [`GROUPS`].
    pub groups: [BTreeMap<String, Share>; 4],
    /// Distinct drawn objects that are in the library.
    pub drawn: u64,
}

impl Census {
    /// Counts an object; `strata` are those it is in.
    pub fn add(&mut self, object: &Object<'_>, strata: Vec<Stratum>, drawn: &TimesDrawn) {
        let times = u32::try_from(drawn.draws_of(&object.code).len()).unwrap_or(u32::MAX);
        if !object.takes_part && times == 0 {
            return;
        }
        let one = Share {
            base: u64::from(object.takes_part),
            drawn: u64::from(times > 0),
        };
        self.drawn += one.drawn;
        let values = [&object.region, &object.kind, &object.level, &object.grade];
        for (group, value) in self.groups.iter_mut().zip(values) {
            if let Some(share) = group.get_mut(&**value) {
                share.add(one);
            } else {
                group.insert(value.to_string(), one);
            }
        }
        if object.takes_part {
            *self.classes.entry(Class { strata, times }).or_default() += 1;
        }
    }

    /// Adds what was counted of another part of the library.
    pub fn append(&mut self, other: Self) {
        for (class, count) in other.classes {
            *self.classes.entry(class).or_default() += count;
        }
        for (group, more) in self.groups.iter_mut().zip(other.groups) {
            for (value, share) in more {
                group.entry(value).or_default().add(share);
            }
        }
        self.drawn += other.drawn;
    }

    /// Number of objects in each stratum, ascending by stratum.
    pub fn strata(&self) -> BTreeMap<Stratum, u64> {
        let mut strata = BTreeMap::new();
        for (class, count) in &self.classes {
            for stratum in &class.strata {
                *strata.entry(*stratum).or_default() += count;
            }
        }
        strata
    }
}

impl Share {
    fn add(&mut self, other: Self) {
        self.base += other.base;
        self.drawn += other.drawn;
    }
}
