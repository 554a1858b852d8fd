//! A last line that was not written to its end: told, kept, and never drawn over.

use super::ledger::{ID, lines};
use crate::office::Office;

#[test]
fn a_torn_last_line_is_reported_and_kept_wherever_it_was_cut() {
    let office = Office::sample();
    assert_eq!(office.zh(&["draw", "AJ-2026-01", "--seed", "1"]).code, 0);
    assert_eq!(office.zh(&["draw", "AJ-2026-04", "--seed", "1"]).code, 0);
    assert_eq!(office.zh(&["void", ID, "--reason", "重来"]).code, 0);
    let lines = lines(&office);
    let whole = lines[..4].concat();
    let last = lines[4].as_bytes();
    for (nth, cut) in (1..last.len())
        .step_by(23)
        .chain([last.len() - 2, last.len() - 1])
        .enumerate()
    {
        let torn = &last[..cut];
        office.write("ledger.jsonl", [whole.as_bytes(), torn].concat());
        let before = office.tree();
        for what in ["show", "verify"] {
            let (zh, en) = (office.zh(&["ledger", what]), office.en(&["ledger", what]));
            assert_eq!((zh.code, en.code), (0, 0));
            assert_eq!(
                zh.err,
                format!("注意：账本末行未写完（{cut} 字节）；下次写账时会原样移存，不会丢弃\n")
            );
            assert_eq!(
                en.err,
                format!(
                    "note: the last line of the book is cut off ({cut} bytes); the next act will keep it in a file of its own\n"
                )
            );
        }
        assert!(before == office.tree(), "looking changes nothing");
        let ran = office.zh(&["void", ID, "--reason", "重来"]);
        let aside = format!("ledger.torn-4-{}", nth + 1);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert_eq!(
            ran.err,
            format!(
                "注意：账本末行上次未写完（断电或中断），已原样移存到 case/{aside}，账本其余完好\n"
            )
        );
        assert_eq!(std::fs::read(office.case(&aside)).unwrap(), torn);
        assert!(office.read("ledger.jsonl").starts_with(&whole));
        assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    }
}

#[test]
fn a_refused_act_still_keeps_the_torn_line() {
    let office = Office::sample();
    assert_eq!(office.zh(&["draw", "AJ-2026-04", "--seed", "1"]).code, 0);
    let book = office.read("ledger.jsonl");
    office.write("ledger.jsonl", format!("{book}{{\"seq\":4,"));
    let ran = office.en(&["draw", "AJ-2026-04", "--seed", "1"]);
    assert_eq!(ran.code, 3);
    assert_eq!(
        ran.err.lines().next(),
        Some(
            "note: the last line of the book had been cut off while written; it is kept in case/ledger.torn-3-1, the rest of the book is whole"
        )
    );
    assert_eq!(office.read("ledger.torn-3-1"), "{\"seq\":4,");
    assert_eq!(office.read("ledger.jsonl"), book);
}

#[test]
fn a_draw_whose_line_lost_its_end_is_not_drawn_over() {
    let office = Office::sample();
    assert_eq!(office.zh(&["draw", "AJ-2026-04", "--seed", "1"]).code, 0);
    let book = office.read("ledger.jsonl");
    let folder = office.tree();
    office.write("ledger.jsonl", book.trim_end());
    assert_eq!(
        office.zh(&["ledger", "verify"]).code,
        1,
        "the draw's folder is named by no whole line"
    );
    let ran = office.zh(&["draw", "AJ-2026-04", "--seed", "2"]);
    assert!(matches!(ran.code, 3 | 4), "{ran:?}");
    for (name, bytes) in folder.iter().filter(|(name, _)| name.starts_with("draws/")) {
        assert!(
            &std::fs::read(office.case(name)).unwrap_or_default() == bytes,
            "{name}"
        );
    }
    assert_eq!(office.zh(&["ledger", "verify"]).code, 1);
}
