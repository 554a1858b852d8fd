//! `record add`: days on which a visit can be completed, and the deadline that counts from there.

use serde_json::json;

use crate::office::Office;
use crate::visit::two_draws::{DRAW, DRAWN, codes_in};
use crate::year::small_year::{P0, P1, P2};

#[test]
fn the_day_of_the_draw_is_the_first_and_today_the_last() {
    let office = Office::visited();
    office.does(&office.clear(DRAW, P0).with("completed", DRAWN).on(DRAWN));
    office.does(&office.done_flags(DRAW, P1, DRAWN));
    office.refused(
        "I01",
        &office
            .done_flags(DRAW, P2, DRAWN)
            .with("completed", "2026-05-31")
            .args(),
    );
    office.refused(
        "I01",
        &office
            .done_flags(DRAW, P2, DRAWN)
            .with("completed", "2026-06-02")
            .args(),
    );
    let (zh, _) = office.refused(
        "I01",
        &office
            .done_flags(DRAW, P2, DRAWN)
            .with("completed", "2026-06-02")
            .with("entered-by", office.outsider(DRAW, P2))
            .args(),
    );
    assert_eq!(codes_in(&zh), ["I01", "I09"]);
}

#[test]
pub(crate) fn the_deadline_day_is_in_time_and_the_next_is_late() {
    // Completed, the last day in time, the day after it: over 端午; over 国庆 with its two make-up days; into 2027.
    for (completed, last, next, provisional) in [
        ("2026-06-10", "2026-07-09", "2026-07-10", false),
        ("2026-09-15", "2026-10-19", "2026-10-20", false),
        ("2026-12-03", "2026-12-31", "2027-01-01", false),
        ("2026-12-15", "2027-01-13", "2027-01-14", true),
    ] {
        let office = Office::visited();
        let act = |object: &str| office.clear(DRAW, object).with("completed", completed);
        office.does(&act(P0).on(last));
        let (zh, _) = office.refused("I10", &act(P1).on(next).args());
        assert!(
            zh.err
                .contains(&format!("已过录入期限 {last}（细则第19条）")),
            "{zh:?}"
        );
        office.refused("I11", &act(P1).and("late", "忙").on(last).args());
        office.does(&act(P1).and("late", "忙").on(next));
        for (object, late) in [(P0, json!(null)), (P1, json!("忙"))] {
            let result = &office.shown_results(DRAW, object)[0]["result"];
            assert_eq!(result["deadline"], last, "{completed}");
            assert_eq!(result["provisional"] == true, provisional, "{completed}");
            assert_eq!(result["late"], late, "{completed}");
        }
        let late = |object: &str| office.shown(object)["visits"][0]["late"].clone();
        assert_eq!((late(P0), late(P1)), (json!(false), json!(true)));
    }
}

#[test]
fn a_deadline_without_a_calendar_is_refused() {
    let office = Office::visited();
    let act = office
        .clear(DRAW, P0)
        .with("completed", "2060-12-15")
        .on("2060-12-16");
    office.refused("W01", &act.args());
    office.refused("W01", &office.done_flags(DRAW, P0, "2060-12-15").args());
}

#[test]
fn a_day_that_is_none_is_a_matter_of_usage() {
    let office = Office::visited();
    let before = office.tree();
    for day in ["2026-6", "昨天", "2026-02-30", ""] {
        let ran = office.zh(&office.clear(DRAW, P0).with("completed", day).args());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{day}");
    }
    assert!(before == office.tree());
}
