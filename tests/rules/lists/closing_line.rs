//! Tests of `src/domain/lists/closing_line.rs`.

use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::closing_line::ClosingLine;
use choucha::domain::lists::columns::{Header, OwnHeadings};

const NAMES: &str = "序号,代码,名称,对象类型,区域,状态";

fn line(row: &str) -> Option<ClosingLine> {
    let names = NAMES.split(',').map(str::to_owned).collect();
    let header = Header::find(ListName::Objects, names, &OwnHeadings::new());
    assert_eq!(header.faults, []);
    let cells: Vec<String> = row.split(',').map(str::to_owned).collect();
    ClosingLine::read(&header, &cells)
}

#[test]
fn totals_signatures_and_remarks_are_no_rows() {
    for row in [
        "合计",
        "合 计,,115",
        "合计：,115家,,,,",
        ",合计,115",
        ",,总计,,,115",
        "共 115 家",
        "合计115户",
        "小计,1,234",
        "Total,115",
    ] {
        assert_eq!(line(row), Some(ClosingLine::Total), "{row}");
    }
    for row in [
        "填报人：张三    审核人：李四    2026年3月1日",
        "填报人：,张三,审核人：,李四,,2026-03-01",
        "填表人 张三",
        ",,,,单位（盖章）：",
        "注：状态以登记机关为准",
        "备注：本表一式两份",
        "（盖章）",
    ] {
        assert_eq!(line(row), Some(ClosingLine::Signature), "{row}");
    }
}

#[test]
fn a_day_by_itself_is_what_the_line_above_it_makes_it() {
    assert_eq!(line(",,,,,2026年3月1日"), Some(ClosingLine::Day));
    assert_eq!(line("2026-03-01"), Some(ClosingLine::Day));
    assert_eq!(line(",,甲厂,,,2026-03-01"), None);
}

#[test]
fn rows_are_rows_even_with_faults() {
    for row in [
        "1,91370402MA3C,甲厂,市场主体,东城,有效",
        "1,,甲厂,市场主体,东城,有效",
        ",,合计餐饮店,市场主体,东城,有效",
        ",,共和粮店,,,",
        "合计,913704997000001110,甲厂,市场主体,,",
        "合计,115,甲厂,市场主体,,",
        "115,,,,,",
        ",,,,东城,",
        ",,负责任检测有限公司,,,",
        "备注,,,,,有效",
        ",,,,,",
    ] {
        assert_eq!(line(row), None, "{row}");
    }
}
