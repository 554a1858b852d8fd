//! Tests of `src/view/coverage.rs`.

use choucha::domain::ground::coverage::Coverage;
use choucha::view::coverage::*;

#[test]
fn bars_grow_with_their_shares() {
    let of = |objects, base| Coverage { objects, base };
    let most = largest([of(1, 100), of(5, 50), of(0, 0)].into_iter());
    assert_eq!(most, of(5, 50));
    let cells = |share| bar(share, most).chars().count();
    assert_eq!(
        [
            cells(of(5, 50)),
            cells(of(5, 100)),
            cells(of(0, 10)),
            cells(of(1, 9999))
        ],
        [20, 10, 0, 1]
    );
}
