//! Lists that were put together of several sheets: subtotals, headers and titles among the rows.

use crate::lists::headers::{faults, json};
use crate::office::{Office, golden};

/// Puts a line behind the `after`th row of a list; the header is row 1.
fn insert(office: &Office, list: &str, after: usize, line: &str) {
    let text = office.read(list);
    let mut lines: Vec<&str> = text.lines().collect();
    lines.insert(after, line);
    office.write(list, lines.join("\n") + "\n");
}

/// The header of a list.
fn header(office: &Office, list: &str) -> String {
    office.read(list).lines().next().unwrap().to_owned()
}

/// The sample with three sheets in each of its lists, subtotals below each, the header above each.
fn pasted() -> Office {
    let office = Office::unpublished();
    for (list, total) in [
        ("objects.csv", "本页小计,,,,,,,,,,,,3"),
        ("inspectors.csv", "小计,,"),
        ("items.csv", "合计"),
        ("plan.csv", "小 计："),
    ] {
        let header = header(&office, list);
        for after in [3, 5] {
            insert(&office, list, after, &header);
            insert(&office, list, after, total);
        }
    }
    office
}

#[test]
fn subtotals_and_headers_among_the_rows_are_left_out_and_said() {
    let office = pasted();
    let zh = office.zh(&["check"]);
    assert_eq!((zh.code, zh.err.as_str()), (0, ""), "{zh:?}");
    let en = office.en(&["check"]);
    golden(
        "pasted.txt",
        &format!("=== zh\n{}=== en\n{}", zh.out, en.out),
    );
    let (with, without) = (
        json(&office.zh(&["check", "--json"])),
        json(&Office::unpublished().zh(&["check", "--json"])),
    );
    for key in ["taking_part", "populations", "notes"] {
        assert_eq!(with[key], without[key], "{key}");
    }
    let notes = with["lists"][5]["said"].as_array().unwrap();
    let words: Vec<_> = notes.iter().map(|note| note["note"].as_str()).collect();
    assert_eq!(words, [Some("totals"), Some("headers")]);
}

#[test]
fn no_reader_takes_them_for_rows() {
    let (office, plain) = (pasted(), Office::unpublished());
    for args in [
        &["objects", "--json"][..],
        &["items", "--json"],
        &["inspectors", "--json"],
    ] {
        assert_eq!(office.zh(args).out, plain.zh(args).out, "{args:?}");
    }
    for office in [&office, &plain] {
        office.publish();
    }
    let base = |office: &Office| office.read("plans/1/objects.txt");
    assert_eq!(base(&office), base(&plain));
    let drawn = |office: &Office| {
        let day = ["--seed", "583", "--today", "2026-07-01"];
        let ran = office.zh(&[&["draw", "AJ-2026-03"], &day[..]].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
        office.read("draws/AJ-2026-03-1/population.txt")
    };
    assert_eq!(drawn(&office), drawn(&plain));
    let other = plain.case("objects.csv");
    let diff = office.zh(&["lists", "diff", other.to_str().unwrap(), "now"]);
    assert_eq!((diff.code, diff.err.as_str()), (0, ""), "{diff:?}");
}

#[test]
fn what_only_looks_like_one_is_a_fault_that_says_so() {
    let office = Office::unpublished();
    let objects = header(&office, "objects.csv");
    for line in [
        "填报人：张三,,,,,,,,,,,,",
        "槐林街道小计,,,,,,,,,,,,",
        &objects.replace("联系人,联系电话", "联系电话,联系人"),
    ] {
        insert(&office, "objects.csv", 4, line);
    }
    insert(&office, "plan.csv", 2, "二、专项检查任务计划安排,,,");
    let found = faults(&json(&office.zh(&["check", "--json"])));
    assert_eq!(
        found,
        ["L63 plan 3 - -", "L64 objects 5 - -", "L63 objects 6 - -",]
    );
    let said = [office.zh(&["check"]), office.en(&["check"])].map(|ran| {
        assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{ran:?}");
        ran.out
    });
    golden(
        "pasted-faults.txt",
        &format!("=== zh\n{}=== en\n{}", said[0], said[1]),
    );
}

#[test]
fn whoever_publishes_the_plan_is_told_in_short() {
    let said = |lang: &str| {
        let office = pasted();
        let args = [
            "-C",
            "case",
            "--lang",
            lang,
            "plan",
            "publish",
            "--today",
            "2026-05-20",
        ];
        let ran = office.run(&args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
        ran.out
    };
    let zh = said("zh");
    let short = "各表中有 16 行（合计、小计、落款、重复的表头）没有读入，见 check";
    assert!(zh.contains(short), "{zh}");
    let en = said("en");
    let short =
        "16 line(s) of the lists (totals, signatures, headers once more) were left out: see check";
    assert!(en.contains(short), "{en}");
}
