//! Values as offices have them: the register's words, days, numbers, null words, ratios and times of real plans.

use serde_json::Value;

use super::field_cases::codes;
use crate::office::Office;

/// The faults of a check, each as `code column value: what`.
pub(super) fn told(office: &Office, lang: &str) -> Vec<String> {
    let args = ["check", "--json"];
    let ran = if lang == "zh" {
        office.zh(&args)
    } else {
        office.en(&args)
    };
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let faults = document["faults"].as_array().unwrap().iter();
    let said = faults.map(|fault| {
        let [code, column, value, what] =
            ["code", "column", "value", "what"].map(|key| text(&fault[key]));
        format!("{code} {column} {value}: {what}")
    });
    said.collect()
}

/// What a check notes of cells that it read otherwise than they stand there, in one language.
pub(super) fn read_as(office: &Office, lang: &str) -> Vec<String> {
    let args = ["check", "--json"];
    let ran = if lang == "zh" {
        office.zh(&args)
    } else {
        office.en(&args)
    };
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    let notes = document["notes"].as_array().unwrap().iter();
    let notes = notes.filter(|note| note["note"] == "read_as");
    notes
        .map(|note| note["what"].as_str().unwrap().to_owned())
        .collect()
}

fn taking_part(office: &Office) -> u64 {
    let ran = office.en(&["check", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    document["taking_part"].as_u64().unwrap()
}

#[test]
fn the_register_s_own_words_need_no_setting() {
    let office = Office::sample();
    let before = taking_part(&office);
    let text = office.read("objects.csv");
    for (status, out) in [
        ("存续（在营、开业、在册）", 0),
        ("存续(在营、开业、在册)", 0),
        ("在营（开业）企业", 0),
        ("登记成立", 0),
        ("无", 0),
        ("/", 0),
        ("吊销，未注销", 1),
        ("吊销,已注销", 1),
        ("迁移异地", 1),
        ("歇业", 1),
    ] {
        let cell = if status.contains(',') {
            format!("\"{status}\"")
        } else {
            status.to_owned()
        };
        office.write(
            "objects.csv",
            text.replacen(",A,有效,", &format!(",A,{cell},"), 1),
        );
        assert_eq!(taking_part(&office), before - out, "{status}");
    }
    // An office's own word is the same word however it is spelt.
    office.replace(
        "choucha.toml",
        "not_taking_part = []",
        "not_taking_part = [\"筹建(未开业)\"]",
    );
    office.write(
        "objects.csv",
        text.replacen(",A,有效,", ",A,筹建（未 开业）,", 1),
    );
    assert_eq!(taking_part(&office), before - 1);
}

#[test]
fn inspectors_are_in_office_or_not_by_their_own_words() {
    let may_serve = |status: &str| {
        let office = Office::sample();
        office.replace(
            "inspectors.csv",
            "0632-5550101,有效",
            &format!("0632-5550101,{status}"),
        );
        let ran = office.zh(&["check"]);
        (
            ran.code,
            ran.out.contains("不是有效状态") || ran.out.contains("不进入任务"),
        )
    };
    for status in ["在岗", "在职", "有效", "", "/"] {
        assert_eq!(may_serve(status).0, 0, "{status}");
    }
    for status in ["调离", "退休", "离职", "注销", "否"] {
        assert_eq!(may_serve(status), (0, true), "{status}");
    }
    let office = Office::sample();
    office.replace("inspectors.csv", "0632-5550101,有效", "0632-5550101,借调");
    assert_eq!(codes(&office), ["L10"]);
    assert!(office.zh(&["check"]).out.contains("choucha.toml"));
    office.replace(
        "choucha.toml",
        "not_taking_part = []",
        "not_taking_part = [\"借调\"]",
    );
    assert_eq!(office.zh(&["check"]).code, 0);
}

#[test]
fn days_are_read_or_refused_with_the_reason() {
    for day in [
        "2029 年 3 月 31 日",
        "2029. 3. 31",
        "2029年3月31号",
        "2029/3/31 13:45",
        "20290331",
        "２０２９０３３１",
        "9999-09-09",
    ] {
        let office = Office::sample();
        valid_to(&office, day);
        assert_eq!(codes(&office), Vec::<String>::new(), "{day}");
        assert_eq!(read_as(&office, "zh"), Vec::<String>::new(), "{day}");
    }
    let office = Office::sample();
    valid_to(&office, "2029年3月");
    assert_eq!(
        read_as(&office, "zh"),
        ["注意：inspectors.csv 第 2 行 执法证有效期至“2029年3月”读作 2029-03-31"]
    );
    assert_eq!(
        read_as(&office, "en"),
        ["note: inspectors.csv, row 2, valid_to: \"2029年3月\" is read as 2029-03-31"]
    );
    for (day, zh, en) in [
        (
            "47208",
            "是表格软件的日期序号，即 2029-03-31",
            "is a spreadsheet's number of the day 2029-03-31",
        ),
        (
            "2029-02-29",
            "没有这一天：2029 年 2 月只有 28 天",
            "does not exist: month 2 of 2029 has 28 days",
        ),
        (
            "2029年4月31日",
            "没有这一天：2029 年 4 月只有 30 天",
            "does not exist: month 4 of 2029 has 30 days",
        ),
        (
            "2029-13-01",
            "没有 13 月",
            "does not exist: there is no month 13",
        ),
        (
            "2209-03-31",
            "2209 年不可能：应在 1949 年到 2100 年之间",
            "cannot be: a year from 1949 to 2100 is meant, not 2209",
        ),
        ("3/31/2029", "不是日期", "is no date"),
    ] {
        let office = Office::sample();
        valid_to(&office, day);
        assert_eq!(told(&office, "zh"), [format!("L08 valid_to {day}: {zh}")]);
        assert_eq!(told(&office, "en"), [format!("L08 valid_to {day}: {en}")]);
    }
}

/// Gives the first inspector's certificate this last day.
pub(super) fn valid_to(office: &Office, day: &str) {
    let text = office.read("inspectors.csv");
    let mut rows: Vec<Vec<String>> = text
        .lines()
        .map(|row| row.split(',').map(str::to_owned).collect())
        .collect();
    let column = rows[0]
        .iter()
        .position(|name| name == "执法证有效期至")
        .unwrap();
    day.clone_into(&mut rows[1][column]);
    write(office, "inspectors.csv", &rows);
}

fn write(office: &Office, file: &str, rows: &[Vec<String>]) {
    let quoted = |cell: &String| {
        if cell.contains(',') {
            format!("\"{cell}\"")
        } else {
            cell.clone()
        }
    };
    let lines = rows
        .iter()
        .map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n");
    office.write(file, lines.collect::<String>());
}

/// Sets cells of the first task of the plan, by the headings of their columns, which are added where there are none.
pub(super) fn set(office: &Office, cells: &[(&str, &str)]) {
    let text = office.read("plan.csv");
    let mut rows: Vec<Vec<String>> = text
        .lines()
        .map(|row| row.split(',').map(str::to_owned).collect())
        .collect();
    for (name, value) in cells {
        let place = rows[0]
            .iter()
            .position(|known| known == name)
            .unwrap_or_else(|| {
                for (at, row) in rows.iter_mut().enumerate() {
                    row.push(if at == 0 {
                        (*name).to_owned()
                    } else {
                        String::new()
                    });
                }
                rows[0].len() - 1
            });
        (*value).clone_into(&mut rows[1][place]);
    }
    write(office, "plan.csv", &rows);
}

#[test]
fn numbers_that_a_spreadsheet_or_a_hand_wrote_are_numbers() {
    let office = Office::sample();
    for column in ["频次", "每组人数", "年度上限"] {
        for value in ["2.0", "２", "2人", "两人", "2次"] {
            let office = Office::sample();
            set(&office, &[(column, value)]);
            assert_eq!(codes(&office), Vec::<String>::new(), "{column} {value}");
        }
    }
    set(
        &office,
        &[
            ("检查组数", "无"),
            ("抽取人数", "/"),
            ("专业人数", "-"),
            ("区域", "—"),
            ("经营范围", "NULL"),
        ],
    );
    assert_eq!(codes(&office), Vec::<String>::new());
    set(&office, &[("每组人数", "2.5")]);
    assert_eq!(codes(&office), ["L15"]);
}

/// Cells of plans from which no ratio or time can be read, and what is said of each.
const UNREAD: &[((&str, &str), &str)] = &[
    (
        ("抽查比例", "不超过2%"),
        "L12 ratio 不超过2%: 说的是上限，没有说至少抽多少",
    ),
    (
        ("抽查比例", "根据实际情况"),
        "L12 ratio 根据实际情况: 不是抽查比例",
    ),
    (
        ("抽查比例", "A级1%，B级5%"),
        "L12 ratio A级1%,B级5%: 有几个不同的比例",
    ),
    (("频次", "3"), "L60 times 3: 与“抽查比例”一栏说的不一致"),
    (("抽查时间", "3月、9月"), "L58 time 3月、9月: 有几段时间"),
    (("抽查时间", "适时"), "L58 time 适时: 读不出起止日期"),
    (
        ("抽查时间", "8月-6月"),
        "L58 time 8月-6月: 在 2026-08-01 之前就结束了",
    ),
    (
        ("抽查时间", "2月30日-3月1日"),
        "L58 time 2月30日-3月1日: 有不存在的日期",
    ),
    (
        ("抽查时间", "2027年6月"),
        "L20 time 2027年6月: 不在本案卷的 2026 年内",
    ),
    (("抽查时间", ""), "L59 from : 没有时间"),
];

#[test]
fn the_ratio_and_the_time_of_a_real_plan_are_read_and_said() {
    let office = Office::sample();
    let real = [
        ("抽查比例", "不低于5%，每年2次"),
        ("分层", ""),
        ("频次", ""),
        ("开始日期", ""),
        ("截止日期", ""),
        ("抽查时间", "6月-8月"),
    ];
    set(&office, &real);
    assert_eq!(
        read_as(&office, "zh"),
        [
            "注意：plan.csv 第 2 行 抽查时间“6月-8月”读作 2026-06-01 至 2026-08-31",
            "注意：plan.csv 第 2 行 抽查比例“不低于5%,每年2次”读作：每次 5%，一年 2 次",
        ]
    );
    assert_eq!(
        read_as(&office, "en"),
        [
            "note: plan.csv, row 2, time: \"6月-8月\" is read as 2026-06-01 to 2026-08-31",
            "note: plan.csv, row 2, ratio: \"不低于5%,每年2次\" is read as 5% each time, 2 time(s) a year",
        ]
    );
    // The published plan has what was read.
    office.publish_again("按计划表");
    let published = office.read("plans/2/plan.csv");
    assert!(
        published
            .lines()
            .nth(1)
            .unwrap()
            .contains(",5%,,2,2026-06-01,2026-08-31,"),
        "{published}"
    );
    for (cells, fault) in UNREAD {
        let office = Office::sample();
        set(&office, &real);
        set(&office, &[*cells]);
        assert_eq!(told(&office, "zh"), [*fault]);
    }
    let office = Office::sample();
    set(&office, &[("抽查时间", "6月")]);
    assert_eq!(
        told(&office, "en"),
        ["L60 time 6月: does not say the same as the column from"]
    );
}

#[test]
fn a_site_without_a_company_is_told_how_to_be_listed() {
    let office = Office::sample();
    office.replace("objects.csv", "91370499MYXP2PM81A", "GD-2026-01");
    assert_eq!(codes(&office), ["L05"]);
    let text = office.read("objects.csv");
    let row = text
        .lines()
        .find(|row| row.starts_with("GD-2026-01,"))
        .unwrap();
    let site = row.replacen(",市场主体,", ",项目,", 1);
    office.write("objects.csv", text.replace(row, &site));
    let ran = office.zh(&["check"]);
    assert!(ran.out.contains("L57"), "{}", ran.out);
    assert!(
        ran.out
            .contains("没有所属主体的（村庄的工地等），保留本单位自编代码，并在“代码说明”一栏写明"),
        "{}",
        ran.out
    );
    assert!(
        office
            .en(&["check"])
            .out
            .contains("keep the office's own code and say so under 代码说明"),
        "{}",
        ran.out
    );
    // 无 explains nothing.
    for (why, code) in [("无", 1), ("村民委员会建房，无施工单位", 0)] {
        let text = office.read("objects.csv");
        let rows = text.lines().enumerate().map(|(at, row)| match at {
            0 => format!("{row},代码说明"),
            _ if row.starts_with("GD-2026-01,") => format!("{row},{why}"),
            _ => format!("{row},"),
        });
        let with = Office::sample();
        with.write("objects.csv", rows.collect::<Vec<_>>().join("\n") + "\n");
        assert_eq!(with.zh(&["check"]).code, code, "{why}");
    }
}
