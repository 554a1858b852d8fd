//! Random draws as folders, as the office keeps them and as they are published, by the library's own writers.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use proptest::prelude::*;
use proptest::sample::select;

use choucha::acts::method::public_draw;
use choucha::disk::draw_folder;
use choucha::domain::acts::entry::draw_id;
use choucha::domain::acts::origin::Origin;
use choucha::domain::ground::arena::Arena;
use choucha::domain::ground::coverage::Coverage;
use choucha::domain::ground::sha::Sha;
use choucha::domain::method::key::Seed;
use choucha::domain::method::source::Source;
use choucha::domain::method::text_flaw::TextName;
use choucha::domain::method::verify;
use choucha::format::draw_json::{self, DrawRecord};
use choucha::format::list_csv::{self, NamedRow};
use choucha::format::sums;

use super::random_frames::{Case, Held};

/// How many random folders are drawn again by other programs: `by_default`, or as many as `CHOUCHA_FOLDERS` says.
pub(crate) fn count(by_default: u32) -> u32 {
    std::env::var("CHOUCHA_FOLDERS").map_or(by_default, |count| count.parse().unwrap())
}

/// When a random draw was sealed and drawn, around the moment at which its seed could be known.
#[derive(Debug, Clone)]
pub(crate) struct When {
    /// Seconds by which the seal was later than that moment.
    sealed: i64,
    /// Seconds from the seal to the draw.
    after: i64,
    /// The clock's offset, in hours.
    offset: i32,
    declared: bool,
    /// Which draw of the round it is.
    nth: u32,
}

/// Random times; their edges among them.
pub(crate) fn when() -> impl Strategy<Value = When> {
    let sealed = select(vec![-400 * 86_400, -86_400, -86_400, -1, -1, 0, 1]);
    let after = select(vec![0, 1, 2, 86_399, 86_400, 500 * 86_400, 500 * 86_400]);
    let offset = select(vec![8, 8, 0, -11, 14]);
    (sealed, after, offset, 0..12u8).prop_map(|(sealed, after, offset, die)| When {
        sealed,
        after,
        offset,
        declared: die == 0,
        nth: if die == 1 { 2 } else { 1 },
    })
}

impl When {
    fn time(&self, unix: i64) -> String {
        let offset = FixedOffset::east_opt(self.offset * 3600).unwrap();
        let time = DateTime::from_timestamp(unix, 0).unwrap();
        time.with_timezone(&offset).to_rfc3339()
    }

    /// The moment around which they lie.
    fn middle(source: &Source) -> i64 {
        source.known_from().map_or(1_800_000_000, |from| from.unix)
    }
}

/// The record of a draw.
fn record(case: &Case, held: &Held, when: &When) -> DrawRecord {
    let texts = &held.texts;
    let codes = case.codes();
    let mut drawn = Arena::default();
    for object in &held.outcome.drawn {
        drawn.push(codes[object.line as usize]);
    }
    let seed = Seed::new(&case.seed).unwrap();
    let sealed = When::middle(&texts.manifest.source) + when.sealed;
    DrawRecord {
        repeated: verify::repeated(
            &texts.manifest,
            texts.manifest_sha,
            &texts.frame,
            (&seed, held.keys.objects),
            &held.outcome,
            &drawn,
        ),
        witnesses: vec!["在场人".to_owned()],
        sealed_at: (texts.manifest.seal > 0).then(|| when.time(sealed)),
        drawn_at: when.time(sealed + when.after),
        declared: when.declared.then(|| "2026-06-01".to_owned()),
        coverage_before: Some(Coverage::default()),
        coverage_after: Some(Coverage::default()),
        origin: Some(Origin::Adhoc {
            reason: "举报".to_owned(),
        }),
        tool: "choucha".to_owned(),
    }
}

/// The draw's id, and the name of its folder.
fn id(held: &Held, when: &When) -> String {
    let manifest = &held.texts.manifest;
    draw_id(&manifest.task, manifest.round, when.nth)
}

fn json(record: &DrawRecord) -> Vec<u8> {
    let mut json = Vec::new();
    draw_json::write(record, &mut json).unwrap();
    json
}

/// Writes files and their SHA256SUMS.
fn write(folder: &Path, files: &[(&str, Vec<u8>)]) {
    fs::create_dir_all(folder).unwrap();
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
    let digests = files.iter().map(|(name, bytes)| (*name, Sha::of(bytes)));
    fs::write(folder.join(sums::FILE), sums::write(digests)).unwrap();
}

/// Puts other bytes into the place of a file, and its digest into SHA256SUMS.
pub(crate) fn put(folder: &Path, name: &str, bytes: &[u8]) {
    fs::write(folder.join(name), bytes).unwrap();
    let listed = sums::read(&fs::read(folder.join(sums::FILE)).unwrap()).unwrap();
    let digests = listed.iter().map(|(file, sha)| {
        let sha = if file == name { Sha::of(bytes) } else { *sha };
        (file.as_str(), sha)
    });
    fs::write(folder.join(sums::FILE), sums::write(digests)).unwrap();
}

fn texts(case: &Case, names: &[TextName]) -> Vec<(&'static str, Vec<u8>)> {
    let text = |name: &TextName| (name.file(), case.text(*name).as_bytes().to_vec());
    names.iter().map(text).collect()
}

fn beacon(case: &Case) -> Option<(&'static str, Vec<u8>)> {
    let text = case.beacon.as_ref()?;
    Some((draw_folder::BEACON, text.clone().into_bytes()))
}

/// The folder as the office keeps it, below `place`.
pub(crate) fn write_whole(case: &Case, held: &Held, when: &When, place: &Path) -> PathBuf {
    let (id, record) = (id(held, when), record(case, held, when));
    let folder = place.join(&id);
    let of_draw = draw_folder::head_of(&id, &record);
    let rows = record.repeated.drawn.iter();
    let rows = rows.map(|row| (row, NamedRow::default()));
    let of_draw = list_csv::of_draw(&of_draw);
    let list = list_csv::lines(&of_draw, &held.texts.owners, rows);
    let list = [list_csv::header().unwrap(), list].concat();
    let mut files = texts(case, &draw_folder::TEXTS);
    files.push((draw_folder::RECORD, json(&record)));
    files.push((draw_folder::LIST, list));
    files.extend(beacon(case));
    write(&folder, &files);
    folder
}

/// The folder as it is published, below `place`.
pub(crate) fn write_public(case: &Case, held: &Held, when: &When, place: &Path) -> PathBuf {
    let folder = place.join(id(held, when));
    let frame = held.frame();
    let few =
        |recused: u32| frame.crew.len() < recused as usize + 2 * frame.grouping.group as usize;
    let mut record = record(case, held, when);
    record.repeated.drawn = record.repeated.drawn.published(few);
    record.repeated.loads.clear();
    let mut files = texts(case, &public_draw::TEXTS);
    files.push((
        public_draw::SEED,
        public_draw::seed_line(&case.seed).into_bytes(),
    ));
    files.push((draw_folder::RECORD, json(&record)));
    files.extend(beacon(case));
    write(&folder, &files);
    folder
}
