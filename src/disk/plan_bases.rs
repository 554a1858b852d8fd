//! Bases of versions of the plan, read once from their files: several held against each other, and one counted by enterprise
//! (企业). Of none more than a line is kept, but for the owners.

use std::borrow::Cow;

use crate::domain::lists::object::Object;
use crate::domain::year::base_left::{BaseLeft, InBases};
use crate::domain::year::census::{Census, Stratum};
use crate::domain::year::counting::{Counting, SoFar};
use crate::domain::year::plan::Task;

use crate::disk::Trouble;
use crate::disk::plan_base::{BaseFile, BaseObject};

/// A base, and the object that it is at.
struct Reading {
    file: BaseFile,
    code: String,
    class: usize,
    ended: bool,
}

impl Reading {
    fn begin(file: BaseFile) -> Result<Self, Trouble> {
        let mut reading = Self {
            file,
            code: String::new(),
            class: 0,
            ended: false,
        };
        reading.next()?;
        Ok(reading)
    }

    fn next(&mut self) -> Result<(), Trouble> {
        self.code.clear();
        match self.file.next_object()? {
            Some(BaseObject { code, class, .. }) => {
                self.code.push_str(code);
                self.class = class;
            }
            None => self.ended = true,
        }
        Ok(())
    }
}

/// Holds the base of a version, the last of these, against those of all versions before it, in their order; `drawn` tells
/// whether a draw of the year has drawn an object.
///
/// # Errors
/// [`PlanFlaw::PlanBroken`](crate::domain::lists::plan_flaw::PlanFlaw::PlanBroken) when a file is not the one that the book
/// names, or the file system fails.
pub fn left(files: Vec<BaseFile>, drawn: impl Fn(&str) -> bool) -> Result<BaseLeft, Trouble> {
    let mut readings: Vec<Reading> = Vec::with_capacity(files.len());
    for file in files {
        readings.push(Reading::begin(file)?);
    }
    let now = readings.len().saturating_sub(1);
    let mut found = BaseLeft::default();
    let mut least = String::new();
    loop {
        let open = readings.iter().filter(|reading| !reading.ended);
        let code = open.map(|reading| reading.code.as_bytes()).min();
        let Some(code) = code else {
            return Ok(found);
        };
        least.clear();
        least.push_str(&String::from_utf8_lossy(code));
        let mut of = InBases {
            before: None,
            earlier: false,
            now: false,
        };
        for (place, reading) in readings.iter_mut().enumerate() {
            if reading.ended || reading.code != least {
                continue;
            }
            if place == now {
                of.now = true;
            } else {
                of.earlier = true;
                of.before = (place + 1 == now).then_some(reading.class).or(of.before);
            }
            reading.next()?;
        }
        found.look(&least, of, &drawn);
    }
}

/// Counts the objects of a base and their enterprises for tasks of its plan; `open` opens it.
///
/// # Errors
/// As [`left`].
pub fn census(
    open: impl Fn() -> Result<BaseFile, Trouble>,
    tasks: &[Task],
    so_far: SoFar<'_>,
) -> Result<Census, Trouble> {
    let mut file = open()?;
    let base = file.base.clone();
    let placed: Vec<_> = tasks.iter().map(|task| base.placed(task)).collect();
    let strata_of = |class: usize| -> Vec<Stratum> {
        let rules = placed.iter().map(|of| of.as_ref()?.get(class).copied()?);
        let strata = (0u16..).zip(rules);
        strata
            .filter_map(|(task, rule)| Some((task, rule?)))
            .collect()
    };
    let strata: Vec<Vec<Stratum>> = (0..base.classes.len()).map(strata_of).collect();
    let cells: Vec<Object<'_>> = base
        .classes
        .iter()
        .map(|class| base.object(class))
        .collect();
    let same = |of: &BaseObject<'_>| cells.get(of.class).zip(strata.get(of.class));
    let mut counting = Counting::default();
    let mut owners: Vec<Box<str>> = Vec::new();
    while let Some(of) = file.next_object()? {
        if !of.owner.is_empty() {
            owners.push(of.owner.into());
        }
        if let Some((same, strata)) = same(&of) {
            counting.add(&of_class(same, &of), strata, so_far);
        }
    }
    owners.sort_unstable();
    owners.dedup();
    if !owners.is_empty() {
        open()?.each_of(&owners, |of| {
            if of.owner.is_empty()
                && let Some((same, strata)) = same(&of)
            {
                counting.owns(&of_class(same, &of), strata, so_far);
            }
        })?;
    }
    Ok(counting.finish(so_far))
}

/// An object with the cells of its class.
fn of_class<'a>(same: &'a Object<'_>, of: &BaseObject<'a>) -> Object<'a> {
    Object {
        code: Cow::Borrowed(of.code),
        owner: Cow::Borrowed(of.owner),
        company: same.company,
        kind: Cow::Borrowed(&same.kind),
        region: Cow::Borrowed(&same.region),
        level: Cow::Borrowed(&same.level),
        scope: Cow::Borrowed(&same.scope),
        grade: Cow::Borrowed(&same.grade),
        takes_part: same.takes_part,
        vouched: same.vouched,
    }
}
