//! Tests of `src/domain/versions/side.rs`.

use choucha::domain::versions::side::*;

#[test]
fn a_side_is_read_as_it_is_written() {
    for (text, side) in [
        ("now", Side::Now),
        ("./now", Side::File("./now".to_owned())),
        ("old/objects.csv", Side::File("old/objects.csv".to_owned())),
        ("draw:AJ-1", Side::Draw("AJ-1".to_owned())),
        ("plan:2", Side::Plan("2".to_owned())),
    ] {
        let Ok(read) = text.parse::<Side>();
        assert_eq!(read, side);
        assert_eq!(read.to_string(), text);
    }
}
