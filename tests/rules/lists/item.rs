//! Tests of `src/domain/lists/item.rs`.

use choucha::domain::lists::item::*;

fn named(items: &[(&str, &str)]) -> ItemNames {
    let items: Vec<Item> = items
        .iter()
        .map(|(id, name)| Item {
            id: (*id).to_owned(),
            name: (*name).to_owned(),
            specialties: Vec::new(),
            from: None,
            to: None,
        })
        .collect();
    ItemNames::new(&items)
}

#[test]
fn a_plan_calls_items_by_number_or_name() {
    let names = named(&[
        ("AJ01", "安全生产责任制"),
        ("AJ02", "制度、台账（记录）检查"),
        ("AJ03", "培训"),
        ("AJ04", "培训"),
        ("培训", "别的"),
    ]);
    assert_eq!(names.find("AJ01"), Named::Id("AJ01"));
    assert_eq!(names.find(" ＡＪ０１"), Named::Id("AJ01"));
    assert_eq!(names.find("安全生产责任制"), Named::Id("AJ01"));
    assert_eq!(names.find("制度、台账(记录)检查"), Named::Id("AJ02"));
    // A number comes before a name.
    assert_eq!(names.find("培训"), Named::Id("培训"));
    assert_eq!(names.find("安全生产"), Named::Nothing);
    assert_eq!(names.find(""), Named::Nothing);
    let several = named(&[
        ("AJ03", "培训"),
        ("AJ04", "培 训"),
        ("AJ05", "培训"),
        ("AJ06", "培训"),
    ]);
    let ids = ["AJ03", "AJ05", "AJ06"].map(str::to_owned).into();
    assert_eq!(several.find("培训"), Named::Several(ids));
}

#[test]
fn a_cell_is_parted_but_not_within_a_name() {
    let names = named(&[
        ("AJ01", "安全生产责任制"),
        ("AJ02", "制度、台账检查"),
        ("AJ03", "制度"),
    ]);
    for (cell, words) in [
        ("AJ01;AJ02", &["AJ01", "AJ02"][..]),
        (
            "AJ01、AJ03；安全生产责任制",
            &["AJ01", "AJ03", "安全生产责任制"],
        ),
        (
            "制度、台账检查、安全生产责任制",
            &["制度、台账检查", "安全生产责任制"],
        ),
        ("制度、台账", &["制度", "台账"]),
        ("；AJ01； ；", &["AJ01"]),
        ("AJ01，没有的", &["AJ01", "没有的"]),
        (
            "1.安全生产责任制\n2.制度、台账检查",
            &["安全生产责任制", "制度、台账检查"],
        ),
        ("1、AJ01；AJ03；2、没有的", &["AJ01", "AJ03", "没有的"]),
        ("①制度②安全生产责任制", &["制度", "安全生产责任制"]),
        ("", &[]),
    ] {
        assert_eq!(names.part(cell), words, "{cell}");
    }
}

#[test]
fn near_misses_of_a_name_or_a_number_are_suggested() {
    let names = named(&[
        ("AJ01", "全员安全生产责任制落实情况"),
        ("AJ02", "安全生产教育培训"),
        ("AJ03", "消防设施"),
    ]);
    assert_eq!(names.near("安全教育培训"), ["AJ02 安全生产教育培训"]);
    assert_eq!(
        names.near("安全生产责任制落实情况"),
        ["AJ01 全员安全生产责任制落实情况"]
    );
    assert_eq!(names.near("消防设施检查"), ["AJ03 消防设施"]);
    assert_eq!(
        names.near("责任制落实"),
        ["AJ01 全员安全生产责任制落实情况"]
    );
    assert_eq!(names.near("AJ3"), ["AJ03 消防设施"]);
    assert_eq!(names.near("AJ04").len(), 3);
    assert!(names.near("食品经营许可").is_empty());
}
