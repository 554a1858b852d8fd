//! Items as the flags of a result call them: by id or by name.

use crate::disk::Trouble;
use crate::domain::lists::item::{ItemNames, Named};
use crate::domain::visit::items_called::item_called;

use crate::commands::record_found::FoundArgs;

impl FoundArgs {
    /// Parts what the flags say of several items, and puts ids in the place of the names by which they call them.
    ///
    /// # Errors
    /// A name that several items have.
    pub fn call_items(&mut self, names: &ItemNames) -> Result<(), Trouble> {
        let clear = self.clear.iter().map(|text| items(text, names));
        let clear: Result<Vec<Vec<String>>, Trouble> = clear.collect();
        self.clear = clear?.concat();
        let others = [&mut self.found, &mut self.unchecked, &mut self.inapplicable];
        for text in others.into_iter().flatten() {
            *text = item(text, names)?;
        }
        Ok(())
    }
}

/// An answer to an item, `[object:]item[=text]`, with the id of the item that is called by its name.
///
/// # Errors
/// A name that several items have.
fn item(text: &str, names: &ItemNames) -> Result<String, Trouble> {
    let end = text.find(['=', '＝']).unwrap_or(text.len());
    let (place, rest) = text.split_at(end);
    let whole = item_called(place, names)?;
    if matches!(names.find(&whole), Named::Id(_)) {
        return Ok(whole + rest);
    }
    let begin = place.rfind([':', '：']).map_or(0, |mark| {
        mark + place[mark..].chars().next().map_or(0, char::len_utf8)
    });
    let (object, called) = place.split_at(begin);
    let id = item_called(called, names)?;
    Ok(format!("{object}{id}{rest}"))
}

/// The same of several items in one text, parted as a list is, but not within a name.
///
/// # Errors
/// As [`item`].
fn items(text: &str, names: &ItemNames) -> Result<Vec<String>, Trouble> {
    let parts = names.part(text).into_iter();
    parts.map(|part| item(part, names)).collect()
}
