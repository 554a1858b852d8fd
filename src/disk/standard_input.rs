//! The standard input in the place of a file that is read: `-` on the command line. It is kept in a temporary file, since
//! lists are read more than once, and vanishes with the program.

use std::cell::OnceCell;
use std::fs;
use std::io::{Read, stdin};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::domain::versions::side::Side;
use crate::format::ssh_armor;

use crate::disk::{At, Trouble, temporary};

/// What stands for it on the command line.
pub const WORD: &str = "-";
/// The names under which it is kept; that of a list says whether it is JSON.
const NAMES: [&str; 2] = ["standard-input.csv", "standard-input.json"];

/// The standard input of a command: read when a file of that name is asked for, once, however often it is.
#[derive(Debug, Default)]
pub struct StandardInput {
    kept: OnceCell<(TempDir, PathBuf)>,
}

impl StandardInput {
    /// Where the file lies that somebody names.
    ///
    /// # Errors
    /// [`CaseFlaw::NoTemporary`](crate::domain::lists::case_flaw::CaseFlaw::NoTemporary), or the file system fails.
    pub fn file(&self, named: &Path) -> Result<PathBuf, Trouble> {
        if named != Path::new(WORD) {
            return Ok(named.to_owned());
        }
        if let Some((_, kept)) = self.kept.get() {
            return Ok(kept.clone());
        }
        let made = keep()?;
        Ok(self.kept.get_or_init(|| made).1.clone())
    }

    /// The same of what may be a file or a text of its own.
    ///
    /// # Errors
    /// As [`StandardInput::file`].
    pub fn text_or_file(&self, given: &str) -> Result<String, Trouble> {
        let place = self.file(Path::new(given))?;
        Ok(place.to_string_lossy().into_owned())
    }

    /// The same of a file that somebody may name.
    ///
    /// # Errors
    /// As [`StandardInput::file`].
    pub fn file_if_named(&self, named: Option<&Path>) -> Result<Option<PathBuf>, Trouble> {
        named.map(|named| self.file(named)).transpose()
    }

    /// The same of a text that a witness signed: on the standard input its signature follows it, elsewhere it lies in a file
    /// beside it.
    ///
    /// # Errors
    /// As [`StandardInput::file`].
    pub fn signed_text(&self, named: &Path) -> Result<PathBuf, Trouble> {
        let place = self.file(named)?;
        if named == Path::new(WORD) {
            let bytes = fs::read(&place).at(&place)?;
            let (text, signature) = bytes.split_at(ssh_armor::begin(&bytes));
            let beside = PathBuf::from(format!("{}.sig", place.display()));
            fs::write(&place, text).at(&place)?;
            fs::write(&beside, signature).at(&beside)?;
        }
        Ok(place)
    }

    /// The same of several texts that witnesses signed.
    ///
    /// # Errors
    /// As [`StandardInput::file`].
    pub fn signed_texts(&self, named: &[PathBuf]) -> Result<Vec<PathBuf>, Trouble> {
        named.iter().map(|named| self.signed_text(named)).collect()
    }

    /// The same of both sides of a comparison.
    ///
    /// # Errors
    /// As [`StandardInput::file`].
    pub fn sides(&self, named: [&Side; 2]) -> Result<[Side; 2], Trouble> {
        let side = |named: &Side| {
            Ok::<_, Trouble>(match named {
                Side::File(path) => Side::File(self.text_or_file(path)?),
                side => side.clone(),
            })
        };
        Ok([side(named[0])?, side(named[1])?])
    }

    /// The same of several files.
    ///
    /// # Errors
    /// As [`StandardInput::file`].
    pub fn files(&self, named: &[PathBuf]) -> Result<Vec<PathBuf>, Trouble> {
        named.iter().map(|named| self.file(named)).collect()
    }
}

fn keep() -> Result<(TempDir, PathBuf), Trouble> {
    let mut bytes = Vec::new();
    stdin().read_to_end(&mut bytes).at(Path::new(WORD))?;
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let is_json =
        text.trim_ascii_start().starts_with(b"[") || text.trim_ascii_start().starts_with(b"{");
    let folder = temporary::folder()?;
    let path = folder.path().join(NAMES[usize::from(is_json)]);
    fs::write(&path, bytes).at(&path)?;
    Ok((folder, path))
}

/// A file as people named it: where it was the standard input, `-`.
pub fn shown(path: &Path) -> String {
    let is_kept = path.starts_with(std::env::temp_dir())
        && path
            .file_name()
            .is_some_and(|name| NAMES.iter().any(|kept| name == *kept));
    if is_kept {
        WORD.to_owned()
    } else {
        path.display().to_string()
    }
}
