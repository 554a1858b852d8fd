//! Whether a row has the cells that its header asks for.

use super::columns::Header;
use super::fault::Flaw;
use super::record::Cells;

/// What may part the cells of a row, the usual one first.
pub const SEPARATORS: [char; 5] = [',', '\t', ';', '，', '|'];

/// What is wrong with the number of cells of a row, `found` of them.
pub fn flaw(header: &Header, found: usize, cells: &impl Cells) -> Option<Flaw> {
    let expected = header.names.len();
    let short = found < header.least_cells();
    let long = (expected..found).any(|place| !cells.cell(place).trim().is_empty());
    if !short && !long {
        return None;
    }
    let counted = Flaw::CellCount { expected, found };
    let other = if short {
        parted_otherwise(header, found, cells)
    } else {
        None
    };
    Some(other.map_or(counted, Flaw::Parted))
}

/// What the cells of a row are parted by, if they all stand in the first of them.
fn parted_otherwise(header: &Header, found: usize, cells: &impl Cells) -> Option<char> {
    let text: String = (0..found).map(|place| cells.cell(place)).collect();
    let parts = |separator: &char| text.matches(*separator).count() + 1 >= header.least_cells();
    SEPARATORS
        .iter()
        .find(|separator| parts(separator))
        .copied()
}
