//! A publication as files in a folder: where it is staged, or where it is made anew to be compared.

use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::acts::files::Files;
use crate::domain::book::fold::Book;
use crate::domain::ground::sha::Sha;
use crate::domain::public::publication::{Public, PublicDraw};
use crate::format::{public_files, sums};

use crate::acts::method::public_draw;
use crate::disk::embedded::SITE;
use crate::disk::publication_place::FOLDER;
use crate::disk::{At, Trouble, durable};

/// A folder being written, and the digests of what is in it.
struct Writing<'a> {
    to: &'a Path,
    digests: Vec<(String, Sha)>,
}

impl Writing<'_> {
    fn path(&self, name: &str) -> Result<PathBuf, Trouble> {
        let path = self.to.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).at(parent)?;
        }
        Ok(path)
    }

    fn file(&mut self, name: &str, bytes: &[u8]) -> Result<(), Trouble> {
        let sha = durable::create_with(&self.path(name)?, bytes)?;
        self.digests.push((name.to_owned(), sha));
        Ok(())
    }
}

/// Writes a publication of the book into a folder; gives every file by its path within the case folder.
///
/// # Errors
/// A record is not the one that the book names, or the file system fails.
pub fn write(root: &Path, public: &Public, book: &Book, to: &Path) -> Result<Files, Trouble> {
    let mut written = Writing {
        to,
        digests: Vec::new(),
    };
    for (name, text) in SITE {
        written.file(name, text.as_bytes())?;
    }
    public_files::each(public, |name, bytes| written.file(name, bytes))?;
    for draw in &public.draws {
        write_draw(root, draw, book, &mut written)?;
    }
    let lines = written
        .digests
        .iter()
        .map(|(name, sha)| (name.as_str(), *sha));
    let text = sums::write(lines);
    written.file(sums::FILE, text.as_bytes())?;
    let named = |(name, sha)| (format!("{FOLDER}/{name}"), sha);
    Ok(written.digests.into_iter().map(named).collect())
}

fn write_draw(
    root: &Path,
    draw: &PublicDraw,
    book: &Book,
    written: &mut Writing<'_>,
) -> Result<(), Trouble> {
    let Some(drawn) = book.draw(&draw.id) else {
        return Ok(());
    };
    let folder = written.to.join(&draw.folder);
    let digests = public_draw::write(root, (drawn, draw.coverage_before.is_some()), &folder)?;
    let named = digests
        .into_iter()
        .map(|(name, sha)| (format!("{}/{name}", draw.folder), sha));
    written.digests.extend(named);
    if draw.in_page {
        let script = public_draw::script(&draw.id, &folder)?;
        written.file(&format!("{}/{}", draw.folder, public_draw::SCRIPT), &script)?;
    }
    Ok(())
}

/// Files in the folder that are not among `files`.
///
/// # Errors
/// The file system fails.
pub fn foreign(root: &Path, files: &Files) -> Result<Vec<String>, Trouble> {
    let mut foreign = Vec::new();
    let mut open = vec![root.join(FOLDER)];
    while let Some(folder) = open.pop().filter(|folder| folder.is_dir()) {
        for entry in fs::read_dir(&folder).at(&folder)? {
            let path = entry.at(&folder)?.path();
            let name = path.strip_prefix(root).unwrap_or(&path);
            let name = name.to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                open.push(path);
            } else if !files.contains_key(&name) {
                foreign.push(name);
            }
        }
    }
    foreign.sort();
    Ok(foreign)
}
