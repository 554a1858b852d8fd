//! Who led the teams of the visits that a line is about.

use std::collections::BTreeMap;

use crate::acts::visit::visits;
use crate::disk::Trouble;
use crate::disk::case::Case;
use crate::domain::acts::entry::Entry;
use crate::domain::acts::inspection::VisitId;
use crate::domain::book::fold::{Book, DrawnRound};

/// The leaders of the draws that were asked for so far.
pub(in crate::acts) struct Leaders<'a> {
    case: &'a Case,
    book: &'a Book,
    draws: BTreeMap<String, BTreeMap<VisitId, String>>,
}

impl<'a> Leaders<'a> {
    pub(in crate::acts) fn of(case: &'a Case, book: &'a Book) -> Self {
        let draws = BTreeMap::new();
        Self { case, book, draws }
    }

    /// The leaders of the visits that a line is about, as the teams stood at the line: each once, by certificate number.
    ///
    /// # Errors
    /// A record is not the one that the book names, or the file system fails.
    pub(in crate::acts) fn at(&mut self, entry: &Entry) -> Result<Vec<String>, Trouble> {
        let mut leaders = Vec::new();
        for visit in entry.act.visits() {
            let leader = self.of_visit(visit, entry.seq)?;
            leaders.extend(leader.filter(|leader| !leaders.contains(leader)));
        }
        Ok(leaders)
    }

    fn of_visit(&mut self, id: &VisitId, line: u64) -> Result<Option<String>, Trouble> {
        let draw = &id.draw;
        let changes = self.book.visits.replacements.changes(draw);
        let changed_since = changes.iter().any(|(seq, _)| *seq > line);
        let is_voided = |drawn: &DrawnRound| *drawn.act.draw == **draw && drawn.voided();
        if changed_since || self.book.draws.iter().any(is_voided) {
            let leaders = of_draw(self.case, self.book, draw, line + 1)?;
            return Ok(leaders.get(id).cloned());
        }
        if !self.draws.contains_key(&**draw) {
            let leaders = of_draw(self.case, self.book, draw, u64::MAX)?;
            self.draws.insert(draw.to_string(), leaders);
        }
        Ok(self.draws.get(&**draw).and_then(|led| led.get(id)).cloned())
    }
}

/// Who led each visit of a draw before the line `before`.
fn of_draw(
    case: &Case,
    book: &Book,
    draw: &str,
    before: u64,
) -> Result<BTreeMap<VisitId, String>, Trouble> {
    let visits = visits::of_draw_before(case, book, draw, before)?;
    let visits = visits.visits.into_iter();
    let led = visits.filter_map(|visit| Some((visit.id, visit.team.into_iter().next()?)));
    Ok(led.collect())
}
