//! Tests of `src/domain/ground/coverage.rs`.

use choucha::domain::ground::coverage::*;

#[test]
fn a_share_is_never_rounded_up() {
    let shown = |objects, base| Coverage { objects, base }.to_string();
    assert_eq!(
        [
            shown(0, 0),
            shown(21, 400),
            shown(4999, 100_000),
            shown(385, 385)
        ],
        ["0.00%", "5.25%", "4.99%", "100.00%"]
    );
}
