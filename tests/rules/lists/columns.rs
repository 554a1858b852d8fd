//! Tests of `src/domain/lists/columns.rs`.

use choucha::disk::embedded::SAMPLE;
use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::columns::*;
use choucha::domain::lists::fault::Flaw;

fn names(list: &[&str]) -> Vec<String> {
    list.iter().map(|&n| n.to_owned()).collect()
}

#[test]
fn headers_are_known_in_both_languages_and_by_synonyms() {
    let header = Header::find(
        ListName::Objects,
        names(&[
            "统一社会信用代码/注册号",
            " 企业名称 ",
            "Type",
            "状态（必填）",
            "行业",
        ]),
    )
    .expect("header");
    assert_eq!(header.place("code"), Some(0));
    assert_eq!(header.place("name"), Some(1));
    assert_eq!(header.place("kind"), Some(2));
    assert_eq!(header.place("status"), Some(3));
    assert_eq!(header.place("grade"), None);
    assert_eq!(header.place_of_any("行业"), Some(4));
    assert_eq!(header.place_of_any("对象类型"), Some(2));
    assert_eq!((header.key_at(2), header.key_at(4)), ("kind", "行业"));
}

#[test]
fn missing_and_doubled_columns_are_all_named() {
    let faults =
        Header::find(ListName::Objects, names(&["代码", "名称", "名称"])).expect_err("faults");
    let flaws: Vec<_> = faults
        .iter()
        .map(|f| (f.column.as_deref(), f.flaw.clone()))
        .collect();
    assert_eq!(
        flaws,
        [
            (Some("name"), Flaw::ColumnTwice),
            (Some("kind"), Flaw::ColumnMissing),
            (Some("status"), Flaw::ColumnMissing),
        ]
    );
}

#[test]
fn the_sample_has_every_column_so_that_a_new_folder_has_it() {
    for list in ListName::ALL {
        let name = format!("{}.csv", list.key());
        let (_, text) = SAMPLE.iter().find(|(file, _)| *file == name).expect("list");
        let row = text.lines().next().expect("header").split(',');
        let header = Header::find(list, row.map(str::to_owned).collect()).expect("header");
        // 代码说明 is for the few codes that fail the standard's check: whoever has one adds the column. 抽查对象范围 and
        // 抽查时间 say in an office's own way what other columns say.
        let not_in_it = ["vouched", "range", "time"];
        for column in list
            .columns()
            .iter()
            .filter(|column| !not_in_it.contains(&column.key))
        {
            assert!(header.place(column.key).is_some(), "{name}: {}", column.zh);
        }
    }
}
