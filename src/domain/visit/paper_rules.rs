//! Which number a paper gets, what it tells, and whether its visit may be approved so (R20–R24).

use chrono::NaiveDate;

use super::flaw::VisitFlaw;
use super::log::VisitLogs;
use super::paper_flaw::PaperFlaw;
use crate::domain::acts::handling::Measure;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::papers::{ApproveAct, NumberedPaper, PaperKind};
use crate::domain::ground::date;

/// The lines of the book that a paper of these visits tells, ascending: none but for a written result, which tells the results
/// that hold and what was ordered to be corrected.
///
/// # Errors
/// [`VisitFlaw::NoResult`] where a written result has no result to tell.
pub fn told(logs: &VisitLogs, kind: PaperKind, visits: &[VisitId]) -> Result<Vec<u64>, VisitFlaw> {
    if kind != PaperKind::Result {
        return Ok(Vec::new());
    }
    let mut lines = Vec::new();
    for visit in visits {
        let log = logs.of(visit);
        let Some((log, entered)) = log.and_then(|log| Some((log, log.result()?))) else {
            return Err(VisitFlaw::NoResult(visit.clone()));
        };
        let ordered = |measure: Measure| measure == Measure::Correction;
        let steps = log.handlings.iter();
        let orders = steps.filter(|step| ordered(step.act.measure));
        lines.push(entered.seq);
        lines.extend(orders.map(|step| step.seq));
    }
    lines.sort_unstable();
    lines.dedup();
    Ok(lines)
}

/// The papers of a visit that should be there by now and have no number in the book, or do not tell all that has to be told:
/// notice and record of a visit that was made, the written result of one that has a result. An office that lets the book
/// number no papers prints its own.
pub fn missing(logs: &VisitLogs, visit: &VisitId) -> Vec<PaperKind> {
    let Some(log) = logs
        .of(visit)
        .filter(|_| logs.papers.iter().next().is_some())
    else {
        return Vec::new();
    };
    let visits = [visit.clone()];
    let mut missing = PaperKind::ALL.to_vec();
    missing.retain(|kind| {
        let is_due = match kind {
            PaperKind::Notice | PaperKind::Record => log.completed().is_some(),
            PaperKind::Result => log.result().is_some(),
        };
        let tells = told(logs, *kind, &visits);
        is_due && tells.is_ok_and(|tells| !logs.papers.has(*kind, visit, &tells))
    });
    missing
}

/// Whether a paper may get the number that it says, `next` being the next of its kind.
///
/// # Errors
/// [`VisitFlaw::NoResult`], or [`PaperFlaw::Number`], [`PaperFlaw::Numbered`], [`PaperFlaw::Content`].
pub fn check_paper(logs: &VisitLogs, paper: &NumberedPaper, next: u32) -> Result<(), VisitFlaw> {
    let NumberedPaper {
        kind,
        number,
        visits,
        ..
    } = paper;
    let (kind, number) = (*kind, *number);
    if number != next {
        let said = number;
        return Err(PaperFlaw::Number { kind, said, next }.into());
    }
    let ascend = visits.windows(2).all(|pair| pair[0] < pair[1]);
    let first = visits.first().filter(|first| {
        ascend
            && visits
                .iter()
                .all(|visit| visit.enterprise == first.enterprise)
    });
    let Some(first) = first else {
        return Err(PaperFlaw::Content { kind, number }.into());
    };
    let tells = told(logs, kind, visits)?;
    if let Some(known) = logs.papers.of(kind, visits, &tells) {
        let (visit, number) = (first.clone(), known.paper.number);
        return Err(PaperFlaw::Numbered {
            kind,
            visit,
            number,
        }
        .into());
    }
    let expected = NumberedPaper {
        number,
        ..logs.papers.next_of(kind, visits, tells)
    };
    if expected != *paper {
        return Err(PaperFlaw::Content { kind, number }.into());
    }
    Ok(())
}

/// Whether visits of a draw of the day `drawn` may be approved so on the day `today`.
///
/// # Errors
/// [`PaperFlaw::ApprovalDay`] or [`PaperFlaw::ApprovedAfter`].
pub fn check_approval(
    logs: &VisitLogs,
    act: &ApproveAct,
    drawn: &str,
    today: NaiveDate,
) -> Result<(), VisitFlaw> {
    let on = act.on;
    let too_early = date::from_record(drawn).is_some_and(|drawn| on < drawn);
    if too_early || on > today {
        let drawn = drawn.to_owned();
        return Err(PaperFlaw::ApprovalDay { on, drawn, today }.into());
    }
    if act.urgent.is_some() {
        return Ok(());
    }
    let made = logs.iter().filter(|(visit, _)| act.covers(visit));
    let mut made = made.filter_map(|(visit, log)| Some((visit, log.completed()?)));
    match made.find(|(_, completed)| *completed < on) {
        None => Ok(()),
        Some((visit, completed)) => {
            let visit = visit.clone();
            Err(PaperFlaw::ApprovedAfter { visit, completed }.into())
        }
    }
}
