//! The papers of visits are written where the office wants them: notice, record form, and the table to fill in, as CSV or
//! workbook (第2条 一次完成, 第15条, 第17条). A paper is no record: it may be written again.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::acts::entry::draw_folder;
use crate::domain::ground::sha::Sha;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::lists::columns::headings;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::visit::merged::Wanted;
use crate::domain::visit::paper::VisitPaper;
use crate::domain::visit::visit_name::VisitName;
use crate::format::workbook_out::{self, Sheet};
use crate::format::{form_csv, list_csv};
use crate::text::Lang;
use crate::view::form::{self, Papers};
use crate::view::list_sheets;

use super::papers;
use crate::acts::Desk;
use crate::disk::case::Case;
use crate::disk::draw_folder::LIST;
use crate::disk::{At, Trouble, durable, lists, paper_place};

/// Where papers go in a case folder.
const FOLDER: &str = "forms";
/// The sheet that a drawn list is written to.
const LIST_SHEET: &str = "抽查名单";

/// Which papers are asked for.
#[derive(Debug)]
pub struct FormRequest {
    /// Of which visits.
    pub wanted: Wanted,
    /// Where to write; in the case folder where nothing is said.
    pub out: Option<PathBuf>,
    /// Those to print.
    pub papers: Papers,
    /// Whether the table to fill in is written as CSV.
    pub csv: bool,
    /// Whether the table to fill in is written as a workbook.
    pub xlsx: bool,
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
    /// The workbook to fill in, and its rows.
    pub xlsx: Option<(PathBuf, u64)>,
    /// Tables of before that were given other names.
    pub aside: Vec<PathBuf>,
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
        xlsx: None,
        aside: Vec::new(),
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
    let rows = form_csv::rows(&written.papers);
    let count = rows.len() as u64;
    if request.csv {
        let path = folder.join(format!("{stem}.csv"));
        let bytes = form_csv::write(Vec::new(), &rows).at(&path)?;
        written.aside.extend(write_to_fill_in(&path, &bytes)?);
        written.csv = Some((path, count));
    }
    if request.xlsx {
        let path = folder.join(format!("{stem}.xlsx"));
        let sheet = list_sheets::form(request.lang, rows, &read.book.findings);
        let bytes = workbook_out::bytes(&[sheet])?;
        written.aside.extend(write_to_fill_in(&path, &bytes)?);
        written.xlsx = Some((path, count));
    }
    Ok(written)
}

/// Writes the list of a draw as a workbook, beside the papers: the draw's own folder holds what it was made with, and
/// nothing else. Gives where it is, and how many objects it has.
///
/// # Errors
/// There is no such draw, its list is not as it was drawn, or the file system fails.
pub fn list(desk: &Desk, draw: &str, out: Option<&Path>) -> Result<(PathBuf, u64), Trouble> {
    let (case, read) = desk.read()?;
    let found = read.book.draw(draw);
    let found = found.ok_or_else(|| DrawFlaw::NoDraw(draw.to_owned()))?;
    let name = format!("{}/{LIST}", draw_folder(draw));
    let source = case.root.join(&name);
    let bytes = fs::read(&source).unwrap_or_default();
    if found.act.files.get(&name) != Some(&Sha::of(&bytes)) {
        return Err(CaseFlaw::ChangedRecord(name).into());
    }
    let rows = list_csv::rows(&bytes).at(&source)?;
    let count = rows.len() as u64;
    let sheet = Sheet::plain(LIST_SHEET, headings(list_csv::FORMAT), rows);
    let bytes = workbook_out::bytes(&[sheet])?;
    let path = folder(&case, out)?.join(format!("{draw}-list.xlsx"));
    durable::replace(&path, |out| out.write_all(&bytes))?;
    Ok((path, count))
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
pub(in crate::acts) fn folder(case: &Case, out: Option<&Path>) -> Result<PathBuf, Trouble> {
    let folder = out.map_or_else(|| case.root.join(FOLDER), Path::to_owned);
    paper_place::outside_records(&case.root, &folder)?;
    fs::create_dir_all(&folder).at(&folder)?;
    Ok(folder)
}

/// Writes a table to fill in. One that is there with other bytes may hold an office's work: it is given a name of its own
/// first, and that name is given back.
fn write_to_fill_in(path: &Path, bytes: &[u8]) -> Result<Option<PathBuf>, Trouble> {
    let mut aside = None;
    if path.exists() {
        if fs::read(path).at(path)? == bytes {
            return Ok(None);
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let extension = path.extension().unwrap_or_default().to_string_lossy();
        let free = (1..=u32::MAX)
            .map(|number| path.with_file_name(format!("{name}.{number}.{extension}")))
            .find(|path| !path.exists());
        if let Some(free) = free {
            fs::rename(path, &free).at(path)?;
            aside = Some(free);
        }
    }
    durable::replace(path, |out| out.write_all(bytes))?;
    Ok(aside)
}
