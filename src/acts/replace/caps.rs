//! Which other draws of the year used up the cap of an enterprise (年度上限, 第13条): by the book and the records of the draws,
//! as they stood at a line of the book.

use std::collections::BTreeMap;
use std::path::Path;

use crate::domain::book::fold::{Book, DrawnRound};
use crate::domain::book::times_drawn::{CountedDraw, TimesDrawn, completed};
use crate::domain::method::owners::Owners;
use crate::domain::visit::log::VisitLogs;

use crate::disk::{Trouble, draw_folder};

/// The draws of the year but one.
#[derive(Debug)]
pub struct Caps {
    others: Vec<OtherDraw>,
    /// The cap of that one.
    cap: u32,
}

#[derive(Debug)]
struct OtherDraw {
    draw: DrawnRound,
    owners: Owners,
    /// How many objects of each enterprise it drew.
    drawn: BTreeMap<String, usize>,
}

impl Caps {
    /// Reads the draws of the year but `draw`.
    ///
    /// # Errors
    /// A record is not the one that the book names, or the file system fails.
    pub fn read(root: &Path, book: &Book, draw: &DrawnRound) -> Result<Self, Trouble> {
        let mut others = Vec::new();
        for other in book.draws.iter().filter(|other| other.seq != draw.seq) {
            let record = draw_folder::record_of(root, &other.act)?;
            let owners = draw_folder::owners_of(root, &other.act)?;
            let mut drawn = BTreeMap::new();
            for code in record.repeated.drawn.codes() {
                let enterprise = owners.enterprise_of(code).to_owned();
                *drawn.entry(enterprise).or_insert(0) += 1;
            }
            others.push(OtherDraw {
                draw: other.clone(),
                owners,
                drawn,
            });
        }
        let cap = draw.act.cap;
        Ok(Self { others, cap })
    }

    /// The draws that had used up the cap of an enterprise before the line `before`, ascending; nothing while it was not.
    pub fn used_up(&self, logs: &VisitLogs, enterprise: &str, before: u64) -> Option<Vec<String>> {
        let mut times = TimesDrawn::default();
        let there = |other: &&OtherDraw| {
            other.draw.held_before(before) && other.visits(logs, enterprise, before)
        };
        for OtherDraw { draw, .. } in self.others.iter().filter(there) {
            let act = &draw.act;
            let counted = CountedDraw {
                id: act.draw.clone(),
                task: act.task.clone(),
                cap: act.cap,
            };
            let one = std::iter::once((enterprise, enterprise));
            times.add(counted, one, |of| completed(logs, (&act.draw, of), before));
        }
        let visits = times.visits_of(enterprise);
        visits.use_up(self.cap).then(|| visits.ids())
    }
}

impl OtherDraw {
    /// Whether it holds an object of an enterprise: a lost one is out, the one in its place is in.
    fn visits(&self, logs: &VisitLogs, enterprise: &str, before: u64) -> bool {
        let of_it = |code: &str| self.owners.enterprise_of(code) == enterprise;
        let mut there = self.drawn.get(enterprise).copied().unwrap_or(0);
        let mut gone = 0;
        for (lost, taken) in logs.replacements.lost(&self.draw.act.draw, before) {
            gone += usize::from(of_it(lost));
            there += usize::from(taken.is_some_and(of_it));
        }
        there > gone
    }
}
