//! The visits of a draw as they stand now: its drawn objects and teams, with every replacement that the book has.

use super::flaw::VisitFlaw;
use super::log::VisitLogs;
use crate::domain::acts::inspection::VisitId;
use crate::domain::method::drawn_rows::DrawnRows;

/// A visit as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Draw and object.
    pub id: VisitId,
    /// Place in the draw order, from 1; an object that takes a lost one's place has its place.
    pub order: u64,
    /// Its stratum, "" without strata.
    pub stratum: String,
    /// Certificate numbers of the team now, leader first.
    pub team: Vec<String>,
    /// The object whose place it took.
    pub instead_of: Option<String>,
    /// Whether the object was lost (注销, 迁出, 查无), so that there is nothing to visit.
    pub lost: bool,
}

impl Visit {
    /// Refuses a visit that is not to be made: a lost object is not there any more.
    ///
    /// # Errors
    /// [`VisitFlaw::NotOpen`].
    pub fn check_there(&self) -> Result<(), VisitFlaw> {
        if self.lost {
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
        match logs.pending(&self.id) {
            Some(_) => Err(VisitFlaw::NotOpen(self.id.clone())),
            None => Ok(()),
        }
    }
}

/// Whether nothing of these visits, those of one draw, waits for its result: lost objects need none (第19条).
pub fn is_finished(visits: &[Visit], logs: &VisitLogs) -> bool {
    visits
        .iter()
        .all(|visit| visit.lost || logs.has_result(&visit.id))
}

/// The visits of the draw `draw`, whose record has `rows`: in draw order, lost ones before those in their place.
pub fn visits(draw: &str, rows: &DrawnRows, logs: &VisitLogs) -> Vec<Visit> {
    let drawn = rows.iter().map(|row| Visit {
        id: VisitId {
            draw: draw.to_owned(),
            object: row.code.to_owned(),
        },
        order: row.order,
        stratum: row.stratum.to_owned(),
        team: row.team().map(str::to_owned).collect(),
        instead_of: None,
        lost: false,
    });
    let mut visits: Vec<Visit> = drawn.collect();
    for (replacement, outcome) in logs.outcomes(draw) {
        let (request, outcome) = (&replacement.request, &outcome.act);
        let Some(place) = visits
            .iter()
            .position(|visit| visit.id == request.visit && !visit.lost)
        else {
            continue;
        };
        let mut team = visits[place].team.clone();
        for seat in &outcome.seats {
            seat.change_hands(&mut team);
        }
        if request.leaver.is_some() {
            visits[place].team = team;
            continue;
        }
        visits[place].lost = true;
        if let Some(object) = &outcome.object {
            let lost = &visits[place];
            let taken = Visit {
                id: VisitId {
                    draw: draw.to_owned(),
                    object: object.clone(),
                },
                order: lost.order,
                stratum: lost.stratum.clone(),
                team,
                instead_of: Some(lost.id.object.clone()),
                lost: false,
            };
            visits.insert(place + 1, taken);
        }
    }
    visits
}
