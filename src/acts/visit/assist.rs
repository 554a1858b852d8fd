//! An expert helps a team (专业人员协助, 第七条).

use crate::domain::acts::entry::Act;
use crate::domain::acts::visit::AssistAct;
use crate::domain::book::flaw::BookText;
use crate::domain::replace::request::check_expert;

use super::visits;
use crate::acts::{BookHead, Desk};
use crate::disk::case::Case;
use crate::disk::{Trouble, lists};

/// Notes the expert.
///
/// # Errors
/// There is no such visit, the expert is a member of its team, or the file system fails.
pub fn assist(desk: &Desk, act: AssistAct) -> Result<BookHead, Trouble> {
    let case = Case::open(&desk.root)?;
    BookText::Expert.check(&act.name)?;
    BookText::Unit.check(&act.unit)?;
    BookText::Reason.check(&act.reason)?;
    let mut ledger = desk.lock()?;
    let (_, visit) = visits::find(&case, &ledger.read.book, &act.visit)?;
    let (lists, _, _) = lists::read(&case)?;
    let names = visit.team.iter().filter_map(|cert| lists.name_of(cert));
    check_expert(&visit, names, &act.name)?;
    ledger.append(Act::Assist(act), &desk.hand)?;
    Ok(BookHead::from(&ledger))
}
