//! `seal`: fixes a round's lists and the source of its seed before the seed exists.

use std::path::Path;

use chrono::NaiveDate;

use crate::domain::acts::entry::{Act, SealAct, seal_folder, seal_id};
use crate::domain::acts::in_force::SettingsChange;
use crate::domain::acts::origin::Origin;
use crate::domain::acts::since_plan::SincePlan;
use crate::domain::book::flaw::BookText;
use crate::domain::book::fold::Book;
use crate::domain::book::passed_over::PassedOver;
use crate::domain::book::times_drawn::TimesDrawn;
use crate::domain::ground::sha::Sha;
use crate::domain::lists::plan_flaw::PlanFlaw;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::influence::{Narrow, RestsOn};
use crate::domain::method::source::Source;
use crate::domain::method::text_flaw::Unservable;
use crate::domain::method::typed_source;
use crate::domain::year::in_force::{InForce, origin_of};
use crate::format::texts::Texts;

use super::round_texts::{self, Round};
use super::seal_notice::{self, NoticeFiles, NoticeRequest};
use super::side_by_side::{SideBySide, Waiting};
use super::{passed_over, since_plan};
use crate::acts::lists::round_lists::{self, RoundLists, WantedRound};
use crate::acts::year::{numbers, plan_folder};
use crate::acts::{BookHead, Desk};
use crate::disk::case::Case;
use crate::disk::durable::Flushing;
use crate::disk::ledger::Ledger;
use crate::disk::{
    Progress, Trouble, draw_folder, drawable, durable, list_notes, os_random, settle, times_drawn,
};

/// What is to be sealed.
#[derive(Debug)]
pub struct SealRequest<'a> {
    /// The task.
    pub task: &'a str,
    /// The round.
    pub round: u32,
    /// Where the seed will come from.
    pub source: &'a str,
    /// Why a task of no published plan is drawn (临时任务).
    pub adhoc: Option<&'a str>,
    /// The notice that is wanted.
    pub notice: Option<NoticeRequest<'a>>,
}

/// What has been sealed.
#[derive(Debug)]
pub struct SealMade {
    /// The seal's id.
    pub id: String,
    /// Digest of its manifest: the commitment.
    pub manifest: Sha,
    /// Where the seed will come from.
    pub source: Source,
    /// Its folder below the case folder.
    pub folder: String,
    /// Where the task comes from.
    pub origin: Origin,
    /// What changed since the plan was published in what it can draw.
    pub since_plan: Option<SincePlan>,
    /// Whether its scope is narrow.
    pub narrow: Option<Narrow>,
    /// Other seals among whose outcomes and its own whoever draws has a choice.
    pub passed_over: PassedOver,
    /// What its exclusions rest on.
    pub rests_on: RestsOn,
    /// What choucha.toml has otherwise than when the plan was published.
    pub settings_changed: Option<SettingsChange>,
    /// Enterprises for which fewer than two teams' people remain: recusals can pull a team there.
    pub few: Vec<Unservable>,
    /// Of the enterprises that it can draw, what other rounds that wait could draw too.
    pub side_by_side: SideBySide,
    /// The notice, where one was wanted; that it cannot be written undoes no seal.
    pub notice: Option<Result<NoticeFiles, Trouble>>,
    /// The head of the book after it.
    pub head: BookHead,
}

/// Seals a round.
///
/// # Errors
/// The round cannot be sealed, or the file system fails; then there is no seal, and the book is as it was.
pub fn seal(
    desk: &Desk,
    request: &SealRequest<'_>,
    progress: Progress<'_>,
) -> Result<SealMade, Trouble> {
    let case = Case::open(&desk.root)?;
    if let Some(reason) = request.adhoc {
        BookText::Reason.check(reason)?;
    }
    let notice = request.notice.map(|wanted| {
        let files = seal_notice::files(&case.root, wanted)?;
        Ok::<_, Trouble>((files, wanted.lang))
    });
    let notice = notice.transpose()?;
    let wanted = WantedRound {
        task: request.task,
        round: request.round,
        sealed: false,
    };
    let read = round_lists::for_round(&case, wanted, progress)?;
    let mut ledger = desk.lock()?;
    PlanFlaw::check_not_over(ledger.read.book.year, desk.today_in(&ledger.read.book))?;
    let in_force = plan_folder::in_force(&case, &ledger.read.book)?;
    numbers::check(&case, &ledger.read.book, &read.lists)?;
    let times = times_drawn::read(&ledger.read.facts, &ledger.read.book)?;
    let to_seal = RoundToSeal {
        desk,
        case: &case,
        read: &read,
        in_force: in_force.as_ref(),
        times: &times,
    };
    let mut made = to_seal.seal(&mut ledger, request)?;
    let book = &ledger.read.book;
    let sealed = book.open_seal(request.task, request.round);
    let written = sealed.zip(notice);
    made.notice = written.map(|(sealed, of)| seal_notice::write(&case, book, sealed, of));
    Ok(made)
}

/// A round with all that it is sealed from.
pub(crate) struct RoundToSeal<'a> {
    /// Who seals it.
    pub(crate) desk: &'a Desk,
    /// The case folder.
    pub(crate) case: &'a Case,
    /// Today's lists.
    pub(crate) read: &'a RoundLists,
    /// The version of the plan in force.
    pub(crate) in_force: Option<&'a InForce>,
    /// What has been drawn in the year.
    pub(crate) times: &'a TimesDrawn,
}

impl RoundToSeal<'_> {
    /// Seals it into the book.
    ///
    /// # Errors
    /// As [`seal`].
    pub(crate) fn seal(
        &self,
        ledger: &mut Ledger,
        request: &SealRequest<'_>,
    ) -> Result<SealMade, Trouble> {
        let (desk, task, number) = (self.desk, &self.read.task, request.round);
        let book = &ledger.read.book;
        book.check_unsealed(&task.id, number)?;
        let now = desk.fixing(book);
        let source = typed_source::read(request.source, now).filter(|source| source.goes_with(1));
        let source = source.ok_or_else(|| DrawFlaw::SourceForm(request.source.to_owned()))?;
        DrawFlaw::check_ahead(&source, now)?;
        let origin = origin_of(self.in_force, task, request.adhoc)?;
        let seal = book.next_seal(&task.id, number);
        let folder = seal_folder(&task.id, number, seal);
        let unfinished = settle::begin(&desk.root, &folder, book.lines)?;
        let round = Round {
            task,
            round: number,
            seal,
            source,
            salt: os_random::salt()?,
        };
        let sealed = self.write(ledger, (&round, &origin), (&folder, &unfinished));
        let Written {
            texts,
            side_by_side,
            since_plan,
            passed_over,
        } = sealed.inspect_err(|_| settle::abandon(&unfinished))?;
        settle::finish(&desk.root, &folder, &ledger.aside);
        Ok(SealMade {
            id: seal_id(&task.id, number, seal),
            few: texts.few(),
            narrow: texts.manifest.narrow(),
            rests_on: ledger.read.book.rests_on(texts.excluded_by()),
            settings_changed: {
                let note = self.case.settings_note();
                ledger.read.book.settings_since_plan(u64::MAX, &note)
            },
            side_by_side,
            since_plan,
            passed_over,
            manifest: texts.manifest_sha,
            source: texts.manifest.source,
            folder,
            origin,
            notice: None,
            head: BookHead::from(&*ledger),
        })
    }

    /// What other rounds that wait could draw too.
    fn beside(
        &self,
        book: &Book,
        (round, window): (&Round<'_>, (NaiveDate, NaiveDate)),
        folder: &Path,
    ) -> Result<SideBySide, Trouble> {
        let (root, task) = (&self.desk.root, round.task);
        let waiting = Waiting::read(root, book, (&task.id, round.round))?;
        let drawable = || drawable::read(folder);
        waiting.beside((window, task.cap), drawable, self.times)
    }

    /// Writes the texts, and the line of the book that seals them.
    fn write(
        &self,
        ledger: &mut Ledger,
        (round, origin): (&Round<'_>, &Origin),
        (folder, unfinished): (&str, &Path),
    ) -> Result<Written, Trouble> {
        let (lists, library) = (&self.read.lists, &self.read.library);
        let mut flushing = Flushing::default();
        let to = (unfinished, &mut flushing);
        let texts = round_texts::write(self.case, lists, library, self.times, round, to)?;
        flushing.wait()?;
        durable::sync_folder(unfinished)?;
        let so_far = (&*ledger.read.book, self.in_force);
        let since_plan = since_plan::of_library(self.case, so_far, library, round.task)?;
        let act = SealAct {
            task: round.task.id.clone(),
            round: round.round,
            seal: round.seal,
            manifest: texts.manifest_sha,
            source: texts.manifest.source.text(),
            cap: round.task.cap,
            lists: list_notes::of(self.case, &self.read.reads)?,
            settings: self.case.settings_note(),
            origin: Some(origin.clone()),
            since_plan: since_plan.clone(),
            files: draw_folder::files_for_book(folder, draw_folder::text_digests(&texts)),
        };
        let beside = self.beside(
            &ledger.read.book,
            (round, texts.manifest.window),
            unfinished,
        )?;
        let of = (&*act.task, act.round, act.seal);
        let (root, book) = (&self.desk.root, &ledger.read.book);
        let passed_over = passed_over::beside(root, book, (of, &act.source, ""), unfinished)?;
        ledger.append(Act::Seal(act), &self.desk.hand)?;
        Ok(Written {
            texts,
            side_by_side: beside,
            since_plan,
            passed_over,
        })
    }
}

/// What was written, and found on the way.
struct Written {
    texts: Texts,
    side_by_side: SideBySide,
    since_plan: Option<SincePlan>,
    passed_over: PassedOver,
}
