//! What the year has brought an object (第13条 防止过度检查): how often it was drawn, and when last; how many visits of its
//! enterprise count against the cap, and the cap; how often it was inspected, and when last. An enterprise is inspected
//! when any of its objects is.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::plan::Task;
use super::round::{Placed, Target};
use crate::domain::book::fold::Book;
use crate::domain::book::times_drawn::TimesDrawn;
use crate::domain::lists::columns::Header;
use crate::domain::lists::object::{Object, ObjectPlaces};
use crate::domain::lists::record::Cells;
use crate::domain::settings::Settings;

/// The columns that a search of the object library has besides those of the file: Chinese name and key.
pub const COLUMNS: [(&str, &str); 6] = [
    ("本年抽中次数", "drawn"),
    ("本企业本年检查次数", "enterprise_visits"),
    ("年度上限", "cap"),
    ("最近抽取日期", "last_drawn"),
    ("本年检查次数", "visited"),
    ("最近检查日期", "last_visit"),
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

    /// The cells of [`COLUMNS`] for a row. The cap is the least of the tasks that the object is in, and of those that have
    /// drawn its enterprise.
    pub fn cells<C: Cells>(&self, row: &C) -> [String; 6] {
        let object = Object::read(&self.places, row, self.settings, &mut |_, _, _| {});
        let draws = self.drawn.draws_of(&object.code);
        let within = |target: &&Target<'_>| matches!(target.place(&object, row), Placed::In(_));
        let caps = self
            .targets
            .iter()
            .filter(within)
            .map(|target| target.task.cap);
        let (code, owner) = (&*object.code, &*object.owner);
        let enterprise = if owner.is_empty() { code } else { owner };
        let visits = self.drawn.visits_of(enterprise);
        let cap = caps.chain(visits.cap()).min();
        let cap = cap.unwrap_or(self.settings.rules.cap);
        let days = draws.iter().filter_map(|draw| self.book.draw(&draw.id));
        let last = days.map(|draw| draw.day.as_str()).max().unwrap_or_default();
        let visited = self.visited.get(&*object.code);
        [
            draws.len().to_string(),
            visits.count().to_string(),
            cap.to_string(),
            last.to_owned(),
            visited.map_or(0, |(times, _)| *times).to_string(),
            visited.map_or(String::new(), |(_, day)| day.to_string()),
        ]
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
