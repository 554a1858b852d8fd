//! The texts of a draw → [`Frame`]: the one way in for a draw, a verification and a vector.

use std::collections::BTreeMap;
use std::io::BufRead;

use crate::domain::ground::sha::Sha;
use crate::domain::method::enterprise::{self, Enterprises, Owner};
use crate::domain::method::frame::{Crew, Frame};
use crate::domain::method::manifest::{Manifest, TextDigest, check_takes};
use crate::domain::method::owners::Owners;
use crate::domain::method::population::Population;
use crate::domain::method::servable;
use crate::domain::method::text_flaw::{Blocked, TextFlaw, TextName, Unservable};
use crate::domain::refusal::Refusal;
use crate::format::list_texts::{
    ExcludedLine, RecusalPairs, read_crew, read_excluded, read_owners, read_recusals, read_salt,
};
use crate::format::population_scan::{NamedLines, PopulationPart, PopulationScan};
use crate::format::{ReadError, manifest_text, text_lines};

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
    /// owners.txt.
    pub owners: Owners,
    /// The bytes of salt.txt; none where it is not there, as in public.
    pub salt: Vec<u8>,
    /// Plain digests of inspectors.txt and recusals.txt, for the book; the manifest's are salted.
    pub plain_digests: [Sha; 2],
    /// Codes of the objects that recusals name, by line of population.txt.
    pub recused_codes: BTreeMap<u32, String>,
}

impl Texts {
    /// The enterprises of these objects.
    pub fn enterprises<'a>(
        &'a self,
        codes: impl Iterator<Item = &'a str>,
    ) -> impl Iterator<Item = &'a str> {
        codes.map(|code| self.owners.enterprise_of(code))
    }

    /// The draws that each exclusion rests on.
    pub fn excluded_by(&self) -> impl Iterator<Item = &[String]> {
        self.excluded.iter().map(|line| line.draws.as_slice())
    }

    /// The enterprises for which fewer than two teams' people remain, by the code of an object.
    pub fn few(&self) -> Vec<Unservable> {
        named(&self.frame, &self.recused_codes, servable::few(&self.frame))
    }
}

/// The codes that excluded.txt and recusals.txt name; what cannot be read names none.
pub fn named_codes(excluded: impl BufRead, recusals: impl BufRead) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    if let Ok((lines, _)) = read_excluded(excluded) {
        codes.extend(lines.into_iter().map(|line| line.code));
    }
    if let Ok((pairs, _)) = read_recusals(&[], recusals) {
        codes.extend(pairs.into_iter().map(|(code, _)| code));
    }
    codes
}

/// Reads population.txt, noting the lines of `named` and of the owners and what they own.
///
/// # Errors
/// The first line that is not as it must be.
pub fn read_population(
    reader: impl BufRead,
    named: Vec<String>,
    owners: &Owners,
) -> Result<(Population, NamedLines, TextDigest), ReadError> {
    let mut scan = PopulationScan::new(named, owners);
    let mut part = PopulationPart::default();
    let digest = text_lines::read(TextName::Population, reader, |_, cells| match cells {
        [code] => scan.push(&mut part, code, None),
        [code, stratum] => scan.push(&mut part, code, Some(stratum)),
        _ => Err(TextFlaw::CellCount {
            expected: 2,
            found: cells.len(),
        }),
    })?;
    let finished = scan.append(part).and_then(|()| scan.finish());
    let (population, lines) =
        finished.map_err(|flaw| Refusal::text(TextName::Population, None, flaw))?;
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
    let owners = read_owners(open(TextName::Owners)?).map_or_else(|_| Owners::default(), |o| o.0);
    let (population, lines, digest) = read_population(open(TextName::Population)?, named, &owners)?;
    assemble(&manifest_bytes, (population, digest), &lines, open)
}

/// The texts of a draw as it was published: manifest, population, exclusions and owners. Nobody serves and nobody is
/// recused in them, for those texts are not public.
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
    let owners = read_owners(open(TextName::Owners)?).map_or_else(|_| Owners::default(), |o| o.0);
    let (population, lines, digest) = read_population(open(TextName::Population)?, named, &owners)?;
    check_digest(&manifest, TextName::Population, digest)?;
    let objects = Objects::read(&manifest, population, &lines, &mut open)?;
    let people = People::none();
    Ok(together(manifest, &manifest_bytes, objects, people)?)
}

/// Checks the texts around a population that has been read or is just being written.
///
/// # Errors
/// As [`read`].
pub fn assemble<R: BufRead>(
    manifest_bytes: &[u8],
    (population, digest): (Population, TextDigest),
    lines: &NamedLines,
    mut open: impl FnMut(TextName) -> std::io::Result<R>,
) -> Result<Texts, ReadError> {
    let manifest = manifest_text::read(manifest_bytes)?;
    check_digest(&manifest, TextName::Population, digest)?;
    let objects = Objects::read(&manifest, population, lines, &mut open)?;
    let people = People::read(&manifest, lines, &mut open)?;
    let texts = together(manifest, manifest_bytes, objects, people)?;
    let of_crew = |flaw| Refusal::text(TextName::Inspectors, None, flaw);
    servable::check_crew(&texts.frame).map_err(of_crew)?;
    let blocked = servable::blocked(&texts.frame);
    if blocked.is_empty() {
        return Ok(texts);
    }
    let named = named(&texts.frame, &texts.recused_codes, blocked);
    let flaw = TextFlaw::Unservable(named);
    Err(Refusal::text(TextName::Recusals, None, flaw).into())
}

/// What the texts say of objects; all of it is public.
struct Objects {
    population: Population,
    excluded: Vec<ExcludedLine>,
    excluded_lines: Vec<u32>,
    owners: Owners,
    enterprises: Enterprises,
}

impl Objects {
    fn read<R: BufRead>(
        manifest: &Manifest,
        population: Population,
        lines: &NamedLines,
        open: &mut impl FnMut(TextName) -> std::io::Result<R>,
    ) -> Result<Self, ReadError> {
        let (excluded, digest) = read_excluded(open(TextName::Excluded)?)?;
        let excluded_lines = look_up_excluded(&excluded, lines)?;
        check_digest(manifest, TextName::Excluded, digest)?;
        let (owners, digest) = read_owners(open(TextName::Owners)?)?;
        let enterprises = look_up_owners(&owners, lines, population.lines())?;
        check_digest(manifest, TextName::Owners, digest)?;
        let same = |a: usize, b: usize| excluded[a].draws == excluded[b].draws;
        enterprise::check_whole(&enterprises, &excluded_lines, same).map_err(|place| {
            let code = &excluded[place].code;
            let flaw = TextFlaw::ExcludedInPart(owners.enterprise_of(code).to_owned());
            Refusal::text(TextName::Excluded, Some(place as u64 + 1), flaw)
        })?;
        Ok(Self {
            population,
            excluded,
            excluded_lines,
            owners,
            enterprises,
        })
    }
}

/// What the texts say of people; none of it is public (第二十三条).
struct People {
    salt: Vec<u8>,
    crew: Crew,
    recused: BTreeMap<u32, Vec<u32>>,
    recused_codes: BTreeMap<u32, String>,
    plain_digests: [Sha; 2],
}

impl People {
    /// Nobody.
    fn none() -> Self {
        Self {
            salt: Vec::new(),
            crew: Crew::default(),
            recused: BTreeMap::new(),
            recused_codes: BTreeMap::new(),
            plain_digests: [Sha::of(&[]); 2],
        }
    }

    fn read<R: BufRead>(
        manifest: &Manifest,
        lines: &NamedLines,
        open: &mut impl FnMut(TextName) -> std::io::Result<R>,
    ) -> Result<Self, ReadError> {
        let salt = read_salt(open(TextName::Salt)?)?;
        let mut bytes = Vec::new();
        open(TextName::Inspectors)?.read_to_end(&mut bytes)?;
        let (crew, digest) = read_crew(&salt, bytes.as_slice())?;
        let of_crew = Sha::of(&bytes);
        check_digest(manifest, TextName::Inspectors, digest)?;
        bytes.clear();
        open(TextName::Recusals)?.read_to_end(&mut bytes)?;
        let (pairs, digest) = read_recusals(&salt, bytes.as_slice())?;
        let mut people = Self {
            salt,
            crew,
            plain_digests: [of_crew, Sha::of(&bytes)],
            ..Self::none()
        };
        people.look_up_recusals(pairs, lines)?;
        check_digest(manifest, TextName::Recusals, digest)?;
        Ok(people)
    }

    fn look_up_recusals(&mut self, pairs: RecusalPairs, lines: &NamedLines) -> Result<(), Refusal> {
        for (index, (code, cert)) in pairs.into_iter().enumerate() {
            let unknown = |value: &str| {
                let flaw = TextFlaw::RecusalLine(value.to_owned());
                Refusal::text(TextName::Recusals, Some(index as u64 + 1), flaw)
            };
            let line = lines.line_of(&code).ok_or_else(|| unknown(&code))?;
            let inspector = self.crew.line_of(&cert).ok_or_else(|| unknown(&cert))?;
            self.recused.entry(line).or_default().push(inspector);
            self.recused_codes.insert(line, code);
        }
        Ok(())
    }
}

/// The texts together; the manifest's takes are held against the population.
fn together(
    manifest: Manifest,
    manifest_bytes: &[u8],
    objects: Objects,
    people: People,
) -> Result<Texts, Refusal> {
    let take_line = |index: usize| Some(14 + index as u64);
    check_takes(&manifest.takes, &objects.population)
        .map_err(|(index, flaw)| Refusal::text(TextName::Manifest, take_line(index), flaw))?;
    let frame = Frame {
        population: objects.population,
        excluded: objects.excluded_lines,
        enterprises: objects.enterprises,
        crew: people.crew,
        recused: people.recused,
        takes: manifest.takes.iter().map(|t| t.take).collect(),
        grouping: manifest.grouping,
    };
    Ok(Texts {
        manifest,
        manifest_sha: Sha::of(manifest_bytes),
        frame,
        excluded: objects.excluded,
        owners: objects.owners,
        salt: people.salt,
        plain_digests: people.plain_digests,
        recused_codes: people.recused_codes,
    })
}

/// Enterprises by the code of an object, with the certificates recused from them.
fn named(
    frame: &Frame,
    codes: &BTreeMap<u32, String>,
    enterprises: Vec<Blocked>,
) -> Vec<Unservable> {
    let cert = |&j: &u32| frame.crew.certs[j as usize].clone();
    let named = enterprises.into_iter().map(|blocked| Unservable {
        code: codes.get(&blocked.line).cloned().unwrap_or_default(),
        recused: blocked.recused.iter().map(cert).collect(),
        blocked,
    });
    named.collect()
}

fn check_digest(manifest: &Manifest, name: TextName, actual: TextDigest) -> Result<(), Refusal> {
    let place = TextName::LISTS
        .iter()
        .position(|&list| list == name)
        .unwrap_or(0);
    if manifest.texts[place] == actual {
        return Ok(());
    }
    let actual = manifest_text::digest_text(name, &actual);
    Err(Refusal::text(name, None, TextFlaw::Digest { actual }))
}

fn look_up_excluded(excluded: &[ExcludedLine], lines: &NamedLines) -> Result<Vec<u32>, Refusal> {
    let codes = excluded.iter().map(|line| line.code.as_str());
    let found = excluded.iter().zip(lines.lines_of(codes)).enumerate();
    let found = found.map(|(index, (line, at))| {
        at.ok_or_else(|| {
            Refusal::text(
                TextName::Excluded,
                Some(index as u64 + 1),
                TextFlaw::ExcludedLine(line.code.clone()),
            )
        })
    });
    found.collect()
}

fn look_up_owners(
    owners: &Owners,
    lines: &NamedLines,
    population: u32,
) -> Result<Enterprises, Refusal> {
    let mut owned = Vec::with_capacity(owners.len());
    for (place, (code, owner)) in owners.iter().enumerate() {
        let refuse = |value: &str| {
            let flaw = TextFlaw::Owner(value.to_owned());
            Refusal::text(TextName::Owners, Some(place as u64 + 1), flaw)
        };
        let line = lines.line_of_owned(place).ok_or_else(|| refuse(code))?;
        if owners.owner_of(owner).is_some() {
            return Err(refuse(owner));
        }
        let number = owners.number(place);
        let by_line = lines.line_of_owner(number).map(Owner::Line);
        owned.push((line, by_line.unwrap_or(Owner::Outside(number))));
    }
    Ok(Enterprises::new(population, owned))
}
