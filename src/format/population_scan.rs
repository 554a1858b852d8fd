//! population.txt line by line, and the lines on which the codes stand that the other texts name.

use crate::domain::method::owners::Owners;
use crate::domain::method::population::{Population, PopulationBuilder};
use crate::domain::method::text_flaw::TextFlaw;

/// A code that stands on no line.
const NOWHERE: u32 = u32::MAX;

/// A population and the lines of the codes that the other texts name.
#[derive(Debug)]
pub struct PopulationScan<'a> {
    builder: PopulationBuilder,
    /// The codes to find, ascending and unique.
    named: Vec<String>,
    owners: &'a Owners,
    /// Those owners, ascending.
    owner_codes: Vec<(&'a str, u32)>,
    lines: NamedLines,
    /// How far each of the three has been gone through.
    next: [usize; 3],
    line: u32,
}

impl<'a> PopulationScan<'a> {
    /// A scan that will note the lines of `codes`, of the objects that have owners, and of the owners.
    pub fn new(mut codes: Vec<String>, owners: &'a Owners) -> Self {
        codes.sort_unstable();
        codes.dedup();
        let owner_codes: Vec<(&str, u32)> = owners.owners().collect();
        let lines = NamedLines {
            named: codes.iter().map(|code| (code.clone(), None)).collect(),
            owned: vec![NOWHERE; owners.len()],
            owners: vec![NOWHERE; owner_codes.len()],
        };
        Self {
            builder: PopulationBuilder::default(),
            named: codes,
            owners,
            owner_codes,
            lines,
            next: [0; 3],
            line: 0,
        }
    }

    /// Takes the next line.
    ///
    /// # Errors
    /// What [`PopulationBuilder::push`] says of it.
    pub fn push(&mut self, code: &str, stratum: Option<&str>) -> Result<(), TextFlaw> {
        self.builder.push(code, stratum)?;
        let line = self.line;
        let [named, owned, owners] = &mut self.next;
        if let Some(place) = met(named, self.named.len(), code, |i| &self.named[i]) {
            self.lines.named[place].1 = Some(line);
        }
        if let Some(place) = met(owned, self.owners.len(), code, |i| self.owners.code(i)) {
            self.lines.owned[place] = line;
        }
        let code_at = |i: usize| self.owner_codes[i].0;
        if let Some(place) = met(owners, self.owner_codes.len(), code, code_at) {
            self.lines.owners[self.owner_codes[place].1 as usize] = line;
        }
        self.line += 1;
        Ok(())
    }

    /// The population and the lines of the named codes.
    ///
    /// # Errors
    /// [`TextFlaw::Empty`] without a line.
    pub fn finish(self) -> Result<(Population, NamedLines), TextFlaw> {
        Ok((self.builder.finish()?, self.lines))
    }
}

/// Goes on through ascending codes up to `code`; its place among them when it is one.
fn met<'c>(
    next: &mut usize,
    count: usize,
    code: &str,
    code_at: impl Fn(usize) -> &'c str,
) -> Option<usize> {
    while *next < count {
        match code_at(*next).as_bytes().cmp(code.as_bytes()) {
            std::cmp::Ordering::Less => *next += 1,
            std::cmp::Ordering::Equal => {
                *next += 1;
                return Some(*next - 1);
            }
            std::cmp::Ordering::Greater => break,
        }
    }
    None
}

/// Lines of population.txt by the codes that the other texts name.
#[derive(Debug, Clone, Default)]
pub struct NamedLines {
    named: Vec<(String, Option<u32>)>,
    /// Of each object that has an owner.
    owned: Vec<u32>,
    /// Of each owner, by its number.
    owners: Vec<u32>,
}

impl NamedLines {
    /// The line of a code, from 0; `None` when the population has no such code.
    pub fn line_of(&self, code: &str) -> Option<u32> {
        let found = self
            .named
            .binary_search_by(|(named, _)| named.as_bytes().cmp(code.as_bytes()))
            .ok()?;
        self.named[found].1
    }

    /// The line of the object at `place` of owners.txt.
    pub fn line_of_owned(&self, place: usize) -> Option<u32> {
        let line = self.owned.get(place).copied();
        line.filter(|line| *line != NOWHERE)
    }

    /// The line of the owner with this number.
    pub fn line_of_owner(&self, number: u32) -> Option<u32> {
        let line = self.owners.get(number as usize).copied();
        line.filter(|line| *line != NOWHERE)
    }
}
