//! `seal`: fixes a round's lists and the source of its seed before the seed exists.

use crate::domain::acts::entry::{Act, SealAct, seal_folder, seal_id};
use crate::domain::acts::origin::Origin;
use crate::domain::book::flaw::BookText;
use crate::domain::book::fold::Book;
use crate::domain::ground::sha::Sha;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::source::Source;
use crate::domain::method::text_flaw::Unservable;
use crate::domain::year::in_force::origin_of;

use super::round_texts::{self, Round};
use crate::acts::lists::case_lists;
use crate::acts::year::plan_folder;
use crate::acts::{BookHead, Desk};
use crate::disk::case::Case;
use crate::disk::{Progress, Trouble, draw_folder, durable, list_notes, settle};

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
    /// Enterprises for which fewer than two teams' people remain: recusals can pull a team there.
    pub few: Vec<Unservable>,
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
    let source = Source::from_text(request.source)
        .filter(|source| source.goes_with(1))
        .ok_or_else(|| DrawFlaw::SourceForm(request.source.to_owned()))?;
    if let Some(reason) = request.adhoc {
        BookText::Reason.check(reason)?;
    }
    let read = case_lists::for_round(&case, request.task, request.round, false, progress)?;
    let (task, number) = (&read.task, request.round);
    let mut ledger = desk.lock()?;
    let book = &ledger.read.book;
    check_unsealed(book, &task.id, number)?;
    let now = desk.fixing(book);
    let ahead = source.is_ahead_of(now);
    ahead.map_err(|why| DrawFlaw::not_ahead(&source, why))?;
    let in_force = plan_folder::in_force(&case, book)?;
    let origin = origin_of(in_force.as_ref(), task, request.adhoc)?;
    let drawn = draw_folder::times_drawn(&desk.root, book)?;
    let seal = book.next_seal(&task.id, number);
    let folder = seal_folder(&task.id, number, seal);
    let unfinished = settle::begin(&desk.root, &folder)?;
    let round = Round {
        task,
        round: number,
        seal,
        source,
    };
    let sealed = (|| {
        let (lists, library) = (&read.lists, &read.library);
        let texts = round_texts::write(&case, lists, library, &drawn, &round, &unfinished)?;
        durable::sync_folder(&unfinished)?;
        let act = SealAct {
            task: task.id.clone(),
            round: number,
            seal,
            manifest: texts.manifest_sha,
            source: texts.manifest.source.text(),
            lists: list_notes::of(&case, &read.reads)?,
            origin: Some(origin.clone()),
            files: draw_folder::files_for_book(&folder, draw_folder::text_digests(&texts)),
        };
        ledger.append(Act::Seal(act), &desk.hand)?;
        Ok(texts)
    })();
    let texts = sealed.inspect_err(|_: &Trouble| settle::abandon(&unfinished))?;
    settle::finish(&desk.root, &folder)?;
    Ok(SealMade {
        id: seal_id(&task.id, number, seal),
        few: texts.few(),
        manifest: texts.manifest_sha,
        source: texts.manifest.source,
        folder,
        origin,
        head: BookHead::from(&ledger),
    })
}

/// A round is drawn once, and sealed once.
fn check_unsealed(book: &Book, task: &str, round: u32) -> Result<(), DrawFlaw> {
    if let Some(drawn) = book.standing_draw(task, round) {
        return Err(DrawFlaw::Drawn(drawn.act.draw.clone()));
    }
    book.open_seal(task, round).map_or(Ok(()), |open| {
        let (manifest, source) = (open.act.manifest.to_string(), open.act.source.clone());
        Err(DrawFlaw::Sealed { manifest, source })
    })
}
