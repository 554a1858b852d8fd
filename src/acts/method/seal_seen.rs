//! What speaks for the time of a draw's seal (封存效力, rule 18): witnesses' texts in the book and those a reader has kept,
//! held against the book and the reader's own signers.

use crate::acts::book::verify_signatures::Kept;
use crate::acts::book::witness;
use crate::disk::ledger::BookRead;
use crate::disk::{Trouble, signers};
use crate::domain::acts::entry::SealAct;
use crate::domain::book::fold::DrawnRound;
use crate::domain::book::witnessed::{Evidence, InTime, SealStanding, SignedText};
use crate::domain::method::beacon;
use crate::domain::method::source::Source;

/// The standing of the seal that a draw was made from; `bureau` as its manifest has it.
///
/// # Errors
/// A text that was kept, or the reader's own signers, cannot be read.
pub fn standing(
    read: &BookRead,
    (draw, bureau): (&DrawnRound, &str),
    kept: &Kept<'_>,
) -> Result<SealStanding, Trouble> {
    let (book, act) = (&read.book, &draw.act);
    let of =
        |seal: &SealAct| (&seal.task, seal.round, seal.seal) == (&act.task, act.round, act.seal);
    let seal = book.seals.iter().find(|seal| of(&seal.act));
    let until = match Source::from_text(&act.source) {
        Some(Source::Drand(round)) => InTime::NotAfter(beacon::due(round)),
        Some(Source::Event(event)) => InTime::BeforeDay(event.day),
        Some(Source::Os | Source::Given) | None => return Ok(SealStanding::None),
    };
    let in_book = book.signatures.witnessed.iter().map(|noted| SignedText {
        text: noted.act.text.clone(),
        sig: noted.act.sig.clone(),
    });
    let mut texts: Vec<SignedText> = in_book.collect();
    for file in kept.texts {
        texts.push(witness::read_with_signature(file)?);
    }
    let own = kept.signers.map(signers::rows).transpose()?;
    let office = book.signatures.every_row();
    let evidence = Evidence {
        bureau,
        digest: &|line| book.signatures.digest(line),
        texts: &texts,
        own: own.as_deref().unwrap_or_default(),
        office: &office,
    };
    Ok(evidence.of_seal(seal.map(|seal| seal.seq), Some(draw.seq), until))
}
