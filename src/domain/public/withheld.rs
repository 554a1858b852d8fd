//! What of visits is public while the lists of draws are withheld, and an outsider's check of what is told of such draws.

use std::collections::BTreeSet;

use super::publication::{Public, PublicCoverage, PublicObject, PublicVisit, VisitState};
use super::withheld_draw::{PublicProgress, PublicWithheld};
use crate::domain::ground::date;
use crate::domain::visit::withheld::{Drawn, withheld};

/// Counts a visit, as it would be public; one whose result is not told counts as completed.
pub fn count(progress: &mut PublicProgress, visit: &PublicVisit, is_awaited: bool) {
    let is_overdue = u64::from(visit.overdue);
    match visit.state {
        VisitState::Lost => {}
        VisitState::Open => {
            progress.open += 1;
            progress.awaited += u64::from(is_awaited);
            progress.unvisited += is_overdue;
        }
        VisitState::Entered if visit.objects.iter().any(is_as_drawn) => progress.entered += 1,
        VisitState::Completed | VisitState::Entered => {
            progress.completed += 1;
            progress.overdue += is_overdue;
        }
    }
}

/// Whether an object was drawn and not lost.
fn is_as_drawn(object: &PublicObject) -> bool {
    object.replaced.is_none() && object.instead_of.is_none()
}

/// What of a visit of a withheld draw is public: nothing before its result, since those who wait are the draw's; then what was
/// drawn and inspected. What was lost, and what came in the place of it, is not: whoever was passed for that may wait, be it for
/// another draw, and the key by which everybody finds them is public with this draw's list.
pub fn of_withheld(mut visit: PublicVisit) -> Option<PublicVisit> {
    visit.objects.retain(is_as_drawn);
    tell_answers_of_objects(&mut visit);
    let is_told = visit.state == VisitState::Entered && !visit.objects.is_empty();
    is_told.then_some(visit)
}

/// Leaves of the results what they say of the objects that are told.
fn tell_answers_of_objects(visit: &mut PublicVisit) {
    let told: BTreeSet<&str> = visit.objects.iter().map(|of| of.object.as_str()).collect();
    for result in &mut visit.results {
        result.objects.retain(|of| told.contains(&*of.object));
    }
}

/// The visits of a draw whose list is public, without the objects that came in the place of lost ones, `is_withheld`, by requests
/// that were made while a draw was withheld. The key is public, so everybody finds who would have come next: whoever was passed
/// is drawn elsewhere. So nothing is told of what came of such a request, whether anybody was passed or taken or not, and the
/// result neither.
pub fn of_shown(
    mut visits: Vec<PublicVisit>,
    is_withheld: impl Fn(&str) -> bool,
) -> Vec<PublicVisit> {
    let mut hidden: BTreeSet<String> = BTreeSet::new();
    loop {
        let in_place = |object: &&PublicObject| {
            let lost = object.instead_of.as_deref();
            lost.is_some_and(|lost| is_withheld(lost) || hidden.contains(lost))
        };
        let objects = visits.iter().flat_map(|visit| &visit.objects);
        let found = objects.filter(in_place).map(|object| object.object.clone());
        let found: BTreeSet<String> = found.collect();
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
            replaced.withheld = is_withheld(&of.object);
            if replaced.withheld {
                replaced.by = None;
            }
        }
        if visit.objects.len() == had {
            continue;
        }
        tell_answers_of_objects(visit);
        if visit.objects.iter().all(|of| of.replaced.is_some()) {
            tell_as_lost(visit);
        }
    }
    visits.retain(|visit| !visit.objects.is_empty());
    visits
}

/// A visit of which nothing is told but objects that were lost: as one without any others.
fn tell_as_lost(visit: &mut PublicVisit) {
    visit.state = VisitState::Lost;
    visit.completed = None;
    visit.deadline = None;
    visit.entered = None;
    visit.late = false;
    visit.overdue = false;
    visit.results.clear();
    visit.handling.clear();
}

/// The lost objects, by draw, whose replacements are said to be withheld though no draw is, or are told all the same.
pub fn replacements_told(public: &Public) -> BTreeSet<(String, String)> {
    let each = || {
        let visits = public.visits.iter();
        visits.flat_map(|visit| visit.objects.iter().map(move |of| (&*visit.draw, of)))
    };
    let in_place: BTreeSet<(&str, &str)> = each()
        .filter_map(|(draw, of)| Some((draw, of.instead_of.as_deref()?)))
        .collect();
    let withheld = each().filter(|(_, of)| of.replaced.as_ref().is_some_and(|of| of.withheld));
    let wrong = withheld.filter(|(draw, of)| {
        let by = of
            .replaced
            .as_ref()
            .and_then(|replaced| replaced.by.as_ref());
        public.withheld.is_empty() || by.is_some() || in_place.contains(&(*draw, &*of.object))
    });
    wrong
        .map(|(draw, of)| (draw.to_owned(), of.object.clone()))
        .collect()
}

/// The ids of the draws in a publication whose coverage is told though a draw before them is withheld, or is not told though none
/// is: it says how many objects they drew that were drawn before.
pub fn coverage_told(public: &Public) -> BTreeSet<String> {
    let first = public.withheld.iter().map(|draw| draw.line).min();
    let wrong = public.draws.iter().filter(|draw| {
        let may = first.is_none_or(|first| draw.line < first);
        [draw.coverage_before, draw.coverage_after]
            .iter()
            .any(|of| of.is_some() != may)
    });
    wrong.map(|draw| draw.id.clone()).collect()
}

/// Whether the coverage of a publication counts other objects of withheld draws than those tell, or says what the year can come to
/// while there are any.
pub fn coverage_wrong(public: &Public) -> bool {
    let held = public.withheld.iter().filter(|draw| draw.voided.is_none());
    let mut told = held.filter_map(|draw| draw.drawn);
    // What a forger says need not add up to a number.
    let objects = told.try_fold(0u64, u64::checked_add);
    let wrong = |coverage: &PublicCoverage| {
        Some(coverage.withheld) != objects
            || coverage.expected.is_some() && !public.withheld.is_empty()
    };
    public.coverage.as_ref().is_some_and(wrong)
}

/// Whether so many visits can stand so, when so many have their results in public.
fn can_be(progress: &PublicProgress, entered: u64) -> bool {
    progress.entered == entered
        && progress.awaited <= progress.open
        && progress.unvisited <= progress.open
        && progress.overdue <= progress.completed
}

/// The ids of the withheld draws of a publication that it may not withhold, or that say of themselves or of their visits what
/// cannot be.
pub fn not_withheld(public: &Public) -> BTreeSet<String> {
    let day = date::from_record(&public.day);
    let last = |draw: &PublicWithheld| date::from_record(&draw.window[1]);
    let seen = public.withheld.iter().filter_map(|draw| {
        let last = last(draw)?;
        // Where that is not told, its day says whether anybody waits.
        let own = || {
            last.succ_opt()
                .is_some_and(|day| day.to_string() == draw.until)
        };
        let awaited = draw.visits.map_or_else(own, |visits| visits.awaited > 0);
        Some(Drawn {
            draw: &draw.id,
            last,
            awaited: awaited && draw.voided.is_none(),
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
        let told = draw.cites.is_empty();
        let is_told = draw.drawn.is_some() == told && draw.visits.is_some() == told;
        let entered = own.count() as u64;
        let counts = draw.visits.is_none_or(|of| {
            // Each visit is of an object that was drawn, or of one in its place.
            let made = of.completed.checked_add(of.entered);
            let visits = made.and_then(|made| of.open.checked_add(made));
            let all_drawn = |drawn| visits.is_some_and(|visits| visits <= drawn);
            can_be(&of, entered) && draw.drawn.is_none_or(all_drawn)
        });
        by_rule && only_results && is_told && counts
    };
    let wrong = public.withheld.iter().filter(|draw| !is_right(draw));
    wrong.map(|draw| draw.id.clone()).collect()
}
