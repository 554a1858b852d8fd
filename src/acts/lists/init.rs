//! `init`: makes a case folder.

use std::path::Path;

use chrono::Datelike;

use super::new_case::{self, Made, Wanted};
use crate::acts::{Desk, TOOL};
use crate::disk::SETTINGS;
use crate::disk::aside::OnTheWay;
use crate::disk::book_read;
use crate::disk::case::Case;
use crate::disk::ledger::Ledger;
use crate::disk::unfinished_case::{self as unfinished, NewFile};
use crate::disk::{Trouble, clock, durable, findings, marked};
use crate::domain::acts::entry::Act;
use crate::domain::acts::in_force::{InitAct, JUDGE};
use crate::domain::book::flaw::BookText;
use crate::domain::ground::rules::Rules;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::settings::UNNAMED;
use crate::text::Lang;

/// Makes the case folder of the desk: filled with the sample, whose year is its own; with the lists of last year's; or with
/// the heads of the lists that have no file yet. Its settings are in `lang`. Gives its year. What lies in the folder stays
/// as it is, and an `init` of the same kind that was cut off is finished.
///
/// # Errors
/// [`CaseFlaw::NamesTaken`], [`CaseFlaw::NotEmpty`] for a sample, [`CaseFlaw::BookGone`], or the file system fails.
pub fn init(desk: &Desk, wanted: &Wanted, lang: Lang) -> Result<i32, Trouble> {
    let made = wanted.made;
    if let (Made::Office, Some(day)) = (made, &desk.hand.declared) {
        return Err(CaseFlaw::Declared(day.clone()).into());
    }
    BookText::By.check(&desk.hand.by)?;
    if let Some(bureau) = &wanted.bureau {
        BookText::Bureau.check(bureau)?;
    }
    let root = &desk.root;
    let next = wanted.last.as_ref().map(|last| last.year + 1);
    let year = wanted.year.or(next);
    let year = year.unwrap_or_else(|| clock::moment().day.year());
    durable::private_folder(root)?;
    check_free(root, made)?;
    let mut ledger = Ledger::lock(root, desk.aside())?;
    let files = new_case::files(wanted, year, lang)?;
    unfinished::begin(root)?;
    check_begun(root, made, &files)?;
    if let [only] = ledger.read.entries.as_slice() {
        // It was cut off behind its line.
        let year = year_of(&only.act, made)
            .ok_or_else(|| in_the_way(root, made, vec![book_read::FILE.to_owned()]))?;
        marked::unmark(root)?;
        return Ok(year);
    }
    if !ledger.read.entries.is_empty() {
        return Err(in_the_way(root, made, vec![book_read::FILE.to_owned()]));
    }
    for file in &files {
        file.write(root)?;
    }
    let act = first_act(root, wanted, year)?;
    let year = act.year;
    ledger.append(Act::Init(act), &desk.hand)?;
    let ended = marked::unmark(root);
    ledger.aside.note_trouble(ended, OnTheWay::NotSettled);
    Ok(year)
}

/// What the first line of the book says.
fn first_act(root: &Path, wanted: &Wanted, year: i32) -> Result<InitAct, Trouble> {
    let (bureau, year) = match (wanted.made, &wanted.last) {
        (Made::Sample, _) => {
            let settings = Case::open(root)?.settings;
            (settings.bureau, settings.year)
        }
        (_, Some(last)) => (last.bureau.clone(), year),
        (_, None) => {
            let bureau = wanted.bureau.as_deref().unwrap_or(UNNAMED);
            (bureau.to_owned(), year)
        }
    };
    let last = wanted.last.as_ref();
    Ok(InitAct {
        bureau,
        year,
        tool: TOOL.to_owned(),
        rehearsal: wanted.made != Made::Office,
        judge: JUDGE,
        rules: last.map_or_else(Rules::default, |last| last.rules.clone()),
        findings: last.map_or_else(findings::usual, |last| last.findings.clone()),
    })
}

/// A sample wants a folder of its own; all others lie beside an office's files, where no name of theirs is taken.
fn check_free(root: &Path, made: Made) -> Result<(), Trouble> {
    let taken = unfinished::taken(root)?;
    let free = match made {
        Made::Sample => unfinished::may_begin(root)?,
        Made::Office | Made::Rehearsal => taken.is_empty(),
    };
    if free {
        Ok(())
    } else {
        Err(in_the_way(root, made, taken))
    }
}

/// Refuses a folder in which something else was being made.
fn check_begun(root: &Path, made: Made, files: &[NewFile]) -> Result<(), Trouble> {
    let begun = match made {
        Made::Sample => unfinished::is_of(root, files)?,
        Made::Office | Made::Rehearsal => unfinished::has_begun(root, files)?,
    };
    if begun {
        Ok(())
    } else {
        Err(in_the_way(root, made, vec![SETTINGS.to_owned()]))
    }
}

fn in_the_way(root: &Path, made: Made, names: Vec<String>) -> Trouble {
    let folder = root.display().to_string();
    let left = unfinished::without_book(root);
    if !left.is_empty() {
        let left = left.into_iter().map(str::to_owned).collect();
        return CaseFlaw::BookGone { path: folder, left }.into();
    }
    let flaw = match made {
        Made::Sample => CaseFlaw::NotEmpty(folder),
        Made::Office | Made::Rehearsal => CaseFlaw::NamesTaken { folder, names },
    };
    flaw.into()
}

/// The year of the book that this line begins, when an `init` of the same kind wrote it.
fn year_of(act: &Act, made: Made) -> Option<i32> {
    match act {
        Act::Init(act) if act.rehearsal == (made != Made::Office) => Some(act.year),
        _ => None,
    }
}
