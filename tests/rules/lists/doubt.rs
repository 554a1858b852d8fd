//! Tests of `src/domain/lists/doubt.rs`: what makes one doubt a list.

use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::column_words::Shape;
use choucha::domain::lists::columns::{Header, OwnHeadings};
use choucha::domain::lists::doubt::*;
use choucha::domain::lists::object_code::company_code;
use choucha::domain::lists::record::Cells;
use choucha::format::csv_blocks::Block;
use choucha::format::csv_cells;
use proptest::prelude::*;

fn shape(words: &[&str]) -> Shape {
    let mut shape = Shape::default();
    for word in words {
        shape.add(word);
    }
    shape
}

#[test]
fn only_blocks_that_begin_with_their_value_look_merged() {
    let merged = |words: &[&str]| shape(words).looks_merged().is_some();
    assert!(merged(&["东", "", "", "西", "", "", "", "南", ""]));
    assert!(merged(&["东", "", "", "", "", ""]));
    // Blocks of one row among them.
    assert!(merged(&["东", "", "", "西", "南", "", "", "北", ""]));
    // The same at every township, one after the other.
    assert!(merged(&["A", "", "B", "", "A", "", "", "B", ""]));
    assert!(!merged(&["", "东", "", "", "西", "", ""]));
    assert!(!merged(&["", "", "", "", "", "", ""]));
    assert!(!merged(&["东", "东", "西", "西", "", "", "", ""]));
    assert!(!merged(&["A", "", "A", "", "", "B", "", "A"]));
    assert!(!merged(&["东", "西", "南", "北", "中", ""]));
    assert!(!merged(&["东", "", ""]));
}

#[test]
fn one_name_is_found_under_its_keys_and_no_other() {
    let rows = [
        (2, "临溪（示例）公司", "A"),
        (3, "临溪(示例)公司", "B"),
        (4, "临溪 示例 公司", "C"),
        (5, "另一家", "D"),
        (6, "另一家", "D"),
        (9, "临溪（示例）公司\u{200b}", "A"),
    ];
    let found = namesakes(ListName::Objects, rows.into_iter());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].rows.ranges(), [(2, 3), (9, 9)]);
    let keys = vec!["A".to_owned(), "B".to_owned()];
    assert_eq!(found[0].flaw, Doubt::OneName { keys });
}

proptest! {
    #[test]
    fn a_list_read_in_pieces_has_the_shape_of_the_whole(
        words in prop::collection::vec(prop::sample::select(vec!["", "", "A", "B", "C"]), 0..40),
        cuts in prop::collection::vec(0usize..40, 0..4),
    ) {
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(words.len())).collect();
        cuts.extend([0, words.len()]);
        cuts.sort_unstable();
        let mut pieces = Shape::default();
        for pair in cuts.windows(2) {
            pieces.append(shape(&words[pair[0]..pair[1]]));
        }
        prop_assert_eq!(pieces, shape(&words));
    }
}

#[test]
fn a_code_is_said_to_fit_by_chance_only_if_it_fits() {
    let names = ["代码", "名称"].map(str::to_owned).to_vec();
    let header = Header::find(ListName::Objects, names, &OwnHeadings::new());
    let watch = Watch::new(&header, std::iter::empty());
    let rounded = |code: &str| {
        let mut onlooker = Onlooker::new(&watch);
        let cells = vec![code.to_owned(), "甲公司".to_owned()];
        onlooker.look(&cells, (2, 1));
        let doubts = watch.doubts(onlooker.end_piece()).kept;
        doubts.iter().any(|doubt| doubt.flaw == Doubt::Rounded)
    };
    let codes = (0..1000).map(|n| format!("{}000", 913_704_000_000_000u64 + n));
    let (fit, not): (Vec<String>, Vec<String>) = codes.partition(|code| company_code(code).is_ok());
    assert!(!fit.is_empty() && !not.is_empty());
    assert!(fit.iter().all(|code| rounded(code)));
    assert!(!not.iter().any(|code| rounded(code)));
}

#[test]
fn every_row_counts_whose_word_looks_broken_however_many_words_there_are() {
    let names = ["代码", "名称", "区域"].map(str::to_owned).to_vec();
    let header = Header::find(ListName::Objects, names, &OwnHeadings::new());
    let watch = Watch::new(&header, std::iter::empty());
    let (mut onlooker, mut seen) = (Onlooker::new(&watch), watch.begin());
    let mut at = 1;
    for _ in 0..2 {
        // Beyond two thousand words a column is not held against itself any more.
        for n in 0..5000 {
            at += 1;
            let broken = n % 1000 == 7 || n == 4001;
            let region = if broken {
                "锟斤拷".to_owned()
            } else {
                format!("区{n}")
            };
            onlooker.look(
                &vec![String::new(), "甲公司".to_owned(), region],
                (at, at - 1),
            );
        }
        seen.append(onlooker.end_piece(), None);
    }
    let doubts = watch.doubts(seen).kept;
    let broken: Vec<_> = doubts
        .iter()
        .filter(|doubt| doubt.flaw == Doubt::Broken)
        .collect();
    assert_eq!(broken.len(), 1, "{broken:?}");
    assert_eq!((broken[0].row(), broken[0].rows.count()), (9, 12));
}

/// What is spelt in several ways in the regions of a library, read in two pieces.
fn spelt(regions: &[String]) -> Vec<(String, Vec<String>)> {
    let names = ["代码", "名称", "区域"].map(str::to_owned).to_vec();
    let header = Header::find(ListName::Objects, names, &OwnHeadings::new());
    let watch = Watch::new(&header, std::iter::empty());
    let mut onlooker = Onlooker::new(&watch);
    let mut seen = watch.begin();
    let (first, second) = regions.split_at(regions.len() / 2);
    let mut at = 1;
    for piece in [first, second] {
        for region in piece {
            at += 1;
            let cells = vec![String::new(), "甲公司".to_owned(), region.clone()];
            onlooker.look(&cells, (at, at - 1));
        }
        seen.append(onlooker.end_piece(), None);
    }
    let doubts = watch.doubts(seen).kept.into_iter();
    let spelt = doubts.filter_map(|doubt| match doubt.flaw {
        Doubt::Spelt { others } => Some((doubt.value, others)),
        _ => None,
    });
    spelt.collect()
}

#[test]
fn words_of_any_length_are_held_against_each_other_while_they_are_few() {
    let long = "一".repeat(30);
    for (word, other) in [
        ("A", "a".to_owned()),
        ("AB1", "Ab1".to_owned()),
        ("AB12", "aB12".to_owned()),
        ("东区", "东 区".to_owned()),
        ("海曙区A", "海曙区a".to_owned()),
        ("北岭工业片区A", "北岭工业片区a".to_owned()),
        ("北岭工业片区东部A", "北岭工业片区东部a".to_owned()),
        (&format!("{long}A"), format!("{long}a")),
    ] {
        let mut regions = [word, "西", "", word, &other, "西", word]
            .map(str::to_owned)
            .to_vec();
        assert_eq!(spelt(&regions).len(), 1, "{word}");
        assert_eq!(spelt(&regions[..4]).len(), 0, "{word}");
        regions.extend((0..2_001).map(|number| format!("{number}号")));
        assert_eq!(spelt(&regions), [], "{word}");
    }
}

#[test]
fn words_that_differ_in_one_letter_are_two_wherever_it_stands() {
    for length in 1..=70 {
        for place in 0..length {
            let word = "b".repeat(length);
            let mut other = word.clone();
            other.replace_range(place..=place, "B");
            let found = spelt(&[word.clone(), other.clone(), word.clone(), other.clone()]);
            assert_eq!(found, [(other, vec![word])], "{length} {place}");
        }
    }
}

#[test]
fn hundreds_of_words_that_differ_in_a_few_letters_are_all_known() {
    for (length, place) in [
        (32, 0),
        (32, 8),
        (32, 16),
        (32, 24),
        (15, 0),
        (15, 10),
        (40, 35),
    ] {
        let word = |number: usize, letter: &str| {
            let mut word = "x".repeat(length);
            word.replace_range(place..place + 5, &format!("{letter}{number:04}"));
            word
        };
        // Too few words to be too many, and so many that they crowd each other out of the memory.
        let pairs = (0..90).map(|number| number * 7);
        let rows: Vec<String> = pairs
            .clone()
            .map(|number| word(number, "b"))
            .chain((0..800).map(|number| word(9000 - number, "c")))
            .chain(pairs.map(|number| word(number, "B")))
            .collect();
        let rows = [&rows[..], &rows[..]].concat();
        assert_eq!(spelt(&rows).len(), 90, "{length} {place}");
    }
}

#[test]
fn a_column_with_too_many_words_has_its_shape_all_the_same() {
    let names = ["代码", "名称", "区域"].map(str::to_owned).to_vec();
    let header = Header::find(ListName::Objects, names, &OwnHeadings::new());
    let watch = Watch::new(&header, std::iter::empty());
    let merged = |every: usize| {
        let mut onlooker = Onlooker::new(&watch);
        for at in 0..9_000 {
            let region = if at % every == 0 {
                format!("{at}号")
            } else {
                String::new()
            };
            let cells = vec![String::new(), "甲公司".to_owned(), region];
            onlooker.look(&cells, (at as u64 + 2, at as u64 + 1));
        }
        let doubts = watch.doubts(onlooker.end_piece()).kept.into_iter();
        doubts.map(|doubt| doubt.flaw).collect::<Vec<_>>()
    };
    let (rows, empty) = (9_000, 6_000);
    assert_eq!(merged(3), [Doubt::Merged { rows, empty }]);
    assert_eq!(merged(1), []);
}

/// A row of a library: how long its code is, its region, whether that stands in quotes, whether it is there at all.
type SomeRow = (usize, String, bool, bool);

/// What makes one doubt a library that is read in pieces of so many rows: its cells as they lie in CSV, or as texts.
fn doubts_of(rows: &[SomeRow], piece: usize, as_they_lie: bool) -> Vec<String> {
    let names = ["代码", "名称", "区域"].map(str::to_owned).to_vec();
    let header = Header::find(ListName::Objects, names, &OwnHeadings::new());
    let watch = Watch::new(&header, std::iter::empty());
    let (mut onlooker, mut seen, mut at) = (Onlooker::new(&watch), watch.begin(), 1);
    for piece in rows.chunks(piece) {
        let lines = piece.iter().map(|(code, region, in_quotes, is_there)| {
            let region = match (in_quotes, is_there) {
                (_, false) => String::new(),
                (true, _) => format!(",\"{}\"", region.replace('"', "\"\"")),
                (false, _) => format!(",{}", region.replace('"', "")),
            };
            format!("{},{region}\n", "A".repeat(*code))
        });
        let block = Block::of(lines.collect::<String>().into_bytes());
        csv_cells::rows(&block, |_, row| {
            at += 1;
            let row = row.expect("a row");
            let texts: Vec<String> = (0..3).map(|place| row.cell(place).into_owned()).collect();
            if as_they_lie {
                onlooker.look(row, (at, at - 1));
            } else {
                onlooker.look(&texts, (at, at - 1));
            }
        });
        seen.append(onlooker.end_piece(), None);
    }
    let doubts = watch.doubts(seen).kept.into_iter();
    doubts.map(|doubt| format!("{doubt:?}")).collect()
}

proptest! {
    #[test]
    fn cells_as_they_lie_are_the_words_that_their_texts_are(
        rows in prop::collection::vec(
            (
                0_usize..40,
                "[A甲]{0,3}( |乙{0,8}|乙{18,22}|\u{0}|\"|锟斤拷)(甲|Ａ|a)?",
                any::<bool>(),
                prop::bool::weighted(0.9),
            ),
            1..80,
        ),
        piece in 1_usize..40,
    ) {
        prop_assert_eq!(doubts_of(&rows, piece, true), doubts_of(&rows, piece, false));
    }
}

#[test]
fn words_are_counted_alike_where_they_are_few_and_where_they_are_too_many() {
    // 1,900 words are not too many for a piece, 5,000 are; where two rows of three have none, they look merged.
    for (words, apart) in [(3, 1), (1_900, 3), (5_000, 1)] {
        let rows = (0..12_000).map(|row| {
            let region = match row % 1_000 {
                7 | 9 => "锟斤拷".to_owned(),
                6 | 8 => "区 1".to_owned(),
                _ => format!("区{}", row / apart * 7 % words),
            };
            (20, region, row % 5 == 0, row % apart == 0)
        });
        let rows: Vec<SomeRow> = rows.collect();
        for piece in [700, 11_000] {
            let doubts = doubts_of(&rows, piece, true);
            let has = |word: &str| doubts.iter().any(|doubt| doubt.contains(word));
            assert_eq!(
                (has("Broken"), has("Merged")),
                (true, apart > 1),
                "{doubts:?}"
            );
            assert_eq!(has("Spelt"), words < 2_000, "{doubts:?}");
            assert_eq!(doubts, doubts_of(&rows, piece, false), "{words}");
        }
    }
}
