//! Tests of `src/domain/lists/row_key.rs`.

use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::columns::{Header, OwnHeadings};
use choucha::domain::lists::record::id_of;
use choucha::domain::lists::row_key::*;
use proptest::prelude::*;

#[test]
fn a_companys_code_takes_no_text() {
    let code = "91350100M000100Y43";
    assert!(matches!(RowKey::new(code), RowKey::Company { .. }));
    assert_eq!(RowKey::new(code).text(), code);
    assert!(size_of::<RowKey>() <= 24);
}

#[test]
fn keys_are_read_as_the_readers_do_and_need_every_part() {
    let names = ["证号", "代码", "事由", "申报日期"].map(str::to_owned);
    let header = Header::find(ListName::Recusals, names.to_vec(), &OwnHeadings::new());
    let places = KeyPlaces::new(&header);
    let row = |cert: &str, code: &str| vec![cert.to_owned(), code.to_owned()];
    let key = places.key(&row(" ３7001", "xm-1 ")).expect("key");
    assert_eq!(key.text(), "37001\tXM-1");
    assert_eq!(places.key(&row("37001", " ")), None);
    assert_eq!(tidy_key("id", " ＡJ-1a "), "AJ-1a");
}

#[test]
fn an_id_that_is_empty_is_the_running_number() {
    let header = |names: &str| {
        let names = names.split(',').map(str::to_owned).collect();
        Header::find(ListName::Items, names, &OwnHeadings::new())
    };
    let row = |cells: &str| cells.split(',').map(str::to_owned).collect::<Vec<String>>();
    let with_serial = header("序号,事项编号,检查项目");
    let without = header("事项编号,检查项目");
    let serial_only = header("序号,检查项目");
    for (header, cells, id) in [
        (&with_serial, "7,AJ01,培训", "AJ01"),
        (&with_serial, "7,,培训", "7"),
        (&with_serial, "7,无,培训", "7"),
        (&with_serial, ",,培训", "3"),
        (&with_serial, "（七）,,培训", "3"),
        (&without, ",培训", "3"),
        (&serial_only, "7,培训", "7"),
        (&serial_only, ",培训", "3"),
    ] {
        assert_eq!(id_of(header, &row(cells), 3), id, "{cells}");
    }
    // Two versions are held against each other by the names of what has no id.
    let places = KeyPlaces::new(&with_serial);
    let key = places.key(&row("7,,培训")).expect("key");
    assert_eq!(key.text(), "培训");
}

proptest! {
    #[test]
    fn keys_stand_in_the_order_of_their_texts(
        a in "[0-9A-C]{0,3}|91350100M000100Y43|11010800000001[56]",
        b in "9[0-9]{0,4}|11010800000001[56]",
    ) {
        prop_assert_eq!(RowKey::new(&a).cmp(&RowKey::new(&b)), a.as_bytes().cmp(b.as_bytes()));
        let key = RowKey::new(&a);
        prop_assert_eq!(key.text(), a.as_str());
    }
}
