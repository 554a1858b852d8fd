//! Holding what the book has of replacements against the texts of the draw and the book itself (第15条, rule 16), line by line:
//! at each request the visits as they stood, everybody of inspectors.txt as candidate or struck, the passed tickets; at each
//! outcome key', lot and ticket; at each result that its team could make the visit.
//!
//! What the libraries said on the day is not in the book: that somebody's certificate was not valid any more, and that an
//! object took no part any more. Only where nothing else is wrong with them is the request believed in that.

use std::collections::{BTreeMap, BTreeSet};

use super::bench::Setting;
use super::differing::{differs, ground, same, shown, there};
use super::reserve;
use super::seat_check;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::replacement::{
    DecisionAct, ObjectOutcome, ObjectRequest, Passed, PassedReason, ReplaceAct, ReplacedAct,
};
use crate::domain::ground::sha::Sha;
use crate::domain::method::drawn_rows::DrawnRows;
use crate::domain::method::frame::Frame;
use crate::domain::method::owners::Owners;
use crate::domain::method::tickets::Drawn;
use crate::domain::method::verify::Difference;
use crate::domain::visit::log::VisitLogs;
use crate::domain::visit::readiness::FEWEST;
use crate::domain::visit::replacements::Replacement;
use crate::domain::visit::visits::{self, Visit};

/// The enterprises whose cap other draws had used up, with these draws: by the line of a request, and by enterprise.
pub type CapsAt = BTreeMap<(u64, String), Vec<String>>;

/// What replacements are repeated from.
pub struct Repetition<'a> {
    /// The draw's id.
    pub draw: &'a str,
    /// The bytes of manifest.txt.
    pub manifest: &'a [u8],
    /// The texts, by lines.
    pub frame: &'a Frame,
    /// The drawn objects.
    pub rows: &'a DrawnRows,
    /// Whose the objects are.
    pub owners: &'a Owners,
    /// The key of the draw.
    pub key: Sha,
    /// The bytes of salt.txt.
    pub salt: &'a [u8],
    /// What the book says.
    pub logs: &'a VisitLogs,
    /// Lines of population.txt of every object that the draw or a replacement names.
    pub lines: &'a BTreeMap<String, u32>,
    /// Caps that are used up, of every object that a request passes and every one that came in.
    pub caps: &'a CapsAt,
}

/// A line of the book to be held against the visits as they stood before it.
#[derive(Clone, Copy)]
enum Event<'a> {
    Asked(&'a Replacement),
    Came(&'a Replacement, &'a ReplacedAct),
    Decided(&'a DecisionAct),
    /// A visit was completed, or its result entered.
    Made(&'a VisitId),
}

impl<'a> Repetition<'a> {
    /// Whether everything holds.
    ///
    /// # Errors
    /// The first difference, with the line of the book.
    pub fn check(&self) -> Result<(), (u64, Difference)> {
        let changes = self.logs.replacements.changes(self.draw);
        let mut changes = changes.into_iter().peekable();
        let mut now = visits::as_drawn(self.draw, self.rows, self.owners);
        for (seq, event) in self.events() {
            while let Some((_, change)) = changes.next_if(|(line, _)| *line < seq) {
                visits::apply(&mut now, change, self.owners);
            }
            let found = self.one(seq, event, &now);
            found.map_err(|difference| (seq, difference))?;
        }
        Ok(())
    }

    /// The lines to be held, in the book's order.
    fn events(&self) -> Vec<(u64, Event<'a>)> {
        let logs = self.logs;
        let mut events: Vec<(u64, Event<'a>)> = Vec::new();
        for r in logs.replacements.of(self.draw) {
            events.push((r.seq, Event::Asked(r)));
            let outcome = r.outcome.as_ref();
            events.extend(outcome.map(|came| (came.seq, Event::Came(r, &came.act))));
        }
        let decisions = logs.replacements.decisions_of(self.draw);
        events.extend(decisions.map(|d| (d.seq, Event::Decided(&d.act))));
        for (visit, log) in logs
            .iter()
            .filter(|(visit, _)| visit.draw == self.draw.into())
        {
            let done = log.done.as_ref().map(|done| done.seq);
            let entered = log.results.first().map(|entered| entered.seq);
            let lines = done.into_iter().chain(entered);
            events.extend(lines.map(|seq| (seq, Event::Made(visit))));
        }
        events.sort_by_key(|(seq, _)| *seq);
        events
    }

    fn one(&self, seq: u64, event: Event<'a>, now: &[Visit]) -> Result<(), Difference> {
        match event {
            Event::Asked(Replacement { request, .. }) => match request {
                ReplaceAct::Seat(request) => seat_check::request(&self.setting(now, seq), request),
                ReplaceAct::Object(request) => self.object_request(seq, request, now),
            },
            Event::Came(of, outcome) => {
                let (_, sha) = outcome.request();
                let recorded = sha.to_string();
                same("request_sha256", Some(&recorded), Some(&of.sha.to_string()))?;
                match (&of.request, outcome) {
                    (ReplaceAct::Seat(request), ReplacedAct::Seat(outcome)) => {
                        let texts = (self.manifest, self.salt, &self.frame.crew);
                        seat_check::lot(texts, of.sha, request, outcome)
                    }
                    (ReplaceAct::Object(request), ReplacedAct::Object(outcome)) => {
                        self.taken(of.seq, request, outcome, now)
                    }
                    _ => Err(differs("request", of.seq.to_string(), "–")),
                }
            }
            Event::Decided(act) => seat_check::decision(&self.setting(now, seq), act),
            Event::Made(visit) => self.made(seq, visit, now),
        }
    }

    fn setting<'b>(&'b self, now: &'b [Visit], before: u64) -> Setting<'b> {
        Setting {
            frame: self.frame,
            lines: self.lines,
            visits: now,
            logs: self.logs,
            before,
        }
    }

    /// Whether its people could make a visit when it was completed, or its result entered.
    fn made(&self, seq: u64, id: &VisitId, now: &[Visit]) -> Result<(), Difference> {
        let visit = there(id, now)?;
        let recused = self.setting(now, seq).recused_members(visit);
        if visit.team.len() < FEWEST || !recused.is_empty() {
            return Err(differs("team", visit.team.join(","), "–"));
        }
        Ok(())
    }

    /// The passed tickets of a request: those that come first, each with a reason that texts and book do not deny.
    fn object_request(
        &self,
        seq: u64,
        request: &ObjectRequest,
        now: &[Visit],
    ) -> Result<(), Difference> {
        ground(request.ground, false)?;
        let visit = there(&request.visit, now)?;
        if !visit.to_inspect().contains(&request.object) {
            return Err(differs(
                "object",
                &*request.object,
                visit.to_inspect().join(","),
            ));
        }
        let expected = self.reserve(request, now)?;
        for (place, Passed { code, reason }) in request.passed.iter().enumerate() {
            self.is_ticket("passed", code, expected.get(place))?;
            // Of what the book does not show only the status of the day is left.
            let known = self.passed_by_book(seq, code).unwrap_or(PassedReason::Out);
            if *reason != known {
                let show = |reason: &PassedReason| format!("{code} {}", told(reason));
                return Err(differs("passed", show(reason), show(&known)));
            }
        }
        Ok(())
    }

    /// The ticket behind the passed ones; nothing only where none is left.
    fn taken(
        &self,
        asked: u64,
        request: &ObjectRequest,
        outcome: &ObjectOutcome,
        now: &[Visit],
    ) -> Result<(), Difference> {
        let expected = self.reserve(request, now)?;
        let next = expected.get(request.passed.len());
        match &outcome.object {
            Some(code) => {
                self.is_ticket("object", code, next)?;
                let by_book = self.passed_by_book(asked, code);
                let reason = by_book.map(|reason| format!("{code} {}", told(&reason)));
                reason.map_or(Ok(()), |reason| Err(differs("object", &**code, reason)))
            }
            None => next.map_or(Ok(()), |next| Err(differs("object", "–", ticket(next)))),
        }
    }

    /// The tickets of a request: as many as it passes, and one more.
    fn reserve(&self, request: &ObjectRequest, now: &[Visit]) -> Result<Vec<Drawn>, Difference> {
        let line = |code: &str| self.lines.get(code).copied();
        let Some(lost) = line(&request.object) else {
            return Err(differs("object", &*request.object, "–"));
        };
        let drawn = now.iter().flat_map(|visit| &visit.objects);
        let gone: BTreeSet<u32> = drawn.filter_map(|object| line(&object.code)).collect();
        let count = request.passed.len() as u64 + 1;
        Ok(reserve::next(
            self.frame,
            &gone,
            lost,
            (None, count),
            self.key,
        ))
    }

    /// Whether a code is that of a ticket.
    fn is_ticket(&self, key: &str, code: &str, expected: Option<&Drawn>) -> Result<(), Difference> {
        if expected.is_some_and(|drawn| self.lines.get(code) == Some(&drawn.line)) {
            return Ok(());
        }
        let expected = expected.map(ticket);
        Err(differs(key, code, shown(expected.as_deref())))
    }

    /// Why an object had to be passed at the request in a line, as far as the book shows it.
    fn passed_by_book(&self, seq: u64, code: &str) -> Option<PassedReason> {
        let id = visits::visit_of(code, self.draw, self.owners);
        let visited = self.logs.entered_before(&id, seq);
        let used_up = self.caps.get(&(seq, id.enterprise.to_string()));
        reserve::passed_by_book(visited, used_up.map(Vec::as_slice))
    }
}

fn ticket(drawn: &Drawn) -> String {
    format!("population.txt:{} {:016x}", drawn.line + 1, drawn.ticket)
}

/// A reason as the book has it.
fn told(reason: &PassedReason) -> String {
    match reason {
        PassedReason::Visited => "visited".to_owned(),
        PassedReason::Cap(draws) => format!("cap:{}", draws.join(",")),
        PassedReason::Out => "out".to_owned(),
    }
}
