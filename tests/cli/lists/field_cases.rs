//! What reaches an office's lists in life: keys and words with what nobody sees in them, numbers that a spreadsheet made,
//! placeholders, one fault in many rows.

use serde_json::Value;

use crate::office::Office;

/// The faults of a check, as code, list, column, value and how many rows.
fn faults(office: &Office) -> Vec<(String, String, String, String, u64)> {
    let ran = office.en(&["check", "--json"]);
    assert!(ran.code <= 1 && ran.err.is_empty(), "{}", ran.err);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let fault = |fault: &Value| {
        let key = |key: &str| text(&fault[key]);
        let count = fault["count"].as_u64().unwrap();
        (key("code"), key("list"), key("column"), key("value"), count)
    };
    let found = document["faults"].as_array().unwrap();
    assert_eq!(found.is_empty(), ran.code == 0, "{}", ran.out);
    found.iter().map(fault).collect()
}

pub(super) fn codes(office: &Office) -> Vec<String> {
    faults(office).into_iter().map(|fault| fault.0).collect()
}

#[test]
fn nobody_is_there_twice_by_what_nobody_sees_in_a_number() {
    for copy in [
        "37049901001\u{200b}",
        "'37049901001",
        "\u{feff}37049901001",
        "`37049901001",
        "\u{2060}37049\u{ad}901001",
        "３７０４９９０１００１",
        "37049901001\u{fe0f}",
        "370499 01001",
        "\"=\"\"37049901001\"\"\"",
    ] {
        let office = Office::sample();
        let row = format!("{copy},秦兆峰,执法大队,科员,执法岗,,2029-03-31,,有效\n");
        let text = office.read("inspectors.csv") + &row;
        office.write("inspectors.csv", text);
        let found = faults(&office);
        assert_eq!(found.len(), 1, "{copy:?}: {found:?}");
        assert_eq!((found[0].0.as_str(), found[0].2.as_str()), ("L07", "cert"));
    }
    let office = Office::sample();
    office.replace("inspectors.csv", "\n37049901001,", "\n37049901001.0,");
    assert!(codes(&office).contains(&"L34".to_owned()));
}

#[test]
fn a_word_in_the_place_of_a_certificate_is_none() {
    for placeholder in [
        "无",
        "/",
        "—",
        "-",
        "待办",
        "待 办",
        "办理中",
        "000000",
        "0",
        "NULL",
        "null",
        "None",
        "n/a",
        "未取得",
        "（无）",
        "XXX",
        "暂无",
        "?",
        "*",
        "同上",
    ] {
        let office = Office::sample();
        office.replace(
            "inspectors.csv",
            "\n37049901036,",
            &format!("\n{placeholder},"),
        );
        let found = faults(&office);
        assert_eq!(found.len(), 1, "{placeholder}: {found:?}");
        assert_eq!(found[0].0, "L35", "{placeholder}");
    }
    for (spoilt, code) in [
        ("#N/A", "L38"),
        ("#REF!", "L38"),
        ("######", "L38"),
        ("37\u{fffd}49901036", "L38"),
        ("3.705E+10", "L34"),
        ("3.70E10", "L34"),
        ("1月2日", "L34"),
        ("2-Jan", "L34"),
        ("执法证", "L36"),
        ("3704990103О1A", "L37"),
        ("", "L04"),
    ] {
        let office = Office::sample();
        office.replace("inspectors.csv", "\n37049901036,", &format!("\n{spoilt},"));
        assert_eq!(codes(&office), [code], "{spoilt}");
    }
}

#[test]
fn a_recusal_with_its_last_day_holds_on_that_day() {
    for (heading, holds) in [("有效期至", true), ("截止日期", true), ("失效日期", false)]
    {
        let office = Office::sample();
        let object = office.read("objects.csv");
        let object = object
            .lines()
            .nth(1)
            .unwrap()
            .split(',')
            .next()
            .unwrap()
            .to_owned();
        let rows = format!(
            "执法证号,对象代码,回避事由,申报日期,{heading}\n37049901001,{object},配偶任职,2026-01-12,2026-06-01\n"
        );
        office.write("recusals.csv", rows);
        // The window of the first task begins on that day.
        let window = office.read("plan.csv");
        let begin = window.lines().nth(1).unwrap();
        let begin = begin
            .split(',')
            .find(|cell| cell.starts_with("2026-"))
            .unwrap()
            .to_owned();
        office.replace("recusals.csv", "2026-06-01", &begin);
        let ran = office.on(&begin, &["draw", "AJ-2026-01", "--seed", "1"]);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        let lines = office.read("draws/AJ-2026-01-1/recusals.txt");
        assert_eq!(
            lines.lines().count(),
            usize::from(holds),
            "{heading}: {lines}"
        );
    }
}

#[test]
fn what_nobody_sees_parts_no_words() {
    let office = Office::sample();
    let populations = |office: &Office| {
        let ran = office.en(&["check", "--json"]);
        assert_eq!(ran.code, 0, "{}", ran.out);
        let document: Value = serde_json::from_str(&ran.out).unwrap();
        document["populations"].clone()
    };
    let before = populations(&office);
    let text = office.read("objects.csv");
    let mut unseen = [
        "\u{200b}", "\u{200e}", "\u{ad}", "\u{2060}", "\u{feff}", "\u{a0}", "\u{3000}", "\u{fe00}",
        "\u{3164}",
    ]
    .iter()
    .cycle();
    let mut rows: Vec<String> = text.lines().map(str::to_owned).collect();
    for row in rows.iter_mut().skip(1) {
        let mut cells: Vec<String> = row.split(',').map(str::to_owned).collect();
        for cell in cells
            .iter_mut()
            .skip(2)
            .filter(|cell| !cell.is_empty() && !cell.contains('"'))
        {
            *cell += unseen.next().unwrap();
        }
        *row = cells.join(",");
    }
    office.write("objects.csv", rows.join("\n") + "\n");
    assert_eq!(populations(&office), before);
    // The same in the plan, in other widths.
    office.replace(
        "plan.csv",
        "汀溪街道;鹿湾街道;槐林街道",
        "汀溪\u{200b}街道；鹿湾街道\u{200e}、 槐林街道",
    );
    office.replace("plan.csv", ",20%,", ",２０\u{2066}％,");
    assert_eq!(populations(&office), before);
}

#[test]
fn a_number_that_a_spreadsheet_made_of_a_code_is_told_as_that() {
    for (made, code) in [
        ("9E+17", "L34"),
        ("9.13705E+17", "L34"),
        ("9.137050000000001e17", "L34"),
        ("9E17", "L34"),
        ("4.40981E+017", "L34"),
        ("370499000001234.0", "L34"),
        ("913705000000000000", "L34"),
        ("#N/A", "L38"),
        ("##########", "L38"),
        ("9月1日", "L34"),
        ("无", "L35"),
        ("000000000000000000", "L35"),
        ("/", "L35"),
    ] {
        let office = Office::sample();
        office.replace("objects.csv", "91370499MYXP2PM81A", made);
        let found = faults(&office);
        assert_eq!(found.len(), 1, "{made}: {found:?}");
        assert_eq!(
            (found[0].0.as_str(), found[0].2.as_str()),
            (code, "code"),
            "{made}"
        );
    }
}

#[test]
fn marks_that_keep_a_cell_as_text_are_no_part_of_it() {
    for marked in [
        "'91370499MYXP2PM81A",
        "\"=\"\"91370499MYXP2PM81A\"\"\"",
        "\t91370499MYXP2PM81A",
        "91370499MYXP2PM81A\t",
        "`91370499MYXP2PM81A",
        "‘91370499MYXP2PM81A’",
        "“91370499MYXP2PM81A”",
        "91370499MYXP2PM81A\u{200b}",
        "\u{200e}91370499MYXP2PM81A",
        "\u{feff}91370499MYXP2PM81A",
        "９１３７０４９９ＭＹＸＰ２ＰＭ８１Ａ",
    ] {
        let office = Office::sample();
        office.replace("objects.csv", "91370499MYXP2PM81A", marked);
        assert_eq!(codes(&office), [""; 0], "{marked}");
    }
}

#[test]
fn a_letter_of_another_script_in_a_code_is_named() {
    let office = Office::sample();
    office.replace("objects.csv", "91370499MYXP2PM81A", "91370499МYXP2PM81A");
    assert_eq!(codes(&office), ["L37"]);
    let ran = office.zh(&["check"]);
    assert!(
        ran.out.contains("第 9 位“М”不是“M”，只是看起来像"),
        "{}",
        ran.out
    );
}

#[test]
fn one_fault_in_three_hundred_rows_is_one_line() {
    let office = Office::sample();
    let text = office.read("objects.csv");
    let mut left = 300;
    let mut rows: Vec<String> = text.lines().map(str::to_owned).collect();
    for row in rows.iter_mut().skip(1).filter(|row| row.contains(",有效,")) {
        if left > 0 {
            *row = row.replacen(",有效,", ",测试状态,", 1);
            left -= 1;
        }
    }
    let done = 300 - left;
    let last = rows.last_mut().unwrap();
    *last = last.replacen('9', "8", 1);
    office.write("objects.csv", rows.join("\n") + "\n");
    let ran = office.zh(&["check"]);
    assert_eq!(ran.code, 1);
    let lines: Vec<&str> = ran
        .out
        .lines()
        .filter(|line| line.contains("测试状态"))
        .collect();
    assert_eq!(lines.len(), 1, "{}", ran.out);
    assert!(lines[0].contains(&format!("（{done} 行）")), "{}", lines[0]);
    assert!(
        ran.out.contains("L05") || ran.out.contains("L11"),
        "{}",
        ran.out
    );
}

#[test]
fn text_that_is_lost_is_a_fault_and_text_that_looks_broken_is_named() {
    let office = Office::sample();
    office.replace(
        "objects.csv",
        "临溪瀚恒粮油有限公司",
        "临溪\u{fffd}恒粮油有限公司",
    );
    assert_eq!(codes(&office), ["L38"]);
    let office = Office::sample();
    office.replace(
        "objects.csv",
        "临溪瀚恒粮油有限公司",
        "临溪????粮油有限公司",
    );
    let ran = office.zh(&["check"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    let note = ran.out.lines().find(|line| line.contains("????"));
    assert!(
        note.is_some_and(|note| note.starts_with("注意")),
        "{}",
        ran.out
    );
}
