//! Keys looked at: codes, certificate numbers and ids that a spreadsheet spoilt, that stand for none, or that only look like
//! others.

use unicode_normalization::UnicodeNormalization;

use super::broken_text;
use super::fault::Flaw;
use super::spoilt::Spoilt;
use crate::domain::ground::cell;

/// What a key is the key of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyKind {
    /// A code: a company's, or the office's own.
    Code,
    /// 结果代码: short, and whatever the department likes.
    Result,
    /// 执法证号.
    Certificate,
    /// The id of a task or an item.
    Id,
}

/// How many characters a key has at most.
const LONGEST: usize = 64;

/// What is wrong with a key, which is tidied and not empty, as a key; whether it is a company's code is asked elsewhere.
pub fn flaw(kind: KeyKind, key: &str) -> Option<Flaw> {
    if broken_text::is_lost(key) {
        return Some(Flaw::Lost);
    }
    let stands_for_none = match kind {
        KeyKind::Code | KeyKind::Certificate => is_placeholder(key),
        KeyKind::Id => is_none_word(key),
        KeyKind::Result => false,
    };
    if stands_for_none {
        return Some(Flaw::Placeholder);
    }
    if let Some(spoilt) = spoilt(kind, key) {
        return Some(Flaw::Spoilt(spoilt));
    }
    if let Some(flaw) = lookalike(key) {
        return Some(flaw);
    }
    match kind {
        KeyKind::Id if !cell::is_id(key) => Some(Flaw::Id),
        _ if key.len() > LONGEST && key.chars().nth(LONGEST).is_some() => Some(Flaw::TooLong),
        _ if cell::check(key).is_err() => Some(Flaw::Characters),
        KeyKind::Certificate if !key.bytes().any(|b| b.is_ascii_digit()) => Some(Flaw::NoDigit),
        KeyKind::Code | KeyKind::Certificate | KeyKind::Result | KeyKind::Id => None,
    }
}

/// Words that people write where there is no number.
const PLACEHOLDERS: &[&str] = &[
    "无",
    "没有",
    "暂无",
    "暂缺",
    "暂未",
    "未知",
    "不详",
    "空",
    "空白",
    "缺",
    "缺失",
    "待办",
    "待补",
    "待定",
    "待发",
    "待核",
    "待查",
    "待填",
    "待补充",
    "待补录",
    "待核实",
    "待确认",
    "待办理",
    "待发证",
    "未办",
    "未办理",
    "未发",
    "未发证",
    "未取得",
    "未领取",
    "办理中",
    "补办中",
    "正在办理",
    "同上",
    "无证",
    "无证件",
    "无代码",
    "无编号",
    "NULL",
    "NONE",
    "NIL",
    "NA",
    "N/A",
    "N.A.",
    "NAN",
    "TBD",
    "TODO",
    "UNKNOWN",
    "UNDEFINED",
    "EMPTY",
    "XXX",
];

/// Whether a key, tidied, stands for none: 无, `/`, `-`, NULL and their like, or nothing but zeros or marks.
pub fn is_placeholder(key: &str) -> bool {
    let bare = key.trim_matches(|c: char| !c.is_alphanumeric());
    bare.is_empty() || bare.bytes().all(|b| b == b'0') || is_none_word(bare) || is_none_word(key)
}

fn is_none_word(key: &str) -> bool {
    PLACEHOLDERS
        .iter()
        .any(|word| word.eq_ignore_ascii_case(key))
}

/// What a spreadsheet made of a key, as far as the key shows it.
fn spoilt(kind: KeyKind, key: &str) -> Option<Spoilt> {
    if is_exponent(key) {
        Some(Spoilt::Exponent)
    } else if has_decimals(key, kind) {
        Some(Spoilt::Decimals)
    } else if is_day(key) {
        Some(Spoilt::Day)
    } else {
        None
    }
}

/// Whether a text is what a spreadsheet made of a code that no company has: beside the marks of every key, an exponent
/// without sign or point, and digits of which fifteen were kept.
pub fn spoilt_company_code(code: &str) -> Option<Spoilt> {
    let exponent = || {
        let (digits, power) = code.split_once(['E', 'e'])?;
        let power = power.strip_prefix(['+', '-']).unwrap_or(power);
        (is_number(digits) && (1..=3).contains(&power.len()) && is_digits(power))
            .then_some(Spoilt::Exponent)
    };
    let few = || (code.len() < 15).then(exponent).flatten();
    let zeros = || is_rounded(code).then_some(Spoilt::Zeros);
    spoilt(KeyKind::Code, code).or_else(few).or_else(zeros)
}

/// Whether a number has the digits that a spreadsheet leaves of a longer one: fifteen, and zeros behind them.
pub fn is_rounded(key: &str) -> bool {
    let zeros = key
        .get(15..)
        .is_some_and(|rest| rest.len() >= 2 && rest.bytes().all(|b| b == b'0'));
    zeros && is_digits(key) && key.bytes().any(|b| b != b'0')
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Digits, with a decimal point among or behind them or without.
fn is_number(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    is_digits(whole) && fraction.bytes().all(|b| b.is_ascii_digit())
}

/// `9.1E+17`, `9E+17`, `9.1E17`: without sign and point it may be an office's own number.
fn is_exponent(key: &str) -> bool {
    let Some((digits, power)) = key.split_once(['E', 'e']) else {
        return false;
    };
    let signed = power.strip_prefix(['+', '-']);
    let power = signed.unwrap_or(power);
    is_number(digits)
        && (1..=3).contains(&power.len())
        && is_digits(power)
        && (key.contains('+') || digits.contains('.'))
}

/// `583.0`, `583.00`; ids may be numbered like chapters (`1.0`).
fn has_decimals(key: &str, kind: KeyKind) -> bool {
    let Some((whole, fraction)) = key.split_once('.') else {
        return false;
    };
    let long = kind != KeyKind::Id || whole.len() > 2;
    long && is_digits(whole) && !fraction.is_empty() && fraction.bytes().all(|b| b == b'0')
}

const MONTHS: [&str; 12] = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
];

/// `1月2日`, `2-Jan`, `Jan-26`: what a spreadsheet makes of `1-2`.
fn is_day(key: &str) -> bool {
    let short = |text: &str| (1..=2).contains(&text.len()) && is_digits(text);
    if let Some((month, day)) = key
        .strip_suffix('日')
        .and_then(|rest| rest.split_once('月'))
    {
        let month = month.rsplit('年').next().unwrap_or(month);
        return short(month) && short(day);
    }
    let month = |text: &str| MONTHS.iter().any(|known| known.eq_ignore_ascii_case(text));
    let mut parts = key.split('-');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(a), Some(b), None) => short(a) && month(b) || month(a) && short(b),
        _ => false,
    }
}

/// A character that looks like another one: a letter of another script, a digit in a circle.
fn lookalike(key: &str) -> Option<Flaw> {
    if key.is_ascii() || !key.chars().any(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let mut places = key.chars().zip(1..);
    places.find_map(|(found, place)| like(found).map(|like| Flaw::Lookalike { found, like, place }))
}

/// Letters of other scripts beside the ones that they look like.
const ALIKE: &[(&str, &str)] = &[
    ("АВЕЅІЈКМНОРСТУХаеорсухіјѕ", "ABESIJKMHOPCTYXaeopcyxijs"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονικρ", "ABEZHIKMNOPTYXovikp"),
    ("〇", "0"),
];

/// The Latin letter or digit that a character of another script looks like.
pub fn like(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    let alike = |(these, those): &(&str, &str)| {
        these
            .chars()
            .zip(those.chars())
            .find(|(this, _)| *this == c)
    };
    let known = ALIKE.iter().find_map(alike).map(|(_, that)| that);
    known.or_else(|| {
        let mut folded = std::iter::once(c).nfkc();
        folded
            .next()
            .filter(|that| that.is_ascii_alphanumeric() && folded.next().is_none())
    })
}
