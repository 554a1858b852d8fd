//! A book changed by hand with its chain made anew: what the publication says of its lines, and its rules, find it.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::Value;

use crate::office::{Office, sha};

use super::year::year;
use super::{all, tried};

/// The lines of the book with numbers and chain made anew.
fn chained(lines: &[Value]) -> String {
    let mut prev = "0".repeat(64);
    let mut book = String::new();
    for (line, seq) in lines.iter().zip(1..) {
        let mut line = line.clone();
        line["seq"] = Value::from(seq);
        line["prev"] = Value::from(prev);
        let text = format!("{line}\n");
        prev = sha(&text);
        book += &text;
    }
    book
}

/// Every place, as a JSON pointer, of a value that is a text, a number or a yes or no.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(of) => of
            .iter()
            .for_each(|(key, value)| places(value, &format!("{at}/{}", escaped(key)), found)),
        Value::Array(of) => of
            .iter()
            .zip(0..)
            .for_each(|(value, place)| places(value, &format!("{at}/{place}"), found)),
        Value::Null => {}
        _ => found.push(at.to_owned()),
    }
}

/// A key as a JSON pointer has it.
fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Another value of the same kind.
fn other(value: &Value, random: &mut ChaCha20Rng) -> Value {
    match value {
        Value::String(text) => {
            let digit = |c: char| char::from(b'0' + (c as u8 - b'0' + 1) % 10);
            let mut letters: Vec<char> = text.chars().collect();
            let digits: Vec<usize> = (0..letters.len())
                .filter(|&place| letters[place].is_ascii_digit())
                .collect();
            if digits.is_empty() {
                return Value::from(format!("{text}改"));
            }
            let place = digits[random.next_u32() as usize % digits.len()];
            letters[place] = digit(letters[place]);
            Value::from(letters.into_iter().collect::<String>())
        }
        Value::Number(number) => Value::from(number.as_u64().unwrap_or_default() + 1),
        Value::Bool(yes) => Value::from(!yes),
        Value::Null | Value::Array(_) | Value::Object(_) => value.clone(),
    }
}

fn noticed(office: &Office, lines: &[Value], what: &str) {
    office.write("ledger.jsonl", chained(lines));
    let verified = office.zh(&["ledger", "verify"]);
    assert_eq!(verified.code, 1, "{what} was not noticed: {verified:?}");
    let checked = office.zh(&["publish", "--check"]);
    assert!(
        [1, 3].contains(&checked.code),
        "{what} was not noticed: {checked:?}"
    );
}

#[test]
fn a_changed_line_is_found_by_what_was_published_of_it() {
    let office = year().copy();
    let text = office.read("ledger.jsonl");
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let mut random = ChaCha20Rng::seed_from_u64(11);
    let mut count = 0;
    // The last line is the publication's own, which no publication can have.
    for place in 0..lines.len() - 1 {
        let mut leaves = Vec::new();
        for key in ["time", "by", "data", "salt"] {
            places(&lines[place][key], &format!("/{key}"), &mut leaves);
        }
        let tries = if all() { leaves.len() } else { 3 };
        for _ in 0..tries {
            let at = &leaves[random.next_u32() as usize % leaves.len()];
            let mut changed = lines.clone();
            let value = changed[place].pointer_mut(at).unwrap();
            *value = other(value, &mut random);
            noticed(&office, &changed, &format!("line {}, {at}", place + 1));
            count += 1;
        }
        let mut cut = lines.clone();
        cut.remove(place);
        noticed(&office, &cut, &format!("line {} taken out", place + 1));
        let mut twice = lines.clone();
        twice.insert(place, lines[place].clone());
        noticed(&office, &twice, &format!("line {} put in twice", place + 1));
        count += 2;
    }
    tried(&format!("{count} lines changed, taken out or doubled"));
}
