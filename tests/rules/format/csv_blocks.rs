//! Tests of `src/format/csv_blocks.rs`.

use choucha::domain::lists::case_flaw::Uncut;
use choucha::domain::lists::record::Cells;
use choucha::format::csv_blocks::*;
use choucha::format::csv_cells::{row_numbers, rows};
use std::fmt::Write as _;
use std::io::Read as _;

use super::csv_cells::all;

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
fn a_block_that_was_filled_before_has_only_the_next_one() {
    let text = format!("{}\n{}", "a,b\n".repeat(400_000), "c,d");
    let mut blocks = Blocks::new(text.as_bytes(), 0);
    let (mut block, mut read) = (Block::default(), Vec::new());
    while blocks.next(&mut block).expect("block") {
        assert_eq!(block.offset, read.len() as u64);
        read.extend_from_slice(block.text());
    }
    assert!(read == text.as_bytes());
}

#[test]
fn a_record_may_be_as_long_as_the_longest_wherever_its_pieces_end() {
    for (before, fits) in [
        (0, 1),
        (5, 1),
        (BLOCK + 5, 1),
        (0, 0),
        (5, 0),
        (BLOCK + 5, 0),
    ] {
        let before = before / 4 * 4;
        let mut text = b"a,b\n".repeat(before / 4);
        text.extend(vec![b'x'; LONGEST - usize::from(fits == 1)]);
        text.extend_from_slice(b"\na,b\n");
        let (mut blocks, mut block) = (Blocks::new(text.as_slice(), 0), Block::default());
        let mut read = 0;
        let found = loop {
            match blocks.next(&mut block) {
                Ok(true) => read += block.text().len(),
                found => break found,
            }
        };
        if fits == 1 {
            assert!(matches!(found, Ok(false)), "{before}: {found:?}");
            assert_eq!(read, text.len());
        } else {
            let endless =
                matches!(found, Err(BlockError::Uncut(at, Uncut::Endless)) if at == before as u64);
            assert!(endless, "{before}: {found:?}");
        }
    }
}

#[test]
fn whatever_is_carried_on_stands_before_the_next_piece() {
    for carried in [0, 1, 4095, 4096, 4097, 70_000, BLOCK - 1] {
        let mut text = vec![b'a'; BLOCK - carried];
        let end = text.len();
        text[end - 1] = b'\n';
        text.extend(vec![b'b'; carried + 10]);
        text.extend_from_slice(b"\nc\n");
        let mut blocks = Blocks::new(text.as_slice(), 7);
        let (mut block, mut read) = (Block::default(), Vec::new());
        while blocks.next(&mut block).expect("block") {
            assert_eq!(block.offset, 7 + read.len() as u64);
            assert!(block.text().ends_with(b"\n"), "{carried}");
            read.extend_from_slice(block.text());
            assert_eq!(block.end(), 7 + read.len() as u64);
        }
        assert!(read == text, "{carried}");
    }
}

#[test]
fn what_stands_behind_an_endless_record_does_not_matter() {
    for behind in ["\"z\n", "z\n", "", "\"\n"] {
        let mut text = b"a,b\nc,\"".to_vec();
        text.extend(vec![b'x'; LONGEST + BLOCK / 2]);
        text.extend_from_slice(behind.as_bytes());
        for text in [&text[..], &text[4..]] {
            let begin = (text.len() % 2) as u64;
            let mut blocks = Blocks::new(text, begin);
            let mut block = Block::default();
            let mut at = begin;
            let found = loop {
                match blocks.next(&mut block) {
                    Ok(true) => at = block.end(),
                    found => break found,
                }
            };
            let endless =
                matches!(found, Err(BlockError::Uncut(place, Uncut::Endless)) if place == at);
            assert!(endless, "{behind}: {found:?}");
        }
    }
}
