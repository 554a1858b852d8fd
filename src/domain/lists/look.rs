//! Words as the eye takes them: spellings that nobody tells apart are one.

use super::key_check;
use crate::domain::ground::cell::half_width;
use crate::domain::ground::word::at_a_glance;

/// A word as the eye takes it: without white space and case, letters of other scripts as the Latin ones that they look like.
pub fn look(word: &str) -> String {
    let mut seen = String::new();
    look_into(word, &mut seen);
    seen
}

/// The same, written over what is in `seen`.
pub fn look_into(word: &str, seen: &mut String) {
    seen.clear();
    // Most names are ideographs, digits and brackets, which need no look into the tables of Unicode; what stays as it is, is
    // taken over in one piece.
    let bytes = word.as_bytes();
    let (mut from, mut at) = (0, 0);
    while let Some(&byte) = bytes.get(at) {
        let stays = match byte {
            b'!'..=b'@' | b'['..=b'~' => 1,
            0xe5..=0xe9 => 3,
            0xe4 if bytes[at + 1] >= 0xb8 => 3,
            _ => 0,
        };
        at += stays;
        if stays > 0 {
            continue;
        }
        seen.push_str(&word[from..at]);
        let Some(c) = word[at..].chars().next() else {
            break;
        };
        match half_width(c) {
            narrow if narrow.is_whitespace() => {}
            narrow @ '!'..='~' => seen.push(narrow.to_ascii_lowercase()),
            _ => return look_closely(word, seen),
        }
        at += c.len_utf8();
        from = at;
    }
    seen.push_str(&word[from..]);
}

/// The same for a word with characters that only the tables of Unicode tell apart.
fn look_closely(word: &str, seen: &mut String) {
    seen.clear();
    let glance = at_a_glance(word);
    let latin = glance.chars().map(|c| key_check::like(c).unwrap_or(c));
    seen.extend(latin.flat_map(char::to_lowercase));
}
