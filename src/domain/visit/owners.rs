//! 所属主体: whose the objects of a draw are (owners.txt), and so which enterprise is visited for them (第2条 一次完成).

use std::collections::BTreeMap;

/// The owner of each object that belongs to a company other than itself, by code, as the draw has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owners(BTreeMap<String, String>);

impl Owners {
    /// The enterprise of an object: its owner, or itself.
    pub fn enterprise_of<'a>(&'a self, code: &'a str) -> &'a str {
        self.0.get(code).map_or(code, String::as_str)
    }
}

/// Pairs of an object and its owner.
impl FromIterator<(String, String)> for Owners {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}
