//! Tests of `src/domain/ground/hex.rs`.

use choucha::domain::ground::hex;
use proptest::prelude::*;

#[test]
fn only_lower_case_digits_in_their_number_are_read() {
    assert_eq!(hex::bytes("00ff1a"), Some([0, 255, 26]));
    assert_eq!(hex::bytes(""), Some([]));
    for bad in [
        "00ff1", "00ff1a0", "00FF1a", "00ff1g", " 0ff1a", "+0ff1a", "００a",
    ] {
        assert_eq!(hex::bytes::<3>(bad), None, "{bad}");
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read(bytes: [u8; 48]) {
        prop_assert_eq!(hex::bytes(&hex::text(&bytes)), Some(bytes));
    }
}
