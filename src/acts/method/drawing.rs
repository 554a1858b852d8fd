//! A round drawn from its texts into its folder and the book, alone or in a run of the plan.

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::acts::entry::{Act, DrawAct, draw_folder as folder_of, seal_folder};
use crate::domain::acts::files::Files;
use crate::domain::acts::origin::Origin;
use crate::domain::acts::since_plan::SincePlan;
use crate::domain::book::fold::{Book, SealedRound};
use crate::domain::book::passed_over::PassedOver;
use crate::domain::book::times_drawn::TimesDrawn;
use crate::domain::day::calendar::Deadline;
use crate::domain::ground::hex;
use crate::domain::ground::moment::Moment;
use crate::domain::lists::plan_flaw::PlanFlaw;
use crate::domain::method::draw;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::given::{Given, SeedMisfit, SeedUsed};
use crate::domain::method::key::{Keys, Seed};
use crate::domain::method::source::Source;
use crate::domain::method::verify::{Repeated, repeated};
use crate::domain::refusal::Refusal;
use crate::domain::year::in_force::InForce;
use crate::domain::year::lists::Lists;
use crate::domain::year::plan::Task;
use crate::domain::year::{in_force, planned_round, seed_list};
use crate::format::draw_json::DrawRecord;
use crate::format::texts::Texts;
use crate::format::{list_csv, manifest_text};

use super::draw_made::DrawMade;
use super::round_texts::{self, Round};
use super::side_by_side::{self, SideBySide};
use super::{passed_over, since_plan};
use crate::acts::lists::round_lists::{RoundLists, WantedRound};
use crate::acts::year::numbers;
use crate::acts::{BookHead, Desk, TOOL};
use crate::disk::case::Case;
use crate::disk::durable::Flushing;
use crate::disk::ledger::{Hand, Ledger};
use crate::disk::library::Library;
use crate::disk::names::Names;
use crate::disk::{
    Trouble, book_read, calendar, clock, draw_folder, os_random, settle, temporary, times_drawn,
};

/// The one seed of rehearsals.
const REHEARSAL: &str = "rehearsal";
/// The salt of rehearsals. It hides nothing, since nothing is kept; so a rehearsal comes out the same until the lists change.
const REHEARSAL_SALT: &str = "0000000000000000000000000000000000000000000000000000000000000000\n";

/// A round with all that it is drawn from.
pub struct RoundToDraw<'a> {
    /// The case folder.
    pub case: &'a Case,
    /// Its lists.
    pub lists: Arc<Lists>,
    /// The task.
    pub task: Task,
    /// The round.
    pub round: u32,
    /// The seed given from outside, or the beacon.
    pub given: Option<Given>,
    /// Where that seed comes from, where whoever gives it says so.
    pub source: Option<Source>,
    /// Why a task of no published plan is drawn.
    pub adhoc: Option<&'a str>,
    /// The version of the plan in force.
    pub in_force: Option<&'a InForce>,
    /// The day.
    pub today: NaiveDate,
    /// The moment that counts for using a seed.
    pub now: Moment,
    /// Witnesses.
    pub witnesses: &'a [String],
}

impl<'a> RoundToDraw<'a> {
    /// Reads today's lists for a round, to be drawn by nobody's seed yet; gives its library and the number of faults, which
    /// only a round that waits with its seal may have.
    ///
    /// # Errors
    /// As `read`, which is to read them.
    pub fn read(
        (desk, case): (&Desk, &'a Case),
        (task, round): (&str, u32),
        book: &Book,
        witnesses: &'a [String],
        read: impl FnOnce(WantedRound<'_>) -> Result<RoundLists, Trouble>,
    ) -> Result<(Self, Library, u64), Trouble> {
        let sealed = book.open_seal(task, round).is_some();
        let read = read(WantedRound {
            task,
            round,
            sealed,
        })?;
        if !sealed {
            numbers::check(case, book, &read.lists)?;
        }
        let to_draw = Self {
            case,
            lists: read.lists,
            task: read.task,
            round,
            given: None,
            source: None,
            adhoc: None,
            in_force: None,
            today: desk.today_in(book),
            now: desk.using(book),
            witnesses,
        };
        Ok((to_draw, read.library, read.faults))
    }

    /// Draws the round into the book.
    ///
    /// # Errors
    /// The round cannot be drawn, or the file system fails; then there is no draw, and the book is as it was.
    pub fn draw(
        &self,
        library: Library,
        ledger: &mut Ledger,
        hand: &Hand,
        times: &TimesDrawn,
    ) -> Result<DrawMade, Trouble> {
        let root = &self.case.root;
        let book = &ledger.read.book;
        book.check_undrawn(&self.task.id, self.round)?;
        let sealed = book.open_seal(&self.task.id, self.round).cloned();
        let cap = sealed.as_ref().map(|sealed| sealed.act.cap);
        let place = NewDraw {
            cap: cap.unwrap_or(self.task.cap),
            origin: self.origin(sealed.as_ref())?,
            seed: self.source_and_seed(sealed.as_ref())?,
            id: book.next_draw(&self.task.id, self.round),
            folder: folder_of(&book.next_draw(&self.task.id, self.round)),
            sealed,
        };
        let unfinished = settle::begin(root, &place.folder, book.lines)?;
        let drawn = self.write(library, ledger, hand, times, &place, &unfinished);
        let mut made = drawn.inspect_err(|_| settle::abandon(&unfinished))?;
        settle::finish(root, &place.folder, &ledger.aside);
        let book = &ledger.read.book;
        if let Some(drawn) = book.draw(&place.id) {
            made.standing = Some(drawn.standing());
            made.settings_changed = book.settings_of(drawn);
        }
        made.id = Some(place.id);
        made.folder = Some(place.folder);
        Ok(made)
    }

    /// Rehearses the round: nothing is recorded.
    pub(super) fn rehearse(&self, library: Library) -> Result<DrawMade, Trouble> {
        let origin = in_force::origin_of(self.in_force, &self.task, self.adhoc);
        // A rehearsal may come before the publication; a reason given for nothing is refused here too.
        let origin = match origin {
            Err(PlanFlaw::NotPublished { .. } | PlanFlaw::PlanChanged { .. })
                if self.adhoc.is_none() =>
            {
                None
            }
            origin => Some(origin?),
        };
        let folder = temporary::folder()?;
        let book = book_read::read(&self.case.root)?.book;
        let times = times_drawn::read(&self.case.facts, &book)?;
        // No seed of the operating system is spelt like this one, so that no draw can ever have this outcome.
        let source = (Source::Os, REHEARSAL_SALT.to_owned());
        let mut flushing = Flushing::default();
        let to = (folder.path(), &mut flushing);
        let texts = self.texts(&library, source, &times, to)?;
        let seed = Seed::new(REHEARSAL).map_err(Refusal::Seed)?;
        let since_plan = self.since_plan(&book, &library)?;
        let so_far = (&*book, &times);
        let made = self.outcome(library, texts, &seed, folder.path(), so_far, origin)?;
        Ok(DrawMade { since_plan, ..made })
    }

    /// What changed since the plan was published in what today's library lets it draw.
    fn since_plan(&self, book: &Book, library: &Library) -> Result<Option<SincePlan>, Trouble> {
        since_plan::of_library(self.case, (book, self.in_force), library, &self.task)
    }

    /// Where the task comes from: what the seal says, else what the plan in force says.
    fn origin(&self, sealed: Option<&SealedRound>) -> Result<Option<Origin>, Trouble> {
        match sealed {
            Some(_) if self.adhoc.is_some() => {
                Err(PlanFlaw::AdhocSealed(self.task.id.clone()).into())
            }
            Some(sealed) => Ok(sealed.act.origin.clone()),
            None => {
                let origin = in_force::origin_of(self.in_force, &self.task, self.adhoc)?;
                Ok(Some(origin))
            }
        }
    }

    /// The source and the seed: what the seal says, else given, else the operating system.
    fn source_and_seed(&self, sealed: Option<&SealedRound>) -> Result<(Source, SeedUsed), Trouble> {
        let (named, given) = (self.source.as_ref(), self.given.as_ref());
        let source = match (sealed, given) {
            (Some(sealed), _) => {
                let said = &sealed.act.source;
                let source = Source::from_text(said);
                source.ok_or_else(|| DrawFlaw::SourceForm(said.clone()))?
            }
            (None, None) => Source::Os,
            (None, Some(_)) => named.cloned().unwrap_or(Source::Given),
        };
        if sealed.is_some() {
            seed_list::check_source(named, &source)?;
        }
        let misfit = |misfit: SeedMisfit| DrawFlaw::of_seed(&source, misfit);
        let used = source.seed(given).map_err(misfit)?;
        DrawFlaw::check_known(&source, self.now)?;
        let from_system = || {
            let seed = os_random::seed()?;
            let signature = None;
            Ok(SeedUsed { seed, signature })
        };
        let used = used.map_or_else(from_system, Ok::<_, Trouble>)?;
        Ok((source, used))
    }

    fn write(
        &self,
        library: Library,
        ledger: &mut Ledger,
        hand: &Hand,
        times: &TimesDrawn,
        new: &NewDraw,
        unfinished: &Path,
    ) -> Result<DrawMade, Trouble> {
        let (source, SeedUsed { seed, signature }) = &new.seed;
        let mut flushing = Flushing::default();
        let texts = if let Some(sealed) = &new.sealed {
            self.sealed_texts(sealed, unfinished)?
        } else {
            let source = (source.clone(), os_random::salt()?);
            self.texts(&library, source, times, (unfinished, &mut flushing))?
        };
        let (book, origin) = (&ledger.read.book, new.origin.clone());
        let since_plan = match &new.sealed {
            Some(sealed) => sealed.act.since_plan.clone(),
            None => self.since_plan(book, &library)?,
        };
        let so_far = (&**book, times);
        let mut made = self.outcome(library, texts, seed, unfinished, so_far, origin)?;
        let of = (made.texts.manifest.window, new.cap);
        let drawn = || made.texts.enterprises(made.repeated.drawn.codes());
        let round = (&*self.task.id, self.round);
        let around = side_by_side::around(&self.case.root, so_far, round, of, drawn)?;
        (made.drawn_again, made.side_by_side) = around;
        made.since_plan = since_plan;
        let of = (&*self.task.id, self.round, made.texts.manifest.seal);
        let of = (of, &*source.text(), &*self.today.to_string());
        made.passed_over = passed_over::beside(&self.case.root, book, of, unfinished)?;
        // That no other line comes between the record's time and its own.
        ledger.mend(hand)?;
        let record = DrawRecord {
            repeated: made.repeated,
            witnesses: self.witnesses.to_vec(),
            sealed_at: new.sealed.as_ref().map(|sealed| sealed.time.clone()),
            drawn_at: clock::now(),
            declared: hand.declared.clone(),
            coverage_before: Some(made.coverage.0),
            coverage_after: Some(made.coverage.1),
            origin: new.origin.clone(),
            tool: TOOL.to_owned(),
        };
        let (names, texts) = (&made.names, &made.texts);
        let beacon = match (source, signature) {
            (Source::Drand(round), Some(signature)) => Some((*round, *signature)),
            _ => None,
        };
        // What list.csv says of the standing is what the book will say of the line that comes now.
        let act = self.act(&record.repeated, texts, new, Files::default());
        let standing = ledger.standing_of(&act, hand)?;
        let words = list_csv::standing_words(standing, source);
        let more = (texts, words, beacon);
        let digests = draw_folder::write_records(unfinished, &new.id, &record, names, more)?;
        flushing.wait()?;
        let act = DrawAct {
            since_plan: made.since_plan.clone(),
            files: draw_folder::files_for_book(&new.folder, digests),
            ..act
        };
        let made = DrawMade {
            repeated: record.repeated,
            ..made
        };
        // This line is the moment at which the round is drawn.
        ledger.append(Act::Draw(act), hand)?;
        Ok(made)
    }

    /// The texts of today's lists, with a source and a salt.
    fn texts(
        &self,
        library: &Library,
        (source, salt): (Source, String),
        times: &TimesDrawn,
        folder: (&Path, &mut Flushing),
    ) -> Result<Texts, Trouble> {
        let round = Round {
            task: &self.task,
            round: self.round,
            seal: 0,
            source,
            salt,
        };
        round_texts::write(self.case, &self.lists, library, times, &round, folder)
    }

    fn sealed_texts(&self, sealed: &SealedRound, unfinished: &Path) -> Result<Texts, Trouble> {
        let act = &sealed.act;
        let from = seal_folder(&act.task, act.round, act.seal);
        let broken = || Trouble::from(DrawFlaw::SealBroken(from.clone()));
        let sealed = settle::on_disk(&self.case.root, &from);
        draw_folder::copy_texts(&sealed, unfinished).map_err(|_| broken())?;
        let texts = draw_folder::read_texts(unfinished).map_err(|_| broken())?;
        if texts.manifest_sha == act.manifest {
            Ok(texts)
        } else {
            Err(broken())
        }
    }

    fn act(&self, repeated: &Repeated, texts: &Texts, new: &NewDraw, files: Files) -> DrawAct {
        let values = &repeated.values;
        let signature = new.seed.1.signature.as_ref();
        DrawAct {
            draw: new.id.clone(),
            task: self.task.id.clone(),
            round: self.round,
            seal: texts.manifest.seal,
            manifest: texts.manifest_sha,
            source: values.source.clone(),
            seed: values.seed.clone(),
            beacon: signature.map(|signature| hex::text(signature.as_slice())),
            witnesses: self.witnesses.to_vec(),
            drawn: repeated.drawn.len() as u64,
            shortfall: repeated.missing(),
            cap: new.cap,
            origin: new.origin.clone(),
            settings: self.case.settings_note(),
            since_plan: None,
            files,
        }
    }

    /// Draws from the texts in `folder`, and finds the names of what was drawn.
    fn outcome(
        &self,
        library: Library,
        texts: Texts,
        seed: &Seed,
        folder: &Path,
        (book, times): (&Book, &TimesDrawn),
        origin: Option<Origin>,
    ) -> Result<DrawMade, Trouble> {
        let settings = &self.case.settings;
        let (base, enterprises) = (library.found.taking_part, library.enterprises());
        let rests_on = book.rests_on(texts.excluded_by());
        let then = book.plans.last().map(|plan| (plan.act.base, base));
        let (repeated, names) = self.repeated(library, &texts, seed, folder)?;
        Ok(DrawMade {
            id: None,
            folder: None,
            task: self.task.clone(),
            stage: planned_round::stage(texts.manifest.window, self.today),
            coverage: times.with(repeated.drawn.codes(), base),
            enterprises: {
                let drawn = texts.enterprises(repeated.drawn.of_each_visit());
                times.enterprises_with(drawn, enterprises)
            },
            drawn_again: Vec::new(),
            side_by_side: SideBySide::default(),
            texts,
            repeated,
            standing: None,
            names,
            origin,
            settings_changed: book.settings_since_plan(u64::MAX, &self.case.settings_note()),
            shrunk: then.filter(|(then, now)| settings.rules.has_shrunk(*then, *now)),
            version: book.plans.last().map_or(0, |plan| plan.act.version),
            entry_days: settings.rules.entry_working_days,
            since_plan: None,
            passed_over: PassedOver::default(),
            rests_on,
            deadline: None,
            head: BookHead::default(),
        })
    }

    fn repeated(
        &self,
        library: Library,
        texts: &Texts,
        seed: &Seed,
        folder: &Path,
    ) -> Result<(Repeated, Names), Trouble> {
        let (manifest, frame) = (&texts.manifest, &texts.frame);
        let keys = Keys::derive(manifest_text::write(manifest).as_bytes(), seed, &texts.salt);
        let drawn = draw::without_teams(frame, keys.objects, |a, b| rayon::join(a, b));
        let lines: Vec<u32> = drawn.drawn.iter().map(|drawn| drawn.line).collect();
        // What was sealed need not be in today's library; what was written from it just now is.
        // From there on the library's keys are not needed any more, and go.
        let (codes, places, (header, prepared)) = if manifest.seal > 0 {
            let codes = draw_folder::codes(folder, &lines)?;
            let places = library.places(&codes);
            (codes, places, library.into_file())
        } else {
            library.into_drawn(&lines)
        };
        let (sha, seed, lists) = (texts.manifest_sha, (seed, keys.objects), &self.lists);
        let (repeated, names) = rayon::join(
            || {
                let outcome = draw::with_teams(frame, drawn, keys.people);
                repeated(manifest, sha, frame, seed, &outcome, &codes)
            },
            || Names::fetch(lists, &manifest.items, &header, &prepared, &places),
        );
        Ok((repeated, names?))
    }

    /// The last day for the result of a visit that is completed on the round's last day.
    pub(super) fn deadline(&self, made: &DrawMade) -> Result<Option<Deadline>, Trouble> {
        let last = made.texts.manifest.window.1;
        let calendar = calendar::open(&self.case.root)?;
        let deadline = calendar.add_working_days(last, made.entry_days).ok();
        Ok(deadline.filter(|_| self.today <= last))
    }
}

/// A draw that is being written.
struct NewDraw {
    /// 年度上限, the seal's where there is one.
    cap: u32,
    origin: Option<Origin>,
    seed: (Source, SeedUsed),
    sealed: Option<SealedRound>,
    id: String,
    folder: String,
}
