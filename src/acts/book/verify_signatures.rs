//! `ledger verify`, signatures and witnesses: what reading the book does not ask, and texts that witnesses have kept.
//!
//! That each signature is by a registered key and over the line it names, the book asks of every line as it is read.

use std::path::{Path, PathBuf};

use crate::disk::book_read::BookRead;
use crate::disk::case::Case;
use crate::disk::{Trouble, signers};
use crate::domain::acts::signing::SignerRow;
use crate::domain::book::sign_flaw::SignFlaw;
use crate::domain::book::signatures::check_leads;
use crate::domain::book::witnessed::{Evidence, SealWitness, SignedText};
use crate::domain::refusal::Refusal;

use super::leaders::Leaders;
use super::witness;

/// What a reader brings along.
#[derive(Debug, Default)]
pub struct Kept<'a> {
    /// Witnesses' texts, each with its signature beside it.
    pub texts: &'a [PathBuf],
    /// The reader's own rows of signers.
    pub signers: Option<&'a Path>,
}

/// Somebody outside who has seen a line of the book.
#[derive(Debug)]
pub struct Seen {
    /// Who, when, which line.
    pub witness: SealWitness,
    /// Whether the key is among the reader's own.
    pub is_known: bool,
}

/// What was found of signatures and witnesses.
#[derive(Debug, Default)]
pub struct SignaturesChecked {
    /// How many lines are signed.
    pub signed: usize,
    /// Line of a leader's signature, and why the leader could not sign that line, or why that cannot be said.
    pub not_leading: Vec<(u64, Box<Refusal>)>,
    /// Witnesses' texts in the book.
    pub witnessed: Vec<Seen>,
    /// Witnesses' texts that were kept elsewhere, by their file.
    pub kept: Vec<(PathBuf, Result<Seen, Box<Refusal>>)>,
    /// Whether `signers` is not as the book has it.
    pub is_unrecorded: bool,
}

impl SignaturesChecked {
    /// Whether nothing speaks against the book.
    pub fn hold(&self) -> bool {
        let kept = self.kept.iter().all(|(_, seen)| seen.is_ok());
        kept && self.not_leading.is_empty() && !self.is_unrecorded
    }
}

/// Verifies them; the book holds together.
///
/// # Errors
/// The reader's own rows are not of their form, a record is not the one that the book names, or the file system fails.
pub(super) fn verify(
    case: &Case,
    read: &BookRead,
    kept: &Kept<'_>,
) -> Result<SignaturesChecked, Trouble> {
    let signatures = &read.book.signatures;
    let own = kept.signers.map(signers::rows).transpose()?;
    let mut leaders = Leaders::of(case, &read.book);
    let mut not_leading = Vec::new();
    for signed in &signatures.signed {
        let line = signed.act.line;
        let entry = read.accepted().find(|entry| entry.seq == line);
        let Some(entry) = entry.filter(|entry| entry.act.kind().has_leader()) else {
            continue;
        };
        let led = leaders.at(entry).and_then(|leaders| {
            check_leads(line, &signed.act.signer, &leaders)?;
            Ok(())
        });
        if let Err(refusal) = refused(led)? {
            not_leading.push((signed.seq, refusal));
        }
    }
    let office = signatures.every_row();
    let reader = Reader {
        evidence: Evidence {
            bureau: &case.settings.bureau,
            digest: &|line| signatures.digest(line),
            texts: &[],
            own: own.as_deref().unwrap_or_default(),
            office: &office,
        },
        has_own: own.is_some(),
    };
    // The book has held them against the rows of their day; the reader's own say whose key it really is.
    let texts = signatures.texts();
    let witnessed = texts.iter();
    let witnessed = witnessed.filter_map(|text| reader.seen(text, false).ok());
    let witnessed = witnessed.collect();
    let mut held = Vec::new();
    for file in kept.texts {
        let seen = witness::read_with_signature(file).and_then(|text| {
            let seen = reader.seen(&text, reader.has_own);
            seen.map_err(Trouble::from)
        });
        held.push((file.clone(), refused(seen)?));
    }
    let file = signers::file(&case.root)?;
    let file = file
        .as_ref()
        .map(|file| (file.sha256, file.rows.as_slice()));
    let recorded = signatures.check_recorded(file);
    Ok(SignaturesChecked {
        signed: signatures.signed.len(),
        not_leading,
        witnessed,
        kept: held,
        is_unrecorded: recorded.is_err(),
    })
}

/// A refusal as something that was found; trouble with a file stays trouble.
fn refused<T>(found: Result<T, Trouble>) -> Result<Result<T, Box<Refusal>>, Trouble> {
    match found {
        Ok(found) => Ok(Ok(found)),
        Err(Trouble::Refused(refusal)) => Ok(Err(refusal)),
        Err(trouble) => Err(trouble),
    }
}

/// A reader with the rows that he and the office have.
struct Reader<'a> {
    evidence: Evidence<'a>,
    has_own: bool,
}

impl Reader<'_> {
    /// Who has seen which line by this text; with `only_own` by a key of the reader's alone.
    fn seen(&self, text: &SignedText, only_own: bool) -> Result<Seen, SignFlaw> {
        self.evidence.check_line(&text.text)?;
        let by = |rows: &[SignerRow], is_known| {
            let row = text.signed_by(rows)?;
            let witness = SealWitness::of(row, &text.text);
            Ok(Seen { witness, is_known })
        };
        match by(self.evidence.own, true) {
            Err(_) if !only_own => by(self.evidence.office, false),
            seen => seen,
        }
    }
}
