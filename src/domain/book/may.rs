//! The one judge: whether a line may follow what the book says before it, and why not. Asked by whatever writes a line, and of
//! every line by whoever reads the book.
//!
//! A line that breaks a rule is refused, and the book goes on without it. What rests on a file that is gone or was changed is
//! not judged: the line counts, and that it was not judged is said.

use super::facts::Facts;
use super::flaw::{BookFlaw, BookText};
use super::fold::Book;
use super::judgement::Judgement;
use super::line_flaw::LineFlaw;
use super::may_draw::may_draw;
use super::may_replace::may_replace;
use super::may_visit::may_visit;
use crate::domain::acts::entry::{Act, Entry};
use crate::domain::acts::tail::TailAct;

impl Book {
    /// Whether a line may follow: every rule that can be asked.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn may(&self, entry: &Entry, facts: &dyn Facts) -> Result<(), Vec<LineFlaw>> {
        let flaws = self.judge(entry, facts).flaws;
        if flaws.is_empty() {
            return Ok(());
        }
        Err(flaws)
    }

    /// What is found of a line that comes next: the rules that it breaks, and what could not be asked.
    pub fn judge(&self, entry: &Entry, facts: &dyn Facts) -> Judgement {
        let mut found = match &entry.act {
            Act::Init(_)
            | Act::Plan(_)
            | Act::Filed(_)
            | Act::Rules(_)
            | Act::Seal(_)
            | Act::Draw(_)
            | Act::Void { .. }
            | Act::Clock { .. } => may_draw(self, entry, facts),
            Act::Done(_)
            | Act::Result(_)
            | Act::Amend(_)
            | Act::Handle(_)
            | Act::Assist(_)
            | Act::Approve(_)
            | Act::Papers(_)
            | Act::Recusal(_)
            | Act::Publish(_) => may_visit(self, entry, facts),
            Act::Decision(_) | Act::Replace(_) | Act::Replaced(_) => {
                may_replace(self, entry, facts)
            }
            Act::Tail(act) => {
                let mut found = Judgement::default();
                found.take(self.check_tail(act, entry.seq));
                found
            }
            Act::Signers(_) | Act::Sign(_) | Act::Witness(_) => {
                let mut found = Judgement::default();
                let signed = self.signatures.check(&entry.act, &entry.time);
                found.take(signed.map_err(|flaw| vec![LineFlaw::Sign(flaw)]));
                found
            }
        };
        if let Some(place) = facts.not_repeated(entry.seq) {
            found.flaw(BookFlaw::NotRepeated(place.to_owned()));
        }
        found.take(self.check_declared(entry));
        found.take(BookText::By.check(&entry.by));
        found
    }

    /// A torn line that was set aside lies in a file of the tool's own, which no line before has named: a line that named
    /// another would have the tool read what is somebody else's.
    fn check_tail(&self, act: &TailAct, line: u64) -> Result<(), BookFlaw> {
        let said = self.tails.iter().any(|(_, other)| other.file == act.file);
        let behind = act.behind().filter(|behind| *behind < line && !said);
        if behind.is_none() || act.bytes == 0 {
            return Err(BookFlaw::NotKept(act.file.clone()));
        }
        Ok(())
    }
}
