//! Tests of `src/disk/object_keys.rs`.

use choucha::disk::object_keys::{Key, sort};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn keys_are_sorted_however_many_there_are(
        count in prop_oneof![0_usize..100, 16_300_usize..16_500, 60_000_usize..70_000],
        factor: Key,
        kinds in 1_u128..1_000_000,
        cores in 1_usize..6,
    ) {
        let mut keys: Vec<Key> = (0..count as Key).map(|n| ((n.wrapping_mul(factor) % kinds) << 90) | n).collect();
        let mut expected = keys.clone();
        expected.sort_unstable();
        sort(&mut keys, cores);
        prop_assert!(keys == expected);
    }
}
