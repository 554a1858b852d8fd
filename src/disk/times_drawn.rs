//! What has been drawn in the year, from the records of its draws.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::domain::acts::inspection::VisitId;
use crate::domain::book::facts::Facts;
use crate::domain::book::fold::{Book, DrawnRound};
use crate::domain::book::times_drawn::TimesDrawn;
use crate::domain::visit::log::VisitLogs;

use crate::disk::Trouble;
use crate::disk::draw_facts::FolderFacts;
use crate::disk::draw_folder::{owners_of, record_of};

/// What has been drawn in the year, by the draws that hold; each record is held against the book. An object that was lost
/// and replaced is left out, the one in its place is in.
///
/// # Errors
/// [`crate::domain::book::flaw::BookFlaw::File`] when a record is not the one that the book names, or the file system fails.
pub fn read(facts: &FolderFacts, book: &Book) -> Result<TimesDrawn, Trouble> {
    before(facts, book, u64::MAX)
}

/// The same as the book stood before its line `seq`: what was drawn, voided, replaced or completed later does not count.
///
/// # Errors
/// As [`read`].
pub fn before(facts: &FolderFacts, book: &Book, seq: u64) -> Result<TimesDrawn, Trouble> {
    let mut timeline = Timeline::of(facts, book);
    timeline.before(seq)?;
    Ok(timeline.times)
}

/// What had been drawn before one line of the book after another: what is asked for a later line goes on from the earlier one,
/// as long as no draw between them was voided and no object replaced.
pub struct Timeline<'a> {
    facts: &'a FolderFacts,
    book: &'a Book,
    /// The line before which it stands.
    at: u64,
    times: TimesDrawn,
    /// The draws that count, each with how many of its objects were lost.
    counted: Vec<(&'a DrawnRound, usize)>,
    /// The lines that say of a visit that it was completed, ascending; put together when they are needed.
    completions: OnceCell<Vec<(u64, &'a VisitId)>>,
}

impl<'a> Timeline<'a> {
    /// At the beginning of a book.
    pub fn of(facts: &'a FolderFacts, book: &'a Book) -> Self {
        Self {
            facts,
            book,
            at: 0,
            times: TimesDrawn::default(),
            counted: Vec::new(),
            completions: OnceCell::new(),
        }
    }

    /// What had been drawn before the line `seq`.
    ///
    /// # Errors
    /// As [`read`].
    pub fn before(&mut self, seq: u64) -> Result<&TimesDrawn, Trouble> {
        if !self.goes_on_to(seq) {
            self.begin_anew();
        }
        if let Err(trouble) = self.go_on(seq) {
            self.begin_anew();
            return Err(trouble);
        }
        Ok(&self.times)
    }

    fn begin_anew(&mut self) {
        (self.at, self.times) = (0, TimesDrawn::default());
        self.counted.clear();
    }

    /// Whether all that counts so far counts before the line `seq`, too, and nothing of it otherwise.
    fn goes_on_to(&self, seq: u64) -> bool {
        let mut counted = self.counted.iter();
        seq >= self.at
            && counted.all(|(draw, lost)| draw.held_before(seq) && self.lost(draw, seq) == *lost)
    }

    /// How many objects of a draw were lost before the line `seq`.
    fn lost(&self, draw: &DrawnRound, seq: u64) -> usize {
        let replacements = &self.book.visits.replacements;
        replacements.lost(&draw.act.draw, seq).count()
    }

    fn go_on(&mut self, seq: u64) -> Result<(), Trouble> {
        self.complete(seq);
        let from = self.at;
        let draws = self.book.draws.iter().filter(|draw| draw.seq >= from);
        for draw in draws.filter(|draw| draw.held_before(seq)) {
            self.add(draw, seq)?;
            self.counted.push((draw, self.lost(draw, seq)));
        }
        self.at = seq;
        Ok(())
    }

    /// Notes which visits of the draws that count so far were completed by the lines up to `seq`.
    fn complete(&mut self, seq: u64) {
        if self.counted.is_empty() {
            return;
        }
        let logs = &self.book.visits;
        let completions = self.completions.get_or_init(|| completions(logs));
        let place = |seq| completions.partition_point(|(line, _)| *line < seq);
        let draws = (0..).zip(&self.counted);
        let draws = draws.map(|(place, (draw, _))| (draw.act.draw.as_str(), place));
        let draws: BTreeMap<&str, u32> = draws.collect();
        for (_, visit) in &completions[place(self.at)..place(seq)] {
            if let Some(place) = draws.get(&*visit.draw) {
                let day = logs.of(visit).and_then(|log| log.completed_before(seq));
                self.times.complete(*place, &visit.enterprise, day);
            }
        }
    }

    fn add(&mut self, draw: &'a DrawnRound, seq: u64) -> Result<(), Trouble> {
        let logs = &self.book.visits;
        if let Ok(drawn) = self.facts.draw(&draw.act) {
            let codes = (drawn.rows.codes(), &drawn.owners);
            self.times.add_before(draw, codes, logs, seq);
            return Ok(());
        }
        // A manifest that is gone changes nothing of what was drawn.
        let root = self.facts.root();
        let (record, owners) = (record_of(root, &draw.act)?, owners_of(root, &draw.act)?);
        let codes = (record.repeated.drawn.codes(), &owners);
        self.times.add_before(draw, codes, logs, seq);
        Ok(())
    }
}

fn completions(logs: &VisitLogs) -> Vec<(u64, &VisitId)> {
    let lines = logs.iter().flat_map(|(visit, log)| {
        let noted = log.done.iter().map(|done| done.seq);
        let entered = log.results.iter().map(|entered| entered.seq);
        noted.chain(entered).map(move |line| (line, visit))
    });
    let mut lines: Vec<(u64, &VisitId)> = lines.collect();
    lines.sort_unstable();
    lines
}
