//! The columns that take only certain values, with them.

use super::finding::PUBLIC_VALUES;
use super::item::CLASSES;
use crate::domain::ground::list_name::ListName;

/// The values that a column takes; empty where anything may stand in it, or words that choucha.toml adds to.
pub fn choices(list: ListName, key: &str) -> &'static [&'static str] {
    match (list, key) {
        (ListName::Items, "class") => CLASSES,
        (ListName::Findings, "public") => PUBLIC_VALUES,
        _ => &[],
    }
}
