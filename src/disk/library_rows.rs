//! Rows of the object library fetched again by where they lie: names, or whatever else of a row its codes do not say.

use std::io::{BufRead, BufReader};

use crate::domain::lists::case_flaw::CaseFlaw;
use crate::format::csv_blocks::Block;
use crate::format::csv_cells::{self, Row};

use crate::disk::prepared::Prepared;
use crate::disk::{At, Trouble};

/// Where rows lie and which index each belongs to, in the order of the file.
pub fn in_file_order(places: &[Option<u64>]) -> Vec<(u64, usize)> {
    let known = places.iter().enumerate();
    let mut wanted: Vec<(u64, usize)> = known
        .filter_map(|(index, place)| place.map(|place| (place, index)))
        .collect();
    wanted.sort_unstable();
    wanted
}

/// How many rows are fetched before they are looked at: no more than the processor has at hand.
const BATCH: usize = 1 << 9;

/// How many bytes lie between rows that are far apart.
const FAR: u64 = 1 << 14;

/// Fetches rows of the library again, in the order of the file: `on_row` gets the index and the cells of each.
///
/// # Errors
/// [`CaseFlaw::Changed`] where no row lies at one of the places any more, or the file system fails.
pub fn fetch(
    prepared: &Prepared,
    wanted: &[(u64, usize)],
    mut on_row: impl FnMut(usize, &Row<'_>),
) -> Result<(), Trouble> {
    let Some((mut at, _)) = wanted.first().copied() else {
        return Ok(());
    };
    let last = wanted.last().map_or(at, |(last, _)| *last);
    let apart = (last - at) / wanted.len() as u64;
    // What lies between rows that are far apart is not read.
    let at_once = if apart > FAR { 1 << 12 } else { 1 << 16 };
    let mut reader = BufReader::with_capacity(at_once, prepared.reader(at)?);
    let changed = || Trouble::from(CaseFlaw::Changed(prepared.name.clone()));
    let mut block = Block::default();
    let mut begins: Vec<(u64, usize)> = Vec::new();
    for batch in wanted.chunks(BATCH) {
        let text = block.anew();
        begins.clear();
        for (offset, index) in batch {
            let ahead = offset.checked_sub(at).ok_or_else(changed)?;
            let ahead = i64::try_from(ahead).unwrap_or(i64::MAX);
            reader.seek_relative(ahead).at(&prepared.path)?;
            let most = prepared.length.saturating_sub(*offset);
            begins.push((text.len() as u64, *index));
            at = offset + read_record(&mut reader, text, most).at(&prepared.path)?;
        }
        let mut begins = begins.iter();
        let mut found = 0;
        csv_cells::rows(&block, |begin, row| {
            let wanted = begins.find(|(at, _)| *at == begin);
            found += usize::from(wanted.is_some());
            if let (Ok(row), Some((_, index))) = (row, wanted) {
                on_row(*index, row);
            }
        });
        // What was read as rows before are rows still.
        if found < batch.len() {
            return Err(changed());
        }
    }
    Ok(())
}

/// Reads one record, blank lines before it included, of which `most` bytes are the list's, and gives the number of bytes read.
fn read_record(reader: &mut impl BufRead, bytes: &mut Vec<u8>, most: u64) -> std::io::Result<u64> {
    let begin = bytes.len();
    let mut total = 0;
    loop {
        let line = bytes.len();
        let read = reader.read_until(b'\n', bytes)?;
        total += read as u64;
        let blank = bytes[line..].iter().all(|b| matches!(b, b'\r' | b'\n'));
        if read > 0 && blank && line == begin {
            bytes.truncate(begin);
            continue;
        }
        let quotes = memchr::memchr_iter(b'"', &bytes[begin..]).count();
        if read == 0 || quotes.is_multiple_of(2) {
            let beyond = usize::try_from(total.saturating_sub(most)).unwrap_or(usize::MAX);
            bytes.truncate(bytes.len().saturating_sub(beyond).max(begin));
            if bytes.last() != Some(&b'\n') {
                bytes.push(b'\n');
            }
            return Ok(total);
        }
    }
}
