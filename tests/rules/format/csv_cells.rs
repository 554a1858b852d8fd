//! Tests of `src/format/csv_cells.rs`.

use choucha::domain::lists::record::Cells;
use choucha::format::csv_blocks::{Block, Blocks};
use choucha::format::csv_cells::*;
use proptest::prelude::*;

pub(crate) fn all(text: &str) -> Vec<Vec<String>> {
    let mut blocks = Blocks::new(text.as_bytes(), 0);
    let mut block = Block::default();
    let mut read = Vec::new();
    while blocks.next(&mut block).expect("block") {
        rows(&block, |_, row| {
            let row = row.expect("utf-8");
            let cells: Vec<String> = (0..row.len()).map(|i| row.cell(i).into_owned()).collect();
            for (place, cell) in cells.iter().enumerate() {
                let bytes = row.bytes(place);
                assert!(bytes.map_or(cell.contains('"'), |bytes| bytes == cell.as_bytes()));
            }
            assert_eq!((row.bytes(row.len()), row.bytes(usize::MAX)), (None, None));
            read.push(cells);
        });
    }
    read
}

#[test]
fn cells_in_quotes_keep_commas_quotes_and_line_breaks() {
    let read = all("a,b\r\n\"1,\"\"2\"\"\n3\",\"\"\r\n\r\nx,y");
    assert_eq!(
        read,
        [vec!["a", "b"], vec!["1,\"2\"\n3", ""], vec!["x", "y"]]
    );
}

#[test]
fn rows_are_counted_as_a_spreadsheet_does() {
    let text = "h\n\n\"a\nb\"\nc\n\nd\n";
    let at = |s: &str| text.find(s).expect("there") as u64;
    // An offset before a blank line stands for the record after it.
    let offsets = [0, 2, at("c"), at("c") + 2];
    assert_eq!(
        row_numbers(text.as_bytes(), &offsets).expect("rows"),
        [1, 3, 4, 6]
    );
}

/// A cell with what parts cells and rows in it, short or longer than the bytes that are looked at together.
fn cell() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "",
        "a",
        ",",
        "\"",
        "\n",
        "\r\n",
        "海曙区",
        "甲公司",
        "\u{feff}",
        "0123456789012345678901",
    ]);
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn what_was_written_is_read(
        written in prop::collection::vec(prop::collection::vec(cell(), 2..5), 1..400),
        crlf: bool,
    ) {
        let terminator = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new()
            .terminator(terminator)
            .flexible(true)
            .from_writer(Vec::new());
        for row in &written {
            writer.write_record(row).expect("in memory");
        }
        let text = String::from_utf8(writer.into_inner().expect("in memory")).expect("text");
        // A byte order mark that no quote stands before is none of the cell.
        let bare = |cell: &String| cell.trim_start_matches('\u{feff}').to_owned();
        let quoted = |cell: &String| cell.contains(['"', ',', '\n', '\r']);
        let expected: Vec<Vec<String>> = written
            .iter()
            .map(|row| {
                let mut row = row.clone();
                if !quoted(&row[0]) {
                    row[0] = bare(&row[0]);
                }
                row
            })
            .collect();
        prop_assert_eq!(all(&text), expected);
    }
}
