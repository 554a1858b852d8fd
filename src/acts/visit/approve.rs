//! Somebody approved that the visits of a draw are made, or one of them (检查审批, 国办发〔2024〕54号).

use chrono::NaiveDate;

use crate::domain::acts::entry::Act;
use crate::domain::acts::papers::ApproveAct;
use crate::domain::book::flaw::BookText;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::visit::paper_rules::check_approval;
use crate::domain::visit::visit_name::VisitName;

use super::visits;
use crate::acts::{BookHead, Desk};
use crate::disk::Trouble;
use crate::disk::case::Case;

/// What was approved, by whom and when.
#[derive(Debug)]
pub struct Approving<'a> {
    /// The draw.
    pub draw: &'a str,
    /// One visit of it: the code of the enterprise or of an object, or a name that only one has.
    pub code: Option<&'a str>,
    /// 批准人.
    pub approver: &'a str,
    /// 职务.
    pub position: &'a str,
    /// 批准日期.
    pub on: NaiveDate,
    /// 审核人.
    pub reviewer: Option<&'a str>,
    /// 紧急情形.
    pub urgent: Option<&'a str>,
}

/// Notes an approval; gives it with the book after it.
///
/// # Errors
/// There is no such draw or visit, its day cannot be, a text cannot stand in the book, or the file system fails.
pub fn approve(desk: &Desk, asked: &Approving<'_>) -> Result<(ApproveAct, BookHead), Trouble> {
    let case = Case::open(&desk.root)?;
    BookText::Head.check(asked.approver)?;
    BookText::Position.check(asked.position)?;
    let given = [
        (BookText::Reviewer, asked.reviewer),
        (BookText::Urgent, asked.urgent),
    ];
    for (what, text) in given {
        text.map_or(Ok(()), |text| what.check(text))?;
    }
    let mut ledger = desk.lock()?;
    let book = &ledger.read.book;
    let draw = book.draw(asked.draw).filter(|draw| !draw.voided());
    let draw = draw.ok_or_else(|| DrawFlaw::NoDraw(asked.draw.to_owned()))?;
    let enterprise = match asked.code {
        None => None,
        Some(code) => {
            let name = VisitName {
                draw: asked.draw.to_owned(),
                code: code.to_owned(),
            };
            let (_, visit) = visits::find(&case, book, &name)?;
            visit.check_there()?;
            Some(visit.id.enterprise.to_string())
        }
    };
    let act = ApproveAct {
        draw: asked.draw.to_owned(),
        enterprise,
        approver: asked.approver.to_owned(),
        position: asked.position.to_owned(),
        on: asked.on,
        reviewer: asked.reviewer.map(str::to_owned),
        urgent: asked.urgent.map(str::to_owned),
    };
    check_approval(&book.visits, &act, &draw.day, desk.today_in(book))?;
    ledger.append(Act::Approve(act.clone()), &desk.hand)?;
    Ok((act, BookHead::from(&ledger)))
}
