//! The folder of a draw as it is published: manifest, population, exclusions, owners, seed, beacon, and the drawn list with
//! tickets; neither salt nor inspectors nor recusals (第二十三条), and so no teams and no order of visits.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::domain::acts::entry::draw_folder as folder_of;
use crate::domain::book::fold::DrawnRound;
use crate::domain::ground::sha::Sha;
use crate::domain::method::drawn_rows::{DrawnRows, DrawnTeam};
use crate::domain::method::manifest::Manifest;
use crate::domain::method::source::Source;
use crate::domain::method::text_flaw::TextName;
use crate::format::draw_json::DrawRecord;
use crate::format::public_json::DrawTexts;
use crate::format::{beacon_text, draw_json, public_json, sums};

use crate::disk::destination::Destination;
use crate::disk::{At, Trouble, book_read, draw_folder, regular, settle};

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
    PRIVATE.contains(&name) || name == book_read::FILE
}

/// The first file in a published folder that is not public.
pub fn private_in(folder: &Path) -> Option<&'static str> {
    PRIVATE.into_iter().find(|name| folder.join(name).exists())
}

/// What is public of the folder of a draw.
pub struct PublicFolder {
    id: String,
    from: PathBuf,
    record: DrawRecord,
    manifest: Manifest,
}

impl PublicFolder {
    /// That of a draw of the book, with its coverage, unless that is withheld.
    ///
    /// # Errors
    /// A record is not the one that the book names, or the file system fails.
    pub fn of(root: &Path, (draw, has_coverage): (&DrawnRound, bool)) -> Result<Self, Trouble> {
        let mut record = draw_folder::record_of(root, &draw.act)?;
        let manifest = draw_folder::manifest_of(root, &draw.act)?;
        record.repeated.drawn = record.repeated.drawn.published(leaves_few(&manifest));
        record.repeated.loads.clear();
        record.coverage_before.take_if(|_| !has_coverage);
        record.coverage_after.take_if(|_| !has_coverage);
        Ok(Self {
            id: draw.act.draw.clone(),
            from: settle::on_disk(root, &folder_of(&draw.act.draw)),
            record,
            manifest,
        })
    }

    /// Writes it; gives the digest of each file.
    ///
    /// # Errors
    /// The file system fails.
    pub fn write(&self, to: &Destination) -> Result<Vec<(&'static str, Sha)>, Trouble> {
        let mut digests = Vec::new();
        for name in TEXTS {
            let source = self.from.join(name.file());
            let mut reader = regular::open(&source).at(&source)?;
            let copy = |out: &mut dyn Write| std::io::copy(&mut reader, out).map(|_| ());
            digests.push((name.file(), to.file(name.file(), copy)?));
        }
        let seed = seed_line(&self.record.repeated.values.seed);
        digests.push((SEED, to.file(SEED, |out| out.write_all(seed.as_bytes()))?));
        let record = |out: &mut dyn Write| draw_json::write(&self.record, out);
        digests.push((draw_folder::RECORD, to.file(draw_folder::RECORD, record)?));
        if let Source::Drand(_) = self.manifest.source {
            let (round, signature) = draw_folder::read_beacon(&self.from)?;
            let text = beacon_text::write(round, &signature);
            let sha = to.file(draw_folder::BEACON, |out| out.write_all(text.as_bytes()))?;
            digests.push((draw_folder::BEACON, sha));
        }
        let text = sums::write(digests.iter().copied());
        let sha = to.file(sums::FILE, |out| out.write_all(text.as_bytes()))?;
        digests.push((sums::FILE, sha));
        Ok(digests)
    }

    /// What the website repeats the draw from.
    ///
    /// # Errors
    /// A file is missing or no text.
    pub fn script(&self) -> Result<Vec<u8>, Trouble> {
        let beacon = match self.manifest.source {
            Source::Drand(_) => {
                let (round, signature) = draw_folder::read_beacon(&self.from)?;
                beacon_text::write(round, &signature)
            }
            _ => String::new(),
        };
        script_of(&self.id, &self.from, (&self.record, beacon))
    }
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
    let record = draw_folder::read_record(folder)?;
    let path = folder.join(draw_folder::BEACON);
    let has_beacon = path.exists();
    let beacon = has_beacon.then(|| text(folder, draw_folder::BEACON));
    script_of(
        id,
        folder,
        (&record, beacon.transpose()?.unwrap_or_default()),
    )
}

fn text(folder: &Path, name: &str) -> Result<String, Trouble> {
    let path = folder.join(name);
    regular::read_to_string(&path).at(&path)
}

fn script_of(
    id: &str,
    folder: &Path,
    (record, beacon): (&DrawRecord, String),
) -> Result<Vec<u8>, Trouble> {
    let [manifest, population, excluded, owners] = TEXTS.map(|name| text(folder, name.file()));
    let texts = DrawTexts {
        manifest: manifest?,
        population: population?,
        excluded: excluded?,
        owners: owners?,
        beacon,
    };
    let repeated = &record.repeated;
    let of = (&*repeated.values.seed, &repeated.drawn);
    let mut script = Vec::new();
    public_json::draw_script(&mut script, id, &texts, of).at(folder)?;
    Ok(script)
}
