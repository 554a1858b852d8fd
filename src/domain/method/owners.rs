//! Which objects of a draw belong to a company other than themselves (owners.txt, rule 3), by code.

use std::collections::BTreeMap;

use crate::domain::ground::arena::Arena;

/// Objects with their owners (所属主体), ascending by code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owners {
    codes: Arena,
    /// The number of the owner of each.
    owner_of: Vec<u32>,
    numbers: BTreeMap<String, u32>,
    names: Vec<String>,
}

impl Owners {
    /// Adds an object with its owner, whose code comes after all those added before.
    pub fn push(&mut self, code: &str, owner: &str) {
        let number = if let Some(&number) = self.numbers.get(owner) {
            number
        } else {
            let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
            self.names.push(owner.to_owned());
            self.numbers.insert(owner.to_owned(), number);
            number
        };
        self.codes.push(code);
        self.owner_of.push(number);
    }

    /// Number of objects that have an owner.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether every object is its own enterprise.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// The code of the object at `place`, from 0.
    pub fn code(&self, place: usize) -> &str {
        self.codes.get(place)
    }

    /// The number of the owner of the object at `place`.
    pub fn number(&self, place: usize) -> u32 {
        self.owner_of[place]
    }

    /// The owners, each once, ascending by code, with their numbers.
    pub fn owners(&self) -> impl Iterator<Item = (&str, u32)> {
        self.numbers
            .iter()
            .map(|(owner, number)| (owner.as_str(), *number))
    }

    /// The owner of an object; nothing for one that is its own enterprise.
    pub fn owner_of(&self, code: &str) -> Option<&str> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.code(middle).as_bytes().cmp(code.as_bytes()) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => {
                    return Some(&self.names[self.number(middle) as usize]);
                }
            }
        }
        None
    }

    /// The enterprise (企业) of an object: its owner, or itself.
    pub fn enterprise_of<'a>(&'a self, code: &'a str) -> &'a str {
        self.owner_of(code).unwrap_or(code)
    }

    /// Every object that has an owner, with it, ascending by code.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let owner = |place: usize| self.names[self.number(place) as usize].as_str();
        (0..self.len()).map(move |place| (self.code(place), owner(place)))
    }
}
