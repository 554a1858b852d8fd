//! What the year has brought an object (第13条 防止过度检查): how often it was drawn, and when last; how many visits of its
//! enterprise count against the cap, and the cap; how often it was inspected, and when last. An enterprise is inspected
//! when any of its objects is.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::plan::Task;
use super::round::{Placed, Target};
use crate::domain::book::fold::Book;
use crate::domain::book::times_drawn::{TimesDrawn, Visits};
use crate::domain::lists::columns::Header;
use crate::domain::lists::object::{Object, ObjectPlaces, codes};
use crate::domain::lists::record::Cells;
use crate::domain::settings::Settings;

const DRAWN: &str = "drawn";
const ENTERPRISE_VISITS: &str = "enterprise_visits";
const CAP: &str = "cap";
const LAST_DRAWN: &str = "last_drawn";
const VISITED: &str = "visited";
const LAST_VISIT: &str = "last_visit";

/// The columns that a search of the object library has besides those of the file: Chinese name and key.
pub const COLUMNS: [(&str, &str); 6] = [
    ("本年抽中次数", DRAWN),
    ("本企业本年检查次数", ENTERPRISE_VISITS),
    ("年度上限", CAP),
    ("最近抽取日期", LAST_DRAWN),
    ("本年检查次数", VISITED),
    ("最近检查日期", LAST_VISIT),
];

/// What is needed to say so of each row of the library.
pub struct ObjectYears<'a> {
    settings: &'a Settings,
    drawn: &'a TimesDrawn,
    book: &'a Book,
    visited: BTreeMap<&'a str, (u32, NaiveDate)>,
    places: ObjectPlaces,
    targets: Vec<Target<'a>>,
}

impl<'a> ObjectYears<'a> {
    /// For rows under `header`, by the tasks of today's plan.
    pub fn new(
        header: &Header,
        settings: &'a Settings,
        tasks: impl IntoIterator<Item = &'a Task>,
        (book, drawn): (&'a Book, &'a TimesDrawn),
    ) -> Self {
        let targets = tasks
            .into_iter()
            .filter_map(|task| Target::new(task, header));
        Self {
            settings,
            drawn,
            book,
            visited: visited(book),
            places: ObjectPlaces::new(header),
            targets: targets.collect(),
        }
    }

    /// The cells of [`COLUMNS`] for a row.
    pub fn cells<C: Cells>(&self, row: &C) -> [String; COLUMNS.len()] {
        std::array::from_fn(|place| self.cell(place, row))
    }

    /// The cell of the column at `place` among [`COLUMNS`] for a row.
    pub fn cell<C: Cells>(&self, place: usize, row: &C) -> String {
        let (code, owner) = codes(&self.places, row);
        let enterprise = if owner.is_empty() { &code } else { &owner };
        let visits = || self.drawn.visits_of(enterprise);
        let visited = || self.visited.get(&*code);
        match COLUMNS.get(place).map_or("", |(_, key)| key) {
            DRAWN => self.drawn.of(&code).0.to_string(),
            ENTERPRISE_VISITS => visits().count().to_string(),
            CAP => self.cap(row, visits()).to_string(),
            LAST_DRAWN => self.last_drawn(&code).to_owned(),
            VISITED => visited().map_or(0, |(times, _)| *times).to_string(),
            LAST_VISIT => visited().map_or(String::new(), |(_, day)| day.to_string()),
            _ => String::new(),
        }
    }

    /// The least cap of the tasks that the object of a row is in, and of those that have drawn its enterprise.
    fn cap<C: Cells>(&self, row: &C, visits: Visits<'_>) -> u32 {
        let object = Object::read(&self.places, row, self.settings, &mut |_, _, _| {});
        let within = |target: &&Target<'_>| matches!(target.place(&object, row), Placed::In(_));
        let within = self.targets.iter().filter(within);
        let caps = within.map(|target| target.task.cap);
        let cap = caps.chain(visits.cap()).min();
        cap.unwrap_or(self.settings.rules.cap)
    }

    /// The day on which an object was drawn last.
    fn last_drawn(&self, code: &str) -> &str {
        let draws = self.drawn.draws_of(code);
        let days = draws.iter().filter_map(|draw| self.book.draw(&draw.id));
        days.map(|draw| draw.day.as_str()).max().unwrap_or_default()
    }
}

/// How often each object and each enterprise was inspected, and when last: visits that were completed, their results
/// entered or not.
fn visited(book: &Book) -> BTreeMap<&str, (u32, NaiveDate)> {
    let mut visited: BTreeMap<&str, (u32, NaiveDate)> = BTreeMap::new();
    for (visit, log) in book.visits.iter() {
        let Some(day) = log.completed() else {
            continue;
        };
        let mut codes: BTreeSet<&str> = log.inspected().into_iter().collect();
        codes.insert(&visit.enterprise);
        for code in codes {
            let (times, last) = visited.entry(code).or_insert((0, day));
            *times += 1;
            *last = day.max(*last);
        }
    }
    visited
}

/// The place among [`COLUMNS`] of a column by any of its names.
pub fn place_of(name: &str) -> Option<usize> {
    COLUMNS
        .iter()
        .position(|(zh, key)| name == *zh || name.eq_ignore_ascii_case(key))
}
