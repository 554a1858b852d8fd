//! Tests of `src/domain/lists/scope.rs`.

use choucha::domain::lists::object::Object;
use choucha::domain::lists::scope::*;
use std::borrow::Cow;

#[test]
fn words_and_marks_stand_in_the_same_order() {
    let list = |words: &[&str]| {
        words
            .iter()
            .map(|&word| word.to_owned())
            .collect::<Vec<_>>()
    };
    let scope = Scope {
        kinds: list(&["市场主体", "项木"]),
        regions: list(&["槐林街"]),
        levels: Vec::new(),
        scopes: list(&["危险化学品"]),
        grades: list(&["A"]),
        others: vec![("行业类别".to_owned(), list(&["零售", "批发"]))],
    };
    let text = |text: &'static str| Cow::Borrowed(text);
    let object = Object {
        code: text("x"),
        company: None,
        kind: text("市场主体"),
        owner: text(""),
        region: text("槐林街道"),
        level: text("区级"),
        scope: text("危险化学品经营"),
        grade: text("B"),
        takes_part: true,
        vouched: false,
    };
    let cells = vec!["x".to_owned(), "　零售".to_owned()];
    let mut met = [false; 7];
    scope.mark_met(&object, (&cells, &[Some(1)]), &mut met);
    let unmet: Vec<_> = scope
        .words()
        .zip(met)
        .filter(|(_, met)| !met)
        .map(|(word, _)| word)
        .collect();
    assert_eq!(
        unmet,
        [
            ("kind", "项木"),
            ("region", "槐林街"),
            ("grade", "A"),
            ("行业类别", "批发")
        ]
    );
}

#[test]
fn the_law_s_word_for_all_companies_means_each_kind_of_them() {
    let scope = |kind: &str| Scope {
        kinds: vec![kind.to_owned()],
        ..Scope::default()
    };
    let cells: Vec<String> = Vec::new();
    let holds = |kind: &'static str, word: &str| {
        let object = Object {
            code: Cow::Borrowed("x"),
            company: None,
            kind: Cow::Borrowed(kind),
            owner: Cow::Borrowed(""),
            region: Cow::Borrowed(""),
            level: Cow::Borrowed(""),
            scope: Cow::Borrowed(""),
            grade: Cow::Borrowed(""),
            takes_part: true,
            vouched: false,
        };
        scope(word).holds_row(&object, (&cells, &[]))
    };
    for kind in [
        "市场主体",
        "企业",
        "个体工商户",
        "农民专业合作社",
        "事业单位",
    ] {
        assert!(holds(kind, "市场主体") && holds(kind, kind), "{kind}");
    }
    for kind in ["项目", "设施设备", "行为", "工地"] {
        assert!(!holds(kind, "市场主体"), "{kind}");
    }
    // The office's own word is narrower.
    assert!(!holds("个体工商户", "企业") && !holds("市场主体", "企业"));
}
