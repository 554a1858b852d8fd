//! A case folder (案卷): one bureau's year, complete.

use crate::domain::lists::case_flaw::CaseFlaw;
use std::path::{Path, PathBuf};

use crate::domain::ground::list_name::ListName;
use crate::domain::refusal::Refusal;
use crate::domain::settings::Settings;
use crate::format::settings_toml;

use crate::disk::{At, Trouble, regular};

/// The name of the settings' file, by which a case folder is known.
pub const SETTINGS: &str = "choucha.toml";

/// An open case folder.
#[derive(Debug)]
pub struct Case {
    /// Where it is.
    pub root: PathBuf,
    /// Its settings.
    pub settings: Settings,
}

impl Case {
    /// Opens the case folder at `root`.
    ///
    /// # Errors
    /// [`CaseFlaw::NoCase`], [`CaseFlaw::Settings`], or the file system fails.
    pub fn open(root: &Path) -> Result<Self, Trouble> {
        let path = root.join(SETTINGS);
        regular::check(&path)?;
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(CaseFlaw::NoCase(root.display().to_string()).into());
            }
            Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
                return Err(CaseFlaw::Settings("UTF-8".to_owned()).into());
            }
            Err(error) => return Err(error).at(&path),
        };
        let settings = settings_toml::read(&text)
            .map_err(CaseFlaw::Settings)
            .map_err(Refusal::from)?;
        Ok(Self {
            root: root.to_owned(),
            settings,
        })
    }

    /// Where a list lies.
    pub fn list(&self, list: ListName) -> PathBuf {
        self.root.join(
            self.settings
                .files
                .get(&list)
                .map_or(list.key(), String::as_str),
        )
    }
}
