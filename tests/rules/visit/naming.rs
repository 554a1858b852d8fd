//! Tests of `src/domain/visit/naming.rs`: by code, by a name that only one has, or not at all.

use choucha::domain::visit::naming::*;

fn named(code: &str, name: &str) -> Named {
    Named {
        code: code.into(),
        name: name.into(),
    }
}

#[test]
fn a_code_goes_before_a_name_and_a_name_must_be_of_one() {
    let among = [
        named("A1", "甲公司"),
        named("A2", "乙公司"),
        named("A3", "乙公司"),
        named("甲公司", "丙公司"),
        named("A5", ""),
    ];
    assert_eq!(meant("甲公司", &among), Meant::One(&among[3]));
    assert_eq!(meant("‘a1", &among), Meant::One(&among[0]));
    assert_eq!(meant(" 丙 公司 ", &among), Meant::One(&among[3]));
    assert_eq!(
        meant("乙公司", &among),
        Meant::Several(among[1..3].to_vec())
    );
    assert_eq!(meant("", &among), Meant::Unknown(vec![]));
    assert_eq!(among[4].to_string(), "A5");
}

#[test]
fn what_nobody_is_called_comes_with_what_is_nearest() {
    let among = [
        named("B1", "示例县丰瑞加油站"),
        named("B2", "示例县丰瑞加气站"),
        named("C3", "临溪市甲化工有限公司"),
    ];
    assert_eq!(
        meant("丰瑞加油站", &among),
        Meant::Unknown(vec![among[0].clone()])
    );
    assert_eq!(
        meant("示例县丰端加油站", &among),
        Meant::Unknown(vec![among[0].clone()])
    );
    assert_eq!(meant("丁", &among), Meant::Unknown(vec![]));
}
