//! The population of a round: every object in the task's scope that takes part, by line and stratum.
//!
//! Lines ascend by code, so that the order of a line number is the order of its code, and a draw needs the codes of the
//! drawn lines only. Ten million objects cost two bytes each here when there are strata, and nothing when there are none.

use super::text_flaw::TextFlaw;
use crate::domain::lists::strata::MOST_STRATA;

/// A population, known by the number of its lines and the stratum of each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Population {
    lines: u32,
    /// Names of the strata that have a line, ascending; one empty name without strata.
    strata: Vec<String>,
    /// Index into `strata` of each line; empty without strata.
    stratum_of: Vec<u16>,
    counts: Vec<u64>,
}

impl Population {
    /// Number of lines.
    pub fn lines(&self) -> u32 {
        self.lines
    }

    /// The strata that have a line, ascending; a single "" without strata.
    pub fn strata(&self) -> &[String] {
        &self.strata
    }

    /// Lines of each stratum, in the order of [`Population::strata`].
    pub fn counts(&self) -> &[u64] {
        &self.counts
    }

    /// Index of the stratum of line `line`.
    pub fn stratum_of(&self, line: u32) -> usize {
        self.stratum_of
            .get(line as usize)
            .map_or(0, |&s| usize::from(s))
    }
}

/// Takes the lines of population.txt one by one, in their order, and holds them against the rules.
#[derive(Debug, Default)]
pub struct PopulationBuilder {
    lines: u32,
    first: String,
    last: String,
    /// Names in the order in which they came up; `stratum_of` points here until the end.
    names: Vec<String>,
    counts: Vec<u64>,
    stratum_of: Vec<u16>,
    latest: usize,
}

impl PopulationBuilder {
    /// Adds a line. The cells have been checked already; this checks order, uniqueness and the presence of strata.
    ///
    /// # Errors
    /// [`TextFlaw`] for a line out of order, a stratum on some lines only, or more strata than [`MOST_STRATA`].
    pub fn push(&mut self, code: &str, stratum: Option<&str>) -> Result<(), TextFlaw> {
        if self.lines > 0 && code.as_bytes() <= self.last.as_bytes() {
            return Err(TextFlaw::NotAscending);
        }
        let stratified = !self.stratum_of.is_empty();
        if self.lines > 0 && stratified != stratum.is_some() {
            return Err(TextFlaw::CellCount {
                expected: 1 + usize::from(stratified),
                found: 1 + usize::from(!stratified),
            });
        }
        if let Some(name) = stratum {
            let index = self.index_of(name)?;
            self.counts[index] += 1;
            self.stratum_of
                .push(u16::try_from(index).unwrap_or(u16::MAX));
        }
        if self.lines == 0 {
            code.clone_into(&mut self.first);
        }
        self.last.clear();
        self.last.push_str(code);
        self.lines = self.lines.checked_add(1).ok_or(TextFlaw::TooManyLines)?;
        Ok(())
    }

    /// Number of lines added so far.
    pub fn lines(&self) -> u32 {
        self.lines
    }

    /// Adds the lines that come next, which another one has taken.
    ///
    /// # Errors
    /// As [`PopulationBuilder::push`].
    pub fn append(&mut self, later: Self) -> Result<(), TextFlaw> {
        if self.lines == 0 || later.lines == 0 {
            if self.lines == 0 {
                *self = later;
            }
            return Ok(());
        }
        if later.first.as_bytes() <= self.last.as_bytes() {
            return Err(TextFlaw::NotAscending);
        }
        let stratified = !self.stratum_of.is_empty();
        if stratified == later.stratum_of.is_empty() {
            return Err(TextFlaw::CellCount {
                expected: 1 + usize::from(stratified),
                found: 1 + usize::from(!stratified),
            });
        }
        let mut places = Vec::with_capacity(later.names.len());
        for (name, count) in later.names.iter().zip(&later.counts) {
            let place = self.index_of(name)?;
            self.counts[place] += count;
            places.push(u16::try_from(place).unwrap_or(u16::MAX));
        }
        let strata = later.stratum_of.into_iter();
        self.stratum_of
            .extend(strata.map(|stratum| places[usize::from(stratum)]));
        self.last = later.last;
        let lines = self.lines.checked_add(later.lines);
        self.lines = lines.ok_or(TextFlaw::TooManyLines)?;
        Ok(())
    }

    fn index_of(&mut self, name: &str) -> Result<usize, TextFlaw> {
        if self
            .names
            .get(self.latest)
            .is_some_and(|latest| latest == name)
        {
            return Ok(self.latest);
        }
        let index = self.names.iter().position(|known| known == name);
        self.latest = match index {
            Some(index) => index,
            None if self.names.len() == MOST_STRATA => return Err(TextFlaw::TooManyStrata),
            None => {
                self.names.push(name.to_owned());
                self.counts.push(0);
                self.names.len() - 1
            }
        };
        Ok(self.latest)
    }

    /// The population, when every line has been added.
    ///
    /// # Errors
    /// [`TextFlaw::Empty`] without a line.
    pub fn finish(mut self) -> Result<Population, TextFlaw> {
        if self.lines == 0 {
            return Err(TextFlaw::Empty);
        }
        if self.stratum_of.is_empty() {
            return Ok(Population {
                lines: self.lines,
                strata: vec![String::new()],
                stratum_of: Vec::new(),
                counts: vec![u64::from(self.lines)],
            });
        }
        let mut order: Vec<usize> = (0..self.names.len()).collect();
        order.sort_by(|&a, &b| self.names[a].as_bytes().cmp(self.names[b].as_bytes()));
        let mut rank = vec![0u16; order.len()];
        for (place, &index) in order.iter().enumerate() {
            rank[index] = u16::try_from(place).unwrap_or(u16::MAX);
        }
        for stratum in &mut self.stratum_of {
            *stratum = rank[usize::from(*stratum)];
        }
        Ok(Population {
            lines: self.lines,
            strata: order.iter().map(|&i| self.names[i].clone()).collect(),
            stratum_of: self.stratum_of,
            counts: order.iter().map(|&i| self.counts[i]).collect(),
        })
    }
}
