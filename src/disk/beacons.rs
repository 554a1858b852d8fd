//! Reads beacons (信标) that somebody hands in: as a text, or as a file saved from a relay's answer.

use std::path::Path;

use crate::disk::{At, Trouble, regular};
use crate::domain::method::beacon::Beacon;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::format::beacon_text;

/// Reads one beacon: `given` is a file, or the text itself.
///
/// # Errors
/// [`DrawFlaw::Beacon`], or the file system fails.
pub fn read_one(given: &str) -> Result<Beacon, Trouble> {
    let path = Path::new(given);
    let text = if path.is_file() {
        text_of(path)?
    } else {
        given.to_owned()
    };
    Ok(beacon_text::read_any(&text).map_err(DrawFlaw::Beacon)?)
}

/// Reads a file of beacons, one on each line.
///
/// # Errors
/// As [`read_one`].
pub fn read_many(path: &Path) -> Result<Vec<Beacon>, Trouble> {
    let beacons = beacon_text::read_all(&text_of(path)?);
    let beacons = beacons.map_err(|(_, flaw)| DrawFlaw::Beacon(flaw))?;
    Ok(beacons.into_iter().map(|(_, beacon)| beacon).collect())
}

fn text_of(path: &Path) -> Result<String, Trouble> {
    let bytes = regular::read(path).at(path)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
