//! Floor 2: bytes, locks, folders, one pass over a list, the clock, the system's randomness.
//! No rule and no article lives here: it would be the same for other rules.

pub mod aside;
pub mod beacons;
pub mod book_end;
pub mod book_read;
pub mod calendar;
pub mod case;
pub mod case_copy;
pub mod clock;
pub mod destination;
pub mod draw_facts;
pub mod draw_folder;
pub mod drawable;
pub mod durable;
pub mod embedded;
pub mod faults_in_order;
pub mod faulty_rows;
pub mod findings;
pub mod irregular;
pub mod item_texts;
pub mod ledger;
pub mod library;
pub mod library_census;
pub mod library_names;
pub mod library_owners;
pub mod library_parts;
pub mod library_population;
mod library_repeats;
pub mod library_rows;
pub mod library_scan;
pub mod library_scanned;
pub mod library_words;
pub mod line_ends;
pub mod list_blocks;
pub mod list_file;
pub mod list_notes;
pub mod list_rows;
pub mod list_versions;
pub mod lists;
pub mod lists_seen;
pub mod lost_text;
pub mod marked;
pub mod marks;
pub mod names;
mod new_file;
pub mod object_keys;
pub mod object_rows;
pub mod office_files;
pub mod os_random;
pub mod paper_place;
pub mod plan_base;
pub mod plan_bases;
pub mod plan_beside;
pub mod plan_own;
pub mod prepared;
pub mod preparing;
pub mod publication_place;
pub mod regular;
pub mod search;
pub mod seeds;
pub mod settle;
pub mod signers;
pub mod ssh_keygen;
pub mod standard_input;
pub mod table_out;
pub mod table_place;
pub mod tail;
pub mod temporary;
pub mod times_drawn;
pub mod unfinished_case;
pub mod workbook;

use std::path::{Path, PathBuf};

use crate::disk::irregular::Irregular;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::refusal::Refusal;
use crate::format::ReadError;

/// The name of the settings' file, by which a case folder is known.
pub const SETTINGS: &str = "choucha.toml";

/// What the files floor can answer with.
#[derive(Debug)]
pub enum Trouble {
    /// The content or a rule says no.
    Refused(Box<Refusal>),
    /// The file system says no.
    File {
        /// The file or folder.
        path: PathBuf,
        /// What it said.
        error: std::io::Error,
    },
}

impl<F: Into<Refusal>> From<F> for Trouble {
    fn from(flaw: F) -> Self {
        Self::Refused(Box::new(flaw.into()))
    }
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::File { path, error } => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for Trouble {}

/// Names the file to an I/O failure.
pub trait At<T> {
    /// The same result, with the path.
    ///
    /// # Errors
    /// As before.
    fn at(self, path: &Path) -> Result<T, Trouble>;
}

impl<T> At<T> for std::io::Result<T> {
    fn at(self, path: &Path) -> Result<T, Trouble> {
        self.map_err(|error| trouble(path, error))
    }
}

fn trouble(path: &Path, error: std::io::Error) -> Trouble {
    let inner = error.get_ref();
    let irregular = inner.and_then(|inner| inner.downcast_ref::<Irregular>());
    if let Some(Irregular(path)) = irregular {
        return CaseFlaw::NoRecord(path.display().to_string()).into();
    }
    let path = path.to_owned();
    Trouble::File { path, error }
}

impl<T> At<T> for Result<T, ReadError> {
    fn at(self, path: &Path) -> Result<T, Trouble> {
        self.map_err(|error| match error {
            ReadError::Refused(refusal) => refusal.into(),
            ReadError::Io(error) => trouble(path, error),
        })
    }
}

/// Told how far a long reading has come: bytes done and bytes in all.
pub type Progress<'a> = &'a (dyn Fn(u64, u64) + Sync);
