//! Tests of `src/format/population_scan.rs`.

use std::collections::BTreeMap;

use choucha::domain::method::owners::Owners;
use choucha::domain::method::text_flaw::TextFlaw;
use choucha::format::population_scan::*;
use proptest::prelude::*;

fn owners(pairs: &[(&str, &str)]) -> Owners {
    let mut owners = Owners::default();
    for (code, owner) in pairs {
        owners.push(code, owner);
    }
    owners
}

fn named(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

#[test]
fn the_lines_of_what_the_other_texts_name_are_noted() {
    // e and é are owners, e a line too; h and x are owned, x is no line.
    let owners = owners(&[
        ("c", "e"),
        ("h", "é"),
        ("任", "e"),
        ("甲", "0"),
        ("x2", "e"),
    ]);
    let sorted = self::owners(&[
        ("c", "e"),
        ("h", "é"),
        ("x2", "e"),
        ("任", "e"),
        ("甲", "0"),
    ]);
    assert_ne!(owners, sorted);
    let mut scan = PopulationScan::new(named(&["h", "zz", "a", "h", "任", ""]), &sorted);
    let lines = [("a", "A"), ("c", "B"), ("e", "A"), ("h", "A"), ("甲", "B")];
    for lines in lines.chunks(2) {
        let mut part = PopulationPart::default();
        for (code, stratum) in lines {
            scan.push(&mut part, code, Some(stratum)).expect("line");
        }
        scan.append(part).expect("part");
    }
    let (population, lines) = scan.finish().expect("population");
    assert_eq!((population.lines(), population.counts()), (5, &[3, 2][..]));
    let found = ["a", "h", "zz", "任", "", "c"].map(|code| lines.line_of(code));
    // c was not asked for by name.
    assert_eq!(found, [Some(0), Some(3), None, None, None, None]);
    let owned = [0, 1, 2, 3, 4, 5].map(|place| lines.line_of_owned(place));
    assert_eq!(owned, [Some(1), Some(3), None, None, Some(4), None]);
    let by_owner = ["e", "é", "0"].map(|owner| {
        let (_, number) = sorted
            .owners()
            .find(|(code, _)| *code == owner)
            .expect("owner");
        lines.line_of_owner(number)
    });
    assert_eq!(by_owner, [Some(2), None, None]);
    assert_eq!(lines.line_of_owner(3), None);
}

#[test]
fn a_line_may_be_named_owned_and_an_owner_at_once() {
    let owners = owners(&[("a", "b"), ("b", "c")]);
    let mut scan = PopulationScan::new(named(&["b", "c"]), &owners);
    let mut part = PopulationPart::default();
    for code in ["a", "b", "c"] {
        scan.push(&mut part, code, None).expect("line");
    }
    scan.append(part).expect("part");
    let (_, lines) = scan.finish().expect("population");
    assert_eq!((lines.line_of("b"), lines.line_of("c")), (Some(1), Some(2)));
    assert_eq!(
        (lines.line_of_owned(1), lines.line_of_owner(0)),
        (Some(1), Some(1))
    );
    assert_eq!(lines.line_of_owner(1), Some(2));
}

#[test]
fn what_the_population_refuses_it_refuses() {
    let owners = Owners::default();
    let mut scan = PopulationScan::new(Vec::new(), &owners);
    let mut part = PopulationPart::default();
    scan.push(&mut part, "b", None).expect("line");
    let again = scan.push(&mut part, "b", None);
    assert_eq!(again, Err(TextFlaw::NotAscending));
    scan.append(part).expect("part");
    for (code, stratum, flaw) in [
        ("b", None, TextFlaw::NotAscending),
        ("a", None, TextFlaw::NotAscending),
        (
            "c",
            Some("A"),
            TextFlaw::CellCount {
                expected: 1,
                found: 2,
            },
        ),
    ] {
        let mut part = PopulationPart::default();
        scan.push(&mut part, code, stratum).expect("line");
        assert_eq!(scan.append(part), Err(flaw), "{code}");
    }
    let empty = PopulationScan::new(named(&["a"]), &owners).finish();
    assert_eq!(empty.err(), Some(TextFlaw::Empty));
}

proptest! {
    #[test]
    fn it_finds_what_a_full_scan_finds(
        codes in prop::collection::btree_set("[a-c甲乙]{1,2}", 1..25),
        owned in prop::collection::btree_map("[a-c甲乙]{1,2}", "[a-e甲]{1,2}", 0..25),
        asked in prop::collection::vec("[a-c甲乙]{1,2}", 0..10),
        piece in 1_usize..12,
    ) {
        let mut owners = Owners::default();
        for (code, owner) in &owned {
            owners.push(code, owner);
        }
        let mut scan = PopulationScan::new(asked.clone(), &owners);
        let lines: Vec<&String> = codes.iter().collect();
        for lines in lines.chunks(piece) {
            let mut part = PopulationPart::default();
            for code in lines {
                scan.push(&mut part, code, None).unwrap();
            }
            scan.append(part).unwrap();
        }
        let (_, lines) = scan.finish().unwrap();
        let place: BTreeMap<&str, u32> = codes.iter().map(String::as_str).zip(0..).collect();
        for code in &asked {
            prop_assert_eq!(lines.line_of(code), place.get(code.as_str()).copied());
        }
        for (at, code) in owned.keys().enumerate() {
            prop_assert_eq!(lines.line_of_owned(at), place.get(code.as_str()).copied());
        }
        for (owner, number) in owners.owners() {
            prop_assert_eq!(lines.line_of_owner(number), place.get(owner).copied());
        }
    }
}
