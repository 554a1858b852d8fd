//! A code packed into 85 bits, so that ten million of them sort as flat numbers.
//!
//! Seventeen symbols of five bits: value + 1 of each character in GB 32100-2015's order, 0 after the end. The order of
//! the numbers is the order of the bytes of the codes they stand for. The 18th character of a credit code is its check
//! character and follows from the others; a 15-digit registration number is followed by two zeros.

use super::object_code::{ALPHABET, CodeFlaw, VALUE_PLUS_ONE, WEIGHTS, company_code};

/// Bits that a packed code takes.
pub const BITS: u32 = 85;

/// Packs a valid credit code or registration number; `None` for any other text.
pub fn pack(code: &str) -> Option<u128> {
    check(code).ok()
}

/// Checks a code as [`company_code`] does, and packs it.
///
/// # Errors
/// What is wrong with it.
pub fn check(code: &str) -> Result<u128, CodeFlaw> {
    let packed = pack_credit(code).map(Ok);
    packed.unwrap_or_else(|| company_code(code).map(|_| pack_symbols(code.as_bytes())))
}

/// Packs a valid credit code; `None` for any other text.
pub fn pack_credit(code: &str) -> Option<u128> {
    credit(code.as_bytes().try_into().ok()?)
}

/// What the weights of a credit code add up to, its check character among them.
const WEIGHTS_TOGETHER: u32 = {
    let (mut sum, mut place) = (1, 0);
    while place < WEIGHTS.len() {
        sum += WEIGHTS[place];
        place += 1;
    }
    sum
};

/// Checks and packs a credit code while it is gone through once, as nearly every code of a library is one; `None` for what is
/// none.
fn credit(code: &[u8; 18]) -> Option<u128> {
    let (mut sum, mut known) = (31 * WEIGHTS_TOGETHER - WEIGHTS_TOGETHER, true);
    let mut halves = [0u64; 2];
    for (place, (byte, weight)) in code.iter().zip(WEIGHTS).enumerate() {
        let value = VALUE_PLUS_ONE[usize::from(*byte)];
        known &= value != 0;
        sum += u32::from(value) * weight;
        let half = &mut halves[usize::from(place >= 9)];
        *half = *half << 5 | u64::from(value);
    }
    let check = VALUE_PLUS_ONE[usize::from(code[17])];
    known &= check != 0;
    let holds = known && (sum + u32::from(check)).is_multiple_of(31);
    holds.then(|| u128::from(halves[0]) << 40 | u128::from(halves[1]))
}

/// Packs the characters of a registration number.
fn pack_symbols(code: &[u8]) -> u128 {
    let symbols = code.iter().map(|byte| VALUE_PLUS_ONE[usize::from(*byte)]);
    let packed = symbols.fold(0, |packed, value| packed << 5 | u128::from(value));
    packed << (5 * (17 - code.len()))
}

/// The characters by their symbols.
const OF_SYMBOL: [u8; 32] = {
    let (mut characters, mut value) = ([0; 32], 0);
    while value < ALPHABET.len() {
        characters[value + 1] = ALPHABET[value];
        value += 1;
    }
    characters
};

/// Writes the code that `packed` stands for at the end of `out`.
pub fn unpack(packed: u128, out: &mut String) {
    let first = u64::try_from(packed >> 40).unwrap_or(0);
    let second = u64::try_from(packed & ((1 << 40) - 1)).unwrap_or(0);
    let mut code = [0u8; 18];
    let mut sum = 31 * WEIGHTS_TOGETHER - WEIGHTS_TOGETHER + 1;
    for (place, weight) in WEIGHTS.iter().enumerate() {
        let symbol = if place < 9 {
            first >> (40 - 5 * place)
        } else {
            second >> (80 - 5 * place)
        };
        let symbol = (symbol & 31) as u8;
        code[place] = OF_SYMBOL[usize::from(symbol)];
        sum += u32::from(symbol) * weight;
    }
    code[17] = ALPHABET[((31 - sum % 31) % 31) as usize];
    // A registration number has fifteen digits, and nothing behind them.
    let length = if code[16] == 0 { 15 } else { 18 };
    out.push_str(std::str::from_utf8(&code[..length]).unwrap_or_default());
}
