//! Whether a line may say that papers of visits have these numbers, or that somebody approved visits.

use std::collections::{BTreeMap, BTreeSet};

use super::flaw::BookText;
use super::judging::Judging;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::papers::{ApproveAct, PaperKind, PapersAct};
use crate::domain::ground::act_kind::ActKind;
use crate::domain::visit::flaw::VisitFlaw;
use crate::domain::visit::paper_flaw::PaperFlaw;
use crate::domain::visit::paper_rules::{check_approval, check_paper};

impl Judging<'_> {
    pub(super) fn papers(&mut self, act: &PapersAct) {
        if !act.word.is_empty() {
            self.texts([(BookText::PaperWord, act.word.as_str())]);
        }
        self.found.order(!act.papers.is_empty(), ActKind::Papers);
        let logs = &self.book.visits;
        let mut next: BTreeMap<PaperKind, u32> = BTreeMap::new();
        let mut seen: BTreeSet<(PaperKind, &VisitId)> = BTreeSet::new();
        for paper in &act.papers {
            for visit in &paper.visits {
                self.at(visit, |judging, visit| {
                    judging.found.take(visit.check_there());
                });
            }
            let kind = paper.kind;
            let number = *next.entry(kind).or_insert_with(|| logs.papers.next(kind));
            self.found.take(check_paper(logs, paper, number));
            next.insert(kind, number + 1);
            // Two papers of a line cannot be of one visit: the second would be the first again.
            if !paper.visits.iter().all(|visit| seen.insert((kind, visit))) {
                let number = paper.number;
                let flaw = PaperFlaw::Content { kind, number };
                self.found.take(Err::<(), _>(VisitFlaw::from(flaw)));
            }
        }
    }

    pub(super) fn approval(&mut self, act: &ApproveAct) {
        self.texts([
            (BookText::Head, act.approver.as_str()),
            (BookText::Position, &act.position),
        ]);
        let given = [
            (BookText::Reviewer, act.reviewer.as_deref()),
            (BookText::Urgent, act.urgent.as_deref()),
        ];
        self.texts(
            given
                .into_iter()
                .filter_map(|(what, text)| Some((what, text?))),
        );
        if let Some(enterprise) = &act.enterprise {
            let id = VisitId {
                draw: act.draw.clone().into(),
                enterprise: enterprise.clone().into(),
            };
            self.at(&id, |judging, visit| {
                judging.found.take(visit.check_there());
            });
        }
        let book = self.book;
        let draw = book.draw(&act.draw).filter(|draw| !draw.voided());
        self.found.order(draw.is_some(), ActKind::Approve);
        if let Some(draw) = draw {
            let checked = check_approval(&book.visits, act, &draw.day, self.entry.day());
            self.found.take(checked);
        }
    }
}
