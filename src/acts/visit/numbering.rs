//! The numbers of papers (文书编号): a paper that has none is given the next of its kind, and the book keeps it; one that has a
//! number is printed with it again.

use std::collections::BTreeMap;

use crate::domain::acts::papers::{NumberedPaper, PaperKind, PapersAct};
use crate::domain::book::fold::Book;
use crate::domain::settings::PaperSettings;
use crate::domain::visit::flaw::VisitFlaw;
use crate::domain::visit::log::VisitLogs;
use crate::domain::visit::paper::{PaperNumber, VisitPaper, short_digest};
use crate::domain::visit::paper_log::PaperInBook;
use crate::domain::visit::paper_rules::told;

/// The papers of these kinds that have no number, each with the one that it gets; one that waits for its approval gets none.
///
/// # Errors
/// [`VisitFlaw::NoResult`].
pub(super) fn missing(
    logs: &VisitLogs,
    papers: &[VisitPaper],
    kinds: &[PaperKind],
    office: &PaperSettings,
) -> Result<Vec<NumberedPaper>, VisitFlaw> {
    let mut missing = Vec::new();
    for &kind in kinds {
        let mut next = logs.papers.next(kind);
        let approved = papers.iter();
        let approved = approved.filter(|paper| !paper.waits_for_approval(kind, office));
        for paper in approved {
            let tells = told(logs, kind, &paper.visits)?;
            if logs.papers.of(kind, &paper.visits, &tells).is_none() {
                missing.push(NumberedPaper {
                    number: next,
                    ..logs.papers.next_of(kind, &paper.visits, tells)
                });
                next += 1;
            }
        }
    }
    Ok(missing)
}

/// Whether the results of these visits were told as they stand.
///
/// # Errors
/// [`VisitFlaw::NoResult`].
pub(super) fn is_told(logs: &VisitLogs, paper: &VisitPaper) -> Result<bool, VisitFlaw> {
    let kind = PaperKind::Result;
    let tells = told(logs, kind, &paper.visits)?;
    Ok(logs.papers.of(kind, &paper.visits, &tells).is_some())
}

/// Puts the numbers that the book has on papers.
pub(super) fn put(book: &Book, papers: &mut [VisitPaper]) {
    let logs = &book.visits;
    for paper in papers {
        for kind in PaperKind::ALL {
            // A visit without a result has no written result either.
            let tells = told(logs, kind, &paper.visits).ok();
            let known = tells.and_then(|tells| logs.papers.of(kind, &paper.visits, &tells));
            let number = known.map(|known| (kind, number(book, known)));
            paper.numbers.extend(number);
        }
    }
}

/// A number as it is printed.
fn number(book: &Book, known: &PaperInBook) -> PaperNumber {
    let full = |known: &PaperInBook| {
        let paper = &known.paper;
        PapersAct::full_number(&known.word, paper.kind, book.year, paper.number)
    };
    let mut former = BTreeMap::new();
    if !known.paper.instead_of.is_empty() {
        let all = book.visits.papers.iter();
        let all = all.filter(|other| other.paper.kind == known.paper.kind);
        former.extend(all.map(|other| (other.paper.number, full(other))));
    }
    let instead_of = known.paper.instead_of.iter();
    let digest = book.signatures.digest(known.seq);
    PaperNumber {
        full: full(known),
        line: known.seq,
        digest: digest.map_or_else(String::new, short_digest),
        instead_of: instead_of
            .filter_map(|number| former.get(number).cloned())
            .collect(),
    }
}
