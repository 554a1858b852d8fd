//! The book held against what was published of it: a book that was rewritten is found out while `public/`, or a list that
//! somebody kept, still states what it was.

use std::fmt::Write as _;
use std::path::PathBuf;

use serde_json::Value;

use crate::office::{Office, Ran, files_below, golden, masked, sha};
use crate::year::small_year::Row;

const SOURCE: &str = "event 2026-06-03 8/100000000 测试开奖，八位数字连写";

/// A year with a seal that waits, two draws, a visit with its result; published twice: after the first draw, and at the end.
fn office() -> Office {
    Office::once("held office", || {
        let rows = [("T1", "40%"), ("T2", "40%"), ("T3", "40%")];
        let rows = rows.map(|(id, ratio)| Row::new(id, "东", ratio).cap(3));
        let office = Office::small(&[("东", "A", 5)], &rows);
        office.publish();
        let done = |day: &str, args: &[&str]| {
            let ran = office.on(day, args);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
        };
        done("2026-06-01", &["draw", "T1", "--seed", "1"]);
        done("2026-06-01", &["publish"]);
        done("2026-06-01", &["seal", "T3", "--source", SOURCE]);
        done("2026-06-02", &["draw", "T2", "--seed", "1"]);
        let visit = &office.visits("T1-1")[0];
        office.done(visit, "2026-06-10");
        office.results("2026-06-10", vec![visit.result("2026-06-10", true, None)]);
        done("2026-06-12", &["publish"]);
        office
    })
}

/// Writes the book without the lines of which `gone` is true, numbers and digests made anew, as a forger would.
fn rewrite(office: &Office, gone: impl Fn(&Value) -> bool) {
    let mut lines: Vec<String> = Vec::new();
    for mut line in office.book() {
        if gone(&line) {
            continue;
        }
        line["seq"] = (lines.len() + 1).into();
        line["prev"] = lines.last().map_or("0".repeat(64), sha).into();
        lines.push(format!("{line}\n"));
    }
    office.write("ledger.jsonl", lines.concat());
}

fn is(act: &'static str, target: &'static str) -> impl Fn(&Value) -> bool {
    move |line| line["act"] == act && line.to_string().contains(target)
}

fn remove_folder(office: &Office, folder: &str) {
    std::fs::remove_dir_all(office.case(folder)).unwrap();
}

/// The codes of what vanished, by `publish --check`; the same as `ledger verify` finds.
fn vanished(office: &Office) -> Vec<String> {
    let codes = |found: &Value| -> Vec<String> {
        let found = found.as_array().unwrap().iter();
        found
            .map(|flaw| flaw["code"].as_str().unwrap().to_owned())
            .collect()
    };
    let checked = office.document("2026-06-13", 1, &["publish", "--check"]);
    let verified = office.document("2026-06-13", 1, &["ledger", "verify"]);
    assert_eq!(checked["vanished"], verified["vanished"]);
    assert_eq!(checked["holds"], false);
    codes(&checked["vanished"])
}

/// Runs on the day after, in both languages.
fn both(office: &Office, args: &[&str]) -> (Ran, Ran) {
    let args = [&["--today", "2026-06-13"], args].concat();
    (office.zh(&args), office.en(&args))
}

/// Publishing is refused, and leaves `public/` as it was.
fn not_published(office: &Office, code: &str) {
    office.refused(code, &["--today", "2026-06-13", "publish"]);
}

#[test]
fn a_book_as_it_was_published_goes_with_it() {
    let office = office();
    let (zh, en) = both(&office, &["ledger", "verify"]);
    assert_eq!((zh.code, en.code), (0, 0), "{zh:?}");
    assert!(
        zh.out
            .contains("✓ 公开过的账本各行、账本末行校验码、计划、封存、抽取、结果都在账本里\n")
    );
    assert!(en.out.contains(
        "✓ every line, head, plan, seal, draw and result that was published is in the book\n"
    ));
    assert_eq!(both(&office, &["publish", "--check"]).0.code, 0);
    // Lines since are no fault; where the folder was taken away, the book alone answers.
    let void = ["void", "T2-1", "--reason", "录入错误"];
    assert_eq!(office.on("2026-06-12", &void).code, 0);
    assert_eq!(office.on("2026-06-12", &["ledger", "verify"]).code, 0);
    remove_folder(&office, "public");
    let verified = office.document("2026-06-13", 1, &["ledger", "verify"]);
    assert_eq!(verified["vanished"], serde_json::json!([]));
    assert_eq!(office.on("2026-06-13", &["publish"]).code, 0);
}

#[test]
fn a_draw_taken_out_of_the_book_is_named_and_nothing_is_published() {
    let office = office();
    rewrite(&office, is("draw", "\"T2-1\""));
    remove_folder(&office, "draws/T2-1");
    assert_eq!(vanished(&office), ["B10", "B11", "B12", "B10"]);
    let mut told = [String::new(), String::new()];
    for args in [
        &["ledger", "verify"][..],
        &["publish", "--check"],
        &["publish"],
    ] {
        let (zh, en) = both(&office, args);
        for (told, ran) in told.iter_mut().zip([zh, en]) {
            write!(
                told,
                "$ choucha {}  → {}\n{}{}",
                args.join(" "),
                ran.code,
                ran.out,
                ran.err
            )
            .unwrap();
        }
    }
    // Digests of lines differ in every run.
    let hex = |text: String| {
        let hex = |word: &str| word.bytes().all(|b| b.is_ascii_hexdigit());
        // Whole, or by its first digits.
        let digest = |word: &str, part: &str| {
            hex(word) && (word.len() == 64 || (word.len() == 8 && part.ends_with('…')))
        };
        let mut out = String::new();
        for part in text.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
            let word = part.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
            out += &part.replace(word, if digest(word, part) { "<sha256>" } else { word });
        }
        out
    };
    let [zh, en] = told;
    golden("rewritten.zh.txt", &hex(masked(&zh)));
    golden("rewritten.en.txt", &hex(masked(&en)));
    not_published(&office, "B10");
}

/// Where what was published has gone to, so that only the book can answer.
const GONE: [fn(&Office); 4] = [
    |office| remove_folder(office, "public"),
    |office| {
        remove_folder(office, "public");
        std::fs::create_dir(office.case("public")).unwrap();
    },
    |office| {
        let whole = office.read("public/json/public.json");
        remove_folder(office, "public");
        std::fs::create_dir_all(office.case("public/json")).unwrap();
        office.write("public/json/public.json", whole);
        for (list, header) in [
            ("lines.csv", "seq,act,time,sha256\n"),
            ("heads.csv", "day,line,sha256\n"),
        ] {
            office.write(&format!("public/{list}"), header);
        }
    },
    |office| {
        // As a forger would have it, who makes the lists anew too.
        let book = office.read("ledger.jsonl");
        let mut lines = "seq,act,time,sha256\n".to_owned();
        for line in book.split_inclusive('\n').take(8) {
            let entry: Value = serde_json::from_str(line).unwrap();
            let cell = |key: &str| entry[key].as_str().unwrap().to_owned();
            let (act, time) = (cell("act"), cell("time"));
            writeln!(lines, "{},{act},{time},{}", entry["seq"], sha(line)).unwrap();
        }
        remove_folder(office, "public");
        std::fs::create_dir(office.case("public")).unwrap();
        office.write("public/lines.csv", lines);
    },
];

#[test]
fn what_was_cut_out_is_missed_when_the_folder_is_gone() {
    for (place, gone) in GONE.into_iter().enumerate() {
        let office = office();
        let published = office.book().len();
        rewrite(&office, is("draw", "\"T2-1\""));
        remove_folder(&office, "draws/T2-1");
        gone(&office);
        let (zh, en) = both(&office, &["ledger", "verify"]);
        let line = published - 1;
        let said = format!("[B10] 账本第 {line} 行公开时的账本行摘要");
        assert!(zh.code == 1 && zh.out.contains(&said), "{place} {zh:?}");
        let said = format!("that line {line} published (lines.csv, heads.csv) are not");
        assert!(en.code == 1 && en.out.contains(&said), "{place} {en:?}");
        let found = vanished(&office);
        assert!(found.contains(&"B10".to_owned()), "{place} {found:?}");
        not_published(&office, &found[0]);
    }
}

#[cfg(unix)]
#[test]
fn what_was_cut_out_is_missed_behind_a_link_to_nothing() {
    let office = office();
    rewrite(&office, is("draw", "\"T2-1\""));
    remove_folder(&office, "draws/T2-1");
    remove_folder(&office, "public");
    let empty = office.path().join("empty");
    std::fs::create_dir(&empty).unwrap();
    std::os::unix::fs::symlink(&empty, office.case("public")).unwrap();
    assert_eq!(vanished(&office), ["B10"]);
    not_published(&office, "B10");
}

#[test]
fn every_line_before_a_publication_is_in_its_proof() {
    // Whatever line is cut out, the publications behind it say so; those before it say nothing.
    let whole = office();
    let text = whole.read("ledger.jsonl");
    remove_folder(&whole, "public");
    for gone in 3..=text.lines().count() as u64 {
        whole.write("ledger.jsonl", &text);
        rewrite(&whole, |line| line["seq"] == gone);
        let last = text.lines().count() as u64;
        // The files are named too, as long as a publication is in the book.
        let verified = whole.document("2026-06-13", 1, &["ledger", "verify"]);
        let found = verified["vanished"].to_string();
        assert_eq!(found.contains("B10"), gone < last, "{gone}: {verified}");
    }
}

#[test]
fn a_publication_beside_a_torn_line_is_its_own_proof() {
    let office = office();
    let text = office.read("ledger.jsonl");
    office.write("ledger.jsonl", text + "{\"seq\":");
    assert_eq!(office.on("2026-06-13", &["publish"]).code, 0);
    for args in [
        &["ledger", "verify"][..],
        &["publish", "--check"],
        &["publish"],
    ] {
        let ran = office.on("2026-06-13", args);
        assert_eq!(ran.code, 0, "{args:?} {ran:?}");
    }
}

#[test]
fn each_thing_that_was_published_is_missed() {
    // The head of the first publication stands before the line, and is the same.
    let of = |gone: &dyn Fn(&Value) -> bool, folder: Option<&str>| {
        let office = office();
        rewrite(&office, gone);
        if let Some(folder) = folder {
            remove_folder(&office, folder);
        }
        let found = vanished(&office);
        not_published(&office, &found[0]);
        found
    };
    let seal = of(&is("seal", "\"T3\""), Some("seals/T3-1.s1"));
    assert_eq!(seal, ["B10", "B11", "B12", "B10"]);
    let result = of(&is("result", "T1-1"), None);
    assert_eq!(result, ["B10", "B11", "B12", "B10"]);
    // Lines cut off the end: no draw is gone, and yet it is told.
    let tail = of(&|line: &Value| line["seq"].as_u64() > Some(8), None);
    assert_eq!(tail, ["B11"], "the publication itself");
    let publications = of(&is("publish", "public/"), None);
    assert_eq!(publications, ["B10", "B11", "B11"]);
}

#[test]
pub(crate) fn a_line_written_anew_is_another() {
    let office = office();
    // The same acts, one by somebody else: every digest from it on is another.
    rewrite(&office, |_| false);
    assert_eq!(office.on("2026-06-13", &["ledger", "verify"]).code, 0);
    let mut book = office.book();
    let line = book.iter_mut().find(|line| line["act"] == "done").unwrap();
    line["by"] = "李四".into();
    let text = book
        .iter()
        .fold(String::new(), |text, line| text + &line.to_string() + "\n");
    office.write("ledger.jsonl", text);
    rewrite(&office, |_| false);
    assert_eq!(vanished(&office), ["B10", "B11", "B10"]);
}

#[test]
fn the_publication_of_another_case_folder_is_not_overwritten() {
    let (office, other) = (office(), Office::anew(office));
    remove_folder(&office, "public");
    std::fs::rename(other.case("public"), office.case("public")).unwrap();
    let found = vanished(&office);
    assert_eq!(found[0], "B13");
    not_published(&office, "B13");
}

#[test]
fn a_list_that_was_spoilt_is_named() {
    for file in ["lines.csv", "heads.csv", "json/public.json"] {
        let office = office();
        std::fs::remove_file(office.case("public").join(file)).unwrap();
        assert_eq!(vanished(&office), ["B14"], "{file}");
        not_published(&office, "B14");
        office.write(&format!("public/{file}"), "x\n");
        assert_eq!(vanished(&office), ["B14"], "{file}");
    }
}

#[test]
fn lists_only_grow() {
    let office = office();
    let read = |name: &str| office.read(&format!("public/{name}"));
    let (lines, heads) = (read("lines.csv"), read("heads.csv"));
    assert_eq!(lines.lines().count(), 9, "{lines}");
    assert!(lines.starts_with("seq,act,time,sha256\n1,init,"), "{lines}");
    let book = office.read("ledger.jsonl");
    for (row, line) in lines.lines().skip(1).zip(book.split_inclusive('\n')) {
        let entry: Value = serde_json::from_str(line).unwrap();
        let cell = |key: &str| entry[key].as_str().unwrap().to_owned();
        let (act, time) = (cell("act"), cell("time"));
        assert_eq!(row, format!("{},{act},{time},{}", entry["seq"], sha(line)));
    }
    let digest = |number: usize| sha(book.split_inclusive('\n').nth(number - 1).unwrap());
    let expected = format!(
        "day,line,sha256\n2026-06-01,3,{}\n2026-06-12,8,{}\n",
        digest(3),
        digest(8)
    );
    assert_eq!(heads, expected);
    assert_eq!(office.on("2026-06-14", &["publish"]).code, 0);
    let (later, heads_later) = (read("lines.csv"), read("heads.csv"));
    assert!(later.starts_with(&lines) && later.lines().count() == 10);
    assert!(heads_later.starts_with(&heads) && heads_later.lines().count() == 4);
}

fn with<'a>(lists: &[&'a str]) -> Vec<&'a str> {
    [&["ledger", "verify", "--lines"], lists].concat()
}

#[test]
fn whoever_kept_a_list_holds_it_against_the_book() {
    let office = office();
    let kept = office.path().join("kept");
    std::fs::create_dir(&kept).unwrap();
    for name in ["lines.csv", "heads.csv"] {
        std::fs::copy(office.case("public").join(name), kept.join(name)).unwrap();
    }
    let (zh, en) = both(&office, &with(&["kept/lines.csv", "kept/heads.csv"]));
    assert_eq!((zh.code, en.code), (0, 0), "{zh:?}");
    assert!(
        zh.out
            .contains("✓ 留存的 kept/heads.csv 所列各行、账本末行校验码都在账本里\n")
    );
    assert!(
        en.out
            .contains("✓ every line and head of kept/lines.csv, which was kept, is in the book\n")
    );
    // A spreadsheet leaves a mark and its own line ends.
    let lines = std::fs::read_to_string(kept.join("lines.csv")).unwrap();
    let saved = format!("\u{feff}{}", lines.replace('\n', "\r\n"));
    std::fs::write(kept.join("saved.csv"), saved).unwrap();
    assert_eq!(both(&office, &with(&["kept/saved.csv"])).0.code, 0);
    // Both the book and public/ are rewritten: only what was kept outside shows it.
    rewrite(&office, |line| {
        is("draw", "\"T2-1\"")(line) || line["act"] == "publish"
    });
    remove_folder(&office, "draws/T2-1");
    remove_folder(&office, "public");
    assert_eq!(office.on("2026-06-13", &["publish"]).code, 0);
    assert_eq!(office.on("2026-06-13", &["ledger", "verify"]).code, 0);
    for (list, code) in [("kept/lines.csv", "B10"), ("kept/heads.csv", "B11")] {
        let found = office.document("2026-06-13", 1, &with(&[list]));
        assert_eq!(found["kept"][0]["vanished"][0]["code"], code);
        assert_eq!(found["kept"][0]["file"], list);
    }
    let list: PathBuf = kept.join("other.csv");
    for text in [
        "",
        "seq,act,time,sha256\n2,init,x,y\n",
        "day,line\n",
        "day,line,sha256\n2026-06-01,03,0\n",
    ] {
        std::fs::write(&list, text).unwrap();
        office.refused("B14", &with(&["kept/other.csv"]));
    }
}

#[test]
fn looking_changes_nothing() {
    let office = office();
    rewrite(&office, is("draw", "\"T2-1\""));
    let before = files_below(office.path());
    both(&office, &["ledger", "verify", "--lines", "case/public"]);
    both(&office, &["publish", "--check"]);
    assert!(before == files_below(office.path()));
}
