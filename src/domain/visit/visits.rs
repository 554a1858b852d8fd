//! The visits of a draw as they stand now, one for each enterprise with all its drawn objects (第2条 一次完成): objects and
//! team, with every replacement that the book has.

use std::collections::HashMap;
use std::sync::Arc;

use super::flaw::VisitFlaw;
use super::log::VisitLogs;
use super::replacements::Change;
use crate::domain::acts::inspection::VisitId;
use crate::domain::method::drawn_rows::{DrawnRow, DrawnRows};
use crate::domain::method::owners::Owners;

/// A visit as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Draw and enterprise.
    pub id: VisitId,
    /// Its objects in draw order; those that came in the place of lost ones behind them.
    pub objects: Vec<VisitObject>,
    /// Certificate numbers of the team now, leader first.
    pub team: Vec<String>,
    /// 空缺的席位: who left the seats that nobody has taken.
    pub empty: Vec<String>,
}

/// An object of a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitObject {
    /// Its code.
    pub code: String,
    /// Place in the draw order, from 1; an object that takes a lost one's place has its place.
    pub order: u64,
    /// Its stratum, "" without strata.
    pub stratum: String,
    /// The object whose place it took.
    pub instead_of: Option<String>,
    /// Whether it was lost (注销, 迁出, 查无), so that it is not inspected.
    pub lost: bool,
}

impl VisitObject {
    /// An object as it was drawn.
    pub(super) fn drawn(row: &DrawnRow<'_>) -> Self {
        Self {
            code: row.code.to_owned(),
            order: row.order,
            stratum: row.stratum.to_owned(),
            instead_of: None,
            lost: false,
        }
    }
}

impl Visit {
    /// The visit of an enterprise as it was drawn, by one of its rows: still without objects.
    pub(super) fn drawn(draw: &Arc<str>, enterprise: &str, row: &DrawnRow<'_>) -> Self {
        Self {
            id: VisitId {
                draw: Arc::clone(draw),
                enterprise: enterprise.into(),
            },
            // Most enterprises have one, and there are many.
            objects: Vec::with_capacity(1),
            team: row.team().map(str::to_owned).collect(),
            empty: Vec::new(),
        }
    }

    /// Whether all its objects were lost, so that there is nothing to visit.
    pub fn is_lost(&self) -> bool {
        self.objects.iter().all(|object| object.lost)
    }

    /// The codes of the objects to inspect, ascending: those that were not lost.
    pub fn to_inspect(&self) -> Vec<String> {
        let there = self.objects.iter().filter(|object| !object.lost);
        let mut codes: Vec<String> = there.map(|object| object.code.clone()).collect();
        codes.sort_unstable();
        codes
    }

    /// The place of its first object in the draw order.
    pub fn order(&self) -> u64 {
        self.objects.first().map_or(0, |object| object.order)
    }

    /// Whether a code is that of its enterprise or of one of its objects, lost ones among them.
    pub fn goes_by(&self, code: &str) -> bool {
        *self.id.enterprise == *code || self.objects.iter().any(|object| object.code == code)
    }

    /// Whether anything but the enterprise itself was drawn.
    pub fn has_parts(&self) -> bool {
        let mut objects = self.objects.iter();
        objects.any(|object| *object.code != *self.id.enterprise)
    }

    /// Refuses a visit that is not to be made: a lost object is not there any more.
    ///
    /// # Errors
    /// [`VisitFlaw::NotOpen`].
    pub fn check_there(&self) -> Result<(), VisitFlaw> {
        if self.is_lost() {
            return Err(VisitFlaw::NotOpen(self.id.clone()));
        }
        Ok(())
    }

    /// Refuses a visit of which nothing can be entered that goes before its result: a lost one, one that has a result,
    /// and one in which a replacement waits for its lot.
    ///
    /// # Errors
    /// [`VisitFlaw::NotOpen`] or [`VisitFlaw::HasResult`].
    pub fn check_open(&self, logs: &VisitLogs) -> Result<(), VisitFlaw> {
        self.check_there()?;
        if logs.has_result(&self.id) {
            return Err(VisitFlaw::HasResult(self.id.clone()));
        }
        match logs.replacements.pending(&self.id) {
            Some(_) => Err(VisitFlaw::NotOpen(self.id.clone())),
            None => Ok(()),
        }
    }
}

impl Visit {
    /// Puts the taker in the leaver's place; without one the seat stays empty. Whoever takes an empty seat sits behind the
    /// others.
    fn change_hands(&mut self, leaver: &str, taker: Option<&str>) {
        let place = self.team.iter().position(|cert| cert == leaver);
        match (place, taker) {
            (Some(place), Some(taker)) => taker.clone_into(&mut self.team[place]),
            (Some(place), None) => self.empty.push(self.team.remove(place)),
            (None, Some(taker)) => {
                self.empty.retain(|left| left != leaver);
                self.team.push(taker.to_owned());
            }
            (None, None) => {}
        }
    }
}

/// Whether nothing of these visits, those of one draw, waits for its result: lost objects need none (第19条).
pub fn is_finished(visits: &[Visit], logs: &VisitLogs) -> bool {
    visits
        .iter()
        .all(|visit| visit.is_lost() || logs.has_result(&visit.id))
}

/// The visits of the draw `draw`, whose record has `rows` and whose objects belong to `owners`: by their first objects in
/// draw order, those that a replacement made behind the one whose object was lost.
pub fn visits(draw: &str, rows: &DrawnRows, owners: &Owners, logs: &VisitLogs) -> Vec<Visit> {
    visits_before(draw, rows, owners, (logs, u64::MAX))
}

/// The same as they stood before the line `before` of the book.
pub fn visits_before(
    draw: &str,
    rows: &DrawnRows,
    owners: &Owners,
    (logs, before): (&VisitLogs, u64),
) -> Vec<Visit> {
    let mut visits = as_drawn(draw, rows, owners);
    let changes = logs.replacements.changes(draw).into_iter();
    for (_, change) in changes.take_while(|(seq, _)| *seq < before) {
        apply(&mut visits, change, owners);
    }
    visits
}

/// The visits of a draw as they were drawn.
pub fn as_drawn(draw: &str, rows: &DrawnRows, owners: &Owners) -> Vec<Visit> {
    let draw: Arc<str> = draw.into();
    let mut visits: Vec<Visit> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for row in rows.iter() {
        let enterprise = owners.enterprise_of(row.code);
        let place = *places.entry(enterprise).or_insert_with(|| {
            visits.push(Visit::drawn(&draw, enterprise, &row));
            visits.len() - 1
        });
        visits[place].objects.push(VisitObject::drawn(&row));
    }
    visits
}

/// Makes a change in the visits of a draw.
pub fn apply(visits: &mut Vec<Visit>, change: Change<'_>, owners: &Owners) {
    match change {
        Change::Seat { at, leaver, taker } => {
            if let Some(visit) = visits.iter_mut().find(|visit| visit.id == *at) {
                visit.change_hands(leaver, taker);
            }
        }
        Change::Object { at, lost, taken } => {
            replace_object(visits, (at, lost), taken, owners);
        }
    }
}

/// Takes a lost object off its visit; the one in its place joins the visit of its enterprise, or is a visit of the lost
/// one's team as it stands, empty seats included.
fn replace_object(
    visits: &mut Vec<Visit>,
    (at, lost): (&VisitId, &str),
    taken: Option<&str>,
    owners: &Owners,
) {
    let here = visits.iter().position(|visit| visit.id == *at);
    let Some((place, former)) = here.and_then(|place| {
        let mut objects = visits[place].objects.iter_mut();
        let former = objects.find(|object| object.code == lost && !object.lost)?;
        former.lost = true;
        Some((place, former.clone()))
    }) else {
        return;
    };
    let Some(code) = taken else {
        return;
    };
    let id = visit_of(code, &at.draw, owners);
    let taken = VisitObject {
        code: code.to_owned(),
        instead_of: Some(former.code),
        lost: false,
        ..former
    };
    if let Some(joined) = visits.iter_mut().find(|visit| visit.id == id) {
        let behind = |object: &VisitObject| object.order <= taken.order;
        let at = joined.objects.partition_point(behind);
        joined.objects.insert(at, taken);
    } else {
        let visit = Visit {
            id,
            objects: vec![taken],
            ..visits[place].clone()
        };
        visits.insert(place + 1, visit);
    }
}

/// The visit that an object is or would be of.
pub fn visit_of(code: &str, draw: &str, owners: &Owners) -> VisitId {
    VisitId {
        draw: draw.into(),
        enterprise: owners.enterprise_of(code).into(),
    }
}
