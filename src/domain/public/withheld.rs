//! 暂缓公开的抽取 in public: that a draw was made, when and under which commitment, what it comes to in numbers, and until when
//! its list is withheld. Nothing from which anybody could tell who was drawn has a place here: no seed, no key, no texts.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::publication::{Public, PublicObject, PublicVisit, PublicVoid, VisitState};
use super::seals::PublicPassedOver;
use crate::domain::acts::replacement::{ObjectRequest, PassedReason};
use crate::domain::ground::date;
use crate::domain::visit::withheld::{Drawn, withheld};

/// A draw whose folder, seed and list are withheld.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicWithheld {
    /// Its id.
    pub id: String,
    /// Its line of the book.
    pub line: u64,
    /// Id of the task.
    pub task: String,
    /// Name of the task.
    pub task_name: String,
    /// The round.
    pub round: u32,
    /// First and last day of the round.
    pub window: [String; 2],
    /// The day of the draw.
    pub drawn_on: String,
    /// The clock's time of the draw.
    pub drawn_at: String,
    /// When it was sealed.
    pub sealed_at: Option<String>,
    /// Which seal; 0 for none.
    pub seal: u32,
    /// Where the seed came from.
    pub source: String,
    /// 抽取效力, by the book.
    pub standing: String,
    /// 封存效力, by the book alone.
    pub seal_standing: String,
    /// The commitment: every text of the draw is fixed by it.
    pub manifest_sha256: String,
    /// Whether it was voided.
    pub voided: Option<PublicVoid>,
    /// Seals passed over for it.
    pub passed_over: PublicPassedOver,
    /// How many objects were drawn.
    pub drawn: u64,
    /// How far its visits are.
    pub visits: PublicProgress,
    /// The withheld draws that it cites, where it is withheld with them.
    pub cites: BTreeSet<String>,
    /// The first day on which its list is public at the latest.
    pub until: String,
}

/// How many visits of a draw stand where; those whose objects were all lost are not counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicProgress {
    /// Not made yet.
    pub open: u64,
    /// Of them those that are waited for: a visit that nobody is left to make is not.
    pub awaited: u64,
    /// Made; the result is not entered.
    pub completed: u64,
    /// The result is entered: these are among the visits.
    pub entered: u64,
    /// 逾期未检查.
    pub unvisited: u64,
    /// 逾期未录入.
    pub overdue: u64,
}

impl PublicProgress {
    /// Counts a visit, as it would be public.
    pub fn count(&mut self, visit: &PublicVisit, is_awaited: bool) {
        let is_overdue = u64::from(visit.overdue);
        match visit.state {
            VisitState::Lost => {}
            VisitState::Open => {
                self.open += 1;
                self.awaited += u64::from(is_awaited);
                self.unvisited += is_overdue;
            }
            VisitState::Completed => {
                self.completed += 1;
                self.overdue += is_overdue;
            }
            VisitState::Entered => self.entered += 1,
        }
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
