//! Two versions of a list are held against each other (第九条, 第11条); rows are fetched again only to be shown.

use std::path::Path;

use crate::domain::ground::list_name::ListName;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::lists::object::{Object, ObjectPlaces};
use crate::domain::lists::record::Cells;
use crate::domain::settings::Settings;
use crate::domain::versions::change::{
    Absence, ChangedRow, CodeDiff, CodeRow, Comparison, FirstOf, RowDiff, ShownRow, Version,
};
use crate::domain::versions::diff::{CodeChange, ColumnDiff, Met, code_change, meet};
use crate::domain::versions::flaw::{self, VersionFlaw};
use crate::domain::versions::side::Side;
use crate::domain::year::plan::Task;
use crate::domain::year::round::Target;
use crate::format::csv_cells::Row;

use super::code_versions::{CodeSeen, Codes, codes};
use crate::acts::Desk;
use crate::disk::case::Case;
use crate::disk::list_versions::{Meter, VersionFile};
use crate::disk::{Progress, Trouble, library_rows, lists};

/// What is to be held against each other.
#[derive(Debug)]
pub struct DiffRequest {
    /// Versions of which list.
    pub list: ListName,
    /// Before and after.
    pub sides: [Side; 2],
    /// How many rows of each kind are shown.
    pub limit: usize,
}

/// Holds two versions of a list against each other.
///
/// # Errors
/// A side that is not there or cannot be compared, or the file system fails.
pub fn diff(
    desk: &Desk,
    request: &DiffRequest,
    progress: Progress<'_>,
) -> Result<Comparison, Trouble> {
    let sides = request.sides.each_ref();
    flaw::check(request.list, sides)?;
    if sides.iter().any(|side| side.is_codes()) {
        let found = codes_of(&desk.root, sides, request.limit, progress)?;
        return Ok(Comparison::Codes(found));
    }
    let found = rows(&desk.root, request, progress)?;
    Ok(Comparison::Rows(found))
}

/// Holds two lists against each other, row by row.
fn rows(root: &Path, request: &DiffRequest, progress: Progress<'_>) -> Result<RowDiff, Trouble> {
    let (list, sides, limit) = (request.list, request.sides.each_ref(), request.limit);
    let before = VersionFile::open(root, list, sides[0])?;
    let after = VersionFile::open(root, list, sides[1])?;
    let columns = ColumnDiff::of(&before.header, &after.header);
    let meter = Meter::new(progress, before.prepared.length + after.prepared.length);
    let (old, new) = rayon::join(
        || before.read(|row| columns.digest(0, row), &meter),
        || after.read(|row| columns.digest(1, row), &meter),
    );
    let ((before_version, old), (after_version, new)) = (old?, new?);
    let (mut added, mut removed, mut changed) =
        (FirstOf::default(), FirstOf::default(), FirstOf::default());
    for met in meet(&old, &new) {
        match met {
            Met::Before(old) => removed.push(limit, old.offset),
            Met::After(new) => added.push(limit, new.offset),
            Met::Both(old, new) if old.seen != new.seen => {
                changed.push(limit, (old.offset, new.offset));
            }
            Met::Both(..) => {}
        }
    }
    Ok(RowDiff {
        added: added.with(shown(&after, &added.shown)?),
        removed: removed.with(shown(&before, &removed.shown)?),
        changed: changed.with(changed_rows(&before, &after, &columns, &changed.shown)?),
        versions: [before_version, after_version],
        columns_added: columns.added,
        columns_removed: columns.removed,
    })
}

fn changed_rows(
    before: &VersionFile,
    after: &VersionFile,
    columns: &ColumnDiff,
    offsets: &[(u64, u64)],
) -> Result<Vec<ChangedRow>, Trouble> {
    let (old, new): (Vec<u64>, Vec<u64>) = offsets.iter().copied().unzip();
    let old = fetched(before, &old)?;
    let new = fetched(after, &new)?;
    let pairs = old.into_iter().zip(new);
    let rows = pairs.map(|((row_before, old), (row, new))| ChangedRow {
        row_before,
        changes: columns.changes(&old, &new),
        after: named(after, row, &new),
    });
    Ok(rows.collect())
}

/// The rows that begin at these offsets, in the order given.
fn shown(file: &VersionFile, offsets: &[u64]) -> Result<Vec<ShownRow>, Trouble> {
    let rows = fetched(file, offsets)?.into_iter();
    Ok(rows.map(|(row, cells)| named(file, row, &cells)).collect())
}

fn named(file: &VersionFile, row: u64, cells: &Vec<String>) -> ShownRow {
    let places = 0..file.header.names.len();
    let cell = |place: usize| {
        let name = file.header.key_at(place).trim().to_owned();
        (name, cells.cell(place).trim().to_owned())
    };
    ShownRow {
        row,
        cells: places.map(cell).collect(),
    }
}

/// Number and cells of the rows that begin at these offsets, in the order given.
fn fetched(file: &VersionFile, offsets: &[u64]) -> Result<Vec<(u64, Vec<String>)>, Trouble> {
    let number = file.row_numbers(offsets.to_vec())?;
    let mut rows: Vec<(u64, Vec<String>)> = offsets
        .iter()
        .map(|&offset| (number(offset), Vec::new()))
        .collect();
    let places: Vec<Option<u64>> = offsets.iter().copied().map(Some).collect();
    let wanted = library_rows::in_file_order(&places);
    library_rows::fetch(&file.prepared, &wanted, |index, row| {
        rows[index].1 = (0..row.len()).map(|i| row.cell(i).into_owned()).collect();
    })?;
    file.prepared.check_unchanged()?;
    Ok(rows)
}

/// Holds two sets of codes against each other: at least one of the sides is no list.
fn codes_of(
    root: &Path,
    sides: [&Side; 2],
    limit: usize,
    progress: Progress<'_>,
) -> Result<CodeDiff, Trouble> {
    let case = Case::open(root)?;
    let (before, after) = (codes(root, sides[0])?, codes(root, sides[1])?);
    let both = before.is_some() && after.is_some();
    let draw = before.iter().chain(&after).find_map(|codes| {
        let task = codes.task.as_deref()?;
        Some((codes.version.side.to_string(), task))
    });
    let task = match draw {
        Some((side, id)) if !both => Some(task_of(&case, side, id)?),
        _ => None,
    };
    let judge = Judge {
        root,
        settings: &case.settings,
        task: task.as_ref(),
        progress,
    };
    let (old_version, old, old_file) = judge.side(sides[0], before)?;
    let (new_version, new, new_file) = judge.side(sides[1], after)?;
    let (mut added, mut removed) = (FirstOf::default(), FirstOf::default());
    let lists = [old_file.is_some(), new_file.is_some()];
    for met in meet(&old, &new) {
        if let Some(change) = code_change(met, lists) {
            let tally = if change.added {
                &mut added
            } else {
                &mut removed
            };
            tally.push(limit, change);
        }
    }
    Ok(CodeDiff {
        added: added.with(code_rows(&added.shown, [&new_file, &old_file])?),
        removed: removed.with(code_rows(&removed.shown, [&old_file, &new_file])?),
        versions: [old_version, new_version],
        task: task.map(|task| task.id),
    })
}

/// The codes and their rows; `files` are those of the side where they count, and of the other.
fn code_rows(
    changes: &[CodeChange<'_>],
    files: [&Option<VersionFile>; 2],
) -> Result<Vec<CodeRow>, Trouble> {
    // Only one of the sides is a list.
    let file = files.into_iter().flatten().next();
    let here = files[0].is_some();
    let offset = |change: &CodeChange<'_>| {
        let entry = if here {
            Some(change.entry)
        } else {
            change.other
        };
        entry.map(|entry| entry.offset)
    };
    let offsets: Vec<u64> = changes.iter().filter_map(offset).collect();
    let mut rows = match file {
        Some(file) => shown(file, &offsets)?.into_iter(),
        None => Vec::new().into_iter(),
    };
    let told = changes.iter().map(|change| CodeRow {
        code: change.entry.key.text().into_owned(),
        row: file.and(offset(change)).and_then(|_| rows.next()),
        why: change.why,
    });
    Ok(told.collect())
}

/// The task of a draw as the plan now has it.
fn task_of(case: &Case, side: String, id: &str) -> Result<Task, Trouble> {
    let (tasks, faults) = lists::plan(case)?;
    if tasks.is_empty() && !faults.is_empty() {
        return Err(CaseFlaw::Lists(faults.total).into());
    }
    if let Some(task) = tasks.iter().find(|task| task.id == id) {
        return Ok(task.clone());
    }
    let (task, known) = (id.to_owned(), tasks.into_iter().map(|task| task.id));
    let known = known.collect();
    Err(VersionFlaw::TaskGone { side, task, known }.into())
}

/// Tells of each object of a list whether it counts.
struct Judge<'a> {
    root: &'a Path,
    settings: &'a Settings,
    task: Option<&'a Task>,
    progress: Progress<'a>,
}

impl Judge<'_> {
    /// A side of codes as it was read, or the list of the side with each object's standing.
    fn side(
        &self,
        side: &Side,
        codes: Option<Codes>,
    ) -> Result<(Version, Vec<CodeSeen>, Option<VersionFile>), Trouble> {
        if let Some(codes) = codes {
            return Ok((codes.version, codes.rows, None));
        }
        let file = VersionFile::open(self.root, ListName::Objects, side)?;
        let places = ObjectPlaces::new(&file.header);
        let meter = Meter::new(self.progress, file.prepared.length);
        let target = self
            .task
            .map(|task| Target::unstratified(task, &file.header));
        let absence = |row: &Row<'_>| self.absence(&places, target.as_ref(), row);
        let (mut version, rows) = file.read(absence, &meter)?;
        let counted = rows.iter().filter(|row| row.seen.is_none());
        version.counted = Some(counted.count() as u64);
        Ok((version, rows, Some(file)))
    }

    /// Why an object does not count, as a draw sees it; a value without a rule of the strata is in the scope all the same.
    fn absence(
        &self,
        places: &ObjectPlaces,
        target: Option<&Target<'_>>,
        row: &Row<'_>,
    ) -> Option<Absence> {
        let object = Object::read(places, row, self.settings, &mut |_, _, _| {});
        let out = |target: &Target<'_>| !target.in_scope(&object, row);
        if !object.takes_part {
            return Some(Absence::Status);
        }
        target.is_some_and(out).then_some(Absence::Scope)
    }
}
