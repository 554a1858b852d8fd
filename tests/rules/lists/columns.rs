//! Tests of `src/domain/lists/columns.rs`.

use choucha::disk::embedded::SAMPLE;
use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::columns::*;
use choucha::domain::lists::fault::Flaw;
use choucha::domain::lists::heading::plain_name;

fn find(list: ListName, names: &[&str]) -> Header {
    find_with(list, names, &[])
}

fn find_with(list: ListName, names: &[&str], own: &[(&str, &str)]) -> Header {
    let names = names.iter().map(|&n| n.to_owned()).collect();
    let own = own
        .iter()
        .map(|(heading, key)| ((*heading).to_owned(), (*key).to_owned()));
    Header::find(list, names, &own.collect())
}

/// The keys of the columns in the order of the file, "" for those that are none of the list's.
fn keys(header: &Header) -> Vec<&str> {
    let places = 0..header.names.len();
    places
        .map(|place| header.known_at(place).unwrap_or(""))
        .collect()
}

#[test]
fn headers_are_known_in_both_languages_and_by_synonyms() {
    let names = [
        "统一社会信用代码/注册号",
        " 企业名称 ",
        "Type",
        "状态（必填）",
        "行业",
    ];
    let header = find(ListName::Objects, &names);
    assert_eq!(header.faults, []);
    assert_eq!(keys(&header), ["code", "name", "kind", "status", ""]);
    assert_eq!(header.place("grade"), None);
    assert_eq!(header.place_of_any("行业"), Some(4));
    assert_eq!(header.place_of_any("对象类型"), Some(2));
    assert_eq!((header.key_at(2), header.key_at(4)), ("kind", "行业"));
}

#[test]
fn missing_and_doubled_columns_are_all_named_and_the_header_is_there_nevertheless() {
    let header = find(
        ListName::Objects,
        &["名称", "名称", "区域", "备注", "证照代号"],
    );
    let flaws: Vec<_> = header
        .faults
        .iter()
        .map(|f| (f.column.as_deref(), f.flaw.clone()))
        .collect();
    let others: Vec<_> = header.others().collect();
    assert_eq!(others.len(), 3, "the second 名称, 备注, 证照代号");
    assert_eq!(
        flaws,
        [
            (Some("name"), Flaw::ColumnTwice),
            (
                Some("code"),
                Flaw::ColumnMissing {
                    alike: None,
                    others
                }
            ),
        ]
    );
    assert_eq!(
        (header.place("name"), header.place("region")),
        (Some(0), Some(2))
    );
    assert_eq!(header.lacking().collect::<Vec<_>>(), ["code"]);
}

#[test]
fn marks_and_remarks_belong_to_no_name() {
    for name in [
        "名称",
        "*名称",
        "名称*",
        "＊名称：",
        "名 称",
        "【名称】",
        "【必填】名称",
        "名称【必填】",
        "名称（必填）*",
        "★名称",
        "\u{200b}名称",
        "名称：",
        "名称\n(全称)",
        "（名称）",
        "名称(全称",
        "'名称",
        "NAME",
    ] {
        let header = find(ListName::Objects, &["代码", name]);
        assert_eq!(header.place("name"), Some(1), "{name}");
    }
    assert_eq!(plain_name("法定代表人（负责人）"), "法定代表人");
    assert_eq!(plain_name("（）"), "()");
    assert_eq!(plain_name("*"), "*");
}

#[test]
fn a_heading_that_joins_names_is_the_first_column_that_it_names() {
    let header = find(
        ListName::Objects,
        &["登记号/代码", "字号/名称", "法定代表人/负责人"],
    );
    assert_eq!(keys(&header), ["code", "name", "legal"]);
}

#[test]
fn of_two_names_of_one_column_the_exact_one_wins_then_the_order_of_the_names() {
    let header = find(
        ListName::Objects,
        &["代码", "企业名称", "名称", "住所", "经营地址"],
    );
    assert_eq!(keys(&header), ["code", "", "name", "", "address"]);
    let said: Vec<_> = header
        .rivals
        .iter()
        .map(|r| (r.key, &*r.taken.heading, &*r.left.heading))
        .collect();
    assert_eq!(
        said,
        [
            ("name", "名称", "企业名称"),
            ("address", "经营地址", "住所")
        ]
    );
    assert_eq!(header.faults, []);
    // A name with a remark comes behind one without.
    let header = find(ListName::Objects, &["代码", "名称（英文）", "单位名称"]);
    assert_eq!(keys(&header), ["code", "", "name"]);
}

#[test]
fn the_offices_own_headings_come_first() {
    let own = [
        ("所管片区", "region"),
        ("备注（区域）", "level"),
        ("曾用名", "name"),
    ];
    let names = [
        "代码",
        "名称",
        "区域",
        "所管片区：",
        "备注",
        "备注（区域）",
        "曾用名",
    ];
    let header = find_with(ListName::Objects, &names, &own);
    assert_eq!(
        keys(&header),
        ["code", "", "", "region", "", "level", "name"]
    );
    assert_eq!(header.faults, []);
    let rivals: Vec<_> = header.rivals.iter().map(|r| r.key).collect();
    assert_eq!(rivals, ["name", "region"]);
}

#[test]
fn a_heading_near_the_name_of_a_column_that_is_missing_is_asked_about() {
    let header = find(
        ListName::Inspectors,
        &[
            "执法证号",
            "姓名",
            "单位",
            "执法证有效期间",
            "备注",
            "政治面貌",
        ],
    );
    let alike: Vec<_> = header
        .alike
        .iter()
        .map(|a| (a.key, &*a.spot.heading))
        .collect();
    assert_eq!(alike, [("valid_to", "执法证有效期间")]);
    let fault = &header.faults[0];
    assert!(
        matches!(&fault.flaw, Flaw::ColumnMissing { alike: Some(spot), others } if spot.letters() == "D" && others.len() == 3)
    );
    // Where the column is there, nothing is near it.
    let header = find(
        ListName::Inspectors,
        &["执法证号", "姓名", "单位", "执法证有效期间", "有效期至"],
    );
    assert_eq!(header.alike, []);
}

#[test]
fn running_numbers_serve_where_there_are_no_ids() {
    let with_id = find(
        ListName::Items,
        &["序号", "事项编号", "检查项目", "检查内容", "检查依据"],
    );
    assert_eq!((with_id.numbered, with_id.place("id")), (false, Some(1)));
    let serial = find(
        ListName::Items,
        &["序号", "检查项目", "检查内容", "检查依据"],
    );
    assert_eq!((serial.numbered, serial.place("id")), (true, Some(0)));
    let none = find(ListName::Items, &["检查项目", "检查内容", "检查依据"]);
    assert_eq!((none.numbered, none.place("id")), (true, None));
    for header in [with_id, serial, none] {
        assert_eq!(header.faults, []);
    }
    assert!(!find(ListName::Objects, &["序号", "代码", "名称"]).numbered);
}

#[test]
fn no_name_is_of_two_columns_of_a_list() {
    for list in [
        ListName::Items,
        ListName::Objects,
        ListName::Inspectors,
        ListName::Recusals,
        ListName::Plan,
        ListName::Findings,
    ] {
        let mut seen = std::collections::BTreeMap::new();
        for column in list.columns() {
            for name in column.names() {
                let other = seen.insert(plain_name(name), column.key);
                assert!(
                    other.is_none_or(|other| other == column.key),
                    "{list:?} {name}: {other:?} and {}",
                    column.key
                );
            }
        }
    }
}

#[test]
fn the_sample_has_every_column_so_that_a_new_folder_has_it() {
    for list in ListName::ALL {
        let name = format!("{}.csv", list.key());
        let (_, text) = SAMPLE.iter().find(|(file, _)| *file == name).expect("list");
        let row = text.lines().next().expect("header").split(',');
        let header = find(list, &row.collect::<Vec<_>>());
        assert_eq!(header.faults, []);
        // 代码说明 is for the few codes that fail the standard's check, 法定代表人 for papers: whoever has them adds the columns.
        // 抽查对象范围 and 抽查时间 say in an office's own way what other columns say.
        let not_in_it = ["vouched", "legal", "range", "time"];
        let columns = list.columns().iter();
        for column in columns.filter(|column| !not_in_it.contains(&column.key)) {
            assert!(header.place(column.key).is_some(), "{name}: {}", column.zh);
        }
    }
}
