//! `plan publish --approved-by` and `plan filed`: what other authorities do with a version of the plan stands in the book, and is
//! public (国办发〔2024〕54号). `publish --for filing`: the form in which it is filed.

use serde_json::{Value, json};

use crate::office::{Office, golden, masked};
use crate::sheets;

const PUBLISH: [&str; 10] = [
    "plan",
    "publish",
    "--today",
    "2026-05-20",
    "--approved-by",
    "临溪区人民政府",
    "--number",
    "临政字〔2026〕12号",
    "--on",
    "2026-05-18",
];
const FILED: [&str; 10] = [
    "plan",
    "filed",
    "--today",
    "2026-05-25",
    "--with",
    "临溪区司法局",
    "--number",
    "备〔2026〕8号",
    "--on",
    "2026.5.22",
];

fn approved() -> Office {
    let office = Office::unpublished();
    let ran = office.zh(&PUBLISH);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    office
}

#[test]
fn they_are_told_shown_and_kept_in_both_languages() {
    let mut told = String::new();
    for lang in ["zh", "en"] {
        let office = Office::unpublished();
        let shows: [&[&str]; 4] = [
            &PUBLISH,
            &FILED,
            &["--today", "2026-05-26", "plan", "show"],
            &["--today", "2026-05-26", "ledger", "show"],
        ];
        for args in shows {
            let ran = office.run(&[&["-C", "case", "--lang", lang], args].concat());
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
            let kept = ran.out.lines().filter(|line| {
                ["批准", "备案", "approved", "filed"]
                    .iter()
                    .any(|word| line.contains(word))
            });
            for line in kept {
                told += &masked(line.trim());
                told += "\n";
            }
        }
        let verified = office.zh(&["ledger", "verify"]);
        assert_eq!(verified.code, 0, "{verified:?}");
    }
    golden("plan-papers.txt", &told);
    let office = approved();
    office.zh(&FILED);
    let book = office.book();
    assert_eq!(
        book[1]["data"]["approved"],
        json!({ "by": "临溪区人民政府", "number": "临政字〔2026〕12号", "on": "2026-05-18" })
    );
    assert_eq!(
        (&book[2]["act"], &book[2]["data"]),
        (
            &json!("filed"),
            &json!({ "version": 1, "with": "临溪区司法局", "number": "备〔2026〕8号", "on": "2026-05-22" })
        )
    );
}

#[test]
fn what_cannot_be_is_refused_and_leaves_no_line() {
    let office = Office::unpublished();
    office.refused("P07", &FILED);
    let with = |args: &[&'static str; 10], from: &str, to: &'static str| {
        args.map(|arg| if arg == from { to } else { arg })
    };
    office.refused("P13", &with(&PUBLISH, "2026-05-18", "2026-05-21"));
    office.refused("D10", &with(&PUBLISH, "临溪区人民政府", ""));
    office.refused("D10", &with(&PUBLISH, "临政字〔2026〕12号", " "));
    // One of the three says nothing without the others.
    assert_eq!(office.zh(&PUBLISH[..8]).code, 2);
    assert_eq!(office.zh(&[&PUBLISH[..4], &PUBLISH[6..]].concat()).code, 2);
    office.publish();
    office.refused("P13", &with(&FILED, "2026.5.22", "2026-05-26"));
    office.refused("D10", &with(&FILED, "临溪区司法局", "临溪\u{202e}"));
    let of_two = ["plan", "filed", "2"];
    let of_two = [&of_two, &FILED[2..]].concat();
    office.refused("P21", &of_two);
    assert_eq!(office.zh(&FILED).code, 0);
    office.refused("P22", &FILED);
}

#[test]
fn they_are_public_and_what_is_not_yet_is_named() {
    let office = approved();
    office.zh(&FILED);
    let check = office.zh(&["publish", "--check", "--today", "2026-05-26"]);
    assert_eq!(check.code, 1);
    assert!(
        check.out.contains("账本第 3 行：年度计划的备案尚未公开"),
        "{}",
        check.out
    );
    let ran = office.zh(&["publish", "--today", "2026-05-26"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let public: Value = serde_json::from_str(&office.read("public/json/public.json")).unwrap();
    let plan = &public["plans"][0];
    assert_eq!(plan["approved"]["by"], "临溪区人民政府");
    assert_eq!(plan["filed"][0]["number"], "备〔2026〕8号");
    let table = office.read("public/csv/plans.csv");
    let row = table.lines().nth(1).unwrap();
    assert!(row.contains(",\"\"") || row.contains("临溪区人民政府，临政字〔2026〕12号，2026-05-18,临溪区司法局，备〔2026〕8号，2026-05-22,"), "{row}");
    let verified = office.zh(&["verify", "case/public"]);
    assert_eq!(verified.code, 0, "{verified:?}");
    let check = office.zh(&["publish", "--check", "--today", "2026-05-26"]);
    assert_eq!(check.code, 0, "{check:?}");
}

#[test]
fn the_form_in_which_it_is_filed_has_the_17_columns_and_the_base_of_its_version() {
    let office = Office::unpublished();
    office.refused("P07", &["publish", "--for", "filing"]);
    office.publish();
    let ran = office.zh(&["publish", "--for", "filing"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let name = "filing/涉企行政检查计划备案表";
    let form = office.read(&format!("{name}.csv"));
    let headings = "序号,任务名称,制定任务依据,检查类型(日常/专项),实施主体,是否联合检查,联合部门,检查地域,实施层级,检查事项,检查方式,任务日期,是否涉企,检查对象,检查对象基数,检查比例,检查频次上限";
    // The sample is a rehearsal and says so.
    assert_eq!(
        form.lines().next().unwrap(),
        format!("\u{feff}{headings},案卷")
    );
    golden("filing.csv", &form);
    // The base is that of the version, whatever the library has since become.
    let library = office.read("objects.csv");
    let half: Vec<&str> = library.lines().take(200).collect();
    office.write("objects.csv", half.join("\n") + "\n");
    let ran = office.en(&["publish", "--for", "filing", "--xlsx"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(ran.out.starts_with("written to "), "{}", ran.out);
    assert_eq!(office.read(&format!("{name}.csv")), form);
    let path = office.case(&format!("{name}.xlsx"));
    let cells = sheets::cells(&path, "涉企行政检查计划备案表");
    sheets::keeps_what_is_typed(&path);
    let text = form.trim_start_matches('\u{feff}').as_bytes();
    let rows = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text)
        .into_records();
    let rows: Vec<Vec<String>> = rows
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    assert_eq!(cells, rows);
}

#[test]
fn what_the_plan_list_says_beside_the_plan_goes_into_the_form() {
    let office = Office::unpublished();
    let rows = office.read("plan.csv");
    let own = |at: usize| match at {
        0 => "是否跨部门,协同部门,检查类型",
        1 => "是,区消防救援大队、区市场监督管理局,日常检查",
        2 => ",区住建局,专项检查",
        3 => "否,无,",
        _ => ",,",
    };
    let rows = rows.trim_start_matches('\u{feff}').lines().enumerate();
    let rows = rows.map(|(at, row)| format!("{row},{}\n", own(at)));
    office.write("plan.csv", rows.collect::<String>());
    office.publish();
    let filed = |office: &Office| {
        let ran = office.zh(&["publish", "--for", "filing"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
        let form = office.read("filing/涉企行政检查计划备案表.csv");
        let rows =
            csv::Reader::from_reader(form.trim_start_matches('\u{feff}').as_bytes()).into_records();
        let cells = |row: csv::StringRecord| [3, 5, 6].map(|place| row[place].to_owned());
        let rows: Vec<[String; 3]> = rows.map(|row| cells(row.unwrap())).collect();
        (ran.out, rows)
    };
    let (said, form) = filed(&office);
    assert_eq!(
        form[..4],
        [
            ["日常", "是", "区消防救援大队；区市场监督管理局"],
            ["专项", "是", "区住建局"],
            ["日常", "否", ""],
            ["日常", "", ""],
        ]
        .map(|row| row.map(str::to_owned))
    );
    assert!(
        said.contains("是否联合检查、联合部门空着的，需自行填写"),
        "{said}"
    );
    // A task that the list calls otherwise by now says nothing about the one that was published.
    let list = office.read("plan.csv");
    let renamed = list.lines().enumerate().map(|(at, row)| {
        let mut cells: Vec<&str> = row.split(',').collect();
        if at == 1 {
            cells[1] = "另一个任务";
        }
        cells.join(",") + "\n"
    });
    let renamed: String = renamed.collect();
    office.write("plan.csv", renamed);
    assert_eq!(filed(&office).1[0], ["日常", "", ""].map(str::to_owned));
    let ran = office.en(&["publish", "--for", "filing"]);
    assert!(
        ran.out.contains("are to be filled in where they are empty"),
        "{}",
        ran.out
    );
}
