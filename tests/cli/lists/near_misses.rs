//! What a plan nearly calls by its name: items, and the words of its scopes.

use super::values::set;
use crate::lists::headers::{faults, json};
use crate::office::{Office, golden};

#[test]
fn near_misses_of_items_and_scopes_are_suggested() {
    let office = Office::unpublished();
    set(
        &office,
        &[
            ("抽查事项", "安全生产教育培训;AJ99"),
            ("区域", "槐林街"),
            ("信用等级", "A"),
        ],
    );
    let found = faults(&json(&office.zh(&["check", "--json"])));
    assert_eq!(
        found,
        [
            "L11 plan 2 items 抽查事项",
            "L11 plan 2 items 抽查事项",
            "L23 plan 2 id 任务编号"
        ]
    );
    let said = [office.zh(&["check"]), office.en(&["check"])].map(|ran| {
        assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{ran:?}");
        ran.out
    });
    golden(
        "near-misses.txt",
        &format!("=== zh\n{}=== en\n{}", said[0], said[1]),
    );
}

#[test]
fn items_may_be_numbered_within_their_cell() {
    let office = Office::unpublished();
    let rows = office.read("plan.csv");
    let names = "\"1.全员安全生产责任制落实情况\n2.安全生产教育培训和特种作业人员持证情况\"";
    assert!(rows.contains("AJ01;AJ02"));
    office.write("plan.csv", rows.replacen("AJ01;AJ02", names, 1));
    assert_eq!(faults(&json(&office.zh(&["check", "--json"]))), [""; 0]);
    office.publish();
    assert!(office.read("plans/1/plan.csv").contains(",AJ01;AJ02,"));
}
