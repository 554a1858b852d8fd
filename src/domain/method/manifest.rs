//! The manifest of a draw (manifest.txt): every input by its digest, and the rules of the round. Its own digest is the
//! commitment that a seal publishes.

use chrono::NaiveDate;

use super::frame::Grouping;
use super::influence::Narrow;
use super::population::Population;
use super::source::Source;
use super::text_flaw::TextFlaw;
use crate::domain::ground::ratio::Ratio;
use crate::domain::ground::sha::Sha;

/// The name of the method, written in every record of a draw.
pub const METHOD: &str = "choucha-draw-1";

/// A text by its number of lines and its digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextDigest {
    /// Number of lines.
    pub lines: u64,
    /// SHA-256 of the bytes, behind those of salt.txt where it is salted.
    pub sha: Sha,
}

/// One `take` line: `[<stratum> ]<how> of <N> = <n>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Take {
    /// The stratum, "" without strata.
    pub stratum: String,
    /// The ratio or count.
    pub how: Ratio,
    /// N: the stratum's lines, excluded ones too.
    pub of: u64,
    /// n: how many to draw.
    pub take: u64,
}

/// The values of manifest.txt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// Name of the bureau.
    pub bureau: String,
    /// Id of the task (任务编号).
    pub task: String,
    /// The round, from 1.
    pub round: u32,
    /// How many seals this task and round have had, this one counted; 0 when drawn unsealed.
    pub seal: u32,
    /// Where the seed comes from.
    pub source: Source,
    /// Ids of the items (事项编号), ascending.
    pub items: Vec<String>,
    /// First and last day of the round's window.
    pub window: (NaiveDate, NaiveDate),
    /// Digests of population, excluded, owners, inspectors, recusals; the last two salted.
    pub texts: [TextDigest; 5],
    /// One take, or one for each stratum that has a line.
    pub takes: Vec<Take>,
    /// How teams are formed.
    pub grouping: Grouping,
}

impl Manifest {
    /// Whether its scope is narrow.
    pub fn narrow(&self) -> Option<Narrow> {
        Narrow::of(self.takes.iter().map(|take| (take.of, take.take)))
    }
}

/// Checks that a team has two people or more and no more qualified ones than people.
///
/// # Errors
/// [`TextFlaw::Group`].
pub fn check_group(grouping: &Grouping) -> Result<(), TextFlaw> {
    if grouping.group < 2 || grouping.qualified > grouping.group {
        return Err(TextFlaw::Group {
            group: grouping.group,
            qualified: grouping.qualified,
        });
    }
    Ok(())
}

/// Checks the take lines against the population: one for each stratum that has a line, N and n as they must be.
///
/// # Errors
/// [`TextFlaw::Stratum`] or [`TextFlaw::Take`], with the index of the take line at fault.
pub fn check_takes(takes: &[Take], population: &Population) -> Result<(), (usize, TextFlaw)> {
    for (index, take) in takes.iter().enumerate() {
        if population.strata().get(index) != Some(&take.stratum) {
            return Err((index, TextFlaw::Stratum(take.stratum.clone())));
        }
    }
    if let Some(missing) = population.strata().get(takes.len()) {
        return Err((takes.len() - 1, TextFlaw::Stratum(missing.clone())));
    }
    for (index, (take, &of)) in takes.iter().zip(population.counts()).enumerate() {
        let expected = (of, take.how.take(of));
        let found = (take.of, take.take);
        if expected != found {
            return Err((
                index,
                TextFlaw::Take {
                    stratum: take.stratum.clone(),
                    expected,
                    found,
                },
            ));
        }
    }
    Ok(())
}
