//! Whether a line on the book itself, its plan or its clock may follow: init, plan, filed, rules, void and clock; those on rounds are in
//! [`may_round`](super::may_round). Each rule is asked by the command too, before it writes anything.

use std::collections::BTreeSet;

use super::facts::Facts;
use super::flaw::BookText;
use super::fold::Book;
use super::judgement::Judgement;
use super::may_file::{may_approve, may_file};
use super::may_round::{Round, has_all};

use crate::domain::acts::counted::Counted;
use crate::domain::acts::entry::{Act, Entry, PlanAct, plan_folder};
use crate::domain::acts::in_force::{JUDGE, RulesAct};
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::lists::plan_flaw::PlanFlaw;

/// What is found of such a line, or of one on a round; of any other nothing is.
pub(super) fn may_draw(book: &Book, entry: &Entry, facts: &dyn Facts) -> Judgement {
    let mut found = Judgement::default();
    let entry = &book.counted(entry);
    if let Some((note, lists)) = entry.act.settings() {
        found.take(book.check_bureau(&note.bureau));
        let agrees = book.agrees(note, lists);
        found.order(agrees, entry.act.kind());
    }
    let mut round = Round {
        book,
        entry,
        facts,
        found: &mut found,
    };
    match &entry.act {
        Act::Seal(seal) => round.seal(seal),
        Act::Draw(draw) => round.draw(draw),
        Act::Init(act) => {
            let follows = book.lines == 0 && act.judge == JUDGE;
            found.order(follows, entry.act.kind());
        }
        Act::Plan(plan) => may_plan(book, (entry, plan), facts, &mut found),
        Act::Filed(act) => may_file(book, entry, act, &mut found),
        Act::Rules(act) => may_change(book, (entry, act), &mut found),
        Act::Void { target, reason } => {
            found.take(BookText::Reason.check(reason));
            found.take(book.check_void(target));
        }
        Act::Clock { reason } => {
            found.take(BookText::Reason.check(reason));
            found.take(book.may_right_clock(entry.own_moment()).map(|_| ()));
        }
        Act::Replace(_)
        | Act::Replaced(_)
        | Act::Decision(_)
        | Act::Assist(_)
        | Act::Approve(_)
        | Act::Papers(_)
        | Act::Recusal(_)
        | Act::Done(_)
        | Act::Result(_)
        | Act::Amend(_)
        | Act::Handle(_)
        | Act::Publish(_)
        | Act::Tail(_)
        | Act::Signers(_)
        | Act::Sign(_)
        | Act::Witness(_) => {}
    }
    found
}

/// A version of the plan (第13条).
fn may_plan(
    book: &Book,
    (entry, plan): (&Counted<'_>, &PlanAct),
    facts: &dyn Facts,
    found: &mut Judgement,
) {
    found.take(PlanFlaw::check_not_over(book.year, entry.day()));
    let reason = Some(plan.reason.as_str()).filter(|reason| !reason.is_empty());
    if let Some(former) = book.plans.last() {
        let former = (former.act.version, former.act.plan);
        found.take(PlanFlaw::check_change(former, plan.plan, reason));
    }
    found.take(reason.map_or(Ok(()), |reason| BookText::Reason.check(reason)));
    if let Some(approval) = &plan.approved {
        may_approve(approval, entry.day(), found);
    }
    let [least, most] = plan.expected;
    found.take(PlanFlaw::check_coverage(most, book.rules.coverage));
    let follows = plan.version == book.next_plan()
        && plan.base == most.base
        && plan.base == least.base
        && least.objects <= most.objects
        && has_all(
            plan.lists.keys(),
            &["items", "inspectors", "objects", "plan"],
        )
        && names_its_files(plan);
    found.order(follows, entry.act.kind());
    may_leave(book, plan, found);
    if !follows {
        return;
    }
    let says = facts.plan(plan, book.year);
    if let Some(says) = found.at_hand(says) {
        let known: BTreeSet<&String> = plan.items.iter().map(|item| &item.id).collect();
        let items = says.tasks.values().flat_map(|task| &task.items);
        let strange = items.filter(|item| !known.contains(item)).count();
        // Of two tasks of one id only one is left.
        let twice = says.rows - says.tasks.len() as u64;
        let faults = says.faults + twice + strange as u64;
        if faults > 0 {
            found.flaw(CaseFlaw::Lists(faults));
        }
        found.order(says.rows == plan.tasks, entry.act.kind());
    }
    let base = facts.base(plan, book.year);
    if let Some(Some(base)) = found.at_hand(base) {
        let (said, counted) = (
            (plan.base, plan.enterprises),
            (base.objects, base.enterprises),
        );
        if said != counted {
            found.flaw(PlanFlaw::OtherBase { said, counted });
        }
    }
}

/// Whether a version names what was written with it: the plan, the codes of its base and their classes.
fn names_its_files(plan: &PlanAct) -> bool {
    let folder = plan_folder(plan.version);
    let file = |name: &str| plan.files.get(&format!("{folder}/{name}"));
    file("plan.csv") == Some(&plan.plan)
        && ["objects.txt", "classes.txt"]
            .iter()
            .all(|name| file(name).is_some())
}

/// A version says who left the base since the one before: nobody becomes missing from it unsaid.
fn may_leave(book: &Book, plan: &PlanAct, found: &mut Judgement) {
    let said = match (book.plans.last(), &plan.since_before) {
        (None, None) => true,
        (Some(former), Some(change)) => change.can_be((former.act.base, plan.base)),
        (None, Some(_)) | (Some(_), None) => false,
    };
    if !said {
        found.flaw(PlanFlaw::BaseLeft(plan.version));
    }
}

/// A change of the rules.
fn may_change(book: &Book, (entry, act): (&Counted<'_>, &RulesAct), found: &mut Judgement) {
    found.take(BookText::Reason.check(&act.reason));
    found.take(book.check_changed(act));
    found.order(act.weaker == act.rules.weaker(), entry.act.kind());
}
