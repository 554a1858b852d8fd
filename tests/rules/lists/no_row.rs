//! Tests of `src/domain/lists/no_row.rs`.

use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::columns::{Header, OwnHeadings};
use choucha::domain::lists::no_row::{NoRow, NoRows};

fn read(list: ListName, names: &str, row: &str) -> Option<NoRow> {
    let names = names.split(',').map(str::to_owned).collect();
    let header = Header::find(list, names, &OwnHeadings::new());
    let cells: Vec<String> = row.split(',').map(str::to_owned).collect();
    NoRows::under(&header).read(&header, &cells)
}

const OBJECTS: &str = "序号,代码,企业名称,所属乡镇,状态";

fn object(row: &str) -> Option<NoRow> {
    read(ListName::Objects, OBJECTS, row)
}

#[test]
fn totals_between_the_rows_are_no_rows() {
    for row in [
        "小计,,,,",
        "小 计：,,,25,",
        "本页小计,,,25家,",
        "合计",
        "总计,,,,115",
        ",,小计,,",
        "（本页合计）,,,,",
        // A township merged over its rows and the total below them.
        ",,小计,城关镇,",
    ] {
        assert_eq!(object(row), Some(NoRow::Total), "{row}");
    }
}

#[test]
fn what_may_be_an_object_is_never_left_out() {
    for row in [
        "小计,25,,,",
        "小计,XM-01,甲工地,城关镇,有效",
        "城关镇小计,,,25,",
        "合计115户,,,,",
        "填报人：张三,,审核人：李四,,",
        "注：状态以登记机关为准,,,,",
        "二、城关镇检查对象名录,,,,",
        "某县二〇二六年检查对象名录（续）,,,,",
    ] {
        assert_eq!(object(row), Some(NoRow::Like), "{row}");
    }
    for row in [
        "小计,91370499MX6W70EE2Q,甲公司,城关镇,有效",
        "1,91370499MX6W70EE2Q,小计,城关镇,有效",
        "1,913704,甲公司,城关镇,有效",
        "1,,合计餐饮店,城关镇,有效",
        "1,,甲公司,城关镇,有效",
        "115,,,,",
        ",,,城关镇,",
        ",,城关镇第一加油站,,",
        "1;91370499MX6W70EE2Q;城关镇第一加油站;城关镇;有效,,,,",
        ",,,,",
    ] {
        assert_eq!(object(row), None, "{row}");
    }
}

#[test]
fn the_header_once_more_is_no_row_and_another_one_is_a_fault() {
    for row in [
        OBJECTS,
        " 序 号,代码*,【企业名称】,所属乡镇：,状态",
        ",代码,企业名称,所属乡镇,",
        "【序号】,代码,企业名称,所属乡镇,状态",
    ] {
        assert_eq!(object(row), Some(NoRow::Header), "{row}");
    }
    for row in [
        "序号,企业名称,代码,所属乡镇,状态",
        "序号,代码,企业名称,所属乡镇,备注",
        "序号,统一社会信用代码,企业名称,地址,登记状态",
    ] {
        assert_eq!(object(row), Some(NoRow::OtherHeader), "{row}");
    }
    for row in [
        "1,代码,企业名称,所属乡镇,状态",
        "企业,,甲公司,城关镇,有效",
        "状态,,,,",
    ] {
        assert_eq!(object(row), None, "{row}");
    }
}

#[test]
fn every_list_has_such_lines() {
    for (list, names, row, expected) in [
        (
            ListName::Plan,
            "序号,任务名称,抽查事项,抽查比例,抽查时间",
            "小计,,,,",
            Some(NoRow::Total),
        ),
        (
            ListName::Items,
            "序号,检查项目,检查内容,检查依据",
            "序号,检查项目,检查内容,检查依据",
            Some(NoRow::Header),
        ),
        (
            ListName::Inspectors,
            "姓名,执法证号,单位,执法证有效期至",
            "执法大队小计,,,",
            Some(NoRow::Like),
        ),
        (
            ListName::Inspectors,
            "姓名,执法证号,单位,执法证有效期至",
            "小计,12,,",
            Some(NoRow::Like),
        ),
        // A row of results goes on in the next line, whatever that begins with.
        (
            ListName::Results,
            "备注,抽取编号,对象代码,事项编号,检查情况",
            "备注：见附件,,,AJ02,合格",
            None,
        ),
    ] {
        assert_eq!(read(list, names, row), expected, "{row}");
    }
}
