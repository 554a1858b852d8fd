//! An expert helps a team (专业人员协助, 第七条).

use crate::domain::acts::entry::Act;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::visit::AssistAct;
use crate::domain::book::flaw::BookText;
use crate::domain::replace::request::check_expert;
use crate::domain::visit::visit_name::VisitName;

use super::visits;
use crate::acts::{BookHead, Desk};
use crate::disk::case::Case;
use crate::disk::{Trouble, lists};

/// Notes the expert, as `act` makes it of the visit that `name` means; gives it with the book after it.
///
/// # Errors
/// There is no such visit, the expert is a member of its team, or the file system fails.
pub fn assist(
    desk: &Desk,
    name: &VisitName,
    act: impl FnOnce(VisitId) -> AssistAct,
) -> Result<(AssistAct, BookHead), Trouble> {
    let case = Case::open(&desk.root)?;
    let mut ledger = desk.lock()?;
    let (_, visit) = visits::find(&case, &ledger.read.book, name)?;
    let act = act(visit.id.clone());
    BookText::Expert.check(&act.name)?;
    BookText::Unit.check(&act.unit)?;
    BookText::Reason.check(&act.reason)?;
    let (lists, _, _) = lists::read(&case)?;
    let names = visit.team.iter().filter_map(|cert| lists.name_of(cert));
    check_expert(&visit, names, &act.name)?;
    ledger.append(Act::Assist(act.clone()), &desk.hand)?;
    Ok((act, BookHead::from(&ledger)))
}
