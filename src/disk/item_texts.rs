//! What the item list of today says of items besides what the draw needs: content, basis, method (第九条).

use std::collections::BTreeMap;

use crate::domain::ground::cell::{parts, tidy};
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::record::{Cells, id_of};
use crate::domain::visit::paper::PaperItem;

use crate::disk::Trouble;
use crate::disk::case::Case;
use crate::disk::list_rows::{each_row, sound_header};
use crate::disk::prepared::Prepared;

/// The items of the list, by id; who needs an expert is not known here.
///
/// # Errors
/// The list cannot be read at all, or its header has faults.
pub fn read(case: &Case) -> Result<BTreeMap<String, PaperItem>, Trouble> {
    let list = ListName::Items;
    let prepared = Prepared::open(&case.list(list), list)?;
    let header = sound_header(&prepared, list)?;
    let mut items = BTreeMap::new();
    let mut nth = 0u64;
    each_row(&prepared, &header, |row| {
        nth += 1;
        let text = |key: &str| {
            let place = header.place(key);
            place.map_or(String::new(), |place| tidy(&row.cell(place)).into_owned())
        };
        let id = id_of(&header, row, nth);
        let item = PaperItem {
            id: id.clone(),
            name: text("name"),
            content: text("content"),
            basis: text("basis"),
            methods: parts(&text("method")),
            assistance: false,
        };
        // Of a row that stands twice, `check` complains; the first is what draws take.
        items.entry(id).or_insert(item);
    })?;
    Ok(items)
}
