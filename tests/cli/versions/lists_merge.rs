//! `lists merge`: several rows of one code become one (第12条).

use serde_json::json;

use crate::office::Office;

const LIST: &str = "统一社会信用代码,名称,对象类型,区域,经营范围,信用等级,状态,许可证号\n\
    91370499MYBHLGMR9E,甲公司,市场主体,槐林街道,零售,A,有效,鲁烟0001\n\
    91370499MY3AP9Q3XP,乙公司,市场主体,兴仁街道,批发,B,有效,鲁危0007\n\
    91370499mybhlgmr9e,甲公司,市场主体,,批发,A,,鲁烟0002\n\
    '91370499MYBHLGMR9E,甲公司,市场主体,槐林街道,零售,/,有效,鲁烟0001\n";

#[test]
pub(crate) fn rows_of_one_code_become_one_in_a_new_file() {
    let office = Office::empty();
    let list = office.path().join("名单.csv");
    std::fs::write(&list, LIST).unwrap();
    let ran = office.run(&[
        "--lang",
        "zh",
        "lists",
        "merge",
        "名单.csv",
        "--out",
        "objects.csv",
    ]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert_eq!(
        ran.out,
        "有几行的代码 1 个，合并掉 2 行\n已写入 objects.csv，共 2 行；原文件没有改动\n"
    );
    let written = std::fs::read_to_string(office.path().join("objects.csv")).unwrap();
    assert_eq!(
        written,
        "\u{feff}统一社会信用代码,名称,对象类型,区域,经营范围,信用等级,状态,许可证号\r\n\
         91370499MYBHLGMR9E,甲公司,市场主体,槐林街道,零售；批发,A,有效,鲁烟0001；鲁烟0002\r\n\
         91370499MY3AP9Q3XP,乙公司,市场主体,兴仁街道,批发,B,有效,鲁危0007\r\n"
    );
    assert_eq!(std::fs::read_to_string(&list).unwrap(), LIST);
    // Never over a file that is there, its own input above all.
    for out in ["objects.csv", "名单.csv"] {
        let ran = office.run(&["--lang", "en", "lists", "merge", "名单.csv", "--out", out]);
        assert!(ran.code == 3 && ran.err.contains("C12"), "{ran:?}");
    }
    assert_eq!(std::fs::read_to_string(&list).unwrap(), LIST);
    nothing_is_left_to_merge(&office, &written);
}

/// What was merged has nothing to merge any more.
fn nothing_is_left_to_merge(office: &Office, written: &str) {
    let args = [
        "--lang",
        "en",
        "--json",
        "lists",
        "merge",
        "objects.csv",
        "--by",
        "统一社会信用代码",
        "--out",
        "again.csv",
    ];
    let ran = office.run(&args);
    let document: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        document,
        json!({ "out": "again.csv", "rows": 2, "codes_merged": 0, "rows_gone": 0 })
    );
    assert_eq!(
        std::fs::read_to_string(office.path().join("again.csv")).unwrap(),
        written
    );
    let ran = office.run(&[
        "--lang",
        "en",
        "lists",
        "merge",
        "objects.csv",
        "--by",
        "许可证",
        "--out",
        "new.csv",
    ]);
    assert!(ran.code == 3 && ran.err.contains("C08"), "{ran:?}");
}

#[test]
fn rows_that_do_not_agree_are_listed_and_nothing_is_written() {
    for (from, to, column, value) in [
        (",A,,鲁烟0002", ",A,停业,鲁烟0002", "状态", "停业"),
        (",A,,鲁烟0002", ",C,,鲁烟0002", "信用等级", "C"),
        (
            "甲公司,市场主体,,批发",
            "甲公司,项目,,批发",
            "对象类型",
            "项目",
        ),
    ] {
        let office = Office::empty();
        let text = LIST.replacen(from, to, 1);
        std::fs::write(office.path().join("名单.csv"), text).unwrap();
        let args = ["lists", "merge", "名单.csv", "--out", "objects.csv"];
        let ran = office.run(&[&["--lang", "zh"], &args[..]].concat());
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{ran:?}");
        let said = format!("[L30] 第 4 行 {column}：“{value}” 与同一代码的第 2 行不同");
        assert!(ran.err.contains(&said), "{}", ran.err);
        let ran = office.run(&[&["--lang", "en"], &args[..]].concat());
        assert!(
            ran.err.contains("is not what row 2 of the same code says"),
            "{}",
            ran.err
        );
        assert!(!office.path().join("objects.csv").exists());
    }
}

#[test]
fn rows_without_a_code_stay_as_they_are() {
    let office = Office::empty();
    let list = "代码,名称,对象类型,所属主体代码,状态\n,工地一,项目,,有效\n,工地二,项目,,有效\nSB-1,罐,设施设备,91370499MYBHLGMR9E,有效\n";
    std::fs::write(office.path().join("a.csv"), list).unwrap();
    let ran = office.run(&["--lang", "en", "lists", "merge", "a.csv", "--out", "b.csv"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert_eq!(
        ran.out,
        "No code stands in several rows\nwritten to b.csv: 3 rows; the list itself is as it was\n"
    );
    let written = std::fs::read_to_string(office.path().join("b.csv")).unwrap();
    assert_eq!(
        written.trim_start_matches('\u{feff}').replace("\r\n", "\n"),
        list
    );
}
