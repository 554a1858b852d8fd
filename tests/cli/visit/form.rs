//! `form`: notices, records and the CSV to fill in; one visit for all objects and items of an enterprise; nothing that a name could do.

use serde_json::Value;

use crate::office::{Office, golden};

/// Two tasks at every dealer in dangerous chemicals: each of them is surely in both draws.
pub(super) const TASKS: &str = "\
AJ-2026-07,危险化学品经营单位应急预案抽查,AJ04;AJ05;AJ06,市场主体,,,危险化学品经营,,100%,,,2026-06-15,2026-07-31,2,,,,2
AJ-2026-08,危险化学品经营单位培训抽查,AJ02;AJ13,市场主体,,,危险化学品经营,,100%,,,2026-06-01,2026-06-30,3,1,,,3
";

/// A case folder with a published plan and these tasks drawn.
pub(super) fn drawn(more: &str, tasks: &[&str]) -> Office {
    let office = Office::unpublished();
    let plan = office.read("plan.csv");
    let end = if plan.ends_with('\n') { "" } else { "\n" };
    office.write("plan.csv", format!("{plan}{end}{more}"));
    let published = office.zh(&["--today", "2026-05-20", "plan", "publish"]);
    assert_eq!(published.code, 0, "{published:?}");
    for task in tasks {
        office.draw_fixed("2026-06-01", task);
    }
    office
}

/// Codes of a draw's objects, in draw order.
pub(super) fn objects(office: &Office, draw: &str) -> Vec<String> {
    let record = office.record(draw);
    let rows = record["drawn"].as_array().unwrap();
    let code = |row: &Value| row["code"].as_str().unwrap().to_owned();
    rows.iter().map(code).collect()
}

fn documents(office: &Office, args: &[&str]) -> Value {
    let ran = office.zh(&[args, &["--json"]].concat());
    assert_eq!(ran.code, 0, "{ran:?}");
    serde_json::from_str(&ran.out).unwrap()
}

/// The HTML with an element a line, so that a difference can be read.
fn by_lines(html: &str) -> String {
    html.replace("><", ">\n<")
}

#[test]
fn the_papers_of_one_visit_in_both_languages() {
    let office = drawn("", &["AJ-2026-01"]);
    let code = &objects(&office, "AJ-2026-01-1")[0];
    for lang in ["zh", "en"] {
        let args = ["-C", "case", "--lang", lang, "form", "AJ-2026-01-1", code];
        let ran = office.run(&[&args[..], &["--draft"]].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
        let of = |kind: &str| office.read(&format!("forms/AJ-2026-01-1-{code}-{kind}.html"));
        let html = of("notice") + &of("record");
        golden(&format!("form.{lang}.html"), &by_lines(&html));
        golden(&format!("form.{lang}.txt"), &ran.out.replace('\\', "/"));
        // Nothing is answered beforehand, and nothing comes from outside.
        for word in [
            "checked>", "checked=", "☑", "<script", "<input", "http:", "https:", "<img", "url(",
        ] {
            assert!(!html.contains(word), "{word}");
        }
    }
    let csv = format!("forms/AJ-2026-01-1-{code}.csv");
    golden("form.csv", &office.read(&csv));
}

#[test]
fn a_draw_has_a_notice_and_a_record_for_each_object_and_a_row_for_each_item() {
    let office = drawn("", &["AJ-2026-01"]);
    let visits = objects(&office, "AJ-2026-01-1").len();
    let said = documents(&office, &["form", "AJ-2026-01-1"]);
    assert_eq!(said["visits"].as_array().unwrap().len(), visits);
    let html = office.read("forms/AJ-2026-01-1.html");
    assert_eq!(html.matches("<article class=\"notice\" ").count(), visits);
    assert_eq!(html.matches("<article class=\"record\" ").count(), visits);
    let csv = office.read("forms/AJ-2026-01-1.csv");
    assert!(csv.starts_with(
        "\u{feff}抽取编号,任务名称,企业代码,企业名称,对象代码,对象名称,检查组,事项编号,检查项目,"
    ));
    assert_eq!(csv.matches("\r\n").count(), 1 + 2 * visits);
    assert!(
        csv.lines()
            .skip(1)
            .all(|row| row.ends_with(&",".repeat(12))),
        "nothing is filled in but what the draw says"
    );
    // The draws are as they were.
    assert_eq!(office.zh(&["verify", "AJ-2026-01-1"]).code, 0);
}

#[test]
fn options_choose_what_is_written_and_where() {
    let office = drawn("", &["AJ-2026-01"]);
    let names = |folder: &str| {
        let entries = std::fs::read_dir(office.path().join(folder)).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    let run = |args: &[&str]| {
        let ran = office.zh(&[&["form", "AJ-2026-01-1"], args].concat());
        assert_eq!(ran.code, 0, "{ran:?}");
    };
    run(&["--csv", "--out", "csv"]);
    assert_eq!(names("csv"), ["AJ-2026-01-1.csv"]);
    run(&["--notice", "--out", "notice/deep"]);
    assert_eq!(names("notice/deep"), ["AJ-2026-01-1.html"]);
    let notice = std::fs::read_to_string(office.path().join("notice/deep/AJ-2026-01-1.html"));
    assert!(!notice.unwrap().contains("class=\"record\""));
    run(&["--each", "--notice", "--out", "each"]);
    let visits = objects(&office, "AJ-2026-01-1").len();
    let each = names("each");
    assert_eq!(each.len(), visits);
    assert!(each.iter().all(|name| name.ends_with("-notice.html")));
    run(&["--record", "--csv", "--out", "record"]);
    assert_eq!(names("record"), ["AJ-2026-01-1.csv", "AJ-2026-01-1.html"]);
    let record = std::fs::read_to_string(office.path().join("record/AJ-2026-01-1.html"));
    assert!(!record.unwrap().contains("class=\"notice\""));
}

#[test]
fn what_two_draws_want_at_one_object_is_one_visit() {
    let office = drawn(TASKS, &["AJ-2026-07", "AJ-2026-08"]);
    let both = objects(&office, "AJ-2026-07-1");
    let said = documents(&office, &["form", "AJ-2026-07-1"]);
    let visits = said["visits"].as_array().unwrap();
    assert_eq!(visits.len(), both.len());
    for visit in visits {
        let tasks = visit["tasks"].as_array().unwrap();
        let draws: Vec<&str> = tasks.iter().map(|t| t["draw"].as_str().unwrap()).collect();
        assert_eq!(visit["merged"], true);
        assert_eq!(draws, ["AJ-2026-07-1", "AJ-2026-08-1"]);
    }
    // All open visits: each object once.
    let open = documents(&office, &["form"]);
    assert_eq!(open["visits"].as_array().unwrap().len(), both.len());
    // A voided draw has no visits any more.
    let voided = office.zh(&["void", "AJ-2026-07-1", "--reason", "范围有误"]);
    assert_eq!(voided.code, 0, "{voided:?}");
    let alone = documents(&office, &["form"]);
    assert!(
        alone["visits"]
            .as_array()
            .unwrap()
            .iter()
            .all(|visit| visit["merged"] == false)
    );
}

#[test]
fn the_form_of_a_merged_visit_has_what_both_draws_ask() {
    let office = drawn(TASKS, &["AJ-2026-07", "AJ-2026-08"]);
    let code = &objects(&office, "AJ-2026-07-1")[0];
    let ran = office.zh(&["form", "AJ-2026-08-1", code]);
    assert!(ran.out.starts_with("合并为一次检查："), "{ran:?}");
    assert!(
        ran.out.contains("抽取 AJ-2026-07-1、AJ-2026-08-1"),
        "{ran:?}"
    );
    let of = |kind: &str| office.read(&format!("forms/AJ-2026-08-1-{code}-{kind}.html"));
    let html = of("notice") + &of("record");
    assert_eq!(
        html.matches("<article").count(),
        2,
        "one notice, one record"
    );
    assert!(
        html.contains("检查时间：2026年6月15日至2026年6月30日之间。"),
        "the days of both"
    );
    // Each task's own team stands beside its items.
    for draw in ["AJ-2026-07-1", "AJ-2026-08-1"] {
        let record = office.record(draw);
        let rows = record["drawn"].as_array().unwrap();
        let row = rows
            .iter()
            .find(|row| row["code"] == code.as_str())
            .unwrap();
        for cert in row["team"].as_array().unwrap() {
            assert!(html.contains(cert.as_str().unwrap()), "{draw} {cert}");
        }
    }
    let csv = office.read(&format!("forms/AJ-2026-08-1-{code}.csv"));
    let keys: Vec<(&str, &str)> = csv
        .lines()
        .skip(1)
        .map(|row| {
            (
                row.split(',').next().unwrap(),
                row.split(',').nth(7).unwrap(),
            )
        })
        .collect();
    assert_eq!(
        keys,
        [
            ("AJ-2026-07-1", "AJ04"),
            ("AJ-2026-07-1", "AJ05"),
            ("AJ-2026-07-1", "AJ06"),
            ("AJ-2026-08-1", "AJ02"),
            ("AJ-2026-08-1", "AJ13"),
        ]
    );
}

#[test]
fn names_do_nothing_on_paper_or_in_a_spreadsheet() {
    let office = drawn("", &["AJ-2026-01"]);
    let codes = objects(&office, "AJ-2026-01-1");
    let mut lines = Vec::new();
    for line in office.read("objects.csv").lines() {
        let mut cells: Vec<&str> = line.splitn(3, ',').collect();
        if cells[0] == codes[0] {
            cells[1] = "<script>alert(1)</script>\u{202e}x";
        } else if cells[0] == codes[1] {
            cells[1] = "=cmd";
        }
        lines.push(cells.join(","));
    }
    office.write("objects.csv", lines.join("\n") + "\n");
    let said = documents(&office, &["form", "AJ-2026-01-1"]);
    assert_eq!(said["visits"][0]["name"], "<script>alert(1)</script>x");
    let html = office.read("forms/AJ-2026-01-1.html");
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;x"));
    assert!(!html.contains("<script") && !html.contains('\u{202e}'));
    let csv = office.read("forms/AJ-2026-01-1.csv");
    assert!(csv.contains(&format!(",{},'=cmd,", codes[1])), "{csv}");
}

#[test]
fn papers_may_be_written_again_and_a_filled_in_csv_is_kept() {
    let office = drawn("", &["AJ-2026-01"]);
    let first = documents(&office, &["form", "AJ-2026-01-1"]);
    assert_ne!(first["numbered"], Value::Null);
    let before = office.tree();
    let again = documents(&office, &["form", "AJ-2026-01-1"]);
    assert_eq!(
        (&again["numbered"], &again["head"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(first["visits"], again["visits"]);
    assert!(
        before == office.tree(),
        "the same papers, and no line of the book"
    );
    let csv = office.read("forms/AJ-2026-01-1.csv");
    let filled = csv.replacen(",,,,", ",2026-06-10,实地核查,,", 1);
    office.write("forms/AJ-2026-01-1.csv", &filled);
    let ran = office.zh(&["form", "AJ-2026-01-1"]);
    assert!(ran.out.contains("另存为"), "{ran:?}");
    assert_eq!(office.read("forms/AJ-2026-01-1.1.csv"), filled);
    assert_eq!(office.read("forms/AJ-2026-01-1.csv"), csv);
}

#[test]
fn what_is_in_no_list_any_more_is_said_and_left_blank() {
    let office = drawn("", &["AJ-2026-01"]);
    let code = &objects(&office, "AJ-2026-01-1")[0];
    let text = office.read("objects.csv");
    let kept: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with(code.as_str()))
        .collect();
    office.write("objects.csv", kept.join("\n") + "\n");
    let (zh, en) = (
        office.zh(&["form", "AJ-2026-01-1", code]),
        office.en(&["form", "AJ-2026-01-1", code]),
    );
    assert!(
        zh.err
            .starts_with(&format!("注意：{code} 不在今天的名录中")),
        "{zh:?}"
    );
    assert!(
        en.err
            .starts_with(&format!("note: {code} is in no list of today")),
        "{en:?}"
    );
    assert_eq!((zh.code, en.code), (0, 0));
}

#[test]
fn what_is_not_there_is_refused() {
    let office = drawn("", &["AJ-2026-01"]);
    office.refused("D12", &["form", "AJ-2026-09-1"]);
    office.refused("D12", &["form", "AJ-2026-09-1", "X"]);
    office.refused("R01", &["form", "AJ-2026-01-1", "X"]);
    for out in [
        "case/draws/x",
        "case/nowhere/../draws",
        "case/seals",
        "case/plans/1",
    ] {
        office.refused("C13", &["form", "AJ-2026-01-1", "--out", out]);
    }
    let empty = Office::unpublished();
    let ran = empty.zh(&["form"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "没有待录入结果的检查，未生成文书\n")
    );
    assert!(!empty.case("forms").exists());
}
