//! `publish --for platform`: its captions in their order, a number for each round, the registrar of the library, workbooks.

use std::fs;

use crate::office::files_below;
use crate::public::published_case::{LATER, drawn, result, table};
use crate::sheets;
use crate::year::small_year::P0;

#[test]
fn the_platform_s_tables_have_its_captions_in_their_order() {
    let office = drawn();
    office.does(&result(&office, P0));
    let before = office.tree();
    let out = office.on(LATER, &["publish", "--for", "platform", "--out", "out"]);
    assert_eq!((out.code, out.err.as_str()), (0, ""), "{out:?}");
    assert!(before == office.tree(), "the case folder was changed");
    office.document(LATER, 0, &["publish", "--for", "platform"]);
    let plan = "抽查计划编号,计划名称,任务编号,任务名称,抽查类型,抽查事项,抽查对象范围,检查日期自,检查日期至";
    let task = format!("{plan},检查机关,抽查市场主体数量");
    let list = "任务编号,市场主体名称,统一社会信用代码/注册号,登记机关,检查对象名称,检查对象编号";
    let results = "序号,计划编号,计划名称,任务编号,任务名称,抽查类型,检查机关,抽查市场主体名称,统一社会信用代码/注册号,检查完成日期,检查结果,备注";
    let details =
        "任务编号,统一社会信用代码/注册号,序号,检查事项,检查结果,检查对象名称,检查对象编号";
    let tables = [
        ("抽查工作计划公告", plan, 3),
        ("抽查任务公告", &task, 2),
        ("抽查名单", list, 10),
        ("检查结果公告", results, 1),
        ("检查结果明细", details, 2),
    ];
    for (name, captions, count) in tables {
        let inside = office.case(&format!("platform/{name}.csv"));
        let (headings, rows) = table(&inside);
        // The sample is a rehearsal, and each of its tables says so.
        let captions = format!("{captions},案卷");
        assert_eq!((headings.join(","), rows.len()), (captions, count));
        assert!(
            rows.iter()
                .all(|row| row.last().is_some_and(|cell| cell == "演练"))
        );
        let outside = office.path().join(format!("out/{name}.csv"));
        assert_eq!(fs::read(outside).unwrap(), fs::read(inside).unwrap());
    }
    assert_eq!(files_below(&office.case("platform")).len(), tables.len());
}

#[test]
fn no_two_rounds_have_one_number_and_the_registrar_is_the_library_s() {
    let office = drawn();
    office.does(&result(&office, P0));
    let args = ["publish", "--for", "platform"];
    let said = "检查对象名录库没有“登记机关”栏，抽查名单的这一栏空着，需自行填写\n";
    assert!(office.on(LATER, &args).out.ends_with(said));
    let text = office.read("objects.csv");
    let rows = text.lines().enumerate().map(|(n, row)| match n {
        0 => format!("{row},登记机关\n"),
        _ => format!("{row},东区市场监管局\n"),
    });
    office.write("objects.csv", rows.collect::<String>());
    let plan = office.read("plan.csv");
    assert!(plan.contains("T3,"), "{plan}");
    let ran = office.on(LATER, &args);
    assert!(!ran.out.contains("登记机关"), "{}", ran.out);
    let numbers = |name: &str| {
        let (headings, rows) = table(&office.case(&format!("platform/{name}.csv")));
        let place = headings
            .iter()
            .position(|known| known == "任务编号")
            .unwrap();
        let numbers = rows.iter().map(|row| row[place].clone());
        numbers.collect::<Vec<String>>()
    };
    let tasks = numbers("抽查任务公告");
    assert_eq!(tasks, ["T1-1", "T2-1"]);
    let planned = numbers("抽查工作计划公告");
    let once: std::collections::BTreeSet<&String> = planned.iter().collect();
    assert_eq!(once.len(), planned.len());
    for name in ["抽查名单", "检查结果公告", "检查结果明细"] {
        assert!(
            numbers(name).iter().all(|number| tasks.contains(number)),
            "{name}"
        );
    }
    let (headings, rows) = table(&office.case("platform/抽查名单.csv"));
    let place = headings
        .iter()
        .position(|known| known == "登记机关")
        .unwrap();
    assert!(rows.iter().all(|row| row[place] == "东区市场监管局"));
    // The same as workbooks.
    let ran = office.on(
        LATER,
        &["publish", "--for", "platform", "--xlsx", "--out", "out"],
    );
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let path = office.path().join("out/抽查名单.xlsx");
    let mut cells = sheets::cells(&path, "抽查名单");
    assert_eq!(cells.remove(0), headings);
    let typed = |cell: &String| cell.strip_prefix('\'').unwrap_or(cell).to_owned();
    let rows = rows.iter().map(|row| row.iter().map(typed).collect());
    assert_eq!(cells, rows.collect::<Vec<Vec<String>>>());
    sheets::keeps_what_is_typed(&path);
}
