//! `plan filed`: a version of the plan was filed with an authority (备案).

use chrono::NaiveDate;

use crate::acts::{BookHead, Desk};
use crate::disk::Trouble;
use crate::disk::case::Case;
use crate::domain::acts::entry::Act;
use crate::domain::acts::plan_papers::FiledAct;
use crate::domain::book::flaw::BookText;
use crate::domain::lists::plan_flaw::PlanFlaw;

/// With whom a plan was filed, under which number, on which day.
#[derive(Debug)]
pub struct Filing<'a> {
    /// The version; the one in force where none is given.
    pub version: Option<u32>,
    /// 备案单位.
    pub with: &'a str,
    /// 备案号.
    pub number: &'a str,
    /// 备案日期.
    pub on: NaiveDate,
}

/// Notes a filing. Gives its line, and the head of the book after it.
///
/// # Errors
/// [`PlanFlaw::NoPlan`] or [`PlanFlaw::NoVersion`], [`PlanFlaw::FutureDay`], [`PlanFlaw::Filed`], a text that cannot stand in
/// the book, or the file system fails.
pub fn filed(desk: &Desk, filing: &Filing<'_>) -> Result<(FiledAct, BookHead), Trouble> {
    Case::open(&desk.root)?;
    BookText::Filer.check(filing.with)?;
    BookText::Number.check(filing.number)?;
    let mut ledger = desk.lock()?;
    let book = &ledger.read.book;
    PlanFlaw::check_come(filing.on, desk.today_in(book))?;
    let in_force = book.plans.last().ok_or(PlanFlaw::NoPlan)?;
    let version = filing.version.unwrap_or(in_force.act.version);
    book.check_version(version)?;
    let act = FiledAct {
        version,
        with: filing.with.to_owned(),
        number: filing.number.to_owned(),
        on: filing.on,
    };
    ledger.append(Act::Filed(act.clone()), &desk.hand)?;
    Ok((act, BookHead::from(&ledger)))
}
