//! Lines of the book that put rules and finding codes in force (第13条, 第16条, 第19条): the first, changes of the rules, plans.

use crate::domain::acts::counted::Counted;
use crate::domain::acts::entry::Act;
use crate::domain::acts::in_force::FindingInForce;
use crate::domain::ground::rules::Rules;

/// Rules and finding codes that came into force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulesLine {
    /// The line of the book.
    pub seq: u64,
    /// The clock's time.
    pub time: String,
    /// The day: the declared one, else the clock's.
    pub day: String,
    /// Why; "" where it is the first line, or a plan that brought its codes.
    pub reason: String,
    /// The rules from here on.
    pub rules: Rules,
    /// The finding codes from here on.
    pub findings: Vec<FindingInForce>,
}

impl RulesLine {
    /// What a line puts in force after `last`; nothing where it changes neither rules nor codes.
    pub(super) fn of(entry: &Counted<'_>, last: Option<&Self>) -> Option<Self> {
        let (rules, findings, reason) = match &entry.act {
            Act::Init(act) => (&act.rules, &act.findings, ""),
            Act::Rules(act) => (&act.rules, &act.findings, act.reason.as_str()),
            Act::Plan(act) => (&last?.rules, &act.findings, ""),
            Act::Filed(_)
            | Act::Seal(_)
            | Act::Draw(_)
            | Act::Void { .. }
            | Act::Done(_)
            | Act::Result(_)
            | Act::Amend(_)
            | Act::Handle(_)
            | Act::Replace(_)
            | Act::Replaced(_)
            | Act::Decision(_)
            | Act::Recusal(_)
            | Act::Assist(_)
            | Act::Approve(_)
            | Act::Papers(_)
            | Act::Signers(_)
            | Act::Sign(_)
            | Act::Witness(_)
            | Act::Clock { .. }
            | Act::Tail(_)
            | Act::Publish(_) => return None,
        };
        let as_before = |last: &Self| (rules, findings) == (&last.rules, &last.findings);
        if last.is_some_and(as_before) {
            return None;
        }
        Some(Self {
            seq: entry.seq,
            time: entry.time.clone(),
            day: entry.day().to_string(),
            reason: reason.to_owned(),
            rules: rules.clone(),
            findings: findings.clone(),
        })
    }
}
