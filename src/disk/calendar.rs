//! The calendar of working days: the built-in years, and the case folder's own `calendar/<year>.csv` for years whose notice is
//! not built in.

use crate::domain::day::flaw::DayFlaw;
use std::path::{Path, PathBuf};

use crate::domain::day::calendar::Calendar;
use crate::domain::day::file::CalendarFlaw;
use crate::domain::day::statutory;
use crate::domain::refusal::Refusal;
use crate::format::calendar_csv;

use crate::disk::SETTINGS;
use crate::disk::{At, Trouble, embedded, regular};

/// The folder of a case folder's own years.
pub const FOLDER: &str = "calendar";

/// The calendar for a case folder. A file there takes the place of a year that is reckoned, or adds one; days that
/// the State Council gave notice of are not the office's to change. Where `root` is no case folder, it is the built-in calendar.
///
/// # Errors
/// [`DayFlaw::File`] or [`CaseFlaw::Unreadable`] for a file that is not as it has to be, or the file system
/// fails.
pub fn open(root: &Path) -> Result<Calendar, Trouble> {
    let mut calendar = built_in()?;
    for (name, path) in own_files(root)? {
        let file = format!("{FOLDER}/{name}");
        let year = year_of(&name).ok_or_else(|| {
            Refusal::Day(DayFlaw::File {
                file: file.clone(),
                row: None,
                why: CalendarFlaw::Name,
            })
        })?;
        let bytes = regular::read(&path).at(&path)?;
        let mut read = calendar_csv::read(&file, year, &bytes).at(&path)?;
        let built_in = calendar.years.get(&year).filter(|year| !year.provisional);
        if let Some(built_in) = built_in {
            // A file from before the notice was built in may stay, where it says the same.
            if !built_in.works_as(&read) {
                let (row, why) = (None, CalendarFlaw::BuiltIn(year));
                return Err(Refusal::Day(DayFlaw::File { file, row, why }).into());
            }
            continue;
        }
        read.own = true;
        calendar.years.insert(year, read);
    }
    Ok(calendar)
}

fn built_in() -> Result<Calendar, Trouble> {
    let mut calendar = Calendar {
        years: statutory::years().map(|year| (year.year, year)).collect(),
    };
    for (year, text) in embedded::CALENDAR {
        let file = format!("data/calendar/{year}.csv");
        let read = calendar_csv::read(&file, year, text.as_bytes()).at(Path::new(&file))?;
        calendar.years.insert(year, read);
    }
    Ok(calendar)
}

/// The CSV files of the case folder's calendar with their names, ascending; hidden ones and a spreadsheet's locks are
/// left out.
fn own_files(root: &Path) -> Result<Vec<(String, PathBuf)>, Trouble> {
    let folder = root.join(FOLDER);
    if !root.join(SETTINGS).is_file() || !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(&folder).at(&folder)? {
        let path = entry.at(&folder)?.path();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        if stem(&name).is_some() && !name.starts_with(['.', '~']) {
            found.push((name, path));
        }
    }
    found.sort();
    Ok(found)
}

/// A name without `.csv`, in any case; `None` for another file.
fn stem(name: &str) -> Option<&str> {
    let (stem, extension) = name.rsplit_once('.')?;
    extension.eq_ignore_ascii_case("csv").then_some(stem)
}

fn year_of(name: &str) -> Option<i32> {
    let stem = stem(name)?;
    let digits = stem.len() == 4 && stem.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| stem.parse().ok()).flatten()
}
