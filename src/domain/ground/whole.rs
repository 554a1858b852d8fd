//! Whole numbers as lists have them: `2`, `２`, `2.0` as an empty cell elsewhere in the column makes of it, `2人`, `1次`, 两人.

use super::word::at_a_glance;

/// What may stand behind a number, the longer ones first.
const UNITS: &[&str] = &[
    "人/组", "次/年", "轮/年", "个组", "人", "名", "位", "次", "组", "个", "轮",
];
/// What may stand before it.
const OF_WHAT: &[&str] = &["每年", "每组", "每户", "一年"];
/// The numerals up to ten.
const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// Reads a whole number; nothing for what is none.
pub fn read(cell: &str) -> Option<u32> {
    let plain = at_a_glance(cell);
    let number = OF_WHAT.iter().find_map(|what| plain.strip_prefix(what));
    let number = number.unwrap_or(&plain);
    let bare = UNITS.iter().find_map(|unit| number.strip_suffix(unit));
    digits(bare.unwrap_or(number)).or_else(|| numeral(bare?))
}

/// A number in digits, `n.0` too.
fn digits(text: &str) -> Option<u32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let nothing = fraction.bytes().all(|b| b == b'0') && text.contains('.') != fraction.is_empty();
    let well = (1..=9).contains(&whole.len()) && whole.bytes().all(|b| b.is_ascii_digit());
    (well && nothing).then(|| whole.parse().ok()).flatten()
}

/// A number up to ten in one numeral.
pub fn numeral(text: &str) -> Option<u32> {
    let mut letters = text.chars();
    let letter = letters.next().filter(|_| letters.as_str().is_empty())?;
    if letter == '两' {
        return Some(2);
    }
    let place = NUMERALS.iter().position(|numeral| *numeral == letter)?;
    u32::try_from(place + 1).ok()
}
