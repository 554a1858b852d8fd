//! 随机抽查事项清单: the items that may be inspected (第九条: project, content, basis, method; 第5条: published).

use chrono::NaiveDate;

use super::fault::Flaw;
use super::heading::{distance, plain_name};
use super::record::Record;
use crate::domain::ground::cell::tidy_id;
use crate::domain::ground::date::Edge;
use crate::domain::ground::enumeration;
use crate::domain::ground::word::{word, words};

/// The two classes of an item.
pub const CLASSES: &[&str] = &["一般", "重点"];

/// One item (抽查事项).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// 事项编号.
    pub id: String,
    /// 检查项目.
    pub name: String,
    /// 所需专业: specialties of which somebody in the team should hold one; empty when none is needed (第七条).
    pub specialties: Vec<String>,
    /// 生效日期.
    pub from: Option<NaiveDate>,
    /// 废止日期: the first day on which it is not in force any more.
    pub to: Option<NaiveDate>,
}

impl Item {
    /// Reads a row; its faults stay with the record.
    pub fn read(record: &mut Record<'_>) -> Self {
        let id = record.id();
        let name = record.required("name").into_owned();
        for key in ["content", "basis"] {
            record.required(key);
        }
        record.checked("method");
        let class = record.optional("class");
        let class = class
            .strip_suffix("检查事项")
            .or(class.strip_suffix("检查"))
            .unwrap_or(&class)
            .to_owned();
        if !class.is_empty() && !CLASSES.contains(&class.as_str()) {
            record.fault("class", &class, Flaw::Choice(CLASSES));
        }
        let specialties = words(&record.optional("specialty"));
        let from = record.optional_date("from", Edge::First);
        let to = record.optional_date("to", Edge::Neither);
        if let (Some(from), Some(end)) = (from, to)
            && end < from
        {
            let value = record.text("to");
            record.fault("to", &value, Flaw::DateOrder { from });
        }
        Self {
            id,
            name,
            specialties,
            from,
            to,
        }
    }

    /// Whether the item is in force on every day of `window`.
    pub fn in_force(&self, window: (NaiveDate, NaiveDate)) -> bool {
        self.from.is_none_or(|from| from <= window.0) && self.to.is_none_or(|to| window.1 < to)
    }
}

/// So many characters of a name tell which item is meant.
const TELLING: usize = 4;

/// How many items are suggested.
const SUGGESTED: usize = 3;

/// What a word of a plan stands for among the items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named<'a> {
    /// This id.
    Id(&'a str),
    /// A name that several items have; their ids.
    Several(Vec<String>),
    /// Neither an id nor a name.
    Nothing,
}

/// The items by their ids and their names, as a plan may call them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemNames(Vec<(String, String)>);

impl ItemNames {
    /// Of these items.
    pub fn new<'a>(items: impl IntoIterator<Item = &'a Item>) -> Self {
        let named = items.into_iter();
        Self(
            named
                .map(|item| (item.id.clone(), word(&item.name).into_owned()))
                .collect(),
        )
    }

    /// What is called by this id, or else by this name.
    pub fn find(&self, called: &str) -> Named<'_> {
        let id = tidy_id(called);
        if let Some((id, _)) = self.0.iter().find(|(known, _)| *known == id) {
            return Named::Id(id);
        }
        let name = word(called);
        let mut ids = self
            .0
            .iter()
            .filter(|(_, known)| *known == name && !name.is_empty());
        match (ids.next(), ids.next()) {
            (Some((id, _)), None) => Named::Id(id),
            (Some((first, _)), Some((second, _))) => {
                let more = ids.map(|(id, _)| id.clone());
                Named::Several(
                    [first.clone(), second.clone()]
                        .into_iter()
                        .chain(more)
                        .collect(),
                )
            }
            (None, _) => Named::Nothing,
        }
    }

    /// The words of a cell that calls several: numbered (`1.…` `2.…`), or parted by `;` `；` `、` `,` or `，`, but not within
    /// a name.
    pub fn part<'c>(&self, cell: &'c str) -> Vec<&'c str> {
        let known = |words: &str| self.find(words) != Named::Nothing;
        let numbered = enumeration::parts(cell).filter(|_| !known(cell));
        let Some(parts) = numbered else {
            return self.parted(cell);
        };
        let words = parts.into_iter().flat_map(|part| {
            if known(part) {
                vec![part]
            } else {
                self.parted(part)
            }
        });
        words.collect()
    }

    /// What is nearest to a word that calls none, as number and name: what a word of some length is a part of, too.
    pub fn near(&self, called: &str) -> Vec<String> {
        let called = plain_name(called);
        let length = called.chars().count();
        let part = |known: &str| {
            let held = length >= TELLING && known.contains(&called);
            held.then(|| known.chars().count() - length)
        };
        let near = self.0.iter().filter_map(|(id, name)| {
            let apart = [id, name].map(|known| {
                let known = plain_name(known);
                distance(&called, &known).or_else(|| part(&known))
            });
            Some((apart.into_iter().flatten().min()?, format!("{id} {name}")))
        });
        let mut near: Vec<(usize, String)> = near.collect();
        near.sort();
        near.truncate(SUGGESTED);
        near.into_iter().map(|(_, known)| known).collect()
    }

    fn parted<'c>(&self, cell: &'c str) -> Vec<&'c str> {
        let marks = [';', '；', '、', ',', '，', '\n'];
        let ends = cell
            .match_indices(marks)
            .map(|(place, mark)| (place, place + mark.len()));
        let ends: Vec<(usize, usize)> = ends.chain([(cell.len(), cell.len())]).collect();
        let (mut words, mut begin, mut next) = (Vec::new(), 0, 0);
        while next < ends.len() {
            let known = |end: &usize| {
                let words = &cell[begin..ends[*end].0];
                *end > next && self.find(words) != Named::Nothing
            };
            let end = (next..ends.len()).rev().find(known).unwrap_or(next);
            words.push(cell[begin..ends[end].0].trim());
            (begin, next) = (ends[end].1, end + 1);
        }
        words.retain(|word| !word.is_empty());
        words
    }
}
