//! What a plan is read beside: the items, and the columns of the object library, which is opened only where the plan has a
//! column of its own or a scope in words.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::domain::ground::list_name::ListName;
use crate::domain::ground::word::word;
use crate::domain::lists::columns::Header;
use crate::domain::lists::heading::plain_name;
use crate::domain::lists::item::{Item, ItemNames};
use crate::domain::lists::scope::{KNOWN, ScopeColumn, ScopeColumns};
use crate::domain::lists::scope_text;
use crate::domain::year::plan::Beside;

use crate::disk::case::Case;
use crate::disk::library_words;
use crate::disk::list_rows::header_of;
use crate::disk::prepared::Prepared;

/// The library, open, with its columns.
type Open = Option<(Prepared, Header)>;

/// The items and the library of a case folder, for its plan.
pub struct PlanBeside<'a> {
    case: &'a Case,
    items: ItemNames,
    library: OnceCell<Open>,
    values: OnceCell<Vec<(String, BTreeSet<String>)>>,
}

impl<'a> PlanBeside<'a> {
    /// With these items.
    pub fn new<'i>(case: &'a Case, items: impl IntoIterator<Item = &'i Item>) -> Self {
        Self {
            case,
            items: ItemNames::new(items),
            library: OnceCell::new(),
            values: OnceCell::new(),
        }
    }

    /// The library as it was opened, to be read without being made ready again; nothing where the plan did not ask for it.
    pub fn into_library(self) -> Option<Prepared> {
        let (prepared, _) = self.library.into_inner()??;
        Some(prepared)
    }

    /// A library that cannot be read is the matter of whoever reads it.
    fn library(&self) -> Option<&(Prepared, Header)> {
        let open = || {
            let prepared =
                Prepared::open(&self.case.list(ListName::Objects), ListName::Objects).ok()?;
            let header = header_of(&prepared, ListName::Objects).ok()?;
            (!header.is_missing()).then_some((prepared, header))
        };
        self.library.get_or_init(open).as_ref()
    }

    /// The words of each column by which a task may choose, of those that have few.
    fn values(&self) -> &[(String, BTreeSet<String>)] {
        self.values.get_or_init(|| {
            let Some((prepared, header)) = self.library() else {
                return Vec::new();
            };
            let columns = (0..header.names.len()).filter_map(|place| {
                let name = header.names[place].trim().to_owned();
                let many = header.known_at(place) == Some("scope");
                (!many && self.column(&name).is_some()).then_some((place, name))
            });
            let (places, names): (Vec<usize>, Vec<String>) = columns.unzip();
            let words = library_words::of_columns((prepared, header), &places);
            // A library that cannot be read is the matter of whoever reads it.
            let words = names.into_iter().zip(words.unwrap_or_default());
            words
                .filter_map(|(name, words)| Some((name, words?)))
                .collect()
        })
    }
}

impl ScopeColumns for PlanBeside<'_> {
    fn column(&self, name: &str) -> Option<ScopeColumn> {
        let wanted = plain_name(name);
        let columns = ListName::Objects.columns().iter();
        let mut of_list = columns.filter(|column| column.names().any(|n| plain_name(n) == wanted));
        if let Some(column) = of_list.next() {
            let known = KNOWN.into_iter().find(|key| *key == column.key);
            return known.map(ScopeColumn::Known);
        }
        let (_, header) = self.library()?;
        let place = header.place_of_any(name)?;
        if let Some(key) = header.known_at(place) {
            return KNOWN
                .into_iter()
                .find(|known| *known == key)
                .map(ScopeColumn::Known);
        }
        let name = word(&header.names[place]).into_owned();
        scope_text::may_choose(&name).then_some(ScopeColumn::Other(name))
    }

    fn headings(&self) -> Vec<String> {
        let Some((_, header)) = self.library() else {
            return Vec::new();
        };
        let names = header.names.iter().map(|name| word(name).into_owned());
        names.filter(|name| self.column(name).is_some()).collect()
    }

    fn are_known(&self) -> bool {
        self.library().is_some()
    }

    fn like(&self, text: &str) -> Vec<String> {
        let values = self.values().iter();
        scope_text::like(text, values.map(|(name, values)| (name.as_str(), values)))
    }
}

impl Beside for PlanBeside<'_> {
    fn items(&self) -> &ItemNames {
        &self.items
    }
}
