//! The files that the book names, held against the disk; and what lies beside them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::disk::book_read::BookRead;
use crate::disk::{At, Trouble, line_ends, marked, publication_place, settle, tail};
use crate::domain::acts::entry::{Act, Entry};
use crate::domain::book::file_fault::FileFault;
use crate::domain::book::flaw::BookFlaw;
use crate::domain::book::fold::Book;
use crate::domain::ground::sha::Sha;

/// Files that desktops leave wherever somebody looked.
const DESKTOP: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// A file that the book names, with the line.
pub(super) struct NamedFile<'a> {
    pub(super) line: u64,
    pub(super) path: &'a str,
    pub(super) sha: Sha,
}

/// The files that lines name, of those lines that count.
pub(super) fn named(read: &BookRead) -> Vec<NamedFile<'_>> {
    named_by(read, read.accepted())
}

fn named_by<'a>(read: &BookRead, entries: impl Iterator<Item = &'a Entry>) -> Vec<NamedFile<'a>> {
    // A later publication takes the place of the files of an earlier one.
    let published = read.book.published.as_ref().map(|(line, _)| *line);
    let mut named = Vec::new();
    for entry in entries {
        let line = entry.seq;
        let files = match &entry.act {
            Act::Plan(plan) => &plan.files,
            Act::Seal(seal) => &seal.files,
            Act::Draw(draw) => &draw.files,
            Act::Publish(act) if published == Some(line) => &act.files,
            Act::Tail(act) => {
                let (path, sha) = (act.file.as_str(), act.sha256);
                named.push(NamedFile { line, path, sha });
                continue;
            }
            Act::Init(_)
            | Act::Rules(_)
            | Act::Filed(_)
            | Act::Clock { .. }
            | Act::Replace(_)
            | Act::Replaced(_)
            | Act::Decision(_)
            | Act::Assist(_)
            | Act::Approve(_)
            | Act::Papers(_)
            | Act::Recusal(_)
            | Act::Done(_)
            | Act::Result(_)
            | Act::Amend(_)
            | Act::Handle(_)
            | Act::Publish(_)
            | Act::Signers(_)
            | Act::Sign(_)
            | Act::Witness(_)
            | Act::Void { .. } => continue,
        };
        let files = files.iter();
        named.extend(files.map(|(path, sha)| NamedFile {
            line,
            path,
            sha: *sha,
        }));
    }
    named
}

/// What is wrong with each of these files, in their order.
pub(super) fn faults(
    root: &Path,
    book: &Book,
    named: &[NamedFile<'_>],
) -> Vec<Result<Option<FileFault>, Trouble>> {
    let each = named.par_iter().with_max_len(1);
    each.map(|named| fault(root, book, named)).collect()
}

/// What is wrong with a file that the book names.
fn fault(root: &Path, book: &Book, named: &NamedFile<'_>) -> Result<Option<FileFault>, Trouble> {
    let on_disk = settle::file_on_disk(root, named.path);
    if on_disk.is_file() && is_linked(root, &on_disk) {
        return Ok(Some(FileFault::Link));
    }
    let fault = line_ends::fault(&on_disk, named.sha)?;
    if fault.is_some() && publication_place::waits(root, book, (named.path, named.sha))? {
        return Ok(Some(FileFault::Waits));
    }
    Ok(fault)
}

/// Whether a file, or a folder of an act in which it lies, is a link; the place of a publication may be one.
fn is_linked(root: &Path, path: &Path) -> bool {
    let is_link = |path: &Path| fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
    let place = root.join(publication_place::FOLDER);
    let mut above = path
        .ancestors()
        .take_while(|above| *above != root && *above != place);
    above.any(is_link)
}

/// What lies in the folders of acts and beside the book, and is named by no line.
#[derive(Debug, Default)]
pub struct Unnamed {
    /// Folders of draws, seals and plans.
    pub folders: Vec<String>,
    /// Files, and folders that are no act's.
    pub foreign: Vec<String>,
    /// Files in which torn lines are kept.
    pub torn: Vec<String>,
}

/// Refuses to go on beside a folder of a draw, a seal or a plan that no line names: its line was taken out of the book.
///
/// # Errors
/// [`BookFlaw::Stray`], or the file system fails.
pub(in crate::acts) fn check_folders(root: &Path, read: &BookRead) -> Result<(), Trouble> {
    match stray(root, read)?.into_iter().next() {
        Some(folder) => Err(BookFlaw::Stray(folder).into()),
        None => Ok(()),
    }
}

/// Refuses to go on where a file of a plan, a seal, a draw or a torn line is not what the book names, be it public or not;
/// what was published is made anew.
///
/// # Errors
/// [`BookFlaw::File`] or [`BookFlaw::FileEnds`] for the first, or the file system fails.
pub(in crate::acts) fn check_files(root: &Path, read: &BookRead) -> Result<(), Trouble> {
    let place = format!("{}/", publication_place::FOLDER);
    let mut files = named(read);
    files.retain(|file| !file.path.starts_with(&place));
    let faults = faults(root, &read.book, &files);
    for (file, fault) in files.iter().zip(faults) {
        let path = file.path.to_owned();
        match fault? {
            None | Some(FileFault::Waits) => {}
            Some(FileFault::LineEnds) => return Err(BookFlaw::FileEnds(path).into()),
            Some(FileFault::Changed | FileFault::Link) => return Err(BookFlaw::File(path).into()),
        }
    }
    Ok(())
}

/// The folders of draws, seals and plans that no line names, by a look at their names alone.
///
/// # Errors
/// The file system fails.
pub(in crate::acts) fn stray(root: &Path, read: &BookRead) -> Result<Vec<String>, Trouble> {
    let known = known(read);
    let mut stray = Vec::new();
    for parent in settle::PARENTS {
        for path in entries(&root.join(parent))? {
            let folder = format!("{parent}/{}", name_of(&path));
            let waits = waiting(root, &folder).is_some();
            if !waits && !known.contains_key(folder.as_str()) && path.is_dir() {
                stray.push(folder);
            }
        }
    }
    Ok(stray)
}

/// The files that lines name, be they accepted or not, by their folders.
fn known(read: &BookRead) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut known: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in named_by(read, read.entries.iter()) {
        if let Some((folder, name)) = file.path.rsplit_once('/') {
            known.entry(folder).or_default().insert(name);
        }
    }
    known
}

/// The name that a folder has when the act that is writing it is done, where that is not there.
fn waiting(root: &Path, folder: &str) -> Option<String> {
    settle::finished_name(folder).filter(|finished| !root.join(finished).exists())
}

/// Looks for what no line names.
pub(super) fn unnamed(root: &Path, read: &BookRead) -> Result<Unnamed, Trouble> {
    let known = known(read);
    let mut unnamed = Unnamed {
        torn: tail::unknown(root, &read.book)?,
        ..Unnamed::default()
    };
    for parent in settle::PARENTS {
        for path in entries(&root.join(parent))? {
            look_at(root, (parent, &path), &known, &mut unnamed)?;
        }
    }
    Ok(unnamed)
}

fn look_at(
    root: &Path,
    (parent, path): (&str, &Path),
    known: &BTreeMap<&str, BTreeSet<&str>>,
    unnamed: &mut Unnamed,
) -> Result<(), Trouble> {
    let folder = format!("{parent}/{}", name_of(path));
    // A folder that an act was writing has the files of its finished name until that is there.
    let waiting = waiting(root, &folder);
    let files = known.get(waiting.as_deref().unwrap_or(&folder));
    match files {
        Some(files) if path.is_dir() => {
            for path in entries(path)? {
                let name = name_of(&path);
                let mut others = [marked::MARK].into_iter().chain(DESKTOP);
                if !files.contains(name.as_str()) && others.all(|other| other != name) {
                    unnamed.foreign.push(format!("{folder}/{name}"));
                }
            }
        }
        // The next act takes it away.
        _ if DESKTOP.iter().any(|name| path.ends_with(name)) => {}
        _ if waiting.is_some() && marked::is_marked(path) => {}
        _ if waiting.is_none() && path.is_dir() => unnamed.folders.push(folder),
        _ => unnamed.foreign.push(folder),
    }
    Ok(())
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// What is in a folder, by name; nothing where there is none.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.at(folder)?,
    };
    let paths = entries.map(|entry| Ok(entry.at(folder)?.path()));
    let mut paths: Vec<PathBuf> = paths.collect::<Result<_, Trouble>>()?;
    paths.sort();
    Ok(paths)
}
