//! What the book says of papers: which numbers they have, and who approved their visits.

use std::collections::BTreeMap;

use super::logged::Logged;
use crate::domain::acts::counted::Counted;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::papers::{ApproveAct, NumberedPaper, PaperKind, PapersAct};

/// A paper of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperInBook {
    /// The line that gave it its number.
    pub seq: u64,
    /// The day that counts.
    pub day: String,
    /// 字轨, as it was then.
    pub word: String,
    /// What the line says of it.
    pub paper: NumberedPaper,
    /// The number of the paper that took its place.
    pub replaced_by: Option<u32>,
}

/// What the book says of papers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaperLog {
    papers: Vec<PaperInBook>,
    /// Places in `papers`, in order.
    of: BTreeMap<(PaperKind, VisitId), Vec<usize>>,
    last: BTreeMap<PaperKind, u32>,
    approvals: BTreeMap<String, Vec<Logged<ApproveAct>>>,
}

impl PaperLog {
    /// Every paper, in order.
    pub fn iter(&self) -> impl Iterator<Item = &PaperInBook> {
        self.papers.iter()
    }

    /// The number that the next paper of a kind has.
    pub fn next(&self, kind: PaperKind) -> u32 {
        self.last.get(&kind).copied().unwrap_or(0) + 1
    }

    /// The papers of a kind that are about a visit and whose place no other took.
    fn in_force<'a>(
        &'a self,
        kind: PaperKind,
        visit: &VisitId,
    ) -> impl Iterator<Item = &'a PaperInBook> {
        let places = self.of.get(&(kind, visit.clone())).into_iter().flatten();
        let papers = places.map(|place| &self.papers[*place]);
        papers.filter(|paper| paper.replaced_by.is_none())
    }

    /// Whether a paper of a kind is about a visit and tells these lines, and more at most.
    pub fn has(&self, kind: PaperKind, visit: &VisitId, tells: &[u64]) -> bool {
        let mut papers = self.in_force(kind, visit);
        papers.any(|known| tells.iter().all(|line| known.paper.tells.contains(line)))
    }

    /// The paper of a kind that is about all these visits and, where it tells something, tells these lines.
    pub fn of(&self, kind: PaperKind, visits: &[VisitId], tells: &[u64]) -> Option<&PaperInBook> {
        let about_all = |known: &NumberedPaper| {
            visits.iter().all(|visit| known.visits.contains(visit)) && known.tells == tells
        };
        let mut papers = self.in_force(kind, visits.first()?);
        papers.find(|known| about_all(&known.paper))
    }

    /// The paper that these visits get next: its number, and the papers whose place it takes.
    pub fn next_of(&self, kind: PaperKind, visits: &[VisitId], tells: Vec<u64>) -> NumberedPaper {
        let former = visits.iter().flat_map(|visit| self.in_force(kind, visit));
        let mut instead_of: Vec<u32> = former.map(|known| known.paper.number).collect();
        instead_of.sort_unstable();
        instead_of.dedup();
        NumberedPaper {
            kind,
            number: self.next(kind),
            visits: visits.to_vec(),
            tells,
            instead_of,
        }
    }

    /// The approval of a visit that was entered last.
    pub fn approval(&self, visit: &VisitId) -> Option<&Logged<ApproveAct>> {
        let of_draw = self.approvals.get(&*visit.draw)?.iter();
        of_draw.rev().find(|approval| approval.act.covers(visit))
    }

    /// Notes a paper.
    pub fn push(&mut self, entry: &Counted<'_>, word: &str, paper: &NumberedPaper) {
        let (kind, number) = (paper.kind, paper.number);
        for visit in &paper.visits {
            let places = self.of.entry((kind, visit.clone())).or_default();
            for place in places.iter() {
                let former = &mut self.papers[*place];
                if paper.instead_of.contains(&former.paper.number) {
                    former.replaced_by = Some(number);
                }
            }
            places.push(self.papers.len());
        }
        self.last.insert(kind, number);
        self.papers.push(PaperInBook {
            seq: entry.seq,
            day: entry.day().to_string(),
            word: word.to_owned(),
            paper: paper.clone(),
            replaced_by: None,
        });
    }

    /// Notes the papers of a line.
    pub fn push_all(&mut self, entry: &Counted<'_>, act: &PapersAct) {
        for paper in &act.papers {
            self.push(entry, &act.word, paper);
        }
    }

    /// Notes an approval.
    pub fn push_approval(&mut self, entry: &Counted<'_>, act: &ApproveAct) {
        let of_draw = self.approvals.entry(act.draw.clone()).or_default();
        of_draw.push(Logged::of(entry, act.clone()));
    }
}
