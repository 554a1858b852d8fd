//! The folder of a draw as it is published, and its verification by outsiders: manifest, population, exclusions, seed, and
//! the drawn list with tickets; neither inspectors nor recusals (第二十三条), and so no teams.

use crate::domain::method::draw_flaw::DrawFlaw;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use crate::domain::acts::entry::draw_folder as folder_of;
use crate::domain::book::fold::DrawnRound;
use crate::domain::ground::sha::Sha;
use crate::domain::method::draw::Outcome;
use crate::domain::method::key::{Seed, derive};
use crate::domain::method::text_flaw::TextName;
use crate::domain::method::verify::{Check, Part, Verdict};
use crate::domain::method::{tickets, verify};
use crate::domain::refusal::Refusal;
use crate::format::{draw_json, sums, texts};

use super::draw_check::Verified;
use crate::disk::{At, Trouble, draw_folder, durable, settle};

/// The texts that are public.
pub const TEXTS: [TextName; 3] = [TextName::Manifest, TextName::Population, TextName::Excluded];
/// The seed as a line of its own.
pub const SEED: &str = "seed.txt";

/// Whether a folder is that of a draw as published: it has neither inspectors nor recusals.
pub fn is_public(folder: &Path) -> bool {
    let there = |name: TextName| folder.join(name.file()).exists();
    !there(TextName::Inspectors) && !there(TextName::Recusals) && there(TextName::Population)
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
    record.repeated.drawn = record.repeated.drawn.without_teams();
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
    let seed = format!("{}\n", record.repeated.value("seed"));
    digests.push((SEED, durable::create_with(&to.join(SEED), seed.as_bytes())?));
    let sha = durable::create(&to.join(draw_folder::RECORD), |out| {
        draw_json::write(&record, out)
    })?;
    digests.push((draw_folder::RECORD, sha));
    let text = sums::write(digests.iter().copied());
    let sha = durable::create_with(&to.join(sums::FILE), text.as_bytes())?;
    digests.push((sums::FILE, sha));
    Ok(digests)
}

/// Verifies a published folder.
///
/// # Errors
/// The file system fails. What does not hold is no error.
pub fn verify(folder: &Path) -> Result<Verified, Trouble> {
    let mut verified = Verified {
        checks: Vec::new(),
        record: None,
        texts: None,
        foreign: Vec::new(),
    };
    let sums = check_sums(folder)?;
    let holds = sums == Verdict::Holds;
    verified.checks.push((Check::Sums, sums));
    if !holds {
        return Ok(verified);
    }
    let read = texts::read_public(|name| Ok(BufReader::new(File::open(folder.join(name.file()))?)));
    let texts = match read.at(folder) {
        Ok(texts) => texts,
        Err(Trouble::Refused(refusal)) => {
            verified
                .checks
                .push((Check::PublicTexts, Verdict::Refused(refusal)));
            return Ok(verified);
        }
        Err(trouble) => return Err(trouble),
    };
    verified.checks.push((Check::PublicTexts, Verdict::Holds));
    let record = match draw_folder::read_record(folder) {
        Ok(record) => record,
        Err(Trouble::Refused(refusal)) => {
            verified
                .checks
                .push((Check::Record, Verdict::Refused(refusal)));
            return Ok(verified);
        }
        Err(trouble) => return Err(trouble),
    };
    verified.checks.push((Check::Record, Verdict::Holds));
    let seed = match Seed::new(record.repeated.value("seed")) {
        Ok(seed) if texts.manifest.source.fits(&seed) => seed,
        Ok(_) => {
            let refusal = Refusal::Draw(DrawFlaw::SeedSpelling(texts.manifest.source.text()));
            verified
                .checks
                .push((Check::Seed, Verdict::Refused(Box::new(refusal))));
            return Ok(verified);
        }
        Err(flaw) => {
            verified
                .checks
                .push((Check::Seed, Verdict::Refused(Box::new(Refusal::Seed(flaw)))));
            return Ok(verified);
        }
    };
    let path = folder.join(SEED);
    if std::fs::read(&path).at(&path)? != format!("{}\n", seed.as_str()).as_bytes() {
        verified
            .checks
            .push((Check::Seed, Verdict::File(SEED.to_owned())));
        return Ok(verified);
    }
    verified.checks.push((Check::Seed, Verdict::Holds));
    let path = folder.join(TextName::Manifest.file());
    let key = derive(&std::fs::read(&path).at(&path)?, &seed);
    let frame = &texts.frame;
    let (drawn, shortfalls) =
        tickets::draw(&frame.population, &frame.excluded, &frame.takes, &key.0);
    let lines: Vec<u32> = drawn.iter().map(|drawn| drawn.line).collect();
    let codes = draw_folder::codes(folder, &lines)?;
    let outcome = Outcome {
        teams: vec![Vec::new(); drawn.len()],
        drawn,
        shortfalls,
        pool: Vec::new(),
    };
    let sha = texts.manifest_sha;
    let repeated = verify::repeated(&texts.manifest, sha, frame, (&seed, key), &outcome, &codes);
    let parts = verify::compare(&record.repeated, &repeated).into_iter();
    for (part, difference) in parts.filter(|(part, _)| !matches!(part, Part::Teams | Part::Loads)) {
        let finding = difference.map_or(Verdict::Holds, Verdict::Differs);
        let holds = finding == Verdict::Holds;
        verified.checks.push((Check::Part(part), finding));
        if !holds {
            break;
        }
    }
    verified.texts = Some(texts);
    verified.record = Some(record);
    Ok(verified)
}

fn check_sums(folder: &Path) -> Result<Verdict<Refusal>, Trouble> {
    let path = folder.join(sums::FILE);
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(Verdict::File(sums::FILE.to_owned()));
        }
        Err(error) => return Err(error).at(&path),
    };
    let listed = sums::read(&bytes).unwrap_or_default();
    let names = TEXTS
        .map(TextName::file)
        .into_iter()
        .chain([SEED, draw_folder::RECORD]);
    for (place, name) in names.enumerate() {
        let path = folder.join(name);
        let actual = path.is_file().then(|| durable::digest(&path)).transpose()?;
        let same = |(known, sha): &(String, Sha)| known == name && Some(*sha) == actual;
        if !listed.get(place).is_some_and(same) {
            return Ok(Verdict::File(name.to_owned()));
        }
    }
    Ok(if listed.len() == TEXTS.len() + 2 {
        Verdict::Holds
    } else {
        Verdict::File(sums::FILE.to_owned())
    })
}
