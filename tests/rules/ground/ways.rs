//! Tests of `src/domain/ground/ways.rs`: what offices call the ways of inspecting.

use choucha::domain::ground::ways::*;

#[test]
fn what_offices_call_a_way_is_that_way() {
    for way in METHODS {
        assert_eq!((method(way), is_method(way)), ((*way).to_owned(), true));
    }
    assert_eq!(method(" 现场检查 "), "实地核查");
    assert_eq!(method("其它"), "其他");
    assert_eq!(
        (method("看看"), is_method("看看")),
        ("看看".to_owned(), false)
    );
    // 非现场 is not 现场.
    assert!(!is_method(&method("非现场检查")));
}

#[test]
fn a_cell_holds_several_ways() {
    let both = ["实地核查", "书面检查"];
    for cell in [
        "实地核查;书面检查",
        "现场检查、查阅资料",
        "现场检查＋查阅资料",
        "现场检查和查阅资料",
        "实地检查/书面审查",
        "现场检查,实地核查，查阅资料",
    ] {
        assert_eq!(methods(cell), both, "{cell}");
    }
    assert_eq!(methods(""), Vec::<String>::new());
    assert_eq!(methods("现场检查、看看和听听"), ["实地核查", "看看和听听"]);
}
