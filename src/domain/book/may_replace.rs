//! Whether a line on a replacement may follow (第15条): a request, what came of it, a decision.
//!
//! A seat is judged wholly: everybody of inspectors.txt as candidate or struck, seed, signature, lot. Of an object that takes a
//! lost one's place, order and ground are judged here; that its ticket is the next one, whoever repeats the draw sees, for it takes the
//! whole population.

use std::rc::Rc;

use super::facts::{DrawFacts, DrawPeople, Facts};
use super::flaw::{BookFlaw, BookText};
use super::fold::{Book, DrawnRound};
use super::judgement::Judgement;
use super::judging::Judging;
use super::line_flaw::LineFlaw;
use super::may_round::Round;
use crate::domain::acts::entry::{Act, Entry};
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::replacement::{
    Candidate, DecisionAct, ReplaceAct, ReplacedAct, SeatOutcome, SeatRequest, Struck,
};
use crate::domain::ground::sha::Sha;
use crate::domain::method::key::Seed;
use crate::domain::method::verify::Difference;
use crate::domain::replace::bench::{Bench, visits_of};
use crate::domain::replace::flaw::ReplacementFlaw;
use crate::domain::replace::request::{check_object, check_seat};
use crate::domain::replace::seat_check;
use crate::domain::visit::flaw::VisitFlaw;
use crate::domain::visit::readiness::Apart;
use crate::domain::visit::visit_name::VisitName;
use crate::domain::visit::visits::Visit;

/// What is found of such a line; of any other nothing is.
pub(super) fn may_replace(book: &Book, entry: &Entry, facts: &dyn Facts) -> Judgement {
    let entry = book.counted(entry);
    let mut judging = Judging::new(book, &entry, facts);
    judging.replacements(&entry.act);
    judging.found
}

/// Whose seat, and who may take it and who may not, as a line says.
struct Seat<'a> {
    visit: &'a VisitId,
    leaver: &'a str,
    lists: (&'a [Candidate], &'a [Struck]),
}

impl<'a> Judging<'a> {
    fn replacements(&mut self, act: &Act) {
        match act {
            Act::Replace(act) => self.replace(act),
            Act::Replaced(act) => self.replaced(act),
            Act::Decision(act) => self.decision(act),
            Act::Publish(_)
            | Act::Init(_)
            | Act::Plan(_)
            | Act::Filed(_)
            | Act::Rules(_)
            | Act::Seal(_)
            | Act::Draw(_)
            | Act::Void { .. }
            | Act::Clock { .. }
            | Act::Tail(_)
            | Act::Done(_)
            | Act::Result(_)
            | Act::Amend(_)
            | Act::Handle(_)
            | Act::Assist(_)
            | Act::Approve(_)
            | Act::Papers(_)
            | Act::Recusal(_)
            | Act::Signers(_)
            | Act::Sign(_)
            | Act::Witness(_) => {}
        }
    }

    /// The rules of sources and seeds.
    fn round(&mut self) -> Round<'_> {
        Round {
            book: self.book,
            entry: self.entry,
            facts: self.facts,
            found: &mut self.found,
        }
    }

    /// The draw of a visit with what it drew; nothing where it does not hold, or is not at hand.
    fn drawn(&mut self, id: &VisitId) -> Option<(&'a DrawnRound, Rc<DrawFacts>)> {
        let book = self.book;
        let Some(draw) = book.draw(&id.draw).filter(|draw| !draw.voided()) else {
            let flaw = VisitFlaw::NoVisit(VisitName::from(id));
            self.found.take(Err::<(), _>(flaw));
            return None;
        };
        let drawn = self.facts.draw(&draw.act);
        Some((draw, self.found.at_hand(drawn)?))
    }

    /// Holds a visit as it stands against what is asked of it; gives whether that may be asked.
    fn asked(
        &mut self,
        id: &VisitId,
        check: impl FnOnce(&Visit) -> Result<(), ReplacementFlaw>,
    ) -> bool {
        let logs = &self.book.visits;
        let Some((_, drawn)) = self.drawn(id) else {
            return false;
        };
        let no_visit = || VisitFlaw::NoVisit(VisitName::from(id));
        let visit = drawn.visit(logs, &id.enterprise).ok_or_else(no_visit);
        let checked = visit.map_err(Into::into).and_then(|visit| check(&visit));
        let may = checked.is_ok();
        self.found.take(checked);
        may
    }

    fn replace(&mut self, act: &ReplaceAct) {
        self.found.take(BookText::Reason.check(act.reason()));
        self.round().request(act);
        let logs = &self.book.visits;
        match act {
            ReplaceAct::Seat(seat) => {
                let check = |visit: &Visit| check_seat(visit, logs, &seat.leaver, seat.ground);
                if self.asked(&seat.visit, check) {
                    self.seat_request(seat);
                }
            }
            ReplaceAct::Object(of) => {
                self.asked(&of.visit, |visit| {
                    let lost = check_object(visit, logs, &of.object, of.ground)?;
                    if lost == of.object {
                        return Ok(());
                    }
                    let (visit, objects) = (visit.id.clone(), visit.to_inspect());
                    Err(ReplacementFlaw::WhichObject { visit, objects })
                });
            }
        }
    }

    fn seat_request(&mut self, seat: &SeatRequest) {
        if seat.candidates.is_empty() {
            let (visit, leaver) = (seat.visit.clone(), seat.leaver.clone());
            let nobody = ReplacementFlaw::NoCandidate { visit, leaver };
            return self.found.take(Err::<(), _>(nobody));
        }
        self.seat(&Seat {
            visit: &seat.visit,
            leaver: &seat.leaver,
            lists: (&seat.candidates, &seat.struck),
        });
    }

    fn decision(&mut self, act: &DecisionAct) {
        self.found.take(BookText::Reason.check(&act.reason));
        self.found.take(BookText::Decision.check(&act.decision));
        let logs = &self.book.visits;
        let check = |visit: &Visit| check_seat(visit, logs, &act.leaver, act.ground);
        if !self.asked(&act.visit, check) {
            return;
        }
        let before = self.found.flaws.len();
        self.seat(&Seat {
            visit: &act.visit,
            leaver: &act.leaver,
            lists: (&[], &act.struck),
        });
        // Where somebody could have taken the seat, that is what is wrong.
        if self.found.flaws[before..].iter().any(is_of_candidates) {
            self.found.flaws.truncate(before);
            let needless = ReplacementFlaw::NoDecision(act.visit.clone());
            self.found.take(Err::<(), _>(needless));
        }
    }

    /// Everybody of inspectors.txt has to be what a line says of them.
    fn seat(&mut self, seat: &Seat<'_>) {
        let (book, id) = (self.book, seat.visit);
        let Some((draw, drawn)) = self.drawn(id) else {
            return;
        };
        let act = &draw.act;
        let (apart, people) = (self.facts.apart(act), self.facts.people(act));
        let (Some(apart), Some(people)) = (self.found.at_hand(apart), self.found.at_hand(people))
        else {
            return;
        };
        let logs = &book.visits;
        let differs = drawn.visit(logs, &id.enterprise).and_then(|visit| {
            let (objects, all) = (visit.to_inspect(), drawn.visits(logs));
            let of = (&*drawn, &*people, &*apart);
            let bench = bench(book, of, (&visit, &objects), &all, seat.lists.1);
            seat_check::lists(&bench, (&visit.team, seat.leaver), seat.lists).err()
        });
        self.differs(id, differs);
    }

    fn differs(&mut self, visit: &VisitId, difference: Option<Difference>) {
        if let Some(difference) = difference {
            let visit = visit.clone();
            let differs = ReplacementFlaw::Differs { visit, difference };
            self.found.take(Err::<(), _>(differs));
        }
    }

    fn replaced(&mut self, act: &ReplacedAct) {
        let replacements = &self.book.visits.replacements;
        if !replacements.takes_outcome(act) {
            return self.found.flaw(BookFlaw::Order(self.entry.act.kind()));
        }
        let (line, sha) = act.request();
        let asked = replacements.at(line).and_then(|r| r.request.seat());
        if let (Some(seat), ReplacedAct::Seat(outcome)) = (asked, act) {
            self.lot(seat, (sha, outcome));
        }
    }

    fn lot(&mut self, seat: &SeatRequest, (sha, outcome): (Sha, &SeatOutcome)) {
        self.round().lot(outcome);
        let Ok(seed) = Seed::new(&outcome.seed) else {
            return;
        };
        let Some((draw, _)) = self.drawn(&seat.visit) else {
            return;
        };
        let people = self.facts.people(&draw.act);
        let Some(people) = self.found.at_hand(people) else {
            return;
        };
        let texts = (&*people.manifest, &*people.salt, &people.crew);
        let differs = seat_check::taker(texts, sha, (seat, outcome), &seed).err();
        self.differs(&seat.visit, differs);
    }
}

/// Whether a line says otherwise who could take a seat.
fn is_of_candidates(flaw: &LineFlaw) -> bool {
    matches!(flaw, LineFlaw::Replacement(ReplacementFlaw::Differs { difference, .. })
        if difference.place.starts_with("candidates"))
}

/// Those who could take a seat of a visit as it stands.
fn bench<'a>(
    book: &'a Book,
    (drawn, people, apart): (&DrawFacts, &'a DrawPeople, &'a Apart),
    (visit, objects): (&'a Visit, &'a [String]),
    all: &'a [Visit],
    struck: &'a [Struck],
) -> Bench<'a> {
    let logs = &book.visits;
    Bench {
        crew: &people.crew,
        qualified: drawn.manifest.grouping.qualified,
        recused: apart.from_any(objects),
        granted: logs.granted(&visit.id.enterprise, u64::MAX).collect(),
        left: logs.replacements.left(&visit.id, u64::MAX).collect(),
        invalid: seat_check::without_certificate(struck),
        visits: visits_of(all),
    }
}
