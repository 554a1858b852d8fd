//! What the lines of the book say of draws, seals, versions of the plan and replacements, repeated from their folders: for
//! `ledger verify`, and for publications, which leave out what does not come out again.

use std::collections::BTreeMap;
use std::sync::mpsc::sync_channel;
use std::thread;

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::acts::method::draw_in_book::{self, Times};
use crate::acts::method::since_plan::{self, AtOnce};
use crate::acts::method::verified::Verified;
use crate::acts::method::verify::FolderRepeated;
use crate::acts::replace::repeated;
use crate::acts::year::base_left;
use crate::disk::Trouble;
use crate::disk::book_read::BookRead;
use crate::disk::case::Case;
use crate::domain::acts::entry::{draw_folder, seal_folder};
use crate::domain::book::fold::DrawnRound;
use crate::domain::method::verify::{Check, Difference, Verdict};
use crate::domain::refusal::Refusal;

/// What does not come out again, each with the first thing.
#[derive(Debug, Default)]
pub struct Repeats {
    /// Draws that do not come out again, or whose folder says otherwise than their line.
    pub draws: Vec<(String, Check, Verdict<Refusal>)>,
    /// Seals whose line says otherwise who left the scope than their texts and the base of the plan.
    pub seals: Vec<(String, Verdict<Refusal>)>,
    /// Versions of the plan whose line says otherwise of the base than their folders.
    pub bases: Vec<(u32, Difference)>,
    /// What came of repeating the replacements and decisions, by draw, also where they hold.
    pub replacements: Vec<(String, Verdict<Refusal>)>,
    lines: BTreeMap<u64, String>,
}

/// Versions of the plan that do not come out again: line, version, and the first thing.
type Versions = Vec<(u64, u32, Difference)>;

impl Repeats {
    /// Repeats all that the book has, its files having been held against their digests.
    ///
    /// # Errors
    /// The file system fails. What does not hold is no error.
    pub(in crate::acts) fn of(case: &Case, read: &BookRead) -> Result<Self, Trouble> {
        let mut found = Self::default();
        let (bases, mut since_plan) = found.repeat_draws(case, read)?;
        for seal in &read.book.seals {
            let act = &seal.act;
            let finding = match since_plan.remove(&seal_folder(&act.task, act.round, act.seal)) {
                None => since_plan::check_seal(&case.root, &read.book, seal)?,
                found => found,
            };
            if let Some(finding) = finding.filter(|finding| *finding != Verdict::Holds) {
                found.note(seal.seq, &finding);
                found.seals.push((seal.act.id(), finding));
            }
        }
        for (line, version, difference) in bases {
            found.lines.insert(line, difference.place.clone());
            found.bases.push((version, difference));
        }
        for of_draw in repeated::of_book(case, read)? {
            if let Some(line) = of_draw.line {
                found.note(line, &of_draw.verdict);
            }
            found.replacements.push((of_draw.draw, of_draw.verdict));
        }
        Ok(found)
    }

    /// Draws that are not what their line and their texts say; replacements are told by themselves. Gives what is found
    /// meanwhile: the versions of the plan that do not come out again, and what came of seals.
    fn repeat_draws(
        &mut self,
        case: &Case,
        read: &BookRead,
    ) -> Result<(Versions, AtOnce), Trouble> {
        let (root, book) = (&*case.root, &read.book);
        // Each has its texts in memory: as many as there are cores are repeated while as many wait to be looked at.
        let at_once = rayon::current_num_threads();
        let (done, repeated) = sync_channel(at_once);
        let (found, since_plan) = sync_channel(1);
        thread::scope(|scope| {
            scope.spawn(move || {
                let since_plan = draw_in_book::check_since_plan_at_once(root, book);
                if found.send(since_plan).is_err() {
                    return;
                }
                for draws in book.draws.chunks(at_once) {
                    let each = draws.par_iter().with_max_len(1);
                    let each = each.map(|draw| FolderRepeated::of(root, draw, &draw.act.files));
                    let mut each = each.collect::<Vec<_>>().into_iter();
                    // The other side is gone where the file system failed.
                    if each.any(|one| done.send(one).is_err()) {
                        return;
                    }
                }
            });
            let bases = base_left::differing(case, read)?;
            // Where nothing comes, each is checked by itself.
            let mut since_plan = since_plan.recv().unwrap_or_default();
            let mut times = Times::of(read);
            for (draw, alone) in book.draws.iter().zip(repeated) {
                let since_plan = || match since_plan.remove(&draw_folder(&draw.act.draw)) {
                    None => draw_in_book::check_since_plan(root, book, draw),
                    found => Ok(found),
                };
                let checked = alone.in_book(root, (read, &mut times), (draw, since_plan))?;
                self.note_draw(draw, checked);
            }
            Ok((bases, since_plan))
        })
    }

    fn note_draw(&mut self, draw: &DrawnRound, checked: Verified) {
        let mut checks = checked.checks.into_iter();
        let first = checks
            .find(|(check, finding)| *check != Check::Replacements && *finding != Verdict::Holds);
        if let Some((check, finding)) = first {
            self.note(draw.seq, &finding);
            self.draws.push((draw.act.draw.clone(), check, finding));
        }
    }

    /// Whether everything comes out again.
    pub fn all_hold(&self) -> bool {
        let mut replacements = self.replacements.iter();
        self.draws.is_empty()
            && self.seals.is_empty()
            && self.bases.is_empty()
            && replacements.all(|(_, finding)| *finding == Verdict::Holds)
    }

    /// The lines that say otherwise than what comes out, with the first place; that a file is gone or was changed is told by its
    /// digest.
    pub(in crate::acts) fn into_lines(self) -> BTreeMap<u64, String> {
        self.lines
    }

    fn note(&mut self, line: u64, finding: &Verdict<Refusal>) {
        let place = match finding {
            Verdict::Differs(difference) => difference.place.clone(),
            Verdict::Row(row) => format!("list.csv {row}"),
            Verdict::Refused(refusal) => refusal.code().to_owned(),
            Verdict::Holds | Verdict::File(_) | Verdict::LineEnds(_) => return,
        };
        self.lines.insert(line, place);
    }
}
