//! Lines that fit a mail: no wider than [`COLUMNS`], wide characters counted as two. Lines are broken where their script
//! breaks them, between words and between Chinese characters; a code, a digest, a number stays whole whatever its length.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns of a line in a mail.
pub const COLUMNS: usize = 76;

/// What may not begin a line.
const CLOSING: &str = "，。；：、）”’》〉】！？…,.;:)%";
/// What may not end one.
const OPENING: &str = "（“‘《〈【(";

/// Columns that a text takes; what is wide in one script and narrow in another counts as wide.
pub fn width(text: &str) -> usize {
    text.width_cjk()
}

/// The text with blanks behind it, so many columns wide.
pub fn padded(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(blanks))
}

/// The text, cut where it is wider than so many columns.
pub fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(width("…"));
    let mut taken = 0;
    let fits = |c: &char| {
        taken += c.width_cjk().unwrap_or(0);
        taken <= room
    };
    let kept: String = text.chars().take_while(fits).collect();
    kept + "…"
}

/// The text in lines that fit, those behind the first moved in by `indent` columns.
pub fn wrapped(text: &str, indent: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        if width(line.as_str()) + width(piece.trim_end()) > COLUMNS && !line.trim().is_empty() {
            lines.push(line.trim_end().to_owned());
            line = " ".repeat(indent);
        }
        line.push_str(piece);
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The parts of a text that stay whole.
fn pieces(text: &str) -> Vec<&str> {
    let is_wide = |c: char| c.width().unwrap_or(0) > 1;
    let mut pieces = Vec::new();
    let (mut begin, mut before) = (0, None);
    for (at, c) in text.char_indices() {
        let may_break = before.is_some_and(|before: char| {
            let between = is_wide(c) || is_wide(before);
            let may_part = !CLOSING.contains(c) && !OPENING.contains(before);
            (before == ' ' && c != ' ') || (between && may_part)
        });
        if may_break {
            pieces.push(&text[begin..at]);
            begin = at;
        }
        before = Some(c);
    }
    pieces.push(&text[begin..]);
    pieces
}

/// Hex digits of a digest.
const DIGEST: usize = 64;
/// How many of them tell one digest from another on a screen.
const FIRST: usize = 8;

/// The first digits of a digest.
pub fn first_digits(digest: &str) -> &str {
    digest.get(..FIRST).unwrap_or(digest)
}

/// A text with every digest in it by its first digits, and `…`; what is part of an address or a name of a file stays.
pub fn shortened(text: &str) -> Cow<'_, str> {
    let mut short = String::new();
    let mut rest = text;
    let mut before = ' ';
    while let Some(at) = rest.find(|c: char| c.is_ascii_alphanumeric()) {
        let (above, word) = rest.split_at(at);
        let end = word.find(|c: char| !c.is_ascii_alphanumeric());
        let (word, below) = word.split_at(end.unwrap_or(word.len()));
        let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        let is_digest = word.len() == DIGEST && word.bytes().all(hex);
        let before_it = above.chars().next_back().unwrap_or(before);
        let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric());
        let is_part = "/\\-_.=".contains(before_it)
            || below.starts_with('/')
            || below.strip_prefix('.').is_some_and(goes_on);
        short.push_str(above);
        if is_digest && !is_part {
            short.push_str(first_digits(word));
            short.push('…');
        } else {
            short.push_str(word);
        }
        before = word.chars().next_back().unwrap_or(before_it);
        rest = below;
    }
    short.push_str(rest);
    if short == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(short)
    }
}

/// A line whose digests are shortened where it is wider than a mail; tables are several lines, and have their own cells.
pub fn fitting(line: &str) -> Cow<'_, str> {
    if line.contains('\n') || width(line) <= COLUMNS {
        Cow::Borrowed(line)
    } else {
        shortened(line)
    }
}
