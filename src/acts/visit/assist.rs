//! An expert helps a team (专业人员协助, 第七条).

use crate::domain::acts::entry::Act;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::visit::AssistAct;
use crate::domain::book::flaw::BookText;
use crate::domain::replace::request::check_expert;
use crate::domain::visit::draft::SaidExpert;
use crate::domain::visit::log::VisitLog;
use crate::domain::visit::visit_name::VisitName;
use crate::domain::visit::visits::Visit;

use super::people::People;
use super::visits;
use crate::acts::{BookHead, Desk};
use crate::disk::Trouble;
use crate::disk::case::Case;

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
    check(&People::read(&case)?, &visit, &act)?;
    ledger.append(Act::Assist(act.clone()), &desk.hand)?;
    Ok((act, BookHead::from(&ledger)))
}

/// Whether an expert may be noted.
fn check(people: &People, visit: &Visit, act: &AssistAct) -> Result<(), Trouble> {
    BookText::Expert.check(&act.name)?;
    BookText::Unit.check(&act.unit)?;
    BookText::Reason.check(&act.reason)?;
    let names = people.names_of(visit);
    check_expert(visit, names.iter().map(String::as_str), &act.name)?;
    Ok(())
}

/// The experts that are said with a result, but for those who are noted already.
///
/// # Errors
/// As [`assist`].
pub fn experts(
    people: &People,
    (visit, log): (&Visit, Option<&VisitLog>),
    said: &[SaidExpert],
) -> Result<Vec<AssistAct>, Trouble> {
    let mut acts = Vec::new();
    for expert in said {
        let act = AssistAct {
            visit: visit.id.clone(),
            name: expert.name.clone(),
            unit: expert.unit.clone(),
            reason: expert.reason.clone(),
        };
        check(people, visit, &act)?;
        let noted = log.is_some_and(|log| log.experts.iter().any(|known| known.act == act));
        if !noted && !acts.contains(&act) {
            acts.push(act);
        }
    }
    Ok(acts)
}
