//! `report`: the page in both languages, and its numbers held against `stats`, `coverage` and `due`.

use serde_json::{Value, json};

use super::stats::worked;
use crate::office::{Office, golden};
use crate::year::small_year::Row;

const DAY: &str = "2026-08-31";

/// Writes the page into `file` and reads it.
fn page(office: &Office, lang: &str, file: &str) -> String {
    let base = ["-C", "case", "--lang", lang, "--today", DAY, "report"];
    let ran = office.run(&[&base[..], &["--out", file]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(ran.out.contains(file), "{}", ran.out);
    std::fs::read_to_string(office.path().join(file)).unwrap()
}

/// The cells of a table of the page, row by row, the line of sums last; bars have no words.
fn rows(page: &str, id: &str) -> Vec<Vec<String>> {
    let begun = format!("<table id=\"{id}\"");
    let table = page
        .split(&begun)
        .nth(1)
        .unwrap_or_else(|| panic!("no table {id}"));
    let table = table.split("</table>").next().unwrap();
    let rows = table.split("<tr>").skip(2).map(|row| {
        let cells = row.split("<td").skip(1).map(|cell| {
            let cell = cell
                .split_once('>')
                .unwrap()
                .1
                .split("</td>")
                .next()
                .unwrap();
            if cell.starts_with("<svg") {
                String::new()
            } else {
                cell.to_owned()
            }
        });
        cells.collect()
    });
    rows.collect()
}

fn document(office: &Office, args: &[&str]) -> Value {
    let ran = office.zh(&[&["--json", "--today", DAY], args].concat());
    assert_eq!(ran.err, "", "{ran:?}");
    serde_json::from_str(&ran.out).unwrap()
}

/// The rows that figures of `stats` make, the sums last.
fn expected(stats: &Value, name: impl Fn(&str) -> String) -> Vec<Vec<String>> {
    let keys = [
        "planned",
        "drawn",
        "visits",
        "inspected",
        "entered",
        "late",
        "found",
        "handled",
    ];
    let row = |name: String, group: &Value| {
        let numbers = keys.map(|key| match &group[key] {
            Value::Null => "–".to_owned(),
            number => number.to_string(),
        });
        [&[name][..], &numbers].concat()
    };
    let groups = stats["groups"].as_array().unwrap().iter();
    let groups = groups.map(|group| row(name(group["group"].as_str().unwrap()), group));
    groups
        .chain([row("合计".to_owned(), &stats["total"])])
        .collect()
}

/// The first so many cells of each row.
fn first(rows: Vec<Vec<String>>, count: usize) -> Vec<Vec<String>> {
    rows.into_iter().map(|row| row[..count].to_vec()).collect()
}

#[test]
pub(crate) fn the_page_stands_in_both_languages() {
    let (office, _) = worked();
    let head = document(&office, &["ledger", "show"]);
    let before = office.tree();
    for lang in ["zh", "en"] {
        let page = page(&office, lang, &format!("{lang}.html"));
        let mut digests = page.rsplit(|c: char| !c.is_ascii_hexdigit());
        let digest = digests.find(|word| word.len() == 64).unwrap();
        assert!(head.to_string().contains(digest), "{digest}");
        // The book is salted, so its head is another one each time.
        golden(
            &format!("report.{lang}.html"),
            &page.replace(digest, "<head>"),
        );
    }
    assert!(before == office.tree(), "a look changes nothing");
}

#[test]
fn every_number_is_one_of_stats() {
    let (office, _) = worked();
    let page = page(&office, "zh", "总结.html");
    let stats = |group| document(&office, &["stats", "--group-by", group]);
    let months = expected(&stats("month"), str::to_owned);
    assert_eq!(rows(&page, "months"), months);
    assert!(months.len() > 3, "{months:?}");
    let units = expected(&stats("unit"), str::to_owned);
    assert_eq!(first(rows(&page, "units"), 9), units);
    let by_task = stats("task");
    let tasks = rows(&page, "tasks");
    let ids = |id: &str| {
        let row = tasks.iter().find(|row| row[0].starts_with(id)).unwrap();
        row[0].clone()
    };
    assert_eq!(first(tasks.clone(), 9), expected(&by_task, ids));
}

#[test]
pub(crate) fn results_measures_and_draws_are_those_of_stats() {
    let (office, _) = worked();
    let page = page(&office, "zh", "总结.html");
    let by_task = document(&office, &["stats"]);
    let told = document(&office, &["report"]);
    let (total, outcomes) = (&by_task["total"], &by_task["outcomes"]);
    assert_eq!((&told["total"], &told["outcomes"]), (total, outcomes));
    let list = |key: &str, cells: [&str; 2]| {
        let rows = outcomes[key].as_array().unwrap().iter();
        rows.map(|row| {
            cells
                .map(|cell| row[cell].to_string().replace('"', ""))
                .to_vec()
        })
        .collect::<Vec<_>>()
    };
    assert_eq!(
        first(rows(&page, "public"), 2),
        list("public", ["public", "visits"])
    );
    let codes: Vec<_> = rows(&page, "codes")
        .iter()
        .map(|row| [row[0].clone(), row[2].clone()].to_vec())
        .collect();
    assert_eq!(codes, list("codes", ["code", "visits"]));
    // Every entered result has a code, and every finding a measure.
    let sum: u64 = outcomes["public"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["visits"].as_u64().unwrap())
        .sum();
    assert_eq!(json!(sum), total["entered"]);
    assert_eq!(
        outcomes["measures"][0],
        json!({ "measure": "correction", "visits": total["corrections"] })
    );
    assert_eq!(
        rows(&page, "measures")[0][1],
        total["corrections"].to_string()
    );
    assert_eq!(total["corrected"], total["handled"]);
    // All three seeds are a lottery's of three digits.
    assert_eq!(
        outcomes["draws"],
        json!([{ "seed": "other", "draws": 3, "sealed": 3, "objects": 40 }])
    );
    assert_eq!(
        rows(&page, "draws"),
        [["可复算，种子未经证明", "3", "3", "40"]]
    );
    assert!(
        page.contains("3 次抽取中，3 次（100.00%）的种子"),
        "the share of unproven draws"
    );
}

#[test]
fn coverage_is_that_of_its_command() {
    let (office, _) = worked();
    let page = page(&office, "zh", "总结.html");
    let coverage = document(&office, &["coverage"]);
    let enterprises = &coverage["enterprises"];
    let counts = [
        [&coverage["plan_base"], &coverage["drawn"]],
        [&enterprises["plan_base"], &enterprises["drawn"]],
        [&coverage["base"], &coverage["drawn"]],
        [&enterprises["base"], &enterprises["drawn"]],
    ];
    let shown = rows(&page, "coverage");
    let shown: Vec<[&str; 2]> = shown
        .iter()
        .map(|row| [row[1].as_str(), row[2].as_str()])
        .collect();
    assert_eq!(
        shown,
        counts
            .map(|row| row.map(Value::to_string))
            .iter()
            .map(|row| [row[0].as_str(), row[1].as_str()])
            .collect::<Vec<_>>()
    );
    let regions = coverage["by"]["region"].as_array().unwrap();
    let regions: Vec<Vec<String>> = regions
        .iter()
        .map(|row| {
            vec![
                row["value"].as_str().unwrap().to_owned(),
                row["base"].to_string(),
                row["drawn"].to_string(),
            ]
        })
        .collect();
    assert_eq!(first(rows(&page, "coverage-region"), 3), regions);
}

#[test]
fn what_is_open_is_that_of_due() {
    let (office, _) = worked();
    let page = page(&office, "zh", "总结.html");
    let due = document(&office, &["due"]);
    let open = rows(&page, "open");
    let sums = &open.last().unwrap()[1..];
    assert_eq!(sums, [due["open"].to_string(), due["overdue"].to_string()]);
    let things = due["things"].as_array().unwrap();
    let of = |kinds: &[&str]| {
        let of_it: Vec<&Value> = things
            .iter()
            .filter(|thing| kinds.contains(&thing["open"].as_str().unwrap()))
            .collect();
        let overdue = of_it
            .iter()
            .filter(|thing| thing["overdue"] == true)
            .count();
        [of_it.len().to_string(), overdue.to_string()]
    };
    let kinds = [
        &["seal"][..],
        &["visit"],
        &["result"],
        &["handling", "unhandled"],
        &["penalty"],
        &["replacement", "recused", "too_few"],
    ];
    for (row, kinds) in open.iter().zip(kinds) {
        assert_eq!(row[1..], of(kinds), "{row:?}");
    }
    assert!(
        of(&["visit"])[1] != "0",
        "visits are overdue on the last of August"
    );
}

#[test]
fn it_is_written_again_among_the_papers_and_over_nothing_else() {
    let office = Office::sample();
    for _ in 0..2 {
        let ran = office.on(DAY, &["report"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    }
    assert!(
        office
            .read("forms/report-2026.html")
            .contains("还没有录入结果。")
    );
    let path = office.case("plan.csv");
    let plan = std::fs::read(&path).unwrap();
    let args = ["--today", DAY, "report", "--out", "case/plan.csv"];
    office.refused("C12", &args);
    assert_eq!(std::fs::read(&path).unwrap(), plan);
    std::fs::create_dir(office.path().join("给局长")).unwrap();
    page_in(&office, "给局长");
    let args = ["--today", DAY, "report", "--out", "给局长"];
    office.refused("C12", &args);
    for place in ["case/public/x.html", "case/draws", "case/plans/x.html"] {
        office.refused("C13", &["--today", DAY, "report", "--out", place]);
    }
}

fn page_in(office: &Office, folder: &str) {
    let ran = office.on(DAY, &["report", "--out", folder]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(
        office
            .path()
            .join(folder)
            .join("report-2026.html")
            .is_file()
    );
}

#[test]
fn lists_with_faults_give_no_page() {
    let office = Office::sample();
    let text = office.read("objects.csv");
    office.write(
        "objects.csv",
        format!("{text}123,没有代码的企业,市场主体,,,,,,有效,,,,\n"),
    );
    let ran = office.on(DAY, &["report"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("L05"), "{}", ran.out);
    assert!(!office.case("forms").exists());
}

#[test]
fn names_are_shown_and_not_obeyed() {
    let office = Office::small(&[("<b>东", "A", 12)], &[Row::new("T1", "<b>东", "20%")]);
    office.publish();
    let page = page(&office, "zh", "x.html");
    assert!(!page.contains("<b>"), "{page}");
    assert!(
        page.contains("&lt;b&gt;东") || !page.contains("东"),
        "{page}"
    );
}
