//! Whether the line of a publication may follow: its day, the files that it names, and the draws that it withholds.

use super::flaw::BookFlaw;
use super::fold::{Book, DrawnRound};
use super::judging::Judging;
use crate::domain::acts::publication::{PublishAct, draw_files};
use crate::domain::ground::drawn_public::DrawnPublic;
use crate::domain::visit::withheld::{Drawn, is_awaited, withheld};

impl Judging<'_> {
    /// A publication is of its line's day, names every file that publications have, and files of its own only: one that named
    /// others would have the tool read, or take away, what is somebody else's.
    pub(super) fn publication(&mut self, act: &PublishAct) {
        if let Some(outside) = act.outside() {
            self.found.flaw(BookFlaw::NotPublic(outside.to_owned()));
        }
        let draws = self.book.draws.iter();
        let draws = draws.map(|draw| draw.act.draw.as_str());
        let shown = draws.filter(|draw| !act.withheld.contains(*draw));
        if let Some(file) = act.unnamed(shown) {
            self.found.flaw(BookFlaw::NotNamed(file));
        }
        let day = self.entry.day().to_string();
        if act.day != day {
            let said = act.day.clone();
            self.found.flaw(BookFlaw::Publication { said, day });
        }
        if !act.withheld.is_empty() {
            self.withholding(act);
        }
    }

    /// A publication withholds draws that may be withheld on its day, and nothing else: what it leaves out is the public's.
    fn withholding(&mut self, act: &PublishAct) {
        let book = self.book;
        let named = |draw: &&DrawnRound| act.withheld.contains(&draw.act.draw);
        let mut seen = Vec::new();
        for draw in book.draws.iter().filter(named) {
            let facts = self.facts.draw(&draw.act);
            let Some(facts) = self.found.at_hand(facts) else {
                return;
            };
            let Some(cites) = self.found.at_hand(self.facts.cites(&draw.act)) else {
                return;
            };
            let is_open = || {
                let mut visits = facts.visits(&book.visits).into_iter();
                visits.any(|visit| is_awaited(&visit, &book.visits))
            };
            let awaited = !draw.voided() && is_open();
            seen.push((draw, facts.manifest.window.1, awaited, cites));
        }
        let seen = seen.iter().map(|(draw, last, awaited, cites)| Drawn {
            draw: &draw.act.draw,
            last: *last,
            awaited: *awaited,
            cites,
            once_public: book.was_public(&draw.act.draw),
        });
        let may = withheld(self.entry.day(), seen);
        let is_right = |draw: &String| {
            let by_rule = act.drawn == DrawnPublic::Visited && may.contains_key(draw);
            by_rule && !act.names_draw(draw)
        };
        for draw in act.withheld.iter().filter(|draw| !is_right(draw)) {
            self.found.flaw(BookFlaw::Withheld(draw.clone()));
        }
    }
}

impl Book {
    /// Whether a publication of the book had the list of a draw.
    pub fn was_public(&self, draw: &str) -> bool {
        let of = draw_files(draw);
        let mut before = self.once_published.range(of.clone()..);
        let latest = self.published.as_ref();
        latest.is_some_and(|(_, act)| act.names_draw(draw))
            || before.next().is_some_and(|path| path.starts_with(&of))
    }
}
