//! Everything a draw depends on but its keys: the texts, read and checked.

use std::collections::BTreeMap;

use super::enterprise::Enterprises;
use super::population::Population;

/// The inspectors of a round (inspectors.txt), in the order of their lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Crew {
    /// Certificate numbers, ascending.
    pub certs: Vec<String>,
    /// Whether each holds a specialty that the task's items need.
    pub qualified: Vec<bool>,
}

impl Crew {
    /// Number of inspectors (M).
    pub fn len(&self) -> usize {
        self.certs.len()
    }

    /// Whether nobody may serve.
    pub fn is_empty(&self) -> bool {
        self.certs.is_empty()
    }

    /// How many are qualified.
    pub fn qualified_count(&self) -> usize {
        self.qualified.iter().filter(|&&q| q).count()
    }

    /// The line of a certificate number, from 0.
    pub fn line_of(&self, cert: &str) -> Option<u32> {
        let found = self
            .certs
            .binary_search_by(|c| c.as_bytes().cmp(cert.as_bytes()))
            .ok()?;
        u32::try_from(found).ok()
    }
}

/// How teams are formed; the last four lines of the manifest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grouping {
    /// People per team (每组人数), 2 or more.
    pub group: u32,
    /// How many of them must hold a needed specialty (专业人数), up to `group`.
    pub qualified: u32,
    /// Number of standing teams (检查组数), or a team of its own for each object.
    pub teams: Option<u32>,
    /// How many inspectors the pool begins with (抽取人数), or all.
    pub pool: Option<u32>,
}

impl Grouping {
    /// Whether people, of whom each is qualified or not, can make one team.
    pub fn suffices(&self, people: &[bool]) -> bool {
        let qualified = people.iter().filter(|&&qualified| qualified).count();
        people.len() >= self.group as usize && qualified >= self.qualified as usize
    }
}

/// The texts of a draw, by lines instead of codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// population.txt.
    pub population: Population,
    /// excluded.txt: lines of the population, ascending.
    pub excluded: Vec<u32>,
    /// owners.txt.
    pub enterprises: Enterprises,
    /// inspectors.txt.
    pub crew: Crew,
    /// recusals.txt: for a line of the population, the lines of the inspectors who must not meet it, ascending.
    pub recused: BTreeMap<u32, Vec<u32>>,
    /// How many to take of each stratum, in the order of the population's strata.
    pub takes: Vec<u64>,
    /// How teams are formed.
    pub grouping: Grouping,
}

impl Frame {
    /// The inspectors recused from a visit of the objects on `lines`: those recused from any of them, ascending (rule 12).
    pub fn recused_from(&self, lines: &[u32]) -> Vec<u32> {
        let mut recused: Vec<u32> = lines
            .iter()
            .filter_map(|line| self.recused.get(line))
            .flatten()
            .copied()
            .collect();
        recused.sort_unstable();
        recused.dedup();
        recused
    }

    /// How many lines of each stratum are excluded, in the population's order.
    pub fn excluded_by_stratum(&self) -> Vec<u64> {
        let mut counts = vec![0; self.population.strata().len()];
        for &line in &self.excluded {
            counts[self.population.stratum_of(line)] += 1;
        }
        counts
    }

    /// From how many objects of the population each inspector is recused, by line of inspectors.txt.
    pub fn recusal_counts(&self) -> Vec<u64> {
        let mut counts = vec![0; self.crew.len()];
        for &j in self.recused.values().flatten() {
            counts[j as usize] += 1;
        }
        counts
    }
}
