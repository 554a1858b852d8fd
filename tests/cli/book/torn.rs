//! The last line of the book, without its line end or not written to its end: told by every reader, kept, and never
//! drawn over.

use serde_json::Value;

use super::ledger::{ID, lines};
use crate::office::{Office, Ran, sha};

const VOID: [&str; 4] = ["void", ID, "--reason", "重来"];

/// A book of five lines whose last one voids a draw, and the lines.
fn voided() -> (Office, Vec<String>) {
    let office = Office::sample();
    for act in [
        &["draw", "AJ-2026-01", "--seed", "1"][..],
        &["draw", "AJ-2026-04", "--seed", "1"],
        &VOID,
    ] {
        assert_eq!(office.zh(act).code, 0);
    }
    let lines = lines(&office);
    (office, lines)
}

/// Commands that read the book, and how they end when nothing is wrong.
const READERS: [(&[&str], i32); 9] = [
    (&["ledger", "show"], 0),
    (&["ledger", "verify"], 0),
    (&["verify", "AJ-2026-01-1"], 0),
    (&["due"], 0),
    (&["plan", "show"], 0),
    (&["plan", "check"], 0),
    (&["coverage"], 0),
    (&["stats"], 0),
    (&["objects"], 0),
];

/// Every reader says this of the end of the book and does not end as if nothing were there; none changes anything.
fn readers_say(office: &Office, zh: &str, en: &str) {
    let before = office.tree();
    for (args, _) in READERS {
        for (lang, note) in [("zh", zh), ("en", en)] {
            let args = [
                &["--lang", lang, "--today", "2026-06-01", "-C", "case"],
                args,
            ]
            .concat();
            let ran = office.run(&args);
            assert_eq!(ran.code, 1, "{args:?}: {ran:?}");
            assert!(ran.err.ends_with(&format!("{note}\n")), "{args:?}: {ran:?}");
        }
    }
    assert!(before == office.tree(), "looking changes nothing");
}

fn last(office: &Office, back: usize) -> Value {
    let lines = lines(office);
    serde_json::from_str(&lines[lines.len() - back]).unwrap()
}

#[test]
fn readers_of_a_sound_book_have_nothing_to_say_of_its_end() {
    let (office, _) = voided();
    for (args, code) in READERS {
        let ran = office.zh(&[args, &["--today", "2026-06-01"]].concat());
        assert_eq!(
            (ran.code, ran.err.contains("账本")),
            (code, false),
            "{args:?}: {ran:?}"
        );
    }
}

#[test]
fn a_torn_last_line_is_told_by_every_reader() {
    let (office, lines) = voided();
    office.write("ledger.jsonl", lines[..4].concat() + &lines[4][..40]);
    readers_say(
        &office,
        "注意：账本末尾有 40 字节不是完整的一行，没有计入；下次记账时会原样移存，并记一行",
        "note: the book ends with 40 bytes that are no whole line, and do not count; \
         the next act will keep them in a file of their own, and a line will say so",
    );
    let document: Value =
        serde_json::from_str(&office.zh(&["ledger", "verify", "--json"]).out).unwrap();
    assert_eq!(
        (&document["holds"], &document["torn_bytes"]),
        (&false.into(), &40.into())
    );
}

#[test]
fn a_torn_last_line_is_set_aside_by_a_line_wherever_it_was_cut() {
    let (office, lines) = voided();
    let folder = office.tree();
    let whole = lines[..4].concat();
    let line = lines[4].as_bytes();
    // One byte less than the line itself is a whole entry.
    for cut in (1..line.len() - 1).step_by(61).chain([line.len() - 2]) {
        let office = Office::with(&folder);
        let torn = &line[..cut];
        office.write("ledger.jsonl", [whole.as_bytes(), torn].concat());
        let ran = office.zh(&VOID);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert_eq!(
            ran.err,
            "注意：账本末尾有一段未写完的内容（断电、中断或被改动），已原样移存到 case/ledger.torn-4-1，并在账本中记了一行\n"
        );
        assert_eq!(std::fs::read(office.case("ledger.torn-4-1")).unwrap(), torn);
        assert!(office.read("ledger.jsonl").starts_with(&whole));
        let said = last(&office, 2);
        assert_eq!((&said["seq"], &said["act"]), (&5.into(), &"tail".into()));
        assert_eq!(
            said["data"],
            serde_json::json!({ "bytes": cut, "sha256": sha(torn), "file": "ledger.torn-4-1" })
        );
        assert_eq!(last(&office, 1)["act"], "void");
        let (zh, en) = (
            office.zh(&["ledger", "verify"]),
            office.en(&["ledger", "verify"]),
        );
        assert_eq!((zh.code, en.code), (0, 0), "{zh:?}");
        assert_eq!(
            (zh.err.as_str(), en.err.as_str()),
            (
                "注意：账本第 5 行记明：此前有一段未写完的内容，移存在 ledger.torn-4-1\n",
                "note: line 5 of the book says that something not written to its end had stood before it; it is kept in ledger.torn-4-1\n"
            )
        );
    }
}

#[test]
fn what_was_set_aside_is_held_against_its_line() {
    let (office, lines) = voided();
    office.write("ledger.jsonl", lines[..4].concat() + &lines[4][..40]);
    assert_eq!(office.zh(&VOID).code, 0);
    let kept = office.read("ledger.torn-4-1");
    office.write("ledger.torn-4-1", "x");
    let verify = |office: &Office| office.en(&["ledger", "verify"]);
    let ran = verify(&office);
    let said = "✗ the file ledger.torn-4-1, named in line 5, is missing or was changed\n";
    assert!(ran.code == 1 && ran.out.contains(said), "{ran:?}");
    office.write("ledger.torn-4-1", kept);
    assert_eq!(verify(&office).code, 0);
    office.write("ledger.torn-9-1", "somebody's");
    let ran = verify(&office);
    let said = "✗ no line of the book speaks of ledger.torn-9-1: ";
    assert!(ran.code == 1 && ran.out.contains(said), "{ran:?}");
    let ran = office.zh(&["ledger", "verify"]);
    assert!(
        ran.out.contains("✗ 账本没有一行说到 ledger.torn-9-1："),
        "{ran:?}"
    );
}

#[test]
fn a_refused_act_leaves_the_torn_line_and_says_so() {
    let office = Office::sample();
    assert_eq!(office.zh(&["draw", "AJ-2026-04", "--seed", "1"]).code, 0);
    let book = office.read("ledger.jsonl") + "{\"seq\":4,";
    office.write("ledger.jsonl", &book);
    let ran = office.en(&["draw", "AJ-2026-04", "--seed", "1"]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.starts_with("refused [D03] "), "{ran:?}");
    assert!(
        ran.err
            .contains("\nnote: the book ends with 9 bytes that are no whole line"),
        "{ran:?}"
    );
    assert_eq!(office.read("ledger.jsonl"), book);
}

/// The same with the last line's end taken away.
fn without_line_end() -> (Office, String) {
    let office = Office::sample();
    assert_eq!(office.zh(&["draw", "AJ-2026-01", "--seed", "1"]).code, 0);
    assert_eq!(office.zh(&["draw", "AJ-2026-04", "--seed", "1"]).code, 0);
    let book = office.read("ledger.jsonl");
    office.write("ledger.jsonl", book.trim_end());
    (office, book)
}

#[test]
fn a_last_line_without_its_line_end_is_an_entry_and_told_by_every_reader() {
    let (office, _) = without_line_end();
    readers_say(
        &office,
        "注意：账本末行缺换行符；该行内容完整，已计入，下次记账时会补上换行符",
        "note: the last line of the book has lost its line end; the line is whole and counts, \
         and the next act will put the line end back",
    );
    assert!(office.zh(&["verify", ID]).out.contains("\n核验通过："));
    office.refused("D03", &["draw", "AJ-2026-04", "--seed", "2"]);
}

#[test]
fn the_next_act_puts_the_line_end_back() {
    let line_ended = |ran: &Ran, note: &str| {
        assert_eq!((ran.code, ran.err.as_str()), (0, note), "{ran:?}");
    };
    let (office, book) = without_line_end();
    let ran = office.zh(&VOID);
    line_ended(
        &ran,
        "注意：账本第 4 行末尾缺换行符，已补上；该行内容完整，没有丢失\n",
    );
    assert!(office.read("ledger.jsonl").starts_with(&book));
    assert_eq!(lines(&office).len(), 5);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    let (office, _) = without_line_end();
    let ran = office.en(&VOID);
    line_ended(
        &ran,
        "note: line 4 of the book had lost its line end and has it again; nothing of the line was lost\n",
    );
}

#[test]
fn a_first_line_that_was_torn_is_set_aside_by_the_second_act() {
    let office = Office::empty();
    assert_eq!(office.zh(&["init", "--sample"]).code, 0);
    let book = office.read("ledger.jsonl");
    office.write("ledger.jsonl", &book[..50]);
    office.write(choucha::disk::marked::MARK, "1\n");
    assert_eq!(office.zh(&["init", "--sample"]).code, 0);
    assert_eq!(office.read("ledger.torn-0-1"), &book[..50]);
    assert_eq!(last(&office, 1)["act"], "init");
    let ran = office.zh(&["plan", "publish"]);
    assert!(
        ran.code == 0 && ran.err.contains("已原样移存到 case/ledger.torn-0-1"),
        "{ran:?}"
    );
    assert_eq!(last(&office, 2)["act"], "tail");
    assert_eq!(last(&office, 2)["data"]["file"], "ledger.torn-0-1");
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}
