//! A replacement in the book: the request, and what came of it, one line each, in this order.

use crate::domain::method::draw_flaw::DrawFlaw;
use std::path::Path;

use chrono::NaiveDate;

use crate::domain::acts::entry::Act;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::replacement::{Ground, ReplaceAct, ReplacedAct, SeatTaken};
use crate::domain::ground::sha::Sha;
use crate::domain::method::key::Seed;
use crate::domain::method::source::Source;
use crate::domain::refusal::Refusal;
use crate::domain::replace::flaw::ReplacementFlaw;
use crate::domain::replace::replacement::{Lots, Ranked};
use crate::domain::replace::request;
use crate::domain::replace::request::Lot;

use super::scene::{Change, Scene};
use crate::disk::case::Case;
use crate::disk::ledger::{Hand, Ledger};
use crate::disk::{At, Trouble, os_random};

/// What is to be replaced, and why.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The inspector; without one the object.
    pub leaver: Option<String>,
    /// 更换事由.
    pub ground: Ground,
    /// In words.
    pub reason: String,
    /// Where the seed comes from.
    pub source: Source,
}

/// Who acts, on what.
pub struct Replacing<'a> {
    /// The case folder.
    pub case: &'a Case,
    /// The day.
    pub today: NaiveDate,
    /// Who writes into the book.
    pub hand: &'a Hand,
    /// The visit.
    pub visit: &'a VisitId,
    /// The seed, where one was given.
    pub seed: Option<&'a Seed>,
    /// 处理决定, for seats that nobody may take.
    pub decision: Option<&'a str>,
}

/// What came of a request.
#[derive(Debug)]
pub struct Outcome {
    /// As the book has it.
    pub act: ReplacedAct,
    /// The candidates of each seat, in the order in which they would take it.
    pub ranked: Vec<Vec<Ranked>>,
    /// The team now.
    pub team: Vec<String>,
}

/// A request, and what came of it.
#[derive(Debug)]
pub struct Replaced {
    /// The request.
    pub request: ReplaceAct,
    /// Its line.
    pub line: u64,
    /// The digest of that line.
    pub sha: Sha,
    /// What changes.
    pub change: Change,
    /// What came of it; nothing while it waits for its seed.
    pub outcome: Option<Outcome>,
    /// Names of whoever is named in it.
    pub names: Vec<(String, String)>,
}

impl Replacing<'_> {
    /// Writes the request, and what came of it where its seed is there already.
    ///
    /// # Errors
    /// The request may not be made, or the file system fails; a request that was written then waits for its lot.
    pub fn request(&self, ledger: &mut Ledger, asked: Asked) -> Result<Replaced, Trouble> {
        let book = ledger.read.book.clone();
        let scene = Scene::open(self.case, &book, self.visit, self.today)?;
        let leaver = asked.leaver.as_deref();
        request::check(&scene.visit, &book.visits, leaver, asked.ground)?;
        let change = scene.change(leaver)?;
        let lot = self.lot(&scene, &change, |seed| {
            request::at_request(&asked.source, seed)
        })?;
        let act = ReplaceAct {
            visit: self.visit.clone(),
            leaver: asked.leaver,
            ground: asked.ground,
            reason: asked.reason,
            source: asked.source.text(),
        };
        let sha = ledger.append(Act::Replace(act.clone()), self.hand)?;
        let line = ledger.read.book.lines;
        let outcome = match lot {
            Some(Lot::Later) => None,
            lot => Some(self.draw(ledger, (&scene, &change), (line, sha), lot, &asked.source)?),
        };
        Ok(replaced(&scene, change, (act, line, sha), outcome))
    }

    /// Draws the lot of the request that waits.
    ///
    /// # Errors
    /// [`ReplacementFlaw::NothingWaits`], the seed does not go with the request, or the file system fails.
    pub fn finish(&self, ledger: &mut Ledger) -> Result<Replaced, Trouble> {
        let book = ledger.read.book.clone();
        let scene = Scene::open(self.case, &book, self.visit, self.today)?;
        let Some(waiting) = book.visits.pending(self.visit) else {
            request::check_open(&scene.visit, &book.visits)?;
            let flaw = ReplacementFlaw::NothingWaits(self.visit.clone());
            return Err(Refusal::Replacement(flaw).into());
        };
        let act = waiting.request.clone();
        let source = Source::from_text(&act.source)
            .ok_or_else(|| Refusal::Draw(DrawFlaw::SourceForm(act.source.clone())))?;
        let change = scene.change(act.leaver.as_deref())?;
        let lot = self.lot(&scene, &change, |seed| request::at_lot(&source, seed))?;
        let (line, sha) = (waiting.seq, waiting.sha);
        let outcome = self.draw(ledger, (&scene, &change), (line, sha), lot, &source)?;
        Ok(replaced(&scene, change, (act, line, sha), Some(outcome)))
    }

    /// The lot, where one has to be drawn; seats that nobody may take are refused without a decision.
    fn lot(
        &self,
        scene: &Scene<'_>,
        change: &Change,
        rule: impl Fn(Option<&Seed>) -> Result<Lot, ReplacementFlaw>,
    ) -> Result<Option<Lot>, Trouble> {
        let bench = scene.bench(change);
        let leaves_none = change.object.is_none() && change.team.is_empty();
        if !leaves_none {
            let fills = bench.fills(&change.team, &change.leavers);
            request::check_decision(&change.at, &change.leavers, fills, self.decision)?;
        }
        let needed = bench.needs_a_lot(&change.team, &change.leavers);
        Ok(needed.then(|| rule(self.seed)).transpose()?)
    }

    fn draw(
        &self,
        ledger: &mut Ledger,
        (scene, change): (&Scene<'_>, &Change),
        (line, sha): (u64, Sha),
        lot: Option<Lot>,
        source: &Source,
    ) -> Result<Outcome, Trouble> {
        let seed = match lot {
            Some(Lot::Seed(seed)) => Some(seed),
            Some(_) => {
                let bytes = os_random::bytes().at(Path::new("/dev/random"))?;
                Some(Seed::from_os_bytes(bytes))
            }
            None => None,
        };
        let key = seed.as_ref().map(|seed| scene.key(sha, seed));
        let bench = scene.bench(change);
        let (seats, team) = bench.replace(&change.team, &change.leavers, key);
        let act = ReplacedAct {
            request: line,
            request_sha256: sha,
            standing: seed.as_ref().map(|_| source.standing(1).word().to_owned()),
            seed: seed.map(|seed| seed.as_str().to_owned()),
            key,
            object: change.object.as_ref().map(|object| object.code.clone()),
            passed: change.passed.clone(),
            seats,
            decision: self.decision.map(str::to_owned),
        };
        ledger.append(Act::Replaced(act.clone()), self.hand)?;
        let mut lots = key.map(|key| Lots::new(bench.crew, key));
        let mut rank = |seat: &SeatTaken| {
            let ranked = seat.candidates.iter().map(|candidate| Ranked {
                cert: candidate.cert.clone(),
                name: scene.name_of(&candidate.cert),
                visits: candidate.visits,
                lot: lots.as_mut().and_then(|lots| lots.of(&candidate.cert)),
            });
            let mut ranked: Vec<Ranked> = ranked.collect();
            ranked.sort_by(|a, b| (a.visits, a.lot, &a.cert).cmp(&(b.visits, b.lot, &b.cert)));
            ranked
        };
        let ranked = act.seats.iter().map(&mut rank).collect();
        Ok(Outcome { act, ranked, team })
    }
}

fn replaced(
    scene: &Scene<'_>,
    change: Change,
    (request, line, sha): (ReplaceAct, u64, Sha),
    outcome: Option<Outcome>,
) -> Replaced {
    let team = outcome.as_ref().map_or(&[][..], |outcome| &outcome.team);
    let people = scene.visit.team.iter().chain(team);
    let names = people.map(|cert| (cert.clone(), scene.name_of(cert)));
    Replaced {
        names: names.collect(),
        request,
        line,
        sha,
        change,
        outcome,
    }
}
