//! Tests of `src/format/markup_table.rs`.

use choucha::format::markup_table::*;

fn rows(text: &str) -> Vec<Vec<String>> {
    tables(text).into_iter().next().unwrap_or_default()
}

#[test]
fn what_is_markup_is_told_by_its_beginning() {
    for (text, what) in [
        ("<html><table>", Some(Markup::Page)),
        ("\u{feff}\n <!DOCTYPE HTML><body>", Some(Markup::Page)),
        ("<TABLE border=1>", Some(Markup::Page)),
        (
            "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
            Some(Markup::Sheet),
        ),
        ("代码,名称\n<table>", None),
        ("<代码>,名称\n", None),
        ("", None),
    ] {
        assert_eq!(Markup::of(text), what, "{text}");
    }
}

#[test]
fn a_page_gives_its_rows_with_entities_and_spans() {
    let page = "<html><head><style>td{mso-number-format:'\\@'}</style></head><body><table border=1>\
        <tr><th colspan=3>对象名录</th></tr>\n<tr><td>代码</td><td>名 称</td><td>地址</td>\
        <tr><td style='x'>9137</td><td>甲&amp;乙&#21495;\n  <b>厂</b></td><td>一街<br>1 号&nbsp;</td></tr>\
        <tr></tr><tr><td><table><tr><td>内</td></tr></table>外</td></tr></table><p>完</p></body></html>";
    let wanted: [&[&str]; 5] = [
        &["对象名录", "", ""],
        &["代码", "名 称", "地址"],
        &["9137", "甲&乙号 厂", "一街\n1 号"],
        &[],
        &["内外"],
    ];
    assert_eq!(rows(page), wanted);
}

#[test]
fn an_xml_spreadsheet_gives_its_rows_where_they_stand() {
    let sheet = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">\
        <Worksheet ss:Name=\"一\"><Table><Column/><Row><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">名录</Data></Cell></Row>\
        <Row ss:Index=\"3\"><Cell><Data ss:Type=\"String\">代码</Data></Cell><Cell ss:Index=\"3\"><Data>名称</Data></Cell></Row>\
        <Row/><Row><Cell/><Cell><Data ss:Type=\"Number\">12</Data></Cell></Row></Table></Worksheet></Workbook>";
    let wanted: [&[&str]; 5] = [&["名录", ""], &[], &["代码", "", "名称"], &[], &["", "12"]];
    assert_eq!(rows(sheet), wanted);
}

#[test]
fn what_is_no_table_gives_none_and_spans_are_bounded() {
    assert!(tables("<html><body><p>请登录</p></body></html>").is_empty());
    assert_eq!(
        rows("<table><tr><td colspan=99999999>a<td>b")[0].len(),
        1001
    );
    assert_eq!(
        rows("<table><row ss:index=4000000000><cell ss:index=9999999>a</table>").len(),
        100_001
    );
}
