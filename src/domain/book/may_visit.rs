//! Whether a line on visits may follow: completion, results and corrections, handling, recusal, experts.
//! The rules are those of the rooms `visit` and `replace`, which commands ask too; here they are asked of what a line says, by
//! the visit as it stood when the line came.

use std::collections::HashSet;

use super::facts::Facts;
use super::flaw::{BookFlaw, BookText};
use super::fold::Book;
use super::judgement::Judgement;
use super::judging::Judging;
use crate::domain::acts::entry::{Act, Entry};
use crate::domain::acts::handling::HandleAct;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::visit::{AmendAct, AssistAct, RecusalAct, ResultAct};
use crate::domain::day::flaw::DayFlaw;
use crate::domain::replace::request;
use crate::domain::replace::request::{check_expert, check_member};
use crate::domain::visit::flaw::VisitFlaw;
use crate::domain::visit::readiness::Apart;
use crate::domain::visit::rules::{AtVisit, check_step};
use crate::domain::visit::visit_name::VisitName;
use crate::domain::visit::visits::Visit;

/// What is found of such a line; of any other nothing is.
pub(super) fn may_visit(book: &Book, entry: &Entry, facts: &dyn Facts) -> Judgement {
    let entry = book.counted(entry);
    let mut judging = Judging::new(book, &entry, facts);
    judging.visits(&entry.act);
    judging.found
}

impl Judging<'_> {
    fn visits(&mut self, act: &Act) {
        match act {
            Act::Result(act) => self.results(act),
            Act::Amend(act) => self.amend(act),
            Act::Done(act) => self.entered(&act.visit, |at| at.check_completion(act)),
            Act::Handle(act) => self.handle(act),
            Act::Assist(act) => self.assist(act),
            Act::Recusal(act) => self.recusal(act),
            Act::Approve(act) => self.approval(act),
            Act::Papers(act) => self.papers(act),
            Act::Publish(act) => self.publication(act),
            Act::Tail(_)
            | Act::Replace(_)
            | Act::Replaced(_)
            | Act::Decision(_)
            | Act::Init(_)
            | Act::Plan(_)
            | Act::Filed(_)
            | Act::Rules(_)
            | Act::Seal(_)
            | Act::Draw(_)
            | Act::Void { .. }
            | Act::Clock { .. }
            | Act::Signers(_)
            | Act::Sign(_)
            | Act::Witness(_) => {}
        }
    }

    pub(super) fn texts<'b>(&mut self, texts: impl IntoIterator<Item = (BookText, &'b str)>) {
        for (what, text) in texts {
            self.found.take(what.check(text));
        }
    }

    /// Judges by a visit as it stands. Where its draw is not at hand, what the book alone says of it has to do.
    pub(super) fn at(&mut self, id: &VisitId, judge: impl FnOnce(&mut Self, &Visit)) {
        let draw = self.book.draw(&id.draw).filter(|draw| !draw.voided());
        let Some(draw) = draw else {
            return self.no_visit(id);
        };
        let drawn = self.facts.draw(&draw.act);
        let Some(drawn) = self.found.at_hand(drawn) else {
            return;
        };
        match drawn.visit(&self.book.visits, &id.enterprise) {
            Some(visit) => judge(self, &visit),
            None => self.no_visit(id),
        }
    }

    fn no_visit(&mut self, id: &VisitId) {
        let flaw = VisitFlaw::NoVisit(VisitName::from(id));
        self.found.take(Err::<(), _>(flaw));
    }

    /// Judges something that is entered for a visit by its team.
    fn entered(&mut self, id: &VisitId, check: impl FnOnce(&AtVisit<'_>) -> Result<(), VisitFlaw>) {
        let Some(draw) = self.book.draw(&id.draw).filter(|draw| !draw.voided()) else {
            return self.no_visit(id);
        };
        let drawn = self.facts.draw(&draw.act);
        let calendar = self.facts.calendar();
        let (Some(drawn), Some(calendar)) =
            (self.found.at_hand(drawn), self.found.at_hand(calendar))
        else {
            return;
        };
        let nobody = Apart::default();
        let apart = if self.book.visits.replacements.brought_in(&id.draw) {
            let apart = self.facts.apart(&draw.act);
            self.found.at_hand(apart)
        } else {
            None
        };
        let (book, entry) = (self.book, self.entry);
        let visit = drawn.visit(&book.visits, &id.enterprise);
        let visit = visit.ok_or_else(|| VisitFlaw::NoVisit(VisitName::from(id)));
        let checked = visit.and_then(|visit| {
            check(&AtVisit {
                visit: &visit,
                logs: &book.visits,
                apart: apart.as_deref().unwrap_or(&nobody),
                items: &drawn.manifest.items,
                findings: &book.findings,
                drawn: &draw.day,
                today: entry.day(),
                now: entry.fixed_at(),
                calendar,
                counted: &self.counted,
                entry_working_days: book.rules.entry_working_days,
                unsure: entry.unsure,
            })
        });
        match checked {
            // A year of the calendar that was there when the line was written.
            Err(VisitFlaw::Day(DayFlaw::NoCalendar { year, .. })) => {
                self.found.calendar_missing(year);
            }
            checked => self.found.take(checked),
        }
    }

    fn results(&mut self, act: &ResultAct) {
        if act.results.is_empty() {
            return self.found.flaw(BookFlaw::Order(self.entry.act.kind()));
        }
        let mut seen = HashSet::new();
        for result in &act.results {
            if seen.insert(&result.visit) {
                self.entered(&result.visit, |at| at.check_result(result));
            } else {
                let twice = VisitFlaw::HasResult(result.visit.clone());
                self.found.take(Err::<(), _>(twice));
            }
        }
    }

    fn amend(&mut self, act: &AmendAct) {
        self.texts([(BookText::Reason, act.reason.as_str())]);
        self.entered(&act.result.visit, |at| at.check_correction(&act.result));
    }

    fn handle(&mut self, act: &HandleAct) {
        // That a text is missing altogether is for the rules of handling to say.
        let texts = [
            (BookText::Handling, Some(&act.text)),
            (BookText::Number, act.number.as_ref()),
            (BookText::Recipient, act.to.as_ref()),
        ];
        let given = |(what, text): (BookText, Option<&'_ String>)| {
            let text = text.filter(|text| !text.is_empty())?;
            Some((what, text.clone()))
        };
        for (what, text) in texts.into_iter().filter_map(given) {
            self.found.take(what.check(&text));
        }
        self.at(&act.visit, |judging, visit| {
            let today = judging.entry.day();
            let step = check_step(visit, &judging.book.visits, act, today);
            judging.found.take(step);
        });
    }

    fn assist(&mut self, act: &AssistAct) {
        self.texts([
            (BookText::Expert, act.name.as_str()),
            (BookText::Unit, &act.unit),
            (BookText::Reason, &act.reason),
        ]);
        self.at(&act.visit, |judging, visit| {
            let nobody = std::iter::empty();
            let expert = check_expert(visit, nobody, &act.name);
            judging.found.take(expert);
        });
    }

    fn recusal(&mut self, act: &RecusalAct) {
        self.texts([
            (BookText::Grounds, act.grounds.as_str()),
            (BookText::Answer, &act.answer),
        ]);
        self.at(&act.visit, |judging, visit| {
            let open = request::check_open(visit, &judging.book.visits);
            judging
                .found
                .take(open.and_then(|()| check_member(visit, &act.cert)));
        });
    }
}
