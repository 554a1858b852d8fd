//! What of visits is public while the lists of draws are withheld, and an outsider's check of what is told of such draws.

use std::collections::{BTreeMap, BTreeSet};

use super::publication::{Public, PublicObject, PublicVisit, VisitState};
use super::withheld_draw::{PublicProgress, PublicWithheld};
use crate::domain::acts::replacement::{ObjectRequest, PassedReason};
use crate::domain::ground::date;
use crate::domain::visit::withheld::{Drawn, withheld};

/// Counts a visit, as it would be public.
pub fn count(progress: &mut PublicProgress, visit: &PublicVisit, is_awaited: bool) {
    let is_overdue = u64::from(visit.overdue);
    match visit.state {
        VisitState::Lost => {}
        VisitState::Open => {
            progress.open += 1;
            progress.awaited += u64::from(is_awaited);
            progress.unvisited += is_overdue;
        }
        VisitState::Completed => {
            progress.completed += 1;
            progress.overdue += is_overdue;
        }
        VisitState::Entered => progress.entered += 1,
    }
}

/// What of a visit of a withheld draw is public: nothing before its result, since those who wait are the draw's; then what was
/// inspected, and not what was lost, since what came in the place of it may belong to somebody who waits.
pub fn of_withheld(mut visit: PublicVisit) -> Option<PublicVisit> {
    visit.objects.retain(|object| object.replaced.is_none());
    for object in &mut visit.objects {
        object.instead_of = None;
    }
    (visit.state == VisitState::Entered).then_some(visit)
}

/// Whether a request passed enterprises because of draws that are withheld: whoever repeats the draw would see who was passed.
pub fn cites_any<W>(request: &ObjectRequest, withheld: &BTreeMap<String, W>) -> bool {
    let by_cap = |reason: &PassedReason| match reason {
        PassedReason::Cap(draws) => draws.iter().any(|draw| withheld.contains_key(draw)),
        PassedReason::Visited | PassedReason::Out => false,
    };
    request.passed.iter().any(|passed| by_cap(&passed.reason))
}

/// The visits of a draw whose list is public, without the objects that came in the place of lost ones by a request that cites
/// withheld draws, `is_withheld` of the lost object, and have no result yet; whether anything came in its place is not told.
pub fn of_shown(
    mut visits: Vec<PublicVisit>,
    is_withheld: impl Fn(&str) -> bool,
) -> Vec<PublicVisit> {
    let mut hidden: BTreeSet<String> = BTreeSet::new();
    loop {
        let open = visits
            .iter()
            .filter(|visit| visit.state != VisitState::Entered);
        let in_place = |object: &&PublicObject| {
            let lost = object.instead_of.as_deref();
            lost.is_some_and(|lost| is_withheld(lost) || hidden.contains(lost))
        };
        let found = open.flat_map(|visit| &visit.objects).filter(in_place);
        let found: BTreeSet<String> = found.map(|object| object.object.clone()).collect();
        if found.len() == hidden.len() {
            break;
        }
        hidden = found;
    }
    for visit in &mut visits {
        let had = visit.objects.len();
        visit.objects.retain(|of| !hidden.contains(&of.object));
        for of in &mut visit.objects {
            let Some(replaced) = &mut of.replaced else {
                continue;
            };
            replaced.by.take_if(|by| hidden.contains(by));
            // That nobody was left says of all who were that they were passed.
            replaced.withheld = replaced.by.is_none() && is_withheld(&of.object);
        }
        if visit.objects.len() < had && visit.objects.iter().all(|of| of.replaced.is_some()) {
            visit.state = VisitState::Lost;
        }
    }
    visits.retain(|visit| !visit.objects.is_empty());
    visits
}

/// The ids of the withheld draws of a publication that it may not withhold, or that say of themselves or of their visits what
/// cannot be.
pub fn not_withheld(public: &Public) -> BTreeSet<String> {
    let day = date::from_record(&public.day);
    let last = |draw: &PublicWithheld| date::from_record(&draw.window[1]);
    let seen = public.withheld.iter().filter_map(|draw| {
        Some(Drawn {
            draw: &draw.id,
            last: last(draw)?,
            awaited: draw.visits.awaited > 0 && draw.voided.is_none(),
            cites: &draw.cites,
            once_public: false,
        })
    });
    let may = day.map(|day| withheld(day, seen)).unwrap_or_default();
    let is_right = |draw: &PublicWithheld| {
        let rule = may.get(&draw.id);
        let by_rule =
            rule.is_some_and(|of| of.until.to_string() == draw.until && of.cites == draw.cites);
        let own = public.visits.iter().filter(|visit| visit.draw == draw.id);
        let only_results = own
            .clone()
            .all(|visit| of_withheld(visit.clone()).as_ref() == Some(visit));
        let counts = draw.visits.entered == own.count() as u64
            && draw.visits.awaited <= draw.visits.open
            && draw.visits.unvisited <= draw.visits.open
            && draw.visits.overdue <= draw.visits.completed;
        by_rule && only_results && counts
    };
    let wrong = public.withheld.iter().filter(|draw| !is_right(draw));
    wrong.map(|draw| draw.id.clone()).collect()
}
