//! `init`: makes a case folder.

use chrono::Datelike;

use crate::acts::{Desk, TOOL};
use crate::disk::case::{Case, SETTINGS};
use crate::disk::embedded::SAMPLE;
use crate::disk::ledger::Ledger;
use crate::disk::{At, Trouble, clock, durable, findings};
use crate::domain::acts::entry::Act;
use crate::domain::acts::in_force::{InitAct, JUDGE};
use crate::domain::book::flaw::BookText;
use crate::domain::ground::rules::Rules;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::settings::UNNAMED;
use crate::text::Lang;

/// The list that is filled from the beginning.
const FINDINGS: &str = "findings.csv";

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

/// Makes the case folder of the desk for a year, this one where none is given: filled with the sample, whose year is its
/// own, or with the heads of its lists; its settings in `lang`. Gives its year.
///
/// # Errors
/// The folder is not empty, or the file system fails.
pub fn init(desk: &Desk, (made, year): (Made, Option<i32>), lang: Lang) -> Result<i32, Trouble> {
    let sample = made == Made::Sample;
    if let (Made::Office, Some(day)) = (made, &desk.hand.declared) {
        return Err(CaseFlaw::Declared(day.clone()).into());
    }
    BookText::By.check(&desk.hand.by)?;
    let root = &desk.root;
    let year = year.unwrap_or_else(|| clock::moment().day.year());
    std::fs::create_dir_all(root).at(root)?;
    if std::fs::read_dir(root).at(root)?.next().is_some() {
        return Err(CaseFlaw::NotEmpty(root.display().to_string()).into());
    }
    let mut ledger = Ledger::lock(root)?;
    for (name, text) in SAMPLE {
        let text = match (name == SETTINGS, sample) {
            (true, _) => settings(text, sample, year, lang),
            // The usual codes serve every office, until it has its own.
            (false, false) if name == FINDINGS => for_excel(text.lines()),
            (false, true) => text.to_owned(),
            (false, false) => for_excel(text.lines().take(1)),
        };
        durable::create_with(&root.join(name), text.as_bytes())?;
    }
    let (bureau, year) = if sample {
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
    durable::sync_folder(root)?;
    Ok(year)
}

/// Rows of a sample list, for an office to go on from; with BOM, so that Excel opens it right.
fn for_excel<'a>(rows: impl Iterator<Item = &'a str>) -> String {
    let rows: String = rows.map(|row| format!("{row}\r\n")).collect();
    format!("\u{feff}{rows}")
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
