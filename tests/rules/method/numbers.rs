//! Tests of `src/domain/method/numbers.rs`.

use choucha::domain::method::numbers::*;

fn key() -> [u8; 32] {
    std::array::from_fn(|i| u8::try_from(i).unwrap_or(0))
}

#[test]
fn the_published_numbers_come_out() {
    let mut tickets = Numbers::new(&key(), TICKETS);
    let first: Vec<u64> = (0..4).map(|i| tickets.at(i)).collect();
    assert_eq!(
        first,
        [
            0x6a19_c5d9_7d2b_fd39,
            0x494a_dcb8_7703_bd8d,
            0xcc6a_debc_6fd8_358a,
            0x9224_ead8_4c7d_ccb2
        ]
    );
    assert_eq!(Numbers::new(&key(), LOTS).at(0), 0x898e_8050_02f1_a42f);
    assert_eq!(Numbers::new(&key(), TEAM_LOTS).at(9), 0xb561_cecc_703f_4fcb);
    let mut replacement = Numbers::new(&key(), REPLACEMENT_LOTS);
    assert_eq!(replacement.at(0), 0x9ce3_ef98_f841_7a69);
    let mut order = Numbers::new(&key(), VISIT_ORDER);
    assert_eq!(order.at(0), 0x9f24_1d8c_f870_486a);
    assert_eq!(order.at(1), 0x76ea_c40b_299e_37da);
    let streams = [TICKETS, LOTS, TEAM_LOTS, REPLACEMENT_LOTS, VISIT_ORDER];
    assert_eq!(streams, [0, 1, 2, 3, 4]);
}

#[test]
fn a_number_does_not_depend_on_the_way_to_it() {
    let mut jumping = Numbers::new(&key(), LOTS);
    let mut walking = Numbers::new(&key(), LOTS);
    let walked: Vec<u64> = (0..600).map(|i| walking.at(i)).collect();
    for index in [599, 3, 4, 5, 512, 0, 8, 7] {
        assert_eq!(
            jumping.at(index),
            walked[usize::try_from(index).expect("small")]
        );
    }
}
