//! Tests of `src/domain/visit/items_called.rs`: items by id, by name, and in lists with running numbers.

use choucha::domain::lists::item::{Item, ItemNames};
use choucha::domain::visit::flaw::VisitFlaw;
use choucha::domain::visit::items_called::{item_called, items_called};
use proptest::prelude::*;

fn names(items: &[(&str, &str)]) -> ItemNames {
    let item = |(id, name): &(&str, &str)| Item {
        id: (*id).to_owned(),
        name: (*name).to_owned(),
        specialties: Vec::new(),
        from: None,
        to: None,
    };
    let items: Vec<Item> = items.iter().map(item).collect();
    ItemNames::new(&items)
}

const ITEMS: [(&str, &str); 4] = [
    ("AJ01", "安全生产责任制"),
    ("AJ02", "粉尘防爆、有限空间作业"),
    ("AJ03", "特种作业人员持证"),
    ("AJ04", "2号储罐检测"),
];

#[test]
fn an_item_goes_by_its_id_or_its_name() {
    let names = names(&ITEMS);
    for (called, id) in [
        (" AJ01 ", "AJ01"),
        ("'AJ01", "AJ01"),
        ("安全生产责任制", "AJ01"),
        ("1.安全生产责任制", "AJ01"),
        ("（３）特种作业人员持证", "AJ03"),
        ("3、 AJ03", "AJ03"),
        ("2号储罐检测", "AJ04"),
        ("4) 2号储罐检测", "AJ04"),
        ("AJ09", "AJ09"),
        ("没有的事项", "没有的事项"),
    ] {
        assert_eq!(item_called(called, &names), Ok(id.to_owned()), "{called}");
    }
}

#[test]
fn a_cell_may_call_several_in_a_list_or_parted_by_marks() {
    let names = names(&ITEMS);
    for (cell, ids) in [
        (
            "1.安全生产责任制\n2.粉尘防爆、有限空间作业\n\n3.特种作业人员持证",
            &["AJ01", "AJ02", "AJ03"][..],
        ),
        ("1、安全生产责任制；特种作业人员持证", &["AJ01", "AJ03"]),
        ("粉尘防爆、有限空间作业、AJ03", &["AJ02", "AJ03"]),
        ("AJ01,AJ01", &["AJ01"]),
        // Something that is no item: nothing of the cell is taken for one.
        (
            "1.安全生产责任制\n2.不认得的",
            &["1.安全生产责任制\n2.不认得的"],
        ),
        ("", &[""]),
    ] {
        let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
        assert_eq!(items_called(cell, &names), Ok(ids), "{cell}");
    }
}

#[test]
fn running_numbers_that_are_ids_are_no_items_before_a_name() {
    let names = names(&[("1", "台账"), ("2", "持证")]);
    assert_eq!(items_called("1、持证", &names), Ok(vec!["2".to_owned()]));
    assert_eq!(
        items_called("1、2", &names),
        Ok(vec!["1".to_owned(), "2".to_owned()])
    );
    assert_eq!(
        items_called("1.台账\n2.持证", &names),
        Ok(vec!["1".to_owned(), "2".to_owned()])
    );
}

#[test]
fn a_name_that_several_have_is_refused_with_their_ids() {
    let names = names(&[("A1", "台账"), ("A2", "台账")]);
    for cell in ["台账", "1.台账", "A1；台账"] {
        let Err(VisitFlaw::Ambiguous { said, named }) = items_called(cell, &names) else {
            panic!("{cell}");
        };
        assert!(said == "台账" || said == "1.台账", "{said}");
        let codes: Vec<&str> = named.iter().map(|one| one.code.as_str()).collect();
        assert_eq!(codes, ["A1", "A2"]);
    }
}

proptest! {
    #[test]
    fn any_choice_of_items_is_read_back_from_a_numbered_list(
        chosen in prop::collection::btree_set(0usize..ITEMS.len(), 1..ITEMS.len()),
        by_name in any::<bool>(),
        mark in prop::sample::select(vec![".", "、", "）", "．"]),
    ) {
        let lines = chosen.iter().zip(1..).map(|(place, number)| {
            let (id, name) = ITEMS[*place];
            format!("{number}{mark}{}", if by_name { name } else { id })
        });
        let cell = lines.collect::<Vec<String>>().join("\n");
        let ids: Vec<String> = chosen.iter().map(|place| ITEMS[*place].0.to_owned()).collect();
        prop_assert_eq!(items_called(&cell, &names(&ITEMS)), Ok(ids));
    }
}
