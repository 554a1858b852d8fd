//! The base of a version of the plan (基数): of each object that took part on the day of publication, the cells by which the
//! plan's tasks choose, so that it can be known afterwards who would have been in the scope of a task (第13条, 第16条).
//!
//! Objects with the same cells are one class; of a library of millions only some hundreds are different. Of 经营范围, which can
//! be long, a class keeps which of the plan's words it holds.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::plan::{Taking, Task};
use crate::domain::acts::since_plan::{Changed, ComparedCells, ObjectChange, SincePlan};
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::word;
use crate::domain::lists::columns::Header;
use crate::domain::lists::object::Object;
use crate::domain::lists::record::Cells;

/// The columns that every base keeps.
const ALWAYS: [&str; 5] = ["status", "kind", "region", "level", "grade"];
/// 状态, by which it is decided who takes part.
const STATUS: &str = "status";
/// 对象类型.
const KIND: &str = "kind";
/// 经营范围, kept by the words it holds.
const SCOPE: &str = "scope";

/// Which cells of an object are kept and compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Keys of columns, or the names of those that no list has.
    columns: Vec<String>,
    /// Words of 经营范围 that tasks ask for.
    words: Vec<String>,
}

/// The key of a column of the library by any of its names, or the name itself.
fn key_of(name: &str) -> String {
    let columns = ListName::Objects.columns();
    let known = ListName::Objects.known_name(name);
    known.map_or_else(|| name.to_owned(), |column| columns[column].key.to_owned())
}

impl Compared {
    /// What the base of a plan with these tasks keeps.
    pub fn of<'a>(tasks: impl IntoIterator<Item = &'a Task>) -> Self {
        let mut columns: Vec<String> = ALWAYS.map(str::to_owned).into();
        let mut words = Vec::new();
        for task in tasks {
            let strata = Some(key_of(task.strata_column())).filter(|key| !key.is_empty());
            columns.extend(strata.filter(|key| !columns.contains(key)));
            for (name, _) in &task.scope.others {
                if !columns.contains(name) {
                    columns.push(name.clone());
                }
            }
            for word in &task.scope.scopes {
                if !words.contains(word) {
                    words.push(word.clone());
                }
            }
        }
        Self { columns, words }
    }

    /// The keys of all that is kept, in the order of a class.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let scope = (!self.words.is_empty()).then_some(SCOPE);
        self.columns.iter().map(String::as_str).chain(scope)
    }

    /// Where the columns stand in a library.
    pub fn places(&self, header: &Header) -> Vec<Option<usize>> {
        let columns = self.columns.iter();
        columns.map(|key| header.place_of_any(key)).collect()
    }

    /// The cells of a class by the keys of their columns.
    pub fn cells(&self, class: &[String]) -> ComparedCells {
        let keys = self.keys().map(str::to_owned);
        keys.zip(class.iter().cloned()).collect()
    }

    /// Writes the class of an object at the end of `line`: its cells, parted by TABs.
    pub fn write<C: Cells>(
        &self,
        places: &[Option<usize>],
        (object, cells): (&Object<'_>, &C),
        line: &mut String,
    ) {
        for (number, place) in places.iter().enumerate() {
            if number > 0 {
                line.push('\t');
            }
            if self.columns[number] == KIND {
                // Every object has one, whether the library says it or not.
                push_plain(line, &object.kind);
            } else if let Some(place) = place {
                let cell = cells.cell(*place);
                push_plain(line, &word::word(&cell));
            }
        }
        if !self.words.is_empty() {
            line.push('\t');
            let mut held = self
                .words
                .iter()
                .filter(|part| word::holds(&object.scope, part));
            if let Some(first) = held.next() {
                push_plain(line, first);
            }
            for word in held {
                line.push(';');
                push_plain(line, word);
            }
        }
    }
}

/// Adds a cell to a line; what would part cells or lines becomes a blank.
fn push_plain(line: &mut String, cell: &str) {
    line.extend(cell.chars().map(|c| if c.is_control() { ' ' } else { c }));
}

/// The classes of a base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// The version of the plan.
    pub version: u32,
    /// What it keeps.
    pub compared: Compared,
    /// The cells of each class, by its number.
    pub classes: Vec<Vec<String>>,
}

/// Where a class stands in a task: the index of its stratum's rule, or nothing outside the scope.
pub type ClassPlaced = Option<u16>;

impl Base {
    fn cell(&self, class: &[String], key: &str) -> String {
        let place = self.compared.keys().position(|known| known == key);
        place
            .and_then(|place| class.get(place))
            .cloned()
            .unwrap_or_default()
    }

    /// The cells of a class, by its number.
    pub fn cells_of(&self, class: usize) -> ComparedCells {
        let cells = self.classes.get(class);
        cells.map_or_else(ComparedCells::new, |cells| self.compared.cells(cells))
    }

    /// What an object of this class, and of the class `then` in another base, says differently in the columns that both keep:
    /// here and there. Words of 经营范围 are compared only where both look for the same ones.
    pub fn differing(&self, class: usize, other: &Self, then: usize) -> Option<[ComparedCells; 2]> {
        let (mut was, mut is) = (self.cells_of(class), other.cells_of(then));
        if self.compared.words != other.compared.words {
            was.remove(SCOPE);
        }
        was.retain(|key, cell| is.get(key).is_some_and(|now| now != cell));
        is.retain(|key, _| was.contains_key(key));
        (!was.is_empty()).then_some([was, is])
    }

    /// An object of a class, as far as the base keeps it: without code, name and owner.
    pub fn object(&self, class: &[String]) -> Object<'_> {
        Object {
            code: "".into(),
            company: None,
            kind: self.cell(class, "kind").into(),
            owner: "".into(),
            region: self.cell(class, "region").into(),
            level: self.cell(class, "level").into(),
            // A word is held by the joined words if the text that they were found in holds it.
            scope: self.cell(class, SCOPE).into(),
            grade: self.cell(class, "grade").into(),
            takes_part: true,
            vouched: false,
        }
    }

    /// Where each class stands in a task; nothing where the base does not tell.
    pub fn placed(&self, task: &Task) -> Option<Vec<ClassPlaced>> {
        let words = &self.compared.words;
        if task.scope.scopes.iter().any(|word| !words.contains(word)) {
            return None;
        }
        let mut others = task.scope.others.iter();
        if others.any(|(name, _)| !self.compared.columns.contains(name)) {
            return None;
        }
        let strata = match &task.taking {
            Some(Taking::Strata(strata)) => Some((key_of(&strata.column), strata)),
            Some(Taking::Ratio(_)) | None => None,
        };
        if let Some((column, _)) = &strata
            && !self.compared.columns.contains(column)
        {
            return None;
        }
        let place = |class: &Vec<String>| {
            let other = |place: usize| {
                let (name, _) = &task.scope.others[place];
                Cow::Owned(self.cell(class, name))
            };
            if !task.scope.holds(&self.object(class), other) {
                return None;
            }
            strata.as_ref().map_or(Some(0), |(column, strata)| {
                let rule = strata.rule_for(&self.cell(class, column))?;
                u16::try_from(rule).ok()
            })
        };
        Some(self.classes.iter().map(place).collect())
    }

    /// What changed of an object of the class `class`, in the columns by which `task` chooses; `now` are its name and its class
    /// today.
    pub fn change(
        &self,
        noticed: (String, usize),
        task: &Task,
        now: Option<(&str, &[String])>,
    ) -> ObjectChange {
        let chosen_by = |key: &&str| {
            let by_scope = task
                .scope
                .columns()
                .any(|(of, words)| of == *key && !words.is_empty());
            *key == STATUS || by_scope || key_of(task.strata_column()) == **key
        };
        let keys: Vec<&str> = self.compared.keys().filter(chosen_by).collect();
        self.changed_in(&keys, noticed, now)
    }

    /// What became of an object that is not in the base any more: 状态 decides who takes part.
    pub fn left(&self, noticed: (String, usize), now: Option<(&str, &[String])>) -> ObjectChange {
        self.changed_in(&[STATUS], noticed, now)
    }

    fn changed_in(
        &self,
        keys: &[&str],
        (code, class): (String, usize),
        now: Option<(&str, &[String])>,
    ) -> ObjectChange {
        let (name, now) = now.unzip();
        let none = Vec::new();
        let was = self.classes.get(class).unwrap_or(&none);
        let is = |key: &str| now.map(|now| self.cell(now, key));
        let mut differ: Vec<&str> = keys.to_vec();
        differ.retain(|key| is(key).is_none_or(|is| is != self.cell(was, key)));
        if differ.is_empty() {
            differ.push(STATUS);
        }
        let cells = |of: &dyn Fn(&str) -> String| -> ComparedCells {
            let cells = differ.iter().map(|key| ((*key).to_owned(), of(key)));
            cells.collect()
        };
        ObjectChange {
            code,
            name: name.unwrap_or_default().to_owned(),
            was: cells(&|key| self.cell(was, key)),
            is: now.map(|now| cells(&|key| self.cell(now, key))),
        }
    }
}

/// The text of the classes: a heading, then a class a line, its number before its cells.
pub fn classes_text<'a>(compared: &Compared, classes: impl Iterator<Item = &'a str>) -> String {
    let mut text = "class".to_owned();
    for key in compared.keys() {
        text.push('\t');
        push_plain(&mut text, key);
    }
    text.push('\n');
    for (number, class) in classes.enumerate() {
        let _ = writeln!(text, "{number}\t{class}");
    }
    text
}

/// Reads that text; nothing when it is another.
pub fn read_classes(compared: &Compared, text: &str) -> Option<Vec<Vec<String>>> {
    let mut lines = text.lines();
    let heading = classes_text(compared, std::iter::empty());
    if lines.next()? != heading.trim_end_matches('\n') {
        return None;
    }
    let columns = compared.keys().count();
    let mut classes = Vec::new();
    for (number, line) in lines.enumerate() {
        let (named, cells) = line.split_once('\t')?;
        let cells: Vec<String> = cells.split('\t').map(str::to_owned).collect();
        if named != number.to_string() || cells.len() != columns {
            return None;
        }
        classes.push(cells);
    }
    Some(classes)
}

/// Objects that changed in one way, with their classes in the base: as many as a line of the book names, and how many more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Noticed {
    /// Code and class.
    pub objects: Vec<(String, usize)>,
    /// How many in all.
    pub total: u64,
}

impl Noticed {
    pub(super) fn push(&mut self, code: &str, class: usize, most: usize) {
        self.total += 1;
        if self.objects.len() < most {
            self.objects.push((code.to_owned(), class));
        }
    }
}

/// A base held against a population, code by code, ascending.
#[derive(Debug, Clone)]
pub struct Comparison {
    placed: Vec<ClassPlaced>,
    /// How many of each way are kept by name.
    most: usize,
    /// Objects that left.
    pub left: Noticed,
    /// Objects that came.
    pub came: Noticed,
    /// Objects in another stratum.
    pub moved: Noticed,
    /// Objects that the base did not have.
    pub new: u64,
}

impl Comparison {
    /// For a task in which the base's classes stand like this.
    pub fn new(placed: Vec<ClassPlaced>) -> Self {
        Self::naming(Changed::MOST, placed)
    }

    /// The same that names so many of each way.
    pub fn naming(most: usize, placed: Vec<ClassPlaced>) -> Self {
        Self {
            placed,
            most,
            left: Noticed::default(),
            came: Noticed::default(),
            moved: Noticed::default(),
            new: 0,
        }
    }

    /// An object of the base, the population, or both: its class there, the index of its stratum's rule here.
    pub fn look(&mut self, code: &str, class: Option<usize>, now: Option<u16>) {
        let Some(class) = class else {
            self.new += 1;
            return;
        };
        match (self.placed.get(class).copied().flatten(), now) {
            (Some(_), None) => self.left.push(code, class, self.most),
            (None, Some(_)) => self.came.push(code, class, self.most),
            (Some(was), Some(now)) if was != now => self.moved.push(code, class, self.most),
            (Some(_), Some(_)) | (None, None) => {}
        }
    }

    /// Every object to be named.
    pub fn noticed(&self) -> impl Iterator<Item = &(String, usize)> {
        let ways = [&self.left, &self.came, &self.moved];
        ways.into_iter().flat_map(|noticed| &noticed.objects)
    }

    /// What a line of the book says of it; `change` tells what changed of an object.
    pub fn record(
        self,
        version: u32,
        mut change: impl FnMut((String, usize)) -> ObjectChange,
    ) -> SincePlan {
        let mut changed = |noticed: Noticed| Changed {
            total: noticed.total,
            objects: noticed.objects.into_iter().map(&mut change).collect(),
        };
        SincePlan {
            version,
            told: true,
            left: changed(self.left),
            came: changed(self.came),
            moved: changed(self.moved),
            new: self.new,
        }
    }
}
