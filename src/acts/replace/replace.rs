//! A replacement in the book: each request and what came of it, one line each, in this order; or what was decided where
//! nobody may take a seat.

use crate::domain::acts::entry::Act;
use crate::domain::acts::replacement::{
    DecisionAct, Ground, ObjectOutcome, ObjectRequest, ReplaceAct, ReplacedAct, SeatOutcome,
    SeatRequest,
};
use crate::domain::book::flaw::BookText;
use crate::domain::ground::hex;
use crate::domain::ground::moment::Moment;
use crate::domain::ground::sha::Sha;
use crate::domain::method::beacon::Beacon;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::given::Given;
use crate::domain::method::key::Seed;
use crate::domain::method::source::Source;
use crate::domain::replace::flaw::ReplacementFlaw;
use crate::domain::replace::request::{self, Lot};
use crate::domain::visit::flaw::VisitFlaw;
use crate::domain::visit::replacements::{Change, Replacement};
use crate::domain::visit::visit_name::VisitName;
use crate::domain::visit::visits::Visit;

use super::replaced::{ObjectReplaced, Replaced, SeatDrawn, SeatReplaced};
use super::scene::{NewObject, Scene};
use crate::acts::visit::people::People;
use crate::acts::{BookHead, Desk};
use crate::disk::case::Case;
use crate::disk::ledger::{Hand, Ledger};
use crate::disk::{Trouble, os_random};

/// A replacement to be asked for, or a request whose lot is to be drawn.
#[derive(Debug)]
pub struct ReplaceRequest {
    /// The visit; of an object that is to be replaced, by the object's code.
    pub visit: VisitName,
    /// What is asked for.
    pub asked: Asked,
    /// The seed, where one was given.
    pub seed: Option<String>,
    /// The beacon, where one was given.
    pub beacon: Option<Beacon>,
}

/// What is asked for.
#[derive(Debug, Clone)]
pub enum Asked {
    /// That an inspector be replaced.
    Seat {
        /// The certificate number.
        leaver: String,
        /// Why.
        why: Why,
        /// Where the seed comes from, where it is said.
        source: Option<String>,
    },
    /// That an inspector leave, although nobody may take the seat.
    Decision {
        /// The certificate number.
        leaver: String,
        /// Why.
        why: Why,
        /// 处理决定.
        decision: String,
    },
    /// That an object be replaced, and whoever is recused from the one in its place.
    Object {
        /// Why.
        why: Why,
        /// Where the seeds of those lots come from, where it is said.
        source: Option<String>,
    },
    /// That a request that waits be finished.
    Lot,
}

impl Asked {
    /// The same with the certificate number of whom it means.
    fn of(mut self, people: &People, visit: &Visit) -> Result<Self, VisitFlaw> {
        if let Self::Seat { leaver, .. } | Self::Decision { leaver, .. } = &mut self {
            *leaver = people.cert(visit, leaver)?;
        }
        Ok(self)
    }
}

/// Why somebody or something is replaced.
#[derive(Debug, Clone)]
pub struct Why {
    /// 更换事由.
    pub ground: Ground,
    /// In words.
    pub reason: String,
}

/// Writes a request, and what came of it where its seed is there already; or what was decided; or draws the lot of the
/// request that waits.
///
/// # Errors
/// The request may not be made, [`ReplacementFlaw::NothingWaits`], the seed does not go with the request, or the file system
/// fails. What fails after something came into the book is no error, but [`Replaced::stopped`].
pub fn replace(desk: &Desk, request: ReplaceRequest) -> Result<Replaced, Trouble> {
    let case = Case::open(&desk.root)?;
    let seed = request.seed.as_deref().map(Seed::new).transpose()?;
    let given = request.beacon.map(Given::Beacon).or(seed.map(Given::Seed));
    check_texts(&request.asked)?;
    let ledger = desk.lock()?;
    let book = &ledger.read.book;
    let now = (desk.fixing(book), desk.using(book));
    let mut replacing = Replacing {
        hand: &desk.hand,
        scene: Scene::open(&case, book, &request.visit, desk.today_in(book))?,
        begun: book.lines,
        given,
        now,
        ledger,
        object: None,
        seats: Vec::new(),
        decision: None,
    };
    let people = replacing.scene.people();
    let asked = request.asked.of(&people, &replacing.scene.visit)?;
    match replacing.run(asked) {
        Ok(()) => Ok(replacing.replaced(None)),
        Err(trouble) if replacing.has_written() => Ok(replacing.replaced(Some(trouble))),
        Err(trouble) => Err(people.named_in(trouble)),
    }
}

fn check_texts(asked: &Asked) -> Result<(), Trouble> {
    match asked {
        Asked::Decision { why, decision, .. } => {
            BookText::Decision.check(decision)?;
            BookText::Reason.check(&why.reason)?;
        }
        Asked::Seat { why, .. } | Asked::Object { why, .. } => {
            BookText::Reason.check(&why.reason)?;
        }
        Asked::Lot => {}
    }
    Ok(())
}

struct Replacing<'a> {
    hand: &'a Hand,
    scene: Scene<'a>,
    /// How many lines the book had.
    begun: u64,
    given: Option<Given>,
    /// The moments that count for a request and for a lot.
    now: (Moment, Moment),
    ledger: Ledger,
    object: Option<ObjectReplaced>,
    seats: Vec<SeatReplaced>,
    decision: Option<(DecisionAct, u64)>,
}

impl Replacing<'_> {
    fn run(&mut self, asked: Asked) -> Result<(), Trouble> {
        match asked {
            Asked::Seat {
                leaver,
                why,
                source,
            } => {
                let logs = &self.ledger.read.book.visits;
                request::check_seat(&self.scene.visit, logs, &leaver, why.ground)?;
                let (source, lot) = self.source(source.as_deref())?;
                self.ask(leaver, why, &source, lot)
            }
            Asked::Decision {
                leaver,
                why,
                decision,
            } => self.decide(leaver, why, decision),
            Asked::Object { why, source } => {
                let (source, lot) = self.source(source.as_deref())?;
                self.lose(why, &source, &lot)
            }
            Asked::Lot => self.finish(),
        }
    }

    /// The source as it is said, and its lot now.
    fn source(&self, said: Option<&str>) -> Result<(Source, Lot), Trouble> {
        let given = self.given.as_ref();
        let source = request::source(said, given, self.now.0)?;
        let lot = request::at_request(&source, given, self.now.0)?;
        Ok((source, lot))
    }

    /// Appends a line; gives its number and its digest.
    fn append(&mut self, act: Act) -> Result<(u64, Sha), Trouble> {
        let sha = self.ledger.append(act, self.hand)?;
        Ok((self.ledger.read.book.lines, sha))
    }

    /// Asks for a seat, and draws its lot where the seed is there.
    fn ask(&mut self, leaver: String, why: Why, source: &Source, lot: Lot) -> Result<(), Trouble> {
        let sorted = self.scene.sort(&self.ledger.read.book, &leaver);
        let visit = self.scene.visit.id.clone();
        request::check_candidates(&visit, &leaver, &sorted, false)?;
        let request = SeatRequest {
            visit,
            leaver,
            ground: why.ground,
            reason: why.reason,
            source: source.text(),
            candidates: sorted.candidates,
            struck: sorted.struck,
        };
        let line = self.append(Act::Replace(ReplaceAct::Seat(request.clone())))?;
        self.seats.push(SeatReplaced {
            request,
            line,
            lot: None,
        });
        self.draw(lot)
    }

    /// Draws the lot of the seat that was asked for last.
    fn draw(&mut self, lot: Lot) -> Result<(), Trouble> {
        let (seed, signature) = match lot {
            Lot::Later => return Ok(()),
            Lot::Seed(used) => (used.seed, used.signature),
            Lot::FromSystem => (os_random::seed()?, None),
        };
        let Some(seat) = self.seats.last_mut() else {
            return Ok(());
        };
        let (line, sha) = seat.line;
        let key = self.scene.key(sha, &seed);
        let mut lots = self.scene.lots(key);
        let ranked = lots.ranked(&seat.request.candidates);
        let taker = lots.taker(&seat.request.candidates).unwrap_or_default();
        let outcome = SeatOutcome {
            request: line,
            request_sha256: sha,
            seed: seed.as_str().to_owned(),
            key,
            beacon: signature.map(|signature| hex::text(&signature)),
            taker: taker.to_owned(),
        };
        let act = Act::Replaced(ReplacedAct::Seat(outcome.clone()));
        self.ledger.append(act, self.hand)?;
        let replacements = &self.ledger.read.book.visits.replacements;
        let mut requests = replacements.requests.iter();
        let in_book = requests.find(|replacement| replacement.seq == line);
        self.scene.change(Change::Seat {
            at: &seat.request.visit,
            leaver: &seat.request.leaver,
            taker: Some(&outcome.taker),
        });
        seat.lot = Some(SeatDrawn {
            outcome,
            standing: in_book.and_then(Replacement::standing),
            ranked,
        });
        Ok(())
    }

    /// Puts the next object in the place of a lost one, and asks for the seats of whoever is recused from its visit;
    /// `first` is the lot of the first of them.
    fn lose(&mut self, why: Why, source: &Source, first: &Lot) -> Result<(), Trouble> {
        let logs = &self.ledger.read.book.visits;
        let object = request::check_object(&self.scene.visit, logs, &self.scene.code, why.ground)?;
        let next = self.scene.next_object(&self.ledger.read.book, &object)?;
        let request = ObjectRequest {
            visit: self.scene.visit.id.clone(),
            object,
            ground: why.ground,
            reason: why.reason,
            passed: next.passed,
        };
        let line = self.append(Act::Replace(ReplaceAct::Object(request.clone())))?;
        self.come(request, line, next.object, next.still_listed)?;
        let Some(came) = self.object.as_ref().and_then(|lost| lost.object.as_ref()) else {
            return Ok(());
        };
        let reason = Ground::reason_of_recusal(&came.code);
        let ground = Ground::Recusal;
        for (place, leaver) in self.recused_members().into_iter().enumerate() {
            // A named source and a typed seed serve one lot: the next is asked for when this one has come.
            if place > 0 && *first != Lot::FromSystem {
                break;
            }
            let reason = reason.clone();
            self.ask(leaver, Why { ground, reason }, source, first.clone())?;
        }
        Ok(())
    }

    /// Notes what came of a request to replace an object.
    fn come(
        &mut self,
        request: ObjectRequest,
        line: (u64, Sha),
        object: Option<NewObject>,
        still_listed: bool,
    ) -> Result<(), Trouble> {
        let outcome = ObjectOutcome {
            request: line.0,
            request_sha256: line.1,
            object: object.as_ref().map(|object| object.code.clone()),
        };
        self.append(Act::Replaced(ReplacedAct::Object(outcome.clone())))?;
        self.scene.take(&request, object.as_ref());
        let joins = object.is_some() && self.scene.visit.objects.len() > 1;
        self.object = Some(ObjectReplaced {
            request,
            line,
            outcome,
            object,
            joins,
            still_listed,
        });
        Ok(())
    }

    /// Lets an inspector leave whose seat nobody may take.
    fn decide(&mut self, leaver: String, why: Why, decision: String) -> Result<(), Trouble> {
        let book = &self.ledger.read.book;
        let visit = &self.scene.visit;
        request::check_open(visit, &book.visits)?;
        request::check_member(visit, &leaver)?;
        request::check_ground(why.ground, true)?;
        let sorted = self.scene.sort(book, &leaver);
        request::check_candidates(&visit.id, &leaver, &sorted, true)?;
        let act = DecisionAct {
            visit: visit.id.clone(),
            leaver,
            ground: why.ground,
            reason: why.reason,
            decision,
            struck: sorted.struck,
        };
        let (line, _) = self.append(Act::Decision(act.clone()))?;
        self.scene.change(Change::Seat {
            at: &act.visit,
            leaver: &act.leaver,
            taker: None,
        });
        self.decision = Some((act, line));
        Ok(())
    }

    /// Draws the lot of the request that waits; of an object's that was cut off, puts the next one in its place.
    fn finish(&mut self) -> Result<(), Trouble> {
        let (visit, logs) = (&self.scene.visit, &self.ledger.read.book.visits);
        let Some(waiting) = logs.replacements.pending(&visit.id) else {
            request::check_open(visit, logs)?;
            return Err(ReplacementFlaw::NothingWaits(visit.id.clone()).into());
        };
        let line = (waiting.seq, waiting.sha);
        let given = self.given.as_ref();
        match waiting.request.clone() {
            ReplaceAct::Seat(request) => {
                let source = Source::from_text(&request.source);
                let source = source.ok_or_else(|| DrawFlaw::SourceForm(request.source.clone()))?;
                let lot = request::at_lot(&source, given, self.now.1)?;
                self.seats.push(SeatReplaced {
                    request,
                    line,
                    lot: None,
                });
                self.draw(lot)
            }
            ReplaceAct::Object(_) if given.is_some() => Err(ReplacementFlaw::SeedNotTaken.into()),
            ReplaceAct::Object(request) => {
                let object = self.scene.object_of(&request)?;
                self.come(request, line, object, false)
            }
        }
    }

    /// The members of the visit who must leave it; none of a visit that is lost.
    fn recused_members(&self) -> Vec<String> {
        if self.scene.visit.is_lost() {
            return Vec::new();
        }
        self.scene.recused_members(&self.ledger.read.book)
    }

    fn has_written(&self) -> bool {
        self.ledger.read.book.lines > self.begun
    }

    fn replaced(self, stopped: Option<Trouble>) -> Replaced {
        let book = &self.ledger.read.book;
        let visit = &self.scene.visit;
        let pending = book.visits.replacements.pending(&visit.id);
        let asked = pending.and_then(|waiting| waiting.request.seat());
        let mut to_replace = self.recused_members();
        to_replace.retain(|cert| asked.is_none_or(|asked| asked.leaver != *cert));
        let seats = self.seats.iter().flat_map(|seat| {
            let candidates = seat.request.candidates.iter().map(|c| &c.cert);
            candidates.chain([&seat.request.leaver])
        });
        let decided = self.decision.iter().map(|(act, _)| &act.leaver);
        let people = visit.team.iter().chain(seats).chain(decided);
        let names = people.filter_map(|cert| {
            let name = self.scene.name_of(cert)?;
            Some((cert.clone(), name.to_owned()))
        });
        Replaced {
            names: names.collect(),
            visit: visit.id.clone(),
            team: visit.team.clone(),
            to_replace,
            stopped,
            book: BookHead::from(&**book),
            object: self.object,
            seats: self.seats,
            decision: self.decision,
        }
    }
}
