//! Tests of `src/domain/lists/scope_text.rs`.

use choucha::domain::lists::scope_text::*;
use std::collections::BTreeSet;

fn columns(columns: &[(&str, &[&str])]) -> ScopeText {
    let owned = columns.iter().map(|(name, values)| {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        ((*name).to_owned(), values)
    });
    ScopeText::Columns(owned.collect())
}

#[test]
fn a_scope_is_read_by_its_columns() {
    let both = columns(&[
        ("行业类别", &["烟花爆竹零售", "加油站"]),
        ("区域", &["城关镇"]),
    ]);
    for cell in [
        "行业类别=烟花爆竹零售;加油站，区域=城关镇",
        "行业类别＝烟花爆竹零售；加油站, 区域 = 城关镇",
        "行业类别=烟花爆竹零售、加油站，区域=城关镇",
        "行业类别=烟花爆竹零售，加油站，区域=城关镇",
    ] {
        assert_eq!(in_words(cell), both, "{cell}");
    }
    for cell in ["", "全部", " 所有 ", "全部对象", "不限", "all"] {
        assert_eq!(in_words(cell), ScopeText::All, "{cell}");
    }
    for cell in [
        "全县烟花爆竹零售点",
        "=烟花爆竹",
        "行业类别=",
        "行业类别=a=b",
        "城关镇，行业类别=a",
    ] {
        assert_eq!(in_words(cell), ScopeText::Free, "{cell}");
    }
}

#[test]
fn values_that_come_near_are_suggested() {
    let values = |values: &[&str]| {
        values
            .iter()
            .map(|value| (*value).to_owned())
            .collect::<BTreeSet<_>>()
    };
    let (trades, regions) = (
        values(&["烟花爆竹零售", "加油站", "", "危险化学品"]),
        values(&["城关镇", "县城"]),
    );
    let like = |text: &str| {
        like(
            text,
            [("行业类别", &trades), ("区域", &regions)].into_iter(),
        )
    };
    assert_eq!(like("全县烟花爆竹零售点"), ["行业类别=烟花爆竹零售"]);
    assert_eq!(like("城关镇加油站"), ["区域=城关镇", "行业类别=加油站"]);
    assert_eq!(like("建筑工地"), Vec::<String>::new());
}

#[test]
fn what_says_nothing_of_the_object_is_no_scope() {
    for name in ["备注", "序号", "说明", "Remark"] {
        assert!(!may_choose(name), "{name}");
    }
    assert!(may_choose("监管科室") && may_choose("行业类别"));
}
