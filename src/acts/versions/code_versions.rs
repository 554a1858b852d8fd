//! Codes to be held against each other or against a list: the population of a draw or of a seal, or the objects of a
//! version of the plan.

use std::fs;
use std::io::BufReader;
use std::path::Path;

use crate::domain::ground::cell::is_id_of_any_length;
use crate::domain::lists::fault::Faults;
use crate::domain::lists::row_key::RowKey;
use crate::domain::method::manifest::TextDigest;
use crate::domain::method::text_flaw::{BadText, TextFlaw, TextName};
use crate::domain::refusal::Refusal;
use crate::domain::versions::change::{Absence, Version};
use crate::domain::versions::diff::KeyedRow;
use crate::domain::versions::flaw::VersionFlaw;
use crate::domain::versions::side::Side;
use crate::format::{manifest_text, text_lines};

use crate::disk::{At, Trouble, regular, settle};

/// The folder of the plan's versions, and the file in each of them.
const PLANS: &str = "plans";
const PLAN_OBJECTS: &str = "objects.txt";

/// A code, and why it does not count, if it does not.
pub type CodeSeen = KeyedRow<Option<Absence>>;

/// Codes read from a file of codes, and the task of their draw.
#[derive(Debug)]
pub struct Codes {
    /// Where they were read from.
    pub version: Version,
    /// The codes; all of them count.
    pub rows: Vec<CodeSeen>,
    /// The task, for a draw.
    pub task: Option<String>,
}

/// Reads the codes of a draw, a seal, or a version of the plan; nothing for a side that is a list.
///
/// # Errors
/// [`VersionFlaw::NoVersion`], [`VersionFlaw::Codes`], texts of a draw that do not hold, or the file system fails.
pub fn codes(root: &Path, side: &Side) -> Result<Option<Codes>, Trouble> {
    match side {
        Side::Draw(id) => {
            let folder = folder_of(root, id, &["draws", "seals"], side)?;
            let path = settle::on_disk(root, &folder).join(TextName::Manifest.file());
            let manifest = manifest_text::read(&regular::read(&path).at(&path)?).at(&path)?;
            let file = format!("{folder}/{}", TextName::Population.file());
            let (mut codes, digest) = read_codes(root, side, file)?;
            if digest != manifest.texts[0] {
                let actual = manifest_text::digest_text(TextName::Population, &digest);
                let flaw = TextFlaw::Digest { actual };
                return Err(Refusal::text(TextName::Population, None, flaw).into());
            }
            codes.task = Some(manifest.task);
            Ok(Some(codes))
        }
        Side::Plan(version) => {
            let folder = folder_of(root, version, &[PLANS], side)?;
            let file = format!("{folder}/{PLAN_OBJECTS}");
            let codes = read_codes(root, side, file.clone());
            let (codes, _) = codes.map_err(|trouble| match trouble {
                // The form of lines is that of a draw's texts; the file is another.
                Trouble::Refused(refusal) => bad_codes(&file, &refusal),
                trouble @ Trouble::File { .. } => trouble,
            })?;
            Ok(Some(codes))
        }
        Side::Now | Side::File(_) => Ok(None),
    }
}

fn bad_codes(file: &str, refusal: &Refusal) -> Trouble {
    let line = match refusal {
        Refusal::Text(BadText { line, .. }) => line.unwrap_or(0),
        _ => 0,
    };
    let file = file.to_owned();
    VersionFlaw::Codes { file, line }.into()
}

fn read_codes(root: &Path, side: &Side, file: String) -> Result<(Codes, TextDigest), Trouble> {
    let path = settle::file_on_disk(root, &file);
    let reader = BufReader::with_capacity(1 << 17, regular::open(&path).at(&path)?);
    let mut rows: Vec<CodeSeen> = Vec::new();
    let read = text_lines::read(TextName::Population, reader, |_, cells| {
        let key = RowKey::new(cells[0]);
        if rows.last().is_some_and(|last| last.key >= key) {
            return Err(TextFlaw::NotAscending);
        }
        rows.push(KeyedRow {
            key,
            offset: 0,
            seen: None,
        });
        // A line of a plan's base has the owner, too.
        let most = if matches!(side, Side::Plan(_)) { 3 } else { 2 };
        if cells.len() > most {
            let (expected, found) = (most, cells.len());
            return Err(TextFlaw::CellCount { expected, found });
        }
        Ok(())
    });
    let digest = read.at(&path)?;
    let version = Version {
        side: side.clone(),
        file,
        rows: digest.lines,
        sha: digest.sha,
        encoding: None,
        counted: None,
        unread: Faults::default(),
    };
    let task = None;
    let codes = Codes {
        version,
        rows,
        task,
    };
    Ok((codes, digest))
}

/// The folder of this name in one of the folders `above`, by its path below the case folder.
fn folder_of(root: &Path, name: &str, above: &[&str], side: &Side) -> Result<String, Trouble> {
    let file = |above: &str| match above {
        PLANS => PLAN_OBJECTS,
        _ => TextName::Population.file(),
    };
    let holds = |above: &str, name: &str| {
        let folder = settle::on_disk(root, &format!("{above}/{name}"));
        folder.join(file(above)).is_file()
    };
    // A name that is no id could lead out of the case folder.
    if is_id_of_any_length(name)
        && let Some(above) = above.iter().find(|above| holds(above, name))
    {
        return Ok(format!("{above}/{name}"));
    }
    let mut known = Vec::new();
    for above in above {
        // A folder that is not there holds nothing.
        let folders = fs::read_dir(root.join(above))
            .into_iter()
            .flatten()
            .flatten();
        let names = folders.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut here: Vec<String> = names
            .filter(|name| !name.starts_with('.') && holds(above, name))
            .collect();
        here.sort_unstable_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
        known.append(&mut here);
    }
    let side = side.clone();
    Err(VersionFlaw::NoVersion { side, known }.into())
}
