//! `rules`: the rules of choucha.toml and the codes of findings.csv come into force, with a reason (第13条, 第16条, 第19条).

use crate::acts::{BookHead, Desk};
use crate::disk::case::Case;
use crate::disk::{Trouble, lists};
use crate::domain::acts::entry::Act;
use crate::domain::acts::in_force::{FindingInForce, RulesAct};
use crate::domain::book::flaw::BookText;
use crate::domain::ground::rules::RuleChange;
use crate::domain::lists::case_flaw::CaseFlaw;

/// Rules and codes that came into force.
#[derive(Debug)]
pub struct RulesEntered {
    /// As the book has them.
    pub act: RulesAct,
    /// Which rules were changed.
    pub changes: Vec<RuleChange>,
    /// Which codes were changed, added or taken out.
    pub codes: Vec<String>,
    /// The head of the book after it.
    pub head: BookHead,
}

/// Enters the rules and the codes as the files have them now.
///
/// # Errors
/// [`CaseFlaw::RulesUnchanged`], findings.csv has faults, or the file system fails.
pub fn enter(desk: &Desk, reason: &str) -> Result<RulesEntered, Trouble> {
    Case::open(&desk.root)?;
    BookText::Reason.check(reason)?;
    let (case, mut ledger) = desk.lock_with_case()?;
    let (lists, faults) = lists::findings(&case)?;
    if !faults.is_empty() {
        return Err(CaseFlaw::Lists(faults.total).into());
    }
    let book = &ledger.read.book;
    let (rules, findings) = (case.settings.rules, lists.findings_in_force());
    let changes = book.rules.changes(&rules);
    let codes = FindingInForce::differing(&book.findings, &findings);
    if changes.is_empty() && codes.is_empty() {
        return Err(CaseFlaw::RulesUnchanged.into());
    }
    let act = RulesAct {
        reason: reason.to_owned(),
        weaker: rules.weaker(),
        rules,
        findings,
    };
    ledger.append(Act::Rules(act.clone()), &desk.hand)?;
    desk.note_weaker(&ledger.read.book);
    Ok(RulesEntered {
        act,
        changes,
        codes,
        head: BookHead::from(&ledger),
    })
}
