//! A company asks that an inspector stay away, and is answered (回避申请, 第15条).

use crate::domain::acts::entry::Act;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::visit::RecusalAct;
use crate::domain::book::flaw::BookText;
use crate::domain::replace::request::{check_member, check_open};
use crate::domain::visit::visit_name::VisitName;

use crate::acts::visit::people::People;
use crate::acts::visit::visits;
use crate::acts::{BookHead, Desk};
use crate::disk::Trouble;
use crate::disk::case::Case;

/// A recusal request with its answer, noted.
#[derive(Debug)]
pub struct RecusalNoted {
    /// As the book has it.
    pub act: RecusalAct,
    /// The inspector's name and certificate number.
    pub who: String,
    /// The book after it.
    pub book: BookHead,
}

/// Notes the request and its answer, as `act` makes it of the visit that `name` means.
///
/// # Errors
/// There is no such visit without a result, the inspector is not in its team, or the file system fails.
pub fn recuse(
    desk: &Desk,
    name: &VisitName,
    act: impl FnOnce(VisitId) -> RecusalAct,
) -> Result<RecusalNoted, Trouble> {
    let case = Case::open(&desk.root)?;
    let mut ledger = desk.lock()?;
    let book = &ledger.read.book;
    let (_, visit) = visits::find(&case, book, name)?;
    let people = People::read(&case)?;
    let mut act = act(visit.id.clone());
    act.cert = people.cert(&visit, &act.cert)?;
    BookText::Grounds.check(&act.grounds)?;
    BookText::Answer.check(&act.answer)?;
    check_open(&visit, &book.visits)?;
    check_member(&visit, &act.cert).map_err(|flaw| people.named_in(flaw.into()))?;
    let who = people.shown(&act.cert);
    ledger.append(Act::Recusal(act.clone()), &desk.hand)?;
    let book = BookHead::from(&ledger);
    Ok(RecusalNoted { act, who, book })
}
