//! Words that people write into a cell that they have nothing for: 无, `/`, `-`, NULL and their like.

use std::borrow::Cow;

use super::word::word;

/// The longest of [`NONE`] in bytes.
const LONGEST: usize = 9;

/// The words, upper case, without brackets around them.
const NONE: &[&str] = &[
    "无",
    "没有",
    "暂无",
    "空",
    "空白",
    "未填",
    "不填",
    "缺",
    "NULL",
    "NONE",
    "NIL",
    "N/A",
    "NA",
    "N.A.",
    "NAN",
    "<NA>",
    "UNDEFINED",
];

/// Their first two bytes.
const BEGINNINGS: [[u8; 2]; NONE.len()] = {
    let mut beginnings = [[0; 2]; NONE.len()];
    let mut place = 0;
    while place < NONE.len() {
        let none = NONE[place].as_bytes();
        beginnings[place] = [none[0], none[1]];
        place += 1;
    }
    beginnings
};

/// Whether a word has to be looked at to say that it is none of them: hardly one in a library.
fn may_be_none(word: &[u8]) -> bool {
    match word {
        [first, ..] if first.is_ascii() => {
            let upper = first.to_ascii_uppercase();
            !upper.is_ascii_alphanumeric() || BEGINNINGS.iter().any(|begin| begin[0] == upper)
        }
        // Dashes begin with 0xe2.
        [first, second, ..] => *first == 0xe2 || BEGINNINGS.contains(&[*first, *second]),
        _ => false,
    }
}

/// Whether a word, as it is compared, says that the cell is empty. Marks other than dashes and slashes may be somebody's
/// grade.
pub fn is_none(word: &str) -> bool {
    if word.is_empty() || word.len() > LONGEST + 2 {
        return word.is_empty();
    }
    if !may_be_none(word.as_bytes()) {
        return false;
    }
    let dash = |c: char| {
        matches!(
            c,
            '-' | '/' | '\\' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}'
        )
    };
    if word.chars().all(dash) {
        return true;
    }
    let bare = word.strip_prefix(['(', '[']).unwrap_or(word);
    let bare = bare.strip_suffix([')', ']']).unwrap_or(bare);
    NONE.iter().any(|none| none.eq_ignore_ascii_case(bare))
}

/// A cell that may be empty as it is compared: "" where it says that there is nothing.
pub fn or_empty(cell: &str) -> Cow<'_, str> {
    let word = word(cell);
    if is_none(&word) {
        Cow::Borrowed("")
    } else {
        word
    }
}
