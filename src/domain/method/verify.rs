//! Holding a recorded draw against a repetition of it.

use serde::{Deserialize, Serialize};

use super::draw::Outcome;
use super::drawn_rows::{DrawnRow, DrawnRows, DrawnTeam};
use super::frame::Frame;
use super::key::Seed;
use super::manifest::{METHOD, Manifest};
use crate::domain::ground::arena::Arena;
use crate::domain::ground::sha::Sha;

/// What an inspector has to do with a draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Load {
    /// Certificate number.
    pub cert: String,
    /// Whether in the pool.
    pub pool: bool,
    /// In how many teams.
    pub visits: u64,
    /// From how many objects of the population recused.
    pub recused_from: u64,
}

/// A take as a record has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeLine {
    /// The stratum, "" without strata.
    pub stratum: String,
    /// Ratio or count, as in the manifest.
    pub how: String,
    /// N.
    pub of: u64,
    /// n.
    pub take: u64,
}

/// What could not be drawn of a stratum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shortfall {
    /// The stratum, "" without strata.
    pub stratum: String,
    /// How many are missing.
    pub missing: u64,
}

/// Declares the values, and each of them under its key of draw.json: none can be left out of a comparison.
macro_rules! values {
    ($($(#[$doc:meta])* $name:ident: $kind:ty,)*) => {
        /// What a draw is known by, as its record has it.
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct Values {
            $($(#[$doc])* pub $name: $kind,)*
        }

        impl Values {
            /// Each value under its key, in their order.
            pub fn named(&self) -> Vec<(&'static str, String)> {
                vec![$((stringify!($name), self.$name.to_string())),*]
            }
        }
    };
}

values! {
    /// The method's name and version.
    method: String,
    /// The bureau.
    bureau: String,
    /// Id of the task.
    task: String,
    /// The round, from 1.
    round: u64,
    /// Digest of manifest.txt.
    manifest_sha256: String,
    /// The seed, as given.
    seed: String,
    /// Where it comes from.
    source: String,
    /// The key that the objects are drawn with.
    key: String,
}

/// All that a draw's texts and seed determine.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repeated {
    /// What it is known by.
    pub values: Values,
    /// Each take.
    pub takes: Vec<TakeLine>,
    /// The strata that fall short.
    pub shortfalls: Vec<Shortfall>,
    /// The drawn objects.
    pub drawn: DrawnRows,
    /// Every line of inspectors.txt.
    pub loads: Vec<Load>,
}

impl Repeated {
    /// How many objects are missing in all strata.
    pub fn missing(&self) -> u64 {
        self.shortfalls.iter().map(|short| short.missing).sum()
    }
}

/// Puts a draw's outcome into the words of its record; `codes` are those of the drawn objects in draw order.
pub fn repeated(
    manifest: &Manifest,
    manifest_sha: Sha,
    frame: &Frame,
    seed: (&Seed, Sha),
    outcome: &Outcome,
    codes: &Arena,
) -> Repeated {
    let (seed, key) = seed;
    let recusals = frame.recusal_counts();
    let strata = frame.population.strata();
    let visits = outcome.loads(frame);
    let mut in_pool = vec![false; frame.crew.len()];
    outcome
        .pool
        .iter()
        .for_each(|&j| in_pool[j as usize] = true);
    let shortfalls = strata
        .iter()
        .zip(&outcome.shortfalls)
        .filter(|(_, missing)| **missing > 0);
    let takes = manifest.takes.iter().map(|take| TakeLine {
        stratum: take.stratum.clone(),
        how: take.how.to_string(),
        of: take.of,
        take: take.take,
    });
    let loads = frame.crew.certs.iter().enumerate().map(|(j, cert)| Load {
        cert: cert.clone(),
        pool: in_pool[j],
        visits: visits[j],
        recused_from: recusals[j],
    });
    Repeated {
        values: Values {
            method: METHOD.to_owned(),
            bureau: manifest.bureau.clone(),
            task: manifest.task.clone(),
            round: manifest.round.into(),
            manifest_sha256: manifest_sha.to_string(),
            seed: seed.as_str().to_owned(),
            source: manifest.source.text(),
            key: key.to_string(),
        },
        takes: takes.collect(),
        shortfalls: shortfalls
            .map(|(s, &missing)| Shortfall {
                stratum: s.clone(),
                missing,
            })
            .collect(),
        drawn: drawn_rows(frame, outcome, codes),
        loads: loads.collect(),
    }
}

fn drawn_rows(frame: &Frame, outcome: &Outcome, codes: &Arena) -> DrawnRows {
    let strata = frame.population.strata();
    let mut drawn = DrawnRows::numbering(codes.clone(), strata, &frame.crew.certs);
    let visit_of = outcome.visit_of();
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    for (index, object) in outcome.drawn.iter().enumerate() {
        let stratum = number(frame.population.stratum_of(object.line));
        let place = visit_of.get(index).copied();
        let visit = place.and_then(|place| outcome.visits.get(place));
        let team = visit.map_or(&[][..], |visit| &visit.team);
        let of_team = match (place, visit) {
            (Some(place), Some(visit)) => DrawnTeam::Visit {
                number: number(place + 1),
                recused: number(visit.recused.len()),
            },
            _ => DrawnTeam::Public { few: false },
        };
        drawn.push_numbered(object.ticket, stratum, of_team, team);
    }
    drawn
}

/// A difference between a record and the repetition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where: a key of draw.json, with the draw order where there is one.
    pub place: String,
    /// What the record says.
    pub recorded: String,
    /// What the repetition says.
    pub repeated: String,
}

impl Difference {
    /// The same, found below another place.
    #[must_use]
    pub fn below(self, place: impl std::fmt::Display) -> Self {
        let place = format!("{place} {}", self.place);
        Self { place, ..self }
    }
}

/// The parts of a record that are held against the repetition, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Method, bureau, task, round, digests, seed, source, key.
    Values,
    /// Takes and shortfalls.
    Takes,
    /// The drawn objects and their tickets.
    Objects,
    /// Their teams.
    Teams,
    /// The inspectors' loads.
    Loads,
}

/// Compares a record with the repetition, part by part.
pub fn compare(recorded: &Repeated, repeated: &Repeated) -> Vec<(Part, Option<Difference>)> {
    vec![
        (Part::Values, values(recorded, repeated)),
        (Part::Takes, takes(recorded, repeated)),
        (Part::Objects, objects(&recorded.drawn, &repeated.drawn)),
        (Part::Teams, teams(&recorded.drawn, &repeated.drawn)),
        (
            Part::Loads,
            listed("loads", &recorded.loads, &repeated.loads),
        ),
    ]
}

fn values(recorded: &Repeated, repeated: &Repeated) -> Option<Difference> {
    let mut pairs = recorded
        .values
        .named()
        .into_iter()
        .zip(repeated.values.named());
    let ((place, recorded), (_, repeated)) = pairs.find(|(a, b)| a != b)?;
    let place = place.to_owned();
    Some(Difference {
        place,
        recorded,
        repeated,
    })
}

fn takes(recorded: &Repeated, repeated: &Repeated) -> Option<Difference> {
    listed("takes", &recorded.takes, &repeated.takes)
        .or_else(|| listed("shortfalls", &recorded.shortfalls, &repeated.shortfalls))
}

/// The first difference between two lists of things that show themselves well enough by their debug form.
fn listed<T: PartialEq + std::fmt::Debug>(
    place: &str,
    recorded: &[T],
    repeated: &[T],
) -> Option<Difference> {
    let show = |value: Option<&T>| value.map_or("–".to_owned(), |v| format!("{v:?}"));
    let longer = recorded.len().max(repeated.len());
    (0..longer)
        .find(|&i| recorded.get(i) != repeated.get(i))
        .map(|i| Difference {
            place: format!("{place}[{}]", i + 1),
            recorded: show(recorded.get(i)),
            repeated: show(repeated.get(i)),
        })
}

/// The first drawn object, by draw order, whose order, code, ticket or stratum differs.
pub fn objects(recorded: &DrawnRows, repeated: &DrawnRows) -> Option<Difference> {
    let plain = |row: &DrawnRow<'_>| {
        format!(
            "{} {} {:016x} {}",
            row.order, row.code, row.ticket, row.stratum
        )
    };
    first(
        recorded,
        repeated,
        |a, b| (a.order, a.code, a.ticket, a.stratum) == (b.order, b.code, b.ticket, b.stratum),
        |row| plain(row).trim_end().to_owned(),
    )
}

/// The first drawn object whose visit, team or number of recusals differs.
pub fn teams(recorded: &DrawnRows, repeated: &DrawnRows) -> Option<Difference> {
    let show = |row: &DrawnRow<'_>| {
        let team = row.team().collect::<Vec<_>>().join(",");
        match row.of_team {
            DrawnTeam::Visit { number, recused } => {
                format!("{} visit {number} {team} recused {recused}", row.code)
            }
            DrawnTeam::Public { .. } => row.code.to_owned(),
        }
    };
    let same = |a: &DrawnRow<'_>, b: &DrawnRow<'_>| a.of_team == b.of_team && a.team().eq(b.team());
    first(recorded, repeated, same, show)
}

fn first(
    recorded: &DrawnRows,
    repeated: &DrawnRows,
    same: impl Fn(&DrawnRow<'_>, &DrawnRow<'_>) -> bool,
    show: impl Fn(&DrawnRow<'_>) -> String,
) -> Option<Difference> {
    let longer = recorded.len().max(repeated.len());
    let differs = |i: &usize| match (recorded.get(*i), repeated.get(*i)) {
        (Some(a), Some(b)) => !same(&a, &b),
        _ => true,
    };
    let shown = |row: Option<DrawnRow<'_>>| row.map_or("–".to_owned(), |row| show(&row));
    (0..longer).find(differs).map(|i| Difference {
        place: format!("drawn[{}]", i + 1),
        recorded: shown(recorded.get(i)),
        repeated: shown(repeated.get(i)),
    })
}

/// What a verification looks at, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// A published folder holds nothing that is not public.
    Private,
    /// Every file has the digest that SHA256SUMS gives.
    Sums,
    /// The texts are of their form, agree with each other and with the manifest, and can be drawn from.
    Texts,
    /// draw.json can be read.
    Record,
    /// The seed is a seed, and spelt as its source gives it.
    Seed,
    /// The signature kept with the draw is the network's for the round, and gives the seed.
    Beacon,
    /// The published texts are of their form and agree with the manifest; those that are not public are not looked at.
    PublicTexts,
    /// A part of draw.json is what the repetition gives.
    Part(Part),
    /// list.csv says the same as draw.json.
    List,
    /// list.csv has the standing that the book gives.
    ListStanding,
    /// The book holds together.
    Book,
    /// The book names this draw, and its files have the digests that the book gives.
    InBook,
    /// The draws named in excluded.txt stand earlier in the book and drew the objects.
    Exclusions,
    /// The line says who left the scope since the plan was published, who came, and who changed strata.
    SincePlan,
    /// A sealed draw has a time of sealing before that of drawing, an unsealed one has none.
    Times,
    /// The seal in the book is the one the draw was made from, and older than it.
    Seal,
    /// Every replacement of the draw is what its request, its seed and its candidates give.
    Replacements,
}

impl Check {
    /// The word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Sums => "sums",
            Self::Texts => "texts",
            Self::Record => "record",
            Self::Seed => "seed",
            Self::Beacon => "beacon",
            Self::PublicTexts => "public_texts",
            Self::Part(Part::Values) => "values",
            Self::Part(Part::Takes) => "takes",
            Self::Part(Part::Objects) => "objects",
            Self::Part(Part::Teams) => "teams",
            Self::Part(Part::Loads) => "loads",
            Self::List => "list",
            Self::ListStanding => "list_standing",
            Self::Book => "book",
            Self::InBook => "in_book",
            Self::Exclusions => "exclusions",
            Self::SincePlan => "since_plan",
            Self::Times => "times",
            Self::Seal => "seal",
            Self::Replacements => "replacements",
        }
    }
}

/// What came of a check; `R` is what a refusal is where the check is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict<R> {
    /// It holds.
    Holds,
    /// A text, a seed or the book is refused.
    Refused(Box<R>),
    /// A file is missing or is not what it was; its name.
    File(String),
    /// Only the line ends of a file were changed, or a byte order mark; its name.
    LineEnds(String),
    /// A value differs.
    Differs(Difference),
    /// A row of list.csv says something else.
    Row(u64),
}
