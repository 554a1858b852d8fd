//! The folder of a draw: the five texts, draw.json, list.csv, and the digests of them all.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;

use crate::domain::book::{Book, TimesDrawn};
use crate::domain::entry::{Files, draw_folder};
use crate::domain::key::Sha;
use crate::domain::refusal::{Refusal, TextName};
use crate::format::draw_json::{self, DrawRecord};
use crate::format::list_csv::{self, Named};
use crate::format::sums;
use crate::format::texts::{self, Texts};

use super::{At, Trouble, durable};

/// The record for machines.
pub const RECORD: &str = "draw.json";
/// The record for people.
pub const LIST: &str = "list.csv";
/// The five texts, as files of the folder.
pub const TEXTS: [TextName; 5] = [
    TextName::Population,
    TextName::Excluded,
    TextName::Inspectors,
    TextName::Recusals,
    TextName::Manifest,
];

/// Reads and checks the texts of a folder.
///
/// # Errors
/// [`Refusal::Text`], or the file system fails.
pub fn read_texts(folder: &Path) -> Result<Texts, Trouble> {
    texts::read(|name| {
        Ok(BufReader::with_capacity(
            1 << 17,
            File::open(folder.join(name.file()))?,
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
        let mut reader = File::open(&source).at(&source)?;
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
pub fn codes(folder: &Path, lines: &[u32]) -> Result<Vec<String>, Trouble> {
    let path = folder.join(TextName::Population.file());
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_unstable_by_key(|&index| lines[index]);
    let mut codes = vec![String::new(); lines.len()];
    let mut wanted = order.into_iter().peekable();
    let mut reader = BufReader::with_capacity(1 << 17, File::open(&path).at(&path)?);
    let mut line = Vec::new();
    let mut number = 0;
    while let Some(&next) = wanted.peek() {
        line.clear();
        if number < lines[next] {
            if reader.skip_until(b'\n').at(&path)? == 0 {
                break;
            }
        } else {
            reader.read_until(b'\n', &mut line).at(&path)?;
            let code = line
                .split(|&b| b == b'\t' || b == b'\n')
                .next()
                .unwrap_or_default();
            while let Some(index) = wanted.next_if(|&index| lines[index] == number) {
                codes[index] = String::from_utf8_lossy(code).into_owned();
            }
        }
        number += 1;
    }
    Ok(codes)
}

/// Writes draw.json, list.csv and the digests beside the texts.
///
/// # Errors
/// The file system fails.
pub fn write_records(
    folder: &Path,
    draw: &str,
    record: &DrawRecord,
    named: &[Named],
) -> Result<(), Trouble> {
    durable::create(&folder.join(RECORD), |out| draw_json::write(record, out))?;
    let value = |key: &str| {
        record
            .repeated
            .values
            .iter()
            .find(|(k, _)| *k == key)
            .map_or(String::new(), |(_, value)| value.clone())
    };
    let head = list_csv::Draw {
        id: draw.to_owned(),
        standing: value("standing"),
        source: value("source"),
        seed: value("seed"),
        witnesses: record.witnesses.clone(),
    };
    durable::create(&folder.join(LIST), |out| {
        list_csv::write(&mut *out, &head, record.repeated.drawn.iter().zip(named)).map(|_| ())
    })?;
    let digests = digests(folder)?;
    let text = sums::write(digests.iter().map(|(name, sha)| (name.as_str(), *sha)));
    durable::create(&folder.join(sums::FILE), |out| {
        out.write_all(text.as_bytes())
    })?;
    durable::sync_folder(folder)
}

/// The digests of a draw folder's files, SHA256SUMS itself left out.
///
/// # Errors
/// The file system fails.
pub fn digests(folder: &Path) -> Result<Vec<(String, Sha)>, Trouble> {
    let names = TEXTS.iter().map(|name| name.file()).chain([RECORD, LIST]);
    names
        .map(|name| Ok((name.to_owned(), durable::digest(&folder.join(name))?)))
        .collect()
}

/// The digests of files of `on_disk`, under the paths that they have below the case folder once `folder` is its name.
///
/// # Errors
/// The file system fails.
pub fn files_for_book(on_disk: &Path, folder: &str, names: &[&str]) -> Result<Files, Trouble> {
    names
        .iter()
        .map(|name| {
            Ok((
                format!("{folder}/{name}"),
                durable::digest(&on_disk.join(name))?,
            ))
        })
        .collect()
}

/// The names of all files of a draw folder.
pub fn file_names() -> Vec<&'static str> {
    TEXTS
        .iter()
        .map(|name| name.file())
        .chain([RECORD, LIST, sums::FILE])
        .collect()
}

/// Reads draw.json of a folder.
///
/// # Errors
/// [`Refusal::DrawRecord`], or the file system fails.
pub fn read_record(folder: &Path) -> Result<DrawRecord, Trouble> {
    let path = folder.join(RECORD);
    let bytes = std::fs::read(&path).at(&path)?;
    draw_json::read(&bytes).map_err(|why| {
        Refusal::DrawRecord {
            file: RECORD.to_owned(),
            why,
        }
        .into()
    })
}

/// Which objects were drawn in the year, from the records of the draws that hold; each record is held against the book.
///
/// # Errors
/// [`Refusal::BookFile`] when a record is not the one that the book names, or the file system fails.
pub fn times_drawn(root: &Path, book: &Book) -> Result<TimesDrawn, Trouble> {
    let mut times = TimesDrawn::default();
    for draw in book.draws.iter().filter(|draw| !draw.voided) {
        let folder = draw_folder(&draw.act.draw);
        let path = format!("{folder}/{RECORD}");
        if draw.act.files.get(&path) != Some(&durable::digest(&root.join(&path))?) {
            return Err(Refusal::BookFile(path).into());
        }
        for object in read_record(&root.join(folder))?.repeated.drawn {
            times.note(&object.code, &draw.act.draw);
        }
    }
    Ok(times)
}
