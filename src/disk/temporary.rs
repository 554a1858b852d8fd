//! Files and folders that vanish with the program.

use std::fs::File;
use std::io::{BufWriter, Seek, SeekFrom, Write};

use tempfile::TempDir;

use crate::domain::lists::case_flaw::CaseFlaw;

use crate::disk::Trouble;

/// A temporary folder.
///
/// # Errors
/// [`CaseFlaw::NoTemporary`].
pub fn folder() -> Result<TempDir, Trouble> {
    tempfile::tempdir().map_err(|error| unusable(&error))
}

/// A temporary file with what `write` writes, to be read from its beginning.
///
/// # Errors
/// [`CaseFlaw::NoTemporary`], or what `write` fails with.
pub fn file(write: impl FnOnce(&mut Temporary) -> Result<(), Trouble>) -> Result<File, Trouble> {
    let file = tempfile::tempfile().map_err(|error| unusable(&error))?;
    let mut out = Temporary {
        to: BufWriter::with_capacity(1 << 18, file),
        failed: None,
    };
    let written = write(&mut out);
    let flushed = out.flush();
    match (out.failed.take(), written, flushed) {
        (Some(trouble), _, _) | (None, Err(trouble), _) => return Err(trouble),
        (None, Ok(()), Err(error)) => return Err(unusable(&error)),
        (None, Ok(()), Ok(())) => {}
    }
    let mut file = out
        .to
        .into_inner()
        .map_err(|error| unusable(error.error()))?;
    file.seek(SeekFrom::Start(0))
        .map_err(|error| unusable(&error))?;
    Ok(file)
}

fn unusable(error: &std::io::Error) -> Trouble {
    let folder = std::env::temp_dir().display().to_string();
    let error = error.kind();
    CaseFlaw::NoTemporary { folder, error }.into()
}

/// A temporary file that is being written; it remembers that it was itself what failed.
pub struct Temporary {
    to: BufWriter<File>,
    failed: Option<Trouble>,
}

impl Temporary {
    fn remember<T>(&mut self, done: std::io::Result<T>) -> std::io::Result<T> {
        done.inspect_err(|error| self.failed = Some(unusable(error)))
    }
}

impl Write for Temporary {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let done = self.to.write(bytes);
        self.remember(done)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        let done = self.to.flush();
        self.remember(done)
    }
}
