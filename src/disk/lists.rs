//! Reads the small lists of a case folder.

use crate::domain::ground::cell::tidy_code;
use crate::domain::ground::encoding::Encoding;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::columns::Header;
use crate::domain::lists::doubt::{Doubt, Onlooker, Watch, namesakes};
use crate::domain::lists::fault::Faults;
use crate::domain::lists::finding::Finding;
use crate::domain::lists::inspector::{Directory, Inspector};
use crate::domain::lists::item::Item;
use crate::domain::lists::keep::Keep;
use crate::domain::lists::read_as::ReadAs;
use crate::domain::lists::read_note::ReadNote;
use crate::domain::lists::record::{Cells, Record};
use crate::domain::lists::recusal::Recusal;
use crate::domain::year::lists::Lists;
use crate::domain::year::plan::Task;
use crate::format::small_list::Table;

use crate::disk::case::Case;
use crate::disk::plan_beside::PlanBeside;
use crate::disk::prepared::Prepared;
use crate::disk::{Trouble, list_rows};

/// How a list was read, for saying so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRead {
    /// The list.
    pub list: ListName,
    /// The file's name.
    pub file: String,
    /// Its encoding.
    pub encoding: Encoding,
    /// What was done to it so that it could be read.
    pub said: Vec<ReadNote>,
    /// Rows read, those with faults left out of the form only.
    pub rows: u64,
    /// Its header.
    pub header: Header,
    /// How many of its codes fail the standard's check and are vouched for by the office.
    pub vouched: u64,
    /// Rows of it whose ids are running numbers.
    pub numbered: Vec<u64>,
    /// What makes one doubt it.
    pub doubts: Faults<Doubt>,
}

impl ListRead {
    /// Whether a column of the plan under this heading narrows scopes, as a column of the object library.
    pub fn narrows(&self, heading: &str) -> bool {
        self.doubts.kept.iter().any(|doubt| {
            doubt.flaw == Doubt::Read(ReadAs::Scope) && doubt.column.as_deref() == Some(heading)
        })
    }
}

/// The small lists, their faults, and how each was read.
pub type ListsRead = (Lists, Faults, Vec<ListRead>);

/// Reads every list but the object library, and holds them against each other.
///
/// # Errors
/// A list that cannot be read at all; faults in rows are collected.
pub fn read(case: &Case) -> Result<ListsRead, Trouble> {
    read_beside(case).map(|(read, _)| read)
}

/// The same, and the object library where it was opened on the way, to be read without being made ready again.
///
/// # Errors
/// As [`read`].
pub fn read_beside(case: &Case) -> Result<(ListsRead, Option<Prepared>), Trouble> {
    read_keeping(case, Keep::Some)
}

/// The same, with as many faults.
///
/// # Errors
/// As [`read`].
pub fn read_keeping(case: &Case, keep: Keep) -> Result<(ListsRead, Option<Prepared>), Trouble> {
    let mut lists = Lists::default();
    let mut faults = Faults::keeping(keep);
    let mut reads = Vec::new();
    lists.items = rows(case, ListName::Items, &mut faults, &mut reads, Item::read)?;
    lists.inspectors = rows(
        case,
        ListName::Inspectors,
        &mut faults,
        &mut reads,
        |record| Inspector::read(record, &case.settings),
    )?;
    lists.recusals = rows(
        case,
        ListName::Recusals,
        &mut faults,
        &mut reads,
        Recusal::read,
    )?;
    let beside = PlanBeside::new(case, lists.items.iter().map(|(_, item)| item));
    lists.plan = rows(case, ListName::Plan, &mut faults, &mut reads, |record| {
        Task::read(record, &case.settings, &beside)
    })?;
    let library = beside.into_library();
    lists.findings = rows(
        case,
        ListName::Findings,
        &mut faults,
        &mut reads,
        Finding::read,
    )?;
    cross_check(&mut lists, &mut faults, &reads);
    Ok(((lists, faults, reads), library))
}

/// Reads the plan alone: its tasks, and what is wrong with its rows.
///
/// # Errors
/// A plan that cannot be read at all.
pub fn plan(case: &Case) -> Result<(Vec<Task>, Faults), Trouble> {
    let mut faults = Faults::default();
    let (of_items, reads) = (&mut Faults::default(), &mut Vec::new());
    // What is wrong with the items is not the plan's matter.
    let items = rows(case, ListName::Items, of_items, reads, Item::read).unwrap_or_default();
    let beside = PlanBeside::new(case, items.iter().map(|(_, item)| item));
    let rows = rows(case, ListName::Plan, &mut faults, reads, |record| {
        Task::read(record, &case.settings, &beside)
    })?;
    Ok((rows.into_iter().map(|(_, task)| task).collect(), faults))
}

/// Reads the finding codes alone, and what is wrong with them.
///
/// # Errors
/// A list that cannot be read at all.
pub fn findings(case: &Case) -> Result<(Lists, Faults), Trouble> {
    let (mut lists, mut faults) = (Lists::default(), Faults::default());
    let (list, reads) = (ListName::Findings, &mut Vec::new());
    lists.findings = rows(case, list, &mut faults, reads, Finding::read)?;
    cross_check(&mut lists, &mut faults, reads);
    Ok((lists, faults))
}

/// Holds the lists against each other, and notes with each fault where it stands in its file.
fn cross_check(lists: &mut Lists, faults: &mut Faults, reads: &[ListRead]) {
    let headers = || reads.iter().map(|read| &read.header);
    let lacking = headers().flat_map(|header| header.lacking().map(|key| (header.list, key)));
    lists.lacking = lacking.collect();
    let numbered = reads.iter();
    let numbered = numbered.flat_map(|read| read.numbered.iter().map(|row| (read.list, *row)));
    lists.numbered = numbered.collect();
    let there = |list| headers().any(|header| header.list == list && !header.is_missing());
    faults.append(lists.cross_check(there).into());
    for header in headers() {
        header.locate(faults);
    }
}

/// Reads the library of inspectors alone, to name those who were drawn; faults of its rows are for `check`.
///
/// # Errors
/// A library that cannot be read at all.
pub fn directory(case: &Case) -> Result<Directory, Trouble> {
    let (list, faults, reads) = (
        ListName::Inspectors,
        &mut Faults::default(),
        &mut Vec::new(),
    );
    let read = |record: &mut Record<'_>| Inspector::read(record, &case.settings);
    let rows = rows(case, list, faults, reads, read)?;
    Ok(Directory::new(rows.into_iter().map(|(_, row)| row)))
}

fn rows<T>(
    case: &Case,
    list: ListName,
    faults: &mut Faults,
    reads: &mut Vec<ListRead>,
    read: impl Fn(&mut Record<'_>) -> T,
) -> Result<Vec<(u64, T)>, Trouble> {
    let prepared = Prepared::open(&case.list(list), list)?;
    let Table {
        header,
        rows,
        left_out,
    } = list_rows::table(&prepared, list, faults)?;
    let (mut kept, mut numbered) = (Vec::new(), Vec::new());
    let mut doubts = doubts_of(&header, &rows);
    for ((number, cells), nth) in rows.into_iter().zip(1..) {
        let mut record = Record::new(&header, number, &cells).nth(nth);
        let value = read(&mut record);
        numbered.extend(Some(number).filter(|_| record.is_numbered()));
        let read_as = record.notes().iter();
        doubts.extend(read_as.map(|note| note.with(Doubt::Read(note.flaw.clone()))));
        faults.append(record.into_faults().into());
        kept.push((number, value));
    }
    let mut said = prepared.said()?;
    said.extend(ReadNote::left_out(&left_out));
    reads.push(ListRead {
        list,
        file: prepared.name.clone(),
        encoding: prepared.encoding,
        said,
        rows: kept.len() as u64,
        header,
        vouched: 0,
        numbered,
        doubts,
    });
    Ok(kept)
}

fn doubts_of(header: &Header, rows: &[(u64, Vec<String>)]) -> Faults<Doubt> {
    let watch = Watch::new(header, std::iter::empty());
    let mut onlooker = Onlooker::new(&watch);
    for (number, cells) in rows {
        onlooker.look(cells, (*number, number.saturating_sub(1)));
    }
    let mut doubts = watch.doubts(onlooker.end_piece());
    if header.list != ListName::Inspectors {
        return doubts;
    }
    let places = ["cert", "name", "unit"].map(|key| header.place(key));
    if let [Some(cert), Some(name), Some(unit)] = places {
        let people = rows.iter().map(|(row, cells)| {
            let person = format!("{} {}", cells.cell(name).trim(), cells.cell(unit).trim());
            (*row, person, tidy_code(&cells.cell(cert)).into_owned())
        });
        let people: Vec<(u64, String, String)> = people.collect();
        let named = people
            .iter()
            .map(|(row, person, cert)| (*row, &**person, &**cert));
        for fault in namesakes(header.list, named) {
            doubts.push(fault);
        }
    }
    doubts
}
