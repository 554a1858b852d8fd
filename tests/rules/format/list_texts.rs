//! Tests of `src/format/list_texts.rs`.

use choucha::domain::ground::sha::Sha;
use choucha::format::ReadError;
use choucha::format::list_texts::*;

/// The code of a refusal.
pub(crate) fn code<T>(read: Result<T, ReadError>) -> Option<&'static str> {
    match read {
        Ok(_) => None,
        Err(ReadError::Refused(refusal)) => Some(refusal.code()),
        Err(ReadError::Io(error)) => panic!("{error}"),
    }
}

#[test]
fn a_reason_names_the_draws_that_used_up_the_cap() {
    let long = format!("a\tcap:{}-1\n", "x".repeat(64));
    for good in [
        "",
        "a\tcap:T-1\n",
        "a\tcap:T-1,T-1.2,T-10,T-2\n",
        "a\tcap:AJ-2026-04-1\n",
        "a\tcap:T-4294967295.4294967295\n",
        "a\tcap:V1\n",
        "a\tcap:T-1,V1,V10,V2\n",
        "a\tcap:V1-1\n",
        "a\tcap:任务一-1\n",
        &long,
    ] {
        assert_eq!(code(read_excluded(good.as_bytes())), None, "{good:?}");
    }
    let (lines, digest) = read_excluded("a\tcap:T-1,V2\n甲\tcap:T-1\n".as_bytes()).expect("lines");
    assert_eq!(
        (lines[0].code.as_str(), lines[0].draws.join("+")),
        ("a", "T-1+V2".to_owned())
    );
    assert_eq!((lines.len(), digest.lines), (2, 2));
}

/// Lines of excluded.txt that are refused, and the code.
const BAD_REASONS: [(&str, &str); 33] = [
    ("a\tcap:", "T16"),
    ("a\tcap:,T-1", "T15"),
    ("a\tcap:T-1,", "T15"),
    ("a\tcap:T-1,,T-2", "T15"),
    ("a\tcap:T-2,T", "T15"),
    ("a\tT-1", "T16"),
    ("a\tcap: T-1", "T15"),
    ("a\tCap:T-1", "T16"),
    ("a\tcap:T-2,T-1", "T16"),
    ("a\tcap:T-1,T-1", "T16"),
    ("a\tcap:T-2,T-10", "T16"),
    ("a\tcap:T", "T15"),
    ("a\tcap:T-", "T15"),
    ("a\tcap:T-0", "T15"),
    ("a\tcap:T-01", "T15"),
    ("a\tcap:T-x", "T15"),
    ("a\tcap:T-4294967296", "T15"),
    ("a\tcap:T-1.0", "T15"),
    ("a\tcap:T-1.1", "T15"),
    ("a\tcap:T-1.02", "T15"),
    ("a\tcap:T-1.", "T15"),
    ("a\tcap:T-1.2.3", "T15"),
    ("a\tcap:T-1.4294967296", "T15"),
    ("a\tcap:-1", "T15"),
    ("a\tcap:.T-1", "T15"),
    ("a\tcap:T/U-1", "T15"),
    ("a\tcap:T-１", "T15"),
    ("a\tcap:V", "T15"),
    ("a\tcap:V0", "T15"),
    ("a\tcap:V01", "T15"),
    ("a\tcap:v1", "T15"),
    ("a\tcap:V1.2", "T15"),
    ("a\tcap:V1 ", "T06"),
];

#[test]
fn a_reason_of_another_form_is_refused() {
    for (bad, expected) in BAD_REASONS {
        assert_eq!(
            code(read_excluded(format!("{bad}\n").as_bytes())),
            Some(expected),
            "{bad}"
        );
    }
    assert_eq!(
        code(read_excluded(
            format!("a\tcap:{}-1\n", "x".repeat(65)).as_bytes()
        )),
        Some("T15")
    );
}

#[test]
fn owners_are_pairs_ascending_by_the_object() {
    let (owners, digest) = read_owners("a\tZ\nb\tA\n任\tZ\n".as_bytes()).expect("owners");
    assert_eq!((owners.len(), digest.lines), (3, 3));
    assert_eq!(owners.owner_of("任"), Some("Z"));
    assert_eq!(code(read_owners("".as_bytes())), None);
    for (bad, expected) in [
        ("b\tZ\na\tZ\n", "T08"),
        ("a\tA\na\tB\n", "T08"),
        ("a\n", "T07"),
        ("a\tb\tc\n", "T07"),
        ("a\t\n", "T06"),
        ("a\tb", "T04"),
        ("a\tb\u{200b}\n", "T03"),
        ("a\te\u{301}\n", "T05"),
    ] {
        assert_eq!(code(read_owners(bad.as_bytes())), Some(expected), "{bad:?}");
    }
}

#[test]
fn the_salt_is_one_line_of_64_digits() {
    let salt = format!("{}\n", "0123456789abcdef".repeat(4));
    assert_eq!(
        read_salt(salt.as_bytes()).ok(),
        Some(salt.clone().into_bytes())
    );
    for bad in [
        String::new(),
        "\n".to_owned(),
        salt.trim_end().to_owned(),
        salt.replace('\n', "\r\n"),
        salt.to_uppercase(),
        format!("{salt}\n"),
        format!("{salt}{salt}"),
        format!(" {}", &salt[1..]),
        format!("0{salt}"),
        salt[1..].to_owned(),
        salt.replace('f', "g"),
        format!("\u{feff}{}", &salt[3..]),
        salt.replace("0123", "０"),
    ] {
        assert_eq!(code(read_salt(bad.as_bytes())), Some("T26"), "{bad:?}");
    }
}

#[test]
fn the_digests_of_people_are_salted() {
    let salt = format!("{}\n", "5a".repeat(32));
    let (inspectors, recusals) = ("J1\nJ2\t+\n", "a\tJ1\n");
    let salted = |text: &str| Sha::of(format!("{salt}{text}").as_bytes());
    let (crew, digest) = read_crew(salt.as_bytes(), inspectors.as_bytes()).expect("crew");
    assert_eq!((digest.lines, digest.sha), (2, salted(inspectors)));
    assert_eq!(
        (crew.certs.join("+"), crew.qualified),
        ("J1+J2".to_owned(), vec![false, true])
    );
    let (pairs, digest) = read_recusals(salt.as_bytes(), recusals.as_bytes()).expect("pairs");
    assert_eq!((digest.lines, digest.sha), (1, salted(recusals)));
    assert_eq!(pairs, [("a".to_owned(), "J1".to_owned())]);
    // An empty text has the digest of the salt alone.
    let (_, digest) = read_recusals(salt.as_bytes(), "".as_bytes()).expect("pairs");
    assert_eq!((digest.lines, digest.sha), (0, Sha::of(salt.as_bytes())));
}
