//! The folder of a draw as it is published: manifest, population, exclusions, owners, seed, beacon, and the drawn list with
//! tickets; neither salt nor inspectors nor recusals (第二十三条), and so no teams and no order of visits.

use std::collections::BTreeSet;
use std::path::Path;

use crate::domain::acts::entry::draw_folder as folder_of;
use crate::domain::book::fold::DrawnRound;
use crate::domain::ground::sha::Sha;
use crate::domain::method::drawn_rows::{DrawnRows, DrawnTeam};
use crate::domain::method::manifest::Manifest;
use crate::domain::method::source::Source;
use crate::domain::method::text_flaw::TextName;
use crate::format::public_json::DrawTexts;
use crate::format::{beacon_text, draw_json, public_json, sums};

use crate::disk::{At, Trouble, draw_folder, durable, ledger, regular, settle};

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
/// The same for the website, which may not read the other files.
pub const SCRIPT: &str = "data.js";

/// What is never public: the salt and the lists that it hides, and the list with everybody's visits.
pub const PRIVATE: [&str; 4] = [
    TextName::Salt.file(),
    TextName::Inspectors.file(),
    TextName::Recusals.file(),
    draw_folder::LIST,
];

/// Whether a folder is that of a draw as published: with none of what is not public; or with the seed as a file of its own,
/// unless all of it is there.
pub fn is_public(folder: &Path) -> bool {
    let there = |name: &str| folder.join(name).exists();
    match PRIVATE.into_iter().filter(|name| there(name)).count() {
        0 => there(TextName::Population.file()),
        some => there(SEED) && some < PRIVATE.len(),
    }
}

/// The files that a published folder may have.
pub fn file_names() -> Vec<&'static str> {
    let texts = TEXTS.iter().map(|text| text.file());
    let more = [
        SEED,
        draw_folder::RECORD,
        draw_folder::BEACON,
        SCRIPT,
        sums::FILE,
    ];
    texts.chain(more).collect()
}

/// Whether a file of this path is by its name one that is not public.
pub fn is_private(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    PRIVATE.contains(&name) || name == ledger::FILE
}

/// The first file in a published folder that is not public.
pub fn private_in(folder: &Path) -> Option<&'static str> {
    PRIVATE.into_iter().find(|name| folder.join(name).exists())
}

/// Writes the public folder of a draw into `to`, with its coverage, unless that is withheld; gives the digest of each file.
///
/// # Errors
/// A record is not the one that the book names, or the file system fails.
pub fn write(
    root: &Path,
    (draw, has_coverage): (&DrawnRound, bool),
    to: &Path,
) -> Result<Vec<(&'static str, Sha)>, Trouble> {
    let mut record = draw_folder::record_of(root, &draw.act)?;
    let manifest = draw_folder::manifest_of(root, &draw.act)?;
    record.repeated.drawn = record.repeated.drawn.published(leaves_few(&manifest));
    record.repeated.loads.clear();
    record.coverage_before.take_if(|_| !has_coverage);
    record.coverage_after.take_if(|_| !has_coverage);
    let from = settle::on_disk(root, &folder_of(&draw.act.draw));
    std::fs::create_dir_all(to).at(to)?;
    let mut digests = Vec::new();
    for name in TEXTS {
        let source = from.join(name.file());
        let mut reader = regular::open(&source).at(&source)?;
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

/// Whether so many recusals from a visit leave fewer people than two teams need.
fn leaves_few(manifest: &Manifest) -> impl Fn(u32) -> bool + use<> {
    let people = manifest.texts[INSPECTORS].lines;
    let two_teams = 2 * u64::from(manifest.grouping.group);
    move |recused| people < u64::from(recused) + two_teams
}

/// The drawn objects for whose visit fewer people than two teams need are left.
pub fn few(manifest: &Manifest, drawn: &DrawnRows) -> BTreeSet<String> {
    let public = drawn.published(leaves_few(manifest));
    let few = |of: DrawnTeam| of == DrawnTeam::Public { few: true };
    let rows = public.iter().filter(|row| few(row.of_team));
    rows.map(|row| row.code.to_owned()).collect()
}

/// What seed.txt holds.
pub fn seed_line(seed: &str) -> String {
    format!("{seed}\n")
}

/// What the website repeats a draw from: the texts of its public folder, its seed and what was drawn.
///
/// # Errors
/// A file is missing or no text, or the record cannot be read.
pub fn script(id: &str, folder: &Path) -> Result<Vec<u8>, Trouble> {
    let text = |name: &str| {
        let path = folder.join(name);
        regular::read_to_string(&path).at(&path)
    };
    let record = draw_folder::read_record(folder)?;
    let has_beacon = folder.join(draw_folder::BEACON).exists();
    let texts = DrawTexts {
        manifest: text(TextName::Manifest.file())?,
        population: text(TextName::Population.file())?,
        excluded: text(TextName::Excluded.file())?,
        owners: text(TextName::Owners.file())?,
        beacon: has_beacon
            .then(|| text(draw_folder::BEACON))
            .transpose()?
            .unwrap_or_default(),
    };
    let repeated = &record.repeated;
    let seed = &repeated.values.seed;
    Ok(public_json::draw_script(id, &texts, seed, &repeated.drawn))
}
