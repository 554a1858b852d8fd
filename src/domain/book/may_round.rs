//! Whether a seal, a draw or the lot of a replacement may follow (rules 8, 9, 10, 16 and 17; 第14条). Each rule is asked by the
//! command too, before it writes anything.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::facts::Facts;
use super::flaw::{BookFlaw, BookText};
use super::fold::{Book, SealedRound};
use super::judgement::Judgement;

use crate::domain::acts::counted::Counted;
use crate::domain::acts::entry::{DrawAct, SealAct, draw_folder, seal_folder};
use crate::domain::acts::files::Files;
use crate::domain::acts::origin::Origin;
use crate::domain::acts::replacement::{ReplaceAct, SeatOutcome};
use crate::domain::ground::sha::Sha;
use crate::domain::lists::plan_flaw::PlanFlaw;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::manifest::Manifest;
use crate::domain::method::seed_kept::SeedKept;
use crate::domain::method::source::Source;
use crate::domain::method::text_flaw::TextName;

/// Whether these keys are all there.
pub(super) fn has_all<'a>(keys: impl Iterator<Item = &'a String>, needed: &[&str]) -> bool {
    let keys: BTreeSet<&str> = keys.map(String::as_str).collect();
    needed.iter().all(|needed| keys.contains(needed))
}

/// A line on a round that is being judged.
pub(super) struct Round<'a> {
    pub(super) book: &'a Book,
    pub(super) entry: &'a Counted<'a>,
    pub(super) facts: &'a dyn Facts,
    pub(super) found: &'a mut Judgement,
}

/// What a line says of its round, whether sealed or drawn.
struct RoundSaid<'a> {
    task: &'a str,
    round: u32,
    seal: u32,
    source: &'a str,
    cap: u32,
    origin: Option<&'a Origin>,
    bureau: &'a str,
    manifest: Sha,
    folder: String,
    /// What lies in the folder besides the texts.
    records: &'static [&'static str],
    files: &'a Files,
}

/// What the folder of a draw has besides its texts.
const RECORDS: [&str; 4] = ["draw.json", "list.csv", "SHA256SUMS", "beacon.txt"];

impl Book {
    /// A round is drawn once.
    ///
    /// # Errors
    /// [`DrawFlaw::Drawn`].
    pub fn check_undrawn(&self, task: &str, round: u32) -> Result<(), DrawFlaw> {
        let drawn = self.standing_draw(task, round);
        drawn.map_or(Ok(()), |drawn| Err(DrawFlaw::Drawn(drawn.act.draw.clone())))
    }

    /// A round is sealed once, before it is drawn.
    ///
    /// # Errors
    /// [`DrawFlaw::Drawn`] or [`DrawFlaw::Sealed`].
    pub fn check_unsealed(&self, task: &str, round: u32) -> Result<(), DrawFlaw> {
        self.check_undrawn(task, round)?;
        self.open_seal(task, round).map_or(Ok(()), |open| {
            let (manifest, source) = (open.act.manifest.to_string(), open.act.source.clone());
            Err(DrawFlaw::Sealed { manifest, source })
        })
    }
}

impl Round<'_> {
    /// A seal (封存).
    pub(super) fn seal(&mut self, seal: &SealAct) {
        let (book, entry) = (self.book, self.entry);
        self.found
            .take(PlanFlaw::check_not_over(book.year, entry.day()));
        self.found.take(book.check_unsealed(&seal.task, seal.round));
        if let Some(source) = self.source(&seal.source, 1) {
            let ahead = entry.fixed_at();
            let ahead = ahead.map_or(Ok(()), |moment| DrawFlaw::check_ahead(&source, moment));
            self.found.take(ahead);
        }
        let follows = seal.seal == book.next_seal(&seal.task, seal.round)
            && has_all(
                seal.lists.keys(),
                &["items", "objects", "inspectors", "plan"],
            );
        self.found.order(follows, entry.act.kind());
        let said = RoundSaid {
            task: &seal.task,
            round: seal.round,
            seal: seal.seal,
            source: &seal.source,
            cap: seal.cap,
            origin: seal.origin.as_ref(),
            bureau: &seal.settings.bureau,
            manifest: seal.manifest,
            folder: seal_folder(&seal.task, seal.round, seal.seal),
            records: &[],
            files: &seal.files,
        };
        self.round(&said, true);
    }

    /// A draw (抽取).
    pub(super) fn draw(&mut self, draw: &DrawAct) {
        let (book, entry) = (self.book, self.entry);
        self.found
            .take(PlanFlaw::check_in_year(book.year, entry.day()));
        self.found.take(book.check_undrawn(&draw.task, draw.round));
        for witness in &draw.witnesses {
            self.found.take(BookText::Witness.check(witness));
        }
        let kept = (draw.seed.as_str(), draw.beacon.as_deref());
        self.seed(&draw.source, draw.seal, kept);
        let sealed = book.open_seal(&draw.task, draw.round);
        if let Some(sealed) = sealed {
            self.of_seal(draw, sealed);
        }
        let follows = draw.draw == book.next_draw(&draw.task, draw.round)
            && draw.seal == sealed.map_or(0, |sealed| sealed.act.seal);
        self.found.order(follows, entry.act.kind());
        let said = RoundSaid {
            task: &draw.task,
            round: draw.round,
            seal: draw.seal,
            source: &draw.source,
            cap: draw.cap,
            origin: draw.origin.as_ref(),
            bureau: &draw.settings.bureau,
            manifest: draw.manifest,
            folder: draw_folder(&draw.draw),
            // The beacon lies there where the seed is a round's.
            records: if draw.beacon.is_some() {
                &RECORDS
            } else {
                &RECORDS[..RECORDS.len() - 1]
            },
            files: &draw.files,
        };
        if let Some(manifest) = self.round(&said, sealed.is_none()) {
            let mut takes = manifest.takes.iter().map(|take| take.take);
            let takes = takes.try_fold(0u64, u64::checked_add);
            let all = draw.drawn.checked_add(draw.shortfall);
            let is_all = takes.is_some() && takes == all;
            self.found.order(is_all, entry.act.kind());
        }
    }

    /// A sealed round is drawn from its seal: its texts, its source, its cap, and where the seal says that the task comes from.
    fn of_seal(&mut self, draw: &DrawAct, sealed: &SealedRound) {
        let seal = &sealed.act;
        if draw.seal != seal.seal {
            let (manifest, source) = (seal.manifest.to_string(), seal.source.clone());
            return self.found.flaw(DrawFlaw::Sealed { manifest, source });
        }
        if draw.source != seal.source {
            let (given, sealed) = (draw.source.clone(), seal.source.clone());
            self.found.flaw(PlanFlaw::OtherSource { given, sealed });
        }
        if draw.manifest != seal.manifest {
            let folder = seal_folder(&seal.task, seal.round, seal.seal);
            self.found.flaw(DrawFlaw::SealBroken(folder));
        }
        if draw.origin != seal.origin {
            self.found.flaw(PlanFlaw::AdhocSealed(seal.task.clone()));
        }
        let same = (draw.cap, &draw.since_plan) == (seal.cap, &seal.since_plan);
        self.found.order(same, self.entry.act.kind());
    }

    /// What seals and draws have in common. `is_new`: the line says where the task comes from, and no seal before it.
    fn round(&mut self, said: &RoundSaid<'_>, is_new: bool) -> Option<Rc<Manifest>> {
        if is_new {
            self.origin(said);
        }
        let file = |name: &str| format!("{}/{name}", said.folder);
        let texts = TextName::OF_A_DRAW.iter().map(|name| name.file());
        let mut files = texts.chain(said.records.iter().copied()).map(file);
        if let Some(file) = files.find(|file| !said.files.contains_key(file)) {
            self.found.flaw(BookFlaw::NotNamed(file));
        }
        let own = said.files.get(&file("manifest.txt")) == Some(&said.manifest);
        self.found.order(own, self.entry.act.kind());
        let manifest = self.facts.manifest(&said.folder, said.manifest);
        let manifest = self.found.at_hand(manifest);
        if is_new {
            self.planned(said, manifest.as_deref());
        }
        let manifest = manifest?;
        let says = (manifest.task.as_str(), manifest.round, manifest.seal);
        let same = says == (said.task, said.round, said.seal);
        if !same || manifest.source.text() != said.source {
            self.found.flaw(DrawFlaw::SealBroken(said.folder.clone()));
        }
        if manifest.bureau != said.bureau {
            let (asked, bureau) = (manifest.bureau.clone(), said.bureau.to_owned());
            self.found.flaw(PlanFlaw::OtherBureau { asked, bureau });
        }
        let (from, to) = manifest.window;
        self.found
            .take(PlanFlaw::check_in_year(self.book.year, from));
        self.found.take(PlanFlaw::check_in_year(self.book.year, to));
        Some(manifest)
    }

    /// Where the task comes from: the version of the plan in force, or a reason.
    fn origin(&mut self, said: &RoundSaid<'_>) {
        let task = said.task.to_owned();
        let in_force = self
            .book
            .plans
            .last()
            .map(|plan| (plan.act.version, plan.act.plan));
        let version = in_force.map_or(0, |(version, _)| version);
        match said.origin {
            Some(Origin::Adhoc { reason }) => self.found.take(BookText::Reason.check(reason)),
            Some(Origin::Plan { version, sha256 }) if in_force == Some((*version, *sha256)) => {}
            Some(Origin::Plan { .. }) if in_force.is_some() => {
                self.found.flaw(PlanFlaw::PlanChanged { task, version });
            }
            Some(Origin::Plan { .. }) => self.found.flaw(PlanFlaw::NoPlan),
            None => self.found.flaw(PlanFlaw::NotPublished { task, version }),
        }
    }

    /// A task of the plan in force is sealed and drawn as it says; one of another origin is not in it.
    fn planned(&mut self, said: &RoundSaid<'_>, manifest: Option<&Manifest>) {
        let Some(plan) = self.book.plans.last() else {
            return;
        };
        let says = self.facts.plan(&plan.act, self.book.year);
        let Some(says) = self.found.at_hand(says) else {
            return;
        };
        let (task, version) = (said.task.to_owned(), plan.act.version);
        match (says.tasks.get(said.task), said.origin) {
            (Some(_), Some(Origin::Adhoc { .. })) => {
                self.found.flaw(PlanFlaw::NotAdhoc { task, version });
            }
            (None, Some(Origin::Plan { .. })) => {
                self.found.flaw(PlanFlaw::NotPublished { task, version });
            }
            (Some(known), Some(Origin::Plan { .. })) => {
                let place = usize::try_from(said.round).unwrap_or(usize::MAX);
                let days = place
                    .checked_sub(1)
                    .and_then(|place| known.rounds.get(place));
                let Some(days) = days else {
                    let times = u32::try_from(known.rounds.len()).unwrap_or(u32::MAX);
                    let round = said.round;
                    return self.found.flaw(DrawFlaw::NoRound { round, times });
                };
                let as_planned = manifest.is_none_or(|manifest| known.is_that_of(manifest, *days));
                if !as_planned || known.cap != said.cap {
                    self.found.flaw(PlanFlaw::PlanChanged { task, version });
                }
            }
            (_, None) | (None, Some(Origin::Adhoc { .. })) => {}
        }
    }

    /// A source that goes with a seal, or with none.
    fn source(&mut self, text: &str, seal: u32) -> Option<Source> {
        let source = Source::from_text(text).filter(|source| source.goes_with(seal));
        if source.is_none() {
            self.found.flaw(DrawFlaw::SourceForm(text.to_owned()));
        }
        source
    }

    /// A seed that goes with its source, and was used when it could be known.
    fn seed(&mut self, source: &str, seal: u32, (seed, beacon): (&str, Option<&str>)) {
        let Some(source) = self.source(source, seal) else {
            return;
        };
        let verified = self.facts.verifies_beacons();
        let kept = SeedKept {
            seed,
            beacon,
            verified,
        };
        self.found.take(kept.check(&source));
        let used = self.entry.used_at();
        let known = used.map_or(Ok(()), |moment| DrawFlaw::check_known(&source, moment));
        self.found.take(known);
    }

    /// A request to replace an inspector names a source whose seed is still to come, or one that nobody has to wait for.
    pub(super) fn request(&mut self, act: &ReplaceAct) {
        let Some(seat) = act.seat() else {
            return;
        };
        match self.source(&seat.source, 0) {
            Some(source @ (Source::Drand(_) | Source::Event(_))) => {
                let fixed = self.entry.fixed_at();
                let ahead = fixed.map_or(Ok(()), |moment| DrawFlaw::check_ahead(&source, moment));
                self.found.take(ahead);
            }
            Some(Source::Os | Source::Given) | None => {}
        }
    }

    /// The lot of a request: its seed goes with the source that the request names.
    pub(super) fn lot(&mut self, outcome: &SeatOutcome) {
        let requests = &self.book.visits.replacements.requests;
        let request = requests
            .iter()
            .find(|request| request.seq == outcome.request);
        if let Some(seat) = request.and_then(|request| request.request.seat()) {
            let kept = (outcome.seed.as_str(), outcome.beacon.as_deref());
            self.seed(&seat.source, 0, kept);
        }
    }
}
