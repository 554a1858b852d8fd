//! `void`: a draw or a seal is voided with a reason; its record stays.

use crate::acts::{BookHead, Desk};
use crate::disk::Trouble;
use crate::disk::case::Case;
use crate::domain::acts::entry::Act;
use crate::domain::book::flaw::BookText;

/// What has been voided.
#[derive(Debug)]
pub struct Voided {
    /// The draw or the seal.
    pub target: String,
    /// The head of the book after it.
    pub head: BookHead,
}

/// Voids the draw or the seal that `name` means.
///
/// # Errors
/// There is nothing of that name to void, or the file system fails.
pub fn void(desk: &Desk, name: &str, reason: &str) -> Result<Voided, Trouble> {
    Case::open(&desk.root)?;
    BookText::Reason.check(reason)?;
    let mut ledger = desk.lock()?;
    let target = ledger.read.book.target_of_void(name)?;
    let act = Act::Void {
        target: target.clone(),
        reason: reason.to_owned(),
    };
    ledger.append(act, &desk.hand)?;
    let head = BookHead::from(&ledger);
    Ok(Voided { target, head })
}
