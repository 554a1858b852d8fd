//! Whether a line on plan, rules, seal, draw, void or clock may follow.

use super::facts::Facts;
use super::flaw::BookFlaw;
use super::fold::Book;
use super::judgement::Judgement;

use crate::domain::acts::entry::{Act, Entry};
use crate::domain::ground::moment::Moment;

/// What is found of such a line; of any other nothing is.
pub(super) fn may_draw(book: &Book, entry: &Entry, _facts: &dyn Facts) -> Judgement {
    let mut found = Judgement::default();
    let follows = match &entry.act {
        Act::Init(_) => book.lines == 0,
        Act::Plan(plan) => plan.version == book.next_plan(),
        Act::Rules(act) => book.takes_rules(act),
        Act::Seal(seal) => book.takes_seal(seal),
        Act::Draw(draw) => book.takes_draw(draw),
        Act::Void { target, .. } => book.can_void(target),
        Act::Clock { .. } => book.may_right_clock(Moment::of_time(&entry.time)).is_ok(),
        Act::Replace(_)
        | Act::Replaced(_)
        | Act::Decision(_)
        | Act::Assist(_)
        | Act::Recusal(_)
        | Act::Done(_)
        | Act::Result(_)
        | Act::Amend(_)
        | Act::Handle(_)
        | Act::Publish(_)
        | Act::Tail(_)
        | Act::Signers(_)
        | Act::Sign(_)
        | Act::Witness(_) => true,
    };
    if !follows {
        found.flaw(BookFlaw::Order(entry.act.kind()));
    }
    found
}
