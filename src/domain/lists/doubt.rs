//! What a list makes one doubt, though it breaks no rule: columns that look like merged cells, spellings that nobody tells
//! apart, names that stand twice, text that looks broken. A check says it and goes on.

use std::collections::BTreeMap;

use super::broken_text;
use super::columns::Header;
use super::fault::{Fault, Faults};
use super::key_check;
use super::look::look;
use super::object_code;
use super::read_as::ReadAs;
use super::record::Cells;
use super::remark;
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::ways::{is_method, methods};
use crate::domain::ground::word::word;

/// Why to doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// The column is filled in the first row of each block only, as merged cells are once they are saved as text.
    Merged {
        /// Rows of the list.
        rows: u64,
        /// Rows in which the column is empty.
        empty: u64,
    },
    /// One name stands under several codes or numbers.
    OneName {
        /// Some of them.
        keys: Vec<String>,
    },
    /// One word is spelt in several ways that look alike: they are different words.
    Spelt {
        /// The other spellings.
        others: Vec<String>,
    },
    /// Characters seem to be lost, or read in the wrong encoding.
    Broken,
    /// A code that holds, but ends as numbers do of which a spreadsheet kept fifteen digits.
    Rounded,
    /// So many objects that their names are not compared.
    NotCompared,
    /// A way of inspecting that no result can be entered with.
    Way,
    /// A cell of a real plan or list that was read as what its column asks for.
    Read(ReadAs),
    /// A remark says that an object is gone whose status lets it take part.
    Gone,
    /// A credit code whose first two characters are none that the standard gives out so far.
    UnknownPair,
}

impl Doubt {
    /// The word that documents for scripts use.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Merged { .. } => "merged",
            Self::OneName { .. } => "one_name",
            Self::Spelt { .. } => "spelt",
            Self::Broken => "broken",
            Self::Rounded => "rounded",
            Self::NotCompared => "not_compared",
            Self::Way => "way",
            Self::Read(_) => "read_as",
            Self::Gone => "gone",
            Self::UnknownPair => "unknown_pair",
        }
    }
}

/// How a column is filled, row after row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shape {
    rows: u64,
    filled: u64,
    begins_filled: bool,
    first: String,
    last: String,
    repeats: u64,
}

impl Shape {
    /// The fewest rows of which one can say something.
    const FEWEST: u64 = 6;

    /// The next row has this word.
    pub fn add(&mut self, word: &str) {
        self.rows += 1;
        if word.is_empty() {
            return;
        }
        self.begins_filled |= self.rows == 1;
        self.filled += 1;
        if self.filled == 1 {
            word.clone_into(&mut self.first);
        } else if self.last == word {
            self.repeats += 1;
            return;
        }
        self.last.clear();
        self.last.push_str(word);
    }

    /// The rows of the list that come next.
    pub fn append(&mut self, later: Self) {
        if later.filled > 0 {
            self.repeats += u64::from(self.filled > 0 && self.last == later.first);
            if self.filled == 0 {
                self.first = later.first;
            }
            self.last = later.last;
        }
        self.begins_filled |= self.rows == 0 && later.begins_filled;
        self.rows += later.rows;
        self.filled += later.filled;
        self.repeats += later.repeats;
    }

    /// Whether it looks like merged cells: half of the rows or more are empty, the first one is not, and hardly any value
    /// follows itself, as values do that stand wherever they apply.
    pub fn looks_merged(&self) -> Option<Doubt> {
        let empty = self.rows - self.filled;
        let merged = self.rows >= Self::FEWEST
            && self.begins_filled
            && empty * 2 >= self.rows
            && self.repeats * 20 <= self.filled;
        merged.then_some(Doubt::Merged {
            rows: self.rows,
            empty,
        })
    }
}

/// The words of a column, each with where it stands first, while they are few enough to be words that are compared.
#[derive(Debug, Clone, Default)]
struct Words {
    first: BTreeMap<String, u64>,
    /// Cells as they stood, each with its word, where [`slot`] puts them: a column of a library has few, each in a great many
    /// rows.
    of_cell: Vec<(String, String)>,
    too_many: bool,
}

/// How many cells of a column are remembered.
const SLOTS: usize = 1 << 10;

/// Where a cell is remembered: by its length and its last bytes, in which cells of a column differ.
fn slot(cell: &str) -> usize {
    let last = cell.as_bytes().last_chunk::<8>();
    let last = last.map_or_else(
        || cell.bytes().fold(0, |all, byte| all << 8 | u64::from(byte)),
        |last| u64::from_le_bytes(*last),
    );
    let mixed = (last ^ cell.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    usize::try_from(mixed >> 54).unwrap_or(0)
}

impl Words {
    /// The most words of a column that are held against each other.
    const MOST: usize = 2000;

    /// The most bytes of a cell that is remembered.
    const SHORT: usize = 64;

    /// Adds the word of the next row's cell, and says in `shape` how the column is filled; whether the word is new.
    fn add(&mut self, cell: &str, shape: &mut Shape, at: u64) -> bool {
        let slot = slot(cell);
        if let Some((_, word)) = self.of_cell.get(slot).filter(|(known, _)| known == cell) {
            shape.add(word);
            return false;
        }
        let word = word(cell);
        shape.add(&word);
        let is_new = self.add_word(&word, at);
        if !self.too_many && cell.len() <= Self::SHORT {
            self.of_cell.resize_with(SLOTS, Default::default);
            self.of_cell[slot] = (cell.to_owned(), word.into_owned());
        }
        is_new
    }

    /// Adds a word; whether it is new.
    fn add_word(&mut self, word: &str, at: u64) -> bool {
        if self.too_many || word.is_empty() {
            return false;
        }
        if let Some(first) = self.first.get_mut(word) {
            *first = at.min(*first);
            return false;
        }
        self.first.insert(word.to_owned(), at);
        self.too_many = self.first.len() > Self::MOST;
        if self.too_many {
            self.first.clear();
            self.of_cell.clear();
        }
        !self.too_many
    }

    fn append(&mut self, later: Self) {
        self.too_many |= later.too_many;
        for (word, at) in later.first {
            self.add_word(&word, at);
        }
        if self.too_many {
            self.first.clear();
        }
    }

    /// Words that look alike, with the place of the first of each.
    fn alike(&self) -> Vec<Vec<(&str, u64)>> {
        let mut looks: BTreeMap<String, Vec<(&str, u64)>> = BTreeMap::new();
        for (word, at) in &self.first {
            looks.entry(look(word)).or_default().push((word, *at));
        }
        looks
            .into_values()
            .filter(|words| words.len() > 1)
            .collect()
    }
}

/// The columns of a list that are looked at: those whose words are compared or that tell rows apart in groups.
fn grouping(list: ListName) -> &'static [&'static str] {
    match list {
        ListName::Objects => &["kind", "region", "level", "grade", "status"],
        ListName::Inspectors => &["unit", "title", "post", "status"],
        ListName::Items => &["name", "content", "basis", "method", "class"],
        ListName::Recusals => &["cert", "reason"],
        ListName::Findings => &["public"],
        _ => &[],
    }
}

/// Which cells of a list are looked at.
#[derive(Debug, Clone)]
pub struct Watch {
    list: ListName,
    columns: Vec<(usize, String)>,
    names: Vec<(usize, &'static str)>,
    /// Remarks.
    remarks: Vec<(usize, String)>,
    code: Option<usize>,
}

/// What was seen of them.
#[derive(Debug, Default)]
pub struct Watched {
    shapes: Vec<Shape>,
    words: Vec<Words>,
    doubts: Faults<Doubt>,
}

impl Watch {
    /// The cells of a list with this header; `more` are columns that are compared beside the usual ones.
    pub fn new(header: &Header, more: impl Iterator<Item = usize>) -> Self {
        let usual = grouping(header.list).iter();
        let usual = usual.filter_map(|key| Some((header.place(key)?, (*key).to_owned())));
        let mut columns: Vec<(usize, String)> = usual.collect();
        for place in more {
            if columns.iter().all(|(known, _)| *known != place) {
                columns.push((place, header.key_at(place).to_owned()));
            }
        }
        let named = header
            .known()
            .filter(|(_, key)| matches!(*key, "name" | "legal" | "address"));
        Self {
            list: header.list,
            columns,
            names: named.collect(),
            remarks: remark::places(header)
                .into_iter()
                .map(|place| (place, header.key_at(place).to_owned()))
                .collect(),
            code: (header.list == ListName::Objects)
                .then(|| header.place("code"))
                .flatten(),
        }
    }

    /// Nothing seen yet.
    pub fn begin(&self) -> Watched {
        Watched {
            shapes: vec![Shape::default(); self.columns.len()],
            words: vec![Words::default(); self.columns.len()],
            doubts: Faults::whole(),
        }
    }

    /// Looks at a row at `at`, which comes right after the one at `before`.
    pub fn look(&self, seen: &mut Watched, cells: &impl Cells, (at, before): (u64, u64)) {
        let Watched {
            shapes,
            words,
            doubts,
        } = seen;
        let mut doubt = |key: &str, value: &str, doubt| {
            doubts.push_after(Fault::new(self.list, at, Some(key), value, doubt), before);
        };
        for ((place, key), (shape, words)) in self.columns.iter().zip(shapes.iter_mut().zip(words))
        {
            let cell = cells.cell(*place);
            if !words.add(&cell, shape, at) {
                continue;
            }
            let word = word(&cell);
            if broken_text::looks_broken(&word) {
                doubt(key, &word, Doubt::Broken);
            }
            if self.list == ListName::Items && key == "method" {
                let strange = methods(&cell).into_iter().filter(|way| !is_method(way));
                strange.for_each(|way| doubt(key, &way, Doubt::Way));
            }
        }
        for (place, key) in &self.names {
            let cell = cells.cell(*place);
            if broken_text::looks_broken(&cell) {
                doubt(key, cell.trim(), Doubt::Broken);
            }
        }
        if let Some(code) = self.code.map(|place| cells.cell(place)) {
            if key_check::is_rounded(&code) && object_code::holds(&code) {
                doubt("code", &code, Doubt::Rounded);
            } else if object_code::has_unknown_pair(&code) {
                doubt("code", &code, Doubt::UnknownPair);
            }
        }
    }

    /// Looks at the remarks on an object that takes part.
    pub fn look_at_remarks(
        &self,
        seen: &mut Watched,
        cells: &impl Cells,
        (at, before): (u64, u64),
    ) {
        for (place, key) in &self.remarks {
            let cell = cells.cell(*place);
            if remark::says_gone(&cell) {
                let doubt = Fault::new(self.list, at, Some(key), cell.trim(), Doubt::Gone);
                seen.doubts.push_after(doubt, before);
            }
        }
    }

    /// Everything there is to doubt.
    pub fn doubts(&self, seen: Watched) -> Faults<Doubt> {
        let mut doubts = Faults::default();
        for ((_, key), shape) in self.columns.iter().zip(&seen.shapes) {
            if let Some(merged) = shape.looks_merged() {
                doubts.push(Fault::new(self.list, 0, Some(key), "", merged));
            }
        }
        // Only words that are compared make a difference by their spelling.
        let compared = self.columns.iter().zip(&seen.words);
        let compared = compared.filter(|_| self.list == ListName::Objects);
        for ((_, key), words) in compared {
            for alike in words.alike() {
                let (word, at) = alike[0];
                let others = alike[1..]
                    .iter()
                    .map(|(word, _)| (*word).to_owned())
                    .collect();
                doubts.push(Fault::new(
                    self.list,
                    at,
                    Some(key),
                    word,
                    Doubt::Spelt { others },
                ));
            }
        }
        doubts.append(seen.doubts);
        doubts
    }
}

impl Watched {
    /// What was seen of the rows that come next; `seam` are the last row before them and their first.
    pub fn append(&mut self, later: Self, seam: Option<(u64, u64)>) {
        for (shape, later) in self.shapes.iter_mut().zip(later.shapes) {
            shape.append(later);
        }
        for (words, later) in self.words.iter_mut().zip(later.words) {
            words.append(later);
        }
        self.doubts.append_piece(later.doubts, seam);
    }
}

/// Names that stand under several keys: `named` has of each row its place, its name and its key.
pub fn namesakes<'a>(
    list: ListName,
    named: impl Iterator<Item = (u64, &'a str, &'a str)>,
) -> Vec<Fault<Doubt>> {
    let mut rows: BTreeMap<String, Vec<(u64, &str, &str)>> = BTreeMap::new();
    for (at, name, key) in named {
        rows.entry(look(name)).or_default().push((at, name, key));
    }
    let mut found = Vec::new();
    for rows in rows.into_values() {
        let keys: BTreeMap<&str, u64> = rows.iter().rev().map(|(at, _, key)| (*key, *at)).collect();
        if keys.len() < 2 {
            continue;
        }
        let (first, name, _) = rows[0];
        let keys = keys.into_keys().map(str::to_owned).collect();
        let mut fault = Fault::new(
            list,
            first,
            Some("name"),
            name.trim(),
            Doubt::OneName { keys },
        );
        for (at, ..) in &rows[1..] {
            let follows = fault.rows.ends_with(at - 1);
            fault.rows.append(super::rows::Rows::one(*at), follows);
        }
        found.push(fault);
    }
    found.sort_by_key(Fault::row);
    found
}
