//! What the book has in force: rules and finding codes by line (第13条, 第16条, 第19条), and what choucha.toml was when
//! something was decided by it.

use super::fold::{Book, DrawnRound};
use crate::domain::acts::counted::Counted;
use crate::domain::acts::entry::Act;
use crate::domain::acts::in_force::{FindingInForce, SettingsChange, SettingsNote};
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

impl Book {
    /// The rules in force after line `seq`; a line is judged by those before it.
    pub fn rules_after(&self, seq: u64) -> &Rules {
        let mut lines = self.rules_lines.iter().rev();
        let line = lines.find(|line| line.seq <= seq);
        line.map_or(&self.rules, |line| &line.rules)
    }

    /// Puts rules and codes in force from a line on that brings any; one that changes neither is none of theirs.
    pub(super) fn put_in_force(&mut self, entry: &Counted<'_>) {
        let (rules, findings, reason) = match &entry.act {
            Act::Init(act) => (&act.rules, &act.findings, ""),
            Act::Rules(act) => (&act.rules, &act.findings, act.reason.as_str()),
            Act::Plan(act) => (&self.rules, &act.findings, ""),
            Act::Seal(_)
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
            | Act::Signers(_)
            | Act::Sign(_)
            | Act::Witness(_)
            | Act::Clock { .. }
            | Act::Tail(_)
            | Act::Publish(_) => return,
        };
        if !self.rules_lines.is_empty() && (rules, findings) == (&self.rules, &self.findings) {
            return;
        }
        let line = RulesLine {
            seq: entry.seq,
            time: entry.time.clone(),
            day: entry.day().to_string(),
            reason: reason.to_owned(),
            rules: rules.clone(),
            findings: findings.clone(),
        };
        (self.rules, self.findings) = (line.rules.clone(), line.findings.clone());
        self.rules_lines.push(line);
    }

    /// What choucha.toml has otherwise than when the plan before line `seq` was published; nothing where nothing was
    /// changed, or no plan published.
    pub fn settings_since_plan(&self, seq: u64, note: &SettingsNote) -> Option<SettingsChange> {
        let mut plans = self.plans.iter().rev();
        let plan = plans.find(|plan| plan.seq < seq)?;
        note.since((plan.act.version, &plan.act.settings))
    }

    /// The same of a draw: of its seal, which fixed who takes part, or of itself.
    pub fn settings_of(&self, draw: &DrawnRound) -> Option<SettingsChange> {
        let (act, mut seals) = (&draw.act, self.seals.iter());
        let seal = seals.find(|seal| {
            (seal.act.task.as_str(), seal.act.round, seal.act.seal)
                == (act.task.as_str(), act.round, act.seal)
        });
        match seal {
            Some(seal) => self.settings_since_plan(seal.seq, &seal.act.settings),
            None => self.settings_since_plan(draw.seq, &act.settings),
        }
    }
}
