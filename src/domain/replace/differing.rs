//! What differs between a line of the book and its repetition, told at a key of the line.

use super::request::check_ground;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::replacement::Ground;
use crate::domain::method::verify::Difference;
use crate::domain::visit::visits::Visit;

/// A difference at a key of the line.
pub fn differs(key: &str, recorded: impl Into<String>, repeated: impl Into<String>) -> Difference {
    Difference {
        place: key.to_owned(),
        recorded: recorded.into(),
        repeated: repeated.into(),
    }
}

/// A value, or the sign for none.
pub fn shown(text: Option<&str>) -> String {
    text.unwrap_or("–").to_owned()
}

/// What is equal is no difference.
///
/// # Errors
/// [`Difference`].
pub fn same(key: &str, recorded: Option<&str>, repeated: Option<&str>) -> Result<(), Difference> {
    if recorded == repeated {
        return Ok(());
    }
    Err(differs(key, shown(recorded), shown(repeated)))
}

/// A ground that fits what it is given for: an inspector, or an object.
///
/// # Errors
/// [`Difference`].
pub fn ground(ground: Ground, of_inspector: bool) -> Result<(), Difference> {
    let fits = check_ground(ground, of_inspector);
    fits.map_err(|_| differs("ground", ground.word(), "–"))
}

/// A visit that is there, and not lost.
///
/// # Errors
/// [`Difference`].
pub fn there<'v>(id: &VisitId, now: &'v [Visit]) -> Result<&'v Visit, Difference> {
    let mut visits = now.iter().filter(|visit| !visit.is_lost());
    let found = visits.find(|visit| visit.id == *id);
    found.ok_or_else(|| differs("visit", &*id.enterprise, "–"))
}

/// The first place at which two lists differ.
///
/// # Errors
/// [`Difference`].
pub fn first_other<T: PartialEq>(
    key: &str,
    (recorded, repeated): (&[T], &[T]),
    show: impl Fn(&T) -> String,
) -> Result<(), Difference> {
    let longer = recorded.len().max(repeated.len());
    let place = (0..longer).find(|&place| recorded.get(place) != repeated.get(place));
    let Some(place) = place else {
        return Ok(());
    };
    let at = |list: &[T]| shown(list.get(place).map(&show).as_deref());
    Err(differs(key, at(recorded), at(repeated)))
}
