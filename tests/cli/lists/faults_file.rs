//! `check --faults`: the faulty rows as a workbook, what is wrong in front of each.

use std::fmt::Write as _;

use serde_json::Value;

use crate::office::Office;
use crate::sheets;

/// A library of so many objects whose codes are all wrong, each in its own way, every other without a region; and a plan that is
/// sound.
fn faulty(objects: usize) -> Office {
    let office = Office::unpublished();
    let mut text = "代码,名称,对象类型,区域,状态,本局的栏\n".to_owned();
    for n in 0..objects {
        let status = if n % 2 == 0 { "不详" } else { "有效" };
        writeln!(text, "9{n:05},企业{n},市场主体,东,{status},=附注{n}").unwrap();
    }
    office.write("objects.csv", text);
    office
}

#[test]
fn every_faulty_row_is_in_it_with_its_own_cells_and_number() {
    let office = faulty(420);
    let file = office.path().join("faults.xlsx");
    let ran = office.zh(&["check", "--faults", "faults.xlsx"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{ran:?}");
    let said = "有问题的行已写入 faults.xlsx，共 ";
    assert!(ran.out.contains(said), "{}", ran.out);
    assert!(!ran.out.contains("没有写入"), "{}", ran.out);
    let cells = sheets::cells(&file, "检查对象名录库");
    assert_eq!(
        cells[0],
        [
            "问题和怎么办",
            "行号",
            "代码",
            "名称",
            "对象类型",
            "区域",
            "状态",
            "本局的栏"
        ]
    );
    assert_eq!(cells.len(), 421);
    for (n, row) in cells[1..].iter().enumerate() {
        let own = [
            (n + 2).to_string(),
            format!("9{n:05}"),
            format!("企业{n}"),
            "市场主体".to_owned(),
            "东".to_owned(),
        ];
        assert_eq!(row[1..6], own);
        assert_eq!(row[7], format!("=附注{n}"));
        assert!(row[0].contains("[L05] 代码：“"), "{row:?}");
        // Rows that do not follow each other: more ranges than a screen shows.
        assert_eq!(row[0].contains("[L10] 状态：“不详”"), n % 2 == 0, "{row:?}");
    }
    sheets::keeps_what_is_typed(&file);
}

#[test]
pub(crate) fn it_is_told_in_english_and_to_scripts_and_doubts_have_a_sheet() {
    let office = Office::unpublished();
    office.replace("objects.csv", ",有效,", ",不详,");
    office.replace("inspectors.csv", "2029-03-31", "2029-02-31");
    let text = office.read("objects.csv");
    let first = text.lines().nth(1).unwrap().to_owned();
    let name = first.split(',').nth(1).unwrap();
    office.replace("objects.csv", name, "锟斤拷公司");
    let ran = office.en(&["--json", "check", "--faults", "f.xlsx"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        (&told["file"], &told["rows"]),
        (&"f.xlsx".into(), &2.into()),
        "{told}"
    );
    assert_eq!(
        (&told["faults_total"], &told["not_written"]),
        (&2.into(), &0.into())
    );
    let file = office.path().join("f.xlsx");
    assert_eq!(
        sheets::names(&file),
        ["inspector library", "object library", "notes"]
    );
    let people = sheets::cells(&file, "inspector library");
    assert_eq!(
        people[0][..3],
        ["what is wrong, and what to do", "row", "执法证号"]
    );
    assert!(
        people[1][0].starts_with("[L08] valid_to: \"2029-02-31\" "),
        "{people:?}"
    );
    let notes = sheets::cells(&file, "notes");
    assert_eq!(notes[0], ["note", "row", "file", "column", "value"]);
    assert_eq!(notes[1][2..], ["objects.csv", "name", "锟斤拷公司"]);
}

#[test]
fn a_file_that_is_there_is_left_and_nothing_is_written_where_nothing_is_wrong() {
    let office = faulty(2);
    office.write("f.xlsx", "of somebody");
    let (zh, en) = office.refused("C12", &["check", "--faults", "case/f.xlsx"]);
    assert!(zh.err.contains("f.xlsx") && en.err.contains("f.xlsx"));
    office.refused("C13", &["check", "--faults", "case/public/f.xlsx"]);
    let (zh, en) = office.refused("C37", &["check", "--faults", "报表/f.xlsx"]);
    assert_eq!(
        zh.err,
        "拒绝 [C37] 没有 报表 这个文件夹，文件写不进去\n怎么办：先建好这个文件夹，或把文件写到别处\n"
    );
    assert_eq!(
        en.err,
        "refused [C37] there is no folder 报表 to write the file into\n\
         what to do: make the folder first, or have the file written elsewhere\n"
    );
    office.refused("C37", &["stats", "--csv", "报表/stats.csv"]);
    office.refused(
        "C37",
        &[
            "lists",
            "merge",
            "case/objects.csv",
            "--out",
            "报表/objects.csv",
        ],
    );
    // A name longer than any system takes: the file system's own refusal, in the words of the screen.
    let long = "长".repeat(200) + ".xlsx";
    for (lang, said) in [
        ("zh", "名称过长，或有不能用的字符（系统错误 "),
        (
            "en",
            "the name is too long, or has characters that it cannot have (system error ",
        ),
    ] {
        let ran = office.run(&["-C", "case", "--lang", lang, "check", "--faults", &long]);
        assert_eq!(ran.code, 4, "{ran:?}");
        assert!(!cfg!(unix) || ran.err.contains(said), "{ran:?}");
    }
    let ran = office.zh(&["check", "--faults", "f.csv"]);
    let said = "用法错误：参数“--faults <文件>”的值“f.csv”不是工作簿的文件名，应以 .xlsx 结尾";
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains(said), "{}", ran.err);
    let sound = Office::unpublished();
    let ran = sound.zh(&["check", "--faults", "f.xlsx"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let written = sound.path().join("f.xlsx").exists();
    assert_eq!(written, !ran.out.contains("没有写文件"), "{}", ran.out);
}
