//! Small libraries of enterprises for the tests of the year, and chance that can be repeated.

use choucha::domain::book::times_drawn::TimesDrawn;
use choucha::domain::lists::code_key;
use choucha::domain::lists::object::Object;
use choucha::domain::lists::object_code::{ALPHABET, WEIGHTS};
use choucha::domain::year::census::{Census, Stratum};
use choucha::domain::year::counting::{Counting, SoFar, Waiting};

/// A valid credit code; each number has its own, ascending with it.
pub(crate) fn code(number: u32) -> String {
    let mut values: Vec<u32> = vec![9, 1, 3, 7, 0, 4, 9, 9];
    let digits = (0..9).rev().map(|place| number / 10u32.pow(place) % 10);
    values.extend(digits);
    let sum: u32 = values
        .iter()
        .zip(WEIGHTS)
        .map(|(value, weight)| value * weight)
        .sum();
    values.push((31 - sum % 31) % 31);
    values
        .iter()
        .map(|value| char::from(ALPHABET[*value as usize]))
        .collect()
}

/// An object: its code, its owner ("" for none), and the strata it is in.
#[derive(Debug, Clone)]
pub(crate) struct Thing {
    pub(crate) code: String,
    pub(crate) owner: String,
    pub(crate) strata: Vec<Stratum>,
}

impl Thing {
    pub(crate) fn new(code: &str, owner: &str, strata: &[Stratum]) -> Self {
        Self {
            code: code.to_owned(),
            owner: owner.to_owned(),
            strata: strata.to_vec(),
        }
    }

    /// The code of its enterprise.
    pub(crate) fn enterprise(&self) -> &str {
        if self.owner.is_empty() {
            &self.code
        } else {
            &self.owner
        }
    }

    /// As a row of the library has it, in this region.
    pub(crate) fn object<'a>(&'a self, region: &'a str, takes_part: bool) -> Object<'a> {
        Object {
            vouched: false,
            code: self.code.as_str().into(),
            company: code_key::pack(&self.code),
            kind: "市场主体".into(),
            owner: self.owner.as_str().into(),
            region: region.into(),
            level: "区级".into(),
            scope: "".into(),
            grade: "A".into(),
            takes_part,
        }
    }
}

/// A library counted, all of it in one region and taking part.
pub(crate) fn census(things: &[Thing], drawn: &TimesDrawn, waiting: &[Waiting]) -> Census {
    let so_far = SoFar { drawn, waiting };
    let mut counting = Counting::default();
    for thing in things {
        counting.add(&thing.object("东", true), &thing.strata, so_far);
    }
    for thing in things {
        if things.iter().any(|other| other.owner == thing.code) {
            counting.owns(&thing.object("东", true), &thing.strata, so_far);
        }
    }
    counting.finish(so_far)
}

/// Chance that can be repeated.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    /// The next number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// One of so many.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % count as u64).unwrap()
    }

    /// In another order.
    pub(crate) fn shuffled<T>(&mut self, mut things: Vec<T>) -> Vec<T> {
        for place in (1..things.len()).rev() {
            things.swap(place, self.below(place + 1));
        }
        things
    }
}
