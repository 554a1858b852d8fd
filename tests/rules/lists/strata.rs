//! Tests of `src/domain/lists/strata.rs`.

use choucha::domain::lists::strata::*;

#[test]
fn a_rule_for_each_value_and_one_for_the_rest() {
    let strata = Strata::from_cell("信用等级：A=1%； B＝４％;D=#3;*=5%").expect("strata");
    assert_eq!(strata.column, "信用等级");
    let names: Vec<&str> = strata.rules.iter().map(|r| r.0.as_str()).collect();
    assert_eq!(names, ["*", "A", "B", "D"]);
    assert_eq!(
        [
            strata.rule_for("A"),
            strata.rule_for("Z"),
            strata.rule_for("")
        ],
        [Some(1), Some(0), Some(0)]
    );
    let closed = Strata::from_cell("grade: A=1%").expect("strata");
    assert_eq!(closed.rule_for("B"), None);
}

#[test]
fn malformed_rules_are_refused() {
    for bad in [
        "",
        "A=1%",
        "信用等级:",
        "信用等级: A",
        "信用等级: A=1",
        ": A=1%",
        "信用等级: A=1%; A=2%",
        "信用等级: =1%",
    ] {
        assert_eq!(Strata::from_cell(bad), Err(StrataFlaw::Form), "{bad}");
    }
}
