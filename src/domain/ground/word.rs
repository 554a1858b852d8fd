//! Words that are compared: what two people take for the same word is the same word.
//!
//! Scopes, strata, kinds, statuses and fixed values are compared letter by letter, and nobody sees the invisible character
//! behind a region or tells a full-width bracket from a half-width one. So every compared word goes through [`word`].

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::cell::is_unseen;

/// A word as it is compared: in Unicode's form KC, without what is not seen and without the marks of a text cell; white space
/// at its ends taken off, within it a single blank.
pub fn word(value: &str) -> Cow<'_, str> {
    if is_plain(value) {
        return Cow::Borrowed(value);
    }
    let mut folded = String::with_capacity(value.len());
    for c in value.chars().filter(|c| !is_unseen(*c)).nfkc() {
        if !c.is_whitespace() {
            folded.push(c);
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    Cow::Owned(without_text_marks(folded.trim_end()).to_owned())
}

/// A word without the marks that keep a cell as text: `'…`, `` `… ``, `="…"`.
pub fn without_text_marks(word: &str) -> &str {
    let mut bare = word;
    loop {
        let quoted = bare
            .strip_prefix("=\"")
            .and_then(|rest| rest.strip_suffix('"'));
        let next = quoted
            .unwrap_or_else(|| bare.trim_start_matches(['\'', '`']))
            .trim();
        if next == bare {
            return bare;
        }
        bare = next;
    }
}

/// Whether two words are the same.
pub fn same(a: &str, b: &str) -> bool {
    a == b || word(a) == word(b)
}

/// Whether a text, as it is compared, holds a word. Long texts are full of full-width punctuation, which cannot be part of a
/// word of ideographs: folding them all would cost more than reading them.
pub fn holds(text: &str, part: &str) -> bool {
    let ideographs = part.bytes().all(|byte| byte >= 0x80) && is_plain(part);
    if ideographs && is_simple(text) {
        text.contains(part)
    } else {
        word(text).contains(part)
    }
}

/// Whether nothing in a text folds into ideographs or hides between them: ASCII but control characters, ideographs, Chinese
/// punctuation (U+3001–U+302F, U+FF00–U+FFBF but the filler).
fn is_simple(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let next = || (bytes.get(at + 1).copied(), bytes.get(at + 2).copied());
        at += match byte {
            b' '..=b'~' => 1,
            0xe4..=0xe9 => 3,
            0xe3 if matches!(next(), (Some(0x80), Some(0x81..=0xaf))) => 3,
            0xef if matches!(next(), (Some(0xbc | 0xbd), _)) => 3,
            _ => return false,
        };
    }
    true
}

/// The words of a cell, parted by `;` `；` `、` `,` or `，`, empty ones left out.
pub fn words(value: &str) -> Vec<String> {
    let parts = value.split([';', '；', '、', ',', '，']);
    let words = parts.map(|part| word(part).into_owned());
    words.filter(|part| !part.is_empty()).collect()
}

/// A word as the eye takes it at a glance: without any white space.
pub fn at_a_glance(value: &str) -> String {
    let word = word(value);
    word.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a value is its own word without a closer look: visible ASCII, single blanks inside, common ideographs
/// (U+4000–U+9FFF), and no mark of a text cell before it.
fn is_plain(value: &str) -> bool {
    let bytes = value.as_bytes();
    if matches!(bytes.first(), Some(b'\'' | b'`' | b'=' | b'"')) {
        return false;
    }
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            b'!'..=b'~' => 1,
            b' ' if at > 0 && bytes.get(at + 1).is_some_and(|next| *next != b' ') => 1,
            0xe4..=0xe9 => 3,
            _ => return false,
        };
    }
    true
}
