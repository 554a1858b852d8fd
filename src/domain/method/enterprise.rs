//! Enterprises (企业) of a population (owners.txt, rule 3): the law counts visits by enterprise, and one visit settles all
//! its objects (第2条 一次完成).

/// Which objects belong to a company other than themselves, by lines of population.txt.
///
/// The enterprise of an object is its owner, or itself. An owner that stands in the population is known by its line, any
/// other by a number above all lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enterprises {
    /// Lines of the population.
    lines: u32,
    /// Line of an owned object and the number of its enterprise, ascending by line.
    owned: Vec<(u32, u64)>,
}

impl Enterprises {
    /// The enterprises of a population of `lines` lines: of each owned object its line, and its owner's line or, of an
    /// owner outside the population, a number of its own from 0. Ascending by line.
    pub fn new(lines: u32, owned: Vec<(u32, Owner)>) -> Self {
        let number = |owner: Owner| match owner {
            Owner::Line(line) => u64::from(line),
            Owner::Outside(number) => u64::from(lines) + u64::from(number),
        };
        let owned = owned
            .into_iter()
            .map(|(line, owner)| (line, number(owner)))
            .collect();
        Self { lines, owned }
    }

    /// The number of the enterprise of the object on `line`.
    pub fn of(&self, line: u32) -> u64 {
        self.owned
            .binary_search_by_key(&line, |(at, _)| *at)
            .map_or(u64::from(line), |place| self.owned[place].1)
    }

    /// Whether every object is its own enterprise.
    pub fn is_empty(&self) -> bool {
        self.owned.is_empty()
    }

    /// The lines of these objects, and of every other object of their enterprises, by enterprise; each group ascending.
    pub fn groups(&self, lines: impl IntoIterator<Item = u32>) -> Vec<Vec<u32>> {
        let mut wanted: Vec<u64> = lines.into_iter().map(|line| self.of(line)).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut groups: Vec<Vec<u32>> = wanted
            .iter()
            .map(|&enterprise| {
                let line = u32::try_from(enterprise).ok();
                line.filter(|line| *line < self.lines).into_iter().collect()
            })
            .collect();
        for (line, enterprise) in &self.owned {
            if let Ok(place) = wanted.binary_search(enterprise) {
                groups[place].push(*line);
            }
        }
        for group in &mut groups {
            group.sort_unstable();
        }
        groups
    }
}

/// The owner of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// It stands on this line of population.txt.
    Line(u32),
    /// It does not stand there; which of those that do not.
    Outside(u32),
}

/// Holds excluded.txt against the enterprises: all objects of an enterprise stand there with the same ids, or none of them.
///
/// `excluded` are the lines of population.txt, ascending, `same` tells of two of them by place whether they name the same
/// draws.
///
/// # Errors
/// The place in `excluded` of an object whose enterprise is excluded in part.
pub fn check_whole(
    enterprises: &Enterprises,
    excluded: &[u32],
    same: impl Fn(usize, usize) -> bool,
) -> Result<(), usize> {
    if enterprises.is_empty() {
        return Ok(());
    }
    for group in enterprises.groups(excluded.iter().copied()) {
        let places: Vec<Option<usize>> = group
            .iter()
            .map(|line| excluded.binary_search(line).ok())
            .collect();
        let Some(first) = places.iter().flatten().min().copied() else {
            continue;
        };
        let whole = places
            .iter()
            .all(|place| place.is_some_and(|place| same(first, place)));
        if !whole {
            return Err(first);
        }
    }
    Ok(())
}
