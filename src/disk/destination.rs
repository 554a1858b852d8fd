//! Where new files go: into a folder, or nowhere, where only their digests are wanted.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use sha2::{Digest as _, Sha256};

use crate::domain::ground::sha::Sha;

use crate::disk::{At as _, Trouble, durable};

/// Where new files go.
#[derive(Debug, Clone)]
pub enum Destination {
    /// Into a folder, which is made with the first of them.
    Folder(PathBuf),
    /// Nowhere.
    Digests,
}

impl Destination {
    /// A folder in it.
    #[must_use]
    pub fn below(&self, name: &str) -> Self {
        match self {
            Self::Folder(folder) => Self::Folder(folder.join(name)),
            Self::Digests => Self::Digests,
        }
    }

    /// A new file, flushed to the disk where it goes to one; gives its digest.
    ///
    /// # Errors
    /// A file of that name is there, or the file system fails.
    pub fn file(
        &self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
    ) -> Result<Sha, Trouble> {
        match self {
            Self::Folder(folder) => {
                let path = folder.join(name);
                if let Some(parent) = path.parent() {
                    fs::create_dir_all(parent).at(parent)?;
                }
                durable::create(&path, write)
            }
            Self::Digests => {
                let mut hash = Digesting(Sha256::new());
                write(&mut hash).at(name.as_ref())?;
                Ok(Sha(hash.0.finalize().into()))
            }
        }
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
