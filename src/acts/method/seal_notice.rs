//! 封存公告: the notice of a seal is written where the office wants it, as a page to print and as text to post; over no file.

use std::path::{Path, PathBuf};

use crate::domain::acts::origin::Origin;
use crate::domain::book::fold::{Book, SealedRound};
use crate::domain::book::seal_notice::SealNotice;
use crate::domain::ground::moment::Moment;
use crate::domain::ground::sha::Sha;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::notice_flaw::NoticeFlaw;
use crate::text::Lang;
use crate::view::seal_notice as view;

use super::passed_over;
use crate::acts::Desk;
use crate::acts::year::plan_folder;
use crate::disk::case::Case;
use crate::disk::{At, Trouble, drawable, durable, lists, paper_place};

/// Where a notice goes, and in which language.
#[derive(Debug, Clone, Copy)]
pub struct NoticeRequest<'a> {
    /// The page's file; the text goes beside it.
    pub file: &'a Path,
    /// The language.
    pub lang: Lang,
}

/// The files of a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeFiles {
    /// The page to print.
    pub html: PathBuf,
    /// The text to post.
    pub text: PathBuf,
}

/// The files of a notice that is asked for, which are free.
///
/// # Errors
/// [`NoticeFlaw::There`], a place among the records, or the file system fails.
pub(super) fn files(root: &Path, request: NoticeRequest<'_>) -> Result<NoticeFiles, Trouble> {
    let extension = request.file.extension().unwrap_or_default();
    let known = ["html", "htm", "txt"];
    let named = known
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known));
    let stem = if named {
        request.file.with_extension("")
    } else {
        request.file.to_owned()
    };
    let with = |extension: &str| {
        let mut name = stem.clone().into_os_string();
        name.push(extension);
        PathBuf::from(name)
    };
    let files = NoticeFiles {
        html: with(".html"),
        text: with(".txt"),
    };
    for path in [&files.html, &files.text] {
        paper_place::outside_records(root, path)?;
        if path.symlink_metadata().is_ok() {
            let there = NoticeFlaw::There(path.display().to_string());
            return Err(DrawFlaw::Notice(there).into());
        }
    }
    if let Some(folder) = files
        .html
        .parent()
        .filter(|path| !path.as_os_str().is_empty())
    {
        folder.metadata().at(folder)?;
    }
    Ok(files)
}

/// Writes the notice of a seal of the book.
///
/// # Errors
/// The texts of the seal were changed, or the file system fails.
pub(super) fn write(
    case: &Case,
    book: &Book,
    seal: &SealedRound,
    (files, lang): (NoticeFiles, Lang),
) -> Result<NoticeFiles, Trouble> {
    let notice = notice(case, book, seal)?;
    durable::create_with(&files.html, view::page(lang, &notice).as_bytes())?;
    durable::create_with(&files.text, view::text(lang, &notice).as_bytes())?;
    Ok(files)
}

/// Writes the notice of a round that is sealed and waits.
///
/// # Errors
/// [`NoticeFlaw::Nothing`], or as [`files`] and [`write`].
pub fn of_waiting(
    desk: &Desk,
    (task, round): (&str, u32),
    request: NoticeRequest<'_>,
) -> Result<(SealedRound, NoticeFiles), Trouble> {
    let (case, read) = desk.read()?;
    let seal = read.book.open_seal(task, round);
    let none = || NoticeFlaw::Nothing {
        task: task.to_owned(),
        round,
    };
    let seal = seal.ok_or_else(|| DrawFlaw::Notice(none()))?.clone();
    let files = files(&case.root, request)?;
    let files = write(&case, &read.book, &seal, (files, request.lang))?;
    Ok((seal, files))
}

fn notice(case: &Case, book: &Book, seal: &SealedRound) -> Result<SealNotice, Trouble> {
    let act = &seal.act;
    let (manifest, _) = drawable::of_seal(&case.root, act)?;
    let clock = Moment::of_time(&seal.time);
    // Only a declared day makes the moment that counts another than the clock's.
    let declared = seal.moment.filter(|moment| Some(*moment) != clock);
    let sealed_at = clock.map(Moment::china_time);
    let head = book.signatures.digest(seal.seq);
    Ok(SealNotice {
        bureau: manifest.bureau,
        rehearsal: book.rehearsal,
        task: (act.task.clone(), name(case, book, seal)?),
        round: act.round,
        window: manifest.window,
        origin: act.origin.clone(),
        seal: act.id(),
        sealed_at: sealed_at.unwrap_or_else(|| seal.time.clone()),
        declared: declared.map(|moment| moment.day),
        manifest: act.manifest,
        source: manifest.source,
        line: (seal.seq, head.unwrap_or(Sha([0; 32]))),
        draw: book.next_draw(&act.task, act.round),
        together: passed_over::of_seal(&case.root, book, act)?,
    })
}

/// The name of the task: as the version of the plan that it follows has it; of a 临时任务 as today's plan has it.
fn name(case: &Case, book: &Book, seal: &SealedRound) -> Result<String, Trouble> {
    let task = &seal.act.task;
    let version = match &seal.act.origin {
        Some(Origin::Plan { version, .. }) => {
            book.plans.iter().find(|plan| plan.act.version == *version)
        }
        Some(Origin::Adhoc { .. }) | None => None,
    };
    let tasks = match version {
        Some(plan) => plan_folder::read(case, plan)?.tasks,
        None => lists::plan(case)?.0,
    };
    let named = tasks.into_iter().find(|known| known.id == *task);
    Ok(named.map_or_else(String::new, |task| task.name))
}
