//! Rounds that wait side by side with their seals (第13条 防止过度检查): none of them can know what the others will draw, so one
//! enterprise can come to be drawn by several.
//!
//! Populations can be very long, so enterprises are handed over one by one, ascending by code, and nobody keeps them all.

use std::collections::BTreeSet;

use crate::domain::book::times_drawn::TimesDrawn;

/// Codes in their order, read one by one: the next one is known.
#[derive(Debug)]
struct Ascending<I> {
    codes: I,
    next: Option<String>,
}

impl<E, I: Iterator<Item = Result<String, E>>> Ascending<I> {
    fn new(mut codes: I) -> Result<Self, E> {
        let next = codes.next().transpose()?;
        Ok(Self { codes, next })
    }

    /// Takes the next code.
    fn take(&mut self) -> Result<Option<String>, E> {
        let after = self.codes.next().transpose()?;
        let next = self.next.take();
        self.next = after;
        Ok(next)
    }

    /// Goes on to a code; whether it is there.
    fn reach(&mut self, code: &str) -> Result<bool, E> {
        while self.next.as_deref().is_some_and(|next| next < code) {
            self.take()?;
        }
        Ok(self.next.as_deref() == Some(code))
    }
}

/// The enterprises that a round can draw, those with an object in population.txt that is not excluded: each once, ascending
/// by code.
#[derive(Debug)]
pub struct Drawable<I> {
    own: Ascending<I>,
    owners: BTreeSet<String>,
}

impl<E, I: Iterator<Item = Result<String, E>>> Drawable<I> {
    /// `own` are those that are such an object themselves, ascending; `owners` those that own one.
    ///
    /// # Errors
    /// The first code cannot be read.
    pub fn new(own: I, owners: BTreeSet<String>) -> Result<Self, E> {
        let own = Ascending::new(own)?;
        Ok(Self { own, owners })
    }
}

impl<E, I: Iterator<Item = Result<String, E>>> Iterator for Drawable<I> {
    type Item = Result<String, E>;

    fn next(&mut self) -> Option<Self::Item> {
        let owner = self.owners.first();
        match (self.own.next.as_ref(), owner) {
            (Some(own), Some(owner)) if own > owner => self.owners.pop_first().map(Ok),
            (None, _) => self.owners.pop_first().map(Ok),
            (Some(own), owner) => {
                if owner == Some(own) {
                    self.owners.pop_first();
                }
                self.own.take().transpose()
            }
        }
    }
}

/// What rounds side by side come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Twice {
    /// Enterprises that could come to be visited more often than their cap allows.
    pub enterprises: u64,
    /// Of the other rounds, by their places, those that could draw one of them.
    pub others: BTreeSet<usize>,
}

/// Looks at the enterprises that a round of a task with the cap `cap` draws or can draw, ascending, and at the other rounds
/// that wait, each with its cap and what it can draw, ascending too.
///
/// # Errors
/// What can be drawn cannot be read.
pub fn twice<E, I: Iterator<Item = Result<String, E>>>(
    (cap, these): (u32, impl Iterator<Item = Result<String, E>>),
    others: Vec<(u32, I)>,
    times: &TimesDrawn,
) -> Result<Twice, E> {
    let beside = others.into_iter();
    let beside = beside.map(|(cap, drawable)| Ok((cap, Ascending::new(drawable)?)));
    let mut beside: Vec<(u32, Ascending<I>)> = beside.collect::<Result<_, E>>()?;
    let mut found = Twice::default();
    for enterprise in these {
        let enterprise = enterprise?;
        let before = times.visits_of(&enterprise);
        let (mut could, mut least) = (before.count() + 1, before.cap().unwrap_or(cap).min(cap));
        let mut here = Vec::new();
        for (place, (cap, drawable)) in beside.iter_mut().enumerate() {
            if drawable.reach(&enterprise)? {
                could += 1;
                least = least.min(*cap);
                here.push(place);
            }
        }
        if !here.is_empty() && could > least {
            found.enterprises += 1;
            found.others.extend(here);
        }
    }
    Ok(found)
}
