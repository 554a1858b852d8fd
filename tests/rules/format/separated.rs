//! Tests of `src/format/separated.rs` and `src/format/first_rows.rs`.

use std::collections::BTreeMap;

use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::header_row::{KnownNames, ROWS};
use choucha::domain::lists::row_shape::SEPARATORS;
use choucha::format::first_rows;
use choucha::format::separated::to_commas;
use proptest::prelude::*;

fn with_commas(separator: char, text: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    to_commas(separator, text, &mut out).expect("written");
    out
}

/// The separator under which the first rows look most like a list of inspectors.
fn told(text: &str) -> (char, u64) {
    let known = KnownNames::new(ListName::Inspectors, &BTreeMap::new());
    let found = SEPARATORS.map(|separator| {
        let rows = first_rows::read(text.as_bytes(), separator, ROWS, true);
        let found = known.find(rows.iter().map(|row| row.cells.as_slice()));
        found.map_or((0, separator, 0), |found| {
            (found.names, separator, rows[found.index].row)
        })
    });
    let best = found.iter().rev().max_by_key(|(names, ..)| *names);
    best.map_or((',', 0), |(_, separator, row)| (*separator, *row))
}

#[test]
fn cells_keep_their_commas_and_rows_their_lines() {
    for (separator, text, wanted) in [
        ('\t', "a\tb\r\n1,5\t2\r\n", "a,b\r\n\"1,5\",2\r\n"),
        (';', "a;\"b;c\"\n\n;\n", "a,\"b;c\"\n\n,\n"),
        ('，', "甲，乙\n\"丙\n，\"，丁", "甲,乙\n\"丙\n，\",丁"),
        ('|', "\"a\"\"|\"|b", "\"a\"\"|\",b"),
    ] {
        assert_eq!(
            String::from_utf8(with_commas(separator, text.as_bytes())).expect("utf-8"),
            wanted
        );
    }
}

#[test]
fn a_quote_that_stands_wrong_stays_so() {
    for (text, wanted) in [
        ("5\" ,pipe;b\n", "5\" ,pipe,b\n"),
        ("\"a\"b,c;d\n", "\"a\"b,c,d\n"),
        ("\"a;b\nc;d\n", "\"a;b\nc;d\n"),
    ] {
        let out = with_commas(';', text.as_bytes());
        assert_eq!(String::from_utf8(out).expect("utf-8"), wanted);
    }
    assert_eq!(with_commas(';', b"a\xff;b,\n"), b"a\xff,\"b,\"\n");
}

#[test]
fn first_rows_are_read_leniently_and_counted_as_a_spreadsheet_does() {
    let text = "关于\"双随机\"的通知\n\n\"填报单位：\n某局\",,\n代码,\"名\"\"称\"\n";
    let rows = first_rows::read(text.as_bytes(), ',', 9, true);
    let rows: Vec<_> = rows
        .iter()
        .map(|row| (row.row, row.cells.clone()))
        .collect();
    assert_eq!(
        rows,
        [
            (1, vec!["关于\"双随机\"的通知".to_owned()]),
            (
                3,
                vec!["填报单位：\n某局".to_owned(), String::new(), String::new()]
            ),
            (5, vec!["代码".to_owned(), "名\"称".to_owned()]),
        ]
    );
    assert_eq!(
        first_rows::read("a,b\nc".as_bytes(), ',', 9, false).len(),
        1
    );
    assert_eq!(
        first_rows::read("\"a,b\nc,d\n".as_bytes(), ',', 9, true).len(),
        2
    );
}

const HEADER: [&str; 4] = ["执法证号", "姓名", "单位", "备注"];

proptest! {
    #[test]
    fn the_separator_is_told_and_the_cells_come_back(
        place in 0..SEPARATORS.len(),
        titles in 0..4usize,
        rows in prop::collection::vec(prop::collection::vec("[一-龥a-c,;|，\t \"\n]{0,8}", 4), 0..12),
    ) {
        let separator = SEPARATORS[place];
        let mut text = "填报单位；某局,2026\n".repeat(titles);
        let header = HEADER.map(str::to_owned).to_vec();
        for row in [header].iter().chain(&rows) {
            let quoted = row.iter().map(|cell| {
                let plain = !cell.contains(['"', '\n', separator]);
                if plain { cell.clone() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
            });
            text += &quoted.collect::<Vec<_>>().join(&separator.to_string());
            text.push('\n');
        }
        prop_assert_eq!(told(&text), (separator, titles as u64 + 1));
        let begin: usize = text.split_inclusive('\n').take(titles).map(str::len).sum();
        let commas = with_commas(separator, &text.as_bytes()[begin..]);
        let mut reader = csv::ReaderBuilder::new().from_reader(commas.as_slice());
        let read: Vec<Vec<String>> = reader
            .records()
            .map(|record| record.expect("a record").iter().map(str::to_owned).collect())
            .collect();
        // A row of one empty cell each is a line of separators, never a blank one.
        prop_assert_eq!(read, rows);
    }
}
