//! Tests of `src/domain/book/unsigned.rs`.

use super::lines::Lines;
use crate::signing_key::Key;
use choucha::domain::book::unsigned::{Covered, of_line};
use choucha::domain::ground::rules::SignRule;
use std::convert::Infallible;

/// What is missing: line, role and leader.
fn missing(lines: &Lines, rules: &[&str]) -> Vec<String> {
    let rules = rules.iter().map(|rule| SignRule::from_words(rule).unwrap());
    let rules: Vec<SignRule> = rules.collect();
    let covered = Covered::of(&lines.book.signatures);
    let mut leaders = |_: &_| Ok::<_, Infallible>(vec!["31".to_owned(), "15".to_owned()]);
    let entries = lines.entries.iter();
    let missing = entries.flat_map(|entry| {
        let Ok(missing) = of_line((&lines.book, entry), &rules, &covered, &mut leaders);
        missing
    });
    let missing = missing.map(|unsigned| {
        let leader = unsigned.leader.unwrap_or_default();
        format!("{} {} {leader}", unsigned.line, unsigned.role.word())
    });
    missing.collect()
}

#[test]
fn a_later_signature_covers_what_stands_before_it() {
    let (head, first, second, witness) = (Key::of(1), Key::of(2), Key::of(3), Key::of(4));
    let mut lines = Lines::begun();
    let rows = [
        head.row("head/张三"),
        first.row("leader/31"),
        second.row("leader/15"),
        witness.row("witness/市局"),
    ];
    lines.register(&rows).unwrap();
    let (a, b) = (lines.seal(), lines.seal());
    let rules = ["seal: head", "assist: leader", "seal: witness"];
    assert_eq!(
        missing(&lines, &rules),
        ["3 head ", "3 witness ", "4 head ", "4 witness "]
    );
    assert!(missing(&lines, &[]).is_empty());
    assert!(missing(&lines, &["void: head", "draw: head"]).is_empty());
    lines.sign(a, "head/张三", &head).unwrap();
    assert_eq!(missing(&lines, &["seal: head"]), ["4 head "]);
    let text = lines.text(b, &super::lines::time(10));
    lines.witness(&text, "witness/市局", &witness).unwrap();
    assert!(missing(&lines, &["seal: witness"]).is_empty());
    let (one, two) = (lines.assist(), lines.assist());
    assert_eq!((one, two), (8, 9));
    lines.sign(one, "leader/31", &first).unwrap();
    assert_eq!(
        missing(&lines, &["assist: leader"]),
        ["8 leader 15", "9 leader 31", "9 leader 15"]
    );
    lines.sign(two, "leader/15", &second).unwrap();
    assert_eq!(missing(&lines, &["assist: leader"]), ["9 leader 31"]);
    // A head does not sign in a leader's place, nor a leader in a head's.
    lines.sign(two, "head/张三", &head).unwrap();
    assert_eq!(missing(&lines, &["assist: leader"]), ["9 leader 31"]);
    assert!(missing(&lines, &["seal: head", "assist: head"]).is_empty());
}
