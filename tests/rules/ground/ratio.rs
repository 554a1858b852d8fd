//! Tests of `src/domain/ground/ratio.rs`.

use choucha::domain::ground::ratio::*;
use proptest::prelude::*;

#[test]
fn the_count_is_a_ceiling() {
    let five = Ratio::from_cell("5%").expect("ratio");
    assert_eq!(
        [0, 1, 20, 21, 29, 400].map(|n| five.take(n)),
        [0, 1, 1, 2, 2, 20]
    );
    assert_eq!(Ratio::from_cell("2‰").expect("ratio").take(501), 2);
    assert_eq!(Ratio::from_cell("#20").expect("ratio").take(3), 20);
    assert_eq!(
        Ratio::from_cell("100%").expect("ratio").take(u64::MAX),
        u64::MAX
    );
}

#[test]
fn a_share_is_exceeded_only_by_more_than_itself() {
    let two = Ratio::from_cell("2%").expect("ratio");
    assert!(!two.exceeded_by(8, 400) && two.exceeded_by(9, 400));
    assert!(!two.exceeded_by(0, 0));
}

#[test]
fn a_plan_may_write_it_loosely_and_a_manifest_may_not() {
    for (loose, short) in [
        ("５％", "5%"),
        ("05.0%", "5%"),
        ("2‰", "0.2%"),
        ("0.25 %", "0.25%"),
        ("20‰", "2%"),
        ("# 20", "#20"),
    ] {
        assert_eq!(Ratio::from_cell(loose).expect(loose).to_string(), short);
        assert_eq!(Ratio::from_manifest(loose), Err(RatioFlaw::Form), "{loose}");
        assert!(Ratio::from_manifest(short).is_ok(), "{short}");
    }
    for bad in [
        "", "%", "5", "0%", "0.0%", "100.1%", "1001‰", ".5%", "5.%", "-5%", "5e1%", "#0", "#",
        "#1.5", "五%", "#007",
    ] {
        assert_eq!(Ratio::from_cell(bad), None, "{bad}");
    }
}

proptest! {
    #[test]
    fn taken_is_the_least_count_not_below_the_share(tenths in 1u128..=1000, of in 0u64..1_000_000) {
        let ratio = Ratio::from_cell(&format!("{}.{}%", tenths / 10, tenths % 10)).expect("ratio");
        let taken = u128::from(ratio.take(of));
        prop_assert!(taken * 1000 >= tenths * u128::from(of));
        prop_assert!(taken == 0 || (taken - 1) * 1000 < tenths * u128::from(of));
    }
}
