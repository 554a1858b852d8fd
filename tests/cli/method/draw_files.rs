//! The files of a draw: list.csv for people, draw.json for machines, and the digests of all.

use super::sources::{DAY, EVE, LOTTERY, OUTCOME};
use crate::office::{DIGESTED, Office, masked, sha};

fn rows(list: &str) -> Vec<csv::StringRecord> {
    let text = list.strip_prefix('\u{feff}').unwrap();
    csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes())
        .records()
        .map(Result::unwrap)
        .collect()
}

#[test]
fn the_record_does_not_depend_on_the_language_of_the_screen() {
    let (zh, en) = (Office::sample(), Office::sample());
    for office in [&zh, &en] {
        office.seal_fixed(EVE, "AJ-2026-01", LOTTERY);
    }
    let seed = ["draw", "AJ-2026-01", "--seed", OUTCOME];
    let args = [&seed[..], &["--present", "见证人甲", "--today", DAY]].concat();
    assert_eq!(zh.zh(&args).code, 0);
    assert_eq!(en.en(&args).code, 0);
    for name in DIGESTED.into_iter().filter(|name| *name != "draw.json") {
        let path = format!("draws/AJ-2026-01-1/{name}");
        assert!(zh.read(&path) == en.read(&path), "{name}");
    }
    let path = "draws/AJ-2026-01-1/draw.json";
    assert_eq!(masked(&zh.read(path)), masked(&en.read(path)));
}

#[test]
fn the_digests_of_a_draw_are_those_of_its_files() {
    let office = Office::sample();
    assert_eq!(office.zh(&["draw", "AJ-2026-04", "--seed", "583"]).code, 0);
    let folder = "draws/AJ-2026-04-1";
    let expected = DIGESTED.map(|name| {
        format!(
            "{}  {name}\n",
            sha(office.read(&format!("{folder}/{name}")))
        )
    });
    assert_eq!(
        office.read(&format!("{folder}/SHA256SUMS")),
        expected.concat()
    );
    let record = office.record("AJ-2026-04-1");
    let manifest = office.read(&format!("{folder}/manifest.txt"));
    assert_eq!(record["manifest_sha256"], sha(&manifest));
    assert_eq!(record["key"], sha(format!("{manifest}seed: 583\n")));
}

#[test]
fn the_list_says_how_many_are_recused_as_the_record_does() {
    let office = Office::sample();
    let draw = ["draw", "AJ-2026-01", "--seed", "1"];
    assert_eq!(office.zh(&draw).code, 0);
    let record = office.record("AJ-2026-01-1");
    let list = rows(&office.read("draws/AJ-2026-01-1/list.csv"));
    let recused = list[1..].iter().map(|row| row[20].to_owned());
    let drawn = record["drawn"].as_array().unwrap().iter();
    assert!(recused.eq(drawn.map(|line| line["recused"].to_string())));
}

#[test]
fn the_list_opens_in_a_spreadsheet_and_names_who_needs_an_expert() {
    let office = Office::sample();
    assert_eq!(
        office
            .zh(&[
                "draw",
                "AJ-2026-03",
                "--seed",
                "583",
                "--present",
                "甲",
                "--present",
                "乙"
            ])
            .code,
        0
    );
    let list = office.read("draws/AJ-2026-03-1/list.csv");
    assert_eq!(list.matches("\r\n").count(), list.matches('\n').count());
    assert!(list.ends_with("\r\n"));
    let rows = rows(&list);
    assert_eq!(
        rows[0].iter().collect::<Vec<_>>().join(","),
        "顺序,对象代码,企业代码,对象名称,对象类型,区域,分层,票号,检查号,组长,组员,组长执法证号,组员执法证号,需专业人员协助,抽取编号,抽取效力,种子来源,种子,见证人,任务来源,须回避人数"
    );
    assert_eq!(rows.len(), 16);
    let inspectors = office.read("inspectors.csv");
    let objects = office.read("objects.csv");
    for (row, order) in rows[1..].iter().zip(1..) {
        assert_eq!(row[0], format!("{order}"));
        assert!(
            objects.contains(&format!("{},{},{},", &row[1], &row[3], &row[4])),
            "{row:?}"
        );
        // A company is an enterprise of its own; what belongs to one names it.
        let owned = format!("{},{},{},{},", &row[1], &row[3], &row[4], &row[2]);
        assert!(row[1] == row[2] || objects.contains(&owned), "{row:?}");
        let holds = |specialty: &str| {
            [&row[11], &row[12]].iter().any(|cert| {
                inspectors
                    .lines()
                    .any(|line| line.starts_with(*cert) && line.contains(specialty))
            })
        };
        let needed: Vec<&str> = [("电气", "AJ06"), ("有限空间", "AJ10")]
            .into_iter()
            .filter(|(specialty, _)| !holds(specialty))
            .map(|(_, item)| item)
            .collect();
        assert_eq!(row[13], needed.join(";"), "{row:?}");
        assert_eq!(
            [&row[14], &row[15], &row[16], &row[17], &row[18], &row[19]],
            [
                "AJ-2026-03-1",
                "可复算，种子未经证明",
                "given",
                "583",
                "甲、乙",
                "年度计划第1版"
            ]
        );
    }
}

#[test]
fn a_name_that_a_spreadsheet_would_run_is_defused_in_the_list() {
    let office = Office::sample();
    let objects = office.read("objects.csv");
    let bad = ["=HYPERLINK(1)", "+1", "-1", "@SUM", "＝1"];
    let mut lines: Vec<String> = objects.lines().map(str::to_owned).collect();
    let mut names = bad.iter().cycle();
    for line in lines.iter_mut().skip(1) {
        let mut cells: Vec<&str> = line.splitn(3, ',').collect();
        cells[1] = names.next().unwrap();
        *line = cells.join(",");
    }
    office.write("objects.csv", lines.join("\n") + "\n");
    let ran = office.zh(&["draw", "AJ-2026-05", "--seed", "=1+1", "--present", "@甲"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    for row in rows(&office.read("draws/AJ-2026-05-1/list.csv"))
        .iter()
        .skip(1)
    {
        assert!(
            bad.iter().any(|name| row[3] == format!("'{name}")),
            "{row:?}"
        );
        assert_eq!([&row[17], &row[18]], ["'=1+1", "'@甲"]);
    }
    assert_eq!(office.zh(&["verify", "AJ-2026-05-1"]).code, 0);
}
