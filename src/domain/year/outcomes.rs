//! What the year's results and draws came to, whatever figures are grouped by: results by code and public value, measures
//! of handling, draws by what their seeds prove (第14条, 第17条, 第二十一条).

use std::collections::{BTreeMap, BTreeSet};

use super::span::Span;
use crate::domain::acts::handling::Measure;
use crate::domain::acts::in_force::FindingInForce;
use crate::domain::acts::inspection::Inspection;
use crate::domain::book::fold::DrawnRound;
use crate::domain::ground::date;
use crate::domain::method::source::Source;
use crate::domain::method::standing::SeedName;
use crate::domain::visit::log::VisitLog;

/// Draws of one kind of seed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DrawSum {
    /// Draws that hold.
    pub draws: u64,
    /// Of them, those made from a seal.
    pub sealed: u64,
    /// Objects that they drew in the first place.
    pub objects: u64,
}

/// Results, measures and draws, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// Visits by each code of the results that hold; one with several codes stands in several. On the day of completion.
    pub codes: BTreeMap<FindingInForce, u64>,
    /// The same by public value; a visit counts once in each.
    pub public: BTreeMap<String, u64>,
    /// Visits by each measure that was taken. On the day of the first step with it.
    pub measures: BTreeMap<Measure, u64>,
    /// Draws by what their seeds prove. On the day of the draw.
    pub draws: BTreeMap<SeedName, DrawSum>,
}

impl Outcomes {
    /// Counts a draw that holds.
    pub fn add_draw(&mut self, span: Span, draw: &DrawnRound) {
        let day = date::from_record(&draw.day);
        if day.is_some_and(|day| !span.has(day)) {
            return;
        }
        let source = Source::from_text(&draw.act.source);
        let name = SeedName::of(draw.standing(), source.as_ref());
        let sum = self.draws.entry(name).or_default();
        sum.draws += 1;
        sum.sealed += u64::from(draw.act.seal > 0);
        sum.objects += draw.act.drawn;
    }

    /// Counts a result that holds.
    pub(super) fn add_result(&mut self, span: Span, result: &Inspection) {
        if !span.has(result.completed) {
            return;
        }
        let codes: BTreeSet<&FindingInForce> = result.codes.iter().collect();
        let public: BTreeSet<&String> = result.codes.iter().map(|code| &code.public).collect();
        for code in codes {
            count(&mut self.codes, code);
        }
        for value in public {
            count(&mut self.public, value);
        }
    }

    /// Counts the measures of a handling.
    pub(super) fn add_measures(&mut self, span: Span, log: &VisitLog) {
        for measure in Measure::ALL {
            let mut steps = log.steps().into_iter();
            let first = steps.find(|step| step.measure == measure);
            if first.is_some_and(|step| span.has(step.date)) {
                *self.measures.entry(measure).or_default() += 1;
            }
        }
    }

    /// Draws whose seeds are not proved, and all draws.
    pub fn unproven(&self) -> (u64, u64) {
        let sum = |proven: fn(SeedName) -> bool| {
            let of_it = self.draws.iter().filter(|(name, _)| proven(**name));
            of_it.map(|(_, sum)| sum.draws).sum()
        };
        (sum(|name| !name.is_proven()), sum(|_| true))
    }
}

/// Counts one more of something, of which few kinds are met again and again.
fn count<K: Ord + Clone>(all: &mut BTreeMap<K, u64>, one: &K) {
    if let Some(count) = all.get_mut(one) {
        *count += 1;
    } else {
        all.insert(one.clone(), 1);
    }
}
