//! `init`: makes a case folder.

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

/// Makes the case folder of the desk: filled with the sample, or with the heads of its lists; its settings in `lang`.
///
/// # Errors
/// The folder is not empty, or the file system fails.
pub fn init(desk: &Desk, made: Made, lang: Lang) -> Result<(), Trouble> {
    let sample = made == Made::Sample;
    if let (Made::Office, Some(day)) = (made, &desk.hand.declared) {
        return Err(CaseFlaw::Declared(day.clone()).into());
    }
    BookText::By.check(&desk.hand.by)?;
    let root = &desk.root;
    let year: String = clock::now().chars().take(4).collect();
    std::fs::create_dir_all(root).at(root)?;
    if std::fs::read_dir(root).at(root)?.next().is_some() {
        return Err(CaseFlaw::NotEmpty(root.display().to_string()).into());
    }
    let mut ledger = Ledger::lock(root)?;
    for (name, text) in SAMPLE {
        let text = match (name == SETTINGS, sample) {
            (true, _) => settings(text, sample, &year, lang),
            (false, true) => text.to_owned(),
            (false, false) => header_of(text),
        };
        durable::create_with(&root.join(name), text.as_bytes())?;
    }
    let (bureau, year) = if sample {
        let settings = Case::open(root)?.settings;
        (settings.bureau, settings.year)
    } else {
        (UNNAMED.to_owned(), year.parse().unwrap_or(0))
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
    durable::sync_folder(root)
}

/// The header row of a sample list, for an office to fill in below; with BOM, so that Excel opens it right.
fn header_of(text: &str) -> String {
    format!("\u{feff}{}\r\n", text.lines().next().unwrap_or_default())
}

/// The sample's settings in the language of whoever makes the folder; a blank folder's bureau is to be filled in.
fn settings(text: &str, sample: bool, year: &str, lang: Lang) -> String {
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
