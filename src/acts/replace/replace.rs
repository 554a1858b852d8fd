//! A replacement in the book: the request, and what came of it, one line each, in this order.

use crate::domain::acts::entry::Act;
use crate::domain::acts::replacement::{Ground, ReplaceAct, ReplacedAct, SeatTaken};
use crate::domain::book::flaw::BookText;
use crate::domain::ground::hex;
use crate::domain::ground::moment::Moment;
use crate::domain::ground::sha::Sha;
use crate::domain::method::beacon::Beacon;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::given::Given;
use crate::domain::method::key::Seed;
use crate::domain::method::source::Source;
use crate::domain::method::standing::SeedStanding;
use crate::domain::replace::flaw::ReplacementFlaw;
use crate::domain::replace::replacement::{Ranked, SeatLots, most_visits};
use crate::domain::replace::request::{self, Lot};
use crate::domain::visit::log::Replacement;
use crate::domain::visit::visit_name::VisitName;

use super::scene::{Scene, Turnover};
use crate::acts::{BookHead, Desk};
use crate::disk::case::Case;
use crate::disk::ledger::{Hand, Ledger};
use crate::disk::{Trouble, os_random};

/// A replacement to be asked for, or a request whose lot is to be drawn.
#[derive(Debug)]
pub struct ReplaceRequest {
    /// The visit; of an object that is to be replaced, by the object's code.
    pub visit: VisitName,
    /// What is to be replaced, and why; nothing where a request that waits is to be finished.
    pub of: Option<Leaving>,
    /// The seed, where one was given.
    pub seed: Option<String>,
    /// The beacon, where one was given.
    pub beacon: Option<Beacon>,
    /// 处理决定, for seats that nobody may take.
    pub decision: Option<String>,
}

/// What is to be replaced, and why.
#[derive(Debug, Clone)]
pub struct Leaving {
    /// The inspector; without one an object.
    pub leaver: Option<String>,
    /// 更换事由.
    pub ground: Ground,
    /// In words.
    pub reason: String,
    /// Where the seed comes from, where it is said.
    pub source: Option<String>,
}

/// What came of a request.
#[derive(Debug)]
pub struct Taken {
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
    pub turnover: Turnover,
    /// What came of it; nothing while it waits for its seed.
    pub outcome: Option<Taken>,
    /// Names of whoever is named in it.
    pub names: Vec<(String, String)>,
    /// What the seed of the lot can prove; nothing where no lot was drawn.
    pub standing: Option<SeedStanding>,
    /// The book after it.
    pub book: BookHead,
}

/// Writes the request, and what came of it where its seed is there already; or draws the lot of the request that waits.
///
/// # Errors
/// The request may not be made, [`ReplacementFlaw::NothingWaits`], the seed does not go with the request, or the file
/// system fails; a request that was written then waits for its lot.
pub fn replace(desk: &Desk, request: ReplaceRequest) -> Result<Replaced, Trouble> {
    let case = Case::open(&desk.root)?;
    let seed = request.seed.as_deref().map(Seed::new).transpose()?;
    let given = request.beacon.map(Given::Beacon).or(seed.map(Given::Seed));
    if let Some(decision) = &request.decision {
        BookText::Decision.check(decision)?;
    }
    let leaving = match request.of {
        Some(leaving) => {
            BookText::Reason.check(&leaving.reason)?;
            Some(leaving)
        }
        None => None,
    };
    let mut ledger = desk.lock()?;
    let book = ledger.read.book.clone();
    let scene = Scene::open(&case, &book, &request.visit, desk.today())?;
    let replacing = Replacing {
        hand: &desk.hand,
        code: &request.visit.code,
        scene: &scene,
        given: given.as_ref(),
        now: (desk.fixing(&book), desk.using(&book)),
        decision: request.decision.as_deref(),
    };
    match leaving {
        Some(leaving) => {
            let now = replacing.now.0;
            let source = request::source(leaving.source.as_deref(), given.as_ref(), now)?;
            replacing.request(&mut ledger, leaving, &source)
        }
        None => replacing.finish(&mut ledger),
    }
}

struct Replacing<'a> {
    hand: &'a Hand,
    /// The code by which the visit was asked for.
    code: &'a str,
    scene: &'a Scene<'a>,
    given: Option<&'a Given>,
    /// The moments that count for a request and for a lot.
    now: (Moment, Moment),
    decision: Option<&'a str>,
}

impl Replacing<'_> {
    fn request(
        &self,
        ledger: &mut Ledger,
        leaving: Leaving,
        source: &Source,
    ) -> Result<Replaced, Trouble> {
        let (visit, logs) = (&self.scene.visit, &ledger.read.book.visits);
        let leaver = leaving.leaver.as_deref();
        request::check(visit, logs, leaver, leaving.ground)?;
        let object = match leaver {
            Some(_) => None,
            None => Some(request::lost_object(visit, self.code)?),
        };
        let act = ReplaceAct {
            visit: visit.id.clone(),
            leaver: leaving.leaver,
            object,
            ground: leaving.ground,
            reason: leaving.reason,
            source: source.text(),
        };
        let turnover = self.scene.turnover(&act)?;
        let lot = self.lot(&turnover, |given| {
            request::at_request(source, given, self.now.0)
        })?;
        let sha = ledger.append(Act::Replace(act.clone()), self.hand)?;
        let line = ledger.read.book.lines;
        let outcome = match lot {
            Some(Lot::Later) => None,
            lot => Some(self.draw(ledger, &turnover, (line, sha), lot)?),
        };
        Ok(self.replaced(ledger, turnover, (act, line, sha), outcome))
    }

    fn finish(&self, ledger: &mut Ledger) -> Result<Replaced, Trouble> {
        let (visit, logs) = (&self.scene.visit, &ledger.read.book.visits);
        let Some(waiting) = logs.pending(&visit.id) else {
            request::check_open(visit, logs)?;
            return Err(ReplacementFlaw::NothingWaits(visit.id.clone()).into());
        };
        let (act, line, sha) = (waiting.request.clone(), waiting.seq, waiting.sha);
        let source = Source::from_text(&act.source);
        let source = source.ok_or_else(|| DrawFlaw::SourceForm(act.source.clone()))?;
        let turnover = self.scene.turnover(&act)?;
        let lot = self.lot(&turnover, |given| {
            request::at_lot(&source, given, self.now.1)
        })?;
        let outcome = self.draw(ledger, &turnover, (line, sha), lot)?;
        Ok(self.replaced(ledger, turnover, (act, line, sha), Some(outcome)))
    }

    /// The lot, where one has to be drawn; seats that nobody may take are refused without a decision.
    fn lot(
        &self,
        turnover: &Turnover,
        rule: impl Fn(Option<&Given>) -> Result<Lot, ReplacementFlaw>,
    ) -> Result<Option<Lot>, Trouble> {
        let bench = self.scene.bench(turnover);
        let (team, leavers) = (&turnover.team, &turnover.leavers);
        let leaves_none = turnover.object.is_none() && team.is_empty();
        if !leaves_none {
            let fills = bench.fills(team, leavers);
            request::check_decision(&turnover.at, leavers, fills, self.decision)?;
        }
        let needed = bench.needs_a_lot(team, leavers);
        Ok(needed.then(|| rule(self.given)).transpose()?)
    }

    fn draw(
        &self,
        ledger: &mut Ledger,
        turnover: &Turnover,
        (line, sha): (u64, Sha),
        lot: Option<Lot>,
    ) -> Result<Taken, Trouble> {
        let scene = self.scene;
        let (seed, signature) = match lot {
            Some(Lot::Seed(used)) => (Some(used.seed), used.signature),
            Some(_) => (Some(os_random::seed()?), None),
            None => (None, None),
        };
        let key = seed.as_ref().map(|seed| scene.key(sha, seed));
        let bench = scene.bench(turnover);
        let (seats, team) = bench.replace(&turnover.team, &turnover.leavers, key);
        let act = ReplacedAct {
            request: line,
            request_sha256: sha,
            beacon: signature.map(|signature| hex::text(&signature)),
            seed: seed.map(|seed| seed.as_str().to_owned()),
            key,
            object: turnover.object.as_ref().map(|object| object.code.clone()),
            passed: turnover.passed.clone(),
            seats,
            decision: self.decision.map(str::to_owned),
        };
        ledger.append(Act::Replaced(act.clone()), self.hand)?;
        let mut lots = key.map(|key| SeatLots::new(bench.crew, key));
        let mut rank = |seat: &SeatTaken| {
            let ranked = seat.candidates.iter().map(|candidate| Ranked {
                cert: candidate.cert.clone(),
                name: scene.name_of(&candidate.cert),
                visits: candidate.visits,
                lot: lots.as_mut().and_then(|lots| lots.of(&candidate.cert)),
            });
            let mut ranked: Vec<Ranked> = ranked.collect();
            let most = most_visits(&seat.candidates).unwrap_or_default();
            ranked.sort_by_key(|r| (r.visits > most, r.lot, r.cert.clone()));
            ranked
        };
        let ranked = act.seats.iter().map(&mut rank).collect();
        Ok(Taken { act, ranked, team })
    }

    fn replaced(
        &self,
        ledger: &Ledger,
        turnover: Turnover,
        (request, line, sha): (ReplaceAct, u64, Sha),
        outcome: Option<Taken>,
    ) -> Replaced {
        let team = outcome.as_ref().map_or(&[][..], |outcome| &outcome.team);
        let people = self.scene.visit.team.iter().chain(team);
        let names = people.map(|cert| (cert.clone(), self.scene.name_of(cert)));
        let logs = &ledger.read.book.visits;
        let mut requests = logs.replacements.iter();
        let in_book = requests.find(|replacement| replacement.seq == line);
        Replaced {
            names: names.collect(),
            standing: in_book.and_then(Replacement::standing),
            request,
            line,
            sha,
            turnover,
            outcome,
            book: BookHead::from(ledger),
        }
    }
}
