//! What a sealed round can draw, from the texts of its seal.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;

use crate::domain::acts::entry::{SealAct, seal_folder};
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::manifest::Manifest;
use crate::domain::method::text_flaw::TextName;
use crate::domain::year::side_by_side::Drawable;
use crate::format::{list_texts, manifest_text};

use crate::disk::{At, Trouble, durable, regular, settle};

/// Codes of a text, read one by one.
pub type Codes = Box<dyn Iterator<Item = Result<String, Trouble>>>;

/// A sealed round's manifest, and what it can draw; its texts are held against the book.
///
/// # Errors
/// [`DrawFlaw::SealBroken`] when a text is missing or not the one that the book names, or the file system fails.
pub fn of_seal(root: &Path, seal: &SealAct) -> Result<(Manifest, Drawable<Codes>), Trouble> {
    let texts = [
        TextName::Manifest,
        TextName::Population,
        TextName::Excluded,
        TextName::Owners,
    ];
    check(root, seal, &texts)?;
    let folder = settle::on_disk(root, &seal_folder(&seal.task, seal.round, seal.seal));
    let path = folder.join(TextName::Manifest.file());
    let manifest = manifest_text::read(&regular::read(&path).at(&path)?).at(&path)?;
    Ok((manifest, read(&folder)?))
}

/// What can be drawn from the texts in a folder, which have been checked.
///
/// # Errors
/// The file system fails.
pub fn read(folder: &Path) -> Result<Drawable<Codes>, Trouble> {
    let open = |name: TextName| {
        let path = folder.join(name.file());
        let file = regular::open(&path).at(&path)?;
        Ok::<_, Trouble>(BufReader::with_capacity(1 << 16, file))
    };
    let excluded = read_excluded(folder)?;
    let (owners, _) = list_texts::read_owners(open(TextName::Owners)?).at(folder)?;
    let drawn_owners = owners.iter().filter(|(code, _)| !excluded.contains(*code));
    let drawn_owners = drawn_owners.map(|(_, owner)| owner.to_owned()).collect();
    let path = folder.join(TextName::Population.file());
    let lines = open(TextName::Population)?.lines();
    let codes = lines.map(move |line| {
        let mut code = line.at(&path)?;
        code.truncate(code.find('\t').unwrap_or(code.len()));
        Ok(code)
    });
    let own = codes.filter(move |code| {
        let is_own = |code: &String| !excluded.contains(code) && owners.owner_of(code).is_none();
        code.as_ref().map_or(true, is_own)
    });
    Drawable::new(Box::new(own), drawn_owners)
}

/// The objects that a sealed round must not draw.
///
/// # Errors
/// As [`of_seal`].
pub fn excluded(root: &Path, seal: &SealAct) -> Result<BTreeSet<String>, Trouble> {
    check(root, seal, &[TextName::Excluded])?;
    let folder = seal_folder(&seal.task, seal.round, seal.seal);
    read_excluded(&settle::on_disk(root, &folder))
}

fn read_excluded(folder: &Path) -> Result<BTreeSet<String>, Trouble> {
    let path = folder.join(TextName::Excluded.file());
    let file = BufReader::new(regular::open(&path).at(&path)?);
    let (lines, _) = list_texts::read_excluded(file).at(&path)?;
    Ok(lines.into_iter().map(|line| line.code).collect())
}

fn check(root: &Path, seal: &SealAct, names: &[TextName]) -> Result<(), Trouble> {
    let folder = seal_folder(&seal.task, seal.round, seal.seal);
    for name in names {
        let path = format!("{folder}/{}", name.file());
        let on_disk = settle::file_on_disk(root, &path);
        if !on_disk.is_file() || seal.files.get(&path) != Some(&durable::digest(&on_disk)?) {
            return Err(DrawFlaw::SealBroken(folder).into());
        }
    }
    Ok(())
}
