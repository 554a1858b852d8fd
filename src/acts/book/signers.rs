//! `signers`: a version of who may sign comes into force, with a reason.

use crate::acts::{BookHead, Desk};
use crate::disk::case::Case;
use crate::disk::{Trouble, clock, signers};
use crate::domain::acts::entry::Act;
use crate::domain::acts::signing::{SignerRow, SignersAct};
use crate::domain::book::flaw::BookText;
use crate::domain::book::sign_flaw::SignFlaw;
use crate::domain::ground::sha::Sha;
use crate::format::signers_file;

/// A version that came into force.
#[derive(Debug)]
pub struct SignersEntered {
    /// Its rows.
    pub rows: Vec<SignerRow>,
    /// The head of the book after it.
    pub head: BookHead,
}

/// Enters the file as it is now.
///
/// # Errors
/// It is not there, not of its form, or as the book has it; or the file system fails.
pub fn enter(desk: &Desk, reason: &str) -> Result<SignersEntered, Trouble> {
    Case::open(&desk.root)?;
    BookText::Reason.check(reason)?;
    let (_, mut ledger) = desk.lock_with_case()?;
    let bytes = signers::bytes(&desk.root)?.ok_or(SignFlaw::NoFile)?;
    let rows = signers_file::read(&bytes)?;
    let act = Act::Signers(SignersAct {
        sha256: Sha::of(&bytes),
        rows: rows.clone(),
        reason: reason.to_owned(),
    });
    let signatures = &ledger.read.book.signatures;
    signatures.check(&act, &clock::now())?;
    ledger.append(act, &desk.hand)?;
    let head = BookHead::from(&ledger);
    Ok(SignersEntered { rows, head })
}
