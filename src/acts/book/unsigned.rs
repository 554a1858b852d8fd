//! Lines of the book that wait for a signature.

use crate::disk::Trouble;
use crate::disk::book_read::BookRead;
use crate::disk::case::Case;
use crate::domain::acts::entry::{Act, DrawAct, Entry, SealAct};
use crate::domain::book::unsigned::{Covered, Unsigned, of_line};
use crate::domain::ground::signer::SignerRole;

use super::leaders::Leaders;

/// What waits for a signature, of an inspector's or a task's lines where one is asked for, in the order of the book.
///
/// # Errors
/// A record is not the one that the book names, or the file system fails.
pub(in crate::acts) fn unsigned(
    case: &Case,
    read: &BookRead,
    (inspector, task): (Option<&str>, Option<&str>),
) -> Result<Vec<Unsigned>, Trouble> {
    let rules = &case.settings.rules.sign;
    if rules.is_empty() {
        return Ok(Vec::new());
    }
    let covered = Covered::of(&read.book.signatures);
    let mut leaders = Leaders::of(case, &read.book);
    let mut leaders = |entry: &Entry| leaders.at(entry);
    let mut missing = Vec::new();
    for entry in read.accepted() {
        missing.extend(of_line((&read.book, entry), rules, &covered, &mut leaders)?);
    }
    missing.retain(|unsigned| {
        let own = inspector.is_none_or(|cert| {
            unsigned.role == SignerRole::Leader && unsigned.leader.as_deref() == Some(cert)
        });
        let of_task = |task| task_of(read, &unsigned.act).is_some_and(|of| of == task);
        own && task.is_none_or(of_task)
    });
    Ok(missing)
}

/// The task that an act is about, where it is about one.
pub(in crate::acts) fn task_of<'a>(read: &'a BookRead, act: &'a Act) -> Option<&'a str> {
    let of_draw = |id: &str| Some(read.book.draw(id)?.act.task.as_str());
    if let Act::Seal(SealAct { task, .. }) | Act::Draw(DrawAct { task, .. }) = act {
        return Some(task);
    }
    if let Act::Void { target, .. } = act {
        let seals = read.book.seals.iter();
        let mut seals = seals.filter(|seal| seal.act.id() == *target);
        return of_draw(target).or_else(|| Some(&seals.next()?.act.task));
    }
    of_draw(&act.visits().first()?.draw)
}
