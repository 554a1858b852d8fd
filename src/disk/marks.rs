//! With which mark a pass over the library keeps an object: that of its stratum for the task that is drawn, or that of all strata
//! of all tasks that it is in, when the library is read for the rounds of many.

use std::collections::HashMap;
use std::sync::Mutex;

use crate::domain::year::census::Stratum;

use crate::disk::object_keys::KeyLayout;

/// What marks are to tell.
#[derive(Debug)]
pub enum Marking {
    /// Who takes part.
    TakesPart,
    /// Who is in the population of the first task, and in which stratum.
    Stratum,
    /// Who is in which strata of which tasks.
    Classes(Classes),
}

/// The strata of objects that are in the same ones, by their marks.
#[derive(Debug, Default)]
pub struct Classes(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    marks: HashMap<Vec<Stratum>, u16>,
    /// Those strata by their marks, from 1.
    strata: Vec<Vec<Stratum>>,
    /// Whether there were more than there are marks.
    too_many: bool,
}

impl Classes {
    /// The mark of objects in these strata; nothing when all marks are given away.
    fn mark(&self, strata: &[Stratum], layout: KeyLayout) -> Option<u16> {
        let mut known = self.0.lock().ok()?;
        if let Some(mark) = known.marks.get(strata) {
            return Some(*mark);
        }
        if known.strata.len() >= usize::from(layout.marks()) {
            known.too_many = true;
            return None;
        }
        known.strata.push(strata.to_owned());
        let mark = u16::try_from(known.strata.len()).ok()?;
        known.marks.insert(strata.to_owned(), mark);
        Some(mark)
    }

    /// The strata of each mark, from 1; nothing when there were not marks enough.
    fn strata(self) -> Option<Vec<Vec<Stratum>>> {
        let known = self.0.into_inner().ok()?;
        (!known.too_many).then_some(known.strata)
    }
}

impl Marking {
    /// Whether there were more strata than there are marks: no further object need be looked at.
    pub fn is_spent(&self) -> bool {
        match self {
            Self::TakesPart | Self::Stratum => false,
            Self::Classes(classes) => classes.0.lock().is_ok_and(|known| known.too_many),
        }
    }

    /// The strata of each mark, from 1; none where marks do not tell tasks apart, and nothing when there were not marks enough.
    pub fn strata(self) -> Option<Vec<Vec<Stratum>>> {
        match self {
            Self::TakesPart | Self::Stratum => Some(Vec::new()),
            Self::Classes(classes) => classes.strata(),
        }
    }
}

/// Gives marks to objects.
#[derive(Debug)]
pub struct Marker<'a> {
    marking: &'a Marking,
    layout: KeyLayout,
    /// Those that were asked for before.
    known: HashMap<Vec<Stratum>, u16>,
}

impl<'a> Marker<'a> {
    /// Nothing has been asked for yet.
    pub fn new(marking: &'a Marking, layout: KeyLayout) -> Self {
        Self {
            marking,
            layout,
            known: HashMap::new(),
        }
    }

    /// The mark of an object in these strata.
    pub fn mark(&mut self, takes_part: bool, strata: &[Stratum]) -> u16 {
        let outside = self.layout.mark_outside(takes_part);
        let first = strata.first();
        match self.marking {
            Marking::TakesPart => u16::from(takes_part),
            Marking::Stratum => {
                let of_first = first.filter(|(target, _)| *target == 0);
                of_first.map_or(outside, |(_, rule)| rule + 1)
            }
            Marking::Classes(_) if first.is_none() => outside,
            Marking::Classes(classes) => {
                if let Some(mark) = self.known.get(strata) {
                    return *mark;
                }
                let Some(mark) = classes.mark(strata, self.layout) else {
                    return outside;
                };
                self.known.insert(strata.to_owned(), mark);
                mark
            }
        }
    }
}
