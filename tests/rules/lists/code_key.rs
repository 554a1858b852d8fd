//! Tests of `src/domain/lists/code_key.rs`.

use choucha::domain::lists::code_key::*;
use choucha::domain::lists::object_code::{ALPHABET, CompanyCode, WEIGHTS, company_code};
use proptest::prelude::*;

/// Whether these bytes are a credit code, in the words of GB 32100-2015: the values of the characters times their weights, and the
/// value of the check character, add up to a multiple of 31.
fn is_credit_code(code: &[u8]) -> bool {
    let value = |byte: &u8| (0..31).zip(ALPHABET).find(|(_, of)| *of == byte);
    let values = code.iter().map(|byte| value(byte).map(|(value, _)| value));
    let values: Option<Vec<u32>> = values.collect();
    values.is_some_and(|values| {
        let weights = WEIGHTS.into_iter().chain([1]);
        let weighed = values.iter().zip(weights).map(|(value, by)| value * by);
        values.len() == 18 && weighed.sum::<u32>() % 31 == 0
    })
}

/// The credit code that begins with the characters of these 17 values.
fn credit_code(values: &[u8; 17]) -> String {
    let mut code: Vec<u8> = values.map(|value| ALPHABET[usize::from(value)]).to_vec();
    code.push(b'0');
    let checked = |last: &&u8| {
        code[17] = **last;
        is_credit_code(&code)
    };
    ALPHABET.iter().find(checked).expect("one of them fits");
    String::from_utf8(code).expect("ascii")
}

fn unpacked(packed: u128) -> String {
    let mut out = String::from("先");
    unpack(packed, &mut out);
    out.split_off("先".len())
}

fn values() -> impl Strategy<Value = [u8; 17]> {
    prop::array::uniform17(0u8..31)
}

#[test]
fn packing_keeps_the_code_and_its_order() {
    let codes = [
        "110108000000016",
        "91350100M000100Y43",
        "92370102MA3C0A0016",
    ];
    let valid: Vec<&str> = codes.into_iter().filter(|c| pack(c).is_some()).collect();
    assert!(valid.len() >= 2);
    for pair in valid.windows(2) {
        assert!(pack(pair[0]) < pack(pair[1]));
    }
    for code in valid {
        assert_eq!(unpacked(pack(code).expect("valid")), code);
    }
    assert_eq!(pack("XM-001"), None);
}

#[test]
fn every_byte_at_every_place_is_taken_or_not_as_the_standard_says() {
    for code in [
        "91350100M000100Y43",
        "52440106MJL1234565",
        "9235010000000000Y1",
    ] {
        for place in 0..18 {
            for byte in 0..0x80u8 {
                let mut other = code.as_bytes().to_vec();
                other[place] = byte;
                let known = is_credit_code(&other);
                let other = String::from_utf8(other).expect("ascii");
                assert_eq!(pack_credit(&other).is_some(), known, "{other:?}");
                assert_eq!(company_code(&other) == Ok(CompanyCode::Credit), known);
            }
        }
    }
}

#[test]
fn every_character_is_packed_at_every_place() {
    for place in 0..17 {
        for value in 0..31 {
            let mut values = [8; 17];
            values[place] = value;
            let code = credit_code(&values);
            let packed = pack(&code).expect("valid");
            assert_eq!(packed >> BITS, 0);
            assert_eq!(unpacked(packed), code);
        }
    }
}

#[test]
fn eighteen_bytes_that_are_not_ascii_are_no_code() {
    for text in [
        "一二三四五六",
        "91350100M000100é3",
        "é350100M000100Y43",
        "91350100MÂ0100Y43",
    ] {
        assert_eq!(text.len(), 18);
        assert_eq!(pack_credit(text), None);
        assert_eq!(pack(text), None);
    }
}

proptest! {
    #[test]
    fn whatever_is_packed_comes_back(values in values()) {
        let code = credit_code(&values);
        prop_assert_eq!(company_code(&code), Ok(CompanyCode::Credit));
        let packed = pack(&code);
        prop_assert_eq!(packed, pack_credit(&code));
        prop_assert_eq!(packed.map(unpacked), Some(code));
    }

    #[test]
    fn the_order_of_codes_is_that_of_their_bytes(one in values(), other in values(), same in 0usize..17) {
        let mut other = other;
        other[..same].copy_from_slice(&one[..same]);
        let (one, other) = (credit_code(&one), credit_code(&other));
        prop_assert_eq!(one.cmp(&other), pack(&one).cmp(&pack(&other)));
    }

    #[test]
    fn old_numbers_come_back_too_and_stand_among_the_others_by_their_bytes(
        first in prop::array::uniform14(0u8..10),
        rest in prop::array::uniform3(0u8..31),
    ) {
        let first: String = first.iter().map(|digit| char::from(b'0' + digit)).collect();
        let numbers = (0..10).map(|check| format!("{first}{check}"));
        let number = numbers.into_iter().find(|number| pack(number).is_some());
        let number = number.expect("one check digit fits");
        let packed = pack(&number).expect("valid");
        prop_assert_eq!(unpacked(packed), number.clone());
        prop_assert_eq!(pack_credit(&number), None);
        let mut values = [0; 17];
        for (value, digit) in values.iter_mut().zip(number.bytes()) {
            *value = digit - b'0';
        }
        values[14..].copy_from_slice(&rest);
        let code = credit_code(&values);
        prop_assert_eq!(number.cmp(&code), packed.cmp(&pack(&code).expect("valid")));
    }
}
