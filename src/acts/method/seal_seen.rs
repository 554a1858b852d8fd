//! What speaks for the time of a draw's seal (封存效力, rule 18): witnesses' texts in the book and those a reader has kept,
//! held against the book and the reader's own signers.

use std::path::PathBuf;

use crate::acts::book::verify_signatures::Kept;
use crate::acts::book::witness;
use crate::disk::book_read::BookRead;
use crate::disk::{Trouble, signers};
use crate::domain::acts::entry::SealAct;
use crate::domain::book::fold::{DrawnRound, SealedRound};
use crate::domain::book::witnessed::{Evidence, InTime, SealStanding, SignedText, Silent};
use crate::domain::method::beacon;
use crate::domain::method::source::Source;

/// What was found of a draw's seal.
#[derive(Debug)]
pub struct SealSeen {
    /// What speaks for its time.
    pub standing: SealStanding,
    /// The reader's texts that do not, each with the reason.
    pub silent: Vec<(PathBuf, Silent)>,
}

impl SealSeen {
    /// A seal for which there is nothing that a text could speak for.
    ///
    /// # Errors
    /// As [`texts_kept`].
    pub(super) fn without_evidence(
        standing: SealStanding,
        kept: &Kept<'_>,
    ) -> Result<Self, Trouble> {
        texts_kept(kept)?;
        let silent = kept.texts.iter();
        Ok(Self {
            standing,
            silent: silent.map(|file| (file.clone(), Silent::NoSeal)).collect(),
        })
    }
}

/// What speaks for the time of a seal by the book alone; `draw` is the line of the draw that was made from it, and `bureau` as
/// its manifest has it.
pub fn of_seal(
    read: &BookRead,
    seal: &SealedRound,
    draw: Option<u64>,
    bureau: &str,
) -> SealStanding {
    let signatures = &read.book.signatures;
    let Some(until) = until(&seal.act.source) else {
        return SealStanding::None;
    };
    let texts: Vec<SignedText> = in_book(read).collect();
    let evidence = Evidence {
        bureau,
        digest: &|line| signatures.digest(line),
        texts: &texts,
        own: &[],
        office: &signatures.every_row(),
    };
    evidence.of_seal(Some(seal.seq), draw, until)
}

/// Until when a witness must have received it; nothing of a source that no seal has.
fn until(source: &str) -> Option<InTime> {
    match Source::from_text(source)? {
        Source::Drand(round) => Some(InTime::NotAfter(beacon::due(round))),
        Source::Event(event) => Some(InTime::BeforeDay(event.day)),
        Source::Os | Source::Given => None,
    }
}

/// The witnesses' texts that the book has.
fn in_book(read: &BookRead) -> impl Iterator<Item = SignedText> + '_ {
    let witnessed = read.book.signatures.witnessed.iter();
    witnessed.map(|noted| SignedText {
        text: noted.act.text.clone(),
        sig: noted.act.sig.clone(),
    })
}

/// The texts that the reader has kept.
///
/// # Errors
/// One is no text of a witness, its signature is none, or the file system fails.
fn texts_kept(kept: &Kept<'_>) -> Result<Vec<SignedText>, Trouble> {
    let texts = kept.texts.iter();
    texts
        .map(|file| witness::read_with_signature(file))
        .collect()
}

/// The standing of the seal that a draw was made from; `bureau` as its manifest has it.
///
/// # Errors
/// A text that was kept, or the reader's own signers, cannot be read.
pub fn standing(
    read: &BookRead,
    (draw, bureau): (&DrawnRound, &str),
    kept: &Kept<'_>,
) -> Result<SealSeen, Trouble> {
    let (book, act) = (&read.book, &draw.act);
    let of =
        |seal: &SealAct| (&seal.task, seal.round, seal.seal) == (&act.task, act.round, act.seal);
    let none = || SealSeen::without_evidence(SealStanding::None, kept);
    let Some(seal) = book.seals.iter().find(|seal| of(&seal.act)) else {
        return none();
    };
    let Some(until) = until(&act.source) else {
        return none();
    };
    let mut texts: Vec<SignedText> = in_book(read).collect();
    let of_book = texts.len();
    texts.append(&mut texts_kept(kept)?);
    let own = kept.signers.map(signers::rows).transpose()?;
    let office = book.signatures.every_row();
    let evidence = Evidence {
        bureau,
        digest: &|line| book.signatures.digest(line),
        texts: &texts,
        own: own.as_deref().unwrap_or_default(),
        office: &office,
    };
    let lines = (seal.seq, draw.seq);
    let brought = kept.texts.iter().zip(&texts[of_book..]);
    let silent = brought.filter_map(|(file, text)| {
        let why = evidence.why_silent(text, lines, until)?;
        Some((file.clone(), why))
    });
    Ok(SealSeen {
        silent: silent.collect(),
        standing: evidence.of_seal(Some(seal.seq), Some(draw.seq), until),
    })
}
