//! Where new files go: into a folder, or nowhere, where only their digests are wanted.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest as _, Sha256};

use crate::domain::ground::sha::Sha;

use crate::disk::durable::Flushing;
use crate::disk::new_file::NewFile;
use crate::disk::{At as _, Trouble};

/// Where new files go.
#[derive(Debug, Clone)]
pub enum Destination {
    /// Into a folder, which is made with the first of them.
    Folder(PathBuf, Arc<Mutex<Flushing>>),
    /// Nowhere.
    Digests,
}

impl Destination {
    /// Into a folder.
    pub fn folder(path: &Path) -> Self {
        Self::Folder(path.to_owned(), Arc::default())
    }

    /// A folder in it.
    #[must_use]
    pub fn below(&self, name: &str) -> Self {
        match self {
            Self::Folder(folder, flushing) => Self::Folder(folder.join(name), Arc::clone(flushing)),
            Self::Digests => Self::Digests,
        }
    }

    /// A new file, which is on its way to the disk then; gives its digest.
    ///
    /// # Errors
    /// A file of that name is there, or the file system fails.
    pub fn file(
        &self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
    ) -> Result<Sha, Trouble> {
        match self {
            Self::Folder(folder, flushing) => {
                let path = folder.join(name);
                if let Some(parent) = path.parent() {
                    fs::create_dir_all(parent).at(parent)?;
                }
                let (sha, file) = NewFile::write(&path, write)?;
                let mut flushing = flushing.lock().unwrap_or_else(PoisonError::into_inner);
                flushing.flush(&path, file);
                Ok(sha)
            }
            Self::Digests => {
                let mut hash = Digesting(Sha256::new());
                write(&mut hash).at(name.as_ref())?;
                Ok(Sha(hash.0.finalize().into()))
            }
        }
    }
}

impl Destination {
    /// Waits until every file is on the disk.
    ///
    /// # Errors
    /// The file system fails.
    pub fn flushed(&self) -> Result<(), Trouble> {
        let Self::Folder(_, flushing) = self else {
            return Ok(());
        };
        let mut flushing = flushing.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *flushing).wait()
    }
}

struct Digesting(Sha256);

impl Write for Digesting {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
