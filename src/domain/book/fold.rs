//! The book as a whole: what its lines add up to, and what may follow.

use std::collections::BTreeSet;

use super::clock::BookClock;
use super::facts::{Facts, NotAtHand};
use super::flaw::{BookFlaw, Breach, BrokenLine};
use super::judgement::Judgement;
use super::line_flaw::{RefusedLine, UnjudgedLine};
use super::rules_line::RulesLine;
use super::signatures::Signatures;
use super::standing::Grounds;

use crate::domain::acts::counted::Counted;
use crate::domain::acts::entry::{Act, DrawAct, Entry, PlanAct, SealAct, draw_id, seal_id};
use crate::domain::acts::in_force::{FindingInForce, RulesAct};
use crate::domain::acts::plan_papers::FiledAct;
use crate::domain::acts::publication::PublishAct;
use crate::domain::acts::tail::TailAct;
use crate::domain::ground::moment::Moment;
use crate::domain::ground::rules::Rules;
use crate::domain::ground::sha::Sha;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::method::source::Source;
use crate::domain::method::standing::SeedStanding;
use crate::domain::visit::log::VisitLogs;

/// A draw in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnRound {
    /// The act.
    pub act: DrawAct,
    /// Its line.
    pub seq: u64,
    /// The clock's time.
    pub time: String,
    /// The day that counts.
    pub day: String,
    /// The line that voided it, if one did.
    pub void: Option<u64>,
    /// What the book has for its standing ([`DrawnRound::standing`]).
    pub grounds: Grounds,
}

impl DrawnRound {
    /// Whether it was voided.
    pub fn voided(&self) -> bool {
        self.void.is_some()
    }

    /// Whether it had been drawn, and not been voided, before the line `seq`.
    pub fn held_before(&self, seq: u64) -> bool {
        self.seq < seq && self.void.is_none_or(|void| void >= seq)
    }
}

/// A published version of the plan in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedPlan {
    /// The act.
    pub act: PlanAct,
    /// With whom it was filed.
    pub filed: Vec<FiledAct>,
    /// Its line.
    pub seq: u64,
    /// The clock's time.
    pub time: String,
    /// The day that counts.
    pub day: String,
}

/// A seal in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedRound {
    /// The act.
    pub act: SealAct,
    /// Its line.
    pub seq: u64,
    /// The clock's time.
    pub time: String,
    /// The moment that counts for its standing.
    pub moment: Option<Moment>,
    /// Whether the clock stood below a time that was called wrong.
    pub unsure: bool,
    /// Whether it was drawn or voided, and so cannot be drawn from any more.
    pub closed: bool,
    /// The line that voided it before it was drawn, if one did.
    pub void: Option<u64>,
    /// Whether it was voided when its seed could be known: whoever drew the round afterwards had a choice.
    pub chosen: bool,
}

/// What the book says so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Book {
    /// Number of lines.
    pub lines: u64,
    /// Whether it is the book of a rehearsal (演练案卷), where days may be declared.
    pub rehearsal: bool,
    /// The year that it belongs to, by its first line.
    pub year: i32,
    /// The bureau's name, by its first plan, seal or draw.
    pub bureau: Option<String>,
    /// The rules in force after its last line.
    pub rules: Rules,
    /// The finding codes in force after its last line.
    pub findings: Vec<FindingInForce>,
    /// The lines by which rules and codes came into force, in order.
    pub rules_lines: Vec<RulesLine>,
    /// SHA-256 of the last line: the head (账本末行校验码); zeros when there is none.
    pub head: Option<Sha>,
    /// Versions of the plan, in order.
    pub plans: Vec<PublishedPlan>,
    /// Draws, in order.
    pub draws: Vec<DrawnRound>,
    /// Seals, in order.
    pub seals: Vec<SealedRound>,
    /// What it says of visits.
    pub visits: VisitLogs,
    /// Line and act of the latest publication.
    pub published: Option<(u64, PublishAct)>,
    /// Every file that publications before the latest one named.
    pub once_published: BTreeSet<String>,
    /// What it says of signatures and witnesses.
    pub signatures: Signatures,
    /// Torn last lines that were set aside, each with the line that says so.
    pub tails: Vec<(u64, TailAct)>,
    /// What it knows of its clock.
    pub clock: BookClock,
    /// Lines that break a rule, in order: nothing of what they say counts.
    pub refused: Vec<RefusedLine>,
    /// Lines that count although something that they rest on is not at hand, in order.
    pub unjudged: Vec<UnjudgedLine>,
}

impl DrawnRound {
    /// What its seed can prove (rule 18). A drand round's signature is verified here, each time.
    pub fn standing(&self) -> SeedStanding {
        self.grounds.standing(&self.act)
    }
}

impl SealedRound {
    /// Whether the seed that it names could be known at `moment`; what cannot be told could.
    fn could_be_known(&self, moment: Option<Moment>) -> bool {
        let source = Source::from_text(&self.act.source);
        source
            .zip(moment)
            .is_none_or(|(source, moment)| source.is_known_at(moment))
    }
}

impl Book {
    /// Adds a line whose own bytes have the digest `sha`. One that breaks a rule is refused: the book is as if it were not
    /// there, but for its number and its digest.
    ///
    /// # Errors
    /// [`BrokenLine`] when the number or the chain does not follow.
    pub fn push(&mut self, entry: &Entry, sha: Sha, facts: &dyn Facts) -> Result<(), BrokenLine> {
        self.check(entry)?;
        let found = self.judge(entry, facts);
        self.push_judged(entry, sha, found);
        Ok(())
    }

    /// Adds a line that follows, by what was found of it.
    pub fn push_judged(&mut self, entry: &Entry, sha: Sha, found: Judgement) {
        let Judgement { flaws, not_at_hand } = found;
        let (seq, act) = (entry.seq, entry.act.kind());
        if flaws.is_empty() {
            let unjudged = not_at_hand.into_iter();
            let unjudged = unjudged.map(|NotAtHand(file)| UnjudgedLine { seq, act, file });
            self.unjudged.extend(unjudged);
            self.apply(entry, sha);
        } else {
            self.signatures.push_refused(entry, sha);
            self.clock.push_refused(entry);
            self.refused.push(RefusedLine { seq, act, flaws });
        }
        self.lines += 1;
        self.head = Some(sha);
    }

    /// Whether number and chain of a line follow.
    ///
    /// # Errors
    /// As [`Book::push`].
    pub fn check(&self, entry: &Entry) -> Result<(), BrokenLine> {
        let line = self.lines + 1;
        let flaw = |kind| BrokenLine { line, kind };
        if entry.seq != line {
            return Err(flaw(Breach::Sequence));
        }
        if entry.prev != self.head.unwrap_or(Sha([0; 32])) {
            return Err(flaw(Breach::Chain));
        }
        if self.lines == 0 && !matches!(entry.act, Act::Init(_)) {
            return Err(flaw(Breach::Missing));
        }
        Ok(())
    }

    /// Whether a line was refused.
    pub fn has_refused(&self, line: u64) -> bool {
        let place = self.refused.binary_search_by_key(&line, |line| line.seq);
        place.is_ok()
    }

    /// A case folder begins with a line in its book.
    ///
    /// # Errors
    /// [`Breach::Missing`] when there is none.
    pub fn begun(&self) -> Result<(), BrokenLine> {
        if self.lines > 0 {
            return Ok(());
        }
        let kind = Breach::Missing;
        Err(BrokenLine { line: 1, kind })
    }

    /// A change of the rules changes something.
    ///
    /// # Errors
    /// [`CaseFlaw::RulesUnchanged`].
    pub fn check_changed(&self, act: &RulesAct) -> Result<(), CaseFlaw> {
        if (&act.rules, &act.findings) == (&self.rules, &self.findings) {
            return Err(CaseFlaw::RulesUnchanged);
        }
        Ok(())
    }

    pub(super) fn apply(&mut self, entry: &Entry, sha: Sha) {
        self.signatures.push(entry, sha);
        let entry = &self.counted(entry);
        if let Some(line) = RulesLine::of(entry, self.rules_lines.last()) {
            (self.rules, self.findings) = (line.rules.clone(), line.findings.clone());
            self.rules_lines.push(line);
        }
        if self.bureau.is_none() {
            self.bureau = entry.act.settings().map(|(note, _)| note.bureau.clone());
        }
        match &entry.act {
            Act::Init(act) => (self.rehearsal, self.year) = (act.rehearsal, act.year),
            Act::Rules(_)
            | Act::Signers(_)
            | Act::Sign(_)
            | Act::Witness(_)
            | Act::Clock { .. } => {}
            Act::Tail(act) => self.tails.push((entry.seq, act.clone())),
            Act::Filed(act) => self.push_filed(act),
            Act::Plan(act) => self.plans.push(PublishedPlan {
                act: act.clone(),
                filed: Vec::new(),
                seq: entry.seq,
                time: entry.time.clone(),
                day: entry.day().to_string(),
            }),
            Act::Seal(act) => self.push_seal(entry, act),
            Act::Draw(act) => self.push_draw(entry, act),
            Act::Publish(act) => {
                if let Some((_, former)) = self.published.replace((entry.seq, act.clone())) {
                    self.once_published.extend(former.files.into_keys());
                }
            }
            Act::Result(act) => self.visits.push_results(entry, act),
            Act::Amend(act) => self.visits.push_amend(entry, act),
            Act::Done(act) => self.visits.push_done(entry, act),
            Act::Assist(act) => self.visits.push_assist(entry, act),
            Act::Recusal(act) => self.visits.push_recusal(entry, act),
            Act::Handle(act) => self.visits.push_handle(entry, act),
            Act::Approve(act) => self.visits.papers.push_approval(entry, act),
            Act::Papers(act) => self.visits.papers.push_all(entry, act),
            Act::Replace(act) => {
                self.visits.replacements.push_request(entry, act, sha);
            }
            Act::Replaced(act) => {
                self.visits.replacements.push_outcome(entry, act);
            }
            Act::Decision(act) => self.visits.replacements.push_decision(entry, act),
            Act::Void { target, .. } => {
                let at = entry.fixed_at();
                self.void(target, (entry.seq, at));
            }
        }
        self.clock.push(entry);
    }

    fn push_seal(&mut self, entry: &Counted<'_>, act: &SealAct) {
        self.seals.push(SealedRound {
            act: act.clone(),
            seq: entry.seq,
            time: entry.time.clone(),
            moment: entry.fixed_at(),
            unsure: entry.unsure,
            closed: false,
            void: None,
            chosen: false,
        });
    }

    fn push_draw(&mut self, entry: &Counted<'_>, act: &DrawAct) {
        let grounds = self.grounds(act, entry);
        let of = |seal: &SealAct| (&seal.task, seal.round) == (&act.task, act.round);
        for seal in self.seals.iter_mut().filter(|seal| of(&seal.act)) {
            seal.closed = true;
        }
        self.draws.push(DrawnRound {
            act: act.clone(),
            seq: entry.seq,
            time: entry.time.clone(),
            day: entry.day().to_string(),
            void: None,
            grounds,
        });
    }

    /// What there is for the standing of a draw whose line comes next.
    pub fn grounds(&self, act: &DrawAct, entry: &Entry) -> Grounds {
        let mut seals = self.seals.iter().filter(|seal| {
            let of = &seal.act;
            (&of.task, of.round) == (&act.task, act.round)
        });
        // A draw that names another source or other texts than its seal was not made from it.
        let seal = seals.clone().find(|seal| {
            let of = &seal.act;
            (of.seal, of.manifest, &of.source) == (act.seal, act.manifest, &act.source)
        });
        let mut draws = self.draws.iter();
        let voided = draws.any(|draw| {
            draw.voided() && (&draw.act.task, draw.act.round) == (&act.task, act.round)
        });
        let entry = self.counted(entry);
        Grounds {
            sealed: seal.and_then(|seal| seal.moment),
            drawn: entry.used_at(),
            choice: voided || seals.any(|seal| seal.chosen),
            unsure: entry.unsure || seal.is_some_and(|seal| seal.unsure),
        }
    }

    /// Voids a draw, or a seal; `at` tells whether its seed could be known.
    fn void(&mut self, target: &str, (seq, at): (u64, Option<Moment>)) {
        for draw in self.draws.iter_mut().filter(|d| d.act.draw == target) {
            draw.void = Some(seq);
        }
        let named = |act: &SealAct| seal_id(&act.task, act.round, act.seal) == target;
        for seal in self.seals.iter_mut().filter(|seal| named(&seal.act)) {
            seal.closed = true;
            seal.void = Some(seq);
            seal.chosen = seal.could_be_known(at);
        }
    }

    /// The number that the next version of the plan has.
    pub fn next_plan(&self) -> u32 {
        u32::try_from(self.plans.len()).unwrap_or(u32::MAX - 1) + 1
    }

    /// The draw of a round that holds, if it has been drawn.
    pub fn standing_draw(&self, task: &str, round: u32) -> Option<&DrawnRound> {
        self.draws
            .iter()
            .find(|d| !d.voided() && d.act.task == task && d.act.round == round)
    }

    /// The seal of a round that waits to be drawn, if there is one.
    pub fn open_seal(&self, task: &str, round: u32) -> Option<&SealedRound> {
        self.seals
            .iter()
            .find(|s| !s.closed && s.act.task == task && s.act.round == round)
    }

    /// The draw with this id, voided or not.
    pub fn draw(&self, id: &str) -> Option<&DrawnRound> {
        self.draws.iter().find(|d| d.act.draw == id)
    }

    /// The number that the next seal of a round has.
    pub fn next_seal(&self, task: &str, round: u32) -> u32 {
        let had = self
            .seals
            .iter()
            .filter(|s| s.act.task == task && s.act.round == round)
            .count();
        u32::try_from(had).unwrap_or(u32::MAX - 1) + 1
    }

    /// The id that the next draw of a round has.
    pub fn next_draw(&self, task: &str, round: u32) -> String {
        let had = self
            .draws
            .iter()
            .filter(|d| d.act.task == task && d.act.round == round)
            .count();
        draw_id(task, round, u32::try_from(had).unwrap_or(u32::MAX - 1) + 1)
    }

    /// What `void` with this name means: a draw that holds, or a seal that waits, also by the
    /// round's first id as long as no draw has it.
    ///
    /// # Errors
    /// As [`Book::check_void`].
    pub fn target_of_void(&self, name: &str) -> Result<String, BookFlaw> {
        let named = |seal: &&SealedRound| draw_id(&seal.act.task, seal.act.round, 1) == name;
        let mut waiting = self.seals.iter().filter(|seal| !seal.closed);
        let target = match waiting.find(named) {
            Some(seal) if self.draw(name).is_none() => seal.act.id(),
            Some(_) | None => name.to_owned(),
        };
        self.check_void(&target)?;
        Ok(target)
    }

    /// A draw that holds is voided before its visits have begun, a seal while it waits.
    ///
    /// # Errors
    /// [`BookFlaw::NothingToVoid`], or [`BookFlaw::Visited`] for a draw whose visits have begun.
    pub fn check_void(&self, target: &str) -> Result<(), BookFlaw> {
        let mut draws = self.draws.iter();
        if draws.any(|draw| !draw.voided() && draw.act.draw == target) {
            return if self.visits.has_any_of(target) {
                Err(BookFlaw::Visited(target.to_owned()))
            } else {
                Ok(())
            };
        }
        let mut seals = self.seals.iter();
        if seals.any(|seal| !seal.closed && seal.act.id() == target) {
            return Ok(());
        }
        Err(BookFlaw::NothingToVoid(target.to_owned()))
    }
}
