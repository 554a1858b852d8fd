//! Rounds that wait side by side with their seals (第13条 防止过度检查): none of them can know what the others will draw, so one
//! enterprise can come to be drawn by several.

use std::collections::BTreeSet;
use std::iter::Peekable;

use crate::domain::book::times_drawn::TimesDrawn;
use crate::domain::ground::arena::Arena;
use crate::domain::method::owners::Owners;

/// The enterprises that a round can draw: those with an object in population.txt that is not excluded.
#[derive(Debug, Default)]
pub struct Drawable {
    /// Those that are such an object themselves, ascending.
    own: Arena,
    /// The owners of such objects.
    owners: BTreeSet<String>,
}

impl Drawable {
    /// Adds the enterprise of an object whose code comes after all those added before.
    pub fn push(&mut self, code: &str, owners: &Owners) {
        match owners.owner_of(code) {
            None => self.own.push(code),
            Some(owner) if self.owners.contains(owner) => {}
            Some(owner) => {
                self.owners.insert(owner.to_owned());
            }
        }
    }

    /// The enterprises, each once, ascending by code.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let mut own = self.own.iter().peekable();
        let mut owners = self.owners.iter().map(String::as_str).peekable();
        std::iter::from_fn(move || {
            let next = match (own.peek(), owners.peek()) {
                (Some(&own), Some(&owner)) => own.min(owner),
                (own, owner) => *own.or(owner)?,
            };
            own.next_if_eq(&next);
            owners.next_if_eq(&next);
            Some(next)
        })
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
/// that wait, each with its cap and what it can draw.
pub fn twice<'a>(
    (cap, these): (u32, impl Iterator<Item = &'a str>),
    others: &[(u32, Drawable)],
    times: &TimesDrawn,
) -> Twice {
    let mut beside: Vec<(u32, Peekable<_>)> = others
        .iter()
        .map(|(cap, drawable)| (*cap, drawable.iter().peekable()))
        .collect();
    let mut found = Twice::default();
    for enterprise in these {
        let before = times.visits_of(enterprise);
        let (mut could, mut least) = (before.count() + 1, before.cap().unwrap_or(cap).min(cap));
        let mut here = Vec::new();
        for (place, (cap, drawable)) in beside.iter_mut().enumerate() {
            while drawable.next_if(|other| *other < enterprise).is_some() {}
            if drawable.peek() == Some(&enterprise) {
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
    found
}
