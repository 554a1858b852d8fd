//! A result is corrected (更正): the former text stays.

use crate::domain::acts::entry::Act;
use crate::domain::acts::visit::AmendAct;
use crate::domain::book::flaw::BookText;
use crate::domain::visit::draft::Draft;
use crate::domain::visit::visit_name::VisitName;

use super::entering::Entering;
use super::people::People;
use super::record_add::ResultEntered;
use super::visits;
use crate::acts::{BookHead, Desk};
use crate::disk::Trouble;
use crate::disk::case::Case;

/// Corrects the result of a visit by what `draft` says, for a reason.
///
/// # Errors
/// There is no result, the correction changes nothing or is not as it has to be, or the file system fails.
pub fn amend(
    desk: &Desk,
    name: &VisitName,
    draft: &Draft,
    reason: &str,
) -> Result<ResultEntered, Trouble> {
    let case = Case::open(&desk.root)?;
    BookText::Reason.check(reason)?;
    let mut entering = Entering::results(desk, &case)?;
    let (draw, visit) = visits::find(&case, entering.book(), name)?;
    let people = People::read(&case)?;
    let draft = entering.draft((&case, &people), (&draw, &visit), draft)?;
    let result = entering.facts(&draw, &visit).correction(&draft);
    let result = result.map_err(|flaw| people.named_in(flaw.into()))?;
    let act = AmendAct {
        result: result.clone().into(),
        reason: reason.to_owned(),
    };
    entering.ledger.append(Act::Amend(act), &desk.hand)?;
    let book = BookHead::from(&entering.ledger);
    Ok(ResultEntered {
        result,
        experts: Vec::new(),
        book,
    })
}
