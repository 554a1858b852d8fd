//! Items and tasks without ids: running numbers serve, and stay what they were published for.

use super::headers::{faults, json, rehead};
use crate::office::{Office, golden};

/// The lists without ids: running numbers serve, and the plan names items by them.
fn without_ids(office: &Office) {
    rehead(
        office,
        "items.csv",
        &[
            ("检查项目", "检查项目"),
            ("检查内容", "检查内容"),
            ("检查依据", "检查依据"),
        ],
    );
    office.write(
        "plan.csv",
        "\
        任务名称,抽查事项,对象类型,抽查比例,开始日期,截止日期\n\
        危化品企业抽查,1;2,市场主体,5%,2026-06-01,2026-09-30\n\
        工贸企业抽查,3,市场主体,#20,2026-06-01,2026-09-30\n",
    );
}

#[test]
fn running_numbers_are_fixed_once_the_plan_is_published() {
    let office = Office::unpublished();
    without_ids(&office);
    office.publish();
    let published = office.read("plans/1/plan.csv");
    assert!(published.contains("\n1,危化品企业抽查,1;2,"), "{published}");
    let drawn = office.zh(&["draw", "2", "--seed", "583", "--today", "2026-07-01"]);
    assert_eq!((drawn.code, drawn.err.as_str()), (0, ""), "{drawn:?}");
    // A task is put first: the numbers of the others would be those of something else.
    let plan = office.read("plan.csv");
    office.replace(
        "plan.csv",
        "危化品",
        "烟花爆竹企业抽查,4,市场主体,#5,2026-06-01,2026-09-30\n危化品",
    );
    let found = faults(&json(&office.zh(&["check", "--json"])));
    assert_eq!(
        found,
        ["L53 plan 2 name 任务名称", "L53 plan 3 name 任务名称"]
    );
    golden(
        "headers-renumbered.txt",
        &[office.zh(&["check"]), office.en(&["check"])]
            .map(|ran| ran.out)
            .concat(),
    );
    office.refused(
        "C04",
        &[
            "plan",
            "publish",
            "--reason",
            "增加一项",
            "--today",
            "2026-07-02",
        ],
    );
    office.refused(
        "C04",
        &["draw", "1", "--seed", "583", "--today", "2026-07-02"],
    );
    office.refused(
        "C04",
        &["seal", "1", "--source", "drand", "--today", "2026-07-02"],
    );
    with_its_numbers_it_is_a_new_version(&office);
    office.write("plan.csv", plan);
    items_keep_theirs(&office);
}

/// With the numbers that were published, it is a new version.
fn with_its_numbers_it_is_a_new_version(office: &Office) {
    let text = office
        .read("plan.csv")
        .replacen("任务名称", "任务编号,任务名称", 1);
    let text = text
        .replacen("\n烟花", "\n3,烟花", 1)
        .replacen("\n危化", "\n1,危化", 1)
        .replacen("\n工贸", "\n2,工贸", 1);
    office.write("plan.csv", text);
    office.publish_again("增加一项");
}

/// Items too: with the first one gone, a task would be about others.
fn items_keep_theirs(office: &Office) {
    let items = office.read("items.csv");
    let (header, rest) = items.split_once('\n').unwrap();
    let (_, rest) = rest.split_once('\n').unwrap();
    office.write("items.csv", format!("{header}\n{rest}"));
    let found = faults(&json(&office.zh(&["check", "--json"])));
    assert!(
        found
            .iter()
            .any(|fault| fault == "L53 items 2 name 检查项目"),
        "{found:?}"
    );
}

#[test]
fn a_row_without_an_id_has_its_running_number() {
    let office = Office::unpublished();
    office.replace("items.csv", "\nAJ03,", "\n,");
    office.replace("plan.csv", "AJ03;AJ09", "3;AJ09");
    let zh = office.zh(&["check"]);
    assert!(
        zh.out
            .contains("注意：items.csv 第 4 行没有填“事项编号”，用序号（没有序号的用行次）作编号"),
        "{}",
        zh.out
    );
    let en = office.en(&["check"]);
    assert!(
        en.out.contains("note: items.csv, row 4: id is empty; the running number (序号, or the number of the row) serves"),
        "{}",
        en.out
    );
}

#[test]
fn only_running_numbers_must_stay_what_they_were_published_for() {
    let office = Office::unpublished();
    office.replace("items.csv", "\nAJ03,", "\n,");
    office.replace("plan.csv", "AJ03;AJ09", "3;AJ09");
    office.publish();
    // An item with an id of its own may be given another name; one without is known by its number.
    office.replace("items.csv", "全员安全生产责任制落实情况", "安全生产责任制");
    assert_eq!(faults(&json(&office.zh(&["check", "--json"]))), [""; 0]);
    office.replace(
        "items.csv",
        "安全风险分级管控和事故隐患排查治理情况",
        "隐患排查",
    );
    let found = faults(&json(&office.zh(&["check", "--json"])));
    assert_eq!(found, ["L53 items 4 name 检查项目"]);
}
