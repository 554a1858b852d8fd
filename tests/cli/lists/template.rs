//! The workbook that `init` writes beside the lists: a sheet for each, with notes and drop-downs, everything kept as text.

use choucha::domain::ground::list_name::ListName;

use crate::office::Office;
use crate::sheets;

const TEMPLATE: &str = "模板.xlsx";
/// The sheets, in the order of [`ListName::ALL`].
const SHEETS: [&str; 6] = [
    "抽查事项清单",
    "执法检查人员名录库",
    "回避关系",
    "年度抽查计划",
    "检查结果代码表",
    "检查对象名录库",
];

#[test]
fn it_has_a_sheet_for_each_list_and_the_usual_codes_are_in_it() {
    let office = Office::empty();
    office.run(&["init", "case"]);
    let path = office.case(TEMPLATE);
    assert_eq!(sheets::names(&path), SHEETS);
    for (list, sheet) in ListName::ALL.into_iter().zip(SHEETS) {
        let cells = sheets::cells(&path, sheet);
        let headings: Vec<&str> = list.columns().iter().map(|column| column.zh).collect();
        assert_eq!(cells[0], headings);
        let rows = if list == ListName::Findings { 9 } else { 0 };
        assert_eq!(cells.len() - 1, rows, "{sheet}");
    }
    assert_eq!(
        sheets::cells(&path, "检查结果代码表")[1],
        ["JG01", "未发现问题", "未发现问题"]
    );
    sheets::keeps_what_is_typed(&path);
}

#[test]
fn headings_are_explained_in_the_language_of_the_screen_and_fixed_words_are_offered() {
    let told = [
        (
            "zh",
            "市场主体：18 位统一社会信用代码或 15 位注册号",
            "必填",
            "例：91370499MX6W70EE2Q",
        ),
        (
            "en",
            "code: a company: credit code of 18",
            "required",
            "example: 91370499MX6W70EE2Q",
        ),
    ];
    for (lang, about, required, example) in told {
        let office = Office::empty();
        office.run(&["--lang", lang, "init", "case"]);
        let path = office.case(TEMPLATE);
        let notes = sheets::parts(&path, ".xml");
        for said in [about, required, example] {
            assert!(notes.contains(said), "{said}");
        }
        let offered = sheets::parts(&path, "worksheets/sheet2.xml");
        assert!(offered.contains("\"有效,失效\""), "{offered}");
        let results = sheets::parts(&path, "worksheets/sheet5.xml");
        assert!(
            results.contains("通过登记的住所（经营场所）无法联系,"),
            "{results}"
        );
        // The header stays in sight.
        assert!(results.contains("<pane ySplit=\"1\""), "{results}");
    }
}

#[test]
fn it_is_the_same_to_the_byte_whenever_it_is_written() {
    let made = [(), ()].map(|()| {
        let office = Office::empty();
        office.run(&["init", "case", "--year", "2028"]);
        std::thread::sleep(std::time::Duration::from_millis(1100));
        std::fs::read(office.case(TEMPLATE)).unwrap()
    });
    assert!(made[0] == made[1]);
}
