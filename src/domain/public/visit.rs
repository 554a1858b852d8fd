//! A visit as the public sees it: from what the book says of it, field by field.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::handling::PublicHandling;
use super::publication::{
    PublicAnswer, PublicObject, PublicObjectAnswers, PublicReplacement, PublicResult, PublicVisit,
    VisitState,
};
use crate::domain::acts::inspection::{Inspection, ObjectAnswers};
use crate::domain::settings::NamedBy;
use crate::domain::visit::log::{VisitLog, VisitLogs};
use crate::domain::visit::visits::{Visit, VisitObject};

/// What names visits in public.
pub struct Naming<'a> {
    /// How inspectors are named.
    pub named_by: NamedBy,
    /// Names of inspectors, by certificate number.
    pub inspectors: BTreeMap<&'a str, &'a str>,
    /// Names of items, by id.
    pub items: BTreeMap<&'a str, &'a str>,
}

/// 名称, 对象类型, 区域 of an object.
pub type ObjectWords<'a> = [&'a str; 3];

/// What the day says of deadlines: the last day of the round, today, and the deadline of a completed visit.
pub struct Clocked {
    /// Today.
    pub today: NaiveDate,
    /// Last day of the round.
    pub last: NaiveDate,
    /// Deadline of a visit whose completion was noted, and whose result is not entered.
    pub deadline: Option<NaiveDate>,
}

impl Naming<'_> {
    /// A visit in public; `words` are those of an object or an enterprise.
    pub fn visit<'w>(
        &self,
        visit: &Visit,
        words: impl Fn(&str) -> ObjectWords<'w>,
        logs: &VisitLogs,
        clocked: &Clocked,
    ) -> PublicVisit {
        let none = VisitLog::default();
        let lost = visit.is_lost();
        let log = logs.of(&visit.id).filter(|_| !lost).unwrap_or(&none);
        let result = log.result().map(|entered| &entered.result);
        let completed = log.completed();
        let state = match (lost, result, completed) {
            (true, _, _) => VisitState::Lost,
            (false, Some(_), _) => VisitState::Entered,
            (false, None, Some(_)) => VisitState::Completed,
            (false, None, None) => VisitState::Open,
        };
        let deadline = result
            .map(|result| result.deadline)
            .or(clocked.deadline.filter(|_| completed.is_some()));
        let overdue = match state {
            VisitState::Open => clocked.today > clocked.last,
            VisitState::Completed => deadline.is_some_and(|deadline| clocked.today > deadline),
            VisitState::Entered | VisitState::Lost => false,
        };
        let [name, ..] = words(&visit.id.enterprise);
        let objects = visit.objects.iter();
        let objects = objects.map(|of| object(of, words(&of.code), &visit.id.draw, logs));
        PublicVisit {
            draw: visit.id.draw.to_string(),
            enterprise: visit.id.enterprise.to_string(),
            name: name.to_owned(),
            objects: objects.collect(),
            inspectors: self.team(&visit.team),
            state,
            completed: completed.map(|day| day.to_string()),
            deadline: deadline.map(|day| day.to_string()),
            entered: log.results.first().map(|entered| entered.day.to_string()),
            late: log.is_late(),
            overdue,
            results: log
                .results
                .iter()
                .map(|entered| {
                    self.result(&entered.day, entered.reason.as_deref(), &entered.result)
                })
                .collect(),
            handling: log
                .handlings
                .iter()
                .map(|step| PublicHandling::from(&step.act))
                .collect(),
        }
    }

    /// A team in public: the leader, then the others by certificate number. The order in which seats were taken stays
    /// inside: it would help to find who was passed (rule 19).
    fn team(&self, team: &[String]) -> Vec<String> {
        let mut certs: Vec<&str> = team.iter().map(String::as_str).collect();
        if let [_, others @ ..] = certs.as_mut_slice() {
            others.sort_unstable();
        }
        certs.into_iter().map(|cert| self.inspector(cert)).collect()
    }

    fn inspector(&self, cert: &str) -> String {
        self.named_by
            .name(self.inspectors.get(cert).copied().unwrap_or_default(), cert)
    }

    fn result(&self, day: &str, reason: Option<&str>, result: &Inspection) -> PublicResult {
        let mut values: Vec<String> = Vec::new();
        let mut names = Vec::new();
        // As they were entered: findings.csv of today says nothing of former results.
        for code in result.codes.iter() {
            names.push(code.name.clone());
            if !values.contains(&code.public) {
                values.push(code.public.clone());
            }
        }
        PublicResult {
            day: day.to_owned(),
            reason: reason.map(str::to_owned),
            values,
            names,
            objects: result.objects.iter().map(|of| self.answers(of)).collect(),
        }
    }

    fn answers(&self, of: &ObjectAnswers) -> PublicObjectAnswers {
        let name = |item: &str| self.items.get(item).copied().unwrap_or_default();
        let items = of.items.iter().map(|answer| PublicAnswer {
            id: answer.item.clone(),
            name: name(&answer.item).to_owned(),
            answer: answer.answer,
        });
        PublicObjectAnswers {
            object: of.object.to_string(),
            items: items.collect(),
        }
    }
}

fn object(of: &VisitObject, words: ObjectWords<'_>, draw: &str, logs: &VisitLogs) -> PublicObject {
    let [name, kind, region] = words.map(str::to_owned);
    PublicObject {
        order: of.order,
        object: of.code.clone(),
        name,
        kind,
        region,
        instead_of: of.instead_of.clone(),
        replaced: of.lost.then(|| lost(&of.code, draw, logs)).flatten(),
    }
}

fn lost(code: &str, draw: &str, logs: &VisitLogs) -> Option<PublicReplacement> {
    let (replacement, _) = logs.replacements.loss_of(draw, code)?;
    let outcome = replacement.outcome.as_ref()?;
    Some(PublicReplacement {
        by: outcome.act.object()?.object.clone(),
        withheld: false,
        ground: replacement.request.ground().zh().to_owned(),
        reason: replacement.request.reason().to_owned(),
        day: replacement.day.clone(),
    })
}
