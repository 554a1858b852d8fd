//! The words of a column of the object library, of those that have few: what a task could have meant by another one.

use std::collections::BTreeSet;

use crate::domain::ground::word::word;
use crate::domain::lists::columns::Header;
use crate::domain::lists::record::Cells as _;
use crate::domain::lists::scope_text;
use crate::domain::year::plan::Task;

use crate::disk::Trouble;
use crate::disk::library::Library;
use crate::disk::list_rows::each_row;
use crate::disk::prepared::Prepared;

/// A column with more words than this is none that anybody chooses by.
const MOST: usize = 2000;

/// The words of each of these columns; none of one that has too many.
///
/// # Errors
/// The file system fails.
pub fn of_columns(
    (prepared, header): (&Prepared, &Header),
    places: &[usize],
) -> Result<Vec<Option<BTreeSet<String>>>, Trouble> {
    let mut words = vec![BTreeSet::new(); places.len()];
    each_row(prepared, header, |row| {
        for (place, words) in places.iter().zip(&mut words) {
            let cell = row.cell(*place);
            let word = word(&cell);
            if words.len() <= MOST && !words.contains(&*word) {
                words.insert(word.into_owned());
            }
        }
    })?;
    let few = words.into_iter();
    Ok(few
        .map(|words| Some(words).filter(|words| words.len() <= MOST))
        .collect())
}

/// What the library has in the place of words of a task's scope that no object meets, as `column=value`; the task is the one at
/// this place of those that the library was read for.
///
/// # Errors
/// The file system fails.
pub fn near(library: &Library, place: usize, task: &Task) -> Result<Vec<String>, Trouble> {
    let header = &library.header;
    let met = library.found.met.get(place).into_iter().flatten();
    let unmet = task.scope.words().zip(met).filter(|(_, met)| !**met);
    // 经营范围 is a text, and has no words.
    let unmet = unmet.filter(|((key, _), _)| *key != "scope");
    let unmet: Vec<(usize, &str)> = unmet
        .filter_map(|((key, word), _)| Some((header.place_of_any(key)?, word)))
        .collect();
    if unmet.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<usize> = unmet.iter().map(|(place, _)| *place).collect();
    let words = of_columns((&library.prepared, header), &places)?;
    let mut found = Vec::new();
    for ((place, word), words) in unmet.into_iter().zip(words) {
        let near = scope_text::near(word, words.into_iter().flatten());
        let heading = header.names[place].trim();
        found.extend(near.into_iter().map(|value| format!("{heading}={value}")));
    }
    Ok(found)
}
