//! The rules in public (第13条, 第16条, 第19条): every version that was in force, with what of it is weaker than the regulation.

use serde::{Deserialize, Serialize};

use crate::domain::acts::in_force::FindingInForce;
use crate::domain::ground::rules::{RuleName, Rules, WeakerRule};

/// Rules and finding codes as they came into force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicRules {
    /// The line of the book by which they came into force.
    pub at: u64,
    /// The clock's time of that line.
    pub time: String,
    /// Its day.
    pub day: String,
    /// Why; "" for the first, and for codes that came with a plan.
    pub reason: String,
    /// Whether they are in force at the publication.
    pub in_force: bool,
    /// 覆盖面下限.
    pub coverage: String,
    /// 录入期限: working days.
    pub entry_working_days: u32,
    /// 每组人数.
    pub team: u32,
    /// 年度上限.
    pub cap: u32,
    /// 计划公布期限: month and day.
    pub plan_by: String,
    /// 名录库减少提示线.
    pub shrink: String,
    /// What of it is weaker than the regulation's.
    pub weaker: Vec<WeakerRule>,
    /// The finding codes, each with its public value.
    pub findings: Vec<FindingInForce>,
}

impl PublicRules {
    /// A version in public: `at` its line, with its time and day; `in_force` at the publication.
    pub fn of(
        (at, time, day, reason): (u64, &str, &str, &str),
        (rules, findings): (&Rules, &[FindingInForce]),
        in_force: bool,
    ) -> Self {
        Self {
            at,
            time: time.to_owned(),
            day: day.to_owned(),
            reason: reason.to_owned(),
            in_force,
            coverage: rules.value(RuleName::Coverage),
            entry_working_days: rules.entry_working_days,
            team: rules.team,
            cap: rules.cap,
            plan_by: rules.value(RuleName::PlanBy),
            shrink: rules.value(RuleName::Shrink),
            weaker: rules.weaker_rules(),
            findings: findings.to_vec(),
        }
    }
}
