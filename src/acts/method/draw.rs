//! `draw`: a round from its lists or its seal to its line in the book, written completely or not at all; or its rehearsal.

use crate::domain::book::flaw::BookText;
use crate::domain::book::fold::Book;
use crate::domain::lists::plan_flaw::PlanFlaw;
use crate::domain::method::beacon::Beacon;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::given::Given;
use crate::domain::method::key::Seed;
use crate::domain::refusal::Refusal;

use super::draw_made::DrawMade;
use super::drawing::RoundToDraw;
use crate::acts::lists::round_lists::for_round;
use crate::acts::year::plan_folder;
use crate::acts::{BookHead, Desk, Note};
use crate::disk::case::Case;
use crate::disk::{Progress, Trouble, book_read, times_drawn};

/// What is to be drawn.
#[derive(Debug)]
pub struct DrawRequest<'a> {
    /// The task.
    pub task: &'a str,
    /// The round.
    pub round: u32,
    /// The seed given from outside.
    pub seed: Option<&'a str>,
    /// The beacon of a sealed drand round.
    pub beacon: Option<Beacon>,
    /// Witnesses.
    pub witnesses: &'a [String],
    /// Why a task of no published plan is drawn (临时任务).
    pub adhoc: Option<&'a str>,
}

/// Draws a round into the book.
///
/// # Errors
/// The round cannot be drawn, or the file system fails; then there is no draw, and the book is as it was.
pub fn draw(
    desk: &Desk,
    request: &DrawRequest<'_>,
    progress: Progress<'_>,
) -> Result<DrawMade, Trouble> {
    let case = Case::open(&desk.root)?;
    let given = request.checked()?;
    let book = book_read::read(&desk.root)?.book;
    let (at, round) = ((desk, &case), (request.task, request.round));
    let (mut to_draw, library, faults) =
        RoundToDraw::read(at, round, &book, request.witnesses, |wanted| {
            for_round(&case, wanted, progress)
        })?;
    if faults > 0 {
        desk.note(Note::FaultsSinceSeal(faults));
    }
    (to_draw.given, to_draw.adhoc) = (given, request.adhoc);
    let mut ledger = desk.lock()?;
    let book = &ledger.read.book;
    PlanFlaw::check_in_year(book.year, desk.today_in(book))?;
    // A sealed round is drawn from its seal, whatever became of the plan.
    let in_force = match book.open_seal(request.task, request.round) {
        Some(_) => None,
        None => plan_folder::in_force(&case, book)?,
    };
    to_draw.in_force = in_force.as_ref();
    let times = times_drawn::read(&ledger.read.facts, book)?;
    let mut made = to_draw.draw(library, &mut ledger, &desk.hand, &times)?;
    made.head = BookHead::from(&ledger);
    made.deadline = to_draw.deadline(&made)?;
    Ok(made)
}

/// Rehearses a round: today's lists, the seed of rehearsals, nothing recorded.
///
/// # Errors
/// As [`draw`]; [`DrawFlaw::RehearsalSeed`] for a seed or a witness.
pub fn rehearse(
    desk: &Desk,
    request: &DrawRequest<'_>,
    progress: Progress<'_>,
) -> Result<DrawMade, Trouble> {
    if request.seed.is_some() || request.beacon.is_some() || !request.witnesses.is_empty() {
        return Err(DrawFlaw::RehearsalSeed.into());
    }
    request.checked()?;
    let (case, read) = desk.read()?;
    let book = read.book;
    let (at, round) = ((desk, &case), (request.task, request.round));
    // A rehearsal works on today's lists, whatever has been sealed.
    let unsealed = Book::default();
    let (mut to_draw, library, _) = RoundToDraw::read(at, round, &unsealed, &[], |wanted| {
        for_round(&case, wanted, progress)
    })?;
    to_draw.adhoc = request.adhoc;
    let in_force = plan_folder::in_force(&case, &book)?;
    to_draw.in_force = in_force.as_ref();
    let mut made = to_draw.rehearse(library)?;
    made.deadline = to_draw.deadline(&made)?;
    Ok(made)
}

impl DrawRequest<'_> {
    /// The seed or the beacon, when every text that was given is one that can be used.
    fn checked(&self) -> Result<Option<Given>, Trouble> {
        if let Some(reason) = self.adhoc {
            BookText::Reason.check(reason)?;
        }
        for witness in self.witnesses {
            BookText::Witness.check(witness)?;
        }
        let seed = self.seed.map(Seed::new).transpose();
        let seed = seed.map_err(Refusal::Seed)?;
        Ok(self.beacon.map(Given::Beacon).or(seed.map(Given::Seed)))
    }
}
