//! How often objects and enterprises were drawn in the year (第16条 coverage, 第13条 防止过度检查).

use std::collections::BTreeMap;

use crate::domain::ground::coverage::Coverage;

/// For each code the ids of its draws, ascending.
type Draws = BTreeMap<String, Vec<String>>;

/// How often objects and enterprises were drawn in the year; voided draws left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TimesDrawn {
    objects: Draws,
    enterprises: Draws,
}

fn note(draws: &mut Draws, code: &str, draw: &str) {
    let draws = draws.entry(code.to_owned()).or_default();
    if let Err(place) = draws.binary_search_by(|known| known.as_bytes().cmp(draw.as_bytes())) {
        draws.insert(place, draw.to_owned());
    }
}

fn draws_of<'a>(draws: &'a Draws, code: &str) -> &'a [String] {
    draws.get(code).map_or(&[], Vec::as_slice)
}

impl TimesDrawn {
    /// Notes that `draw` drew the object `code` of `enterprise`.
    pub fn note(&mut self, (code, enterprise): (&str, &str), draw: &str) {
        note(&mut self.objects, code, draw);
        note(&mut self.enterprises, enterprise, draw);
    }

    /// The enterprises visited as often as `cap` allows, ascending by code, each with its draws.
    pub fn used_up(&self, cap: u32) -> impl Iterator<Item = (&str, &[String])> {
        self.enterprises
            .iter()
            .filter(move |(_, draws)| draws.len() >= cap as usize)
            .map(|(c, d)| (c.as_str(), d.as_slice()))
    }

    /// Coverage of a library of `base` objects, without and with `drawn`.
    pub fn with<'a>(
        &self,
        drawn: impl Iterator<Item = &'a str>,
        base: u64,
    ) -> (Coverage, Coverage) {
        let before = Coverage {
            objects: self.objects(),
            base,
        };
        let new = drawn.filter(|code| !self.has(code)).count() as u64;
        (
            before,
            Coverage {
                objects: before.objects + new,
                base,
            },
        )
    }

    /// Those of these enterprises that have been visited as often as `cap` allows before, each once, with its draws.
    ///
    /// A draw from today's lists excludes them; a sealed one is drawn from what it was sealed with.
    pub fn over<'a>(
        &self,
        cap: u32,
        enterprises: impl Iterator<Item = &'a str>,
    ) -> Vec<(String, Vec<String>)> {
        let over = enterprises.filter(|code| self.visits_of(code).len() >= cap as usize);
        let over: BTreeMap<&str, &[String]> =
            over.map(|code| (code, self.visits_of(code))).collect();
        over.into_iter()
            .map(|(code, draws)| (code.to_owned(), draws.to_vec()))
            .collect()
    }

    /// The draws that drew an object, ascending.
    pub fn draws_of(&self, code: &str) -> &[String] {
        draws_of(&self.objects, code)
    }

    /// The draws that led to a visit of an enterprise, ascending.
    pub fn visits_of(&self, enterprise: &str) -> &[String] {
        draws_of(&self.enterprises, enterprise)
    }

    /// Every drawn object with its draws, ascending by code.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.objects.iter().map(|(c, d)| (c.as_str(), d.as_slice()))
    }

    /// Number of distinct objects.
    pub fn objects(&self) -> u64 {
        self.objects.len() as u64
    }

    /// Number of distinct enterprises.
    pub fn enterprises(&self) -> u64 {
        self.enterprises.len() as u64
    }

    /// Whether the object has been drawn.
    pub fn has(&self, code: &str) -> bool {
        self.objects.contains_key(code)
    }
}
