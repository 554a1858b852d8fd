//! What lines are judged by besides the book: the folders of the draws that it names, and the calendar of working days.

use std::cell::RefCell;
use std::rc::Rc;

use crate::domain::acts::entry::DrawAct;
use crate::domain::acts::inspection::VisitId;
use crate::domain::day::calendar::Calendar;
use crate::domain::method::drawn_rows::DrawnRows;
use crate::domain::method::manifest::Manifest;
use crate::domain::method::owners::Owners;
use crate::domain::visit::log::VisitLogs;
use crate::domain::visit::readiness::Apart;
use crate::domain::visit::visits::Visit;
use crate::domain::visit::visits_now::VisitsNow;

/// The file that is gone or was changed, so that something cannot be judged.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NotAtHand(pub String);

/// What lines are judged by besides the book: never today's lists. What a draw wrote is held against the digests of its line,
/// and read when a line asks for it, once.
pub trait Facts {
    /// What a draw drew.
    ///
    /// # Errors
    /// The file of its folder that is gone or was changed.
    fn draw(&self, act: &DrawAct) -> Result<Rc<DrawFacts>, NotAtHand>;

    /// Who must not meet whom by the texts of a draw.
    ///
    /// # Errors
    /// As [`Facts::draw`].
    fn apart(&self, act: &DrawAct) -> Result<Rc<Apart>, NotAtHand>;

    /// The calendar of working days.
    ///
    /// # Errors
    /// The file of the case folder's own that cannot be read.
    fn calendar(&self) -> Result<&Calendar, NotAtHand>;
}

/// What a draw drew.
#[derive(Debug)]
pub struct DrawFacts {
    /// The draw's id.
    pub draw: String,
    /// Items, window, task.
    pub manifest: Manifest,
    /// The drawn objects with their teams.
    pub rows: DrawnRows,
    /// Whose the objects are.
    pub owners: Owners,
    now: RefCell<VisitsNow>,
}

impl DrawFacts {
    /// What the draw `draw` drew, by its texts and its record.
    pub fn new(draw: &str, manifest: Manifest, rows: DrawnRows, owners: Owners) -> Self {
        Self {
            draw: draw.to_owned(),
            manifest,
            rows,
            owners,
            now: RefCell::default(),
        }
    }

    /// Answers of a visit as it stands by what the book says.
    pub fn at<T>(
        &self,
        visit: &VisitId,
        logs: &VisitLogs,
        answer: impl FnOnce(Option<&Visit>) -> T,
    ) -> T {
        let mut now = self.now.borrow_mut();
        now.bring_up(&self.draw, (&self.rows, &self.owners), &logs.replacements);
        answer(now.of(&visit.enterprise))
    }
}
