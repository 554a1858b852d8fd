//! The object library after its pass: codes in order, strata, and where each row lies, sixteen bytes an object.

use std::sync::{Arc, OnceLock};

use crate::domain::ground::arena::Arena;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::case_flaw::{CaseFlaw, Unreadable};
use crate::domain::lists::code_key;
use crate::domain::lists::columns::Header;
use crate::domain::lists::doubt::{Doubt, Watch, Watched};
use crate::domain::lists::fault::{Fault, Faults, Flaw};
use crate::domain::lists::read_note::ReadNote;
use crate::domain::refusal::Refusal;
use crate::domain::year::base::{Base, Comparison};
use crate::domain::year::census::{Census, Stratum};
use crate::domain::year::plan::Task;
use crate::domain::year::round::Target;
use rayon::slice::ParallelSliceMut;

use crate::disk::library_names::{self, Names, Naming};
use crate::disk::library_scan::{self, Ask, Reading};
use crate::disk::library_scanned::Scanned;
use crate::disk::marks::{Classes, Marking};
use crate::disk::object_keys::{self, KeyLayout};
use crate::disk::prepared::Prepared;
use crate::disk::{Progress, Trouble, list_rows};

/// The object library, read and checked.
#[derive(Debug)]
pub struct Library {
    /// Its header.
    pub header: Header,
    /// The file.
    pub prepared: Arc<Prepared>,
    /// What the pass found; its keys and odd codes ascending.
    pub found: Scanned,
    /// What makes one doubt it, when that was asked for.
    pub doubts: Faults<Doubt>,
    /// The library counted, when that was asked for and it has no faults.
    pub census: Census,
    pub(super) layout: KeyLayout,
    /// The strata of each mark, from 1, where it was read for the rounds of several tasks.
    pub(super) classes: Vec<Vec<Stratum>>,
    /// Of what it is a part, where it is one round's.
    pub part: Option<Part>,
    /// Distinct enterprises of the objects that take part, once they were counted.
    pub(super) enterprises: OnceLock<u64>,
}

/// The base of the plan held against the population of each task; nothing for one that it does not tell of.
pub type ComparedEach = (Arc<Base>, Vec<Option<Comparison>>);

/// A library that was read for several tasks.
#[derive(Debug)]
pub struct Shared {
    /// The whole.
    pub library: Library,
    /// The tasks.
    pub tasks: Vec<Task>,
    /// Where the keys of each class lie among all, ascending.
    pub(super) places: Vec<Vec<u32>>,
    pub(super) compared: OnceLock<Option<ComparedEach>>,
}

/// What a round has of a library that was read for several tasks.
#[derive(Debug, Clone)]
pub struct Part {
    /// The library.
    pub of: Arc<Shared>,
    /// The place of the round's task among those that it was read for.
    pub place: usize,
}

/// Reads the library; `None` when a task to be drawn, or its header, does not do for a draw, or when it cannot be kept for so
/// many tasks at once.
///
/// # Errors
/// A file that is no list we read, or the file system fails. Faults of rows come back collected.
pub fn read(
    prepared: Prepared,
    reading: &Reading<'_>,
    progress: Progress<'_>,
) -> Result<(Option<Library>, Faults), Trouble> {
    let header = list_rows::header_of(&prepared, ListName::Objects)?;
    let (targets, of_targets) = targets(reading, &header);
    let mut faults = Faults::keeping(reading.keep);
    faults.append(Faults::from(header.faults.clone()));
    faults.append(of_targets);
    if reading.for_draw && !faults.is_empty() {
        return Ok((None, faults));
    }
    let Some((marking, layout)) = marking(reading, &targets, &prepared)? else {
        return Ok((None, faults));
    };
    let strata = reading.tasks.iter().map(|task| task.strata_column());
    let strata = strata.filter(|column| !column.is_empty());
    let strata = strata.filter_map(|column| header.place_of_any(column));
    let watch = reading.doubts.then(|| Watch::new(&header, strata));
    let naming = Naming::new(prepared.length);
    let ask = Ask {
        reading,
        targets: &targets,
        watch: watch.as_ref(),
        naming: naming.filter(|_| reading.doubts),
        marking: &marking,
    };
    let mut found = library_scan::scan(&prepared, &header, layout, &ask, progress)?;
    let Some(classes) = marking.strata() else {
        return Ok((None, faults));
    };
    put_in_order(&mut found);
    faults.append(std::mem::take(&mut found.faults));
    let watched = watch.as_ref().zip(found.watched.take());
    let doubts = match watched {
        Some(watched) => doubts(&prepared, &header, watched, (naming, &mut found.names))?,
        None => Faults::default(),
    };
    let mut library = Library {
        header,
        prepared: Arc::new(prepared),
        found,
        doubts,
        census: Census::default(),
        layout,
        classes,
        part: None,
        enterprises: OnceLock::new(),
    };
    let faults = library.with_repeats(faults, reading.keep)?;
    let faults = library.with_owned_owners(faults, reading.keep)?;
    if let Some(so_far) = reading.census.filter(|_| faults.is_empty()) {
        library.count(reading.settings, &targets, so_far)?;
    }
    library.prepared.check_unchanged()?;
    library.found.keys.shrink_to_fit();
    Ok((Some(library), faults))
}

/// Puts what the pass found in the order in which it is looked up.
fn put_in_order(found: &mut Scanned) {
    let cores = rayon::current_num_threads();
    object_keys::sort(&mut found.keys, cores);
    found.odd.par_sort_unstable_by(|a, b| {
        (a.code.as_bytes(), a.offset).cmp(&(b.code.as_bytes(), b.offset))
    });
    object_keys::sort(&mut found.owners, cores);
    found.owned.sort_unstable();
    found.owned_by_code.sort_unstable();
    found.recused.sort_unstable();
}

/// What the marks of objects are to tell, and how they lie in keys; nothing where the marks of many tasks have no room.
///
/// # Errors
/// [`Unreadable::TooLarge`].
fn marking(
    reading: &Reading<'_>,
    targets: &[Target<'_>],
    prepared: &Prepared,
) -> Result<Option<(Marking, KeyLayout)>, Trouble> {
    if reading.for_draw && targets.len() > 1 {
        let layout = KeyLayout::widest(prepared.length);
        return Ok(layout.map(|layout| (Marking::Classes(Classes::default()), layout)));
    }
    let strata = targets.first().filter(|_| reading.for_draw);
    let marks = strata.map_or(1, Target::marks);
    let layout = KeyLayout::new(marks, prepared.length).ok_or_else(|| {
        Refusal::Case(CaseFlaw::Unreadable {
            file: prepared.name.clone(),
            why: Unreadable::TooLarge,
        })
    })?;
    let of_one = strata.map_or(Marking::TakesPart, |_| Marking::Stratum);
    Ok(Some((of_one, layout)))
}

/// What makes one doubt the library: what was seen of its rows, and names that stand twice.
fn doubts(
    prepared: &Prepared,
    header: &Header,
    (watch, seen): (&Watch, Watched),
    names: (Option<Naming>, &mut Names),
) -> Result<Faults<Doubt>, Trouble> {
    let mut doubts = watch.doubts(seen);
    list_rows::name_rows(prepared, &mut doubts)?;
    doubts.append(library_names::doubts(prepared, header, names)?);
    Ok(doubts)
}

/// The populations to be counted, and a fault for each task whose strata's column the library lacks: it is counted without.
fn targets<'a>(reading: &Reading<'a>, header: &Header) -> (Vec<Target<'a>>, Faults) {
    let mut faults = Faults::default();
    let mut targets = Vec::new();
    for task in &reading.tasks {
        let target = Target::new(task, header);
        if target.is_none() {
            let (list, column) = (ListName::Plan, task.strata_column());
            faults.push(Fault::new(
                list,
                task.row,
                Some("strata"),
                column,
                Flaw::NoColumn,
            ));
        }
        targets.push(target.unwrap_or_else(|| Target::unstratified(task, header)));
    }
    (targets, faults)
}

impl Library {
    /// The lines among its rows that were left out, for saying so. Rows are counted for it.
    ///
    /// # Errors
    /// The file system fails.
    pub fn left_out(&self) -> Result<Vec<ReadNote>, Trouble> {
        let lines = &self.found.left_out;
        let offsets: Vec<u64> = lines.iter().map(|(offset, _)| *offset).collect();
        let rows = self.prepared.rows_at(&offsets)?.into_iter();
        let lines: Vec<_> = rows.zip(lines).map(|(row, (_, of))| (row, *of)).collect();
        Ok(ReadNote::left_out(&lines))
    }

    /// Whether the library has an object with this code.
    pub fn has(&self, code: &str) -> bool {
        self.offset_of(code).is_some()
    }

    /// A part of it, in which this was found.
    pub(super) fn part_with(&self, found: Scanned, layout: KeyLayout, part: Part) -> Self {
        Self {
            header: self.header.clone(),
            prepared: Arc::clone(&self.prepared),
            found,
            doubts: Faults::default(),
            census: Census::default(),
            layout,
            classes: Vec::new(),
            part: Some(part),
            enterprises: OnceLock::new(),
        }
    }

    /// The library itself, or that which it is a part of.
    pub(super) fn whole(&self) -> &Self {
        self.part.as_ref().map_or(self, |part| &part.of.library)
    }

    fn offset_of(&self, code: &str) -> Option<u64> {
        let found = &self.whole().found;
        if let Some(packed) = code_key::pack(code) {
            let place = found
                .keys
                .partition_point(|key| KeyLayout::packed(*key) < packed);
            return found
                .keys
                .get(place)
                .filter(|k| KeyLayout::packed(**k) == packed)
                .map(|k| self.whole().layout.offset(*k));
        }
        let place = found
            .odd
            .partition_point(|odd| odd.code.as_bytes() < code.as_bytes());
        found
            .odd
            .get(place)
            .filter(|odd| &*odd.code == code)
            .map(|odd| odd.offset)
    }

    /// Where the rows of these objects lie; `None` for a code that the library does not have.
    pub fn places(&self, codes: &Arena) -> Vec<Option<u64>> {
        // Looked up in the order of the keys, so that a half million searches become one walk.
        let mut packed: Vec<(u128, usize)> = Vec::with_capacity(codes.len());
        let mut places = vec![None; codes.len()];
        for (index, code) in codes.iter().enumerate() {
            match code_key::pack(code) {
                Some(key) => packed.push((key, index)),
                None => places[index] = self.offset_of(code),
            }
        }
        packed.sort_unstable();
        let whole = self.whole();
        let mut keys = whole.found.keys.iter().peekable();
        for (wanted, index) in packed {
            while keys
                .next_if(|key| KeyLayout::packed(**key) < wanted)
                .is_some()
            {}
            let found = keys
                .peek()
                .filter(|key| KeyLayout::packed(***key) == wanted);
            places[index] = found.map(|key| whole.layout.offset(**key));
        }
        places
    }

    /// The header and the file, when codes and places are not needed any more.
    pub fn into_file(self) -> (Header, Arc<Prepared>) {
        (self.header, self.prepared)
    }
}
