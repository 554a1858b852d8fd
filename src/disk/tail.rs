//! The end of the book's file: a last line that lost its line end, or that was cut off while it was written.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::acts::tail::{KEPT, TailAct};
use crate::domain::book::fold::Book;

use crate::disk::{At, Trouble, durable, regular};

/// How the file ends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Tail {
    /// With a line end, as it should.
    #[default]
    Whole,
    /// Its last line is an entry that follows, and only its line end is missing.
    NoLineEnd,
    /// With bytes that are no entry.
    Torn(Vec<u8>),
}

impl Tail {
    /// How many bytes are no part of the book.
    pub fn torn(&self) -> usize {
        match self {
            Self::Torn(bytes) => bytes.len(),
            Self::Whole | Self::NoLineEnd => 0,
        }
    }
}

/// Keeps torn bytes in a file of their own; one that a former run made for the same bytes will do.
///
/// # Errors
/// The file system fails.
pub fn keep(root: &Path, lines: u64, bytes: &[u8]) -> Result<(), Trouble> {
    let mut nth = 1;
    loop {
        let path = root.join(kept(lines, nth));
        match regular::read(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                durable::create_with(&path, bytes)?;
                return durable::sync_folder(root);
            }
            there if there.as_ref().is_ok_and(|there| there == bytes) => return Ok(()),
            _ => nth += 1,
        }
    }
}

fn kept(lines: u64, nth: u32) -> String {
    format!("{KEPT}{lines}-{nth}")
}

/// What was set aside where the book ends, and stands in no line of it: what the next lines have to say. What lay there
/// before its first line can only be said behind that.
///
/// # Errors
/// The file system fails.
pub fn unsaid(root: &Path, book: &Book) -> Result<Vec<TailAct>, Trouble> {
    let mut acts = Vec::new();
    let ends: BTreeSet<u64> = [0, book.lines].into();
    for end in ends.into_iter().filter(|_| book.lines > 0) {
        for nth in 1.. {
            let file = kept(end, nth);
            let path = root.join(&file);
            if !path.is_file() {
                break;
            }
            if !is_said(book, &file) {
                acts.push(TailAct {
                    bytes: fs::metadata(&path).at(&path)?.len(),
                    sha256: durable::digest(&path)?,
                    file,
                });
            }
        }
    }
    Ok(acts)
}

fn is_said(book: &Book, file: &str) -> bool {
    book.tails.iter().any(|(_, act)| act.file == file)
}

/// Files in which torn lines are kept, and of which no line of the book says so.
///
/// # Errors
/// The file system fails.
pub fn unknown(root: &Path, book: &Book) -> Result<Vec<String>, Trouble> {
    let mut unknown = Vec::new();
    for entry in fs::read_dir(root).at(root)? {
        let name = entry.at(root)?.file_name().to_string_lossy().into_owned();
        if name.starts_with(KEPT) && !is_said(book, &name) {
            unknown.push(name);
        }
    }
    unknown.sort();
    Ok(unknown)
}

/// Where a line says that torn bytes are kept.
pub fn path(root: &Path, act: &TailAct) -> PathBuf {
    root.join(&act.file)
}
