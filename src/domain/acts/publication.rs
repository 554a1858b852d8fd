//! A publication (公开, 第5条) as the book has it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::files::Files;
use crate::domain::ground::drawn_public::DrawnPublic;

/// What was published: every file with its digest, and which draws were withheld.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishAct {
    /// The day of publication.
    pub day: String,
    /// When drawn lists were public by choucha.toml.
    pub drawn: DrawnPublic,
    /// The draws whose folders and lists it withholds.
    pub withheld: BTreeSet<String>,
    /// Every published file.
    pub files: Files,
}

/// The folder of what is public, within a case folder.
pub const FOLDER: &str = "public";

/// The tables that every publication has, as CSV and as JSON.
pub const EVERY_TABLE: [&str; 11] = [
    "items",
    "plans",
    "rules",
    "seals",
    "draws",
    "changes",
    "results",
    "handling",
    "signatures",
    "signers",
    "refused",
];

/// What else every publication has.
const WITH_THEM: [&str; 7] = [
    "SHA256SUMS",
    "heads.csv",
    "index.html",
    "json/public.json",
    "json/schema.json",
    "lines.csv",
    "site/data.js",
];

/// What the public folder of every draw has.
pub const PUBLIC_OF_A_DRAW: [&str; 7] = [
    "SHA256SUMS",
    "draw.json",
    "excluded.txt",
    "manifest.txt",
    "owners.txt",
    "population.txt",
    "seed.txt",
];

/// The files that every publication has, whatever was drawn; the pages of the website besides are the program's.
pub fn always() -> impl Iterator<Item = String> {
    let tables = EVERY_TABLE.iter().flat_map(|table| {
        let of = |kind: &str| format!("{FOLDER}/{kind}/{table}.{kind}");
        [of("csv"), of("json")]
    });
    let more = WITH_THEM.iter().map(|name| format!("{FOLDER}/{name}"));
    tables.chain(more)
}

/// With what the paths of a draw's public files begin.
pub fn draw_files(draw: &str) -> String {
    format!("{FOLDER}/draws/{draw}/")
}

impl PublishAct {
    /// The first file that it does not name and that every publication has, or one of these draws.
    pub fn unnamed<'a>(&self, mut draws: impl Iterator<Item = &'a str>) -> Option<String> {
        let is_missing = |path: &String| !self.files.contains_key(path);
        let of_draw = |draw: &str| {
            let mut of = PUBLIC_OF_A_DRAW
                .iter()
                .map(|name| format!("{FOLDER}/draws/{draw}/{name}"));
            of.find(is_missing)
        };
        always()
            .find(is_missing)
            .or_else(|| draws.find_map(of_draw))
    }

    /// Whether it names files of a draw.
    pub fn names_draw(&self, draw: &str) -> bool {
        let of = draw_files(draw);
        let mut behind = self.files.range(of.clone()..);
        behind.next().is_some_and(|(path, _)| path.starts_with(&of))
    }

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
