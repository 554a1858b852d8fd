//! The five texts of a draw → [`Frame`]: the one way in for a draw, a verification and a vector.

use std::collections::BTreeMap;
use std::io::BufRead;

use crate::domain::ground::cell::is_id_of_any_length;
use crate::domain::ground::sha::Sha;
use crate::domain::method::frame::{Crew, Frame};
use crate::domain::method::manifest::{Manifest, TextDigest, check_takes};
use crate::domain::method::population::{Population, PopulationBuilder};
use crate::domain::method::servable;
use crate::domain::method::text_flaw::{TextFlaw, TextName, Unservable};
use crate::domain::refusal::Refusal;

use crate::format::{ReadError, manifest_text, text_lines};

/// A line of excluded.txt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExcludedLine {
    /// The object's code.
    pub code: String,
    /// Ids of the draws that used up its cap, ascending.
    pub draws: Vec<String>,
}

/// The texts of a draw, read and checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts {
    /// The manifest.
    pub manifest: Manifest,
    /// Its digest: the commitment.
    pub manifest_sha: Sha,
    /// What the draw works on.
    pub frame: Frame,
    /// excluded.txt, by codes.
    pub excluded: Vec<ExcludedLine>,
    /// Codes of the objects that recusals name, by line of population.txt.
    pub recused_codes: BTreeMap<u32, String>,
}

/// A population and the lines of the codes that the other texts name.
#[derive(Debug)]
pub struct PopulationScan {
    builder: PopulationBuilder,
    /// The codes to find, ascending and unique, and the line of each that has been found.
    named: Vec<(String, Option<u32>)>,
    next: usize,
    line: u32,
}

impl PopulationScan {
    /// A scan that will note the lines of `codes`.
    pub fn new(mut codes: Vec<String>) -> Self {
        codes.sort_unstable();
        codes.dedup();
        let named = codes.into_iter().map(|code| (code, None)).collect();
        Self {
            builder: PopulationBuilder::default(),
            named,
            next: 0,
            line: 0,
        }
    }

    /// Takes the next line.
    ///
    /// # Errors
    /// What [`PopulationBuilder::push`] says of it.
    pub fn push(&mut self, code: &str, stratum: Option<&str>) -> Result<(), TextFlaw> {
        self.builder.push(code, stratum)?;
        while let Some((named, line)) = self.named.get_mut(self.next) {
            match named.as_bytes().cmp(code.as_bytes()) {
                std::cmp::Ordering::Less => self.next += 1,
                std::cmp::Ordering::Equal => {
                    *line = Some(self.line);
                    self.next += 1;
                }
                std::cmp::Ordering::Greater => break,
            }
        }
        self.line += 1;
        Ok(())
    }

    /// The population and the lines of the named codes.
    ///
    /// # Errors
    /// [`TextFlaw::Empty`] without a line.
    pub fn finish(self) -> Result<(Population, NamedLines), TextFlaw> {
        Ok((self.builder.finish()?, NamedLines(self.named)))
    }
}

/// Lines of population.txt by the codes that the other texts name.
#[derive(Debug, Clone, Default)]
pub struct NamedLines(Vec<(String, Option<u32>)>);

impl NamedLines {
    /// The line of a code, from 0; `None` when the population has no such code.
    pub fn line_of(&self, code: &str) -> Option<u32> {
        let found = self
            .0
            .binary_search_by(|(named, _)| named.as_bytes().cmp(code.as_bytes()))
            .ok()?;
        self.0[found].1
    }
}

/// excluded.txt, inspectors.txt and recusals.txt as read, before their codes are looked up.
struct Small {
    excluded: Result<(Vec<ExcludedLine>, TextDigest), ReadError>,
    crew: Result<(Crew, TextDigest), ReadError>,
    recusals: Result<(Vec<(String, String)>, TextDigest), ReadError>,
}

/// The codes that excluded.txt and recusals.txt name; what cannot be read names none.
///
/// # Errors
/// A reader's own failure.
pub fn named_codes(excluded: impl BufRead, recusals: impl BufRead) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    if let Ok((lines, _)) = read_excluded(excluded) {
        codes.extend(lines.into_iter().map(|line| line.code));
    }
    if let Ok((pairs, _)) = read_recusals(recusals) {
        codes.extend(pairs.into_iter().map(|(code, _)| code));
    }
    codes
}

/// Reads population.txt, noting the lines of `named`.
///
/// # Errors
/// The first line that is not as it must be.
pub fn read_population(
    reader: impl BufRead,
    named: Vec<String>,
) -> Result<(Population, NamedLines, TextDigest), ReadError> {
    let mut scan = PopulationScan::new(named);
    let digest = text_lines::read(TextName::Population, reader, |_, cells| match cells {
        [code] => scan.push(code, None),
        [code, stratum] => scan.push(code, Some(stratum)),
        _ => Err(TextFlaw::CellCount {
            expected: 2,
            found: cells.len(),
        }),
    })?;
    let (population, lines) = scan
        .finish()
        .map_err(|flaw| Refusal::text(TextName::Population, None, flaw))?;
    Ok((population, lines, digest))
}

/// Reads and checks the texts; `open` gives the bytes of each.
///
/// # Errors
/// The first flaw: the manifest's own form, then each text in the manifest's order, then the takes, then the teams.
pub fn read<R: BufRead>(
    mut open: impl FnMut(TextName) -> std::io::Result<R>,
) -> Result<Texts, ReadError> {
    let mut manifest_bytes = Vec::new();
    open(TextName::Manifest)?.read_to_end(&mut manifest_bytes)?;
    manifest_text::read(&manifest_bytes)?;
    let named = named_codes(open(TextName::Excluded)?, open(TextName::Recusals)?);
    let (population, lines, digest) = read_population(open(TextName::Population)?, named)?;
    assemble(&manifest_bytes, population, &lines, digest, open)
}

/// The texts of a draw as it was published: manifest, population and exclusions. Nobody serves and nobody is recused in
/// them, for those texts are not public.
///
/// # Errors
/// As [`read`], of these texts.
pub fn read_public<R: BufRead>(
    mut open: impl FnMut(TextName) -> std::io::Result<R>,
) -> Result<Texts, ReadError> {
    let mut manifest_bytes = Vec::new();
    open(TextName::Manifest)?.read_to_end(&mut manifest_bytes)?;
    let manifest = manifest_text::read(&manifest_bytes)?;
    let named = named_codes(open(TextName::Excluded)?, std::io::empty());
    let (population, lines, digest) = read_population(open(TextName::Population)?, named)?;
    check_digest(&manifest, TextName::Population, digest)?;
    let (excluded, digest) = read_excluded(open(TextName::Excluded)?)?;
    let excluded_lines = look_up_excluded(&excluded, &lines)?;
    check_digest(&manifest, TextName::Excluded, digest)?;
    let manifest = (manifest, Sha::of(&manifest_bytes));
    let excluded = (excluded, excluded_lines);
    let no_recusals = RecusalLines::default();
    Ok(together(
        manifest,
        population,
        excluded,
        Crew::default(),
        no_recusals,
    )?)
}

/// Checks the texts around a population that has been read or is just being written.
///
/// # Errors
/// As [`read`].
pub fn assemble<R: BufRead>(
    manifest_bytes: &[u8],
    population: Population,
    lines: &NamedLines,
    population_digest: TextDigest,
    mut open: impl FnMut(TextName) -> std::io::Result<R>,
) -> Result<Texts, ReadError> {
    let manifest = manifest_text::read(manifest_bytes)?;
    let small = Small {
        excluded: read_excluded(open(TextName::Excluded)?),
        crew: read_crew(open(TextName::Inspectors)?),
        recusals: read_recusals(open(TextName::Recusals)?),
    };
    check_digest(&manifest, TextName::Population, population_digest)?;
    let (excluded, digest) = small.excluded?;
    let excluded_lines = look_up_excluded(&excluded, lines)?;
    check_digest(&manifest, TextName::Excluded, digest)?;
    let (crew, digest) = small.crew?;
    check_digest(&manifest, TextName::Inspectors, digest)?;
    let (pairs, digest) = small.recusals?;
    let recusals = look_up_recusals(pairs, lines, &crew)?;
    check_digest(&manifest, TextName::Recusals, digest)?;

    let manifest = (manifest, Sha::of(manifest_bytes));
    let excluded = (excluded, excluded_lines);
    let texts = together(manifest, population, excluded, crew, recusals)?;
    let of_crew = |flaw| Refusal::text(TextName::Inspectors, None, flaw);
    servable::check_crew(&texts.frame).map_err(of_crew)?;
    check_servable(&texts.frame, &texts.recused_codes)?;
    Ok(texts)
}

/// The texts together; the manifest's takes are held against the population.
fn together(
    (manifest, manifest_sha): (Manifest, Sha),
    population: Population,
    (excluded, excluded_lines): (Vec<ExcludedLine>, Vec<u32>),
    crew: Crew,
    (recused, recused_codes): RecusalLines,
) -> Result<Texts, Refusal> {
    let take_line = |index: usize| Some(13 + index as u64);
    check_takes(&manifest.takes, &population)
        .map_err(|(index, flaw)| Refusal::text(TextName::Manifest, take_line(index), flaw))?;
    let frame = Frame {
        population,
        excluded: excluded_lines,
        crew,
        recused,
        takes: manifest.takes.iter().map(|t| t.take).collect(),
        grouping: manifest.grouping,
    };
    Ok(Texts {
        manifest,
        manifest_sha,
        frame,
        excluded,
        recused_codes,
    })
}

fn check_servable(frame: &Frame, codes: &BTreeMap<u32, String>) -> Result<(), Refusal> {
    let blocked = servable::blocked(frame);
    if blocked.is_empty() {
        return Ok(());
    }
    let named = blocked.into_iter().map(|blocked| Unservable {
        code: codes.get(&blocked.line).cloned().unwrap_or_default(),
        recused: blocked
            .recused
            .iter()
            .map(|&j| frame.crew.certs[j as usize].clone())
            .collect(),
        blocked,
    });
    Err(Refusal::text(
        TextName::Recusals,
        None,
        TextFlaw::Unservable(named.collect()),
    ))
}

fn check_digest(manifest: &Manifest, name: TextName, actual: TextDigest) -> Result<(), Refusal> {
    let place = TextName::LISTS
        .iter()
        .position(|&list| list == name)
        .unwrap_or(0);
    if manifest.texts[place] == actual {
        return Ok(());
    }
    let actual = manifest_text::digest_text(&actual);
    Err(Refusal::text(name, None, TextFlaw::Digest { actual }))
}

fn read_excluded(reader: impl BufRead) -> Result<(Vec<ExcludedLine>, TextDigest), ReadError> {
    let mut lines: Vec<ExcludedLine> = Vec::new();
    let digest = text_lines::read(TextName::Excluded, reader, |_, cells| {
        text_lines::expect_cells(cells, 2)?;
        if lines
            .last()
            .is_some_and(|last| cells[0].as_bytes() <= last.code.as_bytes())
        {
            return Err(TextFlaw::NotAscending);
        }
        let draws = cells[1]
            .strip_prefix("cap:")
            .ok_or_else(|| TextFlaw::ExcludedLine(cells[1].to_owned()))?;
        let draws: Vec<String> = draws.split(',').map(str::to_owned).collect();
        let ascend = draws
            .windows(2)
            .all(|pair| pair[0].as_bytes() < pair[1].as_bytes());
        if draws[0].is_empty() || !ascend {
            return Err(TextFlaw::ExcludedLine(cells[1].to_owned()));
        }
        // A draw's id is made of a task's id and a number, so it may be longer than an id.
        if let Some(bad) = draws.iter().find(|d| !is_id_of_any_length(d)) {
            return Err(TextFlaw::Id(bad.clone()));
        }
        lines.push(ExcludedLine {
            code: cells[0].to_owned(),
            draws,
        });
        Ok(())
    })?;
    Ok((lines, digest))
}

fn look_up_excluded(excluded: &[ExcludedLine], lines: &NamedLines) -> Result<Vec<u32>, Refusal> {
    let found = excluded.iter().enumerate().map(|(index, line)| {
        lines.line_of(&line.code).ok_or_else(|| {
            Refusal::text(
                TextName::Excluded,
                Some(index as u64 + 1),
                TextFlaw::ExcludedLine(line.code.clone()),
            )
        })
    });
    found.collect()
}

fn read_crew(reader: impl BufRead) -> Result<(Crew, TextDigest), ReadError> {
    let mut crew = Crew::default();
    let digest = text_lines::read(TextName::Inspectors, reader, |_, cells| {
        let qualified = match cells {
            [_] => false,
            [_, "+"] => true,
            [_, mark] => return Err(TextFlaw::Mark((*mark).to_owned())),
            _ => {
                return Err(TextFlaw::CellCount {
                    expected: 2,
                    found: cells.len(),
                });
            }
        };
        if crew
            .certs
            .last()
            .is_some_and(|last| cells[0].as_bytes() <= last.as_bytes())
        {
            return Err(TextFlaw::NotAscending);
        }
        crew.certs.push(cells[0].to_owned());
        crew.qualified.push(qualified);
        Ok(())
    })?;
    Ok((crew, digest))
}

fn read_recusals(reader: impl BufRead) -> Result<(Vec<(String, String)>, TextDigest), ReadError> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let digest = text_lines::read(TextName::Recusals, reader, |_, cells| {
        text_lines::expect_cells(cells, 2)?;
        let ascends = pairs.last().is_none_or(|(code, cert)| {
            (code.as_bytes(), cert.as_bytes()) < (cells[0].as_bytes(), cells[1].as_bytes())
        });
        if !ascends {
            return Err(TextFlaw::NotAscending);
        }
        pairs.push((cells[0].to_owned(), cells[1].to_owned()));
        Ok(())
    })?;
    Ok((pairs, digest))
}

type RecusalLines = (BTreeMap<u32, Vec<u32>>, BTreeMap<u32, String>);

fn look_up_recusals(
    pairs: Vec<(String, String)>,
    lines: &NamedLines,
    crew: &Crew,
) -> Result<RecusalLines, Refusal> {
    let (mut recused, mut codes) = (BTreeMap::<u32, Vec<u32>>::new(), BTreeMap::new());
    for (index, (code, cert)) in pairs.into_iter().enumerate() {
        let unknown = |value: &str| {
            Refusal::text(
                TextName::Recusals,
                Some(index as u64 + 1),
                TextFlaw::RecusalLine(value.to_owned()),
            )
        };
        let line = lines.line_of(&code).ok_or_else(|| unknown(&code))?;
        let inspector = crew.line_of(&cert).ok_or_else(|| unknown(&cert))?;
        recused.entry(line).or_default().push(inspector);
        codes.insert(line, code);
    }
    Ok((recused, codes))
}
