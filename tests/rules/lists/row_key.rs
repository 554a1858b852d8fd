//! Tests of `src/domain/lists/row_key.rs`.

use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::columns::{Header, OwnHeadings};
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
