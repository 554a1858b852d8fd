//! 改回 (第13条, 第16条): objects that a seal, a draw or a version of the plan found changed, or did not find, and that are today as
//! they were before. Whoever makes a friend 停业 for the minute of a draw leaves this trace.

use crate::domain::acts::since_plan::{ComparedCells, SincePlan};

/// What was seen of an object in between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meanwhile {
    /// Its cells were these.
    Cells(ComparedCells),
    /// The library did not have it.
    Gone,
    /// It was not in the population, or stood in another stratum; its cells were not kept.
    Elsewhere,
    /// It did not take part, when the base of the plan was fixed.
    NotInBase,
}

/// What an object was before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Before {
    /// Its cells were these, in the columns that changed.
    Cells(ComparedCells),
    /// It was in the population of this task, under the rule of its stratum with this index.
    In {
        /// The task.
        task: String,
        /// The index.
        rule: u16,
    },
}

/// A change that somebody saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// 对象代码.
    pub code: String,
    /// The version of the plan whose base kept the cells.
    pub version: u32,
    /// What it was.
    pub before: Before,
    /// What it was then.
    pub meanwhile: Meanwhile,
    /// The seal or draw that saw it, or the version of the plan (`plan:2`).
    pub seen_by: String,
}

/// What an object is today, as far as a change asks for it.
pub trait Today {
    /// Whether it takes part.
    fn takes_part(&self) -> bool;
    /// The cell of a column, as the base of a version keeps it, by its key.
    fn cell(&self, version: u32, key: &str) -> Option<&str>;
    /// The index of the rule of its stratum in a task; nothing outside the scope.
    fn rule_in(&self, task: &str) -> Option<u16>;
}

impl Change {
    /// Whether it is undone: the object is what it was before.
    pub fn is_undone(&self, today: &impl Today) -> bool {
        match &self.before {
            Before::In { task, rule } => today.rule_in(task) == Some(*rule),
            Before::Cells(was) => {
                let mut cells = was.iter();
                let same = cells.all(|(key, was)| today.cell(self.version, key) == Some(was));
                // The same cell then and now: what choucha.toml says of the word was another thing in between.
                let by_settings = Meanwhile::Cells(was.clone()) == self.meanwhile;
                same && (!by_settings || today.takes_part())
            }
        }
    }
}

/// An object that is again as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedBack {
    /// 对象代码.
    pub code: String,
    /// 对象名称 today.
    pub name: String,
    /// What it was, and is.
    pub before: Before,
    /// What it was in between.
    pub meanwhile: Meanwhile,
    /// Who saw it so, in the order of the book.
    pub seen_by: Vec<String>,
}

/// The changes of an object that are undone, one for all who saw the same.
pub fn undone(
    changes: &[Change],
    (code, name): (&str, &str),
    today: &impl Today,
) -> Vec<ChangedBack> {
    let mut found: Vec<ChangedBack> = Vec::new();
    for change in changes.iter().filter(|change| change.is_undone(today)) {
        // Of one that was not there at all it does not matter in which columns a task would have looked.
        let same = |known: &&mut ChangedBack| {
            known.meanwhile == change.meanwhile
                && (known.before == change.before || change.meanwhile == Meanwhile::Gone)
        };
        match found.iter_mut().find(same) {
            Some(known) => known.seen_by.push(change.seen_by.clone()),
            None => found.push(ChangedBack {
                code: code.to_owned(),
                name: name.to_owned(),
                before: change.before.clone(),
                meanwhile: change.meanwhile.clone(),
                seen_by: vec![change.seen_by.clone()],
            }),
        }
    }
    found
}

/// The changes that the line of a seal or a draw names.
pub fn of_line(since: &SincePlan, seen_by: &str) -> Vec<Change> {
    let ways = [&since.left, &since.came, &since.moved];
    let objects = ways.into_iter().flat_map(|changed| &changed.objects);
    let changes = objects.map(|object| Change {
        code: object.code.clone(),
        version: since.version,
        before: Before::Cells(object.was.clone()),
        meanwhile: object.is.clone().map_or(Meanwhile::Gone, Meanwhile::Cells),
        seen_by: seen_by.to_owned(),
    });
    changes.collect()
}
