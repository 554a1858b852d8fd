//! The papers of visits are written where the office wants them: notice, record form, and the CSV to fill in (第2条 一次
//! 完成, 第15条, 第17条). A paper is no record: it may be written again.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::visit::merged::Wanted;
use crate::domain::visit::paper::VisitPaper;
use crate::domain::visit::visit_name::VisitName;
use crate::format::form_csv;
use crate::text::Lang;
use crate::view::form::{self, Papers};

use super::papers;
use crate::acts::Desk;
use crate::disk::case::Case;
use crate::disk::{At, Trouble, durable, lists, paper_place};

/// Where papers go in a case folder.
const FOLDER: &str = "forms";

/// Which papers are asked for.
#[derive(Debug)]
pub struct FormRequest {
    /// Of which visits.
    pub wanted: Wanted,
    /// Where to write; in the case folder where nothing is said.
    pub out: Option<PathBuf>,
    /// Those to print.
    pub papers: Papers,
    /// Whether the CSV to fill in is.
    pub csv: bool,
    /// Their language.
    pub lang: Lang,
}

/// What was written.
#[derive(Debug)]
pub struct PapersWritten {
    /// One for each visit.
    pub papers: Vec<VisitPaper>,
    /// The papers to print.
    pub html: Option<PathBuf>,
    /// The CSV to fill in, and its rows.
    pub csv: Option<(PathBuf, u64)>,
    /// A CSV of before that was given another name.
    pub aside: Option<PathBuf>,
    /// Objects, inspectors and items that are in no list any more.
    pub nameless: BTreeSet<String>,
    /// How many faults today's small lists have.
    pub faults: u64,
}

/// Writes the papers that are asked for.
///
/// # Errors
/// There is no such visit, a list cannot be read at all, or the file system fails.
pub fn form(desk: &Desk, request: &FormRequest) -> Result<PapersWritten, Trouble> {
    let (case, read) = desk.read()?;
    let (small, faults, _) = lists::read(&case)?;
    let gathered = papers::gather(&case, &read.book, &small, &request.wanted)?;
    let mut written = PapersWritten {
        papers: gathered.papers,
        html: None,
        csv: None,
        aside: None,
        nameless: gathered.nameless,
        faults: faults.total,
    };
    if written.papers.is_empty() {
        return Ok(written);
    }
    let folder = folder(&case, request.out.as_deref())?;
    let stem = stem(&gathered.wanted);
    if request.papers.notice || request.papers.record {
        let path = folder.join(format!("{stem}.html"));
        let frame = papers::frame(&case, &small);
        let (papers, kinds) = (&written.papers, request.papers);
        durable::replace(&path, |out| {
            form::write(out, request.lang, &frame, papers, kinds)
        })?;
        written.html = Some(path);
    }
    if request.csv {
        let path = folder.join(format!("{stem}.csv"));
        let mut bytes = Vec::new();
        let rows = form_csv::write(&mut bytes, &written.papers).at(&path)?;
        written.aside = write_to_fill_in(&path, &bytes)?;
        written.csv = Some((path, rows));
    }
    Ok(written)
}

/// The name of the files of what is asked for, without extension.
fn stem(wanted: &Wanted) -> String {
    match wanted {
        Wanted::Open => "open".to_owned(),
        Wanted::Draw(draw) => draw.clone(),
        Wanted::Visit(VisitName { draw, code }) => {
            // A code that the office made up may hold what no file name may.
            let plain = |c: char| {
                if c.is_alphanumeric() || "-_.".contains(c) {
                    c
                } else {
                    '_'
                }
            };
            let code: String = code.chars().map(plain).collect();
            format!("{draw}-{code}")
        }
    }
}

/// The folder for papers, made if need be.
///
/// # Errors
/// [`CaseFlaw::AmongRecords`] for a folder of records, or the file system fails.
fn folder(case: &Case, out: Option<&Path>) -> Result<PathBuf, Trouble> {
    let folder = out.map_or_else(|| case.root.join(FOLDER), Path::to_owned);
    paper_place::outside_records(&case.root, &folder)?;
    fs::create_dir_all(&folder).at(&folder)?;
    Ok(folder)
}

/// Writes the CSV to fill in. One that is there with other bytes may hold an office's work: it is given a name of its own
/// first, and that name is given back.
fn write_to_fill_in(path: &Path, bytes: &[u8]) -> Result<Option<PathBuf>, Trouble> {
    let mut aside = None;
    if path.exists() {
        if fs::read(path).at(path)? == bytes {
            return Ok(None);
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let free = (1..=u32::MAX)
            .map(|number| path.with_file_name(format!("{name}.{number}.csv")))
            .find(|path| !path.exists());
        if let Some(free) = free {
            fs::rename(path, &free).at(path)?;
            aside = Some(free);
        }
    }
    durable::replace(path, |out| out.write_all(bytes))?;
    Ok(aside)
}
