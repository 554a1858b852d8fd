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

/// Whether no byte of a text is one that a control character has or begins with: nearly every cell, which then holds none.
pub(crate) fn is_free_of_controls(bytes: &[u8]) -> bool {
    // Written so that the compiler looks at sixteen at once; the last ones may be looked at twice.
    let may_begin = |found: u8, byte: &u8| {
        let control = u8::from(*byte < b' ') | u8::from(*byte == 0x7f);
        found | control | u8::from(*byte == 0xc2) | u8::from(*byte == 0xe2)
    };
    let any = |bytes: &[u8]| bytes.iter().fold(0, may_begin) != 0;
    match bytes.last_chunk::<16>() {
        Some(last) => !bytes.as_chunks::<16>().0.iter().any(|some| any(some)) && !any(last),
        None => !any(bytes),
    }
}

/// Whether `c` shows nothing and is no white space: an invisible format character (Unicode category Cf).
pub fn is_invisible(c: char) -> bool {
    // Nearly all text is ASCII or ideographs, which need no look into the table.
    let common = c.is_ascii() || ('\u{3000}'..='\u{d7ff}').contains(&c);
    !common && c.general_category() == GeneralCategory::Format
}

/// Whether `c` shows nothing, whatever its category: invisible ones, variation selectors, fillers, the grapheme joiner. None
/// of them survives in a key or in a word that is compared.
pub fn is_unseen(c: char) -> bool {
    is_invisible(c)
        || matches!(c,
            '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{2800}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether `c` is one of the common ideographs.
pub fn is_ideograph(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
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

/// Whether `text` has nothing but common ideographs (U+4000–U+9FFF) and bytes of ASCII that `is_one` takes.
pub(crate) fn is_plain_of(text: &str, is_one: impl Fn(u8) -> bool) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            0xe4..=0xe9 => 3,
            ascii if is_one(ascii) => 1,
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
    if !cell.is_empty() && is_plain(cell) {
        return Ok(());
    }
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

/// A value from a list without white space at its ends, without invisible characters, in normalisation form C.
pub fn tidy(value: &str) -> Cow<'_, str> {
    if is_plain(value) {
        return Cow::Borrowed(value);
    }
    let trimmed = value.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    if trimmed.contains(is_invisible) {
        let seen = trimmed.chars().filter(|c| !is_invisible(*c));
        Cow::Owned(seen.nfc().collect())
    } else if is_nfc(trimmed) {
        Cow::Borrowed(trimmed)
    } else {
        Cow::Owned(trimmed.nfc().collect())
    }
}

/// A cell as `of` makes it of its text.
pub fn tidied(cell: Cow<'_, str>, of: impl Fn(&str) -> Cow<'_, str>) -> Cow<'_, str> {
    match cell {
        Cow::Borrowed(text) => of(text),
        Cow::Owned(text) => Cow::Owned(of(&text).into_owned()),
    }
}

/// A code or certificate number from a list: full-width forms made half-width, every dash a hyphen, white space, what is not
/// seen and the marks of a text cell taken out, letters upper case.
///
/// Codes are typed by hand and pass through spreadsheets: an input method leaves full-width digits and stray spaces behind,
/// copying invisible characters, and whoever wants the digits kept puts `'` before them.
pub fn tidy_code(value: &str) -> Cow<'_, str> {
    let plain = |b: u8| b.is_ascii_graphic() && !b.is_ascii_lowercase();
    if is_plain_of(value, plain) && !value.starts_with(TEXT_MARKS) {
        return Cow::Borrowed(value);
    }
    let narrowed: String = value
        .chars()
        .filter(|c| !c.is_whitespace() && !is_unseen(*c))
        .map(|c| plain_mark(c).to_ascii_uppercase())
        .collect();
    let bare = without_text_marks(&narrowed);
    if is_nfc(bare) {
        Cow::Owned(bare.to_owned())
    } else {
        Cow::Owned(bare.nfc().collect())
    }
}

/// An id from a list: as a code, but letters keep their case, and white space within it stays to be found.
pub fn tidy_id(value: &str) -> Cow<'_, str> {
    let of_id = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    if is_plain_of(value, of_id) {
        return Cow::Borrowed(value);
    }
    let seen = value.chars().filter(|c| !is_unseen(*c));
    let narrow: String = seen.map(plain_mark).collect();
    Cow::Owned(tidy(without_text_marks(narrow.trim())).into_owned())
}

/// The marks before a cell that tell a spreadsheet to keep it as text, and the quotes of `="…"`.
const TEXT_MARKS: [char; 9] = [
    '\'', '`', '=', '"', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{b4}',
];

/// The text without the marks that keep a cell as text: `'…`, `` `… ``, `="…"`, and quotes around it.
fn without_text_marks(text: &str) -> &str {
    let mut bare = text;
    loop {
        let before = bare;
        if let Some(rest) = bare
            .strip_prefix('=')
            .filter(|rest| rest.starts_with(is_quote))
        {
            bare = rest;
        }
        if let Some(rest) = bare.strip_prefix(is_quote) {
            bare = rest.strip_suffix(is_quote).unwrap_or(rest).trim();
        }
        if bare == before {
            return bare;
        }
    }
}

fn is_quote(c: char) -> bool {
    c != '=' && TEXT_MARKS.contains(&c)
}

/// A character of a key or a date: half-width, every dash a hyphen.
pub fn plain_mark(c: char) -> char {
    match half_width(c) {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
        narrow => narrow,
    }
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

/// How many characters of a value are shown.
const SHOWN: usize = 60;

/// A value as it is shown, cut where it is long: whole files have been found in one cell.
pub fn cut(value: &str) -> String {
    match value.char_indices().nth(SHOWN) {
        Some((end, _)) => value[..end].to_owned() + "…",
        None => value.to_owned(),
    }
}
