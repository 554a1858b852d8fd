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

#[test]
fn a_bar_shows_something_of_something_and_no_more_than_all() {
    let permille = |part, of| Part { part, of }.permille();
    assert_eq!(
        [
            permille(0, 0),
            permille(0, 9),
            permille(1, 100_000),
            permille(51, 400),
            permille(7, 7),
            permille(9, 7)
        ],
        [0, 0, 1, 127, 1_000, 1_000]
    );
}
