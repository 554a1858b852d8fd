//! Verifies a draw from its folder alone, and from the case folder's book where there is one.

use crate::domain::method::draw_flaw::DrawFlaw;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use chrono::DateTime;

use crate::domain::acts::entry::{draw_folder as folder_of, draw_id};
use crate::domain::acts::origin::Origin;
use crate::domain::book::fold::{Book, DrawnRound};
use crate::domain::method::key::{Seed, derive};
use crate::domain::method::text_flaw::TextName;
use crate::domain::method::verify::{Check, Verdict};
use crate::domain::method::{draw, verify};
use crate::domain::refusal::Refusal;
use crate::format::draw_json::DrawRecord;
use crate::format::texts::Texts;
use crate::format::{list_csv, sums};

use crate::acts::replace::repeat;
use crate::disk::{At, Trouble, draw_folder, durable, ledger};

/// What a verification found.
#[derive(Debug)]
pub struct Verified {
    /// Each check that was made, in order; the last is the first that does not hold, if one does not.
    pub checks: Vec<(Check, Verdict<Refusal>)>,
    /// The record, where it could be read.
    pub record: Option<DrawRecord>,
    /// The texts, where they could be read.
    pub texts: Option<Texts>,
    /// Files in the folder that no draw has.
    pub foreign: Vec<String>,
}

impl Verified {
    /// Whether everything holds.
    pub fn holds(&self) -> bool {
        self.checks
            .iter()
            .all(|(_, finding)| *finding == Verdict::Holds)
    }
}

/// Verifies the draw in `folder`; `id` is its id where it is known.
///
/// # Errors
/// [`DrawFlaw::NotADraw`] for a folder without a manifest, or the file system fails.
pub fn folder(folder: &Path, id: Option<&str>) -> Result<Verified, Trouble> {
    if !folder.join(TextName::Manifest.file()).is_file() {
        return Err(DrawFlaw::NotADraw(folder.display().to_string()).into());
    }
    let mut verified = Verified {
        checks: Vec::new(),
        record: None,
        texts: None,
        foreign: foreign(folder)?,
    };
    let sums = check_sums(folder)?;
    let go_on = sums == Verdict::Holds;
    verified.checks.push((Check::Sums, sums));
    if go_on {
        repeat(folder, id, &mut verified)?;
    }
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
    for (place, name) in draw_folder::TEXTS
        .iter()
        .map(|n| n.file())
        .chain([draw_folder::RECORD, draw_folder::LIST])
        .enumerate()
    {
        let path = folder.join(name);
        if !path.is_file() {
            return Ok(Verdict::File(name.to_owned()));
        }
        let actual = durable::digest(&path)?;
        match listed.get(place) {
            Some((listed, sha)) if listed == name && *sha == actual => {}
            Some((listed, _)) if listed == name => return Ok(Verdict::File(name.to_owned())),
            _ => return Ok(Verdict::File(sums::FILE.to_owned())),
        }
    }
    let whole = sums::write(listed.iter().map(|(name, sha)| (name.as_str(), *sha)));
    let complete = listed.len() == draw_folder::TEXTS.len() + 2 && whole.as_bytes() == bytes;
    Ok(if complete {
        Verdict::Holds
    } else {
        Verdict::File(sums::FILE.to_owned())
    })
}

fn repeat(folder: &Path, id: Option<&str>, verified: &mut Verified) -> Result<(), Trouble> {
    let checks = &mut verified.checks;
    let texts = match draw_folder::read_texts(folder) {
        Ok(texts) => texts,
        Err(Trouble::Refused(refusal)) => {
            checks.push((Check::Texts, Verdict::Refused(refusal)));
            return Ok(());
        }
        Err(trouble) => return Err(trouble),
    };
    checks.push((Check::Texts, Verdict::Holds));
    let record = match draw_folder::read_record(folder) {
        Ok(record) => record,
        Err(Trouble::Refused(refusal)) => {
            checks.push((Check::Record, Verdict::Refused(refusal)));
            verified.texts = Some(texts);
            return Ok(());
        }
        Err(trouble) => return Err(trouble),
    };
    checks.push((Check::Record, Verdict::Holds));
    let text = record
        .repeated
        .values
        .iter()
        .find(|(key, _)| *key == "seed")
        .map_or("", |(_, seed)| seed.as_str());
    match Seed::new(text) {
        Err(flaw) => checks.push((Check::Seed, Verdict::Refused(Box::new(Refusal::Seed(flaw))))),
        Ok(seed) if !texts.manifest.source.fits(&seed) => {
            let refusal = Refusal::Draw(DrawFlaw::SeedSpelling(texts.manifest.source.text()));
            checks.push((Check::Seed, Verdict::Refused(Box::new(refusal))));
        }
        Ok(seed) => {
            checks.push((Check::Seed, Verdict::Holds));
            compare(folder, id, &texts, &record, &seed, checks)?;
        }
    }
    verified.texts = Some(texts);
    verified.record = Some(record);
    Ok(())
}

fn compare(
    folder: &Path,
    id: Option<&str>,
    texts: &Texts,
    record: &DrawRecord,
    seed: &Seed,
    checks: &mut Vec<(Check, Verdict<Refusal>)>,
) -> Result<(), Trouble> {
    let path = folder.join(TextName::Manifest.file());
    let key = derive(&std::fs::read(&path).at(&path)?, seed);
    let outcome = draw::draw(&texts.frame, &key.0);
    let lines: Vec<u32> = outcome.drawn.iter().map(|d| d.line).collect();
    let codes = draw_folder::codes(folder, &lines)?;
    let repeated = verify::repeated(
        &texts.manifest,
        texts.manifest_sha,
        &texts.frame,
        (seed, key),
        &outcome,
        &codes,
    );
    for (part, difference) in verify::compare(&record.repeated, &repeated) {
        let holds = difference.is_none();
        checks.push((
            Check::Part(part),
            difference.map_or(Verdict::Holds, Verdict::Differs),
        ));
        if !holds {
            return Ok(());
        }
    }
    let path = folder.join(draw_folder::LIST);
    let list = BufReader::with_capacity(1 << 17, File::open(&path).at(&path)?);
    let head = draw_folder::head_of(id.unwrap_or_default(), record);
    let round_id = draw_id(&texts.manifest.task, texts.manifest.round, 1);
    let row = list_csv::difference(list, &head, &round_id, &repeated.drawn);
    checks.push((Check::List, row.map_or(Verdict::Holds, Verdict::Row)));
    checks.push((Check::Times, check_times(texts.manifest.seal, record)));
    Ok(())
}

/// A sealed draw has a time of sealing, not after that of drawing; an unsealed one has none.
fn check_times(seal: u32, record: &DrawRecord) -> Verdict<Refusal> {
    let time = |text: &str| DateTime::parse_from_rfc3339(text).ok();
    let drawn = time(&record.drawn_at);
    let sealed = record.sealed_at.as_deref();
    let in_order = match sealed {
        None => seal == 0 && drawn.is_some(),
        Some(sealed) => {
            seal > 0
                && time(sealed)
                    .zip(drawn)
                    .is_some_and(|(sealed, drawn)| sealed <= drawn)
        }
    };
    if in_order {
        return Verdict::Holds;
    }
    Verdict::Differs(verify::Difference {
        place: "sealed_at".to_owned(),
        recorded: format!("{} / {}", sealed.unwrap_or("–"), record.drawn_at),
        repeated: format!("seal: {seal}"),
    })
}

fn foreign(folder: &Path) -> Result<Vec<String>, Trouble> {
    let known = draw_folder::file_names();
    let mut foreign = Vec::new();
    for entry in std::fs::read_dir(folder).at(folder)? {
        let name = entry.at(folder)?.file_name().to_string_lossy().into_owned();
        if !known.contains(&name.as_str()) {
            foreign.push(name);
        }
    }
    foreign.sort();
    Ok(foreign)
}

/// Verifies a draw of a case folder: its folder, and what the book says of it.
///
/// # Errors
/// [`DrawFlaw::NoDraw`], or as [`folder`].
pub fn in_case(root: &Path, id: &str) -> Result<(Verified, Option<DrawnRound>), Trouble> {
    let read = match ledger::read(root) {
        Ok(read) => read,
        Err(Trouble::Refused(refusal)) => {
            let mut verified = folder(&root.join(folder_of(id)), Some(id))?;
            verified
                .checks
                .push((Check::Book, Verdict::Refused(refusal)));
            return Ok((verified, None));
        }
        Err(trouble) => return Err(trouble),
    };
    let draw = read
        .book
        .draw(id)
        .ok_or_else(|| Refusal::Draw(DrawFlaw::NoDraw(id.to_owned())))?
        .clone();
    let mut verified = match folder(&root.join(folder_of(id)), Some(id)) {
        Ok(verified) => verified,
        Err(Trouble::Refused(_)) => {
            let missing = Verdict::File(format!("{}/{}", folder_of(id), TextName::Manifest.file()));
            let checks = vec![(Check::InBook, missing)];
            return Ok((
                Verified {
                    checks,
                    record: None,
                    texts: None,
                    foreign: Vec::new(),
                },
                Some(draw),
            ));
        }
        Err(trouble) => return Err(trouble),
    };
    verified.checks.push((Check::Book, Verdict::Holds));
    let changed = changed_file(root, &draw)?.map(Verdict::File);
    let other = || {
        let record = verified.record.as_ref()?;
        says_other(&draw, record).map(Verdict::Differs)
    };
    let finding = changed.or_else(other).unwrap_or(Verdict::Holds);
    verified.checks.push((Check::InBook, finding));
    if let Some(texts) = &verified.texts {
        let finding = check_exclusions(root, &read.book, &draw, texts)?;
        verified.checks.push((Check::Exclusions, finding));
    }
    if draw.act.seal > 0 {
        let finding = check_seal(root, &read.book, &draw, verified.record.as_ref())?;
        verified.checks.push((Check::Seal, finding));
    }
    // Replacements are repeated from a draw that holds.
    if verified.holds()
        && let (Some(texts), Some(record)) = (&verified.texts, &verified.record)
    {
        let (folder, logs) = (root.join(folder_of(id)), &read.book.visits);
        let found = repeat::check(&folder, id, logs, (texts, record))?;
        let found = found.map(|finding| (Check::Replacements, finding));
        verified.checks.extend(found);
    }
    Ok((verified, Some(draw)))
}

/// An origin with all that it says, to be held against another.
fn origin_text(origin: Option<&Origin>) -> String {
    match origin {
        None => "–".to_owned(),
        Some(Origin::Plan { version, sha256 }) => format!("plan {version} sha256 {sha256}"),
        Some(origin) => origin.to_string(),
    }
}

/// The first value of a draw's line in the book that its record has otherwise.
fn says_other(draw: &DrawnRound, record: &DrawRecord) -> Option<verify::Difference> {
    let (act, repeated) = (&draw.act, &record.repeated);
    let missing: u64 = repeated.shortfalls.iter().map(|s| s.missing).sum();
    let said = |key: &str| repeated.value(key).to_owned();
    let pairs = [
        ("task", said("task"), act.task.clone()),
        ("round", said("round"), act.round.to_string()),
        (
            "manifest_sha256",
            said("manifest_sha256"),
            act.manifest.to_string(),
        ),
        ("source", said("source"), act.source.clone()),
        ("seed", said("seed"), act.seed.clone()),
        ("standing", said("standing"), act.standing.clone()),
        (
            "witnesses",
            record.witnesses.join(", "),
            act.witnesses.join(", "),
        ),
        (
            "drawn",
            repeated.drawn.len().to_string(),
            act.drawn.to_string(),
        ),
        ("shortfalls", missing.to_string(), act.shortfall.to_string()),
        (
            "origin",
            origin_text(record.origin.as_ref()),
            origin_text(act.origin.as_ref()),
        ),
    ];
    let (key, repeated, recorded) = pairs.into_iter().find(|(_, a, b)| a != b)?;
    Some(verify::Difference {
        place: format!("{} {key}", ledger::FILE),
        recorded,
        repeated,
    })
}

/// Whether every draw that used up a cap stands before this one in the book, and drew the object.
fn check_exclusions(
    root: &Path,
    book: &Book,
    draw: &DrawnRound,
    texts: &Texts,
) -> Result<Verdict<Refusal>, Trouble> {
    let act = &draw.act;
    let seal = book
        .seals
        .iter()
        .find(|s| (&s.act.task, s.act.round, s.act.seal) == (&act.task, act.round, act.seal));
    let made = seal.map_or(draw.seq, |seal| seal.seq);
    let named: BTreeSet<&String> = texts.excluded.iter().flat_map(|line| &line.draws).collect();
    for id in named {
        let earlier = book.draw(id).filter(|earlier| earlier.seq < draw.seq);
        let folder = root.join(folder_of(id));
        if earlier.is_none() || !folder.join(draw_folder::RECORD).is_file() {
            return Ok(Verdict::File(folder_of(id)));
        }
        let record = draw_folder::read_record(&folder)?;
        let mut drawn: BTreeSet<&str> = record.repeated.drawn.codes().collect();
        // As the book stood when the texts were made: what was lost or came in later does not count.
        let then = book.visits.before(made);
        for (lost, taken) in then.objects_replaced(id) {
            drawn.remove(lost);
            drawn.extend(taken);
        }
        let lines = texts.excluded.iter().filter(|line| line.draws.contains(id));
        if let Some(line) = lines
            .into_iter()
            .find(|line| !drawn.contains(line.code.as_str()))
        {
            return Ok(Verdict::Differs(verify::Difference {
                place: format!("{} {}", TextName::Excluded.file(), line.code),
                recorded: format!("cap:{id}"),
                repeated: "–".to_owned(),
            }));
        }
    }
    Ok(Verdict::Holds)
}

fn changed_file(root: &Path, draw: &DrawnRound) -> Result<Option<String>, Trouble> {
    for (path, sha) in &draw.act.files {
        let on_disk = root.join(path);
        if !on_disk.is_file() || durable::digest(&on_disk)? != *sha {
            return Ok(Some(path.clone()));
        }
    }
    Ok(None)
}

fn check_seal(
    root: &Path,
    book: &Book,
    draw: &DrawnRound,
    record: Option<&DrawRecord>,
) -> Result<Verdict<Refusal>, Trouble> {
    let act = &draw.act;
    let seal = book
        .seals
        .iter()
        .find(|s| s.act.task == act.task && s.act.round == act.round && s.act.seal == act.seal);
    let Some(seal) = seal.filter(|s| {
        s.seq < draw.seq && s.act.manifest == act.manifest && s.act.source == act.source
    }) else {
        return Ok(Verdict::File(ledger::FILE.to_owned()));
    };
    if let Some(record) = record
        && record.sealed_at.as_deref() != Some(&seal.time)
    {
        return Ok(Verdict::Differs(verify::Difference {
            place: "sealed_at".to_owned(),
            recorded: record.sealed_at.clone().unwrap_or_default(),
            repeated: seal.time.clone(),
        }));
    }
    for (path, sha) in &seal.act.files {
        let on_disk = root.join(path);
        if !on_disk.is_file() || durable::digest(&on_disk)? != *sha {
            return Ok(Verdict::File(path.clone()));
        }
    }
    Ok(Verdict::Holds)
}
