//! Tests of `src/domain/lists/code_key.rs`.

use choucha::domain::lists::code_key::*;

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
        let mut out = String::new();
        unpack(pack(code).expect("valid"), &mut out);
        assert_eq!(out, code);
    }
    assert_eq!(pack("XM-001"), None);
}
