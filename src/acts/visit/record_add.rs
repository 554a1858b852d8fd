//! A result is entered (录入结果, 第19条; 第4条 谁检查、谁录入、谁负责).

use chrono::NaiveDate;

use crate::domain::acts::entry::Act;
use crate::domain::acts::inspection::Inspection;
use crate::domain::acts::visit::{AssistAct, ResultAct};
use crate::domain::day::calendar::Calendar;
use crate::domain::lists::inspector::Inspector;
use crate::domain::lists::item::ItemNames;
use crate::domain::settings::AskedBesides;
use crate::domain::visit::draft::Draft;
use crate::domain::visit::visit_name::VisitName;
use crate::domain::visit::visits::Visit;
use crate::domain::year::lists::Lists;

use super::assist;
use super::entering::Entering;
use super::people::People;
use super::visits::{self, DrawVisits};
use crate::acts::{BookHead, Desk};
use crate::disk::case::Case;
use crate::disk::object_rows::{self, ObjectRows};
use crate::disk::{Trouble, book_read, calendar, lists};

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
    /// Who assisted, as it was noted with it.
    pub experts: Vec<AssistAct>,
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

    /// The items, by their ids and names.
    pub fn item_names(&self) -> ItemNames {
        ItemNames::new(self.lists.items.iter().map(|(_, item)| item))
    }

    /// Whether choucha.toml has something asked for besides.
    pub fn asks(&self, what: AskedBesides) -> bool {
        self.case.settings.papers.ask.contains(&what)
    }

    /// The visit, before anything is asked of it.
    ///
    /// # Errors
    /// The visit takes no result, there is no such visit, or a list or the calendar cannot be read.
    pub fn visit(&self, desk: &Desk, name: &VisitName) -> Result<ToEnter, Trouble> {
        let book = book_read::read(&self.case.root)?.book;
        let (draw, visit) = visits::find(&self.case, &book, name)?;
        let open = visit.check_open(&book.visits);
        let open = open.and_then(|()| visit.check_ready(&draw.apart, &book.visits));
        open.map_err(|flaw| People::of(&self.lists).named_in(flaw.into()))?;
        let codes = visit.objects.iter().map(|object| object.code.as_str());
        let done = book.visits.of(&visit.id).and_then(|log| log.done.as_ref());
        Ok(ToEnter {
            objects: object_rows::read(&self.case, codes)?,
            drawn: draw.draw.day.parse().unwrap_or(NaiveDate::MIN),
            today: desk.today_in(&book),
            done: done.map(|done| done.act.completed),
            calendar: calendar::open(&self.case.root)?,
            entry_working_days: book.rules.entry_working_days,
            assisted: book
                .visits
                .of(&visit.id)
                .is_some_and(|log| !log.experts.is_empty()),
            draw,
            visit,
        })
    }

    /// The result that a draft makes, which is not entered.
    ///
    /// # Errors
    /// As [`Self::enter`].
    pub fn result(
        &self,
        desk: &Desk,
        name: &VisitName,
        draft: &Draft,
    ) -> Result<Inspection, Trouble> {
        let entering = Entering::results(desk, &self.case)?;
        self.experts(&entering, name, draft)?;
        self.judged(&entering, name, draft)
    }

    /// The experts of a draft, as lines of the book.
    fn experts(
        &self,
        entering: &Entering<'_>,
        name: &VisitName,
        draft: &Draft,
    ) -> Result<Vec<AssistAct>, Trouble> {
        let book = entering.book();
        let (_, visit) = visits::find(&self.case, book, name)?;
        let log = book.visits.of(&visit.id);
        assist::experts(&People::of(&self.lists), (&visit, log), &draft.experts)
    }

    fn judged(
        &self,
        entering: &Entering<'_>,
        name: &VisitName,
        draft: &Draft,
    ) -> Result<Inspection, Trouble> {
        let (draw, visit) = visits::find(&self.case, entering.book(), name)?;
        let people = People::of(&self.lists);
        let draft = entering.draft((&self.case, &people), (&draw, &visit), draft)?;
        let result = entering.facts(&draw, &visit).result(&draft);
        result.map_err(|flaw| people.named_in(flaw.into()))
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
        let result = self.judged(&entering, name, draft)?;
        let experts = self.experts(&entering, name, draft)?;
        for expert in &experts {
            let act = Act::Assist(expert.clone());
            entering.ledger.append(act, &desk.hand)?;
        }
        let act = ResultAct {
            results: vec![result.clone().into()],
            file_sha256: None,
        };
        entering.ledger.append(Act::Result(act), &desk.hand)?;
        let book = BookHead::from(&entering.ledger);
        Ok(ResultEntered {
            result,
            experts,
            book,
        })
    }
}

/// A visit that waits for its result, with what can be said of an answer as it is given.
#[derive(Debug)]
pub struct ToEnter {
    /// The draw.
    pub draw: DrawVisits,
    /// The visit.
    pub visit: Visit,
    /// The library's rows of its objects.
    pub objects: ObjectRows,
    /// The day of the draw.
    pub drawn: NaiveDate,
    /// Today.
    pub today: NaiveDate,
    /// The day of completion, where it was noted.
    pub done: Option<NaiveDate>,
    calendar: Calendar,
    entry_working_days: u32,
    /// Whether an expert is noted already.
    assisted: bool,
}

impl ToEnter {
    /// Whether an item needs what nobody in the team knows, and nobody is noted to assist (第七条).
    pub fn lacks_expert(&self, lists: &Lists) -> bool {
        let inspectors = lists.inspectors.iter().map(|(_, inspector)| inspector);
        let team = inspectors.filter(|inspector| self.visit.team.contains(&inspector.cert));
        let team: Vec<&Inspector> = team.collect();
        !self.assisted
            && !lists
                .assistance(&self.draw.drawn.manifest.items, &team)
                .is_empty()
    }

    /// Whether a result of a visit completed on this day is late today; where no deadline can be counted, that is told later.
    pub fn is_late(&self, completed: NaiveDate) -> bool {
        let deadline = self
            .calendar
            .add_working_days(completed, self.entry_working_days);
        deadline.is_ok_and(|deadline| self.today > deadline.date)
    }
}
