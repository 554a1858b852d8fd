//! The scope of a task (第13条 被检查对象的范围; 第12条: region, level, kind, business scope, and whatever column the library has).

use std::borrow::Cow;

use super::columns::Header;
use super::fault::Flaw;
use super::object::Object;
use super::object_kind::counts_as;
use super::read_as::ReadAs;
use super::record::{Cells, Record};
use super::scope_text::{self, ScopeText, in_words};
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::none_word;
use crate::domain::ground::word::{self, words};

/// Which objects a task is about: an empty list means all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {
    /// 对象类型, one of these.
    pub kinds: Vec<String>,
    /// 区域, one of these.
    pub regions: Vec<String>,
    /// 管辖层级, one of these.
    pub levels: Vec<String>,
    /// 经营范围 contains one of these.
    pub scopes: Vec<String>,
    /// 信用等级, one of these.
    pub grades: Vec<String>,
    /// Columns that only this office's library has, by their names, ascending: one of these words in each.
    pub others: Vec<(String, Vec<String>)>,
}

/// A column of the object library by which a task can choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScopeColumn {
    /// One that every library may have.
    Known(&'static str),
    /// One that only this office's has, by its name.
    Other(String),
}

/// What the object library has to say when a scope is read.
pub trait ScopeColumns {
    /// The column of this name; nothing when it has none, or none by which a task can choose.
    fn column(&self, name: &str) -> Option<ScopeColumn>;
    /// The headings of the columns by which a task can choose, as the library has them.
    fn headings(&self) -> Vec<String>;
    /// Whether it is known which columns the library has.
    fn are_known(&self) -> bool;
    /// Columns with a value that comes near a text, as `column=value`.
    fn like(&self, text: &str) -> Vec<String>;
}

/// The keys of the columns that every library may have.
pub const KNOWN: [&str; 5] = ["kind", "region", "level", "grade", "scope"];

/// The Chinese names of the columns of a plan that narrow a scope.
fn known_names() -> impl Iterator<Item = String> {
    let columns = ListName::Plan.columns().iter();
    let narrow = columns.filter(|column| column.key == "range" || KNOWN.contains(&column.key));
    narrow.map(|column| column.zh.to_owned())
}

impl Scope {
    /// Reads the scope of a row of the plan: its columns that are columns of the library, and 抽查对象范围.
    pub fn read(record: &mut Record<'_>, columns: &dyn ScopeColumns) -> Self {
        let mut scope = Self::default();
        for key in KNOWN {
            *scope.known(key) = words(&record.optional(key));
        }
        for (name, cell) in record.unclaimed() {
            if none_word::or_empty(&cell).is_empty() {
                continue;
            }
            if let Some(column) = columns.column(&name) {
                record.note(&name, "", ReadAs::Scope);
                scope.words_of(column).extend(words(&cell));
            } else if columns.are_known()
                && scope_text::sounds_like_scope(&name)
                && in_words(&cell) != ScopeText::All
            {
                let like = scope_text::near(&name, known_names().chain(columns.headings()));
                record.fault(&name, &cell, Flaw::ScopeText { like });
            }
        }
        let text = record.optional("range");
        match in_words(&text) {
            ScopeText::All => {}
            ScopeText::Columns(said) => {
                for (name, words) in said {
                    if let Some(column) = columns.column(&name) {
                        scope.and(record, (&text, column), words);
                    } else if columns.are_known() {
                        let like = columns.like(&text);
                        record.fault("range", &text, Flaw::ScopeText { like });
                    }
                }
            }
            ScopeText::Free => {
                let like = columns.like(&text);
                record.fault("range", &text, Flaw::ScopeText { like });
            }
        }
        scope.others.sort();
        scope
    }

    /// Takes in what 抽查对象范围 says of a column, which must not say otherwise than the column itself.
    fn and(
        &mut self,
        record: &mut Record<'_>,
        (text, column): (&str, ScopeColumn),
        said: Vec<String>,
    ) {
        let name = match &column {
            ScopeColumn::Known(key) => (*key).to_owned(),
            ScopeColumn::Other(name) => name.clone(),
        };
        let words = self.words_of(column);
        if !words.is_empty() && *words != said {
            record.fault("range", text, Flaw::Disagrees { with: name });
        } else {
            *words = said;
        }
    }

    fn known(&mut self, key: &str) -> &mut Vec<String> {
        match key {
            "kind" => &mut self.kinds,
            "region" => &mut self.regions,
            "level" => &mut self.levels,
            "grade" => &mut self.grades,
            _ => &mut self.scopes,
        }
    }

    fn words_of(&mut self, column: ScopeColumn) -> &mut Vec<String> {
        match column {
            ScopeColumn::Known(key) => self.known(key),
            ScopeColumn::Other(name) => {
                let known = self.others.iter().position(|(known, _)| *known == name);
                let place = known.unwrap_or_else(|| {
                    self.others.push((name, Vec::new()));
                    self.others.len() - 1
                });
                &mut self.others[place].1
            }
        }
    }

    /// The words for each column, in a fixed order: those of 经营范围 last.
    pub fn columns(&self) -> impl Iterator<Item = (&str, &[String])> {
        let known = [
            ("kind", &self.kinds),
            ("region", &self.regions),
            ("level", &self.levels),
            ("grade", &self.grades),
        ];
        let known = known.into_iter().map(|(key, words)| (key, &words[..]));
        let others = self
            .others
            .iter()
            .map(|(name, words)| (&name[..], &words[..]));
        known.chain(others).chain([("scope", &self.scopes[..])])
    }

    /// Where the columns that only this office's library has stand in it.
    pub fn places(&self, header: &Header) -> Vec<Option<usize>> {
        let others = self.others.iter();
        others.map(|(name, _)| header.place_of_any(name)).collect()
    }

    /// Whether an object is in the scope; `other` gives its cell in each of [`Scope::others`].
    pub fn holds<'c>(&self, object: &Object<'_>, other: impl Fn(usize) -> Cow<'c, str>) -> bool {
        self.holds_besides(object, other) && self.meets_words(object)
    }

    /// Whether it meets one of the words of 经营范围, where there are some.
    pub fn meets_words(&self, object: &Object<'_>) -> bool {
        let mut words = self.scopes.iter();
        self.scopes.is_empty() || words.any(|part| word::holds(&object.scope, part))
    }

    /// Whether it is in the scope but for those words.
    fn holds_besides<'c>(
        &self,
        object: &Object<'_>,
        other: impl Fn(usize) -> Cow<'c, str>,
    ) -> bool {
        let one_of = |list: &[String], value: &Cow<'_, str>| {
            list.is_empty() || list.iter().any(|v| v == value)
        };
        (self.kinds.is_empty() || self.kinds.iter().any(|kind| counts_as(&object.kind, kind)))
            && one_of(&self.regions, &object.region)
            && one_of(&self.levels, &object.level)
            && one_of(&self.grades, &object.grade)
            && self.others.iter().enumerate().all(|(place, (_, words))| {
                words.is_empty() || one_of(words, &none_word::or_empty(&other(place)))
            })
    }

    /// The same for an object of the library, by the cells of its row.
    pub fn holds_row<C: Cells>(
        &self,
        object: &Object<'_>,
        (cells, places): (&C, &[Option<usize>]),
    ) -> bool {
        self.holds(object, |place| other_cell(cells, places, place))
    }

    /// The same but for the words of 经营范围.
    pub fn holds_but_words<C: Cells>(
        &self,
        object: &Object<'_>,
        (cells, places): (&C, &[Option<usize>]),
    ) -> bool {
        self.holds_besides(object, |place| other_cell(cells, places, place))
    }

    /// Marks the words of 经营范围, the last of [`Scope::words`], that an object meets and nobody has met.
    pub fn mark_words(&self, object: &Object<'_>, met: &mut [bool]) {
        let first = met.len().saturating_sub(self.scopes.len());
        for (part, met) in self.scopes.iter().zip(&mut met[first..]) {
            *met = *met || word::holds(&object.scope, part);
        }
    }

    /// Every word of the scope with its column, in a fixed order.
    pub fn words(&self) -> impl Iterator<Item = (&str, &str)> {
        self.columns()
            .flat_map(|(key, words)| words.iter().map(move |word| (key, word.as_str())))
    }

    /// Marks the words, in the order of [`Scope::words`], that an object meets: a word that no object ever meets is
    /// likely misspelt, and its objects silently out of the draw.
    pub fn mark_met<C: Cells>(
        &self,
        object: &Object<'_>,
        (cells, places): (&C, &[Option<usize>]),
        met: &mut [bool],
    ) {
        let mut marks = met.iter_mut();
        let mut mark = |words: &[String], holds: &dyn Fn(&str) -> bool| {
            for (word, met) in words.iter().zip(&mut marks) {
                *met |= holds(word);
            }
        };
        mark(&self.kinds, &|word| counts_as(&object.kind, word));
        mark(&self.regions, &|word| word == object.region);
        mark(&self.levels, &|word| word == object.level);
        mark(&self.grades, &|word| word == object.grade);
        for (place, (_, words)) in self.others.iter().enumerate() {
            let cell = other_cell(cells, places, place);
            let value = none_word::or_empty(&cell);
            mark(words, &|word| word == value);
        }
        mark(&self.scopes, &|part| word::holds(&object.scope, part));
    }
}

fn other_cell<'c, C: Cells>(cells: &'c C, places: &[Option<usize>], place: usize) -> Cow<'c, str> {
    let cell = places.get(place).copied().flatten();
    cell.map_or(Cow::Borrowed(""), |cell| cells.cell(cell))
}
