//! Tests of `src/format/texts.rs`: which flaw is named where there are several, and the lines of objects' codes.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Cursor;

use choucha::domain::ground::sha::Sha;
use choucha::domain::method::text_flaw::TextName;
use choucha::format::texts;

use super::list_texts::code;

/// The texts of a small draw: c and d belong to b, and e to a company that is no object; a is excluded.
fn files() -> BTreeMap<TextName, String> {
    BTreeMap::from([
        (TextName::Population, "a\nb\nc\nd\ne\n".to_owned()),
        (TextName::Excluded, "a\tcap:T-1\n".to_owned()),
        (TextName::Owners, "c\tb\nd\tb\ne\tx\n".to_owned()),
        (TextName::Salt, format!("{}\n", "5a".repeat(32))),
        (TextName::Inspectors, "J1\nJ2\t+\nJ3\nJ4\n".to_owned()),
        (TextName::Recusals, "b\tJ1\nc\tJ1\nd\tJ3\n".to_owned()),
    ])
}

/// The manifest of these texts; `false_digests` are those of lists that are not the texts'.
fn manifest(files: &BTreeMap<TextName, String>, false_digests: &[TextName], tail: &str) -> String {
    let mut text =
        "method: choucha-draw-1\nbureau: 局\ntask: T\nround: 2\nseal: 0\nsource: given\nitems: I\n\
                    window: 2026-03-01..2026-03-31\n"
            .to_owned();
    for name in TextName::LISTS {
        let salt = if name.is_salted() {
            &files[&TextName::Salt]
        } else {
            ""
        };
        let lines = files[&name].lines().count();
        let mut sha = Sha::of(format!("{salt}{}", files[&name]).as_bytes());
        if false_digests.contains(&name) {
            sha.0[0] ^= 1;
        }
        let way = if name.is_salted() { "salted" } else { "sha256" };
        writeln!(text, "{}: {lines} {way} {sha}", name.key()).expect("written");
    }
    text + tail
}

const TAIL: &str = "take: 40% of 5 = 2\ngroup: 2\nqualified: 1\nteams: none\npool: all\n";

fn read(files: &BTreeMap<TextName, String>, manifest: &str) -> Option<&'static str> {
    code(texts::read(|name| {
        let text = if name == TextName::Manifest {
            manifest
        } else {
            &files[&name]
        };
        Ok(Cursor::new(text.to_owned()))
    }))
}

#[test]
fn the_texts_are_read_by_lines() {
    let files = files();
    let manifest = manifest(&files, &[], TAIL);
    let texts = texts::read(|name| {
        let text = if name == TextName::Manifest {
            &manifest
        } else {
            &files[&name]
        };
        Ok(Cursor::new(text.clone()))
    });
    let Ok(texts) = texts else {
        panic!("refused");
    };
    assert_eq!(texts.frame.excluded, [0]);
    assert_eq!(
        texts.frame.recused,
        BTreeMap::from([(1, vec![0]), (2, vec![0]), (3, vec![2])])
    );
    assert_eq!(texts.frame.recused_from(&[1, 2, 3]), [0, 2]);
    assert_eq!(texts.frame.enterprises.groups([2]), [[1, 2, 3]]);
    assert_eq!(texts.frame.recusal_counts(), [2, 0, 1, 0]);
    assert_eq!(texts.salt, files[&TextName::Salt].as_bytes());
    let plain =
        [TextName::Inspectors, TextName::Recusals].map(|name| Sha::of(files[&name].as_bytes()));
    assert_eq!(texts.plain_digests, plain);
    // Two of four are left for b and its objects: fewer than two teams need.
    let few: Vec<(String, usize)> = texts
        .few()
        .into_iter()
        .map(|few| (few.code, few.blocked.left))
        .collect();
    assert_eq!(few, [("b".to_owned(), 2)]);
    let enterprises: Vec<&str> = texts.enterprises(["a", "d", "e"].into_iter()).collect();
    assert_eq!(enterprises, ["a", "b", "x"]);
}

/// A text put in the place of another, and the code that it gives as long as nothing before it is wrong.
type Fault = (TextName, &'static str, &'static str);

/// Faults in the order in which a reader judges. What stands after the salt is wrong in the tail of the manifest.
const FAULTS: [Fault; 14] = [
    (TextName::Population, "b\na\n", "T08"),
    (TextName::Excluded, "a\tcap:\n", "T16"),
    (TextName::Excluded, "a\tcap:T\n", "T15"),
    (TextName::Excluded, "z\tcap:T-1\n", "T16"),
    (TextName::Owners, "c\n", "T07"),
    (TextName::Owners, "c\tb\nz\tb\n", "T25"),
    (TextName::Owners, "b\tx\nc\tb\n", "T25"),
    (TextName::Owners, "b\ta\n", "T16"),
    (TextName::Salt, "", "T26"),
    (TextName::Inspectors, "J1\t-\n", "T07"),
    (TextName::Recusals, "b\n", "T07"),
    (TextName::Recusals, "z\tJ1\n", "T17"),
    (TextName::Inspectors, "J1\nJ3\nJ4\n", "T19"),
    (TextName::Recusals, "b\tJ1\nc\tJ2\n", "T20"),
];

#[test]
fn each_fault_has_its_code() {
    for (name, text, expected) in FAULTS {
        let mut files = files();
        files.insert(name, text.to_owned());
        if expected == "T19" {
            files.insert(TextName::Recusals, String::new());
        }
        let manifest = manifest(&files, &[], TAIL);
        assert_eq!(read(&files, &manifest), Some(expected), "{name:?} {text:?}");
    }
}

#[test]
fn of_two_faults_the_one_that_is_read_first_is_named() {
    for (first, (name, text, expected)) in FAULTS.into_iter().enumerate() {
        for (other, later, _) in FAULTS.into_iter().skip(first + 1) {
            if other == name || expected == "T19" {
                continue;
            }
            let mut files = files();
            files.insert(name, text.to_owned());
            files.insert(other, later.to_owned());
            let manifest = manifest(&files, &[], TAIL);
            assert_eq!(
                read(&files, &manifest),
                Some(expected),
                "{name:?} {text:?} before {other:?} {later:?}"
            );
        }
    }
}

#[test]
fn a_digest_is_held_behind_its_text_and_before_the_next() {
    let order = TextName::LISTS;
    for (place, name) in order.into_iter().enumerate() {
        let files = files();
        let false_digest = manifest(&files, &[name], TAIL);
        assert_eq!(read(&files, &false_digest), Some("T13"), "{name:?}");
        for (other, text, code) in FAULTS {
            let mut files = files.clone();
            files.insert(other, text.to_owned());
            let manifest = manifest(&files, &[name], TAIL);
            // What is wrong in the text itself or before it is named first, and what comes later after the digest.
            let at = order.into_iter().position(|list| list == other);
            let in_part = code == "T16" && other == TextName::Owners;
            let in_time = match at {
                _ if matches!(code, "T19" | "T20") => false,
                _ if in_part => place > 2,
                Some(at) => at <= place,
                None => place >= 3,
            };
            let expected = if in_time { code } else { "T13" };
            assert_eq!(
                read(&files, &manifest),
                Some(expected),
                "{name:?}, and {other:?} {text:?}"
            );
        }
    }
}

#[test]
fn takes_are_held_behind_the_texts_and_before_the_teams() {
    let files = files();
    for (tail, expected) in [
        (TAIL.replace("= 2", "= 3"), "T12"),
        (TAIL.replace("of 5", "of 4"), "T12"),
        (TAIL.replace("take: ", "take: A "), "T14"),
        (TAIL.replace("group: 2", "group: 5"), "T19"),
        (TAIL.replace("qualified: 1", "qualified: 2"), "T19"),
        (TAIL.replace("teams: none", "teams: 3"), "T19"),
        (TAIL.replace("group: 2", "group: 3"), "T20"),
        (
            TAIL.replace("= 2", "= 3").replace("group: 2", "group: 5"),
            "T12",
        ),
        (TAIL.replace("qualified: 1", "qualified: 3"), "T18"),
        (TAIL.replace("40%", "40.0%"), "T11"),
    ] {
        assert_eq!(
            read(&files, &manifest(&files, &[], &tail)),
            Some(expected),
            "{tail}"
        );
    }
    // The manifest's own form comes before every text.
    let mut broken = files.clone();
    broken.insert(TextName::Population, "b\na\n".to_owned());
    let own = manifest(&broken, &[], &TAIL.replace("pool: all", "pool: 0"));
    assert_eq!(read(&broken, &own), Some("T10"));
    // And every text before the takes.
    let mut unsalted = files.clone();
    unsalted.insert(TextName::Salt, "x\n".to_owned());
    let takes = manifest(&unsalted, &[], &TAIL.replace("= 2", "= 3"));
    assert_eq!(read(&unsalted, &takes), Some("T26"));
}
