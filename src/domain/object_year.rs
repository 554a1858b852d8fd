//! What the year has brought an object (第13条 防止过度检查): how often it was drawn, how often it may be, when last.

use super::book::{Book, TimesDrawn};
use super::columns::Header;
use super::object::{Object, ObjectPlaces};
use super::plan::Task;
use super::record::Cells;
use super::round::{Placed, Target};
use super::settings::Settings;

/// The columns that a search of the object library has besides those of the file: Chinese name and key.
pub const COLUMNS: [(&str, &str); 3] = [
    ("本年抽中次数", "drawn"),
    ("年度上限", "cap"),
    ("最近抽取日期", "last_drawn"),
];

/// What is needed to say so of each row of the library.
pub struct ObjectYears<'a> {
    settings: &'a Settings,
    drawn: &'a TimesDrawn,
    book: &'a Book,
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
            places: ObjectPlaces::new(header),
            targets: targets.collect(),
        }
    }

    /// The cells of [`COLUMNS`] for a row. The cap is the strictest of the tasks that the object is in.
    pub fn cells<C: Cells>(&self, row: &C) -> [String; 3] {
        let object = Object::read(&self.places, row, self.settings, &mut |_, _, _| {});
        let draws = self.drawn.draws_of(&object.code);
        let within = |target: &&Target<'_>| matches!(target.place(&object, row), Placed::In(_));
        let caps = self
            .targets
            .iter()
            .filter(within)
            .map(|target| target.task.cap);
        let cap = caps.min().unwrap_or(self.settings.cap);
        let days = draws.iter().filter_map(|draw| self.book.draw(draw));
        let last = days.map(|draw| draw.day.as_str()).max().unwrap_or_default();
        [draws.len().to_string(), cap.to_string(), last.to_owned()]
    }
}

/// The place among [`COLUMNS`] of a column by any of its names.
pub fn place_of(name: &str) -> Option<usize> {
    COLUMNS
        .iter()
        .position(|(zh, key)| name == *zh || name.eq_ignore_ascii_case(key))
}
