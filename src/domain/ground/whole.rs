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

/// A number up to a hundred in numerals: 五, 十五, 三十, 二十五, 百, 一百.
pub fn numerals(text: &str) -> Option<u32> {
    if matches!(text, "百" | "一百") {
        return Some(100);
    }
    let Some((tens, ones)) = text.split_once('十') else {
        return numeral(text);
    };
    let small = |text: &str, none: u32| match text {
        "" => Some(none),
        text => numeral(text).filter(|number| *number < 10),
    };
    Some(small(tens, 1)? * 10 + small(ones, 0)?)
}

/// A whole number said as the least one (不少于2人) or the most (不超过2次), and whether it was said so; nothing for what is
/// none.
pub fn bound(cell: &str, words: &[&str]) -> Option<(u32, bool)> {
    if let Some(number) = read(cell) {
        return Some((number, false));
    }
    let plain = at_a_glance(cell);
    let of_what = OF_WHAT.iter().find_map(|what| plain.strip_prefix(what));
    let plain = of_what.unwrap_or(&plain);
    let before = words.iter().find_map(|word| plain.strip_prefix(word));
    let behind = || words.iter().find_map(|word| plain.strip_suffix(word));
    Some((read(before.or_else(behind)?)?, true))
}

/// Whether a character is one of numerals.
pub fn is_numeral(c: char) -> bool {
    NUMERALS.contains(&c) || matches!(c, '两' | '百')
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
