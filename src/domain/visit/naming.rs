//! How people name what has a code: by the code, or by a name that only one has.

use std::collections::{HashMap, HashSet};
use std::fmt;

use crate::domain::ground::cell::tidy_code;

/// Somebody or something with its code and its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// The code, or the certificate number.
    pub code: String,
    /// The name; "" where no list has one.
    pub name: String,
}

/// As sentences name it: name and code.
impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name.as_str() {
            "" => f.write_str(&self.code),
            name => write!(f, "{name} {}", self.code),
        }
    }
}

/// What somebody means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant<'a> {
    /// This one.
    One(&'a Named),
    /// One of these, which have the same name.
    Several(Vec<Named>),
    /// None of them; these come nearest.
    Unknown(Vec<Named>),
}

/// How many are named as the nearest.
const NEAREST: usize = 3;

/// Which of `among` somebody means, by code or name; white space, width and case of letters make no difference.
pub fn meant<'a>(said: &str, among: &'a [Named]) -> Meant<'a> {
    let said = tidy_code(said);
    let one = among.iter().find(|named| named.code == *said);
    let called = among.iter().filter(|named| is_called(named, &said));
    told(&said, one, called, among)
}

fn is_called(named: &Named, said: &str) -> bool {
    !named.name.is_empty() && tidy_code(&named.name) == said
}

fn told<'a>(
    said: &str,
    one: Option<&'a Named>,
    named: impl Iterator<Item = &'a Named>,
    among: &'a [Named],
) -> Meant<'a> {
    if let Some(one) = one {
        return Meant::One(one);
    }
    let mut called: Vec<&Named> = Vec::new();
    for named in named {
        if called.iter().all(|known| known.code != named.code) {
            called.push(named);
        }
    }
    match called.as_slice() {
        [] => Meant::Unknown(nearest(said, among)),
        [one] => Meant::One(one),
        several => Meant::Several(several.iter().copied().cloned().collect()),
    }
}

/// Many of them, of whom many are asked for: each is found without going through all.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    named: Vec<Named>,
    /// By code, the place of the first.
    by_code: HashMap<String, usize>,
    /// By name, the places of all.
    by_name: HashMap<String, Vec<usize>>,
}

impl From<Vec<Named>> for Roster {
    fn from(named: Vec<Named>) -> Self {
        let mut roster = Self::default();
        for (place, named) in named.iter().enumerate() {
            roster.by_code.entry(named.code.clone()).or_insert(place);
            if !named.name.is_empty() {
                let name = tidy_code(&named.name).into_owned();
                roster.by_name.entry(name).or_default().push(place);
            }
        }
        Self { named, ..roster }
    }
}

impl Roster {
    /// Which of them somebody means, as [`meant`].
    pub fn meant(&self, said: &str) -> Meant<'_> {
        let said = tidy_code(said);
        let one = self.by_code.get(&*said).map(|&place| &self.named[place]);
        let called = self.by_name.get(&*said).into_iter().flatten();
        let called = called.map(|&place| &self.named[place]);
        told(&said, one, called, &self.named)
    }
}

/// Those that share most with what was said: half of the longer one's pairs of characters that stand side by side.
fn nearest(said: &str, among: &[Named]) -> Vec<Named> {
    let mut near: Vec<(usize, &Named)> = Vec::new();
    let mut known = HashSet::new();
    let mut alike = alike_to(said);
    for named in among {
        let likeness = alike(&tidy_code(&named.name)).max(alike(&named.code));
        if likeness > 0 && known.insert(&named.code) {
            near.push((likeness, named));
        }
    }
    near.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    let near = near.into_iter().take(NEAREST);
    near.map(|(_, named)| named.clone()).collect()
}

/// The pairs of characters that stand side by side.
fn pairs_of(text: &str) -> impl Iterator<Item = (char, char)> {
    text.chars().zip(text.chars().skip(1))
}

/// Tells how much another text shares with this one, in hundredths; nothing where neither holds the other and it is less than
/// half.
fn alike_to(said: &str) -> impl FnMut(&str) -> usize {
    let pairs: Vec<(char, char)> = pairs_of(said).collect();
    let mut others: Vec<(char, char)> = Vec::new();
    move |other| {
        others.clear();
        others.extend(pairs_of(other));
        let longer = pairs.len().max(others.len());
        let mut shared = 0;
        for pair in &pairs {
            if let Some(place) = others.iter().position(|other| other == pair) {
                others.swap_remove(place);
                shared += 1;
            }
        }
        let likeness = shared * 100 / longer.max(1);
        let holds = shared > 0 && (said.contains(other) || other.contains(said));
        if holds || likeness >= 50 {
            likeness.max(1)
        } else {
            0
        }
    }
}
