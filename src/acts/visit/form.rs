//! The papers of visits are written where the office wants them: notice, record, written result, and the table to fill in, as
//! CSV or workbook (第2条 一次完成, 第15条, 第17条). A paper may be written again, and keeps the number that the book has.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::acts::entry::{Act, draw_folder};
use crate::domain::acts::papers::{PaperKind, PapersAct};
use crate::domain::book::fold::Book;
use crate::domain::ground::sha::Sha;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::lists::columns::headings;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::settings::PaperSettings;
use crate::domain::visit::merged::Wanted;
use crate::domain::visit::paper::VisitPaper;
use crate::domain::visit::visit_name::VisitName;
use crate::format::workbook_out::{self, Sheet};
use crate::format::{form_csv, list_csv};
use crate::text::Lang;
use crate::view::form;
use crate::view::list_sheets;

use super::numbering;
use super::papers::{self, Asked};
use super::people::People;
use crate::acts::{BookHead, Desk};
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
    /// Only those of this inspector's teams: by certificate number, or by a name that only one has.
    pub inspector: Option<String>,
    /// Where to write; in the case folder where nothing is said.
    pub out: Option<PathBuf>,
    /// Those to print; a written result stands alone.
    pub kinds: Vec<PaperKind>,
    /// Whether they are printed without numbers, so that the book says nothing of them.
    pub draft: bool,
    /// Whether each paper gets a file of its own, which counts its pages.
    pub each: bool,
    /// In which forms the table to fill in is written.
    pub tables: TableForms,
    /// Their language.
    pub lang: Lang,
}

/// The forms of the table to fill in.
#[derive(Debug, Clone, Copy)]
pub struct TableForms {
    /// As CSV.
    pub csv: bool,
    /// As a workbook.
    pub xlsx: bool,
}

impl FormRequest {
    fn tells(&self) -> bool {
        self.kinds.contains(&PaperKind::Result)
    }

    /// Whether papers are given numbers.
    fn numbers(&self) -> bool {
        !self.draft && !self.kinds.is_empty()
    }
}

/// What was written.
#[derive(Debug)]
pub struct PapersWritten {
    /// One for each visit.
    pub papers: Vec<VisitPaper>,
    /// The papers to print.
    pub html: Vec<PathBuf>,
    /// The numbers that were given now, and the book after it.
    pub numbered: Option<(PapersAct, BookHead)>,
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
    /// Enterprises whose notices have no number, since nobody approved the visit.
    pub unapproved: Vec<String>,
}

/// Writes the papers that are asked for. One that has no number is given the next, which the book keeps.
///
/// # Errors
/// There is no such visit, it has no result to tell, a list cannot be read at all, the book takes no line, or the file system
/// fails.
pub fn form(desk: &Desk, request: &FormRequest) -> Result<PapersWritten, Trouble> {
    if request.numbers() {
        let case = Case::open(&desk.root)?;
        let mut ledger = desk.lock()?;
        let (mut written, stem) = gather(&case, &ledger.read.book, request)?;
        let (office, logs) = (&case.settings.papers, &ledger.read.book.visits);
        let act = PapersAct {
            word: office.word.clone(),
            papers: numbering::missing(logs, &written.papers, &request.kinds, office)?,
        };
        if !act.papers.is_empty() {
            ledger.append(Act::Papers(act.clone()), &desk.hand)?;
            written.numbered = Some((act, BookHead::from(&ledger)));
        }
        numbering::put(&ledger.read.book, &mut written.papers);
        written.unapproved = unapproved(&written.papers, request, &case.settings.papers);
        write(&case, &ledger.read.book, (request, &stem), &mut written)?;
        return Ok(written);
    }
    let (case, read) = desk.read()?;
    let (mut written, stem) = gather(&case, &read.book, request)?;
    write(&case, &read.book, (request, &stem), &mut written)?;
    Ok(written)
}

/// The papers, and the name of their files without extension.
fn gather(
    case: &Case,
    book: &Book,
    request: &FormRequest,
) -> Result<(PapersWritten, String), Trouble> {
    let (small, faults, _) = lists::read(case)?;
    let inspector = request.inspector.as_deref();
    let inspector = inspector.map(|said| People::of(&small).one(said));
    let inspector = inspector.transpose()?;
    let asked = Asked {
        wanted: &request.wanted,
        told: request.tells(),
        inspector: inspector.as_deref(),
    };
    let mut gathered = papers::gather(case, book, &small, asked)?;
    for paper in &mut gathered.papers {
        paper.tell(&book.visits);
    }
    if request.tells() && *asked.wanted == Wanted::Open {
        let mut open = Vec::new();
        for paper in gathered.papers {
            if !numbering::is_told(&book.visits, &paper)? {
                open.push(paper);
            }
        }
        gathered.papers = open;
    }
    let stem = match &inspector {
        Some(cert) => format!("{}-{}", stem(&gathered.wanted), plain(cert)),
        None => stem(&gathered.wanted),
    };
    if !gathered.papers.is_empty() {
        folder(case, request.out.as_deref())?;
    }
    let written = PapersWritten {
        papers: gathered.papers,
        html: Vec::new(),
        numbered: None,
        csv: None,
        xlsx: None,
        aside: Vec::new(),
        nameless: gathered.nameless,
        faults: faults.total,
        unapproved: Vec::new(),
    };
    Ok((written, stem))
}

/// The enterprises whose notices have no number, since nobody approved the visit.
fn unapproved(papers: &[VisitPaper], request: &FormRequest, office: &PaperSettings) -> Vec<String> {
    let notice = PaperKind::Notice;
    let asked = papers.iter().filter(|_| request.kinds.contains(&notice));
    let waits = asked.filter(|paper| {
        paper.waits_for_approval(notice, office) && !paper.numbers.contains_key(&notice)
    });
    waits.map(|paper| paper.enterprise.code.clone()).collect()
}

fn write(
    case: &Case,
    book: &Book,
    (request, stem): (&FormRequest, &str),
    written: &mut PapersWritten,
) -> Result<(), Trouble> {
    if written.papers.is_empty() {
        return Ok(());
    }
    let folder = folder(case, request.out.as_deref())?;
    let (small, _, _) = lists::read(case)?;
    let frame = papers::frame(case, book, &small);
    for (path, papers) in files(request, &folder.join(stem), &written.papers) {
        durable::replace(&path, |out| form::write(out, request.lang, &frame, &papers))?;
        written.html.push(path);
    }
    let rows = form_csv::rows(&written.papers);
    let count = rows.len() as u64;
    if request.tables.csv {
        let path = folder.join(format!("{stem}.csv"));
        let bytes = form_csv::write(Vec::new(), &rows).at(&path)?;
        written.aside.extend(write_to_fill_in(&path, &bytes)?);
        written.csv = Some((path, count));
    }
    if request.tables.xlsx {
        let path = folder.join(format!("{stem}.xlsx"));
        let sheet = list_sheets::form(request.lang, rows, &book.findings);
        let bytes = workbook_out::bytes(&[sheet])?;
        written.aside.extend(write_to_fill_in(&path, &bytes)?);
        written.xlsx = Some((path, count));
    }
    Ok(())
}

/// A file, and the papers that go into it.
type PaperFile<'a> = (PathBuf, Vec<(PaperKind, &'a VisitPaper)>);

/// The papers of a visit in files of their own, so that each counts its pages; those of several visits in one file, unless each
/// is asked for by itself.
fn files<'a>(request: &FormRequest, stem: &Path, visits: &'a [VisitPaper]) -> Vec<PaperFile<'a>> {
    let each = visits.iter().flat_map(|visit| {
        let kinds = request.kinds.iter();
        kinds.map(move |kind| (*kind, visit))
    });
    let each: Vec<(PaperKind, &VisitPaper)> = each.collect();
    let name = |parts: &[&str]| {
        let mut name = stem.to_owned().into_os_string();
        name.push(parts.concat());
        PathBuf::from(name)
    };
    if each.is_empty() {
        return Vec::new();
    }
    let one = matches!(request.wanted, Wanted::Visit(_));
    if !one && !request.each {
        let told = if request.tells() { "-result" } else { "" };
        return vec![(name(&[told, ".html"]), each)];
    }
    let file = |(kind, visit): (PaperKind, &'a VisitPaper)| {
        let code = if one {
            String::new()
        } else {
            format!("-{}", plain(&visit.enterprise.code))
        };
        let path = name(&[&code, "-", kind.word(), ".html"]);
        (path, vec![(kind, visit)])
    };
    each.into_iter().map(file).collect()
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
            format!("{draw}-{}", plain(code))
        }
    }
}

/// A code as a part of a file's name: one that the office made up may hold what no file name may.
fn plain(code: &str) -> String {
    let plain = |c: char| {
        if c.is_alphanumeric() || "-_.".contains(c) {
            c
        } else {
            '_'
        }
    };
    code.chars().map(plain).collect()
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
