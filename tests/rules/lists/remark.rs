//! Tests of `src/domain/lists/remark.rs`.

use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::columns::{Header, OwnHeadings};
use choucha::domain::lists::remark::*;

#[test]
fn remarks_that_an_enterprise_is_gone_are_told() {
    for remark in [
        "已注销",
        "2026年3月注销",
        "营业执照吊销未注销",
        "停业",
        "已搬迁至外县",
        "长期停产",
        "迁出本辖区",
        "厂房已拆除",
    ] {
        assert!(says_gone(remark), "{remark}");
    }
    for remark in [
        "",
        "未注销",
        "没有停业",
        "停产后已恢复生产",
        "2026年3月复工，此前停产",
        "重点监管企业",
        "规上企业",
    ] {
        assert!(!says_gone(remark), "{remark}");
    }
}

#[test]
fn remarks_stand_under_headings_of_remarks() {
    let names = ["代码", "名称", "备注：", "行业", "状态说明", "代码说明"];
    let names = names.map(str::to_owned).to_vec();
    let header = Header::find(ListName::Objects, names, &OwnHeadings::new());
    assert_eq!(places(&header), [2, 4]);
}
