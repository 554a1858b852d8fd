//! What a row of a list is known by when two lists are held against each other: a company's code in twelve bytes, any
//! other key as its text.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::code_key;
use super::columns::Header;
use super::record::Cells;
use crate::domain::ground::cell::{tidy_code, tidy_id};
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::none_word::or_empty;

/// Bits of a packed code that stand in the lower part.
const LOW_BITS: u32 = 21;

/// The key of a row. Keys are in the order of the bytes of their texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowKey {
    /// A valid code of a company, packed.
    Company {
        /// The upper 64 bits.
        high: u64,
        /// The lower 21 bits.
        low: u32,
    },
    /// Any other text.
    Other(Box<str>),
}

impl RowKey {
    /// The key with this text.
    pub fn new(text: &str) -> Self {
        match code_key::pack(text) {
            Some(packed) => Self::Company {
                high: u64::try_from(packed >> LOW_BITS).unwrap_or(0),
                low: u32::try_from(packed & ((1 << LOW_BITS) - 1)).unwrap_or(0),
            },
            None => Self::Other(text.into()),
        }
    }

    /// Its text; the parts of a key of two columns are parted by a TAB.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Company { high, low } => {
                let mut code = String::with_capacity(18);
                code_key::unpack(u128::from(*high) << LOW_BITS | u128::from(*low), &mut code);
                Cow::Owned(code)
            }
            Self::Other(text) => Cow::Borrowed(text),
        }
    }
}

impl Ord for RowKey {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Company { high, low }, Self::Company { high: h, low: l }) => {
                (high, low).cmp(&(h, l))
            }
            _ => self.text().as_bytes().cmp(other.text().as_bytes()),
        }
    }
}

impl PartialOrd for RowKey {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl ListName {
    /// The columns by which a row of the list is known.
    pub fn key_columns(self) -> &'static [&'static str] {
        match self {
            Self::Objects | Self::Findings => &["code"],
            Self::Inspectors => &["cert"],
            Self::Recusals => &["cert", "code"],
            Self::Items | Self::Plan => &["id"],
            Self::Results => &["draw", "object", "item"],
            Self::Seeds => &["task", "round"],
        }
    }
}

/// Where the cells of the key stand in a row.
#[derive(Debug, Clone)]
pub struct KeyPlaces {
    keys: Vec<(&'static str, usize)>,
    /// Where the name stands by which a row is known that has no id of its own.
    name: Option<usize>,
}

impl KeyPlaces {
    /// The places in the rows under `header`.
    pub fn new(header: &Header) -> Self {
        // Running numbers say where a row stands, not what it is.
        let keys: &[&'static str] = if header.numbered && header.place("id").is_none() {
            &["name"]
        } else {
            header.list.key_columns()
        };
        let with_id = keys == ["id"];
        let keys = keys.iter();
        Self {
            keys: keys
                .map(|&key| (key, header.place(key).unwrap_or(usize::MAX)))
                .collect(),
            name: with_id.then(|| header.place("name")).flatten(),
        }
    }

    /// The key of a row; `None` when a part of it is empty.
    pub fn key(&self, cells: &impl Cells) -> Option<RowKey> {
        let mut text = String::new();
        for (index, (key, place)) in self.keys.iter().enumerate() {
            let mut cell = cells.cell(*place);
            if let Some(name) = self.name.filter(|_| or_empty(&cell).is_empty()) {
                cell = cells.cell(name);
            }
            let part = tidy_key(key, &cell);
            if part.is_empty() {
                return None;
            }
            if self.keys.len() == 1 {
                return Some(RowKey::new(&part));
            }
            if index > 0 {
                text.push('\t');
            }
            text.push_str(&part);
        }
        Some(RowKey::new(&text))
    }
}

/// A code, certificate number or id as the readers of the lists tidy it.
pub fn tidy_key<'a>(key: &str, cell: &'a str) -> Cow<'a, str> {
    if key == "id" {
        tidy_id(cell)
    } else {
        tidy_code(cell)
    }
}
