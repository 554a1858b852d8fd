//! A result is entered (录入结果, 第19条; 第4条 谁检查、谁录入、谁负责).

use crate::domain::acts::entry::Act;
use crate::domain::acts::inspection::Inspection;
use crate::domain::acts::visit::ResultAct;
use crate::domain::visit::draft::Draft;
use crate::domain::visit::visit_name::VisitName;
use crate::domain::visit::visits::Visit;
use crate::domain::year::lists::Lists;

use super::entering::Entering;
use super::people::People;
use super::visits::{self, DrawVisits};
use crate::acts::{BookHead, Desk};
use crate::disk::case::Case;
use crate::disk::object_rows::{self, ObjectRows};
use crate::disk::{Trouble, ledger, lists};

/// A case folder in which a result is to be entered.
#[derive(Debug)]
pub struct Adding {
    case: Case,
    /// Its small lists.
    pub lists: Lists,
}

/// A result as it was entered or corrected.
#[derive(Debug)]
pub struct ResultEntered {
    /// The result.
    pub result: Inspection,
    /// The book after it.
    pub book: BookHead,
}

impl Adding {
    /// Reads the lists.
    ///
    /// # Errors
    /// There is no case folder, or a list cannot be read at all.
    pub fn open(desk: &Desk) -> Result<Self, Trouble> {
        let case = Case::open(&desk.root)?;
        let (lists, _, _) = lists::read(&case)?;
        Ok(Self { case, lists })
    }

    /// The visit with its draw, before anything is asked of it.
    ///
    /// # Errors
    /// The visit takes no result, or there is no such visit.
    pub fn visit(&self, name: &VisitName) -> Result<(DrawVisits, Visit), Trouble> {
        let book = ledger::read(&self.case.root)?.book;
        let (draw, visit) = visits::find(&self.case, &book, name)?;
        let open = visit.check_open(&book.visits);
        let open = open.and_then(|()| visit.check_ready(&draw.apart, &book.visits));
        open.map_err(|flaw| People::of(&self.lists).named_in(flaw.into()))?;
        Ok((draw, visit))
    }

    /// The library's rows of the objects of a visit.
    ///
    /// # Errors
    /// The library cannot be read.
    pub fn objects(&self, visit: &Visit) -> Result<ObjectRows, Trouble> {
        let codes = visit.objects.iter().map(|object| object.code.as_str());
        object_rows::read(&self.case, &codes.collect())
    }

    /// Enters the result.
    ///
    /// # Errors
    /// The visit takes no result, the result is not as it has to be, or the file system fails.
    pub fn enter(
        &self,
        desk: &Desk,
        name: &VisitName,
        draft: &Draft,
    ) -> Result<ResultEntered, Trouble> {
        let mut entering = Entering::results(desk, &self.case)?;
        let (draw, visit) = visits::find(&self.case, entering.book(), name)?;
        let people = People::of(&self.lists);
        let draft = entering.draft((&self.case, &people), (&draw, &visit), draft)?;
        let result = entering.facts(&draw, &visit).result(&draft);
        let result = result.map_err(|flaw| people.named_in(flaw.into()))?;
        let act = ResultAct {
            results: vec![result.clone()],
            file_sha256: None,
        };
        entering.ledger.append(Act::Result(act), &desk.hand)?;
        let book = BookHead::from(&entering.ledger);
        Ok(ResultEntered { result, book })
    }
}
