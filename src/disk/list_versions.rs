//! A version of a list, read to be held against another: of each row its key, its place and what is to be compared are
//! kept.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::slice::ParallelSliceMut;

use crate::domain::ground::list_name::ListName;
use crate::domain::lists::columns::Header;
use crate::domain::lists::fault::{Fault, Faults, Flaw};
use crate::domain::lists::row_key::{KeyPlaces, RowKey};
use crate::domain::refusal::Refusal;
use crate::domain::versions::change::Version;
use crate::domain::versions::diff::KeyedRow;
use crate::domain::versions::flaw::{KeyFlaw, VersionFlaw};
use crate::domain::versions::side::Side;
use crate::format::csv_blocks::Block;
use crate::format::csv_cells::Row;

use crate::disk::case::{Case, own_headings};
use crate::disk::list_file::ListFile;
use crate::disk::list_rows::{Line, UnderHeader, cell_count, each_block, header_of};
use crate::disk::prepared::Prepared;
use crate::disk::{At, Progress, Trouble, durable, standard_input};

/// A list's file, open, with its header.
#[derive(Debug)]
pub struct VersionFile {
    /// The header.
    pub header: Header,
    /// The file.
    pub prepared: Prepared,
    side: Side,
    label: String,
}

/// How far two readings at once have come.
pub struct Meter<'a> {
    progress: Progress<'a>,
    done: AtomicU64,
    all: u64,
}

impl<'a> Meter<'a> {
    /// A meter of `all` bytes that tells `progress`.
    pub fn new(progress: Progress<'a>, all: u64) -> Self {
        Self {
            progress,
            done: AtomicU64::new(0),
            all,
        }
    }

    fn add(&self, bytes: u64) {
        let done = self.done.fetch_add(bytes, Ordering::Relaxed) + bytes;
        (self.progress)(done, self.all);
    }
}

impl VersionFile {
    /// Opens the list of the case folder at `root`, or the file that the side names.
    ///
    /// # Errors
    /// [`VersionFlaw::Header`], a file that is no list we read, or the file system fails.
    pub fn open(root: &Path, list: ListName, side: &Side) -> Result<Self, Trouble> {
        let (file, label) = if let Side::File(path) = side {
            // Said as a missing file, not as a list that the case folder lacks.
            let file = ListFile::named(Path::new(path));
            fs::metadata(&file.path).at(&file.path)?;
            let own = own_headings(root, list);
            (
                file.under(own.as_ref()),
                standard_input::shown(Path::new(path)),
            )
        } else {
            let case = Case::open(root)?;
            let label = case.settings.files.get(&list).cloned();
            (case.list(list), label.unwrap_or_default())
        };
        let prepared = Prepared::open(&file, list)?;
        let header = header_of(&prepared, list)?;
        if !header.faults.is_empty() {
            return Err(Refusal::Version(header_flaw(&label, &header)).into());
        }
        Ok(Self {
            header,
            prepared,
            side: side.clone(),
            label,
        })
    }

    /// Reads every row; `see` takes from it what is to be compared.
    ///
    /// # Errors
    /// [`VersionFlaw::Keys`], a file that is no table, or the file system fails.
    pub fn read<T: Send>(
        &self,
        see: impl Fn(&Row<'_>) -> T,
        meter: &Meter<'_>,
    ) -> Result<(Version, Vec<KeyedRow<T>>), Trouble> {
        let sha = durable::digest(&self.prepared.path)?;
        let mut reading = VersionReading {
            header: &self.header,
            begin: self.prepared.begin,
            places: KeyPlaces::new(&self.header),
            rows: 0,
            entries: Vec::new(),
            unread: Faults::default(),
            without_key: (Vec::new(), 0),
        };
        let under = UnderHeader::new(&self.prepared, &self.header);
        each_block(&self.prepared, |block| {
            under.lines(&block, |offset, line| reading.take(offset, line, &see));
            reading.reserve(&block, self.prepared.length);
            meter.add(block.text().len() as u64);
            Some(block)
        })?;
        let VersionReading {
            rows,
            mut entries,
            mut unread,
            without_key,
            ..
        } = reading;
        entries.par_sort_unstable_by(|a, b| (&a.key, a.offset).cmp(&(&b.key, b.offset)));
        self.check_keys(&entries, without_key)?;
        self.number(&mut unread)?;
        self.prepared.check_unchanged()?;
        let version = Version {
            side: self.side.clone(),
            file: self.label.clone(),
            rows,
            sha,
            encoding: Some(self.prepared.encoding),
            counted: None,
            unread,
        };
        Ok((version, entries))
    }

    /// Refuses keys that are empty or stand twice.
    fn check_keys<T>(
        &self,
        entries: &[KeyedRow<T>],
        (without_key, empty): (Vec<u64>, u64),
    ) -> Result<(), Trouble> {
        let mut total = empty;
        let mut flaws: Vec<(u64, Option<(&RowKey, u64)>)> = without_key
            .into_iter()
            .map(|offset| (offset, None))
            .collect();
        let mut first = 0;
        for (place, entry) in entries.iter().enumerate().skip(1) {
            if entry.key != entries[first].key {
                first = place;
                continue;
            }
            total += 1;
            if flaws.len() < 2 * VersionFlaw::NAMED {
                flaws.push((entry.offset, Some((&entry.key, entries[first].offset))));
            }
        }
        if total == 0 {
            return Ok(());
        }
        flaws.sort_unstable_by_key(|(offset, _)| *offset);
        flaws.truncate(VersionFlaw::NAMED);
        let firsts = flaws.iter().filter_map(|(_, first)| *first);
        let offsets = firsts
            .map(|(_, first)| first)
            .chain(flaws.iter().map(|(offset, _)| *offset));
        let row = self.row_numbers(offsets.collect())?;
        let rows = flaws.iter().map(|(offset, first)| KeyFlaw {
            row: row(*offset),
            first: first.map(|(key, first)| (key.text().replace('\t', " "), row(first))),
        });
        Err(Refusal::Version(VersionFlaw::Keys {
            file: self.label.clone(),
            rows: rows.collect(),
            total,
        })
        .into())
    }

    /// Turns the offsets of faults into rows as a spreadsheet counts them.
    fn number(&self, faults: &mut Faults) -> Result<(), Trouble> {
        let row = self.row_numbers(faults.rows())?;
        faults.renumbered(row);
        Ok(())
    }

    /// The rows, as a spreadsheet counts them, of records that begin at these offsets.
    ///
    /// # Errors
    /// The file system fails.
    pub fn row_numbers(&self, mut offsets: Vec<u64>) -> Result<impl Fn(u64) -> u64, Trouble> {
        offsets.sort_unstable();
        offsets.dedup();
        let rows = self.prepared.rows_at(&offsets)?;
        Ok(move |offset| {
            let place = offsets.binary_search(&offset).ok();
            place
                .and_then(|place| rows.get(place))
                .copied()
                .unwrap_or(0)
        })
    }
}

fn header_flaw(file: &str, header: &Header) -> VersionFlaw {
    let (list, faults) = (header.list, &header.faults);
    let keys = |twice: bool| {
        let of_kind = |fault: &&Fault| (fault.flaw == Flaw::ColumnTwice) == twice;
        let found = faults.iter().filter(of_kind);
        found.filter_map(|fault| fault.column.clone()).collect()
    };
    if header.is_missing() {
        let required = list.columns().iter().filter(|column| column.required);
        return VersionFlaw::Header {
            file: file.to_owned(),
            list,
            missing: required.map(|column| column.key.to_owned()).collect(),
            twice: Vec::new(),
        };
    }
    VersionFlaw::Header {
        file: file.to_owned(),
        list,
        missing: keys(false),
        twice: keys(true),
    }
}

/// A list while it is read.
struct VersionReading<'a, T> {
    header: &'a Header,
    begin: u64,
    places: KeyPlaces,
    rows: u64,
    entries: Vec<KeyedRow<T>>,
    unread: Faults,
    /// The first rows without a key, and how many there are.
    without_key: (Vec<u64>, u64),
}

impl<T> VersionReading<'_, T> {
    fn take(&mut self, offset: u64, line: Line<'_, '_>, see: impl Fn(&Row<'_>) -> T) {
        let row = match line {
            Line::Row(row) => row,
            Line::NoRow(none) => {
                let flaw = none.flaw().into_iter();
                let fault = flaw.map(|flaw| Fault::new(self.header.list, offset, None, "", flaw));
                return self.unread.extend(fault);
            }
            Line::Unread(unread) => {
                self.rows += 1;
                return self.unread.push(unread.fault(self.header, offset));
            }
        };
        self.rows += 1;
        if let Some(flaw) = cell_count(self.header, row) {
            let fault = Fault::new(self.header.list, offset, None, "", flaw);
            return self.unread.push(fault);
        }
        if let Some(key) = self.places.key(row) {
            self.entries.push(KeyedRow {
                key,
                offset,
                seen: see(row),
            });
        } else {
            self.without_key.1 += 1;
            if self.without_key.0.len() < VersionFlaw::NAMED {
                self.without_key.0.push(offset);
            }
        }
    }

    /// The first block tells how long rows are, so that the entries are allotted once.
    fn reserve(&mut self, block: &Block, length: u64) {
        let bytes = block.text().len() as u64;
        if self.entries.len() as u64 == self.rows && bytes > 0 && block.offset == self.begin {
            let wanted = length.saturating_sub(bytes) / bytes * self.rows;
            let wanted = usize::try_from(wanted + wanted / 50).unwrap_or(0);
            self.entries.reserve_exact(wanted);
        }
    }
}
