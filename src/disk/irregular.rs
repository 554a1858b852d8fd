//! What is no regular file: a pipe or a device would be read without end, a folder not at all.

use std::path::PathBuf;

/// The failure of reading what is no regular file: its path.
#[derive(Debug)]
pub struct Irregular(pub PathBuf);

impl std::fmt::Display for Irregular {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: no regular file", self.0.display())
    }
}

impl std::error::Error for Irregular {}
