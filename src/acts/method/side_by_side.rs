//! Rounds that wait side by side: what a seal or a draw says of enterprises that several of them could draw.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;

use crate::domain::acts::entry::seal_id;
use crate::domain::book::fold::Book;
use crate::domain::book::times_drawn::TimesDrawn;
use crate::domain::year::side_by_side::{Drawable, Twice, twice};

use crate::disk::drawable::Codes;
use crate::disk::{Trouble, draw_folder, drawable};

/// Enterprises that other rounds which wait with their seals could draw too.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SideBySide {
    /// How many could so come to be visited more often than their cap allows.
    pub enterprises: u64,
    /// The seals that could draw them, in the book's order.
    pub seals: Vec<String>,
    /// Of those seals, the ones whose days overlap with the round's: two visits are made as one (第2条).
    pub together: Vec<String>,
    /// Seals that wait and whose texts are missing or were changed, so that nothing can be said of them.
    pub broken: Vec<String>,
}

/// An enterprise that was drawn though other draws had used up its cap since the seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnAgain {
    /// Its code.
    pub enterprise: String,
    /// Those draws.
    pub draws: Vec<String>,
    /// Of them, the ones whose days overlap with the round's: two visits are made as one (第2条).
    pub together: Vec<String>,
}

/// The other rounds that wait with their seals beside one.
#[derive(Default)]
pub struct Waiting {
    /// Id and days of each.
    seals: Vec<(String, (NaiveDate, NaiveDate))>,
    /// The cap of each, and what it can draw.
    rounds: Vec<(u32, Drawable<Codes>)>,
    broken: Vec<String>,
}

impl Waiting {
    /// Reads those that wait beside a round.
    ///
    /// # Errors
    /// The file system fails.
    pub fn read(root: &Path, book: &Book, round: (&str, u32)) -> Result<Self, Trouble> {
        let mut waiting = Self::default();
        let others = book.seals.iter().map(|seal| (seal.closed, &seal.act));
        let others = others.filter(|(closed, act)| !closed && (&*act.task, act.round) != round);
        for (_, act) in others {
            let id = seal_id(&act.task, act.round, act.seal);
            match drawable::of_seal(root, act) {
                Ok((manifest, drawable)) => {
                    waiting.seals.push((id, manifest.window));
                    waiting.rounds.push((act.cap, drawable));
                }
                Err(Trouble::Refused(_)) => waiting.broken.push(id),
                Err(trouble) => return Err(trouble),
            }
        }
        Ok(waiting)
    }

    /// What they come to beside a round of these days and this cap, which draws or can draw `enterprises`, ascending; those
    /// are not looked at where no other round waits.
    ///
    /// # Errors
    /// The file system fails.
    pub fn beside<I: Iterator<Item = Result<String, Trouble>>>(
        self,
        (window, cap): ((NaiveDate, NaiveDate), u32),
        enterprises: impl FnOnce() -> Result<I, Trouble>,
        times: &TimesDrawn,
    ) -> Result<SideBySide, Trouble> {
        let twice = if self.rounds.is_empty() {
            Twice::default()
        } else {
            twice((cap, enterprises()?), self.rounds, times)?
        };
        let mut found = SideBySide {
            enterprises: twice.enterprises,
            broken: self.broken,
            ..SideBySide::default()
        };
        for place in twice.others {
            let (id, days) = &self.seals[place];
            found.seals.push(id.clone());
            if overlap(*days, window) {
                found.together.push(id.clone());
            }
        }
        Ok(found)
    }
}

/// Whether others have drawn, or could draw, the enterprises that a round of these days and this cap has drawn, in any order
/// and with repeats; what the book says is from before.
///
/// # Errors
/// As [`draw_folder::manifest_of`].
pub fn around<'a, I: Iterator<Item = &'a str>>(
    root: &Path,
    (book, times): (&Book, &TimesDrawn),
    round: (&str, u32),
    of: ((NaiveDate, NaiveDate), u32),
    drawn: impl Fn() -> I,
) -> Result<(Vec<DrawnAgain>, SideBySide), Trouble> {
    let again = drawn_again(root, (book, times), of, drawn())?;
    let waiting = Waiting::read(root, book, round)?;
    let ascending = || {
        let drawn: BTreeSet<&str> = drawn().collect();
        Ok(drawn.into_iter().map(|code| Ok(code.to_owned())))
    };
    Ok((again, waiting.beside(of, ascending, times)?))
}

/// Those of the drawn enterprises whose cap, that of a task with `cap` among others, other draws had used up before.
///
/// # Errors
/// As [`draw_folder::manifest_of`].
fn drawn_again<'a>(
    root: &Path,
    (book, times): (&Book, &TimesDrawn),
    (window, cap): ((NaiveDate, NaiveDate), u32),
    enterprises: impl Iterator<Item = &'a str>,
) -> Result<Vec<DrawnAgain>, Trouble> {
    let over = times.over(cap, enterprises);
    let draws: BTreeSet<&str> = over
        .values()
        .flat_map(|visits| visits.draws())
        .map(|draw| draw.id.as_str())
        .collect();
    let mut together = BTreeSet::new();
    for draw in draws.iter().filter_map(|id| book.draw(id)) {
        let days = draw_folder::manifest_of(root, &draw.act)?.window;
        if overlap(days, window) {
            together.insert(draw.act.draw.clone());
        }
    }
    let again = over.into_iter().map(|(enterprise, visits)| {
        let draws = visits.ids();
        DrawnAgain {
            enterprise: enterprise.to_owned(),
            together: draws
                .iter()
                .filter(|id| together.contains(*id))
                .cloned()
                .collect(),
            draws,
        }
    });
    Ok(again.collect())
}

/// Whether days have a day in common.
fn overlap(one: (NaiveDate, NaiveDate), other: (NaiveDate, NaiveDate)) -> bool {
    one.0 <= other.1 && other.0 <= one.1
}
