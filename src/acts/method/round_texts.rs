//! Writes the texts of a round into a folder, from the lists as they are today.

use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::method::draw_flaw::DrawFlaw;
use std::collections::{BTreeMap, BTreeSet};
use std::io::BufReader;
use std::path::Path;

use chrono::NaiveDate;

use crate::domain::book::times_drawn::TimesDrawn;
use crate::domain::ground::sha::Sha;
use crate::domain::method::manifest::{Manifest, TextDigest};
use crate::domain::method::owners::Owners;
use crate::domain::method::population::Population;
use crate::domain::method::source::Source;
use crate::domain::method::text_flaw::TextName;
use crate::domain::refusal::Refusal;
use crate::domain::year::lists::Lists;
use crate::domain::year::plan::Task;
use crate::domain::year::round::{self, Target};
use crate::format::population_scan::{NamedLines, PopulationScan};
use crate::format::texts::Texts;
use crate::format::{ReadError, manifest_text, texts};

use crate::disk::case::Case;
use crate::disk::durable::Flushing;
use crate::disk::library::Library;
use crate::disk::{At, Trouble, regular};

/// Which round, from which source, with which seal.
#[derive(Debug, Clone)]
pub struct Round<'a> {
    /// The task.
    pub task: &'a Task,
    /// The round, from 1.
    pub round: u32,
    /// The number of the seal; 0 for none.
    pub seal: u32,
    /// Where the seed comes from.
    pub source: Source,
    /// What salt.txt says.
    pub salt: String,
}

/// Writes the texts into `folder` and reads them as a draw does; `flushing` is to be waited for before the book tells of them.
///
/// # Errors
/// [`Refusal::Text`] when the texts cannot be drawn from, or the file system fails. The folder is left as it is then.
pub fn write(
    case: &Case,
    lists: &Lists,
    library: &Library,
    drawn: &TimesDrawn,
    round: &Round<'_>,
    (folder, flushing): (&Path, &mut Flushing),
) -> Result<Texts, Trouble> {
    let task = round.task;
    let window = task
        .round_window(round.round)
        .ok_or(Refusal::Draw(DrawFlaw::NoRound {
            round: round.round,
            times: task.times,
        }))?;
    let days = task.window.unwrap_or(window);
    let crew = lists.crew(days, &lists.specialties(task));
    let certs: Vec<&str> = crew
        .iter()
        .map(|(inspector, _)| inspector.cert.as_str())
        .collect();
    let pairs = round::recusal_pairs(&lists.recusals, window, &certs, &library.found.owned);
    let mut owners = Owners::default();
    for object in &library.found.owned_by_code {
        owners.push(&object.code, &object.owner);
    }
    let used_up = round::used_up(task.cap, drawn, &owners);

    let named = used_up
        .keys()
        .chain(pairs.iter().map(|(code, _)| code))
        .cloned()
        .collect();
    let mut scan = PopulationScan::new(named, &owners);
    let strata =
        Target::new(task, &library.header).map_or(Vec::new(), |target| target.stratum_names());
    let population_digest =
        write_population(library, &strata, (folder, &mut *flushing), &mut scan)?;
    let (population, lines) = scan
        .finish()
        .map_err(|flaw| Refusal::text(TextName::Population, None, flaw))?;

    let excluded = excluded_lines(&used_up, &lines);
    let excluded = write_text((folder, &mut *flushing), TextName::Excluded, excluded)?;
    let mark = |qualified| if qualified { "\t+" } else { "" };
    let mut inspectors = crew
        .iter()
        .map(|(inspector, qualified)| format!("{}{}", inspector.cert, mark(*qualified)));
    let owned = owners
        .iter()
        .map(|(code, owner)| format!("{code}\t{owner}"));
    let owners = write_text((folder, &mut *flushing), TextName::Owners, owned)?;
    put((folder, &mut *flushing), TextName::Salt, &round.salt)?;
    let mut write_salted = |name, lines: &mut dyn Iterator<Item = String>| {
        write_behind(round.salt.as_bytes(), (folder, &mut *flushing), name, lines)
    };
    let inspectors = write_salted(TextName::Inspectors, &mut inspectors)?;
    let mut recused = recusal_lines(&pairs, &lines);
    let recusals = write_salted(TextName::Recusals, &mut recused)?;

    let lists = [population_digest, excluded, owners, inspectors, recusals];
    let manifest = manifest(case, round, window, lists, &population)?;
    let bytes = manifest_text::write(&manifest);
    put((folder, flushing), TextName::Manifest, &bytes)?;
    // Read back from the disk, by the one way in that a draw and its verification share.
    texts::assemble(
        bytes.as_bytes(),
        (population, population_digest),
        &lines,
        |name| Ok(BufReader::new(regular::open(folder.join(name.file()))?)),
    )
    .at(folder)
}

fn manifest(
    case: &Case,
    round: &Round<'_>,
    window: (NaiveDate, NaiveDate),
    texts: [TextDigest; 5],
    population: &Population,
) -> Result<Manifest, CaseFlaw> {
    let task = round.task;
    let taking = task.taking.as_ref().ok_or(CaseFlaw::Lists(1))?;
    Ok(Manifest {
        bureau: case.settings.bureau.clone(),
        task: task.id.clone(),
        round: round.round,
        seal: round.seal,
        source: round.source.clone(),
        items: task.items.clone(),
        window,
        texts,
        takes: round::takes(taking, population),
        grouping: task.grouping,
    })
}

fn write_population(
    library: &Library,
    strata: &[String],
    (folder, flushing): (&Path, &mut Flushing),
    scan: &mut PopulationScan<'_>,
) -> Result<TextDigest, Trouble> {
    let path = folder.join(TextName::Population.file());
    let mut lines = 0;
    let mut refused = None;
    let sha = flushing.create(&path, |out| {
        match library.write_population(strata, out, scan) {
            Ok(written) => lines = written,
            Err(ReadError::Io(error)) => return Err(error),
            Err(ReadError::Refused(refusal)) => refused = Some(refusal),
        }
        Ok(())
    })?;
    match refused {
        Some(refusal) => Err(refusal.into()),
        None => Ok(TextDigest { lines, sha }),
    }
}

fn excluded_lines<'a>(
    used_up: &'a BTreeMap<String, Vec<String>>,
    lines: &'a NamedLines,
) -> impl Iterator<Item = String> + 'a {
    let here = used_up
        .iter()
        .filter(|(code, _)| lines.line_of(code).is_some());
    here.map(|(code, draws)| format!("{code}\tcap:{}", draws.join(",")))
}

fn recusal_lines<'a>(
    pairs: &'a BTreeSet<(String, String)>,
    lines: &'a NamedLines,
) -> impl Iterator<Item = String> + 'a {
    pairs
        .iter()
        .filter(|(code, _)| lines.line_of(code).is_some())
        .map(|(code, cert)| format!("{code}\t{cert}"))
}

fn write_text(
    folder: (&Path, &mut Flushing),
    name: TextName,
    lines: impl Iterator<Item = String>,
) -> Result<TextDigest, Trouble> {
    write_behind(&[], folder, name, lines)
}

/// Writes a file as it is.
fn put(
    (folder, flushing): (&Path, &mut Flushing),
    name: TextName,
    text: &str,
) -> Result<(), Trouble> {
    let path = folder.join(name.file());
    flushing.create(&path, |out| out.write_all(text.as_bytes()))?;
    Ok(())
}

/// Writes a text; its digest is that of the salt and the text behind it.
fn write_behind(
    salt: &[u8],
    to: (&Path, &mut Flushing),
    name: TextName,
    lines: impl Iterator<Item = String>,
) -> Result<TextDigest, Trouble> {
    let mut text = String::new();
    let mut count = 0;
    for line in lines {
        text.push_str(&line);
        text.push('\n');
        count += 1;
    }
    put(to, name, &text)?;
    Ok(TextDigest {
        lines: count,
        sha: Sha::of_both(salt, text.as_bytes()),
    })
}
