//! `init`: makes a case folder.

use crate::acts::{Desk, TOOL};
use crate::disk::aside::OnTheWay;
use crate::disk::case::{Case, SETTINGS};
use crate::disk::embedded::SAMPLE;
use crate::disk::ledger::Ledger;
use crate::disk::{Trouble, clock, durable, unfinished_case as unfinished};
use crate::domain::acts::entry::Act;
use crate::domain::book::flaw::BookText;
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

/// Keeps git from changing line ends of records, whose digests are in the book.
const GIT_ATTRIBUTES: (&str, &str) = (".gitattributes", "* -text\n");

/// Makes the case folder of the desk: filled with the sample, or with the heads of its lists; its settings in `lang`. What
/// an `init` of the same kind left behind when it was cut off is finished.
///
/// # Errors
/// The folder is not empty, or the file system fails.
pub fn init(desk: &Desk, made: Made, lang: Lang) -> Result<(), Trouble> {
    BookText::By.check(&desk.hand.by)?;
    let root = &desk.root;
    let not_empty = || Trouble::from(CaseFlaw::NotEmpty(root.display().to_string()));
    let year: String = clock::now().chars().take(4).collect();
    durable::private_folder(root)?;
    if !unfinished::may_begin(root)? {
        return Err(not_empty());
    }
    let mut ledger = Ledger::lock(root, desk.aside())?;
    let texts = texts(made, &year, lang);
    unfinished::begin(root)?;
    if !unfinished::is_of(root, &texts)? {
        return Err(not_empty());
    }
    match ledger.read.entries.as_slice() {
        [] => {}
        // It was cut off behind its line.
        [only] if is_same(&only.act, made) => return unfinished::end(root),
        _ => return Err(not_empty()),
    }
    for (name, text) in &texts {
        durable::replace(&root.join(name), |out| out.write_all(text.as_bytes()))?;
    }
    let (bureau, year) = if made == Made::Sample {
        let settings = Case::open(root)?.settings;
        (settings.bureau, settings.year)
    } else {
        (UNNAMED.to_owned(), year.parse().unwrap_or(0))
    };
    let act = Act::Init {
        bureau,
        year,
        tool: TOOL.to_owned(),
        rehearsal: made != Made::Office,
    };
    ledger.append(act, &desk.hand)?;
    let ended = unfinished::end(root);
    ledger.aside.note_trouble(ended, OnTheWay::NotSettled);
    Ok(())
}

fn is_same(act: &Act, made: Made) -> bool {
    matches!(act, Act::Init { rehearsal, .. } if *rehearsal == (made != Made::Office))
}

/// The files of a new case folder.
fn texts(made: Made, year: &str, lang: Lang) -> Vec<(&'static str, String)> {
    let sample = made == Made::Sample;
    let lists = SAMPLE.map(|(name, text)| {
        let text = match (name == SETTINGS, sample) {
            (true, _) => settings(text, sample, year, lang),
            (false, true) => text.to_owned(),
            (false, false) => header_of(text),
        };
        (name, text)
    });
    let (name, text) = GIT_ATTRIBUTES;
    let attributes = std::iter::once((name, text.to_owned()));
    attributes.chain(lists).collect()
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
