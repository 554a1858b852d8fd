//! Codes of companies: 统一社会信用代码 (GB 32100-2015) and the old 15-digit 注册号 (check digit after ISO 7064 MOD 11,10).

use wide::{i16x8, u8x16};

use crate::domain::ground::date;

/// The 31 characters of GB 32100-2015, in the order of their values 0–30: no I, O, S, V, Z.
pub const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Weights of places 1–17: 3^(i−1) mod 31.
pub const WEIGHTS: [u32; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];

/// The value 1–31 of each byte in [`ALPHABET`] plus one; 0 for every other byte.
pub const VALUE_PLUS_ONE: [u8; 256] = {
    let mut table = [0; 256];
    let mut value: u8 = 0;
    while value < 31 {
        table[ALPHABET[value as usize] as usize] = value + 1;
        value += 1;
    }
    table
};

/// Which code a company carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompanyCode {
    /// 统一社会信用代码, 18 characters.
    Credit,
    /// 注册号, 15 digits.
    Registration,
}

/// Why a text is no code of a company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeFlaw {
    /// Neither 18 nor 15 characters; the number it has.
    Length(usize),
    /// A character that the standard does not use; the character and its place from 1.
    Character(char, usize),
    /// The check character does not fit; the one that would.
    Check(char),
}

/// Says which code `code` is, its check character included.
///
/// # Errors
/// [`CodeFlaw`]: wrong length, a character outside the standard, or a check character that does not fit.
pub fn company_code(code: &str) -> Result<CompanyCode, CodeFlaw> {
    match code.len() {
        18 if code.is_ascii() => credit(code.as_bytes()),
        15 if code.is_ascii() => registration(code.as_bytes()),
        _ => Err(of_other_form(code)),
    }
}

/// What is wrong with a text of another length in bytes.
fn of_other_form(code: &str) -> CodeFlaw {
    let length = code.chars().count();
    let mut places = code.chars().zip(1..);
    let odd = places.find(|(c, _)| !c.is_ascii());
    match odd.filter(|_| matches!(length, 15 | 18)) {
        Some((c, place)) => CodeFlaw::Character(c, place),
        None => CodeFlaw::Length(length),
    }
}

fn credit(code: &[u8]) -> Result<CompanyCode, CodeFlaw> {
    let mut symbols = [0; 18];
    for (place, (symbol, &byte)) in symbols.iter_mut().zip(code).enumerate() {
        *symbol = VALUE_PLUS_ONE[usize::from(byte)];
        if *symbol == 0 {
            return Err(CodeFlaw::Character(char::from(byte), place + 1));
        }
    }
    let [first @ .., last, check] = symbols;
    let wanted = 31 - weighed(&first, last) % 31;
    if u32::from(check) == wanted {
        Ok(CompanyCode::Credit)
    } else {
        let wanted = ALPHABET[wanted as usize - 1];
        Err(CodeFlaw::Check(char::from(wanted)))
    }
}

/// What the first 16 characters of a credit code and the 17th weigh together, by their values plus one: with that of the check
/// character it is a multiple of 31.
#[inline]
pub(super) fn weighed(first: &[u8; 16], last: u8) -> u32 {
    // Each of the weights, whose sum is 305, and that of the check character, 1, is counted once too often; so 30 times more.
    let begin = 30 * 306 + u32::from(last) * WEIGHTS[16];
    let first = u8x16::new(*first);
    let [low, high] = EIGHTS.map(i16x8::new);
    let sums = i16x8::from_u8x16_low(first).dot(low) + i16x8::from_u8x16_high(first).dot(high);
    begin.wrapping_add(sums.reduce_add().cast_unsigned())
}

/// The weights of the first 16 places, eight and eight.
const EIGHTS: [[i16; 8]; 2] = {
    let mut eights = [[0; 8]; 2];
    let mut place = 0;
    while place < 16 {
        let [low, high, ..] = WEIGHTS[place].to_le_bytes();
        eights[place / 8][place % 8] = i16::from_le_bytes([low, high]);
        place += 1;
    }
    eights
};

fn registration(code: &[u8]) -> Result<CompanyCode, CodeFlaw> {
    if let Some(place) = code.iter().position(|b| !b.is_ascii_digit()) {
        return Err(CodeFlaw::Character(char::from(code[place]), place + 1));
    }
    let mut product = 10;
    for digit in &code[..14] {
        let sum = (product + u32::from(digit - b'0')) % 10;
        product = if sum == 0 { 10 } else { sum } * 2 % 11;
    }
    let check = (11 - product) % 10;
    if u32::from(code[14] - b'0') == check {
        Ok(CompanyCode::Registration)
    } else {
        Err(CodeFlaw::Check(char::from_digit(check, 10).unwrap_or('0')))
    }
}

/// Whether a code is a company's and no person's: nothing is wrong with it.
pub fn holds(code: &str) -> bool {
    company_code(code).is_ok() && !is_identity_number(code)
}

/// Whether the first two characters of a credit code, which say who issued it (登记管理部门) and to whom, are none that are in
/// use. More of them come, so that it is no fault.
pub fn has_unknown_pair(code: &str) -> bool {
    let [first, second, ..] = *code.as_bytes() else {
        return false;
    };
    let in_use = match first {
        b'1' | b'N' => matches!(second, b'1'..=b'3' | b'9'),
        b'9' => matches!(second, b'1'..=b'3'),
        b'A' | b'Y' => second == b'1',
        b'2'..=b'8' => VALUE_PLUS_ONE[usize::from(second)] != 0,
        _ => false,
    };
    code.len() == 18 && !in_use && company_code(code).is_ok()
}

/// Whether a text has the form of a person's identity number (公民身份号码, GB 11643-1999), which is no code of anything: six
/// digits of a place, a day of birth, three digits, and the check character of ISO 7064 MOD 11-2.
pub fn is_identity_number(code: &str) -> bool {
    let bytes = code.as_bytes();
    let [digits @ .., check] = bytes else {
        return false;
    };
    if digits.len() != 17 || !digits.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let year = &code[6..10];
    let born = date::from_cell(&code[6..14]).is_some() && ("1900".."2100").contains(&year);
    let sum = digits
        .iter()
        .fold(0, |sum, digit| (sum + u32::from(digit - b'0')) * 2 % 11);
    let wanted = b"10X98765432"[usize::try_from(sum % 11).unwrap_or(0)];
    born && wanted == *check
}
