//! What a list makes one doubt, though it breaks no rule: columns that look like merged cells, spellings that nobody tells
//! apart, names that stand twice, text that looks broken. A check says it and goes on.

use std::collections::BTreeMap;

use super::broken_text;
use super::column_words::{ColumnMemory, Shape, Words};
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

    /// Everything there is to doubt.
    pub fn doubts(&self, seen: Watched) -> Faults<Doubt> {
        let mut doubts = Faults::default();
        for ((_, key), shape) in self.columns.iter().zip(&seen.shapes) {
            if let Some((rows, empty)) = shape.looks_merged() {
                let merged = Doubt::Merged { rows, empty };
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

/// Somebody who looks at the rows of a list, piece by piece.
#[derive(Debug)]
pub struct Onlooker<'w> {
    watch: &'w Watch,
    columns: Vec<ColumnMemory>,
    /// Of this piece.
    doubts: Option<Faults<Doubt>>,
}

impl<'w> Onlooker<'w> {
    /// Somebody who has seen nothing yet.
    pub fn new(watch: &'w Watch) -> Self {
        let columns = watch.columns.iter().map(|_| ColumnMemory::new());
        Self {
            watch,
            columns: columns.collect(),
            doubts: None,
        }
    }

    /// Looks at a row at `at`, which comes right after the one at `before`.
    pub fn look(&mut self, cells: &impl Cells, (at, before): (u64, u64)) {
        let watch = self.watch;
        let mut doubt = |key: &str, value: &str, doubt| {
            let fault = Fault::new(watch.list, at, Some(key), value, doubt);
            let doubts = self.doubts.get_or_insert_with(Faults::whole);
            doubts.push_after(fault, before);
        };
        for ((place, key), column) in watch.columns.iter().zip(&mut self.columns) {
            if column.add(cells, *place, at) {
                doubt(key, &word(&cells.cell(*place)), Doubt::Broken);
            }
            if watch.list == ListName::Items && key == "method" {
                let strange = methods(&cells.cell(*place))
                    .into_iter()
                    .filter(|way| !is_method(way));
                strange.for_each(|way| doubt(key, &way, Doubt::Way));
            }
        }
        for (place, key) in &watch.names {
            if cells
                .bytes(*place)
                .is_some_and(broken_text::is_beyond_doubt)
            {
                continue;
            }
            let cell = cells.cell(*place);
            if broken_text::looks_broken(&cell) {
                doubt(key, cell.trim(), Doubt::Broken);
            }
        }
        if let Some(code) = watch.code.map(|place| cells.cell(place)) {
            if key_check::is_rounded(&code) && object_code::holds(&code) {
                doubt("code", &code, Doubt::Rounded);
            } else if object_code::has_unknown_pair(&code) {
                doubt("code", &code, Doubt::UnknownPair);
            }
        }
    }

    /// Looks at the remarks on an object that takes part.
    pub fn look_at_remarks(&mut self, cells: &impl Cells, (at, before): (u64, u64)) {
        for (place, key) in &self.watch.remarks {
            let cell = cells.cell(*place);
            if remark::says_gone(&cell) {
                let doubt = Fault::new(self.watch.list, at, Some(key), cell.trim(), Doubt::Gone);
                let doubts = self.doubts.get_or_insert_with(Faults::whole);
                doubts.push_after(doubt, before);
            }
        }
    }

    /// What was seen of this piece, its words as far as no piece before had them; the next one begins.
    pub fn end_piece(&mut self) -> Watched {
        let columns = self.columns.iter_mut().map(ColumnMemory::end_piece);
        let (shapes, words) = columns.unzip();
        Watched {
            shapes,
            words,
            doubts: self.doubts.take().unwrap_or_else(Faults::whole),
        }
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
