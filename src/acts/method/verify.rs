//! `verify`: repeats a draw from its folder alone, and holds it against the case folder's book where there is one.

use std::path::Path;

use super::draw_in_book::{self, Times};
use super::seal_seen::{self, SealSeen};
use super::verified::{Known, Verified};
use super::{passed_over, verify_folder};
use crate::acts::Desk;
use crate::acts::book::verify_signatures::Kept;
use crate::disk::book_read::{self, BookRead};
use crate::disk::case::Case;
use crate::disk::{Trouble, settle};
use crate::domain::acts::entry::{Act, draw_folder as folder_of};
use crate::domain::acts::files::Files;
use crate::domain::book::fold::DrawnRound;
use crate::domain::book::witnessed::SealStanding;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::text_flaw::TextName;
use crate::domain::method::verify::{Check, Verdict};
use crate::domain::refusal::Refusal;

/// Verifies what `name` means: a draw of the case folder, or else a folder of a draw.
///
/// # Errors
/// There is no such draw or folder, or the file system fails. What does not hold is no error.
pub fn verify(desk: &Desk, name: &str, kept: &Kept<'_>) -> Result<Verified, Trouble> {
    let mut verified = checked(desk, name, kept)?;
    if !verified.holds() {
        // Nothing is claimed of a draw that does not hold.
        (verified.standing, verified.seal) = (None, None);
    }
    Ok(verified)
}

fn checked(desk: &Desk, name: &str, kept: &Kept<'_>) -> Result<Verified, Trouble> {
    let path = Path::new(name);
    let by_id = desk.root.join(folder_of(name));
    let named_by_book =
        book_read::read(&desk.root).is_ok_and(|read| read.book.draw(name).is_some());
    if path.is_dir() && !by_id.is_dir() && !named_by_book {
        let mut verified = verify_folder::any(path)?;
        let seal = verified.seal.take().unwrap_or(SealStanding::None);
        let seen = SealSeen::without_evidence(seal, kept)?;
        (verified.seal, verified.silent) = (Some(seen.standing), seen.silent);
        return Ok(verified);
    }
    // Whoever names neither a folder nor a draw of a case folder is told of both.
    Case::open(&desk.root).map_err(|_| DrawFlaw::NoDraw(name.to_owned()))?;
    in_case(desk, name, kept)
}

/// Why the line of a draw is not accepted.
fn refused(read: &BookRead, id: &str) -> Option<Refusal> {
    let mut lines = read.book.refused.iter();
    lines.find_map(|line| {
        let place = usize::try_from(line.seq).ok()?.checked_sub(1)?;
        let Act::Draw(act) = &read.entries.get(place)?.act else {
            return None;
        };
        let mut flaws = line.flaws.iter().cloned();
        let first = flaws.next().filter(|_| act.draw == id)?;
        Some(Refusal::of_line(first, flaws))
    })
}

/// A draw repeated from its folder, before the book is asked: the longer part, which can be done beside that of other draws.
pub(in crate::acts) struct FolderRepeated(Result<Verified, Trouble>);

impl FolderRepeated {
    /// Repeats it; `known` are files that were found to be as the book has them. What fails is told by whoever holds it against
    /// the book.
    pub(in crate::acts) fn of(root: &Path, draw: &DrawnRound, known: &Files) -> Self {
        let id = draw.act.draw.as_str();
        let named = folder_of(id);
        let known = known.iter().filter_map(|(path, sha)| {
            let name = path.strip_prefix(&*named)?.strip_prefix('/')?;
            Some((name, *sha))
        });
        let known: Known<'_> = known.collect();
        let folder = settle::on_disk(root, &named);
        Self(verify_folder::whole(&folder, Some(id), &known))
    }

    /// Holds it against what the book says of it; `times` are of the same book, `since_plan` tells what
    /// [`draw_in_book::check_since_plan`] does.
    ///
    /// # Errors
    /// The file system fails.
    pub(in crate::acts) fn in_book(
        self,
        root: &Path,
        (read, times): (&BookRead, &mut Times<'_>),
        (draw, since_plan): (
            &DrawnRound,
            impl FnOnce() -> Result<Option<Verdict<Refusal>>, Trouble>,
        ),
    ) -> Result<Verified, Trouble> {
        match self.0 {
            Ok(mut verified) => {
                let of = (draw, since_plan);
                draw_in_book::check(root, (read, times), of, &mut verified)?;
                Ok(verified)
            }
            Err(Trouble::Refused(_)) => {
                let folder = folder_of(&draw.act.draw);
                let missing = format!("{folder}/{}", TextName::Manifest.file());
                let mut verified = Verified::default();
                verified.found(Check::InBook, Verdict::File(missing));
                Ok(verified)
            }
            Err(trouble) => Err(trouble),
        }
    }
}

/// Repeats a draw of the book, and holds its folder against what the book says of it.
///
/// # Errors
/// The file system fails.
fn repeated(root: &Path, read: &BookRead, draw: &DrawnRound) -> Result<Verified, Trouble> {
    let book = &read.book;
    let (alone, since_plan) = rayon::join(
        || FolderRepeated::of(root, draw, &Files::new()),
        || draw_in_book::check_since_plan(root, book, draw),
    );
    let times = &mut Times::of(read);
    alone.in_book(root, (read, times), (draw, || since_plan))
}

/// Verifies a draw of a case folder: its folder, and what the book says of it.
fn in_case(desk: &Desk, id: &str, kept: &Kept<'_>) -> Result<Verified, Trouble> {
    let root = desk.root.as_path();
    let path = settle::on_disk(root, &folder_of(id));
    let read = match desk.book() {
        Ok(read) => read,
        Err(Trouble::Refused(refusal)) => {
            let mut verified = verify_folder::whole(&path, Some(id), &Known::new())?;
            verified.with_book = true;
            verified.found(Check::Book, Verdict::Refused(refusal));
            return Ok(verified);
        }
        Err(trouble) => return Err(trouble),
    };
    desk.note_refused(&read.book);
    let draw = read.book.draw(id);
    let Some(draw) = draw else {
        // Its folder may be whole all the same.
        let refusal = refused(&read, id).ok_or_else(|| DrawFlaw::NoDraw(id.to_owned()))?;
        let mut verified = verify_folder::whole(&path, Some(id), &Known::new())?;
        verified.with_book = true;
        verified.found(Check::InBook, Verdict::Refused(Box::new(refusal)));
        return Ok(verified);
    };
    let mut verified = repeated(root, &read, draw)?;
    verified.with_book = true;
    verified.standing = Some(draw.standing());
    if let Some(texts) = &verified.texts {
        let bureau = &texts.manifest.bureau;
        let seen = seal_seen::standing(&read, (draw, bureau), kept)?;
        (verified.seal, verified.silent) = (Some(seen.standing), seen.silent);
        verified.rests_on = read.book.rests_on(texts.excluded_by());
        verified.passed_over = passed_over::of_draw(root, &read.book, draw)?;
    }
    verified.since_plan.clone_from(&draw.act.since_plan);
    verified.voided = Some(draw.voided());
    verified.voided_before = read.book.voided_before(draw);
    Ok(verified)
}
