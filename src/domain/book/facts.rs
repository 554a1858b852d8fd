//! What lines are judged by besides the book: the folders of the draws that it names, and the calendar of working days.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::acts::entry::{DrawAct, PlanAct};
use crate::domain::day::calendar::Calendar;
use crate::domain::ground::ratio::Ratio;
use crate::domain::ground::sha::Sha;
use crate::domain::lists::strata::REST;
use crate::domain::method::drawn_rows::DrawnRows;
use crate::domain::method::frame::{Crew, Grouping};
use crate::domain::method::manifest::Manifest;
use crate::domain::method::owners::Owners;
use crate::domain::visit::log::VisitLogs;
use crate::domain::visit::readiness::Apart;
use crate::domain::visit::visits::{Visit, visits};
use crate::domain::visit::visits_now::{AsDrawn, VisitsNow};

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

    /// The draws that its excluded.txt names.
    ///
    /// # Errors
    /// As [`Facts::draw`].
    fn cites(&self, act: &DrawAct) -> Result<Rc<BTreeSet<String>>, NotAtHand>;

    /// Who must not meet whom by the texts of a draw.
    ///
    /// # Errors
    /// As [`Facts::draw`].
    fn apart(&self, act: &DrawAct) -> Result<Rc<Apart>, NotAtHand>;

    /// By what the seats of a draw change hands.
    ///
    /// # Errors
    /// As [`Facts::draw`].
    fn people(&self, act: &DrawAct) -> Result<Rc<DrawPeople>, NotAtHand>;

    /// What a version of the plan says, published for `year`.
    ///
    /// # Errors
    /// Its file is gone or was changed.
    fn plan(&self, act: &PlanAct, year: i32) -> Result<Rc<PlanFacts>, NotAtHand>;

    /// What the base of a version of the plan, published for `year`, comes to; nothing for a reader who does not count bases:
    /// that takes a while for a large library.
    ///
    /// # Errors
    /// A file of its folder that is gone or was changed.
    fn base(&self, act: &PlanAct, year: i32) -> Result<Option<BaseCounted>, NotAtHand>;

    /// The manifest with this digest, in the folder of a seal or a draw.
    ///
    /// # Errors
    /// It is gone or was changed.
    fn manifest(&self, folder: &str, sha: Sha) -> Result<Rc<Manifest>, NotAtHand>;

    /// Whether the signatures of beacons are to be verified, and not only held against their seeds: that takes a while for
    /// each, and what a seed can prove is computed by whoever asks in any case.
    fn verifies_beacons(&self) -> bool;

    /// What the act at a line recorded and does not come out again from its folder; nothing for a reader who repeats nothing:
    /// that takes a while for each draw.
    fn not_repeated(&self, line: u64) -> Option<&str>;

    /// The calendar of working days.
    ///
    /// # Errors
    /// The file of the case folder's own that cannot be read.
    fn calendar(&self) -> Result<&Calendar, NotAtHand>;
}

/// By what the seats of a draw change hands.
#[derive(Debug)]
pub struct DrawPeople {
    /// inspectors.txt.
    pub crew: Crew,
    /// The bytes of manifest.txt.
    pub manifest: Vec<u8>,
    /// The bytes of salt.txt.
    pub salt: Vec<u8>,
}

/// What a draw drew.
#[derive(Debug)]
pub struct DrawFacts {
    /// The draw's id.
    pub draw: Arc<str>,
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
            draw: draw.into(),
            manifest,
            rows,
            owners,
            now: RefCell::default(),
        }
    }

    /// The visit of an enterprise as it stands by what the book says.
    pub fn visit(&self, logs: &VisitLogs, enterprise: &str) -> Option<Visit> {
        let drawn = AsDrawn {
            draw: &self.draw,
            rows: &self.rows,
            owners: &self.owners,
        };
        let mut now = self.now.borrow_mut();
        now.of(&drawn, &logs.replacements, enterprise)
    }

    /// All its visits as they stand by what the book says, in draw order.
    pub fn visits(&self, logs: &VisitLogs) -> Vec<Visit> {
        visits(&self.draw, &self.rows, &self.owners, logs)
    }
}

/// What a version of the plan says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanFacts {
    /// Its tasks by id.
    pub tasks: BTreeMap<String, PlannedTask>,
    /// How many rows it has.
    pub rows: u64,
    /// How many faults those have.
    pub faults: u64,
}

/// What the base of a version of the plan comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BaseCounted {
    /// Its objects.
    pub objects: u64,
    /// The enterprises (企业) of those.
    pub enterprises: u64,
}

/// A task of a published plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedTask {
    /// 抽查事项, ascending.
    pub items: Vec<String>,
    /// First and last day of each round.
    pub rounds: Vec<(NaiveDate, NaiveDate)>,
    /// The ratio of each stratum; [`REST`] for all that have none of their own.
    pub ratios: BTreeMap<String, Ratio>,
    /// How teams are formed.
    pub grouping: Grouping,
    /// 年度上限.
    pub cap: u32,
}

impl PlannedTask {
    /// Whether a manifest is that of one of its rounds, as the plan has it.
    pub fn is_that_of(&self, manifest: &Manifest, round: (NaiveDate, NaiveDate)) -> bool {
        let ratio = |stratum: &str| self.ratios.get(stratum).or_else(|| self.ratios.get(REST));
        let mut takes = manifest.takes.iter();
        self.items == manifest.items
            && round == manifest.window
            && self.grouping == manifest.grouping
            && takes.all(|take| ratio(&take.stratum) == Some(&take.how))
    }
}
