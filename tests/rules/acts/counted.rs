//! Tests of `src/domain/acts/counted.rs`.

use choucha::domain::acts::counted::*;
use choucha::domain::acts::entry::{Act, Entry};
use choucha::domain::acts::line_salt::LineSalt;
use choucha::domain::ground::moment::Moment;
use choucha::domain::ground::sha::Sha;

/// A line of a rehearsal, for which its own time counts.
pub(crate) fn counted(entry: &Entry) -> Counted<'_> {
    Counted::new(entry, Moment::of_time(&entry.time), true)
}

fn line(time: &str, declared: Option<&str>) -> Entry {
    Entry {
        seq: 7,
        time: time.into(),
        declared: declared.map(str::to_owned),
        by: "x".into(),
        act: Act::Void {
            target: "T-1".into(),
            reason: "r".into(),
        },
        salt: LineSalt([0; 16]),
        prev: Sha([0; 32]),
    }
}

#[test]
fn the_day_is_chinas_whatever_the_offset() {
    for (time, day) in [
        ("2026-06-01T23:59:59+08:00", "2026-06-01"),
        ("2026-06-01T15:59:59Z", "2026-06-01"),
        ("2026-06-01T16:00:00Z", "2026-06-02"),
        ("2026-06-02T00:30:00+09:00", "2026-06-01"),
        ("2026-06-01T12:00:00-05:00", "2026-06-02"),
    ] {
        let entry = line(time, None);
        assert_eq!(counted(&entry).day().to_string(), day, "{time}");
    }
}

#[test]
fn a_declared_day_counts_in_a_rehearsal_only() {
    let entry = line("2026-06-10T09:30:00+08:00", Some("2026-06-02"));
    let clock = Moment::of_time(&entry.time);
    let rehearsed = Counted::new(&entry, clock, true).unsure(true);
    assert_eq!(rehearsed.day().to_string(), "2026-06-02");
    assert!(
        !rehearsed.unsure,
        "a declared day owes nothing to the clock"
    );
    let end = rehearsed.fixed_at().expect("a moment");
    assert_eq!(end.china_time(), "2026-06-03 00:00:00");
    assert_eq!(end.day.to_string(), "2026-06-02");
    let begin = rehearsed.used_at().expect("a moment");
    assert_eq!(begin.china_time(), "2026-06-02 00:00:00");

    let office = Counted::new(&entry, clock, false).unsure(true);
    assert_eq!(office.day().to_string(), "2026-06-10");
    assert!(office.unsure);
    assert_eq!((office.fixed_at(), office.used_at()), (clock, clock));
}
