//! The folder of a draw as it is published: manifest, population, exclusions, owners, seed, beacon, and the drawn list with
//! tickets; neither salt nor inspectors nor recusals (第二十三条), and so no teams and no order of visits.

use std::fs::File;
use std::path::Path;

use crate::domain::acts::entry::draw_folder as folder_of;
use crate::domain::book::fold::DrawnRound;
use crate::domain::ground::sha::Sha;
use crate::domain::method::source::Source;
use crate::domain::method::text_flaw::TextName;
use crate::format::{beacon_text, draw_json, sums};

use crate::disk::{At, Trouble, draw_folder, durable, settle};

/// The texts that are public.
pub const TEXTS: [TextName; 4] = [
    TextName::Manifest,
    TextName::Population,
    TextName::Excluded,
    TextName::Owners,
];
/// Place of inspectors.txt among the manifest's lists.
const INSPECTORS: usize = 3;
/// The seed as a line of its own.
pub const SEED: &str = "seed.txt";

/// Whether a folder is that of a draw as published: it has neither salt nor inspectors nor recusals.
pub fn is_public(folder: &Path) -> bool {
    let there = |name: TextName| folder.join(name.file()).exists();
    let inside = [TextName::Salt, TextName::Inspectors, TextName::Recusals];
    !inside.into_iter().any(there) && there(TextName::Population)
}

/// Writes the public folder of a draw into `to`; gives the digest of each file.
///
/// # Errors
/// A record is not the one that the book names, or the file system fails.
pub fn write(
    root: &Path,
    draw: &DrawnRound,
    to: &Path,
) -> Result<Vec<(&'static str, Sha)>, Trouble> {
    let mut record = draw_folder::record_of(root, draw)?;
    let manifest = draw_folder::manifest_of(root, draw)?;
    let people = manifest.texts[INSPECTORS].lines;
    let few = |recused: u32| people < u64::from(recused) + 2 * u64::from(manifest.grouping.group);
    record.repeated.drawn = record.repeated.drawn.published(few);
    record.repeated.loads.clear();
    let from = settle::on_disk(root, &folder_of(&draw.act.draw));
    std::fs::create_dir_all(to).at(to)?;
    let mut digests = Vec::new();
    for name in TEXTS {
        let source = from.join(name.file());
        let mut reader = File::open(&source).at(&source)?;
        let sha = durable::create(&to.join(name.file()), |out| {
            std::io::copy(&mut reader, out).map(|_| ())
        })?;
        digests.push((name.file(), sha));
    }
    let seed = seed_line(&record.repeated.values.seed);
    digests.push((SEED, durable::create_with(&to.join(SEED), seed.as_bytes())?));
    let sha = durable::create(&to.join(draw_folder::RECORD), |out| {
        draw_json::write(&record, out)
    })?;
    digests.push((draw_folder::RECORD, sha));
    if let Source::Drand(_) = manifest.source {
        let (round, signature) = draw_folder::read_beacon(&from)?;
        let text = beacon_text::write(round, &signature);
        let path = to.join(draw_folder::BEACON);
        let sha = durable::create_with(&path, text.as_bytes())?;
        digests.push((draw_folder::BEACON, sha));
    }
    let text = sums::write(digests.iter().copied());
    let sha = durable::create_with(&to.join(sums::FILE), text.as_bytes())?;
    digests.push((sums::FILE, sha));
    Ok(digests)
}

/// What seed.txt holds.
pub fn seed_line(seed: &str) -> String {
    format!("{seed}\n")
}
