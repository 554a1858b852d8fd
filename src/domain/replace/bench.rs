//! Who may take a seat at a visit, and why everybody else may not (第15条, rule 16): every line of inspectors.txt is one or
//! the other, so that the request that has them all leaves nothing to be chosen after it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::acts::replacement::{Candidate, Struck, StruckReason};
use crate::domain::lists::inspector::Inspector;
use crate::domain::method::frame::{Crew, Frame};
use crate::domain::visit::log::VisitLogs;
use crate::domain::visit::visits::Visit;

/// The visits of a draw at a line of the book, with what texts and book say of them.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The texts of the draw, by lines.
    pub frame: &'a Frame,
    /// Lines of population.txt of the visits' objects.
    pub lines: &'a BTreeMap<String, u32>,
    /// The visits as they stand.
    pub visits: &'a [Visit],
    /// What the book says of visits.
    pub logs: &'a VisitLogs,
    /// The line: what the book says from it on does not count.
    pub before: u64,
}

/// Those who could take a seat at one visit, by what bars them.
#[derive(Debug, Clone)]
pub struct Bench<'a> {
    /// inspectors.txt of the draw.
    pub crew: &'a Crew,
    /// How many of a team must be qualified.
    pub qualified: u32,
    /// Recused from the visit by the texts.
    pub recused: BTreeSet<&'a str>,
    /// Granted to stay away from its enterprise.
    pub granted: BTreeSet<&'a str>,
    /// Those who left its team before.
    pub left: BTreeSet<&'a str>,
    /// Without a valid certificate.
    pub invalid: BTreeSet<&'a str>,
    /// Visits in this draw as they stand, by certificate number.
    pub visits: BTreeMap<&'a str, u64>,
}

/// Every line of inspectors.txt, ascending: those who may take a seat, and those who may not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sorted {
    /// Those who may.
    pub candidates: Vec<Candidate>,
    /// Those who may not, with the reason.
    pub struck: Vec<Struck>,
}

impl<'a> Setting<'a> {
    /// The inspectors recused from a visit as it stands by the texts of the draw.
    pub fn recused(&self, visit: &Visit) -> BTreeSet<&'a str> {
        let objects = visit.to_inspect();
        let lines = objects.iter().filter_map(|code| self.lines.get(code));
        let lines: Vec<u32> = lines.copied().collect();
        let recused = self.frame.recused_from(&lines).into_iter();
        recused
            .map(|j| self.frame.crew.certs[j as usize].as_str())
            .collect()
    }

    /// The members of a visit's team who must leave it, in the order of the seats: recused from it by the texts, or granted
    /// to stay away from its enterprise.
    pub fn recused_members(&self, visit: &Visit) -> Vec<String> {
        let mut recused = self.recused(visit);
        recused.extend(self.logs.granted(&visit.id.enterprise, self.before));
        let members = visit.team.iter();
        let members = members.filter(|cert| recused.contains(cert.as_str()));
        members.cloned().collect()
    }

    /// Those who could take a seat at a visit; `invalid` are without a valid certificate.
    pub fn bench(&self, visit: &'a Visit, invalid: BTreeSet<&'a str>) -> Bench<'a> {
        let (id, before) = (&visit.id, self.before);
        Bench {
            crew: &self.frame.crew,
            qualified: self.frame.grouping.qualified,
            recused: self.recused(visit),
            granted: self.logs.granted(&id.enterprise, before).collect(),
            left: self.logs.replacements.left(id, before).collect(),
            invalid,
            visits: visits_of(self.visits),
        }
    }
}

impl Bench<'_> {
    /// Whether somebody holds a needed specialty.
    fn is_qualified(&self, cert: &str) -> bool {
        let line = self.crew.line_of(cert);
        line.is_some_and(|line| self.crew.qualified[line as usize])
    }

    /// Whether only the qualified may take the seat of `leaver` in `team`: the others have fewer than they must.
    fn is_for_the_qualified(&self, team: &[String], leaver: &str) -> bool {
        let others = team.iter().filter(|cert| *cert != leaver);
        let qualified = others.filter(|cert| self.is_qualified(cert)).count();
        qualified < self.qualified as usize
    }

    /// Every line of inspectors.txt for the seat of `leaver` in `team`, or for one that `leaver` left empty.
    pub fn sort(&self, team: &[String], leaver: &str) -> Sorted {
        let qualified_only = self.is_for_the_qualified(team, leaver);
        let mut sorted = Sorted::default();
        for (cert, &qualified) in self.crew.certs.iter().zip(&self.crew.qualified) {
            let lacking = qualified_only && !qualified;
            let cert = cert.clone();
            match self.bars(&cert, (team, leaver), lacking) {
                Some(reason) => sorted.struck.push(Struck { cert, reason }),
                None => sorted.candidates.push(Candidate {
                    visits: self.visits.get(cert.as_str()).copied().unwrap_or(0),
                    cert,
                    qualified,
                }),
            }
        }
        sorted
    }

    /// What bars somebody, the first reason in the order of [`StruckReason`].
    fn bars(
        &self,
        cert: &String,
        (team, leaver): (&[String], &str),
        lacking: bool,
    ) -> Option<StruckReason> {
        let by = |set: &BTreeSet<&str>| set.contains(cert.as_str());
        let reasons = [
            (by(&self.recused), StruckReason::Recused),
            (by(&self.granted), StruckReason::Granted),
            (team.contains(cert), StruckReason::Team),
            (by(&self.left) || cert == leaver, StruckReason::Replaced),
            (lacking, StruckReason::Unqualified),
            (by(&self.invalid), StruckReason::Certificate),
        ];
        let first = reasons.into_iter().find(|(holds, _)| *holds);
        first.map(|(_, reason)| reason)
    }
}

/// How many visits each inspector has in a draw as it stands; lost objects are not visited.
pub fn visits_of(visits: &[Visit]) -> BTreeMap<&str, u64> {
    let mut counts = BTreeMap::new();
    let there = visits.iter().filter(|visit| !visit.is_lost());
    for cert in there.flat_map(|visit| &visit.team) {
        *counts.entry(cert.as_str()).or_insert(0) += 1;
    }
    counts
}

/// The lines of inspectors.txt whose certificate is not valid today, or not 有效, or gone from the library.
pub fn invalid<'a>(
    crew: &'a Crew,
    inspectors: &'a [(u64, Inspector)],
    today: NaiveDate,
) -> BTreeSet<&'a str> {
    let valid = inspectors
        .iter()
        .filter(|(_, i)| i.may_serve((today, today)));
    let valid: BTreeSet<&str> = valid.map(|(_, i)| i.cert.as_str()).collect();
    let certs = crew.certs.iter().map(String::as_str);
    certs.filter(|cert| !valid.contains(cert)).collect()
}
