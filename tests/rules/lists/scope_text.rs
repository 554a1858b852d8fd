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

#[test]
fn a_heading_that_sounds_like_a_scope_is_told_from_counts_and_kinds_of_tasks() {
    for heading in [
        "具体检查对象（含数量）",
        "检查对象名称",
        "行业类别",
        "检查企业类别",
        "所属行业",
        "监管区域",
        "实施范围",
        "乡镇",
    ] {
        assert!(sounds_like_scope(heading), "{heading}");
    }
    for heading in [
        "检查对象基数",
        "抽查基数",
        "抽查数量",
        "对象数量",
        "检查对象数",
        "检查类型（日常/专项）",
        "联合检查类型",
        "事项类别",
        "任务类型",
        "检查对象说明",
        "是否跨部门",
        "承办科室",
        "备注",
    ] {
        assert!(!sounds_like_scope(heading), "{heading}");
    }
}

#[test]
fn the_nearest_columns_are_suggested_for_a_heading() {
    let names = ["行业", "名称", "行业类", "行业"].map(str::to_owned);
    assert_eq!(near("行业类别", names.into_iter()), ["行业类", "行业"]);
}
