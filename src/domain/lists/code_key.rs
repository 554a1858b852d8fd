//! A code packed into 85 bits, so that ten million of them sort as flat numbers.
//!
//! Seventeen symbols of five bits: value + 1 of each character in GB 32100-2015's order, 0 after the end. The order of
//! the numbers is the order of the bytes of the codes they stand for. The 18th character of a credit code is its check
//! character and follows from the others; a 15-digit registration number is followed by two zeros.

use super::object_code::{ALPHABET, CodeFlaw, VALUE_PLUS_ONE, company_code, weighed};

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

/// Checks and packs a credit code, as nearly every code of a library is one; `None` for what is none. This and what it asks
/// is written so that the compiler looks at sixteen characters at once.
fn credit(code: &[u8; 18]) -> Option<u128> {
    let (first, rest) = code.split_first_chunk::<16>()?;
    let (mut symbols, mut any_unknown) = ([0; 16], 0);
    for (of, byte) in symbols.iter_mut().zip(first) {
        *of = symbol(*byte);
        any_unknown |= unknown(*byte);
    }
    let [last, check] = [rest[0], rest[1]].map(|byte| VALUE_PLUS_ONE[usize::from(byte)]);
    let known = any_unknown == 0 && last != 0 && check != 0;
    let holds = known && (weighed(&symbols, last) + u32::from(check)).is_multiple_of(31);
    let [first, second] = symbols.as_chunks().0 else {
        return None;
    };
    let eights = [*first, *second].map(|eight| u128::from(close(eight)));
    holds.then(|| eights[0] << 45 | eights[1] << 5 | u128::from(last))
}

/// Packs the characters of a registration number.
fn pack_symbols(code: &[u8]) -> u128 {
    let symbols = code.iter().map(|byte| VALUE_PLUS_ONE[usize::from(*byte)]);
    let packed = symbols.fold(0, |packed, value| packed << 5 | u128::from(value));
    packed << (5 * (17 - code.len()))
}

/// Writes the code that `packed` stands for at the end of `out`.
pub fn unpack(packed: u128, out: &mut String) {
    let mut symbols = [0; 16];
    for (eight, shift) in symbols.as_chunks_mut().0.iter_mut().zip([45, 5]) {
        *eight = open(u64::try_from(packed >> shift & EIGHT).unwrap_or(0));
    }
    let last = u8::try_from(packed & 31).unwrap_or(0);
    let mut code = [0; 18];
    for (byte, symbol) in code.iter_mut().zip(symbols) {
        *byte = character(symbol);
    }
    code[16] = character(last);
    code[17] = ALPHABET[30 - (weighed(&symbols, last) % 31) as usize];
    // A registration number has fifteen digits, and nothing behind them.
    let length = if last == 0 { 15 } else { 18 };
    out.push_str(std::str::from_utf8(&code[..length]).unwrap_or_default());
}

/// The bits of eight symbols.
const EIGHT: u128 = (1 << 40) - 1;

/// Eight symbols, side by side.
fn close(symbols: [u8; 8]) -> u64 {
    let one = u64::from_be_bytes(symbols);
    let two = (one & 0x1f00_1f00_1f00_1f00) >> 3 | one & 0x001f_001f_001f_001f;
    let four = (two & 0x03ff_0000_03ff_0000) >> 6 | two & 0x0000_03ff_0000_03ff;
    four >> 12 & 0xff_fff0_0000 | four & 0xf_ffff
}

/// Eight symbols that were side by side.
fn open(eight: u64) -> [u8; 8] {
    let four = (eight & 0xff_fff0_0000) << 12 | eight & 0xf_ffff;
    let two = (four & 0x000f_fc00_000f_fc00) << 6 | four & 0x0000_03ff_0000_03ff;
    let one = (two & 0x03e0_03e0_03e0_03e0) << 3 | two & 0x001f_001f_001f_001f;
    one.to_be_bytes()
}

/// 1 for a byte that is none of the alphabet's.
fn unknown(byte: u8) -> u8 {
    let between = u8::from(byte > b'9') & u8::from(byte < b'A');
    let beside = between | u8::from(byte < b'0') | u8::from(byte > b'Y');
    let left_out = b"IOSV".iter();
    left_out.fold(beside, |is, letter| is | u8::from(byte == *letter))
}

/// The symbol of a byte that is one of the alphabet's.
fn symbol(byte: u8) -> u8 {
    if byte < b'A' {
        byte.wrapping_sub(b'0' - 1)
    } else {
        byte.wrapping_sub(b'A' - 11)
            .wrapping_sub(passed(byte, *b"IOSV"))
    }
}

/// The byte of a symbol. I, O, S and V are left out behind those of H, N, R and U.
fn character(symbol: u8) -> u8 {
    if symbol < 11 {
        symbol.wrapping_add(b'0' - 1)
    } else {
        symbol
            .wrapping_add(b'A' - 11)
            .wrapping_add(passed(symbol, [18, 23, 26, 28]))
    }
}

/// How many of these are passed.
fn passed(at: u8, these: [u8; 4]) -> u8 {
    these
        .iter()
        .fold(0, |count: u8, one| count.wrapping_add(u8::from(at > *one)))
}
