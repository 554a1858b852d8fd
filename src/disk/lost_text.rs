//! Cells of the library that a spreadsheet or a conversion lost: looked for in whole blocks first, since there are hardly any.

use memchr::{memchr, memmem};

use crate::domain::lists::broken_text;
use crate::domain::lists::columns::Header;
use crate::domain::lists::fault::{Fault, Flaw};
use crate::domain::lists::object::fault_at;
use crate::domain::lists::record::Cells;

/// Whether a lost cell may be among these bytes of UTF-8.
pub fn may_be_in(bytes: &[u8]) -> bool {
    memchr(b'#', bytes).is_some() || memmem::find(bytes, "\u{fffd}".as_bytes()).is_some()
}

/// Adds a fault for each cell of a known column that is lost, in the place of whatever else is wrong with it.
pub fn look(header: &Header, row: &impl Cells, at: u64, faults: &mut Vec<Fault>) {
    for (place, key) in header.known() {
        let cell = row.cell(place);
        if broken_text::is_lost(&cell) {
            faults.retain(|fault| fault.column.as_deref() != Some(key));
            faults.push(fault_at(at, key, cell.trim(), Flaw::Lost));
        }
    }
}
