//! The scope of a task (第13条 被检查对象的范围; 第12条: region, level, kind, business scope).

use std::borrow::Cow;

use super::object::Object;
use super::record::Record;
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
}

impl Scope {
    /// Reads the scope columns of a row of the plan.
    pub fn read(record: &Record<'_>) -> Self {
        Self {
            kinds: words(&record.as_given("kind")),
            regions: words(&record.as_given("region")),
            levels: words(&record.as_given("level")),
            scopes: words(&record.as_given("scope")),
            grades: words(&record.as_given("grade")),
        }
    }

    /// Whether an object is in the scope.
    pub fn holds(&self, object: &Object<'_>) -> bool {
        let one_of = |list: &[String], value: &Cow<'_, str>| {
            list.is_empty() || list.iter().any(|v| v == value)
        };
        one_of(&self.kinds, &object.kind)
            && one_of(&self.regions, &object.region)
            && one_of(&self.levels, &object.level)
            && one_of(&self.grades, &object.grade)
            && (self.scopes.is_empty()
                || self
                    .scopes
                    .iter()
                    .any(|part| word::holds(&object.scope, part)))
    }

    /// Every word of the scope with its column, in a fixed order.
    pub fn words(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let columns = [
            ("kind", &self.kinds),
            ("region", &self.regions),
            ("level", &self.levels),
            ("grade", &self.grades),
            ("scope", &self.scopes),
        ];
        columns
            .into_iter()
            .flat_map(|(key, words)| words.iter().map(move |word| (key, word.as_str())))
    }

    /// Marks the words, in the order of [`Scope::words`], that an object meets: a word that no object ever meets is
    /// likely misspelt, and its objects silently out of the draw.
    pub fn mark_met(&self, object: &Object<'_>, met: &mut [bool]) {
        let equal = [
            (&self.kinds, &object.kind),
            (&self.regions, &object.region),
            (&self.levels, &object.level),
            (&self.grades, &object.grade),
        ];
        let equal = equal
            .into_iter()
            .flat_map(|(words, value)| words.iter().map(move |word| word == value));
        let within = self
            .scopes
            .iter()
            .map(|part| word::holds(&object.scope, part));
        for (met, holds) in met.iter_mut().zip(equal.chain(within)) {
            *met |= holds;
        }
    }
}
