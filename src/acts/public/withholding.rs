//! Which draws a publication withholds ([`crate::domain::visit::withheld`]), asked of the book, the folders of its draws, and of
//! what lies in `public/`.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::held;
use crate::acts::visit::visits;
use crate::disk::book_read::BookRead;
use crate::disk::case::Case;
use crate::disk::publication_place::FOLDER;
use crate::disk::{Trouble, draw_folder};
use crate::domain::acts::entry::{Act, draw_folder as folder_of};
use crate::domain::book::fold::DrawnRound;
use crate::domain::ground::date;
use crate::domain::ground::drawn_public::DrawnPublic;
use crate::domain::ground::sha::Sha;
use crate::domain::method::text_flaw::TextName;
use crate::domain::visit::withheld::{Drawn, Withheld, is_awaited, withheld};

/// The draws that are withheld, by id.
pub(super) type AllWithheld = BTreeMap<String, Withheld>;

/// The draws that a publication of `day` withholds, by id.
///
/// # Errors
/// A record is not the one that the book names, or the file system fails.
pub fn of_book(
    case: &Case,
    read: &BookRead,
    (drawn, day): (DrawnPublic, NaiveDate),
) -> Result<AllWithheld, Trouble> {
    if drawn == DrawnPublic::Now {
        return Ok(BTreeMap::new());
    }
    let mut all = Vec::new();
    for draw in &read.book.draws {
        let id = &draw.act.draw;
        if was_public(case, read, draw)? {
            continue;
        }
        let last = draw_folder::manifest_of(&case.root, &draw.act)?.window.1;
        let awaited = !draw.voided() && {
            let of = visits::of_draw(case, &read.book, id)?;
            let mut visits = of.visits.iter();
            visits.any(|visit| is_awaited(visit, &read.book.visits))
        };
        let cites = draw_folder::cites_of(&case.root, &draw.act)?;
        all.push((id, last, awaited, cites));
    }
    let drawn = all.iter().map(|(draw, last, awaited, cites)| Drawn {
        draw,
        last: *last,
        awaited: *awaited,
        cites,
        once_public: false,
    });
    Ok(withheld(day, drawn))
}

/// The line of the first draw that is withheld.
pub fn first_line(read: &BookRead, withheld: &AllWithheld) -> Option<u64> {
    let draws = read.book.draws.iter();
    let draws = draws.filter(|draw| withheld.contains_key(&draw.act.draw));
    draws.map(|draw| draw.seq).min()
}

/// Whether the list of a draw was public: by the line of any publication, be it accepted or not, or as its manifest lies there.
fn was_public(case: &Case, read: &BookRead, draw: &DrawnRound) -> Result<bool, Trouble> {
    let id = &draw.act.draw;
    let named = |act: &Act| matches!(act, Act::Publish(act) if act.names_draw(id));
    if read.entries.iter().any(|entry| named(&entry.act)) {
        return Ok(true);
    }
    let folder = case.root.join(FOLDER).join(folder_of(id));
    let manifest = held::file(&folder, TextName::Manifest.file())?;
    Ok(manifest.is_some_and(|bytes| Sha::of(&bytes) == draw.act.manifest))
}

/// The draws, by line, whose lists the latest publication withholds and that are to be public by now, each with the day since
/// when.
///
/// # Errors
/// As [`of_book`].
pub fn over(case: &Case, read: &BookRead, day: NaiveDate) -> Result<Vec<(u64, String)>, Trouble> {
    let Some((_, act)) = &read.book.published else {
        return Ok(Vec::new());
    };
    if act.withheld.is_empty() {
        return Ok(Vec::new());
    }
    let now = of_book(case, read, (case.settings.drawn_public, day))?;
    let published = date::from_record(&act.day).unwrap_or(day);
    // Of a draw that is settled since, nothing is to be told but today.
    let then = of_book(case, read, (act.drawn, published))?;
    let draws = read.book.draws.iter();
    let over = draws.filter(|draw| {
        let id = &draw.act.draw;
        act.withheld.contains(id) && !now.contains_key(id)
    });
    let since = |draw: &DrawnRound| {
        let until = then.get(&draw.act.draw).map_or(day, |of| of.until);
        (draw.seq, until.min(day).to_string())
    };
    Ok(over.map(since).collect())
}

/// Whether the objects that a seal's list of changes names are public: what a draw could have drawn is withheld with it, and
/// with the seal of a draw that is still to be made, unless a publication has named them before.
pub fn shows_changes(
    read: &BookRead,
    (drawn, withheld): (DrawnPublic, &AllWithheld),
    (seal, draw, is_open): (u64, Option<&str>, bool),
) -> bool {
    let since = read.entries.iter().filter(|entry| entry.seq > seal);
    let named = |act: &Act| matches!(act, Act::Publish(act) if act.drawn == DrawnPublic::Now);
    let is_withheld = is_open || draw.is_some_and(|draw| withheld.contains_key(draw));
    drawn == DrawnPublic::Now || !is_withheld || since.into_iter().any(|of| named(&of.act))
}
