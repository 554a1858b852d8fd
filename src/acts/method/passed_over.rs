//! What was passed over for a draw or a seal: seals whose seeds come together with its own, of a draw without a seal the
//! voided ones of its day; where their texts share an object.

use std::cmp::Ordering;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use crate::domain::acts::entry::{SealAct, draw_folder as folder_of, seal_folder};
use crate::domain::book::fold::{Book, DrawnRound};
use crate::domain::book::passed_over::PassedOver;
use crate::domain::method::text_flaw::TextName;

use crate::disk::{At, Trouble, regular, settle};

/// What was passed over for a draw.
///
/// # Errors
/// The file system fails.
pub fn of_draw(root: &Path, book: &Book, draw: &DrawnRound) -> Result<PassedOver, Trouble> {
    let act = &draw.act;
    let own = settle::on_disk(root, &folder_of(&act.draw));
    let of = (act.task.as_str(), act.round, act.seal);
    beside(root, book, (of, &act.source, &draw.day), &own)
}

/// Seals passed over for a seal of the book.
///
/// # Errors
/// The file system fails.
pub fn of_seal(root: &Path, book: &Book, seal: &SealAct) -> Result<PassedOver, Trouble> {
    let of = (seal.task.as_str(), seal.round, seal.seal);
    let own = settle::on_disk(root, &seal_folder(&seal.task, seal.round, seal.seal));
    beside(root, book, (of, &seal.source, ""), &own)
}

/// What was passed over for the round with this seal, 0 for none, and this source, whose texts lie in `own`; one without a
/// seal is drawn on `day`.
///
/// # Errors
/// The file system fails.
pub fn beside(
    root: &Path,
    book: &Book,
    (of, source, day): ((&str, u32, u32), &str, &str),
    own: &Path,
) -> Result<PassedOver, Trouble> {
    let mut found = PassedOver::default();
    let (task, round, seal) = of;
    if seal == 0 {
        for other in book.voided_on(day, (task, round)) {
            let folder = settle::on_disk(root, &folder_of(&other.act.draw));
            if share_an_object(own, &folder)? {
                found.voided.push(other.act.draw.clone());
            }
        }
        return Ok(found);
    }
    for (other, fate) in book.passed_over_for(of, source) {
        let act = &other.act;
        let folder = settle::on_disk(root, &seal_folder(&act.task, act.round, act.seal));
        if share_an_object(own, &folder)? {
            found.add(act, &fate);
        }
    }
    Ok(found)
}

/// Whether the populations of two folders share an object. Taking a text away must hide no seal: what is not there counts.
fn share_an_object(one: &Path, other: &Path) -> Result<bool, Trouble> {
    let (Some(mut one), Some(mut other)) = (Codes::open(one)?, Codes::open(other)?) else {
        return Ok(true);
    };
    // Both ascend by bytes.
    while let (Some(left), Some(right)) = (one.code(), other.code()) {
        match left.cmp(right) {
            Ordering::Equal => return Ok(true),
            Ordering::Less => one.next()?,
            Ordering::Greater => other.next()?,
        }
    }
    Ok(false)
}

/// The codes of a population.txt, one at a time.
struct Codes {
    path: PathBuf,
    reader: BufReader<File>,
    line: Vec<u8>,
}

impl Codes {
    fn open(folder: &Path) -> Result<Option<Self>, Trouble> {
        let path = folder.join(TextName::Population.file());
        if !path.is_file() {
            return Ok(None);
        }
        let file = regular::open(&path).at(&path)?;
        let mut codes = Self {
            path,
            reader: BufReader::with_capacity(1 << 17, file),
            line: Vec::new(),
        };
        codes.next()?;
        Ok(Some(codes))
    }

    /// The code of the line at hand; nothing after the last.
    fn code(&self) -> Option<&[u8]> {
        let mut cells = self.line.split(|&b| b == b'\t' || b == b'\n');
        cells.next().filter(|_| !self.line.is_empty())
    }

    fn next(&mut self) -> Result<(), Trouble> {
        self.line.clear();
        self.reader
            .read_until(b'\n', &mut self.line)
            .at(&self.path)?;
        Ok(())
    }
}
