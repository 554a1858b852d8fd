//! What a line of the book puts in force: rules, finding codes, items; and what it says of choucha.toml (第9条, 第13条, 第16条,
//! 第19条). Lines that come later are judged by it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::ground::rules::{RuleName, Rules};
use crate::domain::ground::sha::Sha;
use crate::domain::lists::finding::{Finding, PUBLIC_VALUES};
use crate::domain::lists::item::Item;

/// The number of the judge by whose rules the lines of a book are judged.
pub const JUDGE: u32 = 1;

/// The folder was made (建卷).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InitAct {
    /// The bureau's name.
    pub bureau: String,
    /// The folder's year.
    pub year: i32,
    /// The tool and its version.
    pub tool: String,
    /// 演练案卷: only here may an act declare a day.
    pub rehearsal: bool,
    /// [`JUDGE`].
    pub judge: u32,
    /// The rules in force from here on.
    pub rules: Rules,
    /// The finding codes in force from here on.
    pub findings: Vec<FindingInForce>,
}

/// The rules or the finding codes were changed (调整规则).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulesAct {
    /// Why.
    pub reason: String,
    /// The rules in force from here on.
    pub rules: Rules,
    /// The finding codes in force from here on.
    pub findings: Vec<FindingInForce>,
    /// Which of the rules are weaker than the regulation's.
    pub weaker: Vec<RuleName>,
}

/// A finding code in force (检查结果代码).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingInForce {
    /// 结果代码.
    pub code: String,
    /// 结果名称.
    pub name: String,
    /// 公示结果.
    pub public: String,
}

impl FindingInForce {
    /// A list of codes as the book has it, by code: the order of the rows in a file says nothing.
    pub fn list<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<Self> {
        let mut list: Vec<Self> = findings.into_iter().map(Self::from).collect();
        list.sort();
        list
    }

    /// The codes in which two lists differ.
    pub fn differing(before: &[Self], after: &[Self]) -> Vec<String> {
        let (before, after): (BTreeSet<&Self>, BTreeSet<&Self>) =
            (before.iter().collect(), after.iter().collect());
        let codes: BTreeSet<&str> = before
            .symmetric_difference(&after)
            .map(|finding| finding.code.as_str())
            .collect();
        codes.into_iter().map(str::to_owned).collect()
    }
}

impl From<&Finding> for FindingInForce {
    fn from(finding: &Finding) -> Self {
        let public = finding.public.and_then(|value| PUBLIC_VALUES.get(value));
        Self {
            code: finding.code.clone(),
            name: finding.name.clone(),
            public: public.copied().unwrap_or_default().to_owned(),
        }
    }
}

/// An item of the list that a version of the plan was published with (抽查事项).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemInForce {
    /// 事项编号.
    pub id: String,
    /// 检查项目.
    pub name: String,
}

impl From<&Item> for ItemInForce {
    fn from(item: &Item) -> Self {
        Self {
            id: item.id.clone(),
            name: item.name.clone(),
        }
    }
}

/// choucha.toml as an act found it: its bytes, the bureau, and the status words by which it decides who takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsNote {
    /// SHA-256 of its bytes.
    pub sha256: Sha,
    /// The bureau's name: from the first such line on it is the book's.
    pub bureau: String,
    /// Further words of 状态 with which an object takes part.
    pub taking_part: Vec<String>,
    /// Further words with which it does not.
    pub not_taking_part: Vec<String>,
}

/// What choucha.toml has otherwise than when a plan was published: that its bytes differ, and which status words came or went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsChange {
    /// The version of the plan.
    pub version: u32,
    /// Words with which an object takes part.
    pub taking_part: WordsChange,
    /// Words with which it does not.
    pub not_taking_part: WordsChange,
}

/// Words that came and went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordsChange {
    /// Words that came.
    pub added: Vec<String>,
    /// Words that went.
    pub removed: Vec<String>,
}

impl WordsChange {
    fn between(before: &[String], after: &[String]) -> Self {
        let only = |these: &[String], others: &[String]| {
            let these = these.iter().filter(|word| !others.contains(word));
            these.cloned().collect()
        };
        Self {
            added: only(after, before),
            removed: only(before, after),
        }
    }
}

impl SettingsNote {
    /// What is otherwise than in the note of a version of the plan.
    pub fn since(&self, (version, before): (u32, &Self)) -> Option<SettingsChange> {
        (self != before).then(|| SettingsChange {
            version,
            taking_part: WordsChange::between(&before.taking_part, &self.taking_part),
            not_taking_part: WordsChange::between(&before.not_taking_part, &self.not_taking_part),
        })
    }
}

impl SettingsChange {
    /// Whether words came or went that decide who takes part.
    pub fn is_of_words(&self) -> bool {
        let changed = |words: &WordsChange| !words.added.is_empty() || !words.removed.is_empty();
        changed(&self.taking_part) || changed(&self.not_taking_part)
    }
}
