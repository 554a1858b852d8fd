//! Tests of `src/format/csv_cells.rs`.

use choucha::domain::lists::case_flaw::Uncut;
use choucha::domain::lists::record::Cells;
use choucha::format::csv_cells::*;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::io::Read as _;

fn all(text: &str) -> Vec<Vec<String>> {
    let mut blocks = Blocks::new(text.as_bytes(), 0);
    let mut block = Block::default();
    let mut read = Vec::new();
    while blocks.next(&mut block).expect("block") {
        rows(&block, |_, row| {
            let row = row.expect("utf-8");
            read.push((0..row.len()).map(|i| row.cell(i).into_owned()).collect());
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
fn quotes_where_no_spreadsheet_puts_them_are_found() {
    for (text, flaw) in [
        ("a,5\"管\n", (3, Uncut::StrayQuote)),
        ("a,\"b\"c\n", (5, Uncut::StrayQuote)),
        ("\"a,b\"\r,c\n", (5, Uncut::StrayQuote)),
        ("\"a,b\"\r\rc\n", (5, Uncut::StrayQuote)),
        ("a,\"b\n", (2, Uncut::OpenQuote)),
    ] {
        let mut blocks = Blocks::new(text.as_bytes(), 0);
        let found = blocks.next(&mut Block::default());
        assert!(
            matches!(found, Err(BlockError::Uncut(at, why)) if (at, why) == flaw),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn blocks_of_any_size_give_the_same_records() {
    let mut text = String::new();
    for i in 0..60_000 {
        let _ = write!(text, "{i},\"line\nbreak, {i}\",\"say \"\"{i}\"\"\"\n");
    }
    let whole = all(&text);
    assert_eq!(whole.len(), 60_000);
    assert_eq!(
        whole[59_999],
        ["59999", "line\nbreak, 59999", "say \"59999\""]
    );
    let long = format!("a,\"{}\"\nb,c\n", "x\n".repeat(2 << 20));
    assert_eq!(all(&long).len(), 2);
}

/// The rows with anything in them as blocks of so many bytes give them, each with its number.
fn numbered(text: &str, size: usize) -> Vec<(u64, Vec<String>)> {
    let mut blocks = Blocks::of_size(size, text.as_bytes(), 0);
    let (mut block, mut offsets, mut read) = (Block::default(), Vec::new(), Vec::new());
    while blocks.next(&mut block).expect("block") {
        rows(&block, |offset, row| {
            let row = row.expect("utf-8");
            if !row.is_empty() {
                offsets.push(offset);
                read.push((0..row.len()).map(|i| row.cell(i).into_owned()).collect());
            }
        });
    }
    let numbers = row_numbers(text.as_bytes(), &offsets).expect("rows");
    numbers.into_iter().zip(read).collect()
}

#[test]
fn a_block_may_end_anywhere() {
    let text = "\u{feff}代码,名称\r\n\u{feff}\n1,\"甲,\"\"乙\"\"\r\n\r\n丙\"\r\n\r\n\u{feff}\r\n\u{feff}\u{feff}\n2,丁\n,,\n\n\
                \u{feff}3,\"戊\"\r\r\n\"4\",\"\"\n\u{feff}\n\n5,\"己\"\r";
    let whole = numbered(text, text.len());
    let told: Vec<(u64, String)> = whole
        .iter()
        .map(|(row, cells)| (*row, cells.join("|")))
        .collect();
    let told: Vec<(u64, &str)> = told
        .iter()
        .map(|(row, cells)| (*row, cells.as_str()))
        .collect();
    let expected = [
        (1, "代码|名称"),
        (3, "1|甲,\"乙\"\r\n\r\n丙"),
        (7, "2|丁"),
        (10, "3|戊"),
        (11, "4|"),
        (14, "5|己"),
    ];
    assert_eq!(told, expected);
    for size in 1..=text.len() {
        assert_eq!(numbered(text, size), whole, "{size}");
    }
}

#[test]
fn a_record_that_does_not_end_is_not_read_to_its_end() {
    for begin in ["a,b\nc,\"", "a,b\nc"] {
        let endless = begin.as_bytes().chain(std::io::repeat(b'x'));
        let (mut blocks, mut block) = (Blocks::of_size(1, endless, 0), Block::default());
        assert!(blocks.next(&mut block).expect("the first record"));
        let found = blocks.next(&mut block);
        assert!(
            matches!(found, Err(BlockError::Uncut(4, Uncut::Endless))),
            "{begin}: {found:?}"
        );
    }
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
        written in prop::collection::vec(prop::collection::vec(cell(), 2..5), 1..12),
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

#[test]
fn a_block_that_was_filled_before_has_only_the_next_one() {
    let text = format!("{}\n{}", "a,b\n".repeat(400_000), "c,d");
    let mut blocks = Blocks::new(text.as_bytes(), 0);
    let (mut block, mut read) = (Block::default(), Vec::new());
    while blocks.next(&mut block).expect("block") {
        assert_eq!(block.offset, read.len() as u64);
        read.extend_from_slice(&block.bytes);
    }
    assert!(read == text.as_bytes());
}
