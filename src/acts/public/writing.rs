//! A publication as files: where it is staged, or by their digests, where it is made anew to be compared.

use std::fs;
use std::path::Path;

use rayon::iter::{
    IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, ParallelIterator,
};

use crate::domain::acts::files::Files;
use crate::domain::book::fold::Book;
use crate::domain::ground::sha::Sha;
use crate::domain::public::publication::{Public, PublicDraw};
use crate::format::{public_files, sums};

use crate::acts::method::public_draw::{self, PublicFolder};
use crate::disk::destination::Destination;
use crate::disk::embedded::SITE;
use crate::disk::publication_place::FOLDER;
use crate::disk::{At, Trouble};

/// Writes a publication of the book; gives every file by its path within the case folder.
///
/// # Errors
/// A record is not the one that the book names, or the file system fails.
pub fn write(
    root: &Path,
    public: &Public,
    book: &Book,
    to: &Destination,
) -> Result<Files, Trouble> {
    let mut digests = Vec::new();
    for (name, text) in SITE {
        let sha = to.file(name, |out| out.write_all(text.as_bytes()))?;
        digests.push((name.to_owned(), sha));
    }
    let draws = public.draws.par_iter().with_max_len(1);
    let draws = draws.map(|draw| write_draw(root, draw, book, to));
    let (derived, draws) = rayon::join(|| derived(public, to), || draws.collect::<Vec<_>>());
    digests.extend(derived?);
    for of_draw in draws {
        digests.extend(of_draw?);
    }
    let text = sums::write(digests.iter().map(|(name, sha)| (name.as_str(), *sha)));
    let sha = to.file(sums::FILE, |out| out.write_all(text.as_bytes()))?;
    digests.push((sums::FILE.to_owned(), sha));
    let named = |(name, sha)| (format!("{FOLDER}/{name}"), sha);
    Ok(digests.into_iter().map(named).collect())
}

/// The files that follow from public.json; gives each by its name below the folder of the publication.
///
/// # Errors
/// The file system fails.
pub(super) fn derived(public: &Public, to: &Destination) -> Result<Vec<(String, Sha)>, Trouble> {
    // Each is written by itself, so that the disk has another to flush meanwhile.
    let files = public_files::all(public).into_par_iter().with_max_len(1);
    let files = files.map(|file| {
        let sha = to.file(&file.name, |out| file.write(out))?;
        Ok((file.name, sha))
    });
    files.collect::<Vec<_>>().into_iter().collect()
}

fn write_draw(
    root: &Path,
    draw: &PublicDraw,
    book: &Book,
    to: &Destination,
) -> Result<Vec<(String, Sha)>, Trouble> {
    let Some(drawn) = book.draw(&draw.id) else {
        return Ok(Vec::new());
    };
    let to = to.below(&draw.folder);
    let public = PublicFolder::of(root, (drawn, draw.coverage_before.is_some()))?;
    let mut digests = public.write(&to)?;
    if draw.in_page {
        let script = public.script()?;
        let sha = to.file(public_draw::SCRIPT, |out| out.write_all(&script))?;
        digests.push((public_draw::SCRIPT, sha));
    }
    let named = digests.into_iter();
    let named = named.map(|(name, sha)| (format!("{}/{name}", draw.folder), sha));
    Ok(named.collect())
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
