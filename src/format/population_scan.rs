//! population.txt line by line, and the lines on which the codes stand that the other texts name.

use crate::domain::method::owners::Owners;
use crate::domain::method::population::{Population, PopulationBuilder};
use crate::domain::method::text_flaw::TextFlaw;

/// A code that stands on no line.
const NOWHERE: u32 = u32::MAX;

/// A population and the lines of the codes that the other texts name.
///
/// Lines are taken by [`PopulationPart`]s, so that those of a long text can be taken side by side.
#[derive(Debug)]
pub struct PopulationScan<'a> {
    builder: PopulationBuilder,
    /// The codes to find, ascending and unique.
    named: Vec<String>,
    owners: &'a Owners,
    /// Those owners, ascending.
    owner_codes: Vec<(&'a str, u32)>,
    lines: NamedLines,
}

/// Some lines of a population that follow each other.
#[derive(Debug, Default)]
pub struct PopulationPart {
    builder: PopulationBuilder,
    /// Of each of the three kinds of codes to be found, how far they have been gone through.
    next: Option<[usize; 3]>,
    /// Those that were met, by their places, and on which of these lines.
    met: [Vec<(usize, u32)>; 3],
}

impl PopulationPart {
    /// How many lines it has.
    pub fn lines(&self) -> u64 {
        self.builder.lines().into()
    }
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
        }
    }

    /// The number of codes to be found of each kind, and the code at a place among them.
    fn sought(&self) -> [(usize, Sought<'_>); 3] {
        [
            (self.named.len(), Sought::Named(&self.named)),
            (self.owners.len(), Sought::Owned(self.owners)),
            (self.owner_codes.len(), Sought::Owner(&self.owner_codes)),
        ]
    }

    /// Takes the next line of a part.
    ///
    /// # Errors
    /// What [`PopulationBuilder::push`] says of it.
    pub fn push(
        &self,
        part: &mut PopulationPart,
        code: &str,
        stratum: Option<&str>,
    ) -> Result<(), TextFlaw> {
        let line = part.builder.lines();
        part.builder.push(code, stratum)?;
        let counts = [self.named.len(), self.owners.len(), self.owner_codes.len()];
        if part.next == Some(counts) {
            // Every one of them comes before this code.
            return Ok(());
        }
        let sought = self.sought();
        let next = part
            .next
            .get_or_insert_with(|| sought.map(|(count, codes)| codes.first_from(count, code)));
        for ((next, found), (count, codes)) in next.iter_mut().zip(&mut part.met).zip(sought) {
            if let Some(place) = met(next, count, code, |place| codes.at(place)) {
                found.push((place, line));
            }
        }
        Ok(())
    }

    /// Adds the lines of the part that comes next.
    ///
    /// # Errors
    /// What [`PopulationBuilder::append`] says of them.
    pub fn append(&mut self, part: PopulationPart) -> Result<(), TextFlaw> {
        let before = self.builder.lines();
        self.builder.append(part.builder)?;
        let [named, owned, owners] = part.met;
        for (place, line) in named {
            self.lines.named[place].1 = Some(before + line);
        }
        for (place, line) in owned {
            self.lines.owned[place] = before + line;
        }
        for (place, line) in owners {
            let number = self.owner_codes[place].1;
            self.lines.owners[number as usize] = before + line;
        }
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

/// Codes to be found, ascending.
#[derive(Clone, Copy)]
enum Sought<'s> {
    /// Those that other texts name.
    Named(&'s [String]),
    /// Of objects that have an owner.
    Owned(&'s Owners),
    /// Of the owners.
    Owner(&'s [(&'s str, u32)]),
}

impl<'s> Sought<'s> {
    fn at(self, place: usize) -> &'s str {
        match self {
            Self::Named(codes) => &codes[place],
            Self::Owned(owners) => owners.code(place),
            Self::Owner(owners) => owners[place].0,
        }
    }

    /// The place of the first of these `count` codes that does not come before `code`.
    fn first_from(self, count: usize, code: &str) -> usize {
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = low.midpoint(high);
            if self.at(middle).as_bytes() < code.as_bytes() {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
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

    /// The same of codes that ascend.
    pub fn lines_of<'c>(
        &'c self,
        codes: impl Iterator<Item = &'c str>,
    ) -> impl Iterator<Item = Option<u32>> {
        let mut named = self.named.iter().peekable();
        codes.map(move |code| {
            while named.next_if(|(named, _)| named.as_str() < code).is_some() {}
            named.next_if(|(named, _)| named == code)?.1
        })
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
