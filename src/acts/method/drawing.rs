//! A draw from its texts to its line in the book: written completely, or not at all.

use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::year::flaw::PlanFlaw;
use crate::domain::year::{in_force, planned_round};
use std::path::Path;

use chrono::NaiveDate;

use crate::domain::acts::entry::{Act, DrawAct, draw_folder as folder_of, seal_folder};
use crate::domain::acts::files::Files;
use crate::domain::acts::origin::Origin;
use crate::domain::book::fold::{Book, SealedRound, TimesDrawn};
use crate::domain::ground::coverage::Coverage;
use crate::domain::method::draw;
use crate::domain::method::key::{Seed, derive};
use crate::domain::method::source::Source;
use crate::domain::method::verify::{Repeated, repeated};
use crate::domain::refusal::Refusal;
use crate::domain::year::in_force::InForce;
use crate::domain::year::lists::Lists;
use crate::domain::year::plan::Task;
use crate::domain::year::planned_round::Stage;
use crate::format::draw_json::DrawRecord;
use crate::format::manifest_text;
use crate::format::texts::Texts;

use super::round_texts::{self, Round};
use crate::disk::case::Case;
use crate::disk::ledger::{self, Hand, Ledger};
use crate::disk::library::Library;
use crate::disk::names::Names;
use crate::disk::{At, Trouble, clock, draw_folder, os_random, settle};

/// What is to be drawn.
pub struct Asked<'a> {
    /// The case folder.
    pub case: &'a Case,
    /// Its lists.
    pub lists: &'a Lists,
    /// The task.
    pub task: &'a Task,
    /// The round.
    pub round: u32,
    /// The seed given from outside.
    pub seed: Option<Seed>,
    /// Where that seed comes from, where whoever gives it says so.
    pub source: Option<Source>,
    /// Why a task of no published plan is drawn (临时任务).
    pub adhoc: Option<String>,
    /// The version of the plan in force.
    pub in_force: Option<&'a InForce>,
    /// The day.
    pub today: NaiveDate,
    /// Witnesses.
    pub witnesses: Vec<String>,
    /// The tool's name and version.
    pub tool: &'a str,
}

/// What came of it.
#[derive(Debug)]
pub struct Drawn<'a> {
    /// The draw's id; none for a rehearsal.
    pub id: Option<String>,
    /// Its folder below the case folder; none for a rehearsal.
    pub folder: Option<String>,
    /// The texts.
    pub texts: Texts,
    /// The outcome.
    pub repeated: Repeated,
    /// Names of what was drawn.
    pub names: Names<'a>,
    /// Drawn objects whose cap other draws had used up since the seal, with those draws.
    pub over_cap: Vec<(String, Vec<String>)>,
    /// Coverage of the year before and after.
    pub coverage: (Coverage, Coverage),
    /// Where the task comes from; nothing for a rehearsal of a task that is not published yet.
    pub origin: Option<Origin>,
    /// Where the day lies against the round's days.
    pub stage: Stage,
    /// The base at the plan's time and today's, when the library has shrunk by more than the settings let pass.
    pub shrunk: Option<(u64, u64)>,
}

/// The one seed of rehearsals.
const REHEARSAL: &str = "rehearsal";

impl<'a> Asked<'a> {
    /// Draws the round into the book.
    ///
    /// # Errors
    /// The round cannot be drawn, or the file system fails; then there is no draw, and the book is as it was.
    pub fn draw(
        &self,
        library: Library,
        ledger: &mut Ledger,
        hand: &Hand,
        times: &mut TimesDrawn,
    ) -> Result<Drawn<'a>, Trouble> {
        let root = &self.case.root;
        let book = &ledger.read.book;
        if let Some(drawn) = book.standing_draw(&self.task.id, self.round) {
            return Err(DrawFlaw::Drawn(drawn.act.draw.clone()).into());
        }
        let sealed = book.open_seal(&self.task.id, self.round).cloned();
        let origin = self.origin(sealed.as_ref())?;
        let (source, seed) = self.source_and_seed(sealed.as_ref())?;
        let id = book.next_draw(&self.task.id, self.round);
        let folder = folder_of(&id);
        let unfinished = settle::begin(root, &folder)?;
        let target = Target {
            times,
            origin: origin.as_ref(),
            id: &id,
            folder: &folder,
            unfinished: &unfinished,
        };
        let drawn = self.write(
            library,
            ledger,
            hand,
            (source, &seed),
            sealed.as_ref(),
            &target,
        );
        match drawn {
            Ok(mut drawn) => {
                settle::finish(root, &folder)?;
                for code in drawn.repeated.drawn.codes() {
                    times.note(code, &id);
                }
                drawn.id = Some(id);
                drawn.folder = Some(folder);
                Ok(drawn)
            }
            Err(error) => {
                settle::abandon(&unfinished);
                Err(error)
            }
        }
    }

    /// Rehearses the round: today's lists, the seed of rehearsals, nothing recorded.
    ///
    /// # Errors
    /// As [`Asked::draw`].
    pub fn rehearse(&self, library: Library) -> Result<Drawn<'a>, Trouble> {
        let origin = in_force::origin_of(self.in_force, self.task, self.adhoc.as_deref());
        // A rehearsal may come before the publication; a reason given for nothing is refused here too.
        let origin = match origin {
            Err(PlanFlaw::NotPublished { .. } | PlanFlaw::PlanChanged { .. })
                if self.adhoc.is_none() =>
            {
                None
            }
            origin => Some(origin?),
        };
        let folder = tempfile::tempdir().at(&std::env::temp_dir())?;
        let book = ledger::read(&self.case.root)?.book;
        let times = draw_folder::times_drawn(&self.case.root, &book)?;
        let round = Round {
            task: self.task,
            round: self.round,
            seal: 0,
            // A source that no draw has, so that no draw can ever have this outcome.
            source: Source::Event(REHEARSAL.to_owned()),
        };
        let texts = round_texts::write(
            self.case,
            self.lists,
            &library,
            &times,
            &round,
            folder.path(),
        )?;
        let base = library.taking_part;
        let seed = Seed::new(REHEARSAL).map_err(Refusal::Seed)?;
        let (repeated, names) = self.outcome(library, &texts, &seed, folder.path())?;
        let coverage = times.with(repeated.drawn.codes(), base);
        let over_cap = times.over(self.task.cap, repeated.drawn.codes());
        Ok(Drawn {
            id: None,
            folder: None,
            stage: planned_round::stage(texts.manifest.window, self.today),
            texts,
            repeated,
            names,
            over_cap,
            coverage,
            origin,
            shrunk: self.shrunk(&book, base),
        })
    }

    /// Where the task comes from: what the seal says, else what the plan in force says.
    fn origin(&self, sealed: Option<&SealedRound>) -> Result<Option<Origin>, Trouble> {
        match sealed {
            Some(_) if self.adhoc.is_some() => {
                Err(PlanFlaw::AdhocSealed(self.task.id.clone()).into())
            }
            Some(sealed) => Ok(sealed.act.origin.clone()),
            None => {
                let adhoc = self.adhoc.as_deref();
                Ok(Some(in_force::origin_of(self.in_force, self.task, adhoc)?))
            }
        }
    }

    fn shrunk(&self, book: &Book, base: u64) -> Option<(u64, u64)> {
        let then = book.plans.last()?.act.base;
        let shrunk = self.case.settings.has_shrunk(then, base);
        shrunk.then_some((then, base))
    }

    /// The source and the seed: what the seal says, else given, else the operating system.
    fn source_and_seed(&self, sealed: Option<&SealedRound>) -> Result<(Source, Seed), Trouble> {
        let from_os = || {
            os_random::bytes()
                .map(Seed::from_os_bytes)
                .at(Path::new("/dev/random"))
        };
        let Some(sealed) = sealed else {
            return match &self.seed {
                Some(seed) => {
                    let source = self.source.clone().unwrap_or(Source::Given);
                    Ok((source, seed.clone()))
                }
                None => Ok((Source::Os, from_os()?)),
            };
        };
        let text = &sealed.act.source;
        let source = Source::from_text(text)
            .ok_or_else(|| Refusal::Draw(DrawFlaw::SourceForm(text.clone())))?;
        if let Some(given) = self.source.as_ref().filter(|given| **given != source) {
            return Err(Refusal::Plan(PlanFlaw::OtherSource {
                given: given.text(),
                sealed: text.clone(),
            })
            .into());
        }
        match &self.seed {
            Some(_) if !source.takes_a_seed() => Err(DrawFlaw::SeedNotTaken.into()),
            Some(seed) if !source.fits(seed) => Err(DrawFlaw::SeedSpelling(text.clone()).into()),
            Some(seed) => Ok((source, seed.clone())),
            None if source.takes_a_seed() => Err(DrawFlaw::SeedNeeded(text.clone()).into()),
            None => Ok((source, from_os()?)),
        }
    }

    fn write(
        &self,
        library: Library,
        ledger: &mut Ledger,
        hand: &Hand,
        seed: (Source, &Seed),
        sealed: Option<&SealedRound>,
        target: &Target<'_>,
    ) -> Result<Drawn<'a>, Trouble> {
        let (source, seed) = seed;
        let times = target.times;
        let texts = if let Some(sealed) = sealed {
            self.sealed_texts(sealed, target.unfinished)?
        } else {
            let round = Round {
                task: self.task,
                round: self.round,
                seal: 0,
                source,
            };
            round_texts::write(
                self.case,
                self.lists,
                &library,
                times,
                &round,
                target.unfinished,
            )?
        };
        let base = library.taking_part;
        let shrunk = self.shrunk(&ledger.read.book, base);
        let (repeated, names) = self.outcome(library, &texts, seed, target.unfinished)?;
        let coverage = times.with(repeated.drawn.codes(), base);
        let over_cap = times.over(self.task.cap, repeated.drawn.codes());
        let record = DrawRecord {
            repeated,
            witnesses: self.witnesses.clone(),
            sealed_at: sealed.map(|sealed| sealed.time.clone()),
            drawn_at: clock::now(),
            coverage_before: coverage.0,
            coverage_after: coverage.1,
            origin: target.origin.cloned(),
            tool: self.tool.to_owned(),
        };
        let digests =
            draw_folder::write_records(target.unfinished, target.id, &record, &names, &texts)?;
        let repeated = record.repeated;
        let files = draw_folder::files_for_book(target.folder, digests);
        let act = self.act(&texts, &repeated, seed, target, files);
        // This line is the moment at which the round is drawn.
        ledger.append(Act::Draw(act), hand)?;
        Ok(Drawn {
            id: None,
            folder: None,
            stage: planned_round::stage(texts.manifest.window, self.today),
            texts,
            repeated,
            names,
            over_cap,
            coverage,
            origin: record.origin,
            shrunk,
        })
    }

    fn sealed_texts(&self, sealed: &SealedRound, unfinished: &Path) -> Result<Texts, Trouble> {
        let act = &sealed.act;
        let from = seal_folder(&act.task, act.round, act.seal);
        let broken = || Trouble::from(DrawFlaw::SealBroken(from.clone()));
        draw_folder::copy_texts(&self.case.root.join(&from), unfinished).map_err(|_| broken())?;
        let texts = draw_folder::read_texts(unfinished).map_err(|_| broken())?;
        if texts.manifest_sha == act.manifest {
            Ok(texts)
        } else {
            Err(broken())
        }
    }

    fn act(
        &self,
        texts: &Texts,
        repeated: &Repeated,
        seed: &Seed,
        target: &Target<'_>,
        files: Files,
    ) -> DrawAct {
        let manifest = &texts.manifest;
        DrawAct {
            draw: target.id.to_owned(),
            task: self.task.id.clone(),
            round: self.round,
            seal: manifest.seal,
            manifest: texts.manifest_sha,
            source: manifest.source.text(),
            seed: seed.as_str().to_owned(),
            standing: manifest.source.standing(manifest.seal).word().to_owned(),
            witnesses: self.witnesses.clone(),
            drawn: repeated.drawn.len() as u64,
            shortfall: repeated.shortfalls.iter().map(|s| s.missing).sum(),
            origin: target.origin.cloned(),
            files,
        }
    }

    /// Draws from the texts in `folder`, and finds the names of what was drawn.
    fn outcome(
        &self,
        library: Library,
        texts: &Texts,
        seed: &Seed,
        folder: &Path,
    ) -> Result<(Repeated, Names<'a>), Trouble> {
        let key = derive(manifest_text::write(&texts.manifest).as_bytes(), seed);
        let outcome = draw::draw(&texts.frame, &key.0);
        let lines: Vec<u32> = outcome.drawn.iter().map(|drawn| drawn.line).collect();
        // What was sealed need not be in today's library; what was written from it just now is.
        let (codes, places) = if texts.manifest.seal > 0 {
            let codes = draw_folder::codes(folder, &lines)?;
            let places = library.places(&codes);
            (codes, places)
        } else {
            library.drawn(&lines)
        };
        // From here on the library's keys are not needed any more, and go.
        let (header, prepared) = library.into_file();
        let (manifest, frame) = (&texts.manifest, &texts.frame);
        let (repeated, names) = rayon::join(
            || {
                repeated(
                    manifest,
                    texts.manifest_sha,
                    frame,
                    (seed, key),
                    &outcome,
                    &codes,
                )
            },
            || Names::fetch(self.lists, &manifest.items, &header, &prepared, &places),
        );
        Ok((repeated, names?))
    }
}

/// Where a draw is written.
struct Target<'a> {
    times: &'a TimesDrawn,
    origin: Option<&'a Origin>,
    id: &'a str,
    folder: &'a str,
    unfinished: &'a Path,
}
