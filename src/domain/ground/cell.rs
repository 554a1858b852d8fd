//! Cells and ids: what a value may look like in a text of the draw, and how a value typed into a list is tidied.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// What is wrong with a cell of a text (choucha-draw-1, "Texts").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellFlaw {
    /// The cell is empty, or begins or ends with Unicode white space.
    Edges,
    /// The cell holds a control, line-separating or invisible character ([`is_control`], [`is_invisible`]).
    Control(char),
    /// The cell is not in Unicode normalisation form C.
    NotNfc,
}

/// Whether `c` may never stand in a text: C0, DEL, C1, U+2028, U+2029.
pub fn is_control(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}')
}

/// Whether `c` shows nothing and is no white space: an invisible format character (Unicode category Cf).
pub fn is_invisible(c: char) -> bool {
    !c.is_ascii() && c.general_category() == GeneralCategory::Format
}

/// Whether `text` has nothing but visible ASCII, single blanks inside, and common ideographs (U+4000–U+9FFF): nearly every
/// cell of a library, which then needs no trimming and is in form C by itself.
pub(crate) fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            b'!'..=b'~' => 1,
            b' ' if at > 0 && at + 1 < bytes.len() => 1,
            0xe4..=0xe9 => 3,
            _ => return false,
        };
    }
    true
}

/// Whether `text` is in normalisation form C.
pub fn is_nfc(text: &str) -> bool {
    if is_plain(text) {
        return true;
    }
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => true,
        IsNormalized::No => false,
        IsNormalized::Maybe => text.nfc().eq(text.chars()),
    }
}

/// Checks one cell of a text.
///
/// # Errors
/// The first [`CellFlaw`] found: control characters before white space at the ends, before normalisation.
pub fn check(cell: &str) -> Result<(), CellFlaw> {
    if let Some(c) = cell.chars().find(|&c| is_control(c) || is_invisible(c)) {
        return Err(CellFlaw::Control(c));
    }
    if cell.is_empty()
        || cell.starts_with(char::is_whitespace)
        || cell.ends_with(char::is_whitespace)
    {
        return Err(CellFlaw::Edges);
    }
    if is_nfc(cell) {
        Ok(())
    } else {
        Err(CellFlaw::NotNfc)
    }
}

/// Whether `text` is an id of a task or an item: letters of any script, digits, `-`, `_`, `.`, at most 64 bytes,
/// not beginning with `.` or `-`.
pub fn is_id(text: &str) -> bool {
    text.len() <= 64 && is_id_of_any_length(text)
}

/// Whether `text` has the characters of an id: letters are the Unicode categories L* and Nl, digits Nd.
pub fn is_id_of_any_length(text: &str) -> bool {
    let letter_or_digit = |c: char| {
        c.is_ascii_alphanumeric()
            || c.general_category_group() == GeneralCategoryGroup::Letter
            || matches!(
                c.general_category(),
                GeneralCategory::LetterNumber | GeneralCategory::DecimalNumber
            )
    };
    !text.is_empty()
        && !text.starts_with(['.', '-'])
        && is_nfc(text)
        && text
            .chars()
            .all(|c| letter_or_digit(c) || matches!(c, '-' | '_' | '.'))
}

/// A value from a list without white space at its ends and in normalisation form C.
pub fn tidy(value: &str) -> Cow<'_, str> {
    if is_plain(value) {
        return Cow::Borrowed(value);
    }
    let trimmed = value.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if is_nfc(trimmed) {
        Cow::Borrowed(trimmed)
    } else {
        Cow::Owned(trimmed.nfc().collect())
    }
}

/// A code or certificate number from a list: full-width forms made half-width, white space taken out, letters upper case.
///
/// Codes are typed by hand, and an input method leaves full-width digits and stray spaces behind.
pub fn tidy_code(value: &str) -> Cow<'_, str> {
    if value
        .bytes()
        .all(|b| b.is_ascii_graphic() && !b.is_ascii_lowercase())
    {
        return Cow::Borrowed(value);
    }
    let narrowed: String = value
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{feff}')
        .map(half_width)
        .collect();
    let upper = if narrowed.is_ascii() {
        narrowed.to_ascii_uppercase()
    } else {
        narrowed
    };
    if is_nfc(&upper) {
        Cow::Owned(upper)
    } else {
        Cow::Owned(upper.nfc().collect())
    }
}

/// An id from a list: full-width forms made half-width, no white space at its ends; letters keep their case.
pub fn tidy_id(value: &str) -> String {
    let narrow: String = value.chars().map(half_width).collect();
    tidy(&narrow).into_owned()
}

/// The half-width form of a full-width ASCII character (U+FF01–U+FF5E), else the character itself.
pub fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// The parts of a list within a cell, parted by `;` `；` `、` `,` or `，`, tidied, empty ones left out.
pub fn parts(value: &str) -> Vec<String> {
    value
        .split([';', '；', '、', ',', '，'])
        .map(|part| tidy(part).into_owned())
        .filter(|part| !part.is_empty())
        .collect()
}
