//! Tests of `src/format/workbook_out.rs`: what no workbook can hold is refused in our own words.

use choucha::domain::lists::case_flaw::{CaseFlaw, SheetLimit};
use choucha::format::workbook_out::{Sheet, bytes};
use choucha::text::{Lang, Say};

fn sheet(name: &str, columns: usize) -> Sheet {
    let headings: Vec<String> = (0..columns).map(|column| format!("栏{column}")).collect();
    Sheet::plain(name, headings.iter().map(String::as_str), Vec::new())
}

#[test]
fn a_sheet_has_at_most_16384_columns() {
    assert!(bytes(&[sheet("宽表", 16_384)]).is_ok());
    let (sheet, columns) = ("宽表".to_owned(), 16_385);
    let limit = CaseFlaw::Sheet(SheetLimit::Columns { sheet, columns });
    assert_eq!(bytes(&[self::sheet("宽表", 16_385)]), Err(limit.clone()));
    assert_eq!(
        limit.say(Lang::Zh).what,
        "“宽表”有 16385 栏，一个工作表放不下（至多 16384）"
    );
}

#[test]
fn what_the_format_does_not_take_is_said_without_the_words_of_a_library() {
    for name in ["名".repeat(40), "名[1]".to_owned()] {
        let Err(refused) = bytes(&[sheet(&name, 2)]) else {
            panic!("{name}");
        };
        assert_eq!(refused, CaseFlaw::Sheet(SheetLimit::Format(name.clone())));
        let said = [Lang::Zh, Lang::En].map(|lang| refused.say(lang).what);
        assert_eq!(
            said[0],
            format!("“{name}”所在的工作簿写不成：有表名或内容不合工作簿的格式")
        );
        assert!(
            said[1].starts_with(&format!("the workbook with \"{name}\" cannot be written")),
            "{said:?}"
        );
    }
}
