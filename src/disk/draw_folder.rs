//! The folder of a draw: its texts, draw.json, list.csv, the beacon where there is one, and the digests of them all.

use crate::domain::book::facts::DrawPeople;
use crate::domain::method::draw_flaw::DrawFlaw;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::domain::acts::entry::{DrawAct, draw_folder};
use crate::domain::acts::files::Files;
use crate::domain::ground::arena::Arena;
use crate::domain::ground::sha::Sha;
use crate::domain::method::beacon::Signature;
use crate::domain::method::drawn_rows::DrawnRows;
use crate::domain::method::manifest::Manifest;
use crate::domain::method::owners::Owners;
use crate::domain::method::text_flaw::TextName;
use crate::domain::visit::readiness::Apart;
use crate::format::draw_json::{self, DrawRecord};
use crate::format::texts::Texts;
use crate::format::{beacon_text, list_csv, list_texts, manifest_text, sums, texts};

use crate::disk::names::Names;
use crate::disk::{At, Trouble, durable, line_ends, regular, settle};

/// The record for machines.
pub const RECORD: &str = "draw.json";
/// The record for people.
pub const LIST: &str = "list.csv";
/// The signature of the drand round that the seed was computed from.
pub const BEACON: &str = "beacon.txt";
/// The texts, as files of the folder.
pub const TEXTS: [TextName; 7] = TextName::OF_A_DRAW;

/// Reads and checks the texts of a folder.
///
/// # Errors
/// [`Refusal::Text`], or the file system fails.
pub fn read_texts(folder: &Path) -> Result<Texts, Trouble> {
    texts::read(|name| {
        Ok(BufReader::with_capacity(
            1 << 17,
            regular::open(folder.join(name.file()))?,
        ))
    })
    .at(folder)
}

/// Copies the texts of a seal into the folder of its draw.
///
/// # Errors
/// The file system fails.
pub fn copy_texts(from: &Path, to: &Path) -> Result<(), Trouble> {
    for name in TEXTS {
        let source = from.join(name.file());
        let mut reader = regular::open(&source).at(&source)?;
        durable::create(&to.join(name.file()), |out| {
            std::io::copy(&mut reader, out).map(|_| ())
        })?;
    }
    Ok(())
}

/// The codes on these lines (from 0, in any order) of a folder's population.txt, in the order given.
///
/// # Errors
/// The file system fails.
pub fn codes(folder: &Path, lines: &[u32]) -> Result<Arena, Trouble> {
    let path = folder.join(TextName::Population.file());
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_unstable_by_key(|&index| lines[index]);
    let mut codes = Arena::new(lines.len());
    let mut reader = BufReader::with_capacity(1 << 17, regular::open(&path).at(&path)?);
    let mut line = Vec::new();
    let mut number = 0;
    for index in order {
        skip_lines(&mut reader, (lines[index] - number) as usize).at(&path)?;
        line.clear();
        reader.read_until(b'\n', &mut line).at(&path)?;
        number = lines[index] + 1;
        let code = line
            .split(|&b| b == b'\t' || b == b'\n')
            .next()
            .unwrap_or_default();
        codes.set(index, &String::from_utf8_lossy(code));
    }
    Ok(codes.in_order())
}

/// Skips so many lines, or those that are there.
fn skip_lines(reader: &mut impl BufRead, mut count: usize) -> std::io::Result<()> {
    while count > 0 {
        let bytes = reader.fill_buf()?;
        if bytes.is_empty() {
            break;
        }
        let mut passed = bytes.len();
        for end in memchr::memchr_iter(b'\n', bytes) {
            count -= 1;
            if count == 0 {
                passed = end + 1;
                break;
            }
        }
        reader.consume(passed);
    }
    Ok(())
}

/// The lines of population.txt (from 0) on which these codes stand; a code that stands on none is left out.
///
/// # Errors
/// The file system fails.
pub fn lines_of(folder: &Path, codes: &BTreeSet<&str>) -> Result<BTreeMap<String, u32>, Trouble> {
    let path = folder.join(TextName::Population.file());
    let mut reader = BufReader::with_capacity(1 << 17, regular::open(&path).at(&path)?);
    let mut lines = BTreeMap::new();
    let mut line = Vec::new();
    let mut number = 0;
    // Both ascend by bytes.
    let mut wanted = codes.iter().peekable();
    while wanted.peek().is_some() && reader.read_until(b'\n', &mut line).at(&path)? > 0 {
        let code = line.split(|&b| b == b'\t' || b == b'\n').next();
        let code = code.unwrap_or_default();
        while wanted.next_if(|wanted| wanted.as_bytes() < code).is_some() {}
        if let Some(code) = wanted.next_if(|wanted| wanted.as_bytes() == code) {
            lines.insert((*code).to_owned(), number);
        }
        line.clear();
        number += 1;
    }
    Ok(lines)
}

/// How many rows of list.csv are put together at a time.
const ROWS: usize = 1 << 9;

/// Writes list.csv, its rows put together side by side.
fn write_list(
    out: &mut dyn Write,
    draw: &list_csv::Draw,
    (drawn, owners): (&DrawnRows, &Owners),
    names: &Names,
) -> std::io::Result<()> {
    out.write_all(&list_csv::header()?)?;
    let (of_draw, names) = (list_csv::of_draw(draw), names.of_draw(drawn));
    let pieces: Vec<usize> = (0..drawn.len()).step_by(ROWS).collect();
    for pieces in pieces.chunks(8 * rayon::current_num_threads()) {
        let lines = |begin: &usize| {
            let rows = *begin..(begin + ROWS).min(drawn.len());
            let rows = rows.filter_map(|index| {
                let row = drawn.get(index)?;
                Some((row, names.of(index, &row)))
            });
            list_csv::lines(&of_draw, owners, rows)
        };
        let lines: Vec<Vec<u8>> = pieces.par_iter().map(lines).collect();
        lines.iter().try_for_each(|lines| out.write_all(lines))?;
    }
    Ok(())
}

/// Writes draw.json, list.csv and the digests beside the texts; gives the digest of every file of the folder.
///
/// # Errors
/// The file system fails.
pub fn write_records(
    folder: &Path,
    draw: &str,
    record: &DrawRecord,
    names: &Names,
    (texts, standing, beacon): (&Texts, &str, Option<(u64, Signature)>),
) -> Result<Vec<(&'static str, Sha)>, Trouble> {
    let head = list_csv::Draw {
        standing: standing.to_owned(),
        ..head_of(draw, record)
    };
    // Both are as long as the draw is, so they are written side by side.
    let (json, list) = rayon::join(
        || durable::create(&folder.join(RECORD), |out| draw_json::write(record, out)),
        || {
            durable::create(&folder.join(LIST), |out| {
                write_list(out, &head, (&record.repeated.drawn, &texts.owners), names)
            })
        },
    );
    let (json, list) = (json?, list?);
    let mut digests = text_digests(texts);
    digests.extend([(RECORD, json), (LIST, list)]);
    if let Some((round, signature)) = beacon {
        let text = beacon_text::write(round, &signature);
        let sha = durable::create_with(&folder.join(BEACON), text.as_bytes())?;
        digests.push((BEACON, sha));
    }
    let text = sums::write(digests.iter().copied());
    digests.push((
        sums::FILE,
        durable::create_with(&folder.join(sums::FILE), text.as_bytes())?,
    ));
    durable::sync_folder(folder)?;
    Ok(digests)
}

/// What every row of list.csv says of its draw, but the standing; `id` is "" where it is not known.
pub fn head_of(id: &str, record: &DrawRecord) -> list_csv::Draw {
    let values = &record.repeated.values;
    list_csv::Draw {
        id: id.to_owned(),
        standing: String::new(),
        source: values.source.clone(),
        seed: values.seed.clone(),
        witnesses: record.witnesses.clone(),
        origin: record
            .origin
            .as_ref()
            .map_or(String::new(), ToString::to_string),
    }
}

/// Digests under the paths that files have below the case folder.
pub fn files_for_book<'a>(
    folder: &str,
    digests: impl IntoIterator<Item = (&'a str, Sha)>,
) -> Files {
    digests
        .into_iter()
        .map(|(name, sha)| (format!("{folder}/{name}"), sha))
        .collect()
}

/// The digests of the texts that have been read from a folder, in the order of [`TEXTS`]. Those of inspectors and recusals
/// are not the manifest's, which are salted.
pub fn text_digests(texts: &Texts) -> Vec<(&'static str, Sha)> {
    let [population, excluded, owners, _, _] = texts.manifest.texts.map(|text| text.sha);
    let digests = [
        population,
        excluded,
        owners,
        texts.plain_digests[0],
        texts.plain_digests[1],
        Sha::of(&texts.salt),
        texts.manifest_sha,
    ];
    TEXTS.iter().map(|name| name.file()).zip(digests).collect()
}

/// The names of all files that a draw folder can have.
pub fn file_names() -> Vec<&'static str> {
    TEXTS
        .iter()
        .map(|name| name.file())
        .chain([RECORD, LIST, BEACON, sums::FILE])
        .collect()
}

/// The beacon kept in a folder, as it stands.
///
/// # Errors
/// [`DrawFlaw::BeaconKept`] when it is missing or malformed, or the file system fails.
pub fn read_beacon(folder: &Path) -> Result<(u64, Signature), Trouble> {
    let path = folder.join(BEACON);
    if !path.is_file() {
        return Err(DrawFlaw::BeaconKept.into());
    }
    let text = regular::read(&path).at(&path)?;
    let kept = beacon_text::read(&String::from_utf8_lossy(&text));
    kept.map_err(|_| DrawFlaw::BeaconKept.into())
}

/// owners.txt of a draw, held against the book.
///
/// # Errors
/// As [`record_of`]; [`Refusal::Text`] when it is not of its form.
pub fn owners_of(root: &Path, draw: &DrawAct) -> Result<Owners, Trouble> {
    let path = checked(root, draw, TextName::Owners.file())?.join(TextName::Owners.file());
    let file = BufReader::new(regular::open(&path).at(&path)?);
    Ok(list_texts::read_owners(file).at(&path)?.0)
}

/// The draws that excluded.txt of a draw names, held against the book.
///
/// # Errors
/// As [`owners_of`].
pub fn cites_of(root: &Path, draw: &DrawAct) -> Result<BTreeSet<String>, Trouble> {
    let name = TextName::Excluded.file();
    let path = checked(root, draw, name)?.join(name);
    let file = BufReader::new(regular::open(&path).at(&path)?);
    let (lines, _) = list_texts::read_excluded(file).at(&path)?;
    Ok(lines.into_iter().flat_map(|line| line.draws).collect())
}

/// Who must not meet whom by recusals.txt of a draw, held against the book.
///
/// # Errors
/// As [`owners_of`].
pub fn apart_of(root: &Path, draw: &DrawAct) -> Result<Apart, Trouble> {
    let name = TextName::Recusals.file();
    let path = checked(root, draw, name)?.join(name);
    let file = BufReader::new(regular::open(&path).at(&path)?);
    // The digest in the book is of the bytes alone; that of the manifest is salted.
    let (pairs, _) = list_texts::read_recusals(&[], file).at(&path)?;
    Ok(pairs.into_iter().collect())
}

/// By what the seats of a draw change hands, held against the book.
///
/// # Errors
/// As [`owners_of`].
pub fn people_of(root: &Path, draw: &DrawAct) -> Result<DrawPeople, Trouble> {
    let read = |name: TextName| {
        let path = checked(root, draw, name.file())?.join(name.file());
        regular::read(&path).at(&path)
    };
    let inspectors = read(TextName::Inspectors)?;
    // The digest in the book is of the bytes alone; that of the manifest is salted.
    let crew = list_texts::read_crew(&[], inspectors.as_slice());
    Ok(DrawPeople {
        crew: crew.at(root)?.0,
        manifest: read(TextName::Manifest)?,
        salt: read(TextName::Salt)?,
    })
}

/// Reads draw.json of a folder.
///
/// # Errors
/// [`DrawFlaw::DrawRecord`], or the file system fails.
pub fn read_record(folder: &Path) -> Result<DrawRecord, Trouble> {
    let path = folder.join(RECORD);
    let reader = BufReader::with_capacity(1 << 17, regular::open(&path).at(&path)?);
    draw_json::read(reader).map_err(broken)
}

fn broken(why: String) -> Trouble {
    let file = RECORD.to_owned();
    DrawFlaw::DrawRecord { file, why }.into()
}

/// The record of a draw, held against the book.
///
/// # Errors
/// As [`line_ends::check`] when it is not the one that the book names, or the file system fails.
pub fn record_of(root: &Path, draw: &DrawAct) -> Result<DrawRecord, Trouble> {
    let bytes = kept(root, draw, RECORD)?;
    draw_json::from_bytes(&bytes).map_err(broken)
}

/// The manifest of a draw, held against the book.
///
/// # Errors
/// As [`record_of`].
pub fn manifest_of(root: &Path, draw: &DrawAct) -> Result<Manifest, Trouble> {
    let bytes = kept(root, draw, TextName::Manifest.file())?;
    let folder = settle::on_disk(root, &draw_folder(&draw.draw));
    manifest_text::read(&bytes).at(&folder.join(TextName::Manifest.file()))
}

/// The bytes of a file of a draw's folder, when they are the ones that the book names.
fn kept(root: &Path, draw: &DrawAct, file: &str) -> Result<Vec<u8>, Trouble> {
    let folder = draw_folder(&draw.draw);
    let path = format!("{folder}/{file}");
    let on_disk = settle::on_disk(root, &folder).join(file);
    let bytes = regular::read(&on_disk).ok();
    let named = draw.files.get(&path);
    if let Some(bytes) = bytes.filter(|bytes| named == Some(&Sha::of(bytes))) {
        return Ok(bytes);
    }
    line_ends::check(&on_disk, &path, named)?;
    regular::read(&on_disk).at(&on_disk)
}

/// The folder of a draw, when this file of it is the one that the book names.
fn checked(root: &Path, draw: &DrawAct, file: &str) -> Result<PathBuf, Trouble> {
    let folder = draw_folder(&draw.draw);
    let path = format!("{folder}/{file}");
    let on_disk = settle::on_disk(root, &folder);
    line_ends::check(&on_disk.join(file), &path, draw.files.get(&path))?;
    Ok(on_disk)
}
