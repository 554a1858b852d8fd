//! `verify public/`: a whole publication checked by an outsider who has nothing else: every file, every draw repeated, the
//! tables and the website's data made anew from public.json, public.json held against the draws.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use serde_json::Value;

use crate::domain::acts::entry::is_draw_id;
use crate::domain::ground::hex;
use crate::domain::ground::sha::Sha;
use crate::domain::method::drawn_rows::{DrawnRows, DrawnTeam};
use crate::domain::method::manifest::Manifest;
use crate::domain::method::standing::{SeedStanding, Unproven};
use crate::domain::public::lines::LINES;
use crate::domain::public::publication::{Public, PublicDraw};
use crate::domain::public::publication_flaw::PublicationFlaw;
use crate::domain::public::told;
use crate::format::draw_json::DrawRecord;
use crate::format::public_files::WHOLE;
use crate::format::{public_lines, sums};

use super::{held, writing};
use crate::acts::method::verified::Verified;
use crate::acts::method::{public_draw, verify_folder};
use crate::disk::destination::Destination;
use crate::disk::embedded::SITE;
use crate::disk::{At, Trouble, draw_folder, durable, regular};

/// What was found of a publication.
#[derive(Debug, Default)]
pub struct PublicationChecked {
    /// What it says of itself, where it could be read.
    pub public: Option<Box<Public>>,
    /// How many files SHA256SUMS names.
    pub files: usize,
    /// Each draw as it was repeated, by id.
    pub draws: Vec<(String, Verified)>,
    /// Everything that is wrong.
    pub flaws: BTreeSet<PublicationFlaw>,
}

impl PublicationChecked {
    /// Whether all of it holds.
    pub fn holds(&self) -> bool {
        self.flaws.is_empty() && self.public.is_some()
    }

    /// Whether every file is there as SHA256SUMS has it, and no other.
    pub fn files_hold(&self) -> bool {
        let of_files = |flaw: &PublicationFlaw| match flaw {
            PublicationFlaw::Sums
            | PublicationFlaw::Changed(_)
            | PublicationFlaw::Foreign(_)
            | PublicationFlaw::Empty(_)
            | PublicationFlaw::NoFile(_)
            | PublicationFlaw::Private(_) => true,
            PublicationFlaw::Whole(_)
            | PublicationFlaw::Derived(_)
            | PublicationFlaw::Page(_)
            | PublicationFlaw::UnknownDraw(_)
            | PublicationFlaw::Draw(_)
            | PublicationFlaw::DrawSays { .. }
            | PublicationFlaw::Standing { .. }
            | PublicationFlaw::Lines
            | PublicationFlaw::Head
            | PublicationFlaw::NoLine(_)
            | PublicationFlaw::Untold { .. }
            | PublicationFlaw::Count { .. }
            | PublicationFlaw::Withheld(_)
            | PublicationFlaw::Coverage
            | PublicationFlaw::Seal(_)
            | PublicationFlaw::Vanished(_)
            | PublicationFlaw::PlanBase(_)
            | PublicationFlaw::Object { .. } => false,
        };
        !self.flaws.iter().any(of_files)
    }

    /// Whether what follows from public.json is what it says.
    pub fn derived_holds(&self) -> bool {
        let derived = |flaw: &PublicationFlaw| matches!(flaw, PublicationFlaw::Derived(_));
        self.public.is_some() && self.files_hold() && !self.flaws.iter().any(derived)
    }

    /// Whether plans, seals, draws and voids are those of the book's lines.
    pub fn told_holds(&self) -> bool {
        let told = |flaw: &PublicationFlaw| {
            matches!(
                flaw,
                PublicationFlaw::Lines
                    | PublicationFlaw::Head
                    | PublicationFlaw::NoLine(_)
                    | PublicationFlaw::Untold { .. }
                    | PublicationFlaw::Count { .. }
                    | PublicationFlaw::Seal(_)
            )
        };
        self.public.is_some() && !self.flaws.iter().any(told)
    }

    /// Whether nothing of an older publication vanished.
    pub fn nothing_vanished(&self) -> bool {
        let vanished = |flaw: &PublicationFlaw| matches!(flaw, PublicationFlaw::Vanished(_));
        self.public.is_some() && !self.flaws.iter().any(vanished)
    }

    /// Whether something of this name is wrong.
    fn is_wrong(&self, name: &str) -> bool {
        let changed = PublicationFlaw::Changed(name.to_owned());
        self.flaws.contains(&changed)
    }
}

/// Whether a folder is that of a publication.
pub fn is_publication(folder: &Path) -> bool {
    folder.join(WHOLE).is_file() || folder.join("json").is_dir() && folder.join("csv").is_dir()
}

/// Verifies a publication, and holds it against `older` ones, or their lists of lines or heads.
///
/// # Errors
/// An older one cannot be read ([`PublicFlaw::List`]), or the file system fails. What does not hold is no error.
///
/// [`PublicFlaw::List`]: crate::domain::public::flaw::PublicFlaw::List
pub fn verify(folder: &Path, older: &[PathBuf]) -> Result<PublicationChecked, Trouble> {
    let mut found = PublicationChecked::default();
    let listed = check_files(folder, &mut found)?;
    let mut public = match read_whole(folder)? {
        Ok(public) => public,
        Err(why) => {
            found.flaws.insert(PublicationFlaw::Whole(why.to_string()));
            return Ok(found);
        }
    };
    let list = folder.join(LINES);
    let lines = if list.is_file() {
        public_lines::read_lines(&regular::read(&list).at(&list)?)
    } else {
        None
    };
    let has_lines = lines.is_some();
    public.lines = lines.unwrap_or_default();
    check_derived(folder, &public, &listed, &mut found)?;
    if has_lines {
        found.flaws.extend(told::flaws(&public));
    } else {
        found.flaws.insert(PublicationFlaw::Lines);
    }
    for older in older {
        let vanished = told::since(&held::kept_list(older)?, &public);
        let vanished = vanished.into_iter().map(PublicationFlaw::Vanished);
        found.flaws.extend(vanished);
    }
    // As many at a time as there are cores: each has its texts in memory.
    for draws in public.draws.chunks(rayon::current_num_threads()) {
        let repeated = draws.par_iter().with_max_len(1);
        let repeated = repeated.map(|draw| repeated_draw(folder, draw));
        for (draw, repeated) in draws.iter().zip(repeated.collect::<Vec<_>>()) {
            check_draw((folder, draw), repeated?, &public, &mut found)?;
        }
    }
    check_visits(&public, &mut found);
    let known: BTreeSet<&str> = public.draws.iter().map(|draw| draw.id.as_str()).collect();
    let folders = listed.keys().filter_map(|name| {
        let id = name.strip_prefix("draws/")?.split('/').next()?;
        (!known.contains(id)).then(|| id.to_owned())
    });
    let unknown: BTreeSet<String> = folders.collect();
    let unknown = unknown.into_iter().map(PublicationFlaw::UnknownDraw);
    found.flaws.extend(unknown);
    found.public = Some(Box::new(public));
    Ok(found)
}

/// What public.json says, if it can be read.
fn read_whole(folder: &Path) -> Result<serde_json::Result<Public>, Trouble> {
    let path = folder.join(WHOLE);
    let text = if path.is_file() {
        regular::read(&path).at(&path)?
    } else {
        Vec::new()
    };
    Ok(serde_json::from_slice(&text))
}

/// SHA256SUMS against what lies in the folder, both ways; gives what it names, or what lies there where it cannot be read.
fn check_files(
    folder: &Path,
    found: &mut PublicationChecked,
) -> Result<BTreeMap<String, Sha>, Trouble> {
    let path = folder.join(sums::FILE);
    let listed = if path.is_file() {
        sums::read(&regular::read(&path).at(&path)?)
    } else {
        None
    };
    let there = files_in(folder, found)?;
    found.files = listed.as_ref().map_or(0, Vec::len);
    let count = listed.as_ref().map(Vec::len);
    let digest = |name: &String| Ok((name.clone(), durable::digest(&folder.join(name))?));
    let of_files = || there.iter().filter(|name| *name != sums::FILE).map(digest);
    let listed: BTreeMap<String, Sha> = match listed {
        Some(listed) => listed.into_iter().collect(),
        None => of_files().collect::<Result<_, Trouble>>()?,
    };
    if count != Some(listed.len()) {
        found.flaws.insert(PublicationFlaw::Sums);
    }
    let same = listed.par_iter().map(|(name, sha)| {
        let same = |actual| actual == *sha;
        Ok(there.contains(name) && durable::digest(&folder.join(name)).map(same)?)
    });
    let same: Vec<Result<bool, Trouble>> = same.collect();
    for (name, same) in listed.keys().zip(same) {
        if !same? {
            found.flaws.insert(PublicationFlaw::Changed(name.clone()));
        }
    }
    for name in there {
        if public_draw::is_private(&name) {
            found.flaws.insert(PublicationFlaw::Private(name));
        } else if name != sums::FILE && !listed.contains_key(&name) {
            found.flaws.insert(PublicationFlaw::Foreign(name));
        }
    }
    Ok(listed)
}

/// The names of the files below a folder; what else lies there is wrong.
fn files_in(folder: &Path, found: &mut PublicationChecked) -> Result<BTreeSet<String>, Trouble> {
    let mut names = BTreeSet::new();
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((path, below)) = open.pop() {
        let mut is_empty = true;
        for entry in fs::read_dir(&path).at(&path)? {
            let entry = entry.at(&path)?;
            is_empty = false;
            let name = format!("{below}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type().at(&path)?;
            if kind.is_dir() {
                open.push((entry.path(), format!("{name}/")));
            } else if kind.is_file() {
                names.insert(name);
            } else {
                found.flaws.insert(PublicationFlaw::NoFile(name));
            }
        }
        if is_empty {
            let name = below.trim_end_matches('/').to_owned();
            found.flaws.insert(PublicationFlaw::Empty(name));
        }
    }
    Ok(names)
}

/// What follows from public.json and the program, made anew. A file that was found changed already is not named again.
fn check_derived(
    folder: &Path,
    public: &Public,
    listed: &BTreeMap<String, Sha>,
    found: &mut PublicationChecked,
) -> Result<(), Trouble> {
    let mut known: BTreeSet<String> = BTreeSet::new();
    for (name, sha) in writing::derived(public, &Destination::Digests)? {
        if listed.get(&name) != Some(&sha) && !found.is_wrong(&name) {
            let flaw = PublicationFlaw::Derived(name.clone());
            found.flaws.insert(flaw);
        }
        known.insert(name);
    }
    for (name, text) in SITE {
        known.insert(name.to_owned());
        let sha = Sha::of(text.as_bytes());
        if listed.get(name) != Some(&sha) && !found.is_wrong(name) {
            found.flaws.insert(PublicationFlaw::Page(name.to_owned()));
        }
    }
    // A script of a draw's page is named in its folder; nothing else belongs into a publication.
    let strange = listed.keys().filter(|name| !known.contains(*name));
    let strange = strange.filter(|name| !name.starts_with("draws/") && folder.join(name).is_file());
    let strange = strange.cloned().map(PublicationFlaw::Foreign);
    found.flaws.extend(strange);
    Ok(())
}

/// A draw repeated from its folder, where that is one as published.
fn repeated_draw(folder: &Path, draw: &PublicDraw) -> Result<Option<Verified>, Trouble> {
    let place = folder.join("draws").join(&draw.id);
    let named = is_draw_id(&draw.id) && draw.folder == format!("draws/{}", draw.id);
    let is_public = named && public_draw::is_public(&place);
    is_public.then(|| verify_folder::any(&place)).transpose()
}

fn check_draw(
    (folder, draw): (&Path, &PublicDraw),
    repeated: Option<Verified>,
    public: &Public,
    found: &mut PublicationChecked,
) -> Result<(), Trouble> {
    let Some(verified) = repeated else {
        found.flaws.insert(PublicationFlaw::Draw(draw.id.clone()));
        return Ok(());
    };
    let place = folder.join("draws").join(&draw.id);
    let holds = verified.holds() && verified.foreign.is_empty();
    if let (true, Some(texts), Some(record)) = (holds, &verified.texts, &verified.record) {
        let beacon = draw_folder::read_beacon(&place).ok();
        let beacon = beacon.map(|(_, signature)| hex::text(&signature));
        let expected = as_its_folder(draw, &texts.manifest, record, beacon);
        for key in differing(draw, &expected) {
            let draw = draw.id.clone();
            found.flaws.insert(PublicationFlaw::DrawSays { draw, key });
        }
        let claimed = draw.standing.clone();
        if claims_more(&claimed, verified.standing) {
            let draw = draw.id.clone();
            found
                .flaws
                .insert(PublicationFlaw::Standing { draw, claimed });
        }
        check_objects(draw, &record.repeated.drawn, public, found);
        check_script(&place, draw, found)?;
    } else {
        found.flaws.insert(PublicationFlaw::Draw(draw.id.clone()));
    }
    found.draws.push((draw.id.clone(), verified));
    Ok(())
}

/// The draw as public.json would have it, by its folder; what only the book can say is taken over.
fn as_its_folder(
    said: &PublicDraw,
    manifest: &Manifest,
    record: &DrawRecord,
    beacon: Option<String>,
) -> PublicDraw {
    let (repeated, values) = (&record.repeated, &record.repeated.values);
    let [population, excluded, ..] = manifest.texts;
    let few = repeated.drawn.iter();
    let few = few.filter(|row| row.of_team == DrawnTeam::Public { few: true });
    PublicDraw {
        task: manifest.task.clone(),
        round: manifest.round,
        window: [manifest.window.0.to_string(), manifest.window.1.to_string()],
        drawn_at: record.drawn_at.clone(),
        sealed_at: record.sealed_at.clone(),
        seal: manifest.seal,
        source: values.source.clone(),
        seed: values.seed.clone(),
        beacon,
        witnesses: record.witnesses.clone(),
        manifest_sha256: values.manifest_sha256.clone(),
        key: values.key.clone(),
        origin: record.origin.clone(),
        takes: repeated.takes.clone(),
        shortfalls: repeated.shortfalls.clone(),
        coverage_before: record.coverage_before,
        coverage_after: record.coverage_after,
        population: population.lines,
        excluded: excluded.lines,
        drawn: repeated.drawn.len() as u64,
        few: few.map(|row| row.code.to_owned()).collect(),
        ..said.clone()
    }
}

/// The keys in which two differ.
fn differing(said: &PublicDraw, expected: &PublicDraw) -> Vec<String> {
    let (Ok(Value::Object(said)), Ok(Value::Object(expected))) =
        (serde_json::to_value(said), serde_json::to_value(expected))
    else {
        return Vec::new();
    };
    let differing = expected
        .into_iter()
        .filter(|(key, value)| said.get(key) != Some(value));
    differing.map(|(key, _)| key).collect()
}

/// Whether more is claimed than the folder shows. What only the book can tell, no outsider can hold against it.
fn claims_more(claimed: &str, shown: Option<SeedStanding>) -> bool {
    let unproven = SeedStanding::Unproven(Unproven::BookNeeded).word();
    match shown {
        Some(SeedStanding::Unproven(Unproven::BookNeeded)) => false,
        Some(standing) => claimed != unproven && claimed != standing.word(),
        None => claimed != unproven,
    }
}

/// Each drawn object has its visit, and each object of a visit was drawn or came in the place of one.
fn check_objects(
    draw: &PublicDraw,
    drawn: &DrawnRows,
    public: &Public,
    found: &mut PublicationChecked,
) {
    let drawn: BTreeSet<(u64, &str)> = drawn.iter().map(|row| (row.order, row.code)).collect();
    let visits = public.visits.iter().filter(|visit| visit.draw == draw.id);
    let objects = visits.flat_map(|visit| &visit.objects);
    let objects = objects.filter(|object| object.instead_of.is_none());
    let visited: BTreeSet<(u64, &str)> = objects
        .map(|object| (object.order, object.object.as_str()))
        .collect();
    // A voided draw has no visits.
    let strange = visited.difference(&drawn);
    let missing = drawn.difference(&visited).filter(|_| draw.voided.is_none());
    for (_, code) in strange.chain(missing) {
        let (draw, code) = (draw.id.clone(), (*code).to_owned());
        found.flaws.insert(PublicationFlaw::Object { draw, code });
    }
}

/// A visit is one of a draw that is there.
fn check_visits(public: &Public, found: &mut PublicationChecked) {
    let withheld = public.withheld.iter().map(|draw| draw.id.as_str());
    let draws = public.draws.iter().map(|draw| draw.id.as_str());
    let draws: BTreeSet<&str> = draws.chain(withheld).collect();
    let visits = public.visits.iter();
    for visit in visits.filter(|visit| !draws.contains(visit.draw.as_str())) {
        let (draw, code) = (visit.draw.clone(), visit.enterprise.clone());
        found.flaws.insert(PublicationFlaw::Object { draw, code });
    }
}

/// What the page repeats the draw from is what lies beside it.
fn check_script(
    place: &Path,
    draw: &PublicDraw,
    found: &mut PublicationChecked,
) -> Result<(), Trouble> {
    let path = place.join(public_draw::SCRIPT);
    let there = path
        .is_file()
        .then(|| regular::read(&path).at(&path))
        .transpose()?;
    let expected = draw
        .in_page
        .then(|| public_draw::script(&draw.id, place))
        .transpose()?;
    let name = format!("{}/{}", draw.folder, public_draw::SCRIPT);
    if there != expected && !found.is_wrong(&name) {
        found.flaws.insert(PublicationFlaw::Derived(name));
    }
    Ok(())
}
