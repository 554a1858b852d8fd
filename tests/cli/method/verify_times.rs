//! `verify` of a folder alone: the times of seal and draw.

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::verify::{ID, by_folder, drawn, drawn_alike, published, replace};
use crate::office::sum_again;

#[test]
fn times_that_cannot_be_are_a_difference_even_without_the_book() {
    let office = drawn();
    replace(
        &office,
        "draw.json",
        "\"sealed_at\": null",
        "\"sealed_at\": \"2026-06-01T09:00:00+08:00\"",
    );
    sum_again(&office.case(&format!("draws/{ID}")));
    published(&office);
    let ran = by_folder(&office, "en");
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains(
            "✗ the times of seal and draw are there as they should be, and in order\n  sealed_at: "
        ),
        "{}",
        ran.out
    );
}

#[test]
fn a_seal_later_than_its_draw_is_a_difference_even_without_the_book() {
    let office = drawn_alike();
    let folder = published(&office);
    assert_eq!(by_folder(&office, "en").code, 0);
    let record = office.record(ID);
    let [sealed, drawn] = ["sealed_at", "drawn_at"].map(|key| record[key].as_str().unwrap());
    // Both times stand there and only their order is wrong, in one zone or in another whose hours read earlier.
    let after = DateTime::parse_from_rfc3339(drawn).unwrap() + TimeDelta::seconds(1);
    let west = FixedOffset::west_opt(11 * 3600).unwrap();
    for later in [after.to_rfc3339(), after.with_timezone(&west).to_rfc3339()] {
        let text = office.read(&format!("draws/{ID}/draw.json"));
        let forged = text.replacen(&format!("\"{sealed}\""), &format!("\"{later}\""), 1);
        std::fs::write(folder.join("draw.json"), forged).unwrap();
        sum_again(&folder);
        let ran = by_folder(&office, "en");
        assert_eq!(ran.code, 1, "{}", ran.out);
        let said = format!(
            "✗ the times of seal and draw are there as they should be, and in order\n  \
             sealed_at: recorded \"{later} / {drawn}\", recomputed \"seal: 1\"\n"
        );
        assert!(ran.out.contains(&said), "{}", ran.out);
    }
}
