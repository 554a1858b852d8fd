//! `witness`: the six lines for somebody outside, and what they signed, entered.

use std::path::{Path, PathBuf};

use crate::acts::{BookHead, Desk};
use crate::disk::case::Case;
use crate::disk::{At, Trouble, clock, signers};
use crate::domain::acts::entry::Act;
use crate::domain::acts::signing::{WitnessAct, WitnessText};
use crate::domain::book::sign_flaw::SignFlaw;
use crate::domain::book::witnessed::SignedText;
use crate::domain::ground::signer::{SignerId, SignerRole};

use super::sign;

/// What stands for a time that the witness fills in.
const TIME_TO_FILL_IN: &str = "____-__-__T__:__:__+08:00";
/// What stands for the witness's name.
const NAME_TO_FILL_IN: &str = "____";

/// A witness's text that was entered.
#[derive(Debug)]
pub struct WitnessEntered {
    /// The text.
    pub text: WitnessText,
    /// Whose key signed it.
    pub signer: SignerId,
    /// Fingerprint of the key.
    pub key: String,
    /// The head of the book after it.
    pub head: BookHead,
}

/// The six lines for a line of the book; when and by whom it is received is left to be filled in where it is not said.
///
/// # Errors
/// There is no such line, the book does not hold together, or the file system fails.
pub fn text(
    desk: &Desk,
    line: u64,
    received: Option<&str>,
    by: Option<&str>,
) -> Result<String, Trouble> {
    let (case, read) = desk.read()?;
    let sha256 = read.book.signatures.digest(line);
    let text = WitnessText {
        bureau: case.settings.bureau,
        line,
        sha256: sha256.ok_or_else(|| sign::no_line(&read, line))?,
        received: received.unwrap_or(TIME_TO_FILL_IN).to_owned(),
        by: by.unwrap_or(NAME_TO_FILL_IN).to_owned(),
    };
    let filled_in = received.is_some() && by.is_some();
    if filled_in && WitnessText::from_text(&text.to_string()).is_none() {
        return Err(SignFlaw::WitnessForm.into());
    }
    Ok(text.to_string())
}

/// Enters a text and its signature; without a signer the one for whom its key is registered.
///
/// # Errors
/// The text is not of its form or not over a line of this book, the signature is none, not by a registered key, or not
/// over the text; or the file system fails.
pub fn enter(
    desk: &Desk,
    text: &Path,
    sig: &Path,
    signer: Option<&SignerId>,
) -> Result<WitnessEntered, Trouble> {
    let case = Case::open(&desk.root)?;
    let mut ledger = desk.lock()?;
    let SignedText { text, sig } = read(text, sig)?;
    if text.bureau != case.settings.bureau {
        return Err(SignFlaw::OtherBook { line: text.line }.into());
    }
    let (signer, key) = sign::signer_of(&ledger.read, &sig, signer, &[SignerRole::Witness])?;
    let act = Act::Witness(WitnessAct {
        text: text.clone(),
        signer: signer.clone(),
        sig,
    });
    ledger.read.book.signatures.check(&act, &clock::now())?;
    ledger.append(act, &desk.hand)?;
    Ok(WitnessEntered {
        text,
        signer,
        key,
        head: BookHead::from(&ledger),
    })
}

/// Reads a text that was kept, with its signature in the file of the same name and `.sig` behind it.
///
/// # Errors
/// As [`read`].
pub(in crate::acts) fn read_with_signature(text: &Path) -> Result<SignedText, Trouble> {
    read(text, &PathBuf::from(format!("{}.sig", text.display())))
}

/// Reads a text and its signature.
///
/// # Errors
/// The text is not of its form, the signature is none, or the file system fails.
pub(super) fn read(text: &Path, sig: &Path) -> Result<SignedText, Trouble> {
    let bytes = std::fs::read(text).at(text)?;
    let read = std::str::from_utf8(&bytes).ok();
    Ok(SignedText {
        text: read
            .and_then(WitnessText::from_text)
            .ok_or(SignFlaw::WitnessForm)?,
        sig: signers::signature(sig)?,
    })
}
