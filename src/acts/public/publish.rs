//! The folder of a publication (public/): tables, JSON, the draws as they are public, and the website; staged beside its
//! place, and put there file by file when its line is in the book.

use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::acts::entry::Act;
use crate::domain::acts::files::Files;
use crate::domain::acts::publication::PublishAct;
use crate::domain::book::fold::Book;
use crate::domain::book::line_flaw::RefusedLine;
use crate::domain::ground::sha::Sha;
use crate::domain::public::flaw::PublicFlaw;
use crate::domain::public::publication::{Public, PublicDraw};
use crate::domain::public::unpublished::{Unpublished, to_be_public};
use crate::format::{platform_tables, public_files, public_tables, sums};

use super::gathering::gather;
use super::held;
use crate::acts::method::public_draw;
use crate::acts::{BookHead, Desk};
use crate::disk::aside::OnTheWay;
use crate::disk::case::Case;
use crate::disk::embedded::SITE;
use crate::disk::publication_place::{self, FOLDER};
use crate::disk::{At, Progress, Trouble, durable, paper_place};

/// A publication.
#[derive(Debug)]
pub struct Published {
    /// As the book has it.
    pub act: PublishAct,
    /// The website's first page.
    pub index: PathBuf,
    /// Files in the folder that no publication wrote; they stay.
    pub foreign: Vec<String>,
    /// Lines of the book that break a rule: what they say was left out.
    pub refused: Vec<RefusedLine>,
    /// The book after it.
    pub book: BookHead,
}

/// Writes the publication and its line in the book; `language` is what the website opens in, unless the case folder says.
///
/// # Errors
/// Something that was published is not in the book any more, a record is not the one that the book names, a list cannot be
/// read at all, or the file system fails; then the former publication stays as it was.
pub fn publish(desk: &Desk, language: &str, progress: Progress<'_>) -> Result<Published, Trouble> {
    let case = Case::open(&desk.root)?;
    desk.count_bases();
    let mut ledger = desk.lock()?;
    held::check(&case.root, &ledger.read)?;
    let public = gather(
        &case,
        &ledger.read,
        (language, desk.today_in(&ledger.read.book)),
        progress,
    )?;
    let root = &case.root;
    let stage = publication_place::begin(root, ledger.read.book.lines)?;
    let act = write(root, &public, &ledger.read.book, &stage)
        .and_then(|files| {
            let act = act_of(&public, files);
            let names = act.files.keys().map(String::as_str).collect();
            publication_place::check_free(root, &names)?;
            ledger.append(Act::Publish(act.clone()), &desk.hand)?;
            Ok(act)
        })
        .inspect_err(|_| publication_place::abandon(&stage))?;
    let placed = publication_place::put_in_place(root, &stage, &ledger.read.book);
    ledger.aside.note_trouble(placed, OnTheWay::NotInPlace);
    if let Some(to) = publication_place::link(root) {
        ledger.aside.note(OnTheWay::PublicIsALink(to));
    }
    Ok(Published {
        foreign: foreign(root, &act.files)?,
        act,
        index: root.join(FOLDER).join("index.html"),
        refused: ledger.read.book.refused.clone(),
        book: BookHead::from(&ledger),
    })
}

fn act_of(public: &Public, files: Files) -> PublishAct {
    let count = |n: usize| n as u64;
    let entered = public
        .visits
        .iter()
        .filter(|visit| !visit.results.is_empty());
    PublishAct {
        day: public.day.clone(),
        plans: count(public.plans.len()),
        draws: count(public.draws.len()),
        results: count(entered.count()),
        handlings: public
            .visits
            .iter()
            .map(|visit| count(visit.handling.len()))
            .sum(),
        files,
    }
}

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

fn write(root: &Path, public: &Public, book: &Book, to: &Path) -> Result<Files, Trouble> {
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
    publication_place::flush(to)?;
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
    let digests = public_draw::write(root, drawn, &folder)?;
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

/// What is not public yet, or not any more what was published.
#[derive(Debug, Default)]
pub struct Checked {
    /// Lines of the book since the publication that are to be public.
    pub unpublished: Vec<(u64, Unpublished)>,
    /// What was published and is not in the book any more.
    pub vanished: Vec<PublicFlaw>,
    /// Published files that are missing or were changed.
    pub changed: Vec<String>,
    /// Files in the folder that the publication did not write.
    pub foreign: Vec<String>,
    /// Texts in the folder that are not public: they have to be taken away at once.
    pub private: Vec<String>,
    /// Whether the item list says something else than the published one.
    pub items_changed: bool,
    /// Lines of the book that break a rule.
    pub refused: Vec<RefusedLine>,
    /// The day of the latest publication.
    pub day: Option<String>,
}

impl Checked {
    /// Whether everything is published as it is.
    pub fn holds(&self) -> bool {
        self.refused.is_empty() && self.is_published() && self.has_nothing_else()
    }

    /// Whether nothing lies there that the publication did not write.
    pub fn has_nothing_else(&self) -> bool {
        self.foreign.is_empty() && self.private.is_empty()
    }

    /// Whether all that is to be public is, and lies there as it was published, whatever else may lie there.
    pub fn is_published(&self) -> bool {
        let as_published = self.changed.is_empty() && !self.items_changed;
        let nothing_left = self.unpublished.is_empty() && self.vanished.is_empty();
        self.day.is_some() && nothing_left && as_published
    }
}

/// Holds the publication against the book, the item list and the disk.
///
/// # Errors
/// As [`publish`].
pub fn check(desk: &Desk, language: &str, progress: Progress<'_>) -> Result<Checked, Trouble> {
    desk.count_bases();
    let (case, read) = desk.read()?;
    let public = gather(
        &case,
        &read,
        (language, desk.today_in(&read.book)),
        progress,
    )?;
    let (root, book) = (case.root.as_path(), &read.book);
    let (seq, act) = match &book.published {
        Some((seq, act)) => (*seq, Some(act)),
        None => (0, None),
    };
    let since = read.accepted().filter(|entry| entry.seq > seq);
    let mut checked = Checked {
        unpublished: since
            .filter_map(|entry| Some((entry.seq, to_be_public(entry, |line| read.kind_of(line))?)))
            .collect(),
        vanished: held::against_public(root, &read)?.unwrap_or_default(),
        day: act.map(|act| act.day.clone()),
        refused: book.refused.clone(),
        ..Checked::default()
    };
    let Some(act) = act else {
        return Ok(checked);
    };
    let items =
        public_tables::write(Vec::new(), public_tables::PublicTable::Items, &public).at(root)?;
    checked.items_changed =
        act.files.get(&format!("{FOLDER}/csv/items.csv")) != Some(&Sha::of(&items));
    for (path, sha) in &act.files {
        let on_disk = root.join(path);
        if !on_disk.is_file() || durable::digest(&on_disk)? != *sha {
            checked.changed.push(path.clone());
        }
    }
    (checked.private, checked.foreign) = foreign(root, &act.files)?
        .into_iter()
        .partition(|name| public_draw::is_private(name));
    Ok(checked)
}

/// Files in the folder that are not among `files`.
fn foreign(root: &Path, files: &Files) -> Result<Vec<String>, Trouble> {
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

/// Writes the tables for the supervision platform into a folder, that of the case folder where none is given; they may
/// be written again. Gives the folder and their names.
///
/// # Errors
/// As [`publish`].
pub fn for_platform(
    desk: &Desk,
    out: Option<&Path>,
    language: &str,
    progress: Progress<'_>,
) -> Result<(PathBuf, Vec<String>), Trouble> {
    desk.count_bases();
    let (case, read) = desk.read()?;
    let to = out.map_or_else(|| case.root.join("platform"), Path::to_owned);
    paper_place::outside_records(&case.root, &to)?;
    let public = gather(
        &case,
        &read,
        (language, desk.today_in(&read.book)),
        progress,
    )?;
    fs::create_dir_all(&to).at(&to)?;
    let mut names = Vec::new();
    for (place, (name, _)) in platform_tables::TABLES.iter().enumerate() {
        let name = format!("{name}.csv");
        durable::replace(&to.join(&name), |out| {
            platform_tables::write(out, place, &public).map(|_| ())
        })?;
        names.push(name);
    }
    Ok((to, names))
}
