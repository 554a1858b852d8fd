//! `sign`: a line of the book is shown for signing, and the signature is entered.

use std::path::Path;

use crate::acts::{BookHead, Desk};
use crate::disk::book_read::{self, BookRead};
use crate::disk::case::Case;
use crate::disk::{Trouble, clock, durable, paper_place, signers};
use crate::domain::acts::entry::{Act, Entry};
use crate::domain::acts::signing::SignAct;
use crate::domain::book::sign_flaw::SignFlaw;
use crate::domain::book::signatures::check_leads;
use crate::domain::ground::sha::Sha;
use crate::domain::ground::signer::{SignerId, SignerRole};
use crate::domain::ground::ssh_signature::SshSignature;

use super::leaders::Leaders;

/// A line to be signed.
#[derive(Debug)]
pub struct Signable {
    /// What it says.
    pub entry: Entry,
    /// Its own bytes, LF included.
    pub bytes: Vec<u8>,
    /// Their digest.
    pub sha256: Sha,
    /// Who has signed it, or a later line, and with which line of the book.
    pub covered_by: Vec<(SignerId, u64)>,
}

/// A line that was signed.
#[derive(Debug)]
pub struct LineSigned {
    /// The line.
    pub line: u64,
    /// Who signed it.
    pub signer: SignerId,
    /// Fingerprint of the key.
    pub key: String,
    /// The head of the book after it.
    pub head: BookHead,
}

/// A line of the book to be signed.
///
/// # Errors
/// There is no such line, the book does not hold together, or the file system fails.
pub fn signable(desk: &Desk, line: u64) -> Result<Signable, Trouble> {
    let (_, read) = desk.read()?;
    let entry = entry(&read, line)?.clone();
    let bytes = book_read::line(&desk.root, line)?.ok_or_else(|| no_line(&read, line))?;
    let signatures = read.book.signatures.signed.iter();
    let covering = signatures.filter(|signed| signed.act.line >= line);
    Ok(Signable {
        entry,
        sha256: Sha::of(&bytes),
        bytes,
        covered_by: covering
            .map(|signed| (signed.act.signer.clone(), signed.act.line))
            .collect(),
    })
}

/// Enters a signature; without a signer the one for whom its key is registered.
///
/// # Errors
/// The signature is none, not by a registered key, or not over this line; there is no such line; or the file system
/// fails.
pub fn sign(
    desk: &Desk,
    line: u64,
    sig: &Path,
    signer: Option<&SignerId>,
) -> Result<LineSigned, Trouble> {
    let case = Case::open(&desk.root)?;
    let mut ledger = desk.lock()?;
    let sig = signers::signature(sig)?;
    let (read, signatures) = (&ledger.read, &ledger.read.book.signatures);
    let entry = entry(read, line)?;
    let (signer, key) = signer_of(read, &sig, signer, &[SignerRole::Leader, SignerRole::Head])?;
    let act = Act::Sign(SignAct {
        line,
        sha256: signatures.digest(line).ok_or_else(|| no_line(read, line))?,
        role: signer.role,
        signer: signer.clone(),
        sig,
    });
    signatures.check(&act, &clock::now())?;
    if signer.role == SignerRole::Leader {
        let leaders = Leaders::of(&case, &read.book).at(entry)?;
        check_leads(line, &signer, &leaders)?;
    }
    ledger.append(act, &desk.hand)?;
    Ok(LineSigned {
        line,
        signer,
        key,
        head: BookHead::from(&ledger),
    })
}

/// Writes what is to be signed into a new file.
///
/// # Errors
/// A file of that name is there or its folder is not, it would lie among the records, or the file system fails.
pub fn write(desk: &Desk, to: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    paper_place::outside_records(&desk.root, to)?;
    paper_place::new_file(to)?;
    durable::create_with(to, bytes)?;
    Ok(())
}

/// Who made a signature, said or found by its key, and the key's fingerprint.
pub(super) fn signer_of(
    read: &BookRead,
    sig: &str,
    said: Option<&SignerId>,
    roles: &[SignerRole],
) -> Result<(SignerId, String), Trouble> {
    let key = SshSignature::from_base64(sig).map_err(SignFlaw::from)?.key;
    let signer = match said {
        Some(signer) => signer.clone(),
        None => read.book.signatures.signer_of(&key, roles)?,
    };
    Ok((signer, key.fingerprint()))
}

fn entry(read: &BookRead, line: u64) -> Result<&Entry, Trouble> {
    let mut entries = read.entries.iter();
    let entry = entries.find(|entry| entry.seq == line);
    entry.ok_or_else(|| no_line(read, line))
}

pub(super) fn no_line(read: &BookRead, line: u64) -> Trouble {
    let lines = read.book.lines;
    SignFlaw::NoLine { line, lines }.into()
}
