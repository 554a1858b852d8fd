//! A publication (公开, 第5条) as the book has it.

use serde::{Deserialize, Serialize};

use super::files::Files;

/// What was published: every file with its digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishAct {
    /// The day of publication.
    pub day: String,
    /// Versions of the plan.
    pub plans: u64,
    /// Draws, voided ones among them.
    pub draws: u64,
    /// Results in force.
    pub results: u64,
    /// Steps of handling.
    pub handlings: u64,
    /// Every published file.
    pub files: Files,
}

/// The folder of what is public, within a case folder.
pub const FOLDER: &str = "public";

impl PublishAct {
    /// A file of it that is not below [`FOLDER`].
    pub fn outside(&self) -> Option<&str> {
        let mut files = self.files.keys();
        let outside = files.find(|path| !is_inside(path))?;
        Some(outside)
    }
}

/// Whether a path is one below [`FOLDER`], by its parts alone.
pub fn is_inside(path: &str) -> bool {
    let mut parts = path.split('/');
    parts.next() == Some(FOLDER)
        && parts.clone().next().is_some()
        && parts.all(|part| !["", ".", ".."].contains(&part) && !part.contains(['\\', ':']))
}
