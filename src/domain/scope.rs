//! The scope of a task (第13条 被检查对象的范围; 第12条: region, level, kind, business scope).

use std::borrow::Cow;

use super::cell::parts;
use super::object::Object;
use super::record::Record;

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
            kinds: parts(&record.text("kind")),
            regions: parts(&record.text("region")),
            levels: parts(&record.text("level")),
            scopes: parts(&record.text("scope")),
            grades: parts(&record.text("grade")),
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
                    .any(|part| object.scope.contains(part.as_str())))
    }
}
