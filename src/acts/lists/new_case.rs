//! A case folder that somebody wants, and the files that it begins with.

use std::borrow::Cow;

use toml::Value;

use super::last_year::{self, LastYear};
use super::offers::{Files, TEMPLATE};
use crate::disk::SETTINGS;
use crate::disk::embedded::SAMPLE;
use crate::disk::findings;
use crate::disk::unfinished_case::{NewContent, NewFile};
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::settings::UNNAMED;
use crate::format::workbook_out;
use crate::text::Lang;
use crate::view::list_sheets;

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

/// A case folder that somebody wants.
#[derive(Debug)]
pub struct Wanted {
    /// What for.
    pub made: Made,
    /// 单位名称, where it is said already.
    pub bureau: Option<String>,
    /// Its year; this one where none is given, or the one after last year's.
    pub year: Option<i32>,
    /// The files that are its lists already.
    pub files: Files,
    /// Last year's folder, where its lists and settings are taken over.
    pub last: Option<LastYear>,
}

/// The list that is filled from the beginning.
const FINDINGS: &str = "findings.csv";

impl Wanted {
    /// A folder for this, of this year, with nothing in it yet.
    pub fn of(made: Made) -> Self {
        Self {
            made,
            bureau: None,
            year: None,
            files: Files::new(),
            last: None,
        }
    }
}

/// Keeps git from changing line ends of records, whose digests are in the book.
const GIT_ATTRIBUTES: (&str, &str) = (".gitattributes", "* -text\n");

/// The files of a new case folder of this year.
///
/// # Errors
/// [`CaseFlaw::Sheet`].
pub fn files(wanted: &Wanted, year: i32, lang: Lang) -> Result<Vec<NewFile>, CaseFlaw> {
    let (name, text) = GIT_ATTRIBUTES;
    let mut files = vec![file(name, text)];
    if let Some(last) = &wanted.last {
        files.push(file(SETTINGS, &last.settings_of(year)));
        files.extend(last.files.iter().map(|(name, from)| NewFile {
            name: name.clone(),
            content: NewContent::CopyOf(from.clone()),
        }));
        let plan = SAMPLE.iter().find(|(name, _)| *name == last_year::PLAN);
        if let Some((name, text)) = plan.filter(|_| last.own_plan) {
            let rows = text.trim_start_matches('\u{feff}').lines();
            files.push(file(name, &for_excel(rows.take(1))));
        }
        return Ok(files);
    }
    let sample = wanted.made == Made::Sample;
    for (name, text) in SAMPLE {
        let rows = text.trim_start_matches('\u{feff}').lines();
        let text = match (name == SETTINGS, sample) {
            (true, _) => settings(text, wanted, year, lang),
            // The usual codes serve every office, until it has its own.
            (false, false) if name == FINDINGS => for_excel(rows),
            (false, true) => text.to_owned(),
            (false, false) => for_excel(rows.take(1)),
        };
        let has_one = |list: &ListName| name == format!("{}.csv", list.key());
        if !wanted.files.keys().any(has_one) {
            files.push(file(name, &text));
        }
    }
    if !sample {
        let sheets = list_sheets::template(lang, &findings::usual());
        let bytes = workbook_out::bytes(&sheets)?;
        files.push(NewFile {
            name: TEMPLATE.to_owned(),
            content: NewContent::Bytes(bytes),
        });
    }
    Ok(files)
}

fn file(name: &str, text: &str) -> NewFile {
    NewFile {
        name: name.to_owned(),
        content: NewContent::Bytes(text.as_bytes().to_vec()),
    }
}

/// Rows of a sample list, for an office to go on from; with BOM, so that Excel opens it right.
fn for_excel<'a>(rows: impl Iterator<Item = &'a str>) -> String {
    rows.fold("\u{feff}".to_owned(), |text, row| text + row + "\r\n")
}

/// The sample's settings in the language of whoever makes the folder; in those of an office its name is to be filled in, and
/// the lists are the files that it has.
fn settings(text: &str, wanted: &Wanted, year: i32, lang: Lang) -> String {
    let sample = wanted.made == Made::Sample;
    let lines = text.lines().map(|line| {
        let key = line.split('=').next().unwrap_or_default().trim();
        match key {
            "bureau" if !sample => {
                let name = wanted.bureau.as_deref().unwrap_or(UNNAMED);
                Cow::Owned(format!("bureau = {}", Value::String(name.to_owned())))
            }
            "year" if !sample => Cow::Owned(format!("year = {year}")),
            "language" if lang == Lang::En => Cow::Owned(line.replacen("\"zh\"", "\"en\"", 1)),
            _ => with_file(line, key, &wanted.files),
        }
    });
    lines.map(|line| line.into_owned() + "\n").collect()
}

/// A line of `[files]` with the file that the office has for the list.
fn with_file<'a>(line: &'a str, key: &str, files: &Files) -> Cow<'a, str> {
    let default = format!("\"{key}.csv\"");
    let list = files.iter().find(|(list, _)| list.key() == key);
    match list.filter(|_| line.contains(&default)) {
        Some((_, file)) => {
            let name = Value::String(file.clone()).to_string();
            Cow::Owned(line.replacen(&default, &name, 1))
        }
        None => Cow::Borrowed(line),
    }
}
