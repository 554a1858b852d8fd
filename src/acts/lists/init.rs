//! `init`: makes a case folder.

use chrono::Datelike;

use crate::acts::{Desk, TOOL};
use crate::disk::aside::OnTheWay;
use crate::disk::case::{Case, SETTINGS};
use crate::disk::embedded::SAMPLE;
use crate::disk::ledger::Ledger;
use crate::disk::{Trouble, clock, durable, findings, marked, unfinished_case as unfinished};
use crate::domain::acts::entry::Act;
use crate::domain::acts::in_force::{InitAct, JUDGE};
use crate::domain::book::flaw::BookText;
use crate::domain::ground::rules::Rules;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::settings::UNNAMED;
use crate::format::workbook_out;
use crate::text::Lang;
use crate::view::list_sheets;

/// The list that is filled from the beginning.
const FINDINGS: &str = "findings.csv";

/// The workbook with a sheet for each list, for an office that would rather fill in a workbook (模板). Nothing reads it
/// before choucha.toml names it.
pub const TEMPLATE: &str = "模板.xlsx";

/// What a case folder is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// An office's year: the heads of its lists.
    Office,
    /// A rehearsal (演练案卷) with the heads of its lists.
    Rehearsal,
    /// A rehearsal filled with the sample.
    Sample,
}

/// Keeps git from changing line ends of records, whose digests are in the book.
const GIT_ATTRIBUTES: (&str, &str) = (".gitattributes", "* -text\n");

/// Makes the case folder of the desk for a year, this one where none is given: filled with the sample, whose year is its
/// own, or with the heads of its lists; its settings in `lang`. Gives its year. What an `init` of the same kind left behind
/// when it was cut off is finished.
///
/// # Errors
/// The folder is not empty, or the file system fails.
pub fn init(desk: &Desk, (made, year): (Made, Option<i32>), lang: Lang) -> Result<i32, Trouble> {
    if let (Made::Office, Some(day)) = (made, &desk.hand.declared) {
        return Err(CaseFlaw::Declared(day.clone()).into());
    }
    BookText::By.check(&desk.hand.by)?;
    let root = &desk.root;
    let not_empty = || {
        let path = root.display().to_string();
        let left = unfinished::without_book(root);
        Trouble::from(if left.is_empty() {
            CaseFlaw::NotEmpty(path)
        } else {
            let left = left.into_iter().map(str::to_owned).collect();
            CaseFlaw::BookGone { path, left }
        })
    };
    let year = year.unwrap_or_else(|| clock::moment().day.year());
    durable::private_folder(root)?;
    if !unfinished::may_begin(root)? {
        return Err(not_empty());
    }
    let mut ledger = Ledger::lock(root, desk.aside())?;
    let texts = texts(made, year, lang)?;
    unfinished::begin(root)?;
    if !unfinished::is_of(root, &texts)? {
        return Err(not_empty());
    }
    if let [only] = ledger.read.entries.as_slice() {
        // It was cut off behind its line.
        let year = year_of(&only.act, made).ok_or_else(not_empty)?;
        marked::unmark(root)?;
        return Ok(year);
    }
    if !ledger.read.entries.is_empty() {
        return Err(not_empty());
    }
    for (name, text) in &texts {
        durable::replace(&root.join(name), |out| out.write_all(text))?;
    }
    let (bureau, year) = if made == Made::Sample {
        let settings = Case::open(root)?.settings;
        (settings.bureau, settings.year)
    } else {
        (UNNAMED.to_owned(), year)
    };
    let act = Act::Init(InitAct {
        bureau,
        year,
        tool: TOOL.to_owned(),
        rehearsal: made != Made::Office,
        judge: JUDGE,
        rules: Rules::default(),
        findings: findings::usual(),
    });
    ledger.append(act, &desk.hand)?;
    let ended = marked::unmark(root);
    ledger.aside.note_trouble(ended, OnTheWay::NotSettled);
    Ok(year)
}

/// The year of the book that this line begins, when an `init` of the same kind wrote it.
fn year_of(act: &Act, made: Made) -> Option<i32> {
    match act {
        Act::Init(act) if act.rehearsal == (made != Made::Office) => Some(act.year),
        _ => None,
    }
}

/// The files of a new case folder, with their bytes.
fn texts(made: Made, year: i32, lang: Lang) -> Result<Vec<(&'static str, Vec<u8>)>, CaseFlaw> {
    let sample = made == Made::Sample;
    let lists = SAMPLE.map(|(name, text)| {
        let text = match (name == SETTINGS, sample) {
            (true, _) => settings(text, sample, year, lang),
            // The usual codes serve every office, until it has its own.
            (false, false) if name == FINDINGS => for_excel(text.lines()),
            (false, true) => text.to_owned(),
            (false, false) => for_excel(text.lines().take(1)),
        };
        (name, text)
    });
    let (name, text) = GIT_ATTRIBUTES;
    let attributes = std::iter::once((name, text.to_owned()));
    let texts = attributes.chain(lists);
    let mut files: Vec<_> = texts
        .map(|(name, text)| (name, text.into_bytes()))
        .collect();
    if !sample {
        let sheets = list_sheets::template(lang, &findings::usual());
        files.push((TEMPLATE, workbook_out::bytes(&sheets)?));
    }
    Ok(files)
}

/// Rows of a sample list, for an office to go on from; with BOM, so that Excel opens it right.
fn for_excel<'a>(rows: impl Iterator<Item = &'a str>) -> String {
    rows.fold("\u{feff}".to_owned(), |text, row| text + row + "\r\n")
}

/// The sample's settings in the language of whoever makes the folder; a blank folder's bureau is to be filled in.
fn settings(text: &str, sample: bool, year: i32, lang: Lang) -> String {
    let lines = text.lines().map(
        |line| match line.split('=').next().unwrap_or_default().trim() {
            "bureau" if !sample => format!("bureau = \"{UNNAMED}\""),
            "year" if !sample => format!("year = {year}"),
            "language" if lang == Lang::En => line.replacen("\"zh\"", "\"en\"", 1),
            _ => line.to_owned(),
        },
    );
    lines.map(|line| line + "\n").collect()
}
