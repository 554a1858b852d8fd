//! What calamine leaves out of an xlsx: which rows are hidden. Merged cells are found on the same way, in one look at the
//! part of a sheet, whose cells are passed over.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek};

use quick_xml::events::Event;
use zip::ZipArchive;

use super::sheet::WorkbookError;
use super::xml::{attribute, of_zip, part};

/// The rows of a sheet that are hidden, and its cells that are merged downwards.
#[derive(Debug, Default)]
pub struct Marks {
    /// The hidden rows, from 0.
    pub hidden: BTreeSet<u32>,
    /// The columns merged downwards from a row on, each with the last row.
    pub merged: BTreeMap<u32, Vec<(u32, u32)>>,
}

/// The paths of the sheets' parts, by the sheets' names.
///
/// # Errors
/// [`WorkbookError`].
pub fn paths<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
) -> Result<BTreeMap<String, String>, WorkbookError> {
    let documents = relations(zip, "_rels/.rels")?;
    let document = documents
        .into_values()
        .find(|(kind, _)| kind.ends_with("/officeDocument"));
    let book = document.map_or_else(|| "xl/workbook.xml".to_owned(), |(_, target)| target);
    let book = book.trim_start_matches('/').to_owned();
    let (folder, name) = book.rsplit_once('/').unwrap_or(("", &book));
    let below = |target: &str| match target.strip_prefix('/') {
        Some(path) => path.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let targets = relations(zip, &below(&format!("_rels/{name}.rels")))?;
    let mut paths = BTreeMap::new();
    each(zip, &book, |event| {
        if let Event::Start(element) = event
            && element.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "id"))
            && let Some((_, target)) = targets.get(&id)
        {
            paths.insert(name, below(target));
        }
    })?;
    Ok(paths)
}

/// Relations of a part: the kind and target of each, by its id.
fn relations<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    name: &str,
) -> Result<BTreeMap<String, (String, String)>, WorkbookError> {
    let mut found = BTreeMap::new();
    each(zip, name, |event| {
        if let Event::Start(element) = event
            && element.local_name().as_ref() == "Relationship"
        {
            let said = ["Id", "Type", "Target"].map(|name| attribute(element, name));
            let [id, kind, target] = said.map(Option::unwrap_or_default);
            found.insert(id, (kind, target));
        }
    })?;
    Ok(found)
}

fn each<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    name: &str,
    mut on_event: impl FnMut(&Event<'_>),
) -> Result<(), WorkbookError> {
    let Some(mut part) = part(zip, name)? else {
        return Ok(());
    };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match part.read_event_into(&mut buffer) {
            Ok(Event::Eof) => return Ok(()),
            Ok(event) => on_event(&event),
            Err(error) => return Err(WorkbookError::broken(error)),
        }
    }
}

/// Looks through the part of a sheet.
///
/// # Errors
/// [`WorkbookError`].
pub fn marks<R: Read + Seek>(zip: &mut ZipArchive<R>, path: &str) -> Result<Marks, WorkbookError> {
    let Ok(part) = zip.by_name(path).map_err(of_zip) else {
        return Ok(Marks::default());
    };
    let mut marks = Marks::default();
    let mut next_row = 0;
    let of_rows = |tag: &[u8]| matches!(tag, [b'r' | b'm', ..]);
    each_tag(part, of_rows, |tag| {
        if let Some(attributes) = tag.strip_prefix("row ") {
            let number = value(attributes, "r").and_then(|number| number.parse::<u32>().ok());
            let row = number.map_or(next_row, |number| number.saturating_sub(1));
            next_row = row + 1;
            let hidden = value(attributes, "hidden");
            if hidden.is_some_and(|hidden| matches!(hidden, "1" | "true")) {
                marks.hidden.insert(row);
            }
        } else if let Some(attributes) = tag.strip_prefix("mergeCell ")
            && let Some(range) = value(attributes, "ref")
            && let Some((first, last)) = range.split_once(':')
            && let (Some((row, column)), Some((last, _))) = (place(first), place(last))
            && last > row
        {
            marks.merged.entry(row).or_default().push((column, last));
        }
        true
    })?;
    Ok(marks)
}

/// The hidden columns of a sheet, from 0: they are named before its cells.
///
/// # Errors
/// [`WorkbookError`].
pub fn hidden_columns<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    path: &str,
) -> Result<BTreeSet<u32>, WorkbookError> {
    let Ok(part) = zip.by_name(path).map_err(of_zip) else {
        return Ok(BTreeSet::new());
    };
    let mut hidden = BTreeSet::new();
    let before_cells = |tag: &[u8]| tag.starts_with(b"col") || tag.starts_with(b"row");
    each_tag(part, before_cells, |tag| {
        let Some(attributes) = tag.strip_prefix("col ") else {
            return !tag.starts_with("row");
        };
        let number = |name| value(attributes, name).and_then(|number| number.parse::<u32>().ok());
        let is_hidden = value(attributes, "hidden").is_some_and(|it| matches!(it, "1" | "true"));
        if let (true, Some(first), Some(last)) = (is_hidden, number("min"), number("max")) {
            hidden.extend(first.saturating_sub(1)..last.min(MOST_COLUMNS));
        }
        true
    })?;
    Ok(hidden)
}

/// The columns that a sheet can have.
const MOST_COLUMNS: u32 = 1 << 14;

/// Hands what stands in each tag of a part that `matters` to `on_tag`, its prefix left out, until that wants no more. A sheet
/// has a tag or three for each of its cells, so they are cut out here and not read.
fn each_tag(
    mut part: impl Read,
    matters: impl Fn(&[u8]) -> bool,
    mut on_tag: impl FnMut(&str) -> bool,
) -> Result<(), WorkbookError> {
    let mut block = vec![0; 1 << 18];
    let mut held = 0;
    loop {
        if held == block.len() {
            block.resize(2 * held, 0);
        }
        let read = part.read(&mut block[held..])?;
        if read == 0 {
            return Ok(());
        }
        held += read;
        let mut done = 0;
        while let Some(open) = memchr::memchr(b'<', &block[done..held]) {
            let open = done + open + 1;
            let Some(close) = memchr::memchr(b'>', &block[open..held]) else {
                break;
            };
            let tag = &block[open..open + close];
            done = open + close + 1;
            if (matters(tag) || tag.contains(&b':'))
                && let Ok(tag) = std::str::from_utf8(tag)
            {
                let name = tag.split(' ').next().unwrap_or_default();
                let more = on_tag(
                    name.split_once(':')
                        .map_or(tag, |(prefix, _)| &tag[prefix.len() + 1..]),
                );
                if !more {
                    return Ok(());
                }
            }
        }
        let rest = memchr::memchr(b'<', &block[done..held]).map_or(held, |open| done + open);
        block.copy_within(rest..held, 0);
        held -= rest;
    }
}

/// The value of an attribute of a tag.
fn value<'t>(attributes: &'t str, name: &str) -> Option<&'t str> {
    attributes.split_whitespace().find_map(|attribute| {
        let (found, value) = attribute.split_once('=')?;
        let value = value.trim_end_matches('/').trim_matches(['"', '\'']);
        (found == name).then_some(value)
    })
}

/// Row and column of a cell's name: B3 is row 2, column 1.
fn place(name: &str) -> Option<(u32, u32)> {
    let name = name.replace('$', "");
    let digits = name.find(|sign: char| sign.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    let column = letters.bytes().try_fold(0u32, |column, letter| {
        let letter = letter.to_ascii_uppercase();
        let place = u32::from(letter.checked_sub(b'A')?) + 1;
        column.checked_mul(26)?.checked_add(place)
    })?;
    Some((
        row.parse::<u32>().ok()?.checked_sub(1)?,
        column.checked_sub(1)?,
    ))
}
