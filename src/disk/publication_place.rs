//! The place of a publication. What is to be public is staged beside it, whole and flushed; its line in the book is the
//! moment of the publication; then it is moved into the folder file by file, the digests last. The folder itself stays what
//! it is, a link or a mount too, and what the tool did not publish stays in it. A publication that was cut off after its
//! line is finished by the next act; each file is held against the line first.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

pub use crate::domain::acts::publication::FOLDER;
use crate::domain::acts::publication::{PublishAct, is_inside};
use crate::domain::book::flaw::BookFlaw;
use crate::domain::book::fold::Book;
use crate::domain::ground::sha::Sha;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::format::sums;

use crate::disk::{At, Trouble, durable, marked, regular};

/// Where a publication is staged: this name, or this one and a number where it is somebody else's.
const STAGE: &str = ".public-new";

/// Begins a stage for a publication whose line comes behind `lines`.
///
/// # Errors
/// [`CaseFlaw::InTheWay`] when the place is no folder, or the file system fails.
pub fn begin(root: &Path, lines: u64) -> Result<PathBuf, Trouble> {
    let place = root.join(FOLDER);
    if fs::symlink_metadata(&place).is_ok() && !place.is_dir() {
        return Err(CaseFlaw::InTheWay(FOLDER.to_owned()).into());
    }
    for stage in stages(root) {
        marked::take_away(&stage)?;
    }
    let names = (2..).map(|nth| format!("{STAGE}-{nth}"));
    let mut names = std::iter::once(STAGE.to_owned()).chain(names);
    let is_free = |path: &Path| fs::symlink_metadata(path).is_err() || marked::is_empty(path);
    let free = names.find(|name| is_free(&root.join(name)));
    let stage = root.join(free.unwrap_or_default());
    durable::private_folder(&stage)?;
    // The line in the book comes later, and must not outlive the stage when the power fails.
    let marked = marked::mark(&stage, lines + 1).and_then(|()| durable::sync_folder(root));
    marked.inspect_err(|_| abandon(&stage))?;
    Ok(stage)
}

/// Takes a stage away again, when its publication was refused.
pub fn abandon(stage: &Path) {
    // What cannot be taken away now is taken away by the next act.
    let _ = marked::take_away(stage);
    // One that got no mark is empty.
    let _ = fs::remove_dir(stage);
}

/// Refuses names that cannot be put in place because a folder is where a file has to be, or a file where a folder.
///
/// # Errors
/// [`CaseFlaw::InTheWay`].
pub fn check_free(root: &Path, files: &BTreeSet<&str>) -> Result<(), Trouble> {
    let place = root.join(FOLDER);
    for path in files {
        let to = root.join(path);
        let mut above = to.ancestors().skip(1);
        let above = above.by_ref().take_while(|above| *above != place);
        let file_above = above.filter(|above| fs::symlink_metadata(above).is_ok());
        let mut in_the_way = file_above.filter(|above| !above.is_dir());
        let blocked = in_the_way.next().map(Path::to_owned);
        let is_folder = fs::symlink_metadata(&to).is_ok_and(|found| found.is_dir());
        if let Some(path) = blocked.or_else(|| is_folder.then_some(to)) {
            let path = path.strip_prefix(root).unwrap_or(&path);
            return Err(CaseFlaw::InTheWay(path.display().to_string()).into());
        }
    }
    Ok(())
}

/// Flushes a stage, folder by folder, and lets everybody read what is in it.
///
/// # Errors
/// The file system fails.
pub fn flush(stage: &Path) -> Result<(), Trouble> {
    for entry in fs::read_dir(stage).at(stage)? {
        let entry = entry.at(stage)?;
        let path = entry.path();
        if entry.file_type().at(&path)?.is_dir() {
            flush(&path)?;
        } else {
            readable(&path, 0o644)?;
        }
    }
    durable::sync_folder(stage)
}

#[cfg_attr(not(unix), allow(unused_variables, clippy::unnecessary_wraps))]
fn readable(path: &Path, mode: u32) -> Result<(), Trouble> {
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::PermissionsExt::from_mode(mode);
        fs::set_permissions(path, mode).at(path)?;
    }
    Ok(())
}

/// Where the place leads, if it is a link.
pub fn link(root: &Path) -> Option<PathBuf> {
    fs::read_link(root.join(FOLDER)).ok()
}

/// What is known of the files of a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Staged {
    /// This program wrote and flushed them a moment ago, with the digests of the line.
    Now,
    /// They were written before.
    Before,
}

/// Puts a stage in place, its line being in the book: every file that is held against the line, then away with what former
/// publications put there and this one does not have, then the digests.
///
/// # Errors
/// A file is in neither place as the line has it, or the file system fails; then the digests are not those of the line.
pub fn put_in_place(
    root: &Path,
    (stage, staged): (&Path, Staged),
    book: &Book,
) -> Result<(), Trouble> {
    let Some((_, act)) = &book.published else {
        return Ok(());
    };
    let sums = format!("{FOLDER}/{}", sums::FILE);
    make_folder(&root.join(FOLDER))?;
    let mut folders = BTreeSet::new();
    let mut failed = None;
    for (path, sha) in act.files.iter().filter(|(path, _)| **path != sums) {
        let put = put(root, (stage, staged), (path, *sha));
        // A new folder is an entry of the one above it.
        let above = Path::new(path).ancestors().skip(1);
        folders.extend(above.map(|folder| root.join(folder)));
        failed = failed.or(put.err());
    }
    if let Some(trouble) = failed {
        return Err(trouble);
    }
    for path in book.once_published.iter().filter(|path| is_inside(path)) {
        if !act.files.contains_key(path) {
            take_away(root, path)?;
        }
    }
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        durable::sync_folder(folder)?;
    }
    if let Some(sha) = act.files.get(&sums) {
        put(root, (stage, staged), (&sums, *sha))?;
    }
    durable::sync_folder(&root.join(FOLDER))?;
    marked::take_away(stage)
}

/// Where a published file is staged.
fn place_in(stage: &Path, path: &str) -> PathBuf {
    let below = path.strip_prefix(FOLDER).unwrap_or(path);
    stage.join(below.trim_start_matches('/'))
}

fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file())
}

/// Whether this is a file with these bytes.
fn has(path: &Path, sha: Sha) -> Result<bool, Trouble> {
    Ok(is_file(path) && durable::digest(path)? == sha)
}

fn put(
    root: &Path,
    (stage, staged): (&Path, Staged),
    (path, sha): (&str, Sha),
) -> Result<(), Trouble> {
    let (from, to) = (place_in(stage, path), root.join(path));
    if !is_inside(path) {
        return Err(BookFlaw::File(path.to_owned()).into());
    }
    let is_staged = match staged {
        Staged::Now => is_file(&from),
        Staged::Before => has(&from, sha)?,
    };
    if is_staged {
        to.parent().map_or(Ok(()), make_folder)?;
        return place(&from, &to);
    }
    if has(&to, sha)? {
        return Ok(());
    }
    Err(BookFlaw::File(path.to_owned()).into())
}

/// Moves a file; into another file system by a copy beside its place.
fn place(from: &Path, to: &Path) -> Result<(), Trouble> {
    match durable::rename(from, to) {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => {}
        done => return done.at(to),
    }
    let mut reader = regular::open(from).at(from)?;
    durable::replace(to, |out| std::io::copy(&mut reader, out).map(|_| ()))?;
    readable(to, 0o644)?;
    fs::remove_file(from).at(from)
}

/// Makes a folder that everybody may look into; one that is there stays as it is.
fn make_folder(path: &Path) -> Result<(), Trouble> {
    if path.is_dir() {
        return Ok(());
    }
    path.parent().map_or(Ok(()), make_folder)?;
    fs::create_dir(path).at(path)?;
    readable(path, 0o755)
}

/// Takes away a file, and the folders that are empty without it.
fn take_away(root: &Path, path: &str) -> Result<(), Trouble> {
    let file = root.join(path);
    let is_folder = fs::symlink_metadata(&file).map(|found| found.is_dir());
    match is_folder {
        Ok(false) => fs::remove_file(&file).at(&file)?,
        Ok(true) => return Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) if error.kind() == ErrorKind::NotADirectory => return Ok(()),
        Err(error) => return Err(error).at(&file),
    }
    let place = root.join(FOLDER);
    for above in file.ancestors().skip(1).take_while(|above| *above != place) {
        // A folder with something in it stays.
        if fs::remove_dir(above).is_err() {
            break;
        }
    }
    Ok(())
}

/// Whether stages have names like this one.
pub fn is_stage_name(name: &str) -> bool {
    name.starts_with(STAGE)
}

/// The stages that the tool has made and left.
fn stages(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root).into_iter().flatten().flatten();
    let named = entries.filter(|entry| is_stage_name(&entry.file_name().to_string_lossy()));
    let mut stages: Vec<PathBuf> = named.map(|entry| entry.path()).collect();
    stages.retain(|stage| marked::is_marked(stage));
    stages.sort();
    stages
}

/// The publication in the book that a stage is of, if its line is there.
fn published<'a>(stage: &Path, book: &'a Book) -> Option<&'a PublishAct> {
    let text = regular::read_to_string(stage.join(marked::MARK)).ok()?;
    let line: u64 = text.trim().parse().ok()?;
    let (seq, act) = book.published.as_ref()?;
    (*seq >= line).then_some(act)
}

/// Finishes a publication that was cut off after its line, and takes away the stage of one that was cut off before. The
/// caller holds the lock.
///
/// # Errors
/// As [`put_in_place`].
pub fn settle(root: &Path, book: &Book) -> Result<(), Trouble> {
    for stage in stages(root) {
        if published(&stage, book).is_some() {
            put_in_place(root, (&stage, Staged::Before), book)?;
        } else {
            marked::take_away(&stage)?;
        }
    }
    Ok(())
}

/// Whether the latest publication has not been put in its place whole yet.
pub fn is_unfinished(root: &Path, book: &Book) -> bool {
    let mut stages = stages(root).into_iter();
    stages.any(|stage| published(&stage, book).is_some())
}

/// Whether a file of the latest publication is staged still, as its line has it.
///
/// # Errors
/// The file system fails.
pub fn waits(root: &Path, book: &Book, (path, sha): (&str, Sha)) -> Result<bool, Trouble> {
    for stage in stages(root) {
        if published(&stage, book).is_some() && has(&place_in(&stage, path), sha)? {
            return Ok(true);
        }
    }
    Ok(false)
}
