//! The finding codes as they are put in force: those of findings.csv, or the nine usual ones of a new case folder.

use crate::disk::embedded::SAMPLE;
use crate::domain::acts::in_force::FindingInForce;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::columns::OwnHeadings;
use crate::domain::lists::fault::Faults;
use crate::domain::lists::finding::Finding;
use crate::domain::lists::record::Record;
use crate::format::small_list;

/// The usual codes, as `init` writes them.
pub fn usual() -> Vec<FindingInForce> {
    let list = ListName::Findings;
    let file = format!("{}.csv", list.key());
    let text = SAMPLE.iter().find(|(name, _)| *name == file);
    let text = text.map_or("", |(_, text)| text.trim_start_matches('\u{feff}'));
    let bytes = text.as_bytes();
    let own = OwnHeadings::new();
    let table = small_list::read((list, &own), (bytes, 1), &mut Faults::default());
    let rows = table.into_iter().flat_map(|table| {
        let row = |(number, cells): &(u64, Vec<String>)| {
            Finding::read(&mut Record::new(&table.header, *number, cells))
        };
        table.rows.iter().map(row).collect::<Vec<_>>()
    });
    FindingInForce::list(&rows.collect::<Vec<_>>())
}
