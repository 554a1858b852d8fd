//! Which other draws of the year used up the cap of an enterprise (年度上限, 第13条): by the book and the records of the draws,
//! as they stood at a line of the book.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::domain::book::facts::DrawFacts;
use crate::domain::book::fold::{Book, DrawnRound};
use crate::domain::book::times_drawn::TimesDrawn;
use crate::domain::visit::log::VisitLogs;

use crate::disk::Trouble;
use crate::disk::case::Case;

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
    facts: Rc<DrawFacts>,
    /// The objects of each enterprise that it drew.
    drawn: BTreeMap<String, Vec<String>>,
}

impl Caps {
    /// Reads the draws of the year but `draw`.
    ///
    /// # Errors
    /// A record is not the one that the book names, or the file system fails.
    pub fn read(case: &Case, book: &Book, draw: &DrawnRound) -> Result<Self, Trouble> {
        let mut others = Vec::new();
        for other in book.draws.iter().filter(|other| other.seq != draw.seq) {
            let facts = case.facts.drawn(&other.act)?;
            let mut drawn: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for code in facts.rows.codes() {
                let enterprise = facts.owners.enterprise_of(code).to_owned();
                drawn.entry(enterprise).or_default().push(code.to_owned());
            }
            others.push(OtherDraw {
                draw: other.clone(),
                facts,
                drawn,
            });
        }
        let cap = draw.act.cap;
        Ok(Self { others, cap })
    }

    /// The draws that had used up the cap of an enterprise before the line `before`, ascending; nothing while it was not.
    pub fn used_up(&self, logs: &VisitLogs, enterprise: &str, before: u64) -> Option<Vec<String>> {
        let mut times = TimesDrawn::default();
        for other in &self.others {
            let drawn = other.drawn.get(enterprise).into_iter().flatten();
            let drawn = (drawn.map(String::as_str), &other.facts.owners);
            times.add_before(&other.draw, drawn, logs, before);
        }
        let visits = times.visits_of(enterprise);
        visits.use_up(self.cap).then(|| visits.ids())
    }
}
